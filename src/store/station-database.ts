import Dexie, { type EntityTable, type Table } from 'dexie';
import type { EntryFields } from '../application/hand-over/move-entry.ts';
import type { BundleReturn } from '../application/ports/bundle-book.ts';
import type { HandOverMemory } from '../application/ports/hand-over-store.ts';
import type { CprMark } from '../contract/updates.ts';
import type { ClerkId } from '../domain/clerk.ts';
import type { Instant, RegistrationId } from '../domain/registration.ts';
import { databasePlace } from './database-place.ts';
import type { JournalMark } from './journal/journal.ts';
import type { Sealed } from './keys/vault.ts';
import { version1 } from './migrations/0001-first.ts';
import { version2 } from './migrations/0002-clerks-and-journal.ts';
import { version3 } from './migrations/0003-exact-hand-over.ts';

export interface DraftRow {
  readonly id: RegistrationId;
  /** Undefined in drafts of the first version, until they are sealed anew. */
  readonly owner?: ClerkId;
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  /** Goes up with every change, whatever the clock does; undefined in rows of the first version. */
  readonly revision?: number;
  readonly form: Sealed;
}

export interface LetterPagesRow {
  readonly id: RegistrationId;
  /** Who has put them there: counts as long as there is no draft whose they are. */
  readonly owner?: ClerkId;
  /** As in drafts. */
  readonly revision?: number;
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

export interface OutboxRow extends EntryFields {
  /** A registration where it is left out. */
  readonly kind?: 'withdrawal' | undefined;
  /** What the clerk wrote when withdrawing: it may name people. */
  readonly withdrawnBecause?: Sealed | undefined;
  /** What the record says that is in the way. */
  readonly otherSide?: Sealed | undefined;
  /** What proves the receipt: a place among the leaves of an attestation. */
  readonly attested?: { readonly batch: string; readonly place: number } | undefined;
  /** The last that was heard of its entry in CPR. */
  readonly cprMark?: Omit<CprMark, 'record'> | undefined;
}

/**
 * Records that were given out to be sent, in one row: they are `sending`, though their own rows say that they
 * wait. Not journalled: where the database is lost, all that waits may have been sent.
 */
export interface FlightRow {
  readonly id: string;
  readonly since: Instant;
  readonly records: readonly RegistrationId[];
}

/**
 * Records that were acknowledged together, in one row: they are `acknowledged`, though their own rows say that
 * they wait. At a quiet moment it goes into these (see `landings.ts`). Lists run side by side.
 */
export interface LandingRow {
  readonly id: string;
  readonly at: Instant;
  readonly records: readonly RegistrationId[];
  readonly sequences: readonly number[];
  readonly receivedAt: readonly Instant[];
  /** SHA-256 of the contents, 32 bytes a record. */
  readonly hashes: Uint8Array<ArrayBuffer>;
  /** The attestation that proves the receipts, and their places in it. */
  readonly batch: string;
  readonly places: readonly number[];
}

/** The texts of records that wait, once more (see `parcels.ts`). Not journalled: it is a copy. */
export interface ParcelRow {
  readonly first: RegistrationId;
  readonly last: RegistrationId;
  readonly count: number;
  readonly records: readonly RegistrationId[];
  /** Where each text ends among the bytes that are sealed: first 32 bytes of SHA-256 for each, then the texts. */
  readonly ends: readonly number[];
  readonly sealed: Sealed;
}

/** The server's one signature over all receipts of an answer. */
export interface AttestationRow {
  /** The root of the tree, in hexadecimal. */
  readonly id: string;
  readonly key: string;
  readonly signature: string;
  /** 32 bytes a receipt. */
  readonly leaves: Uint8Array<ArrayBuffer>;
}

/** A USB bundle that was made here. */
export interface BundleRow {
  /** SHA-256 of its file, in hexadecimal. */
  readonly id: string;
  readonly number: number;
  readonly madeAt: Instant;
  readonly records: number;
  readonly returned?: BundleReturn | undefined;
  /** What was put on it. */
  readonly cargo: Sealed;
}

export interface CounterRow {
  readonly name: 'created';
  readonly value: number;
}

export interface AuditRow {
  readonly seq: number;
  readonly record?: RegistrationId | undefined;
  /** Keyed hash of the CPR number. */
  readonly person?: string | undefined;
  readonly text: Sealed;
  readonly mac: string;
}

export interface SettingRow {
  readonly name: 'station';
  /** As in drafts. */
  readonly revision: number;
  readonly value: StationSettingValues;
}

/** What IT has set for this station; nothing personal. */
export interface StationSettingValues {
  readonly idleMinutes: number;
  /** Days after which acknowledged records are purged; undefined: never. */
  readonly retentionDays?: number | undefined;
  /** False: address registers are not fetched from the server, as on a line that is paid by the byte. */
  readonly fetchesRegister?: boolean | undefined;
}

/** What ties the database to its journal and its keys. Not journalled itself. */
export type MarkRow =
  | { readonly name: 'journal'; readonly mark: JournalMark }
  /** Which version has begun the journal's file. */
  | { readonly name: 'journal-schema'; readonly schema: number }
  /** Which root key the rows are sealed with. */
  | { readonly name: 'sealed'; readonly keyId: string }
  /** How many rows each table has, as of the last journalled change: a quick look at whether some are gone. */
  | {
      readonly name: 'counts';
      readonly registrations: number;
      readonly outbox: number;
      readonly audit: number;
    }
  | { readonly name: 'audit-head'; readonly seq: number; readonly mac: string }
  | { readonly name: 'hand-over'; readonly memory: HandOverMemory }
  | { readonly name: 'backup'; readonly at: Instant; readonly outcome: unknown }
  /** The addresses last used, in one list. */
  | { readonly name: 'recent-addresses'; readonly sealed: Sealed }
  /** Written to learn whether there is room, and gone again. */
  | { readonly name: 'room-try'; readonly filler: Uint8Array };

export type MarkOf<Name extends MarkRow['name']> = Extract<MarkRow, { name: Name }>;

const migrations = [version1, version2, version3] as const;
export const currentVersion = 3;

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
  declare readonly audit: EntityTable<AuditRow, 'seq'>;
  declare readonly settings: EntityTable<SettingRow, 'name'>;
  declare readonly flights: EntityTable<FlightRow, 'id'>;
  declare readonly landings: EntityTable<LandingRow, 'id'>;
  declare readonly parcels: Table<ParcelRow, [RegistrationId, RegistrationId, number]>;
  declare readonly attestations: EntityTable<AttestationRow, 'id'>;
  declare readonly bundles: EntityTable<BundleRow, 'id'>;
  declare readonly marks: Table<MarkRow, MarkRow['name']>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    for (const { version, stores } of migrations) this.version(version).stores(stores);
  }

  async findMark<Name extends MarkRow['name']>(name: Name): Promise<MarkOf<Name> | undefined> {
    const row = await this.marks.get(name);
    return row?.name === name ? (row as MarkOf<Name>) : undefined;
  }
}

/**
 * Opens the database. A newer one is refused before Dexie touches it: Dexie would add to it whatever
 * tables and indexes this program knows and the newer one has dropped.
 */
export async function openStationDatabase(name: string): Promise<StationDatabase> {
  const there = (await databasePlace().databases()).find((database) => database.name === name);
  // IndexedDB's versions are Dexie's times ten.
  if (Math.floor((there?.version ?? 0) / 10) > currentVersion) {
    throw new NewerDatabaseError(`The database ${name} is newer than this program`);
  }
  const database = new StationDatabase(name);
  await database.open();
  if (database.backendDB().objectStoreNames.length > 0) return database;
  // Somebody has taken all tables out. Dexie adds what is missing to some, and to none nothing.
  await database.delete();
  await database.open();
  return database;
}
