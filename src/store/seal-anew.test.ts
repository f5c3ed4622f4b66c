import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { copyEarlier } from './copy-earlier.ts';
import { createJournal } from './journal/journal.ts';
import { generateStoreKeys, type StoreKeys } from './keys/store-keys.ts';
import { createVault } from './keys/vault.ts';
import type { OpenedStore } from './open-store.ts';
import { openStore } from './open-store.ts';
import { currentVersion } from './station-database.ts';
import { failNthCommit } from './testing/database-faults.ts';
import { registrationRow } from './testing/test-rows.ts';
import { buildClerk, createTestMachine, type TestMachine, testStationId } from './testing/test-station.ts';
import { causeOf, createVersionOne, formOf, pageOf, stateOf } from './testing/version-one.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const supervisor = buildClerk(1, 'supervisor');
let earlierKeys: StoreKeys;

beforeAll(async () => {
  earlierKeys = await generateStoreKeys();
});
afterEach(() => vi.restoreAllMocks());

async function createMachine(count: number): Promise<TestMachine> {
  const machine = createTestMachine();
  await createVersionOne(machine.name, earlierKeys, count);
  return machine;
}

const open = (machine: TestMachine, keys: StoreKeys | undefined = earlierKeys) =>
  machine.open(supervisor, { earlierKeys: keys });

async function expectAll(opened: OpenedStore, count: number): Promise<void> {
  const { store, drafts } = opened;
  const records = await store.listOutbox();
  expect(records).toHaveLength(count);
  for (const { id, state, registration, withdrawnBecause, receipt } of records) {
    const nth = Number.parseInt(id.slice(-12), 16);
    expect(registration).toEqual(buildRegistration({ nth }));
    expect(state).toBe(stateOf(nth));
    expect(withdrawnBecause).toBe(state === 'withdrawn' ? causeOf(nth) : undefined);
    expect(receipt?.sequence).toBe(state === 'acknowledged' ? nth : undefined);
  }
  expect((await store.countQueue()).created).toBe(count);
  expect(await opened.findConservationFault()).toBeUndefined();
  // Look-ups go through the station's own key now.
  const { person } = buildRegistration({ nth: 3 });
  expect((await store.findSamePerson(person)).map(({ entry }) => entry.id)).toContain(practiceId(3));
  expect(await store.saveRegistration(buildRegistration({ nth: count + 50, person }), now)).toEqual({
    ok: false,
    error: { kind: 'same-cpr', id: practiceId(3) },
  });
  expect((await store.findRecords({ search: person.cpr })).total).toBe(1);

  const listed = await drafts.listDrafts();
  expect(listed.map(({ id, owner, form }) => ({ id, owner, form }))).toEqual(
    [3, 2, 1].map((nth) => ({ id: practiceId(count + nth), owner: supervisor.id, form: formOf(nth) })),
  );
  const pages = await drafts.findLetterPages(practiceId(count + 2));
  expect(pages.map(({ bytes }) => bytes)).toEqual([pageOf(0), pageOf(1)]);
}

/** Nothing may depend on the earlier keys or on the database any more. */
async function expectJournalled(machine: TestMachine, count: number): Promise<void> {
  const database = await machine.look();
  database.close();
  await Dexie.delete(machine.name);
  const rebuilt = await machine.open(supervisor);
  expect(rebuilt.report.rebuilt).toBe(true);
  await expectAll(rebuilt, count);
}

