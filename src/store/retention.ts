import type { StoreProblem } from '../application/ports/station-store.ts';
import type { AttestationPorts, ServerTrust } from '../application/receipts/attested-receipts.ts';
import { createReceiptJudge } from '../application/receipts/receipt-judge.ts';
import { findRegistrationContent } from '../contract/registration-content.ts';
import type { AuditEvent } from '../domain/audit.ts';
import type { Instant, RegistrationId } from '../domain/registration.ts';
import { ok, type Result } from '../domain/result.ts';
import type { RowChange } from './journal/rows.ts';
import { dropParcelsOf } from './parcels.ts';
import { fromAttestationRow } from './proofs.ts';
import type { RecordReader } from './records.ts';
import type { OutboxRow, StationDatabase } from './station-database.ts';
import type { Writer } from './writer.ts';

interface RetentionPorts extends AttestationPorts {
  readonly database: StationDatabase;
  readonly writer: Writer;
  readonly reader: RecordReader;
}

const recordsAtATime = 200;

/**
 * Removes what acknowledged records say, once the receipt is older than the limit, signed by the server's own
 * key, and names the very bytes that are kept. The outbox row stays with its receipt: it names nobody, and
 * the count must go on to add up. Nothing else is ever removed: not what waits, needs a person or was
 * withdrawn; not what is being corrected or taken back by a record that is still on its way; and no correction
 * or withdrawal as long as what it replaces is there, for that could be offered again to a server that was
 * restored, and would stand there with nothing to replace it.
 */
export async function purgeAcknowledged(
  { database, writer, reader, hash, verify }: RetentionPorts,
  trust: ServerTrust,
  receivedBefore: Instant,
  now: Instant,
): Promise<Result<number, StoreProblem>> {
  const judge = createReceiptJudge({ hash, verify }, trust);

  /** Whoever settles that one must be able to read this one. */
  async function isUnderWay(id: RegistrationId | undefined): Promise<boolean> {
    const other = id === undefined ? undefined : await database.outbox.get(id);
    return other !== undefined && !['acknowledged', 'withdrawn'].includes(other.state);
  }

  const isDue = ({ state, receipt, receiptFault, purgedAt }: OutboxRow): boolean =>
    state === 'acknowledged' &&
    purgedAt === undefined &&
    receiptFault === undefined &&
    receipt !== undefined &&
    receipt.receivedAt < receivedBefore;

  /** Whether what this record has taken the place of is still whole here. `gone`: what goes with it now. */
  async function isReplacing(
    { withdraws }: OutboxRow,
    content: string,
    gone: ReadonlySet<RegistrationId>,
  ): Promise<boolean> {
    const replaced = withdraws ?? findRegistrationContent(content)?.corrects;
    if (replaced === undefined || gone.has(replaced)) return false;
    const row = await database.outbox.get(replaced);
    return row?.state === 'acknowledged' && row.purgedAt === undefined;
  }

  async function isProven({ id, receipt, attested }: OutboxRow): Promise<boolean> {
    if (receipt?.id !== id || attested === undefined) return false;
    const batch = await database.attestations.get(attested.batch);
    return batch !== undefined && judge.isProven(receipt, fromAttestationRow(batch), attested.place);
  }

  const due = (await database.outbox.where('state').equals('acknowledged').toArray()).filter(isDue);
  let purged = 0;
  for (let at = 0; at < due.length; at += recordsAtATime) {
    let removed = 0;
    const outcome = await writer.commit<StoreProblem>(async () => {
      // As they are now: another window may have been here meanwhile.
      const rows = await database.outbox.bulkGet(due.slice(at, at + recordsAtATime).map(({ id }) => id));
      const changes: RowChange[] = [];
      const gone = new Set<RegistrationId>();
      const events: AuditEvent[] = [];
      for (const row of rows) {
        if (row === undefined || !isDue(row)) continue;
        const saved = await database.registrations.get(row.id);
        const text = await reader.findText(saved);
        if (saved === undefined || text === undefined) continue;
        if (row.receipt?.contentHash !== text.contentHash || !(await isProven(row))) continue;
        if ((await isUnderWay(row.correctedBy)) || (await isUnderWay(row.withdrawnBy))) continue;
        if (await isReplacing(row, text.content, gone)) continue;
        gone.add(row.id);
        changes.push({ table: 'registrations', gone: row.id });
        changes.push({ table: 'outbox', row: { ...row, purgedAt: now } });
        events.push({ action: 'purged', record: row.id, person: saved.cprKey });
      }
      await dropParcelsOf(database, [...gone]);
      removed = events.length;
      return ok({ changes, events });
    });
    if (!outcome.ok) return outcome;
    purged += removed;
  }
  return ok(purged);
}
