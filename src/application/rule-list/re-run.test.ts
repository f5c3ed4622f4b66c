import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { decideCoverage } from '../../domain/coverage.ts';
import type { CoveredGroup, CoveredGroupList, GroupId } from '../../domain/covered-groups.ts';
import { parseLegalBasis } from '../../domain/legal-basis.ts';
import type { Registration, RegistrationId } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { createMemoryStationStore, type MemoryStationStore } from '../../testing/memory-station-store.ts';
import { bundledEditions, type Edition } from './edition.ts';
import { type ChangedDecision, findChangedDecisions } from './re-run.ts';

const own = bundledEditions[0]?.list;
if (own === undefined) throw new Error('no bundled list');

const now = instant('2026-11-23T12:00:00.000Z');
const today = calendarDate('2026-11-23');

interface Edit {
  readonly version?: string;
  readonly from?: string;
  readonly to?: string;
  readonly groups?: (groups: readonly CoveredGroup[]) => readonly CoveredGroup[];
}

const edited = ({ version = '2026-11-24', from = '2026-11-01', to, groups }: Edit): CoveredGroupList => ({
  ...own,
  version,
  validFrom: calendarDate(from),
  ...(to === undefined ? {} : { validTo: calendarDate(to) }),
  groups: groups?.(own.groups) ?? own.groups,
});
const published = (number: number, edit: Edit): Edition => ({ number, list: edited(edit) });
const without =
  (id: GroupId) =>
  (groups: readonly CoveredGroup[]): readonly CoveredGroup[] =>
    groups.filter((group) => group.id !== id);

/** A registration as it is decided with a list on the day it is recorded. */
function decided(
  nth: number,
  citation: string,
  { list = own, group, on = '2026-11-23' }: { list?: CoveredGroupList; group?: GroupId; on?: string } = {},
): Registration {
  const reading = parseLegalBasis(citation);
  if (reading.kind !== 'one') throw new Error(`${citation} is not one citation`);
  const { coverage, groups, listVersion, trace } = decideCoverage({ reading, on: calendarDate(on) }, list);
  const chosen = group ?? groups[0]?.group.id;
  if (chosen === undefined) throw new Error(`${citation} is not covered`);
  return buildRegistration({
    nth,
    recordedAt: instant(`${on}T10:00:00.000Z`),
    permit: { legalBasis: reading.basis, citation },
    coverage: { coverage, group: chosen, listVersion, trace },
  });
}

async function save(store: MemoryStationStore, registration: Registration): Promise<RegistrationId> {
  const saved = await store.saveRegistration(registration, registration.recordedAt);
  if (!saved.ok) throw new Error(saved.error.kind);
  return registration.id;
}

async function acknowledge(store: MemoryStationStore, id: RegistrationId, at: string): Promise<void> {
  const receipt = { id, sequence: 1, receivedAt: instant(at), contentHash: 'a'.repeat(64) };
  await store.claimWaiting(instant(at), 100);
  const moved = await store.changeStates([{ id, from: 'sending', to: 'acknowledged', receipt }], instant(at));
  expect(moved).toEqual([]);
}

const find = (
  store: MemoryStationStore,
  editions: readonly Edition[],
  seen: readonly string[] = [],
): Promise<readonly ChangedDecision[]> =>
  findChangedDecisions({
    store,
    editions: [...bundledEditions, ...editions],
    now,
    today,
    dayOf: (at) => calendarDate(at.slice(0, 10)),
    isSeen: (version, record) => seen.includes(`${version} ${record}`),
  });

const idsOf = (changed: readonly ChangedDecision[]): RegistrationId[] =>
  changed.map(({ record }) => record.id);

