import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { failCommits } from './testing/database-faults.ts';
import { createTestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const noRoom = { ok: false, error: { kind: 'no-room' } };

afterEach(() => vi.restoreAllMocks());

async function createStation() {
  const machine = createTestMachine();
  const told: boolean[] = [];
  const open = () => machine.open(undefined, { onRoom: (hasRoom) => told.push(hasRoom) });
  const station = await open();
  for (const nth of [1, 2, 3]) await station.store.saveRegistration(buildRegistration({ nth }), now);
  const draft = { id: practiceId(9), startedAt: now, changedAt: now, form: { half: 'filled' } };
  await station.drafts.saveDraft(draft);
  await station.tryRoom();
  told.length = 0;
  return { machine, told, open, station, draft };
}

/** Bytes that a save takes in the journal, roughly: the levels go from none of it to all of it and some. */
const levels = Array.from({ length: 20 }, (_, level) => level * 130);

describe('A disk that is nearly full', () => {
  it.each(levels)('with %i bytes left takes a save whole or not at all, and says which', async (left) => {
    const { machine, told, open, station, draft } = await createStation();
    machine.files.setRoom(machine.files.used() + left);
    const before = await station.store.listOutbox();
    const saved = await station.store.saveRegistration(buildRegistration({ nth: 9 }), now);
    expect(saved.ok || saved.error.kind === 'no-room').toBe(true);
    expect(told).toEqual([saved.ok]);
    for (const each of [station, await open()]) {
      const records = await each.store.listOutbox();
      expect(records.length).toBe(before.length + (saved.ok ? 1 : 0));
      expect((await each.store.countQueue()).created).toBe(records.length);
      expect(await each.findConservationFault()).toBeUndefined();
      expect(await each.trail.findFault()).toBeUndefined();
      const found = await each.drafts.findDraft(draft.id);
      if (saved.ok) expect(found).toBeUndefined();
      else expect(found).toMatchObject(draft);
    }
    machine.files.setRoom(undefined);
    expect((await station.store.saveRegistration(buildRegistration({ nth: 9 }), now)).ok).toBe(true);
    expect(await station.compare()).toMatchObject({ ok: true, value: { restored: 0, mended: 0, lost: 0 } });
  });

  it('is between none and all of these levels, so that both happen', async () => {
    const outcomes = new Set<boolean>();
    for (const left of levels) {
      const { machine, station } = await createStation();
      machine.files.setRoom(machine.files.used() + left);
      outcomes.add((await station.store.saveRegistration(buildRegistration({ nth: 9 }), now)).ok);
    }
    expect(outcomes).toEqual(new Set([true, false]));
  });
});

describe('Trying for room', () => {
  it('says no while files or database have none, and yes when both have', async () => {
    const { machine, told, station } = await createStation();
    machine.files.setRoom(machine.files.used() + 1000);
    await station.tryRoom();
    machine.files.setRoom(undefined);
    failCommits();
    await station.tryRoom();
    vi.restoreAllMocks();
    await station.tryRoom();
    expect(told).toEqual([false, false, true]);
  });

  it('leaves nothing behind, and minds nothing that a killed try left', async () => {
    const { machine, told, station } = await createStation();
    machine.files.contents.set('room-try.log', new Uint8Array(5));
    const database = await machine.look();
    await station.tryRoom();
    expect(told).toEqual([true]);
    expect([...machine.files.contents.keys()]).toEqual(['journal-000001.log']);
    expect(await database.marks.get('room-try')).toBeUndefined();
  });

  it('brings drafts into the journal that it had no room for', async () => {
    const { machine, open, station, draft } = await createStation();
    machine.files.setRoom(machine.files.used());
    const later = { ...draft, form: { all: 'filled' } };
    expect((await station.drafts.saveDraft(later)).ok).toBe(true);
    machine.letTimePass();
    await station.tryRoom();
    machine.files.setRoom(undefined);
    await station.tryRoom();
    const database = await machine.look();
    await database.drafts.clear();
    const again = await open();
    await again.compare();
    expect(await again.drafts.findDraft(draft.id)).toMatchObject(later);
  });
});

describe('A draft that the disk has no room for', () => {
  it('is refused, with the word that there is none, and stays as it was', async () => {
    const { told, station, draft } = await createStation();
    failCommits();
    expect(await station.drafts.saveDraft({ ...draft, form: {} })).toEqual(noRoom);
    expect(await station.drafts.discardDraft(draft.id)).toEqual(noRoom);
    expect(await station.drafts.handDraftOver(draft.id, draft.id as never)).toEqual(noRoom);
    expect(told).toEqual([false, false, false]);
    vi.restoreAllMocks();
    expect(await station.drafts.findDraft(draft.id)).toMatchObject(draft);
  });
});
