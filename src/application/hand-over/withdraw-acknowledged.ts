import type { RegistrationId } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Withdrawal } from '../../domain/withdrawal.ts';
import type { ClockWitness } from '../clock-witness.ts';
import type { WithdrawalProblem } from '../ports/hand-over-store.ts';
import type { Ids } from '../ports/machine.ts';
import type { StationStore } from '../ports/station-store.ts';

export interface WithdrawalPorts {
  readonly store: StationStore;
  readonly ids: Ids;
  readonly witness: ClockWitness;
}

/**
 * Takes back what is, or may be, at the server: a record of its own that is handed over like any other. What
 * it takes back stays as it was, and counts no more. Answers with the withdrawal's id.
 */
export async function withdrawAcknowledged(
  { store, ids, witness }: WithdrawalPorts,
  id: RegistrationId,
  because: string,
): Promise<Result<RegistrationId, WithdrawalProblem | { readonly kind: 'cause-missing' }>> {
  const cause = because.trim();
  if (cause === '') return fail({ kind: 'cause-missing' });
  const clock = witness.evidence();
  const withdrawal: Withdrawal = {
    id: ids.newRegistrationId(),
    withdraws: id,
    because: cause,
    recordedAt: clock.wall,
    clock,
  };
  const saved = await store.saveWithdrawal(withdrawal, clock.wall);
  return saved.ok ? ok(withdrawal.id) : saved;
}
