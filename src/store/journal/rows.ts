import { decode, encode } from '@msgpack/msgpack';
import type {
  AttestationRow,
  AuditRow,
  BundleRow,
  CounterRow,
  DraftRow,
  LandingRow,
  LetterPagesRow,
  OutboxRow,
  RegistrationRow,
  SettingRow,
} from '../station-database.ts';

/** The tables that are journalled, and what a row of each is. */
export interface JournalledRows {
  readonly drafts: DraftRow;
  readonly letterPages: LetterPagesRow;
  readonly registrations: RegistrationRow;
  readonly outbox: OutboxRow;
  readonly counters: CounterRow;
  readonly audit: AuditRow;
  readonly settings: SettingRow;
  readonly landings: LandingRow;
  readonly attestations: AttestationRow;
  readonly bundles: BundleRow;
}

export type TableName = keyof JournalledRows;

export const tableNames: readonly TableName[] = [
  'drafts',
  'letterPages',
  'registrations',
  'outbox',
  'counters',
  'audit',
  'settings',
  'landings',
  'attestations',
  'bundles',
];

/** The tables that programs of a version had; the number is the database's. */
export const tableNamesOf = (schema: number): readonly TableName[] =>
  schema >= 3
    ? tableNames
    : tableNames.filter((table) => !['landings', 'attestations', 'bundles'].includes(table));

/** What identifies a row in its table. */
export type RowKey = string | number;

type Put = {
  [Table in TableName]: { readonly table: Table; readonly row: JournalledRows[Table] };
}[TableName];

/** One row written, or gone. */
export type RowChange = Put | { readonly table: TableName; readonly gone: RowKey };

export const keyOf = (change: RowChange): RowKey => {
  if ('gone' in change) return change.gone;
  const row = change.row as { id?: string; name?: string; seq?: number };
  const key = row.id ?? row.name ?? row.seq;
  if (key === undefined) throw new Error(`A row of ${change.table} has no key`);
  return key;
};

/** What one frame of a journal says. */
export type JournalEntry =
  /** The first of every file. A snapshot holds all rows as they were after entry `seq`. */
  | {
      readonly kind: 'begin';
      readonly station: string;
      readonly schema: number;
      readonly seq: number;
      readonly snapshot: true;
    }
  /** Rows that changed together; entries are counted by `seq` through all files. */
  | { readonly kind: 'changes'; readonly seq: number; readonly changes: readonly RowChange[] }
  | { readonly kind: 'rows'; readonly changes: readonly RowChange[] }
  /** The snapshot is whole: so many rows. Without this frame the file counts for nothing. */
  | { readonly kind: 'complete'; readonly rows: number };

export const encodeEntry = (entry: JournalEntry): Uint8Array =>
  encode(bytesAsViews(entry), { ignoreUndefined: true });

/** MessagePack would write an `ArrayBuffer`, as rows of the first version have it, as an empty map. */
function bytesAsViews(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(bytesAsViews);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, bytesAsViews(part)]));
}

/** Undefined where the bytes are no entry of this version. */
export function decodeEntry(bytes: Uint8Array): JournalEntry | undefined {
  try {
    const entry = ownBytes(decode(bytes)) as JournalEntry;
    return ['begin', 'changes', 'rows', 'complete'].includes(entry.kind) ? entry : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether two rows say the same, byte for byte: seals have nonces, so a row sealed anew is another. What is
 * undefined is not there, and bytes are bytes whatever they lie in.
 */
export function isSameRow(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [bytes, otherBytes] = [asBytes(one), asBytes(other)];
  if (bytes !== undefined || otherBytes !== undefined) {
    if (bytes === undefined || bytes.length !== otherBytes?.length) return false;
    return bytes.every((byte, at) => byte === otherBytes[at]);
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [parts, otherParts] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [...new Set([...Object.keys(parts), ...Object.keys(otherParts)])].every((name) =>
    isSameRow(parts[name], otherParts[name]),
  );
}

const asBytes = (value: object): Uint8Array | undefined =>
  value instanceof Uint8Array ? value : value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;

/** Decoded byte strings are views into the whole file; stored as they are, each would drag it along. */
function ownBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.slice();
  if (Array.isArray(value)) return value.map(ownBytes);
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === 'object') (value as Record<string, unknown>)[name] = ownBytes(part);
  }
  return value;
}
