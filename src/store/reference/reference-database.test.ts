import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, it } from 'vitest';
import type { RegistrationId } from '../../domain/registration.ts';
import { openReferenceDatabase, type ReferenceDatabase } from './reference-database.ts';

let databases = 0;
const newName = (): string => `bopael-reference-test-${++databases}`;

const record = '01920000-0000-7000-8000-000000000001' as RegistrationId;
const list = { number: 3, content: '{}', attestation: { key: '0'.repeat(16), signature: 'x' } };

async function open(name: string): Promise<ReferenceDatabase> {
  const database = await openReferenceDatabase(name);
  if (database === undefined) throw new Error('none');
  return database;
}

it('what was kept is there at the next opening, until it is cleared', async () => {
  const name = newName();
  const first = await open(name);
  await first.lists.put(list);
  await first.seen.put({ list: '2027-01', record });
  await first.cursors.put({ name: 'lists', value: 3 });
  first.close();
  const again = await open(name);
  expect(await again.lists.toArray()).toEqual([list]);
  expect(await again.seen.get(['2027-01', record])).toEqual({ list: '2027-01', record });
  expect(await again.cursors.get('lists')).toEqual({ name: 'lists', value: 3 });
  await again.clear();
  expect(await Promise.all(again.tables.map((table) => table.count()))).toEqual([0, 0, 0, 0, 0, 0]);
  again.close();
});

it('one of a newer program is made anew', async () => {
  const name = newName();
  const newer = new Dexie(name);
  newer.version(3).stores({ lists: 'number', other: 'id' });
  await newer.open();
  await newer.table('lists').put(list);
  newer.close();
  const database = await open(name);
  expect(await database.lists.count()).toBe(0);
  expect(await database.seen.count()).toBe(0);
  database.close();
});

it('one whose tables are gone or are others is made anew', async () => {
  const name = newName();
  await new Promise<void>((resolve, reject) => {
    // As Dexie's first version, and nothing in it that Dexie knows.
    const request = indexedDB.open(name, 10);
    request.onupgradeneeded = () => request.result.createObjectStore('else');
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
  const database = await open(name);
  await database.lists.put(list);
  expect(await database.lists.count()).toBe(1);
  expect(await database.indexChunks.count()).toBe(0);
  database.close();
});

it('a browser that gives no database at all is no fault: there is none', async () => {
  const refusing = {
    open: () => {
      throw new Error('refused');
    },
  } as unknown as IDBFactory;
  const own = Dexie.dependencies;
  Dexie.dependencies = { ...own, indexedDB: Object.assign(Object.create(indexedDB), refusing) as IDBFactory };
  try {
    expect(await openReferenceDatabase(newName())).toBeUndefined();
  } finally {
    Dexie.dependencies = own;
  }
});
