import { findNextState, type HandOverEvent, type RegistrationId } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/machine.ts';
import {
  type OutboxChange,
  type StationStore,
  StoreFailure,
  type StoreProblem,
} from '../ports/station-store.ts';

export type CaseProblem =
  | { readonly kind: 'no-such-record' }
  /** Meanwhile it was sent, withdrawn or acknowledged, here or in another window. */
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'cause-missing' }
  | StoreProblem;

interface CasePorts {
  readonly store: StationStore;
  readonly clock: Clock;
}

/** The record waits again, unchanged: for a refusal or conflict whose cause is gone. */
export const sendAgain = (ports: CasePorts, id: RegistrationId): Promise<Result<void, CaseProblem>> =>
  move(ports, id, 'send-again', { attempts: 0, trouble: undefined, nextAttemptAt: undefined });

/** The record will not be handed over. It stays on the station with the cause, and is never deleted. */
export async function withdraw(
  ports: CasePorts,
  id: RegistrationId,
  because: string,
): Promise<Result<void, CaseProblem>> {
  const cause = because.trim();
  if (cause === '') return fail({ kind: 'cause-missing' });
  return move(ports, id, 'withdraw', { withdrawnBecause: cause });
}

async function move(
  { store, clock }: CasePorts,
  id: RegistrationId,
  event: HandOverEvent,
  rest: Omit<OutboxChange, 'id' | 'from' | 'to'>,
): Promise<Result<void, CaseProblem>> {
  const record = await store.findRecord(id);
  if (record === undefined) return fail({ kind: 'no-such-record' });
  const to = findNextState(record.state, event);
  if (to === undefined) return fail({ kind: 'moved-on' });
  const trouble = record.trouble === undefined ? {} : { trouble: record.trouble };
  try {
    const change = { id, from: record.state, to, ...trouble, ...rest };
    const movedOn = await store.changeStates([change], clock.now());
    return movedOn.length === 0 ? ok(undefined) : fail({ kind: 'moved-on' });
  } catch (error) {
    if (error instanceof StoreFailure) return fail(error.problem);
    throw error;
  }
}
