import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import type { OpenedStore } from './open-store.ts';
import type { StationDatabase } from './station-database.ts';
import { toStoreProblem } from './store-problem.ts';
import { failCommits, failWritesTo, quotaExceeded } from './testing/database-faults.ts';
import { createTestMachine, type TestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const noRoom = { ok: false, error: { kind: 'no-room' } };

describe('On a full disk', () => {
  let machine: TestMachine;
  let database: StationDatabase;
  let station: OpenedStore;
  let told: boolean[];

  beforeEach(async () => {
    machine = createTestMachine();
    told = [];
    station = await machine.open(undefined, { onRoom: (hasRoom) => told.push(hasRoom) });
    database = await machine.look();
  });
  afterEach(() => vi.restoreAllMocks());

  const journalSize = (): number => machine.files.contents.get('journal-000001.log')?.length ?? 0;

  it('the error arrives as Chrome and Dexie give it: an AbortError around the true one', async () => {
    failCommits();
    const writing = database.transaction('rw', database.drafts, () => database.drafts.delete(practiceId(1)));
    const error: unknown = await writing.catch((failure: unknown) => failure);
    expect(error).toMatchObject({ name: 'AbortError', inner: { name: 'QuotaExceededError' } });
    expect(error).not.toBeInstanceOf(Dexie.QuotaExceededError);
    expect(toStoreProblem(error)).toEqual({ kind: 'no-room' });
  });

  it.each([
    ['the commit', failCommits],
    ['the registration', () => failWritesTo('registrations')],
    ['its outbox row', () => failWritesTo('outbox')],
    ['the count', () => failWritesTo('counters')],
    ['the end of the draft', () => failWritesTo('drafts')],
    ['the end of its letter', () => failWritesTo('letterPages')],
  ])(
    'a save is refused whole when the room runs out at %s, and succeeds when there is room again',
    async (_, fillDisk) => {
      const { store, drafts } = station;
      const registration = buildRegistration({ nth: 1 });
      const draft = { id: registration.id, startedAt: now, changedAt: now, form: { half: 'filled' } };
      const page = { width: 1, height: 1, mediaType: 'image/png', bytes: new Uint8Array([1]) } as const;
      await drafts.saveDraft(draft);
      await drafts.saveLetterPages(registration.id, [page]);

      const size = journalSize();
      fillDisk();
      expect(await store.saveRegistration(registration, now)).toEqual(noRoom);
      expect(told).toEqual([false]);
      expect(journalSize()).toBe(size);
      expect(await store.listOutbox()).toEqual([]);
      expect(await store.findSamePerson(registration.person)).toEqual([]);
      expect(await database.registrations.count()).toBe(0);
      expect(await store.countQueue()).toMatchObject({ created: 0, waiting: 0 });
      expect(await drafts.findDraft(registration.id)).toMatchObject(draft);
      expect(await drafts.findLetterPages(registration.id)).toEqual([page]);

      vi.restoreAllMocks();
      expect(await store.saveRegistration(registration, now)).toEqual({ ok: true, value: undefined });
      expect(await store.countQueue()).toMatchObject({ created: 1, waiting: 1 });
      expect(await drafts.listDrafts()).toEqual([]);
      expect(told).toEqual([false, true]);
    },
  );

  it('what the hand-over wants to write is thrown, and stays as it was', async () => {
    const { store } = station;
    await store.saveRegistration(buildRegistration({ nth: 1 }), now);
    const before = await store.listOutbox();
    failCommits();
    await expect(store.claimWaiting(now, 10)).rejects.toMatchObject({
      name: 'StoreFailure',
      problem: { kind: 'no-room' },
    });
    const withdrawal = {
      id: practiceId(1),
      from: 'waiting',
      to: 'withdrawn',
      withdrawnBecause: 'x',
    } as const;
    await expect(store.changeStates([withdrawal], now)).rejects.toMatchObject({ name: 'StoreFailure' });
    expect(await store.listOutbox()).toEqual(before);
    // Nothing to be written needs no room, and tells of none.
    expect(await store.putBackInterrupted(now)).toBe(0);
    await store.hasten();
    expect(told.at(-1)).toBe(false);
  });

  it('a correction that has no room leaves the record it corrects as it was', async () => {
    const { store } = station;
    const { id, person } = buildRegistration({ nth: 1 });
    await store.saveRegistration(buildRegistration({ nth: 1 }), now);
    const before = await store.findRecord(id);
    failCommits();
    const correction = buildRegistration({ nth: 2, person, corrects: id });
    expect(await store.saveRegistration(correction, now)).toEqual(noRoom);
    expect(await store.listOutbox()).toEqual([before]);
  });

  it('a draft and its letter are refused, and what was there stays', async () => {
    const { drafts } = station;
    const draft = { id: practiceId(1), startedAt: now, changedAt: now, form: { typed: 'A' } };
    await drafts.saveDraft(draft);
    failCommits();
    expect(await drafts.saveDraft({ ...draft, form: { typed: 'AB' } })).toEqual(noRoom);
    expect(await drafts.findDraft(draft.id)).toMatchObject(draft);
    expect(told).toEqual([false]);
    const page = { width: 1, height: 1, mediaType: 'image/png', bytes: new Uint8Array([1]) } as const;
    expect(await drafts.saveLetterPages(draft.id, [page])).toEqual(noRoom);
    expect(await drafts.findLetterPages(draft.id)).toEqual([]);
  });
});

describe('What stops a write', () => {
  it('is named where it is expected, and thrown on where it is a bug', () => {
    expect(toStoreProblem(quotaExceeded())).toEqual({ kind: 'no-room' });
    expect(toStoreProblem(new Dexie.VersionError('newer'))).toEqual({ kind: 'newer-database' });
    expect(toStoreProblem(new Dexie.DatabaseClosedError())).toEqual({ kind: 'unavailable' });
    expect(toStoreProblem(new DOMException('', 'InvalidStateError'))).toEqual({ kind: 'unavailable' });
    const bug = new TypeError('undefined is not a function');
    expect(() => toStoreProblem(bug)).toThrow(bug);
  });

  it('is a database that was closed under the station', async () => {
    const closed = await createTestMachine().open();
    await closed.close();
    const { store, drafts } = closed;
    const draft = { id: practiceId(1), startedAt: now, changedAt: now, form: {} };
    expect(await drafts.saveDraft(draft)).toEqual({ ok: false, error: { kind: 'unavailable' } });
    expect(await store.saveRegistration(buildRegistration(), now)).toEqual({
      ok: false,
      error: { kind: 'unavailable' },
    });
  });
});
