import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerTrust } from '../../application/receipts/attested-receipts.ts';
import { bundledEditions } from '../../application/rule-list/edition.ts';
import { calendarDate } from '../../domain/calendar-date.ts';
import { openReferenceDatabase, type ReferenceDatabase } from '../../store/reference/reference-database.ts';
import { createUpdatesBook } from '../../store/reference/updates-book.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { createFakeClock, practiceId } from '../../testing/fake-machine.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { listVerifier, publishList } from '../../testing/published-lists.ts';
import { createTestSigner, testWorld } from '../../testing/test-signer.ts';
import { editionInUse, openStationLists, type StationLists, versionsOf } from './station-lists.ts';

const signer = await createTestSigner();
const today = calendarDate('2026-11-23');
const own = bundledEditions[0]?.list;
if (own === undefined) throw new Error('no bundled list');

/** Refugees are covered no more. */
const strict = JSON.stringify({
  ...own,
  version: '2026-11-24',
  groups: own.groups.filter(({ id }) => id !== '1'),
});

let database: ReferenceDatabase;
let names = 0;
beforeEach(async () => {
  const opened = await openReferenceDatabase(`bopael-reference-lists-${++names}`);
  if (opened === undefined) throw new Error('none');
  database = opened;
  await createUpdatesBook(database).findCursor('key');
});

async function open(
  parts: {
    database?: ReferenceDatabase | undefined;
    findTrust?: () => Promise<ServerTrust | undefined>;
  } = {},
) {
  const store = createMemoryStationStore();
  const registration = buildRegistration({ nth: 1 });
  await store.saveRegistration(registration, registration.recordedAt);
  const faults: unknown[] = [];
  const lists = await openStationLists({
    database,
    store,
    clock: createFakeClock(),
    dayOf: (instant) => calendarDate(instant.slice(0, 10)),
    verifier: listVerifier,
    findTrust: async () => ({ world: testWorld, signingKeys: [signer.publicKey] }),
    schedule: () => () => {},
    onFault: (error) => faults.push(error),
    ...parts,
  });
  return { lists, store, faults };
}

const inUse = (lists: StationLists): string =>
  editionInUse(today, lists.state.getState().editions).list.version;
const changedIn = (lists: StationLists) => lists.state.getState().changed?.map(({ record }) => record.id);

describe('the lists of a station', () => {
  it('are those of the program until the kommune has published one', async () => {
    const { lists } = await open();
    expect(inUse(lists)).toBe(own.version);
    await lists.look();
    expect(changedIn(lists)).toEqual([]);
    lists.stop();
  });

  it('are there the moment that one comes, with what it would change', async () => {
    const { lists } = await open();
    await createUpdatesBook(database).keepLists([await publishList(signer, 1, strict)], 1);
    await vi.waitFor(() => expect(changedIn(lists)).toEqual([practiceId(1)]));
    expect(inUse(lists)).toBe('2026-11-24');
    expect(versionsOf(lists.state.getState().changed ?? [])).toBe('2026-11-24');
    lists.stop();
    expect(changedIn(lists)).toBeUndefined();
  });

  it('are there from the start the next time, and what was seen stays seen', async () => {
    await createUpdatesBook(database).keepLists([await publishList(signer, 1, strict)], 1);
    const { lists } = await open();
    expect(inUse(lists)).toBe('2026-11-24');
    await lists.look();
    const [changed] = lists.state.getState().changed ?? [];
    if (changed === undefined) throw new Error('nothing changed');
    await lists.see(changed);
    expect(changedIn(lists)).toEqual([]);
    lists.stop();
    const next = await open();
    await next.lists.look();
    expect(changedIn(next.lists)).toEqual([]);
    next.lists.stop();
  });

  it('do not count where somebody has changed what is kept, or it is another server’s', async () => {
    const published = await publishList(signer, 1, strict);
    const foreign = await publishList(await createTestSigner(), 2, strict);
    await database.lists.bulkPut([
      { ...published, content: strict.replace('"2026-11-24"', '"2026-11-25"') },
      foreign,
    ]);
    const { lists } = await open();
    expect(inUse(lists)).toBe(own.version);
    lists.stop();
  });

  it('of a station that is not connected are those of the program', async () => {
    await createUpdatesBook(database).keepLists([await publishList(signer, 1, strict)], 1);
    const { lists } = await open({ findTrust: async () => undefined });
    expect(inUse(lists)).toBe(own.version);
    lists.stop();
  });

  it('go on as they were where the database fails', async () => {
    const { lists, faults } = await open();
    database.close();
    await lists.look();
    expect(inUse(lists)).toBe(own.version);
    expect(faults).toEqual([]);
    lists.stop();
  });

  it('are those of the program where there is no database', async () => {
    const { lists } = await open({ database: undefined });
    expect(inUse(lists)).toBe(own.version);
    await lists.look();
    expect(changedIn(lists)).toEqual([]);
    lists.stop();
  });
});
