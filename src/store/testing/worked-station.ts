import type { RegistrationId } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { practicePerson } from '../../testing/practice-persons.ts';
import { tableNames } from '../journal/rows.ts';
import type { OpenedStore } from '../open-store.ts';
import type { StationDatabase } from '../station-database.ts';
import { createTestMachine, type TestMachine } from './test-station.ts';

/** The first file of the station's journal. */
export const journalName = 'journal-000001.log';

type Dump = ReadonlyMap<string, readonly object[]>;

export interface WorkedStation {
  readonly machine: TestMachine;
  /** Where the journal entry lies that a record was saved with. */
  readonly entryOf: (nth: number) => { readonly from: number; readonly to: number };
  /** Database and journal after half of the work. */
  readonly early: { readonly rows: Dump; readonly journal: Uint8Array<ArrayBuffer> };
  readonly facts: StationFacts;
}

/** All that people rely on at a station. */
export type StationFacts = Awaited<ReturnType<typeof factsOf>>;

export async function factsOf(station: OpenedStore) {
  const { store, drafts, trail } = station;
  const opened = await drafts.listDrafts();
  const pages = await Promise.all(
    opened.map(async ({ id }) => (await drafts.findLetterPages(id)).map(({ bytes }) => [...bytes])),
  );
  return {
    records: await store.listOutbox(),
    queue: await store.countQueue(),
    drafts: opened.map(({ id, owner, form }, at) => ({ id, owner, form, pages: pages[at] })),
    settings: await station.readSettings(),
    trail: (await trail.list()).map(({ text }) => text),
  };
}

/** What comes back may be older than what has happened to it: that it says so is no loss. */
export const undoubted = (facts: StationFacts): StationFacts => ({
  ...facts,
  records: facts.records.map(({ mayHaveArrived: _, ...record }) => record),
});

export async function dumpRows(database: StationDatabase): Promise<Dump> {
  const rows = new Map<string, readonly object[]>();
  for (const table of [...tableNames, 'marks'] as const) {
    rows.set(table, (await database.table(table).toArray()) as object[]);
  }
  return rows;
}

export async function putRows(database: StationDatabase, rows: Dump): Promise<void> {
  for (const [table, all] of rows) {
    await database.table(table).clear();
    await database.table(table).bulkPut([...all]);
  }
}

/** A station at which a day's work was done: records in all states, corrections, drafts with letters. */
export async function createWorkedStation(): Promise<WorkedStation> {
  const machine = createTestMachine();
  const { clock, files } = machine;
  const opened = await machine.open();
  const { store, drafts } = opened;
  const entries = new Map<number, { from: number; to: number }>();
  const size = (): number => files.contents.get(journalName)?.length ?? 0;

  const save = async (nth: number, more: Parameters<typeof buildRegistration>[0] = {}): Promise<void> => {
    clock.advance(60);
    const from = size();
    const outcome = await store.saveRegistration(buildRegistration({ nth, ...more }), clock.now());
    if (!outcome.ok) throw new Error(`Record ${nth} was not saved: ${outcome.error.kind}`);
    entries.set(nth, { from, to: size() });
  };
  const type = async (nth: number, text: string): Promise<void> => {
    clock.advance(1);
    const at = clock.now();
    await drafts.saveDraft({ id: practiceId(nth), startedAt: at, changedAt: at, form: { text } });
  };
  const receipt = (id: RegistrationId) => ({
    id,
    sequence: 1,
    receivedAt: instant('2026-11-23T09:00:00.000Z'),
    contentHash: 'a'.repeat(64),
  });

  for (const nth of [1, 2, 3, 4, 5, 6]) await save(nth);
  await type(21, 'a');
  await type(22, 'b');
  await drafts.saveLetterPages(practiceId(21), [
    { width: 1, height: 1, mediaType: 'image/png', bytes: Uint8Array.of(1, 2, 3) },
    { width: 1, height: 1, mediaType: 'image/png', bytes: Uint8Array.of(4) },
  ]);
  await opened.saveSettings({ idleMinutes: 5 });
  machine.letTimePass();
  await opened.tryRoom();
  const database = await machine.look();
  const early = {
    rows: await dumpRows(database),
    journal: (files.contents.get(journalName) ?? new Uint8Array()).slice(),
  };

  database.close();

  const [one, two, three, four] = [1, 2, 3, 4].map(practiceId) as [
    RegistrationId,
    RegistrationId,
    RegistrationId,
    RegistrationId,
  ];
  clock.advance(60);
  await store.claimWaiting(clock.now(), 3);
  clock.advance(60);
  await store.changeStates(
    [
      { id: one, from: 'sending', to: 'acknowledged', receipt: receipt(one) },
      { id: two, from: 'sending', to: 'refused', trouble: { kind: 'refused', status: 400 } },
      {
        id: three,
        from: 'sending',
        to: 'waiting',
        attempts: 1,
        nextAttemptAt: instant('2026-11-24T09:00:00.000Z'),
      },
      { id: four, from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Mødte ikke op' },
    ],
    clock.now(),
  );
  for (const nth of [7, 8, 9]) await save(nth);
  await save(10, { person: practicePerson(5), corrects: practiceId(5) });
  await save(11, { person: practicePerson(1), corrects: one });
  await type(21, 'ab');
  await type(23, 'c');
  await type(24, 'to be saved');
  await save(24);
  await drafts.discardDraft(practiceId(22));
  await opened.saveSettings({ idleMinutes: 7, retentionDays: 90 });
  await save(12);
  machine.letTimePass();
  const facts = await factsOf(opened);
  await opened.close();

  return {
    machine,
    entryOf(nth) {
      const entry = entries.get(nth);
      if (entry === undefined) throw new Error(`Record ${nth} was not saved`);
      return entry;
    },
    early,
    facts,
  };
}
