import type { ByteSource } from '../byte-source.ts';
import type { RegisterShelf } from '../register-shelf.ts';
import { sourceOfBlob } from './opfs-shelf.ts';

const storeName = 'packs';
/** Where earlier versions of the program kept their one pack. */
const earlierKey = 'current';
const pointerKey = 'pointer';

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
 * Registers as blobs in a small IndexedDB database of its own, where there is no private file system. Register data
 * are public and can be loaded again, so they stay apart from the station's records.
 */
export function createIndexedDbShelf(
  databaseName: string,
  place: IDBFactory = indexedDB,
  sourceOf: (blob: Blob) => ByteSource = sourceOfBlob,
): RegisterShelf & { readonly earlier: NonNullable<RegisterShelf['earlier']> } {
  const withDatabase = async <Value>(work: (database: IDBDatabase) => Promise<Value>): Promise<Value> => {
    const database = await openDatabase(place, databaseName);
    try {
      return await work(database);
    } finally {
      database.close();
    }
  };
  const find = (key: string): Promise<unknown> =>
    withDatabase((database) => settled(database.transaction(storeName).objectStore(storeName).get(key)));
  const change = (work: (store: IDBObjectStore) => void): Promise<void> =>
    withDatabase(
      (database) =>
        new Promise((resolve, reject) => {
          const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' });
          work(transaction.objectStore(storeName));
          // One transaction: either what is new is there, or what was still is.
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error ?? new Error('The register was not stored'));
        }),
    );
  return {
    list: () =>
      withDatabase(async (database) => {
        const keys = await settled(database.transaction(storeName).objectStore(storeName).getAllKeys());
        return keys.map(String).filter((key) => key.endsWith('.register'));
      }),
    async open(name) {
      const blob = await find(name);
      if (!(blob instanceof Blob)) throw new Error(`No register ${name}`);
      return { ...sourceOf(blob), close: () => undefined };
    },
    write: (name, bytes) => change((store) => store.put(new Blob([bytes]), name)),
    remove: (name) => change((store) => store.delete(name)),
    async readPointer() {
      const pointer = await find(pointerKey);
      return typeof pointer === 'string' ? pointer : undefined;
    },
    writePointer: (text) => change((store) => store.put(text, pointerKey)),
    earlier: {
      async find() {
        const pack = await find(earlierKey);
        return pack instanceof ArrayBuffer ? pack : undefined;
      },
      forget: () => change((store) => store.delete(earlierKey)),
    },
  };
}
