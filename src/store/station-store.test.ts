import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { drainOutbox } from '../application/hand-over/drain-outbox.ts';
import { sendAgain } from '../application/hand-over/resolve-case.ts';
import { isConserved, needsAPerson, type RegistrationId } from '../domain/registration.ts';
import { buildAddress, buildRegistration } from '../testing/build-registration.ts';
import { createFakeIntakeTransport } from '../testing/fake-intake-transport.ts';
import { createFakeClock, instant, practiceId } from '../testing/fake-machine.ts';
import { faultScripts } from '../testing/fault-scripts.ts';
import { createMemoryStationStore } from '../testing/memory-station-store.ts';
import { createSimulatedIntakeServer } from '../testing/simulated-intake-server.ts';
import { describeStationStore } from '../testing/station-store-contract.ts';
import { createStoreOperator, storeOperations } from '../testing/station-store-operations.ts';
import { webSha256 } from '../testing/web-sha256.ts';
import { createDraftStore } from './draft-store.ts';
import { openStationDatabase, type StationDatabase } from './station-database.ts';
import { createStationStore } from './station-store.ts';
import { generateStoreKeys } from './store-keys.ts';
import { createVault } from './vault.ts';

const now = instant('2026-11-23T08:00:00.000Z');

let databases: StationDatabase[] = [];

async function createStation() {
  const database = await openStationDatabase(`station-${crypto.randomUUID()}`);
  databases.push(database);
  const vault = createVault(await generateStoreKeys());
  const store = createStationStore(database, vault);
  const drafts = createDraftStore(database, vault);
  return { database, vault, store, drafts, both: { ...store, ...drafts } };
}

afterEach(async () => {
  for (const database of databases) await database.delete();
  databases = [];
});

describeStationStore('The station database', async () => (await createStation()).both);

