import Dexie from 'dexie';
import type { RegisterFetchBook } from '../../application/ports/register-fetch-book.ts';
import { StoreFailure } from '../../application/ports/station-store.ts';
import type { PackedFile } from '../../contract/address-register.ts';
import { toStoreProblem } from '../store-problem.ts';
import type { ReferenceDatabase, RegisterPartRow } from './reference-database.ts';

async function failing<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new StoreFailure(toStoreProblem(error));
  }
}

/** Parts are rows: each is there whole or not at all, and each is on the disk before the next one is asked for. */
export function createRegisterFetchBook(database: ReferenceDatabase): RegisterFetchBook {
  const { registerParts, registerFetch } = database;
  const partsOf = ({ sha256 }: PackedFile): Dexie.Collection<RegisterPartRow, [string, number]> =>
    registerParts.where('[file+from]').between([sha256, Dexie.minKey], [sha256, Dexie.maxKey]);

  async function countKept(file: PackedFile): Promise<number> {
    const last = await partsOf(file).last();
    return last === undefined ? 0 : last.from + last.bytes.length;
  }

  return {
    find: () => failing(async () => (await registerFetch.get('register'))?.value ?? {}),
    note: (change) =>
      failing(() =>
        database.transaction('rw', registerFetch, async () => {
          const before = (await registerFetch.get('register'))?.value;
          await registerFetch.put({ name: 'register', value: { ...before, ...change } });
        }),
      ),
    countKept: (file) => failing(() => countKept(file)),
    keep: (file, from, bytes) =>
      failing(() =>
        database.transaction('rw', registerParts, async () => {
          if ((await countKept(file)) === from) await registerParts.add({ file: file.sha256, from, bytes });
        }),
      ),
    read: (file) => failing(async () => new Blob((await partsOf(file).toArray()).map(({ bytes }) => bytes))),
    keepOnly: (files) =>
      failing(async () => {
        const kept = new Set(files.map(({ sha256 }) => sha256));
        const keys = await registerParts.toCollection().primaryKeys();
        await registerParts.bulkDelete(keys.filter(([file]) => !kept.has(file)));
      }),
  };
}
