import Dexie, { type IndexableType } from 'dexie';
import { createBrowserFiles } from '../../../src/renderer/host/safe-files/browser-files.ts';
import { databasePlace } from '../../../src/store/database-place.ts';
import { StationDatabase } from '../../../src/store/station-database.ts';

type Row = Record<string, unknown>;

const isJournal = ({ name }: { readonly name: string }): boolean => name.startsWith('journal-');

async function withDatabase(name: string, run: (database: Dexie) => Promise<unknown>): Promise<void> {
  const database = await new Dexie(name).open();
  await run(database);
  database.close();
}

/** Rows of a table, changed behind the store's back. */
async function alter(name: string, table: string, change: (rows: Row[]) => readonly Row[]): Promise<void> {
  await withDatabase(name, async (database) => {
    const rows = (await database.table(table).toArray()) as Row[];
    await database.table(table).bulkPut([...change(rows)]);
  });
}

async function drop(
  name: string,
  table: string,
  choose: (keys: IndexableType[]) => IndexableType[],
): Promise<void> {
  await withDatabase(name, async (database) => {
    const keys = await database.table(table).toCollection().primaryKeys();
    await database.table(table).bulkDelete(choose(keys));
  });
}

/** The journal's newest file, rewritten as `change` makes it. */
async function rewriteJournal(
  name: string,
  change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined,
): Promise<void> {
  const files = createBrowserFiles(name);
  const newest = (await files.list()).filter(isJournal).sort((a, b) => (a.name < b.name ? 1 : -1))[0];
  if (newest === undefined) throw new Error('There is no journal to damage');
  const bytes = await files.read(newest.name);
  const next = bytes === undefined ? undefined : change(bytes);
  await files.remove(newest.name);
  if (next !== undefined) await files.append(newest.name, 0, next);
}

function flip(bytes: Uint8Array<ArrayBuffer>, share: number): Uint8Array<ArrayBuffer> {
  const at = Math.floor(bytes.length * share);
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  return bytes;
}

