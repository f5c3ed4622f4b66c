import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { deriveStationKeys } from './keys/station-keys.ts';
import { stationDatabaseExists } from './open-database.ts';
import { openStore } from './open-store.ts';
import { breakDatabases } from './testing/database-faults.ts';
import { createTestMachine, type TestMachine } from './testing/test-station.ts';
import { journalName } from './testing/worked-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');

afterEach(() => vi.restoreAllMocks());

const namesOf = async (machine: TestMachine): Promise<readonly string[]> =>
  (await indexedDB.databases())
    .flatMap(({ name = '' }) => (name.startsWith(machine.name) ? [name] : []))
    .sort();

const breakDatabase = (name: string, error?: string): void =>
  breakDatabases((wanted) => wanted === name, error);

async function createMachine(): Promise<TestMachine> {
  const machine = createTestMachine();
  const station = await machine.open();
  for (const nth of [1, 2, 3]) await station.store.saveRegistration(buildRegistration({ nth }), now);
  await station.close();
  return machine;
}

describe('A database that can no longer be opened', () => {
  it('is replaced by a new one from the journal, and stays the replaced one', async () => {
    const machine = await createMachine();
    breakDatabase(machine.name);
    const station = await machine.open();
    expect(station.report).toMatchObject({ rebuilt: true });
    expect(await station.store.countQueue()).toMatchObject({ created: 3, waiting: 3 });
    await station.store.saveRegistration(buildRegistration({ nth: 4 }), now);
    await station.close();
    expect(await namesOf(machine)).toEqual([`${machine.name}~2`]);
    vi.restoreAllMocks();
    const again = await machine.open();
    expect(again.report).toMatchObject({ rebuilt: false, restored: 0 });
    expect(await again.store.countQueue()).toMatchObject({ created: 4 });
    expect(await stationDatabaseExists(machine.name)).toBe(true);
  });

  it('is not replaced for a refusal that passes, which would cost what was typed last', async () => {
    const machine = await createMachine();
    let refusals = 10;
    breakDatabases((wanted) => wanted === machine.name && refusals-- > 0);
    const station = await machine.open();
    expect(refusals).toBeLessThanOrEqual(0);
    expect(station.report).toMatchObject({ rebuilt: false, restored: 0 });
    await station.close();
    expect(await namesOf(machine)).toEqual([machine.name]);
  });

  it('is not replaced under the hands of another window that has it open', async () => {
    const machine = await createMachine();
    breakDatabase(machine.name);
    let others = true;
    const windows = { areThereOthers: async () => others, enter: () => () => {} };
    const ports = { ...(await machine.storePorts()), windows };
    expect(await openStore(ports)).toEqual({ ok: false, error: { kind: 'unavailable' } });
    expect(await namesOf(machine)).toEqual([machine.name]);
    others = false;
    const opened = await openStore(ports);
    expect(opened.ok && opened.value.report.rebuilt).toBe(true);
    if (opened.ok) await opened.value.close();
  });

  it('is left alone where there is no journal to rebuild it from', async () => {
    const machine = await createMachine();
    machine.files.contents.clear();
    breakDatabase(machine.name);
    expect(await openStore(await machine.storePorts())).toEqual({
      ok: false,
      error: { kind: 'unavailable' },
    });
    vi.restoreAllMocks();
    expect(await (await machine.open()).store.countQueue()).toMatchObject({ created: 3 });
  });

  it('is left alone where only the disk is full', async () => {
    const machine = await createMachine();
    breakDatabase(machine.name, 'QuotaExceededError');
    expect(await openStore(await machine.storePorts())).toEqual({ ok: false, error: { kind: 'no-room' } });
    expect(await namesOf(machine)).toEqual([machine.name]);
  });

  it('is left alone where the journal gives nothing either', async () => {
    const machine = await createMachine();
    machine.files.contents.set('journal-000001.log', new Uint8Array(3));
    breakDatabase(machine.name);
    expect(await openStore(await machine.storePorts())).toEqual({
      ok: false,
      error: { kind: 'unavailable' },
    });
    vi.restoreAllMocks();
    expect(await namesOf(machine)).toEqual([machine.name]);
    expect(await (await machine.open()).store.countQueue()).toMatchObject({ created: 3 });
  });

  it('is kept where the journal had not everything, and gives it when it opens again', async () => {
    const machine = await createMachine();
    const journal = (machine.files.contents.get(journalName) ?? new Uint8Array()).slice();
    // Somewhere in the save of the second of three records.
    const middle = Math.floor(journal.length * 0.55);
    journal[middle] = (journal[middle] ?? 0) ^ 1;
    machine.files.contents.set(journalName, journal);
    breakDatabase(machine.name);
    const without = await machine.open();
    expect((await without.store.listOutbox()).map(({ id }) => id)).toEqual([3, 1].map(practiceId));
    await without.store.saveRegistration(buildRegistration({ nth: 4 }), now);
    await without.close();
    const still = await machine.open();
    await still.close();
    expect(await namesOf(machine)).toEqual([machine.name, `${machine.name}~2`]);
    vi.restoreAllMocks();
    const again = await machine.open();
    expect((await again.store.listOutbox()).map(({ id }) => id)).toEqual([4, 3, 2, 1].map(practiceId));
    expect(await again.store.countQueue()).toMatchObject({ created: 4, waiting: 4 });
    expect(await again.findConservationFault()).toBeUndefined();
    expect(await namesOf(machine)).toEqual([`${machine.name}~2`]);
    expect(await again.compare()).toMatchObject({
      ok: true,
      value: { restored: 0, mended: 0, journalled: 0 },
    });
  });

  it('gives the draft that had not reached the journal when it opens again', async () => {
    const machine = await createMachine();
    const dying = await machine.open();
    await dying.drafts.saveDraft({ id: practiceId(9), startedAt: now, changedAt: now, form: { a: 1 } });
    breakDatabase(machine.name);
    vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    await (await machine.open()).close();
    vi.restoreAllMocks();
    const again = await machine.open();
    expect(await again.drafts.findDraft(practiceId(9))).toMatchObject({ form: { a: 1 } });
    expect(await namesOf(machine)).toEqual([`${machine.name}~2`]);
  });
});

describe('A database of another root key', () => {
  it('is neither read nor written nor removed', async () => {
    const machine = await createMachine();
    const keys = await deriveStationKeys(new Uint8Array(32).fill(9));
    const station = '3f0a4b4e-6f0e-4d5b-9c56-7f7a3c1b2d99';
    const theirs = await machine.look();
    const rows = await theirs.registrations.toArray();
    for (let start = 0; start < 3; start += 1) {
      const other = await machine.open(undefined, { keys, station });
      expect(await other.store.countQueue()).toMatchObject({ created: start });
      await other.store.saveRegistration(buildRegistration({ nth: 10 + start }), now);
      await other.close();
    }
    expect(await theirs.registrations.toArray()).toEqual(rows);
    expect(await namesOf(machine)).toEqual([machine.name, `${machine.name}~2`]);
    expect([...machine.files.contents.keys()].sort()).toEqual(['journal-000001.log', 'journal-000002.log']);
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3].map(practiceId));
  });
});
