import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RegistrationId } from '../domain/registration.ts';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { practicePerson } from '../testing/practice-persons.ts';
import { createStoreOperator, storeOperations } from '../testing/station-store-operations.ts';
import { testTrust } from '../testing/test-trust.ts';
import type { OpenedStore } from './open-store.ts';
import { failCommits, failNthCommit, writesTo } from './testing/database-faults.ts';
import { createTestMachine, type TestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');

let machine: TestMachine;
let station: OpenedStore;

beforeEach(async () => {
  machine = createTestMachine();
  station = await machine.open();
});
afterEach(() => vi.restoreAllMocks());

const save = ({ store }: OpenedStore, nth: number) => store.saveRegistration(buildRegistration({ nth }), now);

const journalSize = (): number =>
  [...machine.files.contents].find(([name]) => name.startsWith('journal-'))?.[1].length ?? 0;

/** The station as a new process finds it, in every respect that must hold. */
async function expectWhole(...ids: readonly RegistrationId[]): Promise<OpenedStore> {
  const reopened = await machine.open();
  const found = (await reopened.store.listOutbox()).map(({ id }) => id);
  expect(found.toSorted()).toEqual([...ids].sort());
  expect(await reopened.store.countQueue()).toMatchObject({ created: ids.length });
  expect(await reopened.findConservationFault()).toBeUndefined();
  expect(await reopened.trail.findFault()).toBeUndefined();
  const saved = (await reopened.trail.list()).filter(({ entry }) => entry.action === 'saved');
  expect(saved).toHaveLength(ids.length);
  // And what is in the database is what is in the journal.
  expect(await reopened.compare()).toMatchObject({
    ok: true,
    value: { restored: 0, mended: 0, journalled: 0 },
  });
  return reopened;
}

/** A second program over the same disk that dies between the journal and the database. */
async function dieBeforeTheDatabase(nth: number): Promise<void> {
  const dying = await machine.open();
  const { files } = machine;
  let dead = false;
  // The database never answers a dead program; what it does afterwards with the journal is not done either.
  failCommits(writesTo('registrations'), 'AbortError');
  const truncate = vi.spyOn(files, 'truncate').mockImplementation(async () => {
    dead = true;
    throw new Error('killed');
  });
  await expect(save(dying, nth)).rejects.toThrow('killed');
  expect(dead).toBe(true);
  truncate.mockRestore();
  vi.restoreAllMocks();
}

describe('A save that is killed', () => {
  it('between journal and database is there after the next start, once', async () => {
    await save(station, 1);
    await dieBeforeTheDatabase(2);
    await expectWhole(practiceId(1), practiceId(2));
    await expectWhole(practiceId(1), practiceId(2));
  });

  it('is brought in by another window that was open all the time, with its next save', async () => {
    await save(station, 1);
    await dieBeforeTheDatabase(2);
    expect((await save(station, 3)).ok).toBe(true);
    await expectWhole(practiceId(1), practiceId(2), practiceId(3));
  });

  it('counts when the other window decides: the same person is not saved twice', async () => {
    await dieBeforeTheDatabase(2);
    const again = buildRegistration({ nth: 3, person: practicePerson(2) });
    expect(await station.store.saveRegistration(again, now)).toEqual({
      ok: false,
      error: { kind: 'same-cpr', id: practiceId(2) },
    });
    await expectWhole(practiceId(2));
  });

  it('in the middle of its journal entry has left nothing', async () => {
    await save(station, 1);
    for (const share of [0, 0.2, 0.99]) {
      machine.files.dieAfter(0, share);
      await expect(save(station, 2)).rejects.toMatchObject({ name: 'MachineDied' });
      machine.files.revive();
      station = await expectWhole(practiceId(1));
    }
    expect((await save(station, 2)).ok).toBe(true);
    await expectWhole(practiceId(1), practiceId(2));
  });
});

describe('A save that fails', () => {
  it('in the database is cut back in the journal, and leaves the chain as it was', async () => {
    await save(station, 1);
    const [size, head] = [journalSize(), await station.trail.findHead()];
    failCommits(writesTo('registrations'));
    expect(await save(station, 2)).toEqual({ ok: false, error: { kind: 'no-room' } });
    vi.restoreAllMocks();
    expect(journalSize()).toBe(size);
    expect(await station.trail.findHead()).toEqual(head);
    expect((await save(station, 2)).ok).toBe(true);
    await expectWhole(practiceId(1), practiceId(2));
  });

  it('in the database, where the journal cannot be cut back either, is there later and once', async () => {
    failCommits(writesTo('registrations'));
    const truncate = vi
      .spyOn(machine.files, 'truncate')
      .mockImplementation(async () => ({ ok: false, error: { kind: 'unavailable' } }));
    expect((await save(station, 2)).ok).toBe(false);
    vi.restoreAllMocks();
    truncate.mockRestore();
    // The clerk tries again with the same form.
    expect((await save(station, 2)).ok).toBe(true);
    expect((await save(station, 3)).ok).toBe(true);
    await expectWhole(practiceId(2), practiceId(3));
  });

  it.each(['no-room', 'unavailable'] as const)(
    'in the journal (%s) has not touched the database',
    async (kind) => {
      await save(station, 1);
      const database = await machine.look();
      const before = await database.marks.toArray();
      machine.files.failNext(kind);
      expect(await save(station, 2)).toEqual({ ok: false, error: { kind } });
      expect(await database.marks.toArray()).toEqual(before);
      await expectWhole(practiceId(1));
    },
  );

  it('at every one of its transactions in turn leaves all of it or nothing', async () => {
    const saved: RegistrationId[] = [];
    for (let nth = 1; nth <= 12; nth += 1) {
      failNthCommit(1 + (nth % 3));
      if ((await save(station, nth)).ok) saved.push(practiceId(nth));
      vi.restoreAllMocks();
      station = await expectWhole(...saved);
    }
    expect(saved.length).toBeGreaterThan(0);
    expect(saved.length).toBeLessThan(12);
  });
});

describe('Two windows', () => {
  it('that save at once lose nothing, double nothing and keep one chain', async () => {
    const other = await machine.open();
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, nth) => save(nth % 2 === 0 ? station : other, nth + 1)),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    await expectWhole(...outcomes.map((_, nth) => practiceId(nth + 1)));
  });

  it('of which one compacts the journal meanwhile go on in the new file', async () => {
    const other = await machine.open();
    await save(station, 1);
    expect(await other.compact(true)).toEqual({ ok: true, value: true });
    expect((await save(station, 2)).ok).toBe(true);
    expect([...machine.files.contents.keys()]).toEqual(['journal-000002.log']);
    await expectWhole(practiceId(1), practiceId(2));
  });
});