describe('with a list that arrived', () => {
  test('only what comes out otherwise is listed, with what it was and what it would be', async () => {
    const store = createMemoryStationStore();
    await save(store, decided(1, '§ 7, stk. 1'));
    await save(store, decided(2, '§ 9 b'));
    await save(store, decided(3, '§ 9 d'));
    const changed = await find(store, [published(1, { groups: without('3') })]);
    expect(idsOf(changed)).toEqual([practiceId(2)]);
    expect(changed).toMatchObject([
      {
        before: { coverage: 'covered', groups: ['3'], group: '3', listVersion: '2026-11-23' },
        after: { coverage: 'not-covered', groups: [], listVersion: '2026-11-24' },
        on: today,
      },
    ]);
  });

  test('nothing is where the list says the same in other words', async () => {
    const store = createMemoryStationStore();
    for (const [at, citation] of ['§ 7, stk. 1', '§ 9 b', '§ 9 f, stk. 1', '§ 8, stk. 2'].entries()) {
      await save(store, decided(at, citation));
    }
    await save(store, decided(9, '§ 9 c, stk. 1', { group: '15' }));
    const renamed = (groups: readonly CoveredGroup[]) =>
      groups.map((group) => ({ ...group, name: { da: 'Andet navn', en: 'Other name' } }));
    expect(await find(store, [published(1, { groups: renamed })])).toEqual([]);
    expect(await find(store, [])).toEqual([]);
  });

  test('a provision that moved to another group is found', async () => {
    const store = createMemoryStationStore();
    await save(store, decided(1, '§ 9 b'));
    const moved = (groups: readonly CoveredGroup[]) =>
      groups
        .filter(({ id }) => id !== '3')
        .map((group) =>
          group.id === '1'
            ? { ...group, provisions: [...group.provisions, { paragraph: 9, letter: 'b' }] }
            : group,
        );
    expect(await find(store, [published(1, { groups: moved })])).toMatchObject([
      { before: { groups: ['3'] }, after: { coverage: 'covered', groups: [{ group: { id: '1' } }] } },
    ]);
  });

  test('a choice among several is found where the chosen one is gone, and where another is', async () => {
    const store = createMemoryStationStore();
    await save(store, decided(1, '§ 9 c, stk. 1', { group: '15' }));
    await save(store, decided(2, '§ 9 c, stk. 1', { group: '4' }));
    const changed = await find(store, [published(1, { groups: without('15') })]);
    expect(idsOf(changed)).toEqual([practiceId(2), practiceId(1)]);
    expect(changed[1]).toMatchObject({
      before: { coverage: 'choose', groups: ['4', '9', '11', '14', '15'], group: '15' },
      after: { coverage: 'choose' },
    });
  });

  test('a record that does not say which groups there were is judged by its own', async () => {
    const store = createMemoryStationStore();
    const { coverage, ...rest } = decided(1, '§ 9 c, stk. 1', { group: '4' });
    await save(store, { ...rest, coverage: { ...coverage, trace: [] } });
    expect(await find(store, [published(1, { groups: without('15') })])).toEqual([]);
    expect(idsOf(await find(store, [published(1, { groups: without('4') })]))).toEqual([practiceId(1)]);
  });
});

describe('the day counts', () => {
  test('a list of the future changes nothing before its day', async () => {
    const store = createMemoryStationStore();
    await save(store, decided(1, '§ 9 b'));
    expect(await find(store, [published(1, { from: '2026-11-24', groups: without('3') })])).toEqual([]);
    expect(idsOf(await find(store, [published(1, { from: '2026-11-23', groups: without('3') })]))).toEqual([
      practiceId(1),
    ]);
  });

  test('a list that has ended changes nothing that is not handed over', async () => {
    const store = createMemoryStationStore();
    await save(store, decided(1, '§ 9 b'));
    const ended = published(1, { from: '2026-10-01', to: '2026-11-22', groups: without('3') });
    expect(await find(store, [ended])).toEqual([]);
  });

  test('what waits is decided as of today, what was handed over as of the day it was recorded', async () => {
    const store = createMemoryStationStore();
    const early = await save(store, decided(1, '§ 9 b', { on: '2026-11-10' }));
    await acknowledge(store, early, '2026-11-10T10:00:00.000Z');
    const late = await save(store, decided(2, '§ 9 b', { on: '2026-11-20' }));
    await acknowledge(store, late, '2026-11-20T10:00:00.000Z');
    const waiting = await save(store, decided(3, '§ 9 b', { on: '2026-11-10' }));
    const from15th = published(1, { from: '2026-11-15', groups: without('3') });
    expect(idsOf(await find(store, [from15th]))).toEqual([waiting, late]);
  });

  test('what was handed over more than ninety days ago is left to the kommune', async () => {
    const store = createMemoryStationStore();
    const old = await save(store, decided(1, '§ 9 b', { on: '2026-08-20' }));
    await acknowledge(store, old, '2026-08-25T11:59:59.999Z');
    const recent = await save(store, decided(2, '§ 9 b', { on: '2026-08-20' }));
    await acknowledge(store, recent, '2026-08-25T12:00:00.000Z');
    const list = published(1, { from: '2026-08-01', groups: without('3') });
    expect(idsOf(await find(store, [list]))).toEqual([recent]);
  });
});

