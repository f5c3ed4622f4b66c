import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeRegistrationContent } from '../contract/registration-content.ts';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { fromOutgoingText } from '../testing/outgoing-text.ts';
import { attestReceipts, testTrust } from '../testing/test-trust.ts';
import type { OpenedStore } from './open-store.ts';
import type { ParcelRow } from './station-database.ts';
import { failNthCommit, writesTo } from './testing/database-faults.ts';
import { buildClerk, createTestMachine, type TestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const later = instant('2026-11-23T09:00:00.000Z');
const nths = [1, 2, 3, 4, 5, 6, 7];

afterEach(() => vi.restoreAllMocks());

const open = (machine: TestMachine): Promise<OpenedStore> => machine.open(buildClerk(), { parcelOf: 3 });

const settleAll = async ({ store }: OpenedStore): Promise<void> => {
  while (await store.settle());
};

/** A station at which seven wait: six in two parcels, and one loose. */
async function createPacked(): Promise<{ machine: TestMachine; station: OpenedStore }> {
  const machine = createTestMachine();
  const station = await open(machine);
  for (const nth of nths) await station.store.saveRegistration(buildRegistration({ nth }), now);
  await settleAll(station);
  return { machine, station };
}

const parcelsOf = async (machine: TestMachine): Promise<readonly ParcelRow[]> => {
  const database = await machine.look();
  const rows = await database.parcels.toArray();
  database.close();
  return rows;
};

/** All that waits is given out with the very texts that were saved. */
async function expectAllTexts({ store }: OpenedStore): Promise<void> {
  const claimed = await store.claimWaiting(now, 1000);
  const texts = claimed.map(({ id, text }) =>
    fromOutgoingText({ id, bytes: text?.bytes ?? new Uint8Array() }),
  );
  expect(texts).toEqual(
    nths.map((nth) => ({
      id: practiceId(nth),
      content: writeRegistrationContent(buildRegistration({ nth })),
    })),
  );
}

async function acknowledge({ store }: OpenedStore, limit: number): Promise<void> {
  const claimed = await store.claimWaiting(now, limit);
  const receipts = claimed.map(({ id, text }, at) => ({
    id,
    sequence: at + 1,
    receivedAt: later,
    contentHash: text?.contentHash ?? '',
  }));
  const batch = await attestReceipts(receipts);
  await store.changeStates(
    receipts.map((receipt, place) => ({
      id: receipt.id,
      from: 'sending',
      to: 'acknowledged',
      receipt,
      attested: { batch, place },
    })),
    later,
  );
}

describe('What waits', () => {
  it('is packed at a quiet moment, and given out as it was saved', async () => {
    const { machine, station } = await createPacked();
    expect((await parcelsOf(machine)).map(({ records }) => records)).toEqual([
      [1, 2, 3].map(practiceId),
      [4, 5, 6].map(practiceId),
    ]);
    await expectAllTexts(station);
  });

  it('is given out from its parcels also where its own rows can no longer be read', async () => {
    const { machine, station } = await createPacked();
    const database = await machine.look();
    await database.registrations.bulkDelete([1, 4].map(practiceId));
    await expectAllTexts(station);
    database.close();
  });

  it('is read in its own rows where a parcel does not open, or names other records', async () => {
    for (const harm of [
      (row: ParcelRow) => ({ ...row, records: row.records.toReversed() }),
      (row: ParcelRow) => ({ ...row, ends: row.ends.map((end) => end - 1) }),
      (row: ParcelRow) => ({ ...row, sealed: { ...row.sealed, nonce: new Uint8Array(12) } }),
      (row: ParcelRow) => ({ ...row, sealed: { ...row.sealed, data: new Uint8Array(3) } }),
    ]) {
      const { machine, station } = await createPacked();
      const database = await machine.look();
      await database.parcels.bulkPut((await database.parcels.toArray()).map(harm));
      await expectAllTexts(station);
      database.close();
    }
  });

  it('is given out where another window has unpacked it meanwhile', async () => {
    const { machine, station } = await createPacked();
    const database = await machine.look();
    await database.parcels.clear();
    await expectAllTexts(station);
    database.close();
  });

  it('is not given out though its row was read beforehand, where another window has withdrawn it since', async () => {
    const { machine, station } = await createPacked();
    const other = await open(machine);
    const withdrawn = { from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Fejl' } as const;
    expect(await other.store.changeStates([{ id: practiceId(2), ...withdrawn }], later)).toEqual([]);
    const claimed = await station.store.claimWaiting(now, 1000);
    expect(claimed.map(({ id }) => id)).toEqual([1, 3, 4, 5, 6, 7].map(practiceId));
  });

  it('is packed by the next to open the station, where its window was killed', async () => {
    const { machine } = await createPacked();
    const again = await open(machine);
    await again.store.saveRegistration(buildRegistration({ nth: 8 }), now);
    await again.store.saveRegistration(buildRegistration({ nth: 9 }), now);
    await settleAll(again);
    expect(await parcelsOf(machine)).toHaveLength(3);
  });
});

describe('A parcel', () => {
  it('goes when one of its records does not wait any more; the others are packed anew', async () => {
    const { machine, station } = await createPacked();
    await acknowledge(station, 1);
    const withdrawn = { from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Fejl' } as const;
    await station.store.changeStates([{ id: practiceId(5), ...withdrawn }], later);
    await settleAll(station);
    expect((await parcelsOf(machine)).map(({ records }) => records)).toEqual([[2, 3, 4].map(practiceId)]);
  });

  it('never reaches over another, however the ids lie that begin to wait later', async () => {
    const machine = createTestMachine();
    const station = await open(machine);
    const save = (nth: number) => station.store.saveRegistration(buildRegistration({ nth }), now);
    // A clock that was set back gives ids that sort before those that are there.
    for (const nth of [5, 6, 7, 2, 9, 3, 8, 4]) {
      await save(nth);
      await settleAll(station);
    }
    expect((await parcelsOf(machine)).map(({ records }) => records)).toEqual([
      [2, 3, 4].map(practiceId),
      [5, 6, 7].map(practiceId),
    ]);
  });

  it('goes with all its records when they have been handed over', async () => {
    const { machine, station } = await createPacked();
    await acknowledge(station, 1000);
    await settleAll(station);
    expect(await parcelsOf(machine)).toEqual([]);
  });

  it('never outlives a record that is purged, whoever has put it there', async () => {
    const { machine, station } = await createPacked();
    const before = await parcelsOf(machine);
    await acknowledge(station, 1000);
    await settleAll(station);
    const database = await machine.look();
    // As many wait within its bounds as it holds.
    await database.parcels.bulkPut([...before]);
    vi.spyOn(station.store, 'settle').mockResolvedValue(false);
    expect(await station.purge(instant('2999-01-01T00:00:00.000Z'), testTrust)).toMatchObject({ ok: true });
    expect(await database.parcels.count()).toBe(0);
    database.close();
  });

  it('is done without where there is no room for it', async () => {
    const machine = createTestMachine();
    const station = await open(machine);
    for (const nth of nths) await station.store.saveRegistration(buildRegistration({ nth }), now);
    failNthCommit(1, writesTo('parcels'));
    await settleAll(station);
    expect(await parcelsOf(machine)).toEqual([]);
    // Nor is it tried again and again.
    await settleAll(station);
    expect(await parcelsOf(machine)).toEqual([]);
    await expectAllTexts(station);
  });
});
