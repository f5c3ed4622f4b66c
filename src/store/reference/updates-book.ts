import { StoreFailure } from '../../application/ports/station-store.ts';
import type { UpdatesBook } from '../../application/ports/updates-book.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import { toStoreProblem } from '../store-problem.ts';
import type { CursorRow, ReferenceDatabase } from './reference-database.ts';

/** What was seen of what lists change. */
export interface SeenListChanges {
  note(list: string, record: RegistrationId): Promise<void>;
  /** As `keyOfSeen` writes them. */
  list(): Promise<ReadonlySet<string>>;
}

export const keyOfSeen = (list: string, record: RegistrationId): string => `${list} ${record}`;

async function failing<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new StoreFailure(toStoreProblem(error));
  }
}

export function createUpdatesBook(database: ReferenceDatabase): UpdatesBook {
  const { cursors, lists } = database;

  const heardOf = (row: CursorRow | undefined): number =>
    row !== undefined && 'value' in row ? row.value : 0;

  return {
    findCursor: (signingKey) =>
      failing(async () => {
        const server = await cursors.get('server');
        if (server?.name !== 'server' || server.signingKey !== signingKey) {
          await database.transaction('rw', database.tables, async () => {
            await database.clear();
            await cursors.put({ name: 'server', signingKey });
          });
        }
        const [marks, index, listed] = await cursors.bulkGet(['marks', 'index', 'lists']);
        return { marks: heardOf(marks), index: heardOf(index), lists: heardOf(listed) };
      }),

    keepLists: (published, upTo, how) =>
      failing(() =>
        database.transaction('rw', database.tables, async () => {
          if (how !== undefined) {
            await database.clear();
            await cursors.put({ name: 'server', signingKey: how.anew.signingKey });
          }
          await lists.bulkPut([...published]);
          await cursors.put({ name: 'lists', value: upTo });
        }),
      ),

    keepCursor: (stream, upTo) =>
      failing(async () => {
        await cursors.put({ name: stream, value: upTo });
      }),

    listLists: () => failing(() => lists.orderBy('number').toArray()),
  };
}

export function createSeenListChanges({ seen }: ReferenceDatabase): SeenListChanges {
  return {
    async note(list, record) {
      await failing(() => seen.put({ list, record }));
    },
    list: () =>
      failing(async () => new Set((await seen.toArray()).map(({ list, record }) => keyOfSeen(list, record)))),
  };
}

/**
 * Marks are kept with the records: where those came back from a journal or a backup, they may be older than
 * what was heard.
 */
export const hearMarksAgain = (database: ReferenceDatabase): Promise<void> =>
  failing(() => database.cursors.delete('marks'));