describe('which records are looked at', () => {
  const list = published(1, { groups: without('3') });

  test('those in a conflict, refused or set aside are, those withdrawn are not', async () => {
    const store = createMemoryStationStore();
    const ids = [];
    for (const nth of [1, 2, 3, 4, 5]) ids.push(await save(store, decided(nth, '§ 9 b')));
    await store.claimWaiting(now, 10);
    const [conflict, refused, quarantined, withdrawn, sending] = ids as RegistrationId[];
    await store.changeStates(
      [
        { id: conflict as RegistrationId, from: 'sending', to: 'conflict', trouble: { kind: 'conflict' } },
        { id: refused as RegistrationId, from: 'sending', to: 'refused', trouble: { kind: 'refused' } },
        { id: quarantined as RegistrationId, from: 'sending', to: 'quarantined' },
        { id: withdrawn as RegistrationId, from: 'sending', to: 'waiting' },
      ],
      now,
    );
    await store.changeStates(
      [{ id: withdrawn as RegistrationId, from: 'waiting', to: 'withdrawn', withdrawnBecause: 'ingen' }],
      now,
    );
    expect(idsOf(await find(store, [list]))).toEqual([sending, quarantined, refused, conflict]);
  });

  test('one that a correction has taken the place of is not, until that one is withdrawn', async () => {
    const store = createMemoryStationStore();
    const first = await save(store, decided(1, '§ 9 b'));
    await acknowledge(store, first, '2026-11-23T11:00:00.000Z');
    const person = decided(1, '§ 9 b').person;
    const correction = await save(store, { ...decided(2, '§ 7, stk. 1'), person, corrects: first });
    expect(await find(store, [list])).toEqual([]);
    await store.changeStates(
      [{ id: correction, from: 'waiting', to: 'withdrawn', withdrawnBecause: 'fejl' }],
      now,
    );
    expect(idsOf(await find(store, [list]))).toEqual([first]);
  });

  test('one whose text cannot be read, or was purged, is passed over', async () => {
    const store = createMemoryStationStore();
    store.damage(await save(store, decided(1, '§ 9 b')));
    const purged = await save(store, decided(2, '§ 9 b'));
    await acknowledge(store, purged, '2026-11-23T11:00:00.000Z');
    store.purge(purged, now);
    expect(await find(store, [list])).toEqual([]);
  });

  test('one that was decided with the list, or a later one, is not', async () => {
    const store = createMemoryStationStore();
    const later = published(2, { version: '2026-11-25', from: '2026-11-02' });
    await save(store, decided(1, '§ 9 b', { list: later.list }));
    expect(await find(store, [list, later])).toEqual([]);
    // The kommune has published the earlier text once more, under another version.
    const back = published(3, { version: '2026-11-26', from: '2026-11-02', groups: without('3') });
    expect(idsOf(await find(store, [list, later, back]))).toEqual([practiceId(1)]);
  });

  test('one that somebody has looked at is not, until a later list changes it', async () => {
    const store = createMemoryStationStore();
    const id = await save(store, decided(1, '§ 9 b'));
    const seen = [`2026-11-24 ${id}`];
    expect(await find(store, [list], seen)).toEqual([]);
    const later = published(2, { version: '2026-11-25', groups: without('3') });
    expect(idsOf(await find(store, [list, later], seen))).toEqual([id]);
  });
});
