import Dexie from 'dexie';
import { patiently } from './patience.ts';

/** Chromium's buckets (Storage Buckets API), as far as they are used: each keeps its databases apart. */
interface StorageBuckets {
  open(name: string, options: { durability: 'strict' }): Promise<{ readonly indexedDB: IDBFactory }>;
}

const spareName = 'bopael-spare';

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
