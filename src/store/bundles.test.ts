import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { BundleBook, BundleCargo, MadeBundle } from '../application/ports/bundle-book.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { createMemoryBundleBook } from '../testing/memory-bundle-book.ts';
import { setUpStation } from './testing/test-access.ts';
import { createTestMachine } from './testing/test-station.ts';

const hashOf = (nth: number): string => nth.toString(16).padStart(64, '0');
const bundleNo = (number: number): MadeBundle => ({
  fileHash: hashOf(number),
  number,
  madeAt: instant(`2026-11-23T08:00:${String(number % 60).padStart(2, '0')}.000Z`),
  records: 2,
});
const cargo: BundleCargo = {
  sent: [1, 2].map((nth) => ({ id: practiceId(nth), contentHash: hashOf(nth) })),
  settled: [{ id: practiceId(9), as: 'corrected' }],
};
const returned = {
  at: instant('2026-11-25T08:00:00.000Z'),
  issuedAt: instant('2026-11-24T08:00:00.000Z'),
  acknowledged: 1,
  cases: 1,
  unanswered: 0,
};

const books: readonly (readonly [string, () => Promise<BundleBook>])[] = [
  ['the station database', async () => (await createTestMachine().open()).bundles],
  ['the double in memory', async () => createMemoryBundleBook()],
];

describe.each(books)('Bundles in %s', (_, create) => {
  it('are kept with what was put on them, the newest first', async () => {
    const book = await create();
    for (const number of [7, 9, 8])
      expect(await book.keep(bundleNo(number), cargo)).toMatchObject({ ok: true });
    expect((await book.list()).map(({ number }) => number)).toEqual([9, 8, 7]);
    expect(await book.find(hashOf(8))).toEqual({ bundle: bundleNo(8), cargo });
    expect(await book.find(hashOf(10))).toBeUndefined();
  });

  it('remember what came back of them', async () => {
    const book = await create();
    await book.keep(bundleNo(7), cargo);
    expect(await book.noteReturn(hashOf(7), returned)).toMatchObject({ ok: true });
    expect(await book.list()).toEqual([{ ...bundleNo(7), returned }]);
    // Of one that was not made here nothing is remembered.
    expect(await book.noteReturn(hashOf(8), returned)).toMatchObject({ ok: true });
    expect(await book.list()).toHaveLength(1);
  });
});

describe('Bundles in the station database', () => {
  it('outlive the program, and come back from the journal when the database is gone', async () => {
    const machine = createTestMachine();
    const station = await machine.open();
    await station.bundles.keep(bundleNo(7), cargo);
    await station.bundles.noteReturn(hashOf(7), returned);
    await station.close();
    const database = await machine.look();
    await database.delete();
    const { bundles, report } = await machine.open();
    expect(report).toMatchObject({ lost: 0 });
    expect(await bundles.find(hashOf(7))).toEqual({ bundle: { ...bundleNo(7), returned }, cargo });
  });

  it('are noted in the audit trail, without persons', async () => {
    const { bundles, trail } = await createTestMachine().open();
    await bundles.keep(bundleNo(7), cargo);
    const [newest] = await trail.list();
    expect(newest?.entry).toMatchObject({ action: 'exported', detail: 'bundle 7', count: 2 });
    expect(newest?.entry.record).toBeUndefined();
    expect(await trail.findFault()).toBeUndefined();
  });

  it('say nothing in clear of what was on them', async () => {
    const machine = createTestMachine();
    const { bundles } = await machine.open();
    await bundles.keep(bundleNo(7), cargo);
    const row = await (await machine.look()).bundles.get(hashOf(7));
    expect(row).toMatchObject({ number: 7, records: 2 });
    expect(JSON.stringify(row)).not.toContain(practiceId(1));
  });

  it('that can no longer be read are listed all the same', async () => {
    const machine = createTestMachine();
    const { bundles } = await machine.open();
    await bundles.keep(bundleNo(7), cargo);
    const database = await machine.look();
    await database.bundles.update(hashOf(7), { 'cargo.nonce': new Uint8Array(12) });
    expect(await bundles.find(hashOf(7))).toBeUndefined();
    expect(await bundles.list()).toHaveLength(1);
  });

  it('go into a backup', async () => {
    const machine = createTestMachine();
    const { supervisor } = await setUpStation({}, machine);
    const { clerk, keys, station } = supervisor;
    const { bundles, backup } = await machine.open(clerk, { keys, station });
    await bundles.keep(bundleNo(7), cargo);
    const made = await backup.make();
    expect(made).toMatchObject({ ok: true, value: { outcome: { proven: true } } });
  });
});
