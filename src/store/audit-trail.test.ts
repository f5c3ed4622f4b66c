import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChainFault } from '../application/ports/audit-trail.ts';
import { writeRegistrationContent } from '../contract/registration-content.ts';
import { emptyAuditHead } from '../domain/audit.ts';
import { buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { practicePerson } from '../testing/practice-persons.ts';
import { attestReceipts, testTrust } from '../testing/test-trust.ts';
import { webSha256 } from '../testing/web-sha256.ts';
import type { OpenedStore } from './open-store.ts';
import type { AuditRow, StationDatabase } from './station-database.ts';
import { buildClerk, createTestMachine, type TestMachine } from './testing/test-station.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const clerk = buildClerk(1, 'supervisor');

let machine: TestMachine;
let station: OpenedStore;
let database: StationDatabase;

beforeEach(async () => {
  machine = createTestMachine();
  station = await machine.open(clerk);
  database = await machine.look();
});

const saveAll = async (...numbers: readonly number[]): Promise<void> => {
  for (const nth of numbers) await station.store.saveRegistration(buildRegistration({ nth }), now);
};
const actions = async (query = {}) => (await station.trail.list(query)).map(({ entry }) => entry.action);

describe('The audit trail', () => {
  it('is empty and whole before anything has happened', async () => {
    expect(await station.trail.list()).toEqual([]);
    expect(await station.trail.findHead()).toEqual(emptyAuditHead);
    expect(await station.trail.findFault()).toBeUndefined();
  });

  it('says who did what to which record and when, newest first', async () => {
    await station.trail.note({ action: 'signed-in' });
    await saveAll(1);
    await station.trail.note({ action: 'saw', record: practiceId(1), detail: 'Øvine' });
    const listed = await station.trail.list();
    expect(listed.map(({ entry: { seq, action } }) => [seq, action])).toEqual([
      [3, 'saw'],
      [2, 'saved'],
      [1, 'signed-in'],
    ]);
    expect(listed[0]?.entry).toEqual({
      seq: 3,
      action: 'saw',
      record: practiceId(1),
      detail: 'Øvine',
      clerk: { id: clerk.id, initials: clerk.initials },
      clock: { wall: machine.clock.now(), monotonic: 0 },
    });
    expect(listed.at(-1)?.previous).toBe(emptyAuditHead.mac);
    expect(listed[0]?.previous).toBe(listed[1]?.mac);
    expect(await station.trail.findHead()).toEqual({ seq: 3, mac: listed[0]?.mac });
    expect(await actions({ limit: 2 })).toEqual(['saw', 'saved']);
  });

  it('names nobody for what the station does by itself', async () => {
    const own = ['alarm', 'took-register', 'refused-register', 'took-list', 'refused-list'] as const;
    for (const action of own) await station.trail.note({ action });
    await station.trail.note({ action: 'loaded-register' });
    const [loaded, ...byItself] = (await station.trail.list({ limit: own.length + 1 })).map(
      ({ entry }) => entry,
    );
    expect(loaded).toHaveProperty('clerk');
    for (const entry of byItself) expect(entry, entry.action).not.toHaveProperty('clerk');
  });

  it('is one chain, whoever writes it from however many windows', async () => {
    const other = await machine.open(buildClerk(2));
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        (at % 2 === 0 ? station : other).trail.note({ action: 'searched' }),
      ),
    );
    expect((await station.trail.list()).map(({ entry }) => entry.seq)).toEqual(
      Array.from({ length: 40 }, (_, at) => 40 - at),
    );
    expect(await station.trail.findFault()).toBeUndefined();
  });

  it('notes what was withdrawn, sent again, corrected, discarded, handed over', async () => {
    await saveAll(1, 2, 3);
    const { store, drafts } = station;
    await store.changeStates(
      [{ id: practiceId(1), from: 'waiting', to: 'withdrawn', withdrawnBecause: 'x' }],
      now,
    );
    await store.claimWaiting(now, 10);
    await store.changeStates([{ id: practiceId(2), from: 'sending', to: 'refused' }], now);
    await store.changeStates([{ id: practiceId(2), from: 'refused', to: 'waiting' }], now);
    await store.saveRegistration(
      buildRegistration({ nth: 4, person: practicePerson(2), corrects: practiceId(2) }),
      now,
    );
    await drafts.saveDraft({ id: practiceId(9), startedAt: now, changedAt: now, form: {} });
    await drafts.handDraftOver(practiceId(9), clerk.id);
    await drafts.discardDraft(practiceId(9));
    expect(await actions({ record: practiceId(1) })).toEqual(['withdrew', 'saved']);
    expect(await actions({ record: practiceId(2) })).toEqual(['corrected', 'sent-again', 'saved']);
    expect(await actions({ record: practiceId(9) })).toEqual(['discarded-draft', 'handed-draft-over']);
  });

  it('lists what was done about a person, also after the records are purged', async () => {
    const { cpr } = practicePerson(1);
    await saveAll(1, 2);
    const other = buildRegistration({ nth: 2 });
    await station.trail.note({ action: 'saw', record: practiceId(1) });
    await station.trail.note({ action: 'searched', person: await station.trail.personKey(cpr), detail: cpr });
    await station.trail.note({ action: 'saw', record: other.id });
    const about = await actions({ cpr });
    expect(about).toEqual(['searched', 'saw', 'saved']);
    const receipt = {
      id: practiceId(1),
      sequence: 1,
      receivedAt: instant('2026-01-01T00:00:00.000Z'),
      contentHash: await webSha256(writeRegistrationContent(buildRegistration({ nth: 1 }))),
    };
    const attested = { batch: await attestReceipts([receipt]), place: 0 };
    await station.store.claimWaiting(now, 10);
    await station.store.changeStates(
      [{ id: practiceId(1), from: 'sending', to: 'acknowledged', receipt, attested }],
      now,
    );
    expect(await station.purge(now, testTrust)).toEqual({ ok: true, value: 1 });
    expect(await actions({ cpr })).toEqual(['purged', ...about]);
  });

  it('is signed with a key whose public half it gives', async () => {
    const bytes = new TextEncoder().encode('udtræk');
    const signature = await station.trail.sign(bytes);
    const key = await crypto.subtle.importKey('raw', station.trail.publicKey, 'Ed25519', true, ['verify']);
    expect(signature).toHaveLength(64);
    expect(await crypto.subtle.verify('Ed25519', key, signature, bytes)).toBe(true);
    bytes[0] = 0;
    expect(await crypto.subtle.verify('Ed25519', key, signature, bytes)).toBe(false);
  });
});