/** A change of version without Dexie, as a program of somebody else's might make it. */
async function changeVersion(name: string, change: (database: IDBDatabase) => void): Promise<void> {
  const { version = 1 } = (await databasePlace().databases()).find((other) => other.name === name) ?? {};
  await new Promise<void>((resolve, reject) => {
    const opening = databasePlace().open(name, version + 1);
    opening.onupgradeneeded = () => change(opening.result);
    opening.onerror = () => reject(new Error('No change of version'));
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

const sealedOf = (row: Row): { nonce: Uint8Array; data: Uint8Array<ArrayBuffer> } =>
  row['content'] as { nonce: Uint8Array; data: Uint8Array<ArrayBuffer> };

/** What can happen to a station while it is closed, by its name. */
const ways = {
  deleteRegistration: (name) => drop(name, 'registrations', (keys) => keys.slice(70, 71)),
  deleteOutboxRows: (name) => drop(name, 'outbox', (keys) => keys.slice(20, 70)),
  deleteDrafts: (name) => drop(name, 'drafts', (keys) => keys),
  deleteAuditEnd: (name) => drop(name, 'audit', (keys) => keys.slice(-5)),
  deleteAuditMiddle: (name) => drop(name, 'audit', (keys) => keys.slice(30, 33)),
  alterContent: (name) =>
    alter(name, 'registrations', (rows) =>
      rows.slice(100, 103).map((row) => {
        flip(sealedOf(row).data, 0.5);
        return row;
      }),
    ),
  swapContents: (name) =>
    alter(name, 'registrations', ([one = {}, other = {}]) => [
      { ...one, content: other['content'] },
      { ...other, content: one['content'] },
    ]),
  swapLookUpKeys: (name) =>
    alter(name, 'registrations', ([one = {}, other = {}]) => [
      { ...one, cprKey: other['cprKey'] },
      { ...other, cprKey: one['cprKey'] },
    ]),
  setStatesBack: (name) =>
    alter(name, 'outbox', (rows) => rows.map((row) => ({ ...row, state: 'waiting', receipt: undefined }))),
  alterAudit: (name) =>
    alter(name, 'audit', (rows) => rows.slice(10, 12).map((row) => ({ ...row, mac: 'f'.repeat(64) }))),
  alterCounter: (name) => alter(name, 'counters', () => [{ name: 'created', value: 7 }]),
  alterDraftOwner: (name) =>
    alter(name, 'drafts', (rows) => rows.map((row) => ({ ...row, owner: crypto.randomUUID() }))),
  deleteMarks: (name) => drop(name, 'marks', (keys) => keys),
  setMarkBack: (name) =>
    alter(name, 'marks', (rows) =>
      rows.flatMap((row) =>
        row['name'] === 'journal'
          ? [{ ...row, mark: { ...(row['mark'] as object), size: 16, frames: 1, seq: 1 } }]
          : [],
      ),
    ),
  dropTable: (name) => changeVersion(name, (database) => database.deleteObjectStore('registrations')),
  dropAllTables: (name) =>
    changeVersion(name, (database) => {
      const tables = Array.from(database.objectStoreNames);
      for (const table of tables) database.deleteObjectStore(table);
    }),
  deleteDatabase: (name) => Dexie.delete(name),
  deleteKeyringDatabase: (name) => Dexie.delete(`${name}-keyring`),
  async removeKeyringFile(name) {
    const files = createBrowserFiles(name);
    for (const file of await files.list())
      if (file.name.startsWith('keyring-')) await files.remove(file.name);
  },
  async halveKeyringFile(name) {
    const files = createBrowserFiles(name);
    for (const { name: file, size } of await files.list()) {
      if (file.startsWith('keyring-')) await files.truncate(file, Math.floor(size / 2));
    }
  },
  removeJournal: (name) => rewriteJournal(name, () => undefined),
  emptyJournal: (name) => rewriteJournal(name, () => new Uint8Array(0)),
  halveJournal: (name) => rewriteJournal(name, (bytes) => bytes.slice(0, Math.floor(bytes.length / 2))),
  cutJournalEnd: (name) => rewriteJournal(name, (bytes) => bytes.slice(0, -10)),
  flipJournalMiddle: (name) => rewriteJournal(name, (bytes) => flip(bytes, 0.6)),
  flipJournalBeginning: (name) => rewriteJournal(name, (bytes) => flip(bytes, 0.0005)),
  flipJournalEverywhere: (name) =>
    rewriteJournal(name, (bytes) =>
      Array.from({ length: 25 }).reduce<typeof bytes>((all, _, at) => flip(all, at / 25), bytes),
    ),
  blankJournal: (name) => rewriteJournal(name, (bytes) => new Uint8Array(bytes.length)),
  lengthenJournal: (name) =>
    rewriteJournal(name, (bytes) => new Uint8Array([...bytes, ...new Uint8Array(3000).fill(0x42)])),
  /** The halves are damaged in different places. */
  async databaseAndJournal(name) {
    await ways.deleteOutboxRows(name);
    await ways.alterContent(name);
    await rewriteJournal(name, (bytes) => flip(bytes, 0.97));
  },
  async databaseGoneAndJournalTorn(name) {
    await ways.deleteDatabase(name);
    await ways.lengthenJournal(name);
  },
  async keyringAndDatabase(name) {
    await ways.deleteKeyringDatabase(name);
    await ways.deleteDatabase(name);
  },
  /** No copy is left: the way back is a backup. */
  async removeKeyring(name) {
    await ways.deleteKeyringDatabase(name);
    await ways.removeKeyringFile(name);
  },
} satisfies Record<string, (name: string) => Promise<unknown>>;

export type DamageWay = keyof typeof ways;
export const damageWays = Object.keys(ways) as readonly DamageWay[];

export const damageOrders = {
  async listWays(): Promise<readonly DamageWay[]> {
    return damageWays.filter((way) => way !== 'removeKeyring');
  },

  async damage(way: DamageWay, name: string): Promise<void> {
    await ways[way](name);
  },

  /** A whole station under another name: its database, its key ring, its files. */
  async copyStation(from: string, to: string): Promise<void> {
    const station = new StationDatabase(to);
    await station.open();
    await withDatabase(from, async (source) => {
      for (const { name } of source.tables)
        await station.table(name).bulkPut(await source.table(name).toArray());
    });
    station.close();
    await withDatabase(`${from}-keyring`, async (source) => {
      const copies = new Dexie(`${to}-keyring`);
      copies.version(1).stores({ copies: 'name' });
      await copies.table('copies').bulkPut(await source.table('copies').toArray());
      copies.close();
    });
    const [source, target] = [createBrowserFiles(from), createBrowserFiles(to)];
    for (const { name } of await source.list()) {
      const bytes = await source.read(name);
      if (bytes !== undefined) await target.append(name, 0, bytes);
    }
  },

  async forgetStation(name: string): Promise<void> {
    for (const { name: other = '' } of await databasePlace().databases()) {
      if (other.startsWith(name)) await Dexie.delete(other);
    }
    const files = createBrowserFiles(name);
    for (const file of await files.list()) await files.remove(file.name);
  },
} as const;
