import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import { findRecordContent } from '../../contract/record-content.ts';
import { type IndexEntry, IndexEntrySchema } from '../../contract/updates.ts';
import { entryTexts } from '../../domain/person-tokens.ts';
import type { Registration, RegistrationId } from '../../domain/registration.ts';
import { retryPassing } from '../database/database-errors.ts';
import { standInLine, useLine } from '../database/locks.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { ServerKeyring } from '../keys/server-keys.ts';
import { danishDayOf } from '../system-clock.ts';
import type { FindIndexEntries } from './updates-route.ts';

export interface IndexEntriesParts {
  readonly db: Kysely<IntakeTables>;
  readonly keys: Pick<ServerKeyring, 'blinding'>;
}

/** So many records are brought into the index at once: a server with a long past gets there question by question. */
export const recordsAtOnce = 2000;

/** Rows of one statement; each takes two of a statement's parameters. */
const rowsAtOnce = 500;

/**
 * The blinded index: an entry for every record, under the record's own number. Entries are made when a station
 * asks for more than there are, of the records that came since, in their order; by one process at a time. A
 * hand-over has nothing to do with it and does not wait.
 */
export function createIndexEntries({ db, keys: { blinding } }: IndexEntriesParts): FindIndexEntries {
  const tokenOf = (text: string): string =>
    createHmac('sha256', blinding).update(text).digest().subarray(0, 8).toString('base64');

  /** Gives how far the index goes. Numbers are committed in their order, so no record comes in between later. */
  const bringIn = (): Promise<number> =>
    retryPassing(() =>
      db.transaction().execute(async (transaction) => {
        const indexed = await standInLine(transaction, 'index');
        const records = await transaction
          .selectFrom('records as r')
          .innerJoin('stations as s', 's.id', 'r.station_id')
          .select(['r.id', 'r.sequence', 'r.received_at', 'r.content', 'r.replaces', 's.office'])
          .where('r.sequence', '>', indexed)
          .orderBy('r.sequence')
          .limit(recordsAtOnce)
          .execute();
        const last = records.at(-1);
        if (last === undefined) return indexed;
        const rows = records.map((record) => ({
          sequence: record.sequence,
          entry: JSON.stringify(toEntry(record, tokenOf)),
        }));
        for (let at = 0; at < rows.length; at += rowsAtOnce) {
          await transaction
            .insertInto('index_entries')
            .values(rows.slice(at, at + rowsAtOnce))
            .execute();
        }
        await useLine(transaction, 'index', last.sequence);
        return last.sequence;
      }),
    );

  const findLast = async (name: 'index' | 'records'): Promise<number> => {
    const row = await db
      .selectFrom('lines')
      .select('last')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return row.last;
  };

  return async (after, limit) => {
    let indexed = await findLast('index');
    if (indexed - after < limit && (await findLast('records')) > indexed) indexed = await bringIn();
    if (after >= indexed) return { entries: [], upTo: indexed };
    const rows = await db
      .selectFrom('index_entries')
      .select('entry')
      .where('sequence', '>', after)
      .where('sequence', '<=', indexed)
      .orderBy('sequence')
      .limit(limit)
      .execute();
    const entries = rows.map(({ entry }) => IndexEntrySchema.parse(JSON.parse(entry)));
    return { entries, upTo: entries.at(-1)?.sequence ?? indexed };
  };
}

interface IndexedRecord {
  readonly id: string;
  readonly sequence: number;
  readonly received_at: Date;
  readonly content: string;
  readonly replaces: string | null;
  readonly office: string;
}

function toEntry(record: IndexedRecord, tokenOf: (text: string) => string): IndexEntry {
  const id = record.id as RegistrationId;
  const person = findPerson(record.content);
  return {
    sequence: record.sequence,
    id,
    ...(record.replaces === null ? {} : { replaces: record.replaces as RegistrationId }),
    ...(person === undefined ? {} : { person: toBlinded(person, id, record, tokenOf) }),
  };
}

function toBlinded(
  person: Registration['person'],
  id: RegistrationId,
  { office, received_at }: IndexedRecord,
  tokenOf: (text: string) => string,
): NonNullable<IndexEntry['person']> {
  const { cpr, whole, pairs, parts } = entryTexts(person, id);
  return {
    office,
    receivedOn: danishDayOf(received_at),
    cpr: tokenOf(cpr),
    whole: tokenOf(whole),
    // Sorted by what tells nothing: the order of the parts would say which of them come first in the name.
    pairs: pairs.map(tokenOf).sort(),
    parts: parts.map(tokenOf).sort(),
  };
}

/** Nobody where the record withdraws, or where this program cannot read what a later or earlier one took. */
function findPerson(content: string): Registration['person'] | undefined {
  const record = findRecordContent(content);
  return record?.kind === 'registration' ? record.registration.person : undefined;
}
