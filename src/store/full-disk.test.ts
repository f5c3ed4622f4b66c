import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { createDraftStore } from './draft-store.ts';
import { openStationDatabase, type StationDatabase } from './station-database.ts';
import { createStationStore } from './station-store.ts';
import { generateStoreKeys } from './store-keys.ts';
import { toStoreProblem } from './store-problem.ts';
import { createVault, type Vault } from './vault.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const noRoom = { ok: false, error: { kind: 'no-room' } };

const quotaExceeded = (): DOMException => new DOMException('', 'QuotaExceededError');

/** What fake-indexeddb keeps of a transaction; it has no limit of its own to reach. */
interface FakeTransaction extends IDBTransaction {
  readonly _requests: { operation: () => unknown }[];
  _abort(error: string): void;
}

/** As in Chrome: all writes succeed, and the commit does not. */
function failCommits(): void {
  const inherited = Object.getPrototypeOf(IDBTransaction.prototype) as EventTarget;
  vi.spyOn(IDBTransaction.prototype, 'dispatchEvent').mockImplementation(function (
    this: IDBTransaction,
    event,
  ) {
    if (event.type !== 'complete' || this.mode !== 'readwrite')
      return inherited.dispatchEvent.call(this, event);
    (this as FakeTransaction)._abort('QuotaExceededError');
    return true;
  });
}

/** As in Firefox: the very write fails that there is no room for. */
function failWritesTo(table: string): void {
  for (const method of ['put', 'add', 'delete'] as const) {
    const write = IDBObjectStore.prototype[method] as (...args: unknown[]) => IDBRequest;
    const failing = function (this: IDBObjectStore, ...args: unknown[]): IDBRequest {
      const request = write.apply(this, args);
      const queued = (this.transaction as FakeTransaction)._requests.at(-1);
      if (this.name === table && queued !== undefined) {
        queued.operation = () => {
          throw quotaExceeded();
        };
      }
      return request;
    };
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(failing as never);
  }
}

describe('On a full disk', () => {
  let database: StationDatabase;
  let vault: Vault;

  beforeEach(async () => {
    database = await openStationDatabase(`full-${crypto.randomUUID()}`);
    vault = createVault(await generateStoreKeys());
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await database.delete();
  });

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
      const store = createStationStore(database, vault);
      const drafts = createDraftStore(database, vault);
      const registration = buildRegistration({ nth: 1 });
      const draft = { id: registration.id, startedAt: now, changedAt: now, form: { half: 'filled' } };
      const page = { width: 1, height: 1, mediaType: 'image/png', bytes: new Uint8Array([1]) } as const;
      await drafts.saveDraft(draft);
      await drafts.saveLetterPages(registration.id, [page]);

      fillDisk();
      expect(await store.saveRegistration(registration, now)).toEqual(noRoom);
      expect(await store.listOutbox()).toEqual([]);
      expect(await store.findSamePerson(registration.person)).toEqual([]);
      expect(await database.registrations.count()).toBe(0);
      expect(await store.countQueue()).toMatchObject({ created: 0, waiting: 0 });
      expect(await drafts.findDraft(registration.id)).toEqual(draft);
      expect(await drafts.findLetterPages(registration.id)).toEqual([page]);

      vi.restoreAllMocks();
      expect(await store.saveRegistration(registration, now)).toEqual({ ok: true, value: undefined });
      expect(await store.countQueue()).toMatchObject({ created: 1, waiting: 1 });
      expect(await drafts.listDrafts()).toEqual([]);
    },
  );

  it('a correction that has no room leaves the record it corrects as it was', async () => {
    const store = createStationStore(database, vault);
    const { id, person } = buildRegistration({ nth: 1 });
    await store.saveRegistration(buildRegistration({ nth: 1 }), now);
    const before = await store.findRecord(id);
    failCommits();
    const correction = buildRegistration({ nth: 2, person, corrects: id });
    expect(await store.saveRegistration(correction, now)).toEqual(noRoom);
    expect(await store.listOutbox()).toEqual([before]);
  });

  it('a draft and its letter are refused, and what was there stays', async () => {
    const drafts = createDraftStore(database, vault);
    const draft = { id: practiceId(1), startedAt: now, changedAt: now, form: { typed: 'A' } };
    await drafts.saveDraft(draft);
    failCommits();
    expect(await drafts.saveDraft({ ...draft, form: { typed: 'AB' } })).toEqual(noRoom);
    expect(await drafts.findDraft(draft.id)).toEqual(draft);
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
    const database = await openStationDatabase(`closed-${crypto.randomUUID()}`);
    const store = createStationStore(database, createVault(await generateStoreKeys()));
    database.close();
    expect(await store.saveRegistration(buildRegistration(), now)).toEqual({
      ok: false,
      error: { kind: 'unavailable' },
    });
  });
});