describe('A trail that somebody has been at', () => {
  const get = async (seq: number): Promise<AuditRow> => {
    const row = await database.audit.get(seq);
    if (row === undefined) throw new Error('There is such an entry');
    return row;
  };
  const copyOver = async (from: number, to: number): Promise<void> => {
    await database.audit.put({ ...(await get(from)), seq: to });
  };

  const tampering: readonly [string, () => Promise<unknown>, ChainFault][] = [
    ['an entry is gone', () => database.audit.delete(4), { kind: 'missing', seq: 4 }],
    ['the first entry is gone', () => database.audit.delete(1), { kind: 'missing', seq: 1 }],
    ['the last entries are gone', () => database.audit.bulkDelete([9, 10]), { kind: 'cut', after: 8 }],
    ['all entries are gone', () => database.audit.clear(), { kind: 'cut', after: 0 }],
    ['an entry stands in another’s place', () => copyOver(3, 4), { kind: 'unreadable', seq: 4 }],
    [
      'a text is damaged',
      async () => {
        const row = await get(4);
        const data = new Uint8Array(row.text.data).slice();
        data[3] = (data[3] ?? 0) ^ 1;
        await database.audit.put({ ...row, text: { ...row.text, data } });
      },
      { kind: 'unreadable', seq: 4 },
    ],
    [
      'a mac is another',
      () => database.audit.update(4, { mac: 'a'.repeat(64) }),
      { kind: 'changed', seq: 4 },
    ],
    [
      'a text was written by somebody with the data key alone',
      async () => {
        const text = JSON.stringify({ seq: 4, action: 'signed-in', clock: { wall: now, monotonic: 0 } });
        await database.audit.update(4, { text: await station.vault.sealText('audit/4', text) });
      },
      { kind: 'changed', seq: 4 },
    ],
    [
      'the last text was written anew',
      async () => {
        const text = JSON.stringify({ seq: 10, action: 'signed-in', clock: { wall: now, monotonic: 0 } });
        await database.audit.update(10, { text: await station.vault.sealText('audit/10', text) });
      },
      { kind: 'changed', seq: 10 },
    ],
  ];

  it.each(tampering)('says so where %s', async (_, tamper, fault) => {
    await saveAll(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    expect(await station.trail.findFault()).toBeUndefined();
    await tamper();
    expect(await station.trail.findFault()).toEqual(fault);
    // The journal has it as it was.
    await station.compare();
    expect(await station.trail.findFault()).toBeUndefined();
  });

  it('goes on behind the place that was noted as its end, so that a cut never heals', async () => {
    await saveAll(1, 2, 3, 4);
    await database.audit.bulkDelete([3, 4]);
    await station.trail.note({ action: 'saw' });
    expect((await station.trail.list())[0]?.entry.seq).toBe(5);
    expect(await station.trail.findFault()).toEqual({ kind: 'missing', seq: 3 });
  });

  it('still lists what can be read', async () => {
    await saveAll(1, 2, 3);
    await copyOver(1, 2);
    expect((await station.trail.list()).map(({ entry }) => entry.seq)).toEqual([3, 1]);
  });
});
