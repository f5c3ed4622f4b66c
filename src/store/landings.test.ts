import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isConserved } from '../domain/registration.ts';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { practicePerson } from '../testing/practice-persons.ts';
import { attestReceipts, testTrust } from '../testing/test-trust.ts';
import type { OpenedStore } from './open-store.ts';
import { failNthCommit, writesTo } from './testing/database-faults.ts';
import { createTestMachine, type TestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const later = instant('2026-11-23T09:00:00.000Z');
const count = 60;
const nths = Array.from({ length: count }, (_, at) => at + 1);

afterEach(() => vi.restoreAllMocks());

async function claimAll({ store }: OpenedStore) {
  const claimed = await store.claimWaiting(now, 1000);
  const receipts = claimed.map(({ id, text }, at) => ({
    id,
    sequence: at + 1,
    receivedAt: later,
    contentHash: text?.contentHash ?? '',
  }));
  const batch = await attestReceipts(receipts);
  return receipts.map((receipt, place) => ({
    id: receipt.id,
    from: 'sending' as const,
    to: 'acknowledged' as const,
    receipt,
    attested: { batch, place },
  }));
}

async function createLanded(): Promise<{ machine: TestMachine; station: OpenedStore }> {
  const machine = createTestMachine();
  const station = await machine.open();
  for (const nth of nths) await station.store.saveRegistration(buildRegistration({ nth }), now);
  expect(await station.store.changeStates(await claimAll(station), later)).toEqual([]);
  return { machine, station };
}

async function expectAllThere(station: OpenedStore): Promise<void> {
  const queue = await station.store.countQueue();
  expect(queue).toMatchObject({ created: count, acknowledged: count, waiting: 0 });
  expect(isConserved(queue)).toBe(true);
  expect((await station.store.listOutbox()).map(({ state }) => state)).toEqual(
    nths.map(() => 'acknowledged'),
  );
  expect(await station.findConservationFault()).toBeUndefined();
}

const settleAll = async ({ store }: OpenedStore): Promise<void> => {
  while (await store.settle());
};

describe('What was acknowledged in bulk', () => {
  it('is written in one row and goes into the records’ own rows later, and each time it reads the same', async () => {
    const { machine, station } = await createLanded();
    const database = await machine.look();
    expect(await database.landings.count()).toBe(1);
    expect(await database.flights.count()).toBe(0);
    expect(await database.outbox.where('state').equals('acknowledged').count()).toBe(0);
    const before = await station.store.listOutbox();
    await expectAllThere(station);
    await settleAll(station);
    expect(await database.landings.count()).toBe(0);
    expect(await database.outbox.where('state').equals('acknowledged').count()).toBe(count);
    expect(await station.store.listOutbox()).toEqual(before);
    await expectAllThere(station);
    database.close();
  });

  it('is there after the program was killed, and when the database is gone', async () => {
    const { machine, station } = await createLanded();
    const before = await station.store.listOutbox();
    const again = await machine.open();
    expect(await again.store.listOutbox()).toEqual(before);
    const database = await machine.look();
    await database.delete();
    const rebuilt = await machine.open();
    expect(rebuilt.report).toMatchObject({ rebuilt: true, lost: 0 });
    // It is doubted what waits, and nothing of this does.
    expect(await rebuilt.store.listOutbox()).toEqual(before);
    await expectAllThere(rebuilt);
    await settleAll(rebuilt);
    expect(await rebuilt.compare()).toMatchObject({ ok: true, value: { restored: 0, mended: 0 } });
    await expectAllThere(rebuilt);
  });

  it('killed while it goes into the rows is whole: in one place or the other', async () => {
    for (const [share, nth] of [
      [0, 1],
      [0.5, 1],
      [undefined, 1],
    ] as const) {
      const { machine, station } = await createLanded();
      const before = await station.store.listOutbox();
      if (share === undefined) {
        failNthCommit(nth, writesTo('landings'));
        await expect(station.store.settle()).rejects.toMatchObject({ name: 'StoreFailure' });
        vi.restoreAllMocks();
      } else {
        machine.files.dieAfter(0, share);
        await expect(station.store.settle()).rejects.toBeDefined();
        machine.files.revive();
      }
      const again = await machine.open();
      expect(await again.store.listOutbox()).toEqual(before);
      await settleAll(again);
      expect(await again.store.listOutbox()).toEqual(before);
      await expectAllThere(again);
    }
  });

  it('is seen by another window at once, and by the first one what that does', async () => {
    const { machine, station } = await createLanded();
    const other = await machine.open();
    expect(await other.store.listOutbox()).toEqual(await station.store.listOutbox());
    const correction = buildRegistration({ nth: 100, person: practicePerson(7), corrects: practiceId(7) });
    expect(await other.store.saveRegistration(correction, later)).toMatchObject({ ok: true });
    expect((await station.store.findRecord(practiceId(7)))?.correctedBy).toBe(practiceId(100));
    await settleAll(station);
    expect(await other.store.findRecord(practiceId(7))).toMatchObject({
      state: 'acknowledged',
      correctedBy: practiceId(100),
      receipt: { id: practiceId(7) },
    });
    expect(await other.store.countQueue()).toMatchObject({
      created: count + 1,
      acknowledged: count,
      waiting: 1,
    });
  });

  it('and offered again to a restored server waits, whatever the landing said', async () => {
    const { machine, station } = await createLanded();
    const missing = [3, 4].map(practiceId);
    await station.store.noteCompared({ proven: [], missing, different: [] }, later);
    const expectWaiting = async (opened: OpenedStore): Promise<void> => {
      expect(await opened.store.countQueue()).toMatchObject({ acknowledged: count - 2, waiting: 2 });
      expect((await opened.store.findRecord(practiceId(3)))?.state).toBe('waiting');
    };
    await expectWaiting(station);
    const again = await machine.open();
    await expectWaiting(again);
    await settleAll(again);
    await expectWaiting(again);
    expect((await again.store.claimWaiting(later, 10)).map(({ id }) => id)).toEqual(missing);
  });

  it('is purged after its time like all else', async () => {
    const { station } = await createLanded();
    const after = instant('2027-01-01T00:00:00.000Z');
    expect(await station.purge(after, testTrust)).toEqual({ ok: true, value: count });
    expect(await station.store.countQueue()).toMatchObject({ created: count, acknowledged: count });
  });

  it('of two answers at once lands in two rows, each with its own signature', async () => {
    const machine = createTestMachine();
    const station = await machine.open();
    for (const nth of Array.from({ length: 2 * count }, (_, at) => at + 1)) {
      await station.store.saveRegistration(buildRegistration({ nth }), now);
    }
    const all = await claimAll(station);
    const halves = [all.slice(0, count), all.slice(count)];
    const changes = await Promise.all(
      halves.map(async (half) => {
        const batch = await attestReceipts(half.map(({ receipt }) => receipt));
        return half.map((change, place) => ({ ...change, attested: { batch, place } }));
      }),
    );
    await station.store.changeStates(changes.flat(), later);
    const database = await machine.look();
    expect(await database.landings.count()).toBe(2);
    for (const nth of [1, 2 * count]) expect(await station.store.findProof(practiceId(nth))).toBeDefined();
    database.close();
  });
});
