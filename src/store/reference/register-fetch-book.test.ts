import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openReferenceDatabase, type ReferenceDatabase } from './reference-database.ts';
import { createRegisterFetchBook } from './register-fetch-book.ts';

let names = 0;
async function open(name = `bopael-register-fetch-${++names}`): Promise<ReferenceDatabase> {
  const database = await openReferenceDatabase(name);
  if (database === undefined) throw new Error('none');
  return database;
}
const file = { sha256: 'a'.repeat(64), size: 6 };
const other = { sha256: 'b'.repeat(64), size: 3 };

it('parts are kept once and without gaps, also through a restart', async () => {
  const database = await open();
  const book = createRegisterFetchBook(database);
  expect(await book.countKept(file)).toBe(0);
  await book.keep(file, 0, Uint8Array.of(1, 2));
  await book.keep(file, 0, Uint8Array.of(9, 9, 9));
  await book.keep(file, 4, Uint8Array.of(5, 6));
  await book.keep(other, 0, Uint8Array.of(7));
  database.close();
  const again = createRegisterFetchBook(await open(database.name));
  expect(await again.countKept(file)).toBe(2);
  await again.keep(file, 2, Uint8Array.of(3, 4, 5, 6));
  const bytes = await (await again.read(file)).arrayBuffer();
  expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3, 4, 5, 6]);
});

it('what is not wanted any more is let go', async () => {
  const book = createRegisterFetchBook(await open());
  await book.keep(file, 0, Uint8Array.of(1, 2));
  await book.keep(other, 0, Uint8Array.of(7));
  await book.keepOnly([other]);
  expect([await book.countKept(file), await book.countKept(other)]).toEqual([0, 1]);
});

it('what stands of it is changed part by part', async () => {
  const book = createRegisterFetchBook(await open());
  expect(await book.find()).toEqual({});
  await book.note({ paused: true, withoutChanges: 'x' });
  await book.note({ coming: { name: 'r', date: '', size: 2, kept: 1 } });
  await book.note({ paused: undefined });
  expect(await book.find()).toMatchObject({ withoutChanges: 'x', coming: { kept: 1 } });
  expect((await book.find()).paused).toBeUndefined();
});

it('is not forgotten with what else came from a server that was restored', async () => {
  const database = await open();
  const book = createRegisterFetchBook(database);
  await book.keep(file, 0, Uint8Array.of(1, 2));
  await database.clear();
  expect(await book.countKept(file)).toBe(2);
});
