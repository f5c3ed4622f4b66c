import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import type { OpenedStore } from './open-store.ts';
import type { StationDatabase } from './station-database.ts';
import { createTestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');

let station: OpenedStore;
let database: StationDatabase;

beforeEach(async () => {
  const machine = createTestMachine();
  station = await machine.open();
  database = await machine.look();
  for (let nth = 1; nth <= 20; nth += 1) {
    await station.store.saveRegistration(buildRegistration({ nth }), now);
  }
});

describe('Looking for records that are missing', () => {
  it('finds nothing where every record is in one place', async () => {
    expect(await station.findConservationFault()).toBeUndefined();
  });

  it('names every record that was dropped, whole or in part, whatever the order', async () => {
    await database.outbox.bulkDelete([practiceId(3), practiceId(17)]);
    await database.registrations.bulkDelete([practiceId(3), practiceId(8)]);
    expect(await station.findConservationFault()).toEqual({
      created: 20,
      found: 18,
      lost: [practiceId(3), practiceId(17)],
      empty: [practiceId(8)],
      stray: [practiceId(17)],
    });
  });

  it('is not deceived where as many are too many as are missing', async () => {
    const row = await database.outbox.get(practiceId(5));
    if (row === undefined) throw new Error('It was saved');
    await database.outbox.delete(practiceId(5));
    await database.outbox.put({ ...row, id: practiceId(99) });
    expect(await station.findConservationFault()).toEqual({
      created: 20,
      found: 20,
      lost: [practiceId(5)],
      empty: [practiceId(99)],
      stray: [practiceId(5)],
    });
  });

  it('tells a counter that is wrong from records that are lost', async () => {
    await database.counters.put({ name: 'created', value: 25 });
    expect(await station.findConservationFault()).toMatchObject({ created: 25, found: 20, lost: [] });
    await database.counters.clear();
    expect(await station.findConservationFault()).toMatchObject({ created: 0, found: 20, lost: [] });
  });

  it('does not take what was discarded, or only typed, for lost', async () => {
    await station.drafts.saveDraft({ id: practiceId(30), startedAt: now, changedAt: now, form: {} });
    await station.drafts.discardDraft(practiceId(30));
    expect(await station.findConservationFault()).toBeUndefined();
  });

  it('has what it names back after a comparison with the journal', async () => {
    await database.outbox.bulkDelete([practiceId(3), practiceId(17)]);
    await database.registrations.bulkDelete([practiceId(3), practiceId(8)]);
    expect(await station.compare()).toMatchObject({ ok: true, value: { restored: 4 } });
    expect(await station.findConservationFault()).toBeUndefined();
  });
});
