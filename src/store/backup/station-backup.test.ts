import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildRegistration } from '../../testing/build-registration.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import type { OpenedStore } from '../open-store.ts';
import { breakDatabases, meetCalls } from '../testing/database-faults.ts';
import { setUpStation } from '../testing/test-access.ts';
import { createTestMachine, type TestMachine } from '../testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');

let machine: TestMachine;
let station: OpenedStore;

beforeEach(async () => {
  machine = createTestMachine();
  const { supervisor } = await setUpStation({}, machine);
  station = await machine.open(supervisor.clerk, { keys: supervisor.keys, station: supervisor.station });
  for (const nth of [1, 2, 3]) await station.store.saveRegistration(buildRegistration({ nth }), now);
  await station.drafts.saveDraft({ id: practiceId(9), startedAt: now, changedAt: now, form: { a: 1 } });
});
afterEach(() => vi.restoreAllMocks());

const backupsIn = () =>
  [...machine.files.contents.keys()].filter((name) => name.startsWith('backup-')).sort();

describe('A backup', () => {
  it('has everything at one moment, drafts that had not reached the journal included, and is proven', async () => {
    const made = await station.backup.make();
    expect(made).toMatchObject({
      ok: true,
      value: {
        name: 'backup-2026-11-23-08-00-00.bopael',
        outcome: { at: now, proven: true, registrations: 3, drafts: 1, auditEntries: 3 },
      },
    });
    expect(made.ok && made.value.outcome.size).toBe(made.ok && made.value.bytes.length);
    expect(await station.backup.findLast()).toEqual(made.ok && made.value.outcome);
    expect((await indexedDB.databases()).filter(({ name }) => name?.startsWith('bopael-scratch-'))).toEqual(
      [],
    );
    expect(backupsIn()).toEqual([]);
  });

  it('is not proven where a row comes back from the scratch database as another', async () => {
    meetCalls('put', (store, [value, key], go) => {
      const isScratch = store.transaction.db.name.startsWith('bopael-scratch-');
      return go(isScratch && store.name === 'outbox' ? { ...(value as object), attempts: 7 } : value, key);
    });
    const made = await station.backup.make();
    expect(made).toMatchObject({ ok: true, value: { outcome: { proven: false } } });
  });

  it('is not proven where the scratch database cannot be written, and leaves none behind', async () => {
    breakDatabases((name) => name.startsWith('bopael-scratch-'), 'QuotaExceededError');
    expect(await station.backup.make()).toMatchObject({ ok: true, value: { outcome: { proven: false } } });
  });

  it('has what only the database or only the journal has, where one of them is damaged', async () => {
    const database = await machine.look();
    await database.registrations.delete(practiceId(2));
    machine.files.contents.delete('journal-000001.log');
    const without = await station.backup.make();
    expect(without).toMatchObject({ ok: true, value: { outcome: { proven: true, registrations: 2 } } });
    await station.store.saveRegistration(buildRegistration({ nth: 4 }), now);
    await database.registrations.delete(practiceId(4));
    const mended = await station.backup.make();
    expect(mended).toMatchObject({ ok: true, value: { outcome: { registrations: 3 } } });
  });

  it('has what the journal has no room for', async () => {
    const database = await machine.look();
    machine.files.contents.delete('journal-000001.log');
    machine.files.setRoom(machine.files.used());
    expect(await station.backup.make()).toMatchObject({
      ok: true,
      value: { outcome: { proven: true, registrations: 3, drafts: 1 } },
    });
    database.close();
  });
});

describe('The daily backup', () => {
  it('keeps the newest three', async () => {
    for (let day = 0; day < 5; day += 1) {
      expect(await station.backup.makeDaily()).toMatchObject({ ok: true, value: { proven: true } });
      machine.clock.advance(86_400);
    }
    expect(backupsIn()).toEqual([25, 26, 27].map((day) => `backup-2026-11-${day}-08-00-00.bopael`));
    const kept = await station.backup.listKept();
    expect(kept.map(({ name }) => name)).toEqual(backupsIn().reverse());
    expect(await station.backup.readKept(kept[0]?.name ?? '')).toHaveLength(kept[0]?.size ?? -1);
    expect(await station.backup.readKept('journal-000001.log')).toBeUndefined();
  });

  it('takes no good one away for one that has no room, or is not proven', async () => {
    for (let day = 0; day < 3; day += 1) {
      await station.backup.makeDaily();
      machine.clock.advance(86_400);
    }
    const before = backupsIn();
    machine.files.setRoom(machine.files.used() + 50);
    expect(await station.backup.makeDaily()).toEqual({ ok: false, error: { kind: 'no-room' } });
    machine.files.setRoom(undefined);
    expect(backupsIn()).toEqual(before);
    breakDatabases((name) => name.startsWith('bopael-scratch-'), 'UnknownError');
    expect(await station.backup.makeDaily()).toMatchObject({ ok: true, value: { proven: false } });
    expect(backupsIn()).toEqual(before);
  });

  it('made twice in one second is there once, and whole', async () => {
    await station.backup.makeDaily();
    const [name = ''] = backupsIn();
    const bytes = machine.files.contents.get(name)?.length;
    expect((await station.backup.makeDaily()).ok).toBe(true);
    expect(backupsIn()).toEqual([name]);
    expect(machine.files.contents.get(name)?.length).toBe(bytes);
  });

  it('fails where there is no key ring to go with it', async () => {
    for (const name of machine.files.contents.keys()) {
      if (name.startsWith('keyring-')) machine.files.contents.delete(name);
    }
    const database = await new Dexie(`keyring-${machine.name}`).open();
    await database.table('copies').clear();
    database.close();
    expect(await station.backup.makeDaily()).toEqual({ ok: false, error: { kind: 'unavailable' } });
  });
});
