import Dexie, { type EntityTable } from 'dexie';
import type { HandOverTrouble } from '../application/ports/station-store.ts';
import type { Receipt } from '../contract/intake-api.ts';
import type { HandOverState, Instant, RegistrationId } from '../domain/registration.ts';
import { version1 } from './migrations/0001-first.ts';
import type { Sealed } from './vault.ts';

export interface DraftRow {
  readonly id: RegistrationId;
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  readonly form: Sealed;
}

export interface LetterPagesRow {
  readonly id: RegistrationId;
  readonly pages: readonly {
    readonly width: number;
    readonly height: number;
    readonly mediaType: 'image/jpeg' | 'image/png';
    readonly image: Sealed;
  }[];
}

export interface RegistrationRow {
  readonly id: RegistrationId;
  readonly cprKey: string;
  readonly nameBirthKey: string;
  /** The exact text that is handed over. */
  readonly content: Sealed;
}

export interface OutboxRow {
  readonly id: RegistrationId;
  readonly state: HandOverState;
  readonly savedAt: Instant;
  readonly changedAt: Instant;
  readonly attempts: number;
  readonly nextAttemptAt?: Instant | undefined;
  readonly trouble?: HandOverTrouble | undefined;
  readonly receipt?: Receipt | undefined;
  /** What the clerk wrote when withdrawing: it may name people. */
  readonly withdrawnBecause?: Sealed | undefined;
  readonly correctedBy?: RegistrationId | undefined;
}

export interface CounterRow {
  readonly name: 'created';
  readonly value: number;
}

const migrations = [version1] as const;
export const currentVersion = 1;

/** The database was written by a newer program. It is left as it is. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

/** What the station keeps, one database an audience. Every commit is flushed before it is reported. */
export class StationDatabase extends Dexie {
  declare readonly drafts: EntityTable<DraftRow, 'id'>;
  declare readonly letterPages: EntityTable<LetterPagesRow, 'id'>;
  declare readonly registrations: EntityTable<RegistrationRow, 'id'>;
  declare readonly outbox: EntityTable<OutboxRow, 'id'>;
  declare readonly counters: EntityTable<CounterRow, 'name'>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    for (const { version, stores } of migrations) this.version(version).stores(stores);
  }
}

/**
 * Opens the database. A newer one is refused before Dexie touches it: Dexie would add to it whatever
 * tables and indexes this program knows and the newer one has dropped.
 */
export async function openStationDatabase(name: string): Promise<StationDatabase> {
  const there = (await indexedDB.databases()).find((database) => database.name === name);
  // IndexedDB's versions are Dexie's times ten.
  if (Math.floor((there?.version ?? 0) / 10) > currentVersion) {
    throw new NewerDatabaseError(`The database ${name} is newer than this program`);
  }
  const database = new StationDatabase(name);
  await database.open();
  return database;
}
