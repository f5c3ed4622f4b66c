import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import type { HandOverTrouble } from '../../application/ports/outbox.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import type { Unlocked } from '../keyring/station-access.ts';
import { deriveStationKeys, makeRootKey } from '../keys/station-keys.ts';
import type { OpenedStore } from '../open-store.ts';
import { createTestDevice, setUpStation, supervisorForm } from '../testing/test-access.ts';
import { createTestAccess, createTestMachine, type TestMachine } from '../testing/test-station.ts';
import { factsOf, type StationFacts, undoubted } from '../testing/worked-station.ts';
import { readBackup } from './backup-file.ts';

const now = instant('2026-11-23T08:00:00.000Z');
type Bytes = Uint8Array<ArrayBuffer>;

let machine: TestMachine;
let supervisor: Unlocked;
let recoveryKey: string;
let bytes: Bytes;
let facts: StationFacts;

const openOn = (on: TestMachine, { clerk, keys, station }: Unlocked): Promise<OpenedStore> =>
  on.open(clerk, { keys, station });

beforeAll(async () => {
  ({ machine, supervisor, recoveryKey } = await setUpStation({ device: createTestDevice(1) }));
  const station = await openOn(machine, supervisor);
  for (const nth of [1, 2, 3, 4]) await station.store.saveRegistration(buildRegistration({ nth }), now);
  await station.store.changeStates(
    [{ id: practiceId(2), from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Mødte ikke op' }],
    now,
  );
  await station.drafts.saveDraft({ id: practiceId(9), startedAt: now, changedAt: now, form: { a: 1 } });
  const page = { width: 1, height: 1, mediaType: 'image/png', bytes: Uint8Array.of(1, 2) } as const;
  await station.drafts.saveLetterPages(practiceId(9), [page]);
  const made = await station.backup.make();
  if (!made.ok) throw new Error('There is room');
  ({ bytes } = made.value);
  facts = await factsOf(station);
});

async function restore(
  to: TestMachine,
  backup: Bytes = bytes,
  key = recoveryKey,
  device: DeviceBinding = createTestDevice(2),
): Promise<Unlocked> {
  const restored = await createTestAccess(to, { device }).restore(backup, key);
  if (!restored.ok) throw new Error(`Not restored: ${restored.error.kind}`);
  const [first] = restored.value.supervisors;
  const opened = await restored.value.resetPasscode(first?.id ?? supervisor.clerk.id, 'kakao-61');
  if (!opened.ok) throw new Error(`Not opened: ${opened.error.kind}`);
  return opened.value;
}

describe('A backup restored', () => {
  it('into an empty machine with another key store gives everything back, and works on', async () => {
    const fresh = createTestMachine();
    const device = createTestDevice(2);
    const opened = await restore(fresh, bytes, recoveryKey, device);
    expect(opened).toMatchObject({ how: 'recovered', station: supervisor.station, clerk: supervisor.clerk });
    const station = await openOn(fresh, opened);
    expect(station.report).toMatchObject({ rebuilt: true });
    const after = await factsOf(station);
    expect(undoubted(after)).toEqual(facts);
    // What has happened since the backup, nobody here knows.
    const waiting = after.records.filter(({ state }) => state === 'waiting');
    expect(waiting.map(({ mayHaveArrived }) => mayHaveArrived)).toEqual(waiting.map(() => true));
    expect(await station.trail.findFault()).toBeUndefined();
    expect(await station.findConservationFault()).toBeUndefined();
    await station.store.saveRegistration(buildRegistration({ nth: 5 }), now);
    expect(await station.backup.make()).toMatchObject({
      ok: true,
      value: { outcome: { proven: true, registrations: 5 } },
    });
    await station.close();
    const signedIn = await createTestAccess(fresh, { device }).signIn(supervisorForm.initials, 'kakao-61');
    expect(signedIn).toMatchObject({ ok: true });
    const again = signedIn.ok ? await openOn(fresh, signedIn.value) : station;
    expect(await again.store.countQueue()).toMatchObject({ created: 5, withdrawn: 1 });
  });

  it('stores nothing before somebody has a passcode', async () => {
    const fresh = createTestMachine();
    const restored = await createTestAccess(fresh).restore(bytes, recoveryKey);
    expect(restored.ok).toBe(true);
    expect(fresh.files.contents.size).toBe(0);
    const bad = restored.ok && (await restored.value.resetPasscode(supervisor.clerk.id, '1'));
    expect(bad).toMatchObject({ ok: false, error: { kind: 'too-short' } });
    expect(fresh.files.contents.size).toBe(0);
  });

  it('needs the recovery key of its own station', async () => {
    const access = createTestAccess(createTestMachine());
    const other = await setUpStation();
    expect(await access.restore(bytes, other.recoveryKey)).toEqual({
      ok: false,
      error: { kind: 'not-this-station' },
    });
    expect(await access.restore(bytes, 'x')).toEqual({ ok: false, error: { kind: 'mistyped' } });
  });

  it('replaces nothing at a station that has clerks', async () => {
    const { machine: other } = await setUpStation();
    expect(await createTestAccess(other).restore(bytes, recoveryKey)).toEqual({
      ok: false,
      error: { kind: 'already-set-up' },
    });
    // Nor at one that was set up while the recovery key was being typed.
    const fresh = createTestMachine();
    const begun = await createTestAccess(fresh).restore(bytes, recoveryKey);
    await setUpStation({}, fresh);
    const before = new Map(fresh.files.contents);
    const late = begun.ok && (await begun.value.resetPasscode(supervisor.clerk.id, 'kakao-61'));
    expect(late).toEqual({ ok: false, error: { kind: 'unavailable' } });
    expect(fresh.files.contents).toEqual(before);
  });

  it('is not mixed with the data of another station', async () => {
    const other = await setUpStation();
    const station = await openOn(other.machine, other.supervisor);
    await station.store.saveRegistration(buildRegistration({ nth: 7 }), now);
    await station.close();
    const access = createTestAccess(other.machine, { copies: createTestMachine().copies });
    expect(await access.restore(bytes, recoveryKey)).toEqual({
      ok: false,
      error: { kind: 'not-this-station' },
    });
  });

  it('without room for its rows opens nothing, and leaves no key ring behind', async () => {
    const fresh = createTestMachine();
    fresh.files.setRoom(500);
    const access = createTestAccess(fresh);
    const begun = await access.restore(bytes, recoveryKey);
    const opened = begun.ok && (await begun.value.resetPasscode(supervisor.clerk.id, 'kakao-61'));
    expect(opened).toEqual({ ok: false, error: { kind: 'no-room' } });
    expect(await access.look()).toMatchObject({ kind: 'new' });
  });
});

describe('A backup restored where the key ring is gone and', () => {
  async function createLost(): Promise<TestMachine> {
    const lost = createTestMachine();
    const opened = await restore(lost);
    const station = await openOn(lost, opened);
    for (const nth of [5, 6]) await station.store.saveRegistration(buildRegistration({ nth }), now);
    const trouble: HandOverTrouble = {
      kind: 'refused',
      refusal: { kind: 'invalid-cpr', paths: ['person.cpr'] },
    };
    await station.store.changeStates([{ id: practiceId(3), from: 'waiting', to: 'refused', trouble }], now);
    await station.store.changeStates(
      [{ id: practiceId(3), from: 'refused', to: 'withdrawn', withdrawnBecause: 'Senere' }],
      now,
    );
    await station.close();
    for (const name of lost.files.contents.keys()) {
      if (name.startsWith('keyring-')) lost.files.contents.delete(name);
    }
    return {
      ...lost,
      accessPorts: (more) => lost.accessPorts({ copies: createTestMachine().copies, ...more }),
    };
  }
  const expectNewer = async (lost: TestMachine): Promise<void> => {
    const station = await openOn(lost, await restore(lost));
    expect(await station.store.countQueue()).toMatchObject({ created: 6, withdrawn: 2 });
    expect((await station.store.findRecord(practiceId(3)))?.withdrawnBecause).toBe('Senere');
    expect(await station.findConservationFault()).toBeUndefined();
    expect(await station.trail.findFault()).toBeUndefined();
  };
  const clearDatabase = async (lost: TestMachine): Promise<void> => {
    const database = await lost.look();
    for (const table of database.tables) await table.clear();
    database.close();
  };

  it('a newer journal is there keeps the newer journal', async () => {
    const lost = await createLost();
    await clearDatabase(lost);
    await expectNewer(lost);
  });

  it('only a newer database is there keeps the newer database', async () => {
    const lost = await createLost();
    lost.files.contents.clear();
    await expectNewer(lost);
  });

  it('a newer journal is there that is damaged takes from each what it has', async () => {
    const lost = await createLost();
    const opened = await restore(lost);
    const station = await openOn(lost, opened);
    await station.compact(true);
    const name = [...lost.files.contents.keys()].find((each) => each.startsWith('journal-')) ?? '';
    const snapshot = lost.files.contents.get(name)?.length ?? 0;
    await station.store.saveRegistration(buildRegistration({ nth: 7 }), now);
    await station.close();
    // All rows of the snapshot are in one frame; only what came after it can still be read.
    const journal = (lost.files.contents.get(name) ?? new Uint8Array()).slice();
    journal[snapshot >> 1] = (journal[snapshot >> 1] ?? 0) ^ 1;
    lost.files.contents.set(name, journal);
    const database = await lost.look();
    const kept = await database.outbox.get(practiceId(3));
    await clearDatabase(lost);
    // The database has one row left, which is newer than the backup's.
    if (kept !== undefined) await database.outbox.put(kept);
    await database.marks.put({
      name: 'journal',
      mark: { segment: 9, size: 1, frames: 1, seq: 500, base: 0 },
    });
    const again = await openOn(lost, await restore(lost));
    expect((await again.store.listOutbox()).map(({ id }) => id)).toEqual([7, 4, 3, 2, 1].map(practiceId));
    expect((await again.store.findRecord(practiceId(3)))?.withdrawnBecause).toBe('Senere');
    expect((await again.store.listOutbox()).every(({ registration }) => registration !== undefined)).toBe(
      true,
    );
  });
});

describe('A file that is no whole backup', () => {
  const tryOut = async (backup: Bytes): Promise<string> => {
    const read = await readBackup(backup);
    if (!read.ok) return read.error.kind;
    const rows = await read.value.readRows(supervisor.keys.journal);
    return rows.ok ? `${rows.value.length} rows` : rows.error.kind;
  };
  let whole: string;
  beforeAll(async () => {
    whole = await tryOut(bytes);
    expect(whole).toMatch(/^\d\d rows$/);
  });
  const refused = ['not-a-backup', 'damaged-backup', 'newer-backup'];

  it('because of bits that turned is refused whole, wherever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
        const spoilt = bytes.slice();
        spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(refused).toContain(await tryOut(spoilt));
      }),
      { numRuns: 500 },
    );
  });

  it('because it was cut off is refused, wherever that was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
        expect(refused).toContain(await tryOut(bytes.slice(0, length)));
      }),
      { numRuns: 300 },
    );
  });

  it('because something follows it is refused', async () => {
    for (const more of [Uint8Array.of(0), new TextEncoder().encode('BJL1'), bytes, new Uint8Array(5000)]) {
      expect(await tryOut(new Uint8Array([...bytes, ...more]))).toBe('damaged-backup');
    }
  });

  it('because it is something else, or empty, is no backup', async () => {
    for (const text of [
      '',
      '\n',
      '{}\n',
      'null\n',
      '[]\n',
      '"x"\n',
      '{"bopael":"keyring"}\n',
      'x'.repeat(9000),
    ]) {
      expect(await tryOut(new TextEncoder().encode(text))).toBe('not-a-backup');
    }
  });

  it('because its head was rewritten is refused, though each part is sealed', async () => {
    const end = bytes.indexOf(0x0a);
    const header = JSON.parse(new TextDecoder().decode(bytes.slice(0, end))) as Record<string, unknown>;
    const rewrite = (more: object): Bytes =>
      new Uint8Array([
        ...new TextEncoder().encode(JSON.stringify({ ...header, ...more })),
        ...bytes.slice(end),
      ]);
    expect(await tryOut(rewrite({}))).toBe(whole);
    expect(await tryOut(rewrite({ madeAt: '2027-01-01T00:00:00.000Z' }))).toBe('damaged-backup');
    expect(await tryOut(rewrite({ station: crypto.randomUUID() }))).toBe('damaged-backup');
    expect(await tryOut(rewrite({ schema: 1 }))).toBe('damaged-backup');
    expect(await tryOut(rewrite({ schema: 4 }))).toBe('newer-backup');
    expect(await tryOut(rewrite({ version: 2, novel: true }))).toBe('newer-backup');
    const keyring = Number(header['keyring']);
    for (const length of [5, keyring - 1, keyring + 1]) {
      expect(await tryOut(rewrite({ keyring: length }))).toBe('damaged-backup');
    }
    expect(await tryOut(rewrite({ keyring: 1e9 }))).toBe('damaged-backup');
    expect(await tryOut(rewrite({ rows: {} }))).toBe('damaged-backup');
    const counts = header['rows'] as Record<string, number>;
    expect(counts['settings']).toBe(0);
    for (const rows of [
      { ...counts, rettings: 0 },
      { ...counts, settings: 1 },
      { ...counts, audit: 0 },
    ]) {
      expect(await tryOut(rewrite({ rows }))).toBe('damaged-backup');
    }
  });

  it('for want of the key is refused whole', async () => {
    const read = await readBackup(bytes);
    const keys = await deriveStationKeys(makeRootKey());
    expect(read.ok && (await read.value.readRows(keys.journal))).toEqual({
      ok: false,
      error: { kind: 'damaged-backup' },
    });
  });
});