describe('A station of version 1', () => {
  it('with 1,000 records in all states is taken along whole', async () => {
    const machine = await createMachine(1000);
    const opened = await open(machine);
    // Content, cause, drafts and pages; look-up keys are made anew with them.
    expect(opened.sealedAnew).toBe(1000 + 100 + 3 + 2);
    await expectAll(opened, 1000);
    await opened.close();
    const again = await machine.open(supervisor);
    expect(again.sealedAnew).toBe(0);
    expect(await again.compare()).toMatchObject({
      ok: true,
      value: { restored: 0, mended: 0, journalled: 0 },
    });
    await expectAll(again, 1000);
    await again.close();
    await expectJournalled(machine, 1000);
  });

  it('hands the drafts to whoever sets it up, and to nobody else', async () => {
    const machine = await createMachine(3);
    await (await open(machine)).close();
    const other = await machine.open(buildClerk(2));
    expect(await other.drafts.listDrafts()).toEqual([]);
    expect(await other.drafts.findLetterPages(practiceId(5))).toEqual([]);
  });

  it('killed at any transaction of its first opening is whole after the next', async () => {
    const seen: string[] = [];
    for (let nth = 1; nth <= 8; nth += 1) {
      const machine = await createMachine(30);
      failNthCommit(nth);
      const ports = await machine.storePorts(supervisor, { earlierKeys });
      const outcome = await openStore(ports).catch((error: unknown) => error);
      vi.restoreAllMocks();
      seen.push(JSON.stringify(outcome).slice(0, 12));
      const opened = await open(machine);
      await expectAll(opened, 30);
      await opened.close();
      await expectJournalled(machine, 30);
    }
    expect(seen.filter((text) => text.includes('false')).length).toBeGreaterThan(0);
  });

  it('killed at any write of its journal is whole after the next opening', async () => {
    for (const share of [0, 0.5, 1]) {
      for (let change = 0; change < 3; change += 1) {
        const machine = await createMachine(30);
        machine.files.dieAfter(change, share);
        await openStore(await machine.storePorts(supervisor, { earlierKeys })).catch(() => undefined);
        machine.files.revive();
        const opened = await open(machine);
        await expectAll(opened, 30);
        await opened.close();
        await expectJournalled(machine, 30);
      }
    }
  });

  it('is in the journal before anything is written to its database, which the browser may then give up', async () => {
    for (const nth of [1, 2, 3]) {
      const machine = await createMachine(30);
      // Nothing of the earlier version may be written over before it is copied.
      failNthCommit(nth);
      await openStore(await machine.storePorts(supervisor, { earlierKeys })).catch(() => undefined);
      vi.restoreAllMocks();
      // With the database go the earlier keys: the browser kept both in the same files.
      await Dexie.delete(machine.name);
      const rebuilt = await machine.open(supervisor);
      expect(rebuilt.report.rebuilt).toBe(true);
      await expectAll(rebuilt, 30);
      await rebuilt.close();
    }
  });

  it('is copied to the journal once, and says of nothing that it was mended', async () => {
    const machine = await createMachine(30);
    const opened = await open(machine);
    expect(opened.report).toEqual({ restored: 0, mended: 0, journalled: 0, lost: 0, rebuilt: false });
    await opened.close();
    expect([...machine.files.contents.keys()].filter((file) => file.startsWith('journal-'))).toEqual([
      'journal-000001.log',
    ]);
  });

  it('used again by the earlier program after a killed opening keeps what was done there', async () => {
    const machine = await createMachine(30);
    const keys = await machine.keys();
    const journal = await createJournal({
      files: machine.files,
      key: keys.journal,
      station: testStationId,
      schema: currentVersion,
    });
    const vaults = { vault: createVault(keys), earlier: createVault(earlierKeys) };
    await copyEarlier({ name: machine.name, journal, owner: supervisor.id, ...vaults });
    const earlier = await new Dexie(machine.name).open();
    expect(earlier.verno).toBe(1);
    const later = '2026-11-21T08:00:00.000Z';
    await earlier.table('outbox').update(practiceId(3), { state: 'sending', attempts: 1, changedAt: later });
    earlier.close();
    const opened = await open(machine);
    expect(await opened.store.findRecord(practiceId(3))).toMatchObject({ attempts: 1 });
    expect((await opened.store.countQueue()).created).toBe(30);
    expect(await opened.findConservationFault()).toBeUndefined();
    await opened.close();
  });

  it('without room for a journal does not open, and says why; everything is there when there is room', async () => {
    const machine = await createMachine(30);
    machine.files.setRoom(2000);
    for (let start = 0; start < 2; start += 1) {
      const outcome = await openStore(await machine.storePorts(supervisor, { earlierKeys }));
      expect(outcome).toEqual({ ok: false, error: { kind: 'no-room' } });
    }
    machine.files.setRoom(undefined);
    await expectAll(await open(machine), 30);
  });
});

