import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { ByteSource } from '../byte-source.ts';
import { createIndexedDbShelf } from './indexed-db-shelf.ts';

const read: Blob[] = [];
/** Node has no reader of blobs that answers at once. */
const sourceOf = (blob: Blob): ByteSource => {
  read.push(blob);
  return { size: blob.size, read: () => new Uint8Array() };
};
const shelfOf = (name: string) => createIndexedDbShelf(name, indexedDB, sourceOf);

test('a station that never had a register has none', async () => {
  const shelf = shelfOf('empty');
  expect(await shelf.list()).toEqual([]);
  expect(await shelf.readPointer()).toBeUndefined();
  expect(await shelf.earlier.find()).toBeUndefined();
  await expect(shelf.open('1.register')).rejects.toThrow();
});

test('what was written is there at the next start, and goes when it is removed', async () => {
  await shelfOf('kept').write('1.register', new Uint8Array([1, 2, 3]));
  await shelfOf('kept').writePointer('one');
  await shelfOf('kept').writePointer('two');
  expect(await shelfOf('kept').readPointer()).toBe('two');
  expect(await shelfOf('kept').list()).toEqual(['1.register']);
  expect((await shelfOf('kept').open('1.register')).size).toBe(3);
  expect(new Uint8Array(await (read.at(-1) ?? new Blob()).arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  await shelfOf('kept').remove('1.register');
  expect(await shelfOf('kept').list()).toEqual([]);
  expect(await shelfOf('other').readPointer()).toBeUndefined();
});

test('the pack that an earlier version has stored is found and forgotten', async () => {
  const shelf = shelfOf('earlier');
  await shelf.writePointer('makes the database');
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('earlier', 1);
    opening.onsuccess = () => resolve(opening.result);
  });
  await new Promise((resolve) => {
    const transaction = database.transaction('packs', 'readwrite');
    transaction.objectStore('packs').put(new Uint8Array([7]).buffer, 'current');
    transaction.oncomplete = resolve;
  });
  database.close();
  expect(new Uint8Array((await shelf.earlier.find()) ?? new ArrayBuffer())).toEqual(new Uint8Array([7]));
  await shelf.earlier.forget();
  expect(await shelf.earlier.find()).toBeUndefined();
});