describe('The station database and the store in memory', () => {
  it('give the same answers whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(storeOperations, async (operations) => {
        const { both } = await createStation();
        const memory = createMemoryStationStore();
        const [operate, imitate] = [createStoreOperator(both), createStoreOperator(memory)];
        for (const operation of operations) {
          expect(await operate(operation)).toEqual(await imitate(operation));
          expect(await both.listOutbox()).toEqual(await memory.listOutbox());
          expect(await both.listDrafts()).toEqual(await memory.listDrafts());
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('Handing over from the station database', () => {
  it('loses and doubles nothing, whatever befalls, also when it is opened anew in between', async () => {
    await fc.assert(
      fc.asyncProperty(faultScripts, async (script) => {
        const { database, vault, ...station } = await createStation();
        let { store } = station;
        const server = createSimulatedIntakeServer();
        const transport = createFakeIntakeTransport(server);
        const clock = createFakeClock();
        for (const nth of [1, 2, 3, 4]) await store.saveRegistration(buildRegistration({ nth }), clock.now());
        transport.befall(...script);
        let queue = await store.countQueue();
        for (let turn = 0; turn < 40 && queue.waiting > 0; turn += 1) {
          const ports = { store, transport, clock, random: () => 0.5, sha256: webSha256 };
          const died = await drainOutbox(ports).then(
            () => false,
            () => true,
          );
          if (died) {
            database.close();
            await database.open();
            store = createStationStore(database, vault);
            await store.putBackInterrupted(clock.now());
          }
          queue = await store.countQueue();
          expect(isConserved(queue)).toBe(true);
          clock.advance(4600);
        }
        expect(queue).toMatchObject({ created: 4, waiting: 0 });
        for (const { id, state, receipt } of await store.listOutbox()) {
          if (needsAPerson(state)) continue;
          expect(state).toBe('acknowledged');
          expect(receipt?.contentHash).toBe(await webSha256(server.findContent(id) ?? ''));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('What lies in the station database', () => {
  const canary = {
    cpr: '2402505991',
    name: 'Kanariefugl Prøvesen',
    street: 'Kanariestræde',
    careOf: 'Fuglsang',
    note: 'Naboen Gulbrand sagde det',
  };

  it('shows nothing of a person, in drafts, letters, registrations or causes', async () => {
    const { database, store, drafts } = await createStation();
    const address = buildAddress({ street: canary.street });
    const registration = (nth: number) =>
      buildRegistration({
        nth,
        person: { cpr: canary.cpr as never, name: canary.name },
        residence: { address, careOf: canary.careOf },
      });
    expect((await store.saveRegistration(registration(1), now)).ok).toBe(true);
    await store.changeStates(
      [{ id: practiceId(1), from: 'waiting', to: 'withdrawn', withdrawnBecause: canary.note }],
      now,
    );
    expect((await store.saveRegistration(registration(2), now)).ok).toBe(true);
    const again = { ...registration(3), corrects: practiceId(2) };
    expect((await store.saveRegistration(again, now)).ok).toBe(true);
    await drafts.saveDraft({ id: practiceId(4), startedAt: now, changedAt: now, form: canary });
    const bytes = new TextEncoder().encode(Object.values(canary).join(' '));
    await drafts.saveLetterPages(practiceId(4), [{ width: 1, height: 1, mediaType: 'image/png', bytes }]);

    const everything = await dump(database);
    // The dump does see what is there: ids are in clear, and so is this.
    expect(everything).toContain(practiceId(4));
    expect(everything).toContain('withdrawn');
    for (const text of [...Object.values(canary), '240250', '5991', 'Kanarie', 'Gulbrand']) {
      for (const form of [
        text,
        text.toLowerCase(),
        btoa(String.fromCharCode(...new TextEncoder().encode(text))),
      ]) {
        expect(everything.includes(form), form).toBe(false);
      }
    }
  });

  it("tells two look-up keys of one number apart only for those who hold the station's key", async () => {
    const [one, other] = [await createStation(), await createStation()];
    for (const { store } of [one, other]) await store.saveRegistration(buildRegistration(), now);
    const [mine, theirs] = await Promise.all(
      [one, other].map(({ database }) => database.registrations.toCollection().first()),
    );
    expect(mine?.cprKey).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(mine?.cprKey).not.toBe(theirs?.cprKey);
    expect(mine?.nameBirthKey).not.toBe(mine?.cprKey);
  });
});

/** Every row of every table; bytes both as text and as their neighbours would print them. */
async function dump(database: StationDatabase): Promise<string> {
  const parts: string[] = [];
  const visit = (value: unknown): void => {
    if (value instanceof ArrayBuffer) visit(new Uint8Array(value));
    else if (value instanceof Uint8Array) {
      for (const encoding of ['utf-8', 'latin1', 'utf-16le'])
        parts.push(new TextDecoder(encoding).decode(value));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        parts.push(key);
        visit(inner);
      }
    } else parts.push(String(value));
  };
  for (const table of database.tables) {
    parts.push(table.name);
    visit(await table.toArray());
    visit(await table.toCollection().primaryKeys());
  }
  return parts.join('\n');
}

describe('A row that can no longer be read', () => {
  async function createStationWithThree() {
    const station = await createStation();
    for (const nth of [1, 2, 3]) await station.store.saveRegistration(buildRegistration({ nth }), now);
    return station;
  }
  type Station = Awaited<ReturnType<typeof createStationWithThree>>;

  const spoil = async ({ database }: Station, id: RegistrationId): Promise<void> => {
    const row = await database.registrations.get(id);
    if (row === undefined) throw new Error('There is such a row');
    const data = row.content.data.slice(0);
    new Uint8Array(data)[20] = (new Uint8Array(data)[20] ?? 0) ^ 1;
    await database.registrations.put({ ...row, content: { ...row.content, data } });
  };

  const damages: readonly [string, (station: Station) => Promise<unknown>][] = [
    ['one bit of its text has turned', (station) => spoil(station, practiceId(2))],
    [
      "another row's text stands in its place",
      async ({ database }) => {
        const other = await database.registrations.get(practiceId(1));
        if (other !== undefined)
          await database.registrations.update(practiceId(2), { content: other.content });
      },
    ],
    ['its text is gone', ({ database }) => database.registrations.delete(practiceId(2))],
  ];

  it.each(damages)('is set aside for a person and blocks no other: %s', async (_, damage) => {
    const station = await createStationWithThree();
    const { store } = station;
    await damage(station);
    const server = createSimulatedIntakeServer();
    const clock = createFakeClock();
    const ports = {
      store,
      transport: createFakeIntakeTransport(server),
      clock,
      random: () => 0.5,
      sha256: webSha256,
    };
    expect(await drainOutbox(ports)).toEqual({ kind: 'drained', sent: 2 });
    expect(server.ids()).toEqual([practiceId(1), practiceId(3)]);
    const record = await store.findRecord(practiceId(2));
    expect(record).toMatchObject({ state: 'quarantined', trouble: { kind: 'unreadable' } });
    expect(record).not.toHaveProperty('registration');
    expect((await store.listOutbox()).map(({ registration }) => registration?.id)).toEqual([
      practiceId(3),
      undefined,
      practiceId(1),
    ]);
    expect(await store.countQueue()).toMatchObject({ created: 3, acknowledged: 2, needsAPerson: 1 });

    // Sending it again finds the same thing, and goes round no further.
    expect(await sendAgain({ store, clock }, practiceId(2))).toEqual({ ok: true, value: undefined });
    expect(await drainOutbox(ports)).toEqual({ kind: 'drained', sent: 0 });
    expect((await store.findRecord(practiceId(2)))?.state).toBe('quarantined');
  });

  it('still stands for its person', async () => {
    const station = await createStationWithThree();
    await spoil(station, practiceId(2));
    const { person } = buildRegistration({ nth: 2 });
    const hits = await station.store.findSamePerson(person);
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ why: 'same-cpr', entry: { id: practiceId(2), state: 'waiting' } });
    expect(await station.store.saveRegistration(buildRegistration({ nth: 4, person }), now)).toEqual({
      ok: false,
      error: { kind: 'same-cpr', id: practiceId(2) },
    });
  });

  it('hides no other record when it is the cause of a withdrawal', async () => {
    const { database, store } = await createStationWithThree();
    await store.changeStates(
      [1, 2].map((nth) => ({
        id: practiceId(nth),
        from: 'waiting' as const,
        to: 'withdrawn' as const,
        withdrawnBecause: `Årsag ${nth}`,
      })),
      now,
    );
    const first = await database.outbox.get(practiceId(1));
    await database.outbox.update(practiceId(2), { withdrawnBecause: first?.withdrawnBecause });
    expect((await store.listOutbox()).map(({ withdrawnBecause }) => withdrawnBecause)).toEqual([
      undefined,
      undefined,
      'Årsag 1',
    ]);
  });

  it('hides no other draft, and can be discarded', async () => {
    const { database, drafts } = await createStation();
    for (const nth of [1, 2]) {
      await drafts.saveDraft({ id: practiceId(nth), startedAt: now, changedAt: now, form: { nth } });
    }
    const [first, second] = await database.drafts.bulkGet([practiceId(1), practiceId(2)]);
    if (first === undefined || second === undefined) throw new Error('Both drafts are there');
    await database.drafts.put({ ...second, form: first.form });
    const forms = new Map((await drafts.listDrafts()).map(({ id, form }) => [id, form]));
    expect(forms.get(practiceId(1))).toEqual({ nth: 1 });
    expect(forms.get(practiceId(2))).toBeUndefined();
    await drafts.discardDraft(practiceId(2));
    expect(await drafts.listDrafts()).toHaveLength(1);
  });

  it('shows no page of a letter that is not whole, since fields point at pages by number', async () => {
    const { database, drafts } = await createStation();
    const page = (sign: number) =>
      ({ width: 1, height: 1, mediaType: 'image/png', bytes: new Uint8Array([sign]) }) as const;
    await drafts.saveLetterPages(practiceId(1), [page(1), page(2)]);
    const [first, second] = (await database.letterPages.get(practiceId(1)))?.pages ?? [];
    if (first === undefined || second === undefined) throw new Error('Both pages are there');
    await database.letterPages.put({ id: practiceId(1), pages: [second, first] });
    expect(await drafts.findLetterPages(practiceId(1))).toEqual([]);
  });
});