describe('A station of version 1 whose keys', () => {
  it('are missing keeps every row as it is, and reads them when the keys are back', async () => {
    const machine = await createMachine(20);
    const without = await machine.open(supervisor);
    expect(without.sealedAnew).toBe(0);
    expect(await without.store.countQueue()).toMatchObject({ created: 20, acknowledged: 6 });
    expect((await without.store.listOutbox()).every(({ registration }) => registration === undefined)).toBe(
      true,
    );
    expect(await without.drafts.listDrafts()).toHaveLength(3);
    await without.close();
    // Also the background comparison and a compaction have gone over it meanwhile.
    const second = await machine.open(supervisor);
    await second.compare();
    await second.compact(true);
    await second.close();
    const back = await open(machine);
    await expectAll(back, 20);
    await back.compare();
    await expectAll(back, 20);
    await back.close();
    await expectJournalled(machine, 20);
  });

  it('came back only after the database was lost gets everything from the journal', async () => {
    const machine = await createMachine(20);
    await (await machine.open(supervisor)).close();
    await Dexie.delete(machine.name);
    const rebuilt = await machine.open(supervisor);
    expect(rebuilt.report.rebuilt).toBe(true);
    await rebuilt.close();
    const back = await open(machine);
    await expectAll(back, 20);
    await back.close();
    await expectJournalled(machine, 20);
  });

  it('came back, and which was killed before its journal knew, loses nothing', async () => {
    const machine = await createMachine(20);
    await (await machine.open(supervisor)).close();
    machine.files.failNext('no-room');
    const outcome = await openStore(await machine.storePorts(supervisor, { earlierKeys }));
    // The caller forgets the earlier keys where it opens: so it does not.
    expect(outcome).toEqual({ ok: false, error: { kind: 'no-room' } });
    const without = await machine.open(supervisor);
    await expectAll(without, 20);
    await without.close();
    await expectJournalled(machine, 20);
  });

  it('are wrong keeps every row as it is', async () => {
    const machine = await createMachine(20);
    const before = await new Dexie(machine.name).open();
    const rows = await before.table('registrations').toArray();
    before.close();
    const opened = await open(machine, await generateStoreKeys());
    expect(opened.sealedAnew).toBe(0);
    const database = await machine.look();
    expect(await database.registrations.toArray()).toEqual(rows);
    expect(await opened.store.countQueue()).toMatchObject({ created: 20 });
  });
});

describe('A station of a newer program', () => {
  it('whose journal alone is left is refused, and its journal stays as it is', async () => {
    const machine = createTestMachine();
    const { journal: key } = await machine.keys();
    const newer = await createJournal({ files: machine.files, key, station: testStationId, schema: 4 });
    const begun = await newer.writeSnapshot(undefined, []);
    if (!begun.ok) throw new Error('There is room');
    await newer.append(begun.value, [registrationRow(1)]);
    const before = new Map(machine.files.contents);
    for (let start = 0; start < 2; start += 1) {
      expect(await openStore(await machine.storePorts())).toEqual({
        ok: false,
        error: { kind: 'newer-database' },
      });
    }
    expect(machine.files.contents).toEqual(before);
  });

  it('is refused, and its database stays as it is', async () => {
    const machine = createTestMachine();
    const newer = new Dexie(machine.name);
    newer.version(4).stores({ registrations: 'id', novel: '++at' });
    await newer.open();
    await newer.table('novel').put({ what: 'kept' });
    newer.close();
    expect(await openStore(await machine.storePorts())).toEqual({
      ok: false,
      error: { kind: 'newer-database' },
    });
    const again = await new Dexie(machine.name).open();
    expect([again.verno, await again.table('novel').count()]).toEqual([4, 1]);
    expect(machine.files.contents.size).toBe(0);
    again.close();
  });
});
