import Dexie from 'dexie';
import type { SafeFiles } from '../../application/ports/safe-files.ts';
import type { StoreProblem } from '../../application/ports/station-store.ts';
import type { Instant } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Aligner } from '../align.ts';
import { databasePlace } from '../database-place.ts';
import type { Exclusive } from '../exclusive.ts';
import { isSameRow, keyOf, type RowChange, tableNames } from '../journal/rows.ts';
import type { KeyringCopies } from '../keyring/keyring-copies.ts';
import { StationDatabase } from '../station-database.ts';
import { fileProblem } from '../store-problem.ts';
import { readBackup, writeBackup } from './backup-file.ts';

/** How the last backup came out, after it was restored into a scratch database and compared. */
export interface BackupOutcome {
  readonly at: Instant;
  /** Every row came back as it was. */
  readonly proven: boolean;
  readonly registrations: number;
  readonly drafts: number;
  readonly auditEntries: number;
  /** Bytes. */
  readonly size: number;
}

export interface MadeBackup {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly outcome: BackupOutcome;
}

export interface StationBackup {
  make(): Promise<Result<MadeBackup, StoreProblem>>;
  /** Makes one and keeps it among the station's files; the oldest beyond `kept` goes. */
  makeDaily(): Promise<Result<BackupOutcome, StoreProblem>>;
  listKept(): Promise<readonly { readonly name: string; readonly size: number }[]>;
  readKept(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  findLast(): Promise<BackupOutcome | undefined>;
}

interface BackupPorts {
  readonly database: StationDatabase;
  readonly aligner: Aligner;
  readonly alone: Exclusive;
  readonly files: SafeFiles;
  readonly copies: KeyringCopies;
  readonly key: CryptoKey;
  readonly now: () => Instant;
}

const kept = 3;
const isKept = (name: string): boolean => /^backup-[0-9t-]+\.bopael$/.test(name);

export function createStationBackup(ports: BackupPorts): StationBackup {
  const { database, aligner, alone, files, copies, key, now } = ports;

  async function make(): Promise<Result<MadeBackup, StoreProblem>> {
    const [rows, ring] = await Promise.all([alone(() => aligner.takeRows()), copies.find()]);
    if (!rows.ok) return rows;
    if (ring.kind !== 'found') return fail({ kind: 'unavailable' });
    const at = now();
    const bytes = await writeBackup(key, ring.keyring, at, rows.value);
    const count = (table: RowChange['table']): number =>
      rows.value.filter((row) => row.table === table).length;
    const outcome: BackupOutcome = {
      at,
      proven: await isProven(bytes, key, rows.value, at),
      registrations: count('registrations'),
      drafts: count('drafts'),
      auditEntries: count('audit'),
      size: bytes.length,
    };
    // A date, and no office or person: file names are seen by anyone.
    const name = `backup-${at.slice(0, 19).replace(/[:T]/g, '-')}.bopael`;
    await database.marks.put({ name: 'backup', at, outcome }).catch(() => undefined);
    return ok({ name, bytes, outcome });
  }

  const listKept = async () =>
    (await files.list()).filter(({ name }) => isKept(name)).sort((a, b) => (a.name < b.name ? 1 : -1));

  return {
    make,
    async makeDaily() {
      const made = await make();
      if (!made.ok) return made;
      const { name, bytes, outcome } = made.value;
      // One that does not give everything back takes no other's place.
      if (!outcome.proven) return ok(outcome);
      const written = await files.append(name, 0, bytes);
      if (!written.ok) {
        // There is one of this very second, and it is as good.
        if (written.error.kind === 'size-differs') return ok(outcome);
        await files.remove(name);
        return fail(fileProblem(written.error));
      }
      // The old ones go only when the new one is there.
      for (const old of (await listKept()).slice(kept)) await files.remove(old.name);
      return ok(outcome);
    },
    listKept,
    readKept: async (name) => (isKept(name) ? files.read(name) : undefined),
    async findLast() {
      return (await database.findMark('backup'))?.outcome as BackupOutcome | undefined;
    },
  };
}

/** Restores into a scratch database, reads it back, and compares every row. */
async function isProven(
  bytes: Uint8Array<ArrayBuffer>,
  key: CryptoKey,
  expected: readonly RowChange[],
  at: Instant,
): Promise<boolean> {
  const backup = await readBackup(bytes);
  const rows = backup.ok ? await backup.value.readRows(key) : backup;
  if (!rows.ok) return false;
  const scratch = new StationDatabase(`${scratchPrefix}${Date.parse(at)}-${crypto.randomUUID()}`);
  try {
    await scratch.open();
    for (const table of tableNames) {
      const puts = rows.value.flatMap((row) => (row.table === table && 'row' in row ? [row.row] : []));
      await scratch.table(table).bulkPut(puts);
    }
    let found = 0;
    for (const table of tableNames) {
      const wanted = new Map(
        expected.flatMap((row) => (row.table === table && 'row' in row ? [[keyOf(row), row.row]] : [])),
      );
      for (const row of (await scratch.table(table).toArray()) as object[]) {
        const other = wanted.get(keyOf({ table, row } as RowChange));
        if (other === undefined || !isSameRow(row, other)) return false;
        found += 1;
      }
    }
    return found === expected.length;
  } catch {
    return false;
  } finally {
    await scratch.delete().catch(() => undefined);
  }
}

const scratchPrefix = 'bopael-scratch-';
/** Longer than any proof takes. */
const longestProof = 3_600_000;

/** What a killed proof has left behind. A younger one may be another window's, which goes on working with it. */
export async function dropScratchDatabases(now: Instant): Promise<void> {
  for (const { name = '' } of await databasePlace()
    .databases()
    .catch(() => [])) {
    if (!name.startsWith(scratchPrefix)) continue;
    const age = Date.parse(now) - Number.parseInt(name.slice(scratchPrefix.length), 10);
    // Without a readable time, or one that has not come yet, it is nobody's.
    if (!(age >= 0 && age < longestProof)) await Dexie.delete(name).catch(() => undefined);
  }
}
