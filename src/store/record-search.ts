import { findRecordContent } from '../contract/record-content.ts';
import { formatCprNumber } from '../domain/cpr-number.ts';
import type { Registration, RegistrationId } from '../domain/registration.ts';
import { foldName } from '../domain/same-person.ts';
import type { RecordReader } from './records.ts';
import type { StationDatabase } from './station-database.ts';

/** Finds records by the beginnings of words: names in any order and spelling, number, address. */
export interface RecordSearch {
  /** Ids, newest first. What has been saved since the last search is read first. */
  find(text: string): Promise<readonly RegistrationId[]>;
  /** Reads what there is ahead of the first search. */
  warm(): Promise<void>;
}

const rowsAtATime = 500;

function wordsOf({ person, residence }: Registration): readonly string[] {
  const text = `${person.name} ${person.cpr} ${formatCprNumber(person.cpr)} ${residence.printed.join(' ')}`;
  return [...new Set(foldName(text).split(' '))];
}

/**
 * The words lie in memory, and only while somebody is signed in: an index on the disk would have to tell
 * them. A saved registration never changes, so a record is read once.
 */
export function createRecordSearch(
  { registrations, marks }: StationDatabase,
  reader: RecordReader,
): RecordSearch {
  const words = new Map<RegistrationId, readonly string[]>();
  let reading: Promise<readonly RegistrationId[]> = Promise.resolve([]);
  /** What was read last, and how far the journal went then. */
  let known: { readonly ids: readonly RegistrationId[]; readonly state: string } | undefined;

  /** Changes with every save, whichever window makes it; a look at all ids would cost more than the search. */
  const findState = async (): Promise<string> => JSON.stringify(await marks.bulkGet(['journal', 'counts']));

  /** All ids in their order, after their words have been read. */
  async function readNew(): Promise<readonly RegistrationId[]> {
    const state = await findState();
    if (known?.state === state) return known.ids;
    const ids = await registrations.toCollection().primaryKeys();
    if (ids.length < words.size) {
      const there = new Set(ids);
      for (const id of words.keys()) if (!there.has(id)) words.delete(id);
    }
    const withdrawals = new Map<RegistrationId, RegistrationId>();
    const unread = ids.filter((id) => !words.has(id));
    for (let at = 0; at < unread.length; at += rowsAtATime) {
      const rows = await registrations.bulkGet(unread.slice(at, at + rowsAtATime));
      await Promise.all(
        rows.map(async (row) => {
          if (row === undefined) return;
          const content = await reader.findContent(row);
          const found = content === undefined ? undefined : findRecordContent(content);
          // One that cannot be read is looked at again: it may have been mended meanwhile.
          if (found === undefined) return;
          if (found.kind === 'registration') words.set(row.id, wordsOf(found.registration));
          // It is found by the words of what it takes back.
          else withdrawals.set(row.id, found.withdrawal.withdraws);
        }),
      );
    }
    for (const [id, target] of withdrawals) words.set(id, words.get(target) ?? []);
    // What could not be read is looked at again the next time.
    known = words.size === ids.length ? { ids, state } : undefined;
    return ids;
  }

  const inStep = (): Promise<readonly RegistrationId[]> => {
    reading = reading.then(readNew, readNew);
    return reading;
  };

  return {
    warm: async () => void (await inStep()),
    async find(text) {
      const wanted = foldName(text)
        .split(' ')
        .filter((word) => word !== '');
      const ids = await inStep();
      const found: RegistrationId[] = [];
      for (let at = ids.length - 1; at >= 0; at -= 1) {
        const id = ids[at];
        const known = id === undefined ? undefined : words.get(id);
        if (id === undefined || known === undefined) continue;
        if (wanted.every((word) => known.some((other) => other.startsWith(word)))) found.push(id);
      }
      return found;
    },
  };
}
