import type { Sha256 } from '../application/ports/digest.ts';
import type { StoreProblem } from '../application/ports/station-store.ts';
import type { AuditEvent } from '../domain/audit.ts';
import type { Instant } from '../domain/registration.ts';
import { ok, type Result } from '../domain/result.ts';
import type { RowChange } from './journal/rows.ts';
import type { RecordReader } from './records.ts';
import type { OutboxRow, StationDatabase } from './station-database.ts';
import type { Writer } from './writer.ts';

interface RetentionPorts {
  readonly database: StationDatabase;
  readonly writer: Writer;
  readonly reader: RecordReader;
  readonly sha256: Sha256;
}

const recordsAtATime = 200;

/**
 * Removes what acknowledged records say, once the receipt is older than the limit and names the very bytes
 * that are kept. The outbox row stays with its receipt: it names nobody, and the count must go on to add
 * up. Nothing else is ever removed: not what waits, needs a person or was withdrawn, and not what is being
 * corrected by a record that is still on its way.
 */
export async function purgeAcknowledged(
  { database, writer, reader, sha256 }: RetentionPorts,
  receivedBefore: Instant,
  now: Instant,
): Promise<Result<number, StoreProblem>> {
  /** Its correction is not at its end yet: whoever settles that one must be able to read this one. */
  async function isBeingCorrected({ correctedBy }: OutboxRow): Promise<boolean> {
    const correction = correctedBy === undefined ? undefined : await database.outbox.get(correctedBy);
    return correction !== undefined && !['acknowledged', 'withdrawn'].includes(correction.state);
  }

  const isDue = ({ state, receipt, purgedAt }: OutboxRow): boolean =>
    state === 'acknowledged' &&
    purgedAt === undefined &&
    receipt !== undefined &&
    receipt.receivedAt < receivedBefore;

  const due = (await database.outbox.where('state').equals('acknowledged').toArray()).filter(isDue);
  let purged = 0;
  for (let at = 0; at < due.length; at += recordsAtATime) {
    let removed = 0;
    const outcome = await writer.commit<StoreProblem>(async () => {
      // As they are now: another window may have been here meanwhile.
      const rows = await database.outbox.bulkGet(due.slice(at, at + recordsAtATime).map(({ id }) => id));
      const changes: RowChange[] = [];
      const events: AuditEvent[] = [];
      for (const row of rows) {
        if (row === undefined || !isDue(row)) continue;
        const saved = await database.registrations.get(row.id);
        const content = await reader.findContent(saved);
        const { receipt } = row;
        const verified =
          content !== undefined && receipt?.id === row.id && receipt.contentHash === (await sha256(content));
        if (!verified || saved === undefined || (await isBeingCorrected(row))) continue;
        changes.push({ table: 'registrations', gone: row.id });
        changes.push({ table: 'outbox', row: { ...row, purgedAt: now } });
        events.push({ action: 'purged', record: row.id, person: saved.cprKey });
      }
      removed = events.length;
      return ok({ changes, events });
    });
    if (!outcome.ok) return outcome;
    purged += removed;
  }
  return ok(purged);
}
