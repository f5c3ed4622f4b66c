import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { drainOutbox } from '../application/hand-over/drain-outbox.ts';
import { sendAgain } from '../application/hand-over/resolve-case.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { buildRegistration } from '../testing/build-registration.ts';
import { createFakeIntakeTransport } from '../testing/fake-intake-transport.ts';
import { createFakeClock, instant, practiceId } from '../testing/fake-machine.ts';
import { createSimulatedIntakeServer } from '../testing/simulated-intake-server.ts';
import { trustPorts } from '../testing/test-trust.ts';
import { createTestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');

/** Damage that has befallen the database since it was opened; the journal knows better only at a comparison. */
async function createStation() {
  const machine = createTestMachine();
  return { ...(await machine.open()), database: await machine.look() };
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
    const data = new Uint8Array(row.content.data).slice();
    data[20] = (data[20] ?? 0) ^ 1;
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
      ...trustPorts,
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
