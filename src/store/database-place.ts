import Dexie from 'dexie';
import { patiently } from './patience.ts';

/** Chromium's buckets (Storage Buckets API), as far as they are used: each keeps its databases apart. */
interface StorageBuckets {
  open(name: string, options: { durability: 'strict' }): Promise<{ readonly indexedDB: IDBFactory }>;
}

const spareName = 'bopael-spare';
const passingName = 'bopael-passing';

/** Where this program's databases are. */
export const databasePlace = (): IDBFactory => Dexie.dependencies.indexedDB ?? indexedDB;

/**
 * To be called before any database is opened. Where the files of an origin's databases are damaged in
 * certain ways (CURRENT or MANIFEST gone), Chromium answers every opening with "Internal error opening
 * backing store" for ever, and offers no way to delete them. Then the databases begin anew in a bucket of
 * their own: all that they held is in the journal. Where the first place works again later, it is the place
 * again, and is brought up to the journal in its turn.
 */
export async function chooseDatabasePlace(): Promise<'own' | 'spare'> {
  const chosen = await choose();
  await leaveTornLog(databasePlace()).catch(() => undefined);
  return chosen;
}

async function choose(): Promise<'own' | 'spare'> {
  if (await patiently(() => works(indexedDB))) return 'own';
  const { storageBuckets } = navigator as Navigator & { readonly storageBuckets?: StorageBuckets };
  const spare = await storageBuckets?.open(spareName, { durability: 'strict' }).catch(() => undefined);
  if (spare === undefined || !(await works(spare.indexedDB))) return 'own';
  Dexie.dependencies = { indexedDB: spare.indexedDB, IDBKeyRange };
  return 'spare';
}

/** The list of the databases comes out of the same files as the databases. */
const works = (place: IDBFactory): Promise<boolean> =>
  place.databases().then(
    () => true,
    () => false,
  );

/**
 * Has the databases begin a new log of writes. A browser that is killed within a write leaves a torn record at the
 * log's end; the next one writes on behind it, and LevelDB, reading the log again, takes all that lies there for the
 * rest of the torn record, though each write had been answered. Whoever deletes a database, if only an empty one,
 * has Chromium put what the log holds into a table and begin another log (some 13 ms).
 */
async function leaveTornLog(place: IDBFactory): Promise<void> {
  const passing = await settled(place.open(passingName));
  passing.close();
  await settled(place.deleteDatabase(passingName));
}

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The databases did not answer'));
  });
