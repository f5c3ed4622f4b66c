import Dexie, { type Table } from 'dexie';
import type { RegisterFetch } from '../../application/ports/register-fetch-book.ts';
import type { PublishedList } from '../../contract/updates.ts';
import type { Audience } from '../../contract/wire-values.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import { databasePlace } from '../database-place.ts';
import type { Sealed } from '../keys/vault.ts';

/** Entries of the blinded index that came together: those after `from`, complete to `upTo`. */
export interface IndexChunkRow {
  readonly from: number;
  readonly upTo: number;
  readonly data: Sealed;
}

/** A published list as it came, with its signature: it is verified whenever it is read. */
export type ListRow = PublishedList;

/** Somebody has looked at what a list would change for a record. */
export interface SeenRow {
  /** Its version: that of one that came with the program too. */
  readonly list: string;
  readonly record: RegistrationId;
}

/** Some bytes of a file that is on its way from the server: those from `from` on. Without gaps from the beginning. */
export interface RegisterPartRow {
  /** SHA-256 of the file. */
  readonly file: string;
  readonly from: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How far each stream of updates has been heard; and of which server, by its signing key. */
export type CursorRow =
  | { readonly name: 'marks' | 'index' | 'lists'; readonly value: number }
  /** When the server last said that there is no more of the index. */
  | { readonly name: 'index-heard'; readonly at: Instant }
  | { readonly name: 'server'; readonly signingKey: string };

/** How the fetching of a register stands. */
export interface RegisterFetchRow {
  readonly name: 'register';
  readonly value: RegisterFetch;
}

const currentVersion = 2;

export const referenceDatabaseName = (audience: Audience): string => `bopael-reference-${audience}`;

/**
 * What the station has of the server's for looking up. All of it can be fetched again (what was seen is seen
 * again), so it is no part of the journal or of backups, and one that will not open is made anew.
 */
export class ReferenceDatabase extends Dexie {
  declare readonly indexChunks: Table<IndexChunkRow, number>;
  declare readonly lists: Table<ListRow, number>;
  declare readonly seen: Table<SeenRow, [string, RegistrationId]>;
  declare readonly cursors: Table<CursorRow, CursorRow['name']>;
  declare readonly registerParts: Table<RegisterPartRow, [string, number]>;
  declare readonly registerFetch: Table<RegisterFetchRow, RegisterFetchRow['name']>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({
      indexChunks: 'from',
      lists: 'number',
      seen: '[list+record]',
      cursors: 'name',
    });
    this.version(currentVersion).stores({ registerParts: '[file+from]', registerFetch: 'name' });
  }

  /** Forgets all that came from the server; but a register, which is known by its hash whoever gives it. */
  async clear(): Promise<void> {
    const tables = [this.indexChunks, this.lists, this.seen, this.cursors];
    await this.transaction('rw', tables, async () => {
      for (const table of tables) await table.clear();
    });
  }
}

/**
 * Opens the database; one that is damaged, or of a newer program, is made anew. Undefined where the browser
 * gives none at all: the station does without.
 */
export async function openReferenceDatabase(name: string): Promise<ReferenceDatabase | undefined> {
  if (!(await isNewer(name))) {
    const database = await tryOpening(name);
    if (database !== undefined) return database;
  }
  await Dexie.delete(name).catch(() => undefined);
  return await tryOpening(name);
}

async function isNewer(name: string): Promise<boolean> {
  const all = await databasePlace()
    .databases()
    .catch(() => []);
  const there = all.find((database) => database.name === name);
  // IndexedDB's versions are Dexie's times ten.
  return Math.floor((there?.version ?? 0) / 10) > currentVersion;
}

async function tryOpening(name: string): Promise<ReferenceDatabase | undefined> {
  const database = new ReferenceDatabase(name);
  try {
    await database.open();
    // Damage shows as rows are read. What is left out of these small tables is read when it is needed.
    await Promise.all([database.cursors.toArray(), database.lists.count(), database.seen.count()]);
    await Promise.all([
      database.indexChunks.count(),
      database.registerParts.count(),
      database.registerFetch.count(),
    ]);
    return database;
  } catch {
    database.close();
    return undefined;
  }
}