describe('The noted number of rows', () => {
  const expectExact = async (): Promise<void> => {
    const database = await machine.look();
    const [registrations, outbox, audit] = await Promise.all([
      database.registrations.count(),
      database.outbox.count(),
      database.audit.count(),
    ]);
    expect(await database.findMark('counts')).toEqual({ name: 'counts', registrations, outbox, audit });
    database.close();
  };

  it('is exact after whatever is done', async () => {
    await fc.assert(
      fc.asyncProperty(storeOperations, async (operations) => {
        machine = createTestMachine();
        station = await machine.open();
        const operate = createStoreOperator({ ...station.store, ...station.drafts });
        for (const operation of operations) await operate(operation);
        await expectExact();
        await station.purge(instant('2099-01-01T00:00:00.000Z'), testTrust);
        await station.compact(true);
        await expectExact();
        await machine.open();
        await save(station, 50);
        await expectExact();
      }),
      { numRuns: 25 },
    );
  });

  it('does not follow a row that is lost: the next start misses it', async () => {
    await save(station, 1);
    await save(station, 2);
    const database = await machine.look();
    await database.registrations.delete(practiceId(1));
    await save(station, 3);
    const { report } = await machine.open();
    expect(report).toMatchObject({ restored: 1 });
    await expectExact();
  });
});

describe('The database without its mark', () => {
  it('is compared with the journal before anything more is saved', async () => {
    await save(station, 1);
    const database = await machine.look();
    await database.marks.clear();
    expect((await save(station, 2)).ok).toBe(true);
    await expectWhole(practiceId(1), practiceId(2));
  });

  it('saves nothing where there is no room to bring the journal into step', async () => {
    await save(station, 1);
    const database = await machine.look();
    await database.marks.clear();
    machine.files.contents.clear();
    machine.files.setRoom(10);
    expect(await save(station, 2)).toEqual({ ok: false, error: { kind: 'no-room' } });
    machine.files.setRoom(undefined);
    expect((await save(station, 2)).ok).toBe(true);
    await expectWhole(practiceId(1), practiceId(2));
  });
});
