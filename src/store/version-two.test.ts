import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { createJournal } from './journal/journal.ts';
import { type RowChange, tableNamesOf } from './journal/rows.ts';
import { version1 } from './migrations/0001-first.ts';
import { version2 } from './migrations/0002-clerks-and-journal.ts';
import { createTestMachine, type TestMachine, testStationId } from './testing/test-station.ts';
import { createWorkedStation, factsOf } from './testing/worked-station.ts';

const tables = tableNamesOf(2);

/** Fields of an outbox row that version 2 did not have. */
const novel = ['owner', 'kind', 'case', 'mayHaveArrived', 'corrects', 'caseAtServer', 'attested', 'settled'];

/** A station as version 2 of the program left it: its tables and indexes, its rows, its journal. */
async function createVersionTwo(machine: TestMachine, rows: readonly RowChange[]): Promise<void> {
  const database = new Dexie(machine.name);
  database.version(1).stores(version1.stores);
  database.version(2).stores(version2.stores);
  await database.open();
  for (const table of tables) {
    const own = rows.flatMap((change) => (change.table === table && 'row' in change ? [change.row] : []));
    await database.table(table).bulkPut(own);
  }
  const { journal: key, keyId } = await machine.keys();
  const journal = await createJournal({ files: machine.files, key, station: testStationId, schema: 2 });
  const written = await journal.writeSnapshot(undefined, rows);
  if (!written.ok) throw new Error(written.error.kind);
  const count = (table: string): number => rows.filter((row) => row.table === table).length;
  await database.table('marks').bulkPut([
    { name: 'journal', mark: written.value },
    { name: 'sealed', keyId },
    {
      name: 'counts',
      registrations: count('registrations'),
      outbox: count('outbox'),
      audit: count('audit'),
    },
  ]);
  database.close();
}

async function createEarlier() {
  const worked = await createWorkedStation();
  const source = await worked.machine.look();
  const rows: RowChange[] = [];
  for (const table of tables) {
    for (const row of (await source.table(table).toArray()) as Record<string, unknown>[]) {
      const kept = Object.entries(row).filter(([name]) => table !== 'outbox' || !novel.includes(name));
      rows.push({ table, row: Object.fromEntries(kept) } as unknown as RowChange);
    }
  }
  source.close();
  const machine = createTestMachine();
  await createVersionTwo(machine, rows);
  return { machine, facts: worked.facts };
}

it('A station of version 2 opens with all that it held, and says of nothing more than it knows', async () => {
  const { machine, facts } = await createEarlier();
  const opened = await machine.open();
  expect(opened.report).toMatchObject({ lost: 0, mended: 0, restored: 0, rebuilt: false });
  const after = await factsOf(opened);
  expect(after.queue).toEqual(facts.queue);
  expect(after.drafts).toEqual(facts.drafts);
  expect(after.settings).toEqual(facts.settings);
  expect(after.trail).toEqual(facts.trail);
  expect(after.records).toHaveLength(facts.records.length);
  for (const [at, record] of after.records.entries()) {
    const { owner: _, corrects: __, case: held, ...before } = facts.records[at] ?? {};
    const { case: now, ...rest } = record;
    expect(rest).toEqual(before);
    // What needed a person has become a case, of nobody yet.
    expect(now !== undefined).toBe(held !== undefined);
    if (now !== undefined) expect(now).toEqual({ openedAt: record.changedAt, dueOn: held?.dueOn });
  }
  expect(await opened.findConservationFault()).toBeUndefined();
  expect(await opened.trail.findFault()).toBeUndefined();
  // Its receipts were never signed: the server is asked for signed ones, and nothing is purged until then.
  const [first] = await opened.store.findAcknowledged(undefined, 1);
  expect(first).toMatchObject({ isFaulty: false });
  expect(first).not.toHaveProperty('provenBy');
  await opened.close();
});

it('A station of version 2 that has been opened is refused by the program of that version', async () => {
  const { machine } = await createEarlier();
  const { journal: key } = await machine.keys();
  const asBefore = () => createJournal({ files: machine.files, key, station: testStationId, schema: 2 });
  expect(await (await asBefore()).read()).toMatchObject({ newer: false });
  await (await machine.open()).close();
  const there = (await indexedDB.databases()).find(({ name }) => name === machine.name);
  // That program looks at the number before anything else: its own was 20.
  expect(there?.version).toBe(30);
  // Also where the database is lost, and the journal alone is left.
  expect(await (await asBefore()).read()).toMatchObject({ newer: true });
});

it('A station of version 2 without room for a new journal opens, and has it anew the next time', async () => {
  const { machine, facts } = await createEarlier();
  const { journal: key } = await machine.keys();
  machine.files.setRoom(machine.files.used());
  const opened = await machine.open();
  expect((await opened.store.countQueue()).created).toBe(facts.queue.created);
  await opened.close();
  machine.files.setRoom(undefined);
  await (await machine.open()).close();
  const asBefore = await createJournal({ files: machine.files, key, station: testStationId, schema: 2 });
  expect(await asBefore.read()).toMatchObject({ newer: true });
});

it('A record that was on its way when version 2 died waits again, and may have arrived', async () => {
  const { machine } = await createEarlier();
  const database = new Dexie(machine.name);
  await database.open();
  await database.table('outbox').update(practiceId(7), { state: 'sending' });
  database.close();
  const { store } = await machine.open();
  expect((await store.findRecord(practiceId(7)))?.state).toBe('sending');
  expect(await store.putBackInterrupted(instant('2026-11-24T08:00:00.000Z'))).toBe(1);
  expect(await store.findRecord(practiceId(7))).toMatchObject({ state: 'waiting', mayHaveArrived: true });
});
