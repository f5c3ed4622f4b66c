import { findNextState, type HandOverEvent, type RegistrationId } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/machine.ts';
import type { OutboxChange, OutboxEntry } from '../ports/outbox.ts';
import { type StationStore, StoreFailure, type StoreProblem } from '../ports/station-store.ts';
import { canBeWithdrawnHere } from './move-entry.ts';
import { type WithdrawalPorts, withdrawAcknowledged } from './withdraw-acknowledged.ts';

export type CaseProblem =
  | { readonly kind: 'no-such-record' }
  /** Meanwhile it was sent, withdrawn, corrected or acknowledged, here or in another window. */
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'cause-missing' }
  | StoreProblem;

interface CasePorts {
  readonly store: StationStore;
  readonly clock: Clock;
}

/** The record waits again, unchanged: for a refusal or conflict whose cause is gone. */
export async function sendAgain(ports: CasePorts, id: RegistrationId): Promise<Result<void, CaseProblem>> {
  const record = await ports.store.findRecord(id);
  if (record === undefined) return fail({ kind: 'no-such-record' });
  return move(ports, record, 'send-again', { attempts: 0, trouble: undefined, nextAttemptAt: undefined });
}

export type Withdrawn =
  /** It will not be handed over. */
  | { readonly kind: 'here' }
  /** It is or may be at the server: a withdrawal of its own goes after it. */
  | { readonly kind: 'at-the-server'; readonly withdrawal: RegistrationId };

/** The record counts no more. It stays on the station with the cause, and is never deleted. */
export async function withdraw(
  ports: CasePorts & WithdrawalPorts,
  id: RegistrationId,
  because: string,
): Promise<Result<Withdrawn, CaseProblem>> {
  const cause = because.trim();
  if (cause === '') return fail({ kind: 'cause-missing' });
  const record = await ports.store.findRecord(id);
  if (record === undefined) return fail({ kind: 'no-such-record' });
  if (canBeWithdrawnHere(record)) {
    const moved = await move(ports, record, 'withdraw', { withdrawnBecause: cause });
    return moved.ok ? ok({ kind: 'here' }) : moved;
  }
  const saved = await withdrawAcknowledged(ports, id, cause);
  if (saved.ok) return ok({ kind: 'at-the-server', withdrawal: saved.value });
  const { error } = saved;
  const isOutdated = error.kind === 'not-handed-over' || error.kind === 'no-longer-current';
  return fail(isOutdated ? { kind: 'moved-on' } : error);
}

async function move(
  { store, clock }: CasePorts,
  record: OutboxEntry,
  event: HandOverEvent,
  rest: Omit<OutboxChange, 'id' | 'from' | 'to'>,
): Promise<Result<void, CaseProblem>> {
  const { id } = record;
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
