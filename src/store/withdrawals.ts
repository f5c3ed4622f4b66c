import { stands } from '../application/hand-over/apply-changes.ts';
import { askAgain, canBeWithdrawnHere } from '../application/hand-over/move-entry.ts';
import type { HandOverStore, WithdrawalProblem } from '../application/ports/hand-over-store.ts';
import { findWithdrawalContent, writeWithdrawalContent } from '../contract/record-content.ts';
import type { ClerkId } from '../domain/clerk.ts';
import type { Instant } from '../domain/registration.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Withdrawal } from '../domain/withdrawal.ts';
import type { Vault } from './keys/vault.ts';
import type { OutboxViews } from './outbox-view.ts';
import { contentPlace } from './records.ts';
import type { OutboxRow, StationDatabase } from './station-database.ts';
import type { Decision, Writer } from './writer.ts';

interface WithdrawalPorts {
  readonly database: StationDatabase;
  readonly views: OutboxViews;
  readonly vault: Vault;
  readonly writer: Pick<Writer, 'commit'>;
  readonly owner: ClerkId;
}

/** Withdrawals of what is, or may be, at the server: records of their own. */
export function createWithdrawals({
  database,
  views,
  vault,
  writer,
  owner,
}: WithdrawalPorts): Pick<HandOverStore, 'saveWithdrawal'> {
  const { registrations, outbox, counters } = database;

  async function decide(
    withdrawal: Withdrawal,
    savedAt: Instant,
    text: string,
  ): Promise<Result<Decision, WithdrawalProblem>> {
    const { id, withdraws } = withdrawal;
    if ((await outbox.get(id)) !== undefined) return ok({ changes: [] });
    const { find } = await views.look();
    const target = await find(withdraws);
    if (target === undefined) return fail({ kind: 'no-such-record' });
    if (target.state === 'withdrawn' || target.kind === 'withdrawal') {
      return fail({ kind: 'no-longer-current' });
    }
    for (const other of [target.correctedBy, target.withdrawnBy]) {
      if (other !== undefined && (await stands(find, other))) {
        return fail({ kind: 'no-longer-current', id: other });
      }
    }
    if (canBeWithdrawnHere(target)) return fail({ kind: 'not-handed-over' });
    const [saved, content, created] = await Promise.all([
      registrations.get(withdraws),
      vault.sealText(contentPlace(id), text),
      counters.get('created'),
    ]);
    // It is found under the person whose registration it takes back, as long as that is not purged.
    const { cprKey = '', nameBirthKey = '' } = saved ?? {};
    const row: OutboxRow = {
      id,
      kind: 'withdrawal',
      withdraws,
      state: 'waiting',
      savedAt,
      changedAt: savedAt,
      attempts: 0,
      owner,
    };
    // One that is on its way is so by its flight, and not by its own row.
    const stored = target.state === 'sending' ? ((await outbox.get(withdraws)) ?? target) : target;
    const person = cprKey === '' ? {} : { person: cprKey };
    return ok({
      changes: [
        { table: 'registrations', row: { id, cprKey, nameBirthKey, content } },
        { table: 'outbox', row },
        { table: 'outbox', row: { ...askAgain(stored, savedAt), otherSide: undefined, withdrawnBy: id } },
        { table: 'counters', row: { name: 'created', value: (created?.value ?? 0) + 1 } },
      ],
      events: [
        { action: 'withdrew', record: withdraws, ...person },
        { action: 'saved-withdrawal', record: id, ...person },
      ],
    });
  }

  return {
    async saveWithdrawal(withdrawal, savedAt) {
      const text = writeWithdrawalContent(withdrawal);
      // "Saved" is said of nothing that could not be read and handed over afterwards.
      if (findWithdrawalContent(text) === undefined) throw new Error('Not a withdrawal that can be kept');
      return writer.commit<WithdrawalProblem>(() => decide(withdrawal, savedAt, text));
    },
  };
}
