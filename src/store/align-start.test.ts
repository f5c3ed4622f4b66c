import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { failCommits, meetCalls, writesTo } from './testing/database-faults.ts';
import { createTestMachine } from './testing/test-station.ts';
import { createWorkedStation, factsOf, journalName, undoubted } from './testing/worked-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const nothing = { restored: 0, mended: 0, journalled: 0, lost: 0, rebuilt: false };

afterEach(() => vi.restoreAllMocks());

describe('Opening an undamaged station', () => {
  it('reads no record, however many there are', async () => {
    const machine = createTestMachine();
    const first = await machine.open();
    for (let nth = 1; nth <= 500; nth += 1) {
      await first.store.saveRegistration(buildRegistration({ nth }), now);
    }
    await first.close();
    const read: string[] = [];
    for (const method of ['get', 'getAll', 'openCursor'] as const) {
      meetCalls(method, (store, args, go) => {
        read.push(store.name);
        return go(...args);
      });
    }
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    const again = await machine.open();
    expect(again.report).toEqual(nothing);
    expect(new Set(read)).toEqual(new Set(['marks']));
    expect(decrypt).not.toHaveBeenCalled();
  });
});

describe('A draft', () => {
  const typed = (text: string, at = now) => ({
    id: practiceId(1),
    startedAt: now,
    changedAt: at,
    form: { text },
  });

  it('that is newer in the database than in the journal stays as it is, whatever the clock said', async () => {
    const machine = createTestMachine();
    const first = await machine.open();
    await first.drafts.saveDraft(typed('a', instant('2026-11-23T09:00:00.000Z')));
    await first.close();
    const dying = await machine.open();
    // An hour earlier, after the clock was set back, and killed before it reached the journal.
    await dying.drafts.saveDraft(typed('ab'));
    const again = await machine.open();
    expect(await again.compare()).toEqual({ ok: true, value: { ...nothing, journalled: 1 } });
    expect(await again.drafts.findDraft(practiceId(1))).toMatchObject({ form: { text: 'ab' } });
    // And the journal has it now: the database may go.
    const database = await machine.look();
    await database.drafts.clear();
    const rebuilt = await machine.open();
    await rebuilt.compare();
    expect(await rebuilt.drafts.findDraft(practiceId(1))).toMatchObject({ form: { text: 'ab' } });
  });

  it('is not put back to what a killed window had put into the journal', async () => {
    const machine = createTestMachine();
    const dying = await machine.open();
    await dying.drafts.saveDraft(typed('a'));
    // The journal has it, and the database never hears that it has.
    failCommits(writesTo('marks'), 'AbortError');
    vi.spyOn(machine.files, 'truncate').mockRejectedValue(new Error('killed'));
    await expect(dying.close()).rejects.toThrow('killed');
    vi.restoreAllMocks();
    const other = await machine.open();
    await other.drafts.saveDraft(typed('abc'));
    const third = await machine.open();
    expect(await third.drafts.findDraft(practiceId(1))).toMatchObject({ form: { text: 'abc' } });
  });

  it('that another window goes on with is not put back by what a killed one left', async () => {
    const machine = createTestMachine();
    const [dying, other] = [await machine.open(), await machine.open()];
    await dying.drafts.saveDraft(typed('a'));
    failCommits(writesTo('marks'), 'AbortError');
    vi.spyOn(machine.files, 'truncate').mockRejectedValue(new Error('killed'));
    await expect(dying.close()).rejects.toThrow('killed');
    vi.restoreAllMocks();
    await other.drafts.saveDraft(typed('abc'));
    expect((await other.store.saveRegistration(buildRegistration({ nth: 2 }), now)).ok).toBe(true);
    expect(await other.drafts.findDraft(practiceId(1))).toMatchObject({ form: { text: 'abc' } });
  });

  it('of a registration that was saved does not come back, from either side', async () => {
    const machine = createTestMachine();
    const station = await machine.open();
    await station.drafts.saveDraft(typed('a'));
    await station.tryRoom();
    const before = (machine.files.contents.get(journalName) ?? new Uint8Array()).slice();
    await station.store.saveRegistration(buildRegistration({ nth: 1 }), now);
    await station.close();
    // The journal ends before the save that ended the draft.
    machine.files.contents.set(journalName, before);
    const opened = await machine.open();
    expect(opened.report.lost + opened.report.journalled).toBeGreaterThan(0);
    expect(await opened.drafts.listDrafts()).toEqual([]);
    expect(await opened.store.countQueue()).toMatchObject({ created: 1, waiting: 1 });
  });
});

describe('A station whose journal cannot be brought into step for want of room', () => {
  it('opens, saves nothing, and loses nothing until there is room', async () => {
    const { machine, early, facts } = await createWorkedStation();
    machine.files.contents.set(journalName, early.journal);
    machine.files.setRoom(machine.files.used() + 200);
    for (let start = 0; start < 3; start += 1) {
      const opened = await machine.open();
      expect((await factsOf(opened)).records).toEqual(facts.records);
      expect(await opened.store.saveRegistration(buildRegistration({ nth: 30 }), now)).toEqual({
        ok: false,
        error: { kind: 'no-room' },
      });
      await opened.compare();
      expect((await factsOf(opened)).records).toEqual(facts.records);
    }
    machine.files.setRoom(undefined);
    const opened = await machine.open();
    expect((await opened.store.saveRegistration(buildRegistration({ nth: 30 }), now)).ok).toBe(true);
    const database = await machine.look();
    await Promise.all([database.outbox.clear(), database.registrations.clear()]);
    const again = await machine.open();
    expect((await factsOf(again)).records.filter(({ id }) => id !== practiceId(30))).toEqual(facts.records);
  });

  it('compacts no journal whose last entry no longer reads', async () => {
    const { machine, facts } = await createWorkedStation();
    const journal = (machine.files.contents.get(journalName) ?? new Uint8Array()).slice();
    journal[journal.length - 9] = (journal.at(-9) ?? 0) ^ 1;
    machine.files.contents.set(journalName, journal);
    const opened = await machine.open();
    expect(await opened.compact(true)).toEqual({ ok: true, value: true });
    expect(await opened.compare()).toEqual({ ok: true, value: nothing });
    const database = await machine.look();
    for (const table of database.tables) await table.clear();
    const again = await machine.open();
    expect(undoubted(await factsOf(again))).toEqual(facts);
  });
});

describe('A row that the browser no longer gives', () => {
  it('hides no other, and comes back from the journal', async () => {
    const { machine, facts } = await createWorkedStation();
    const bad = practiceId(3);
    const refuse = (): never => {
      throw new DOMException('Failed to read large IndexedDB value', 'DataError');
    };
    const isBad = (store: IDBObjectStore): boolean => store.name === 'registrations';
    meetCalls('getAll', (store, args, go) => (isBad(store) ? refuse() : go(...args)));
    meetCalls('get', (store, args, go) => (isBad(store) && args[0] === bad ? refuse() : go(...args)));
    const opened = await machine.open();
    expect(await opened.compare()).toMatchObject({ ok: true, value: { restored: 1 } });
    vi.restoreAllMocks();
    expect(await factsOf(opened)).toEqual(facts);
  });
});
