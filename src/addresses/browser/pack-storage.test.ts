import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { createIndexedDbPackStorage } from './pack-storage.ts';

const packOf = (...bytes: number[]): ArrayBuffer => new Uint8Array(bytes).buffer;
const bytesOf = (pack: ArrayBuffer | undefined): number[] => [...new Uint8Array(pack ?? new ArrayBuffer())];

test('a station that never had a register has no pack', async () => {
  expect(await createIndexedDbPackStorage('empty').load()).toBeUndefined();
});

test('the newest pack is the one that is opened at the next start', async () => {
  const storage = createIndexedDbPackStorage('kept');
  await storage.save(packOf(1, 2, 3));
  await storage.save(packOf(4, 5));
  expect(bytesOf(await createIndexedDbPackStorage('kept').load())).toEqual([4, 5]);
});

test('databases of other names are left alone', async () => {
  await createIndexedDbPackStorage('practice').save(packOf(1));
  expect(await createIndexedDbPackStorage('office').load()).toBeUndefined();
});

test('what is no pack in the database is not taken for one', async () => {
  const storage = createIndexedDbPackStorage('spoilt');
  await storage.save('not a pack' as unknown as ArrayBuffer);
  expect(await storage.load()).toBeUndefined();
});
