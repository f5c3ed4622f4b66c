import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { version1 } from './migrations/0001-first.ts';
import { version2 } from './migrations/0002-clerks-and-journal.ts';
import { version3 } from './migrations/0003-exact-hand-over.ts';
import { NewerDatabaseError, openStationDatabase } from './station-database.ts';
import { toStoreProblem } from './store-problem.ts';

const newName = (): string => `station-${crypto.randomUUID()}`;

const versionOf = async (name: string): Promise<number | undefined> =>
  (await indexedDB.databases()).find((database) => database.name === name)?.version;

describe('Opening the station database', () => {
  it('makes it where there is none, and finds it again with what it held', async () => {
    const name = newName();
    const first = await openStationDatabase(name);
    await first.counters.put({ name: 'created', value: 3 });
    first.close();
    const second = await openStationDatabase(name);
    expect(await second.counters.get('created')).toEqual({ name: 'created', value: 3 });
    expect(await versionOf(name)).toBe(30);
    await second.delete();
  });

  it('asks for every commit to be flushed before it is reported', async () => {
    const database = await openStationDatabase(newName());
    const durability = await database.transaction('rw', database.counters, async (transaction) => {
      await database.counters.put({ name: 'created', value: 1 });
      return (transaction.idbtrans as IDBTransaction).durability;
    });
    expect(durability).toBe('strict');
    await database.delete();
  });

  it('keeps the tables and indexes of version 1 as they were released', () => {
    expect(version1).toEqual({
      version: 1,
      stores: {
        drafts: 'id, changedAt',
        letterPages: 'id',
        registrations: 'id, cprKey, nameBirthKey',
        outbox: 'id, state',
        counters: 'name',
      },
    });
  });

  it('keeps the tables and indexes of version 2 as they were released', () => {
    expect(version2).toEqual({
      version: 2,
      stores: {
        drafts: 'id, changedAt, owner',
        audit: 'seq, record, person',
        settings: 'name',
        marks: 'name',
      },
    });
  });

  it('keeps the tables and indexes of version 3 as they were released', () => {
    expect(version3).toEqual({
      version: 3,
      stores: {
        outbox: 'id, state, settled, receiptFault.kind',
        flights: 'id',
        landings: 'id',
        parcels: '[first+last+count]',
        attestations: 'id',
        bundles: 'id',
      },
    });
  });

  it('refuses one that a newer program has written, and leaves it exactly as it is', async () => {
    const name = newName();
    const newer = new Dexie(name);
    // The newer program has dropped a table and an index that this one knows, and has one of its own.
    newer.version(4).stores({ registrations: 'id, cprKey', outbox: 'id, state', audit: '++at' });
    await newer.open();
    await newer.table('audit').put({ what: 'kept' });
    newer.close();

    const opening = openStationDatabase(name);
    await expect(opening).rejects.toBeInstanceOf(NewerDatabaseError);
    expect(toStoreProblem(await opening.catch((error: unknown) => error))).toEqual({
      kind: 'newer-database',
    });
    expect(await versionOf(name)).toBe(40);

    const again = await new Dexie(name).open();
    expect(again.tables.map((table) => table.name).sort()).toEqual(['audit', 'outbox', 'registrations']);
    expect(await again.table('audit').toArray()).toEqual([{ at: 1, what: 'kept' }]);
    await again.delete();
  });
});
