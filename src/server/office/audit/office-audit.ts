import { createHash } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Clock } from '../../../application/ports/machine.ts';
import {
  type OfficeAction,
  type OfficeAuditDetail,
  type OfficeAuditEntry,
  officeAuditStart,
  officeAuditText,
} from '../../../contract/office-audit.ts';
import type { Instant, RegistrationId } from '../../../domain/registration.ts';
import { retryPassing } from '../../database/database-errors.ts';
import { standInLine, useLine } from '../../database/locks.ts';
import type { IntakeTables, OfficeAuditRow } from '../../database/tables.ts';

export interface OfficeEvent {
  /** Initials. */
  readonly by: string;
  readonly action: OfficeAction;
  readonly record?: RegistrationId;
  readonly detail?: OfficeAuditDetail;
}

export interface OfficeAudit {
  /** Notes an event in a transaction of its own. */
  note(event: OfficeEvent): Promise<void>;
  /** Notes it where the deed itself is done. `office-audit` is the last line that a transaction stands in. */
  noteIn(transaction: Kysely<IntakeTables>, event: OfficeEvent): Promise<void>;
  /** Newest first. */
  list(query: {
    readonly before?: number | undefined;
    readonly record?: RegistrationId | undefined;
    readonly limit: number;
  }): Promise<readonly OfficeAuditEntry[]>;
  /** Oldest first, a bounded number at a time. */
  walk(): AsyncGenerator<readonly OfficeAuditEntry[]>;
  check(): Promise<OfficeAuditFinding>;
}

export interface OfficeAuditFinding {
  readonly entries: number;
  readonly head: string;
  /** The number of the first entry that does not follow from those before it. */
  readonly brokenAt?: number;
}

const walkStep = 1000;

/**
 * Who did what in the office's view. A chain of plain hashes shows every change but one by who can write here
 * and knows the rule: to that end its head stands on the page and in every export, for people to note elsewhere.
 */
export function createOfficeAudit(db: Kysely<IntakeTables>, clock: Clock): OfficeAudit {
  async function noteIn(transaction: Kysely<IntakeTables>, event: OfficeEvent): Promise<void> {
    const last = await standInLine(transaction, 'office-audit');
    const head = await transaction
      .selectFrom('office_audit')
      .select('hash')
      .where('sequence', '=', last)
      .executeTakeFirst();
    const detail = event.detail === undefined ? '' : JSON.stringify(event.detail);
    const sequence = last + 1;
    const entry = {
      sequence,
      at: clock.now(),
      by: event.by,
      action: event.action,
      detail,
      previous: head === undefined ? officeAuditStart : Buffer.from(head.hash).toString('hex'),
      ...(event.record === undefined ? {} : { record: event.record }),
    };
    await transaction
      .insertInto('office_audit')
      .values({
        sequence,
        at: new Date(entry.at),
        initials: entry.by,
        action: entry.action,
        record_id: event.record ?? null,
        detail,
        previous: Buffer.from(entry.previous, 'hex'),
        hash: Buffer.from(hashOf(entry), 'hex'),
      })
      .execute();
    await useLine(transaction, 'office-audit', sequence);
  }

  async function* walk(): AsyncGenerator<readonly OfficeAuditEntry[]> {
    for (let after = 0; ; ) {
      const rows = await db
        .selectFrom('office_audit')
        .selectAll()
        .where('sequence', '>', after)
        .orderBy('sequence')
        .limit(walkStep)
        .execute();
      if (rows.length === 0) return;
      yield rows.map(toEntry);
      after = rows.at(-1)?.sequence ?? after;
    }
  }

  return {
    note: (event) =>
      retryPassing(() => db.transaction().execute((transaction) => noteIn(transaction, event))),
    noteIn,
    async list({ before, record, limit }) {
      let query = db.selectFrom('office_audit').selectAll().orderBy('sequence', 'desc').limit(limit);
      if (before !== undefined) query = query.where('sequence', '<', before);
      if (record !== undefined) query = query.where('record_id', '=', record);
      return (await query.execute()).map(toEntry);
    },
    walk,
    async check() {
      // The line knows how many were given out: the last ones cannot be cut off unnoticed.
      const line = await sql<{ last: number }>`select last from lines where name = 'office-audit'`.execute(
        db,
      );
      const expected = line.rows[0]?.last ?? 0;
      const walker = createOfficeAuditWalker();
      for await (const entries of walk()) {
        for (const entry of entries) {
          const brokenAt = walker.take(entry);
          if (brokenAt !== undefined) return { entries: walker.entries, head: walker.head, brokenAt };
        }
      }
      const { entries, head } = walker;
      // Others may have noted something since; fewer than were given out is what must not be.
      return entries < expected ? { entries, head, brokenAt: entries + 1 } : { entries, head };
    },
  };
}

export interface OfficeAuditWalker {
  /** How many entries were right so far. */
  readonly entries: number;
  readonly head: string;
  /** The next entry of the chain; gives its place where it does not follow from those before it. */
  take(entry: OfficeAuditEntry): number | undefined;
}

/** Walks a whole chain from its beginning, entry by entry. */
export function createOfficeAuditWalker(): OfficeAuditWalker {
  let entries = 0;
  let head = officeAuditStart;
  return {
    get entries() {
      return entries;
    },
    get head() {
      return head;
    },
    take(entry) {
      const fits =
        entry.sequence === entries + 1 &&
        entry.previous === head &&
        entry.hash === hashOf({ ...entry, detail: writeDetail(entry.detail) });
      if (!fits) return entries + 1;
      entries += 1;
      head = entry.hash;
      return undefined;
    },
  };
}

const hashOf = (entry: Parameters<typeof officeAuditText>[0]): string =>
  createHash('sha256').update(officeAuditText(entry), 'utf8').digest('hex');

const writeDetail = (detail: OfficeAuditDetail): string =>
  Object.keys(detail).length === 0 ? '' : JSON.stringify(detail);

function toEntry(row: Selectable<OfficeAuditRow>): OfficeAuditEntry {
  return {
    sequence: row.sequence,
    at: row.at.toISOString() as Instant,
    by: row.initials,
    action: row.action,
    ...(row.record_id === null ? {} : { record: row.record_id as RegistrationId }),
    detail: readDetail(row.detail),
    previous: Buffer.from(row.previous).toString('hex'),
    hash: Buffer.from(row.hash).toString('hex'),
  };
}

/** What somebody has written there by hand may be anything; then the hash does not fit either. */
function readDetail(text: string): OfficeAuditEntry['detail'] {
  if (text === '') return {};
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null ? (detail as OfficeAuditEntry['detail']) : { text };
  } catch {
    return { text };
  }
}
