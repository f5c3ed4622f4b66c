import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { StoreFailure } from '../../application/ports/station-store.ts';
import { practiceId } from '../../testing/fake-machine.ts';
import { openReferenceDatabase, type ReferenceDatabase } from './reference-database.ts';
import { createSeenListChanges, createUpdatesBook, hearMarksAgain, keyOfSeen } from './updates-book.ts';

const attestation = { key: '0'.repeat(16), signature: 'x' };
const [one, two] = [1, 2].map((number) => ({ number, content: `{"n":${number}}`, attestation }));
if (one === undefined || two === undefined) throw new Error('two lists');
const chunk = { from: 0, upTo: 9, data: { nonce: new Uint8Array(12), data: new Uint8Array(3) } };

let database: ReferenceDatabase;
let names = 0;
beforeEach(async () => {
  const opened = await openReferenceDatabase(`bopael-reference-book-${++names}`);
  if (opened === undefined) throw new Error('none');
  database = opened;
});

describe('what came from the server', () => {
  it('is remembered, of each stream by itself', async () => {
    const book = createUpdatesBook(database);
    expect(await book.findCursor('key-a')).toEqual({ marks: 0, index: 0, lists: 0 });
    await book.keepLists([two, one], 2);
    await book.keepCursor('marks', 7);
    await book.keepCursor('index', 9);
    expect(await createUpdatesBook(database).findCursor('key-a')).toEqual({ marks: 7, index: 9, lists: 2 });
    expect(await book.listLists()).toEqual([one, two]);
    await hearMarksAgain(database);
    expect(await book.findCursor('key-a')).toEqual({ marks: 0, index: 9, lists: 2 });
  });

  it('is forgotten where it is another server’s', async () => {
    const book = createUpdatesBook(database);
    await book.findCursor('key-a');
    await book.keepLists([one], 1);
    await database.indexChunks.put(chunk);
    expect(await book.findCursor('key-b')).toEqual({ marks: 0, index: 0, lists: 0 });
    expect(await book.listLists()).toEqual([]);
    expect(await database.indexChunks.count()).toBe(0);
  });

  it('is forgotten where the server begins anew, in one go with its first lists', async () => {
    const book = createUpdatesBook(database);
    await book.findCursor('key-a');
    await book.keepLists([one, two], 2);
    await book.keepCursor('index', 9);
    await database.indexChunks.put(chunk);
    await book.keepLists([one], 1, { anew: { signingKey: 'key-a' } });
    expect(await book.findCursor('key-a')).toEqual({ marks: 0, index: 0, lists: 1 });
    expect(await book.listLists()).toEqual([one]);
    expect(await database.indexChunks.count()).toBe(0);
  });

  it('a write that fails is a failure of the store, and keeps nothing', async () => {
    const book = createUpdatesBook(database);
    await book.findCursor('key-a');
    database.close();
    await expect(book.keepLists([one], 1)).rejects.toThrow(StoreFailure);
    await database.open();
    expect(await book.listLists()).toEqual([]);
  });
});

it('what somebody has seen is seen once, however often it is noted', async () => {
  const seen = createSeenListChanges(database);
  await seen.note('2027-01', practiceId(1));
  await seen.note('2027-01', practiceId(1));
  await seen.note('2027-02', practiceId(1));
  expect([...(await seen.list())]).toEqual([
    keyOfSeen('2027-01', practiceId(1)),
    keyOfSeen('2027-02', practiceId(1)),
  ]);
});
