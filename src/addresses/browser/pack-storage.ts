/** Where the built register is kept between starts. */
export interface PackStorage {
  load(): Promise<ArrayBuffer | undefined>;
  /** Replaces the stored pack; the old one stays until the new one is safely there. */
  save(pack: ArrayBuffer): Promise<void>;
}

const storeName = 'packs';
const currentKey = 'current';

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function openDatabase(place: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = place.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(storeName);
  };
  return settled(request);
}

/**
 * The pack as one value in a small IndexedDB database of its own. Register data are public and can be
 * loaded again, so they stay apart from the station's records. Rejects where the browser refuses.
 */
export function createIndexedDbPackStorage(databaseName: string, place: IDBFactory = indexedDB): PackStorage {
  const withDatabase = async <Value>(work: (database: IDBDatabase) => Promise<Value>): Promise<Value> => {
    const database = await openDatabase(place, databaseName);
    try {
      return await work(database);
    } finally {
      database.close();
    }
  };
  return {
    load: () =>
      withDatabase(async (database) => {
        const stored: unknown = await settled(
          database.transaction(storeName).objectStore(storeName).get(currentKey),
        );
        return stored instanceof ArrayBuffer ? stored : undefined;
      }),
    save: (pack) =>
      withDatabase(
        (database) =>
          new Promise((resolve, reject) => {
            const transaction = database.transaction(storeName, 'readwrite');
            transaction.objectStore(storeName).put(pack, currentKey);
            // One transaction: either the new pack is there, or the old one still is.
            transaction.oncomplete = () => resolve();
            transaction.onabort = () => reject(transaction.error ?? new Error('The pack was not stored'));
          }),
      ),
  };
}
