import { z } from 'zod';
import type { Keyring } from '../../contract/keyring.ts';
import { InstantSchema } from '../../contract/wire-values.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { createFrameCodec } from '../journal/frames.ts';
import { type RowChange, tableNames, tableNamesOf } from '../journal/rows.ts';
import { createSealedFrames, snapshotFrames } from '../journal/sealed-frames.ts';
import { readKeyring, writeKeyring } from '../keyring/keyring-copies.ts';
import { currentVersion } from '../station-database.ts';

/**
 * A backup in one file:
 *
 *     one line of JSON, the header | the key ring's copy | a snapshot as the journal writes it
 *
 * The header is in the clear and names nobody: it says whose backup it is before any key is typed.
 */
export const BackupHeaderSchema = z.strictObject({
  bopael: z.literal('backup'),
  version: z.literal(1),
  station: z.uuid(),
  madeAt: InstantSchema,
  /** Of the database, as `currentVersion`. */
  schema: z.int().min(1),
  /** How many rows of each table. */
  rows: z.record(z.string(), z.int().min(0)),
  /** Bytes. */
  keyring: z.int().min(1),
});
export type BackupHeader = z.infer<typeof BackupHeaderSchema>;

const placeOf = ({ station, madeAt }: Pick<BackupHeader, 'station' | 'madeAt'>): string =>
  `backup/${station}/${madeAt}`;

export async function writeBackup(
  key: CryptoKey,
  keyring: Keyring,
  madeAt: BackupHeader['madeAt'],
  rows: readonly RowChange[],
): Promise<Uint8Array<ArrayBuffer>> {
  const ring = new TextEncoder().encode(await writeKeyring(keyring));
  const counts = Object.fromEntries(
    tableNames.map((table) => [table, rows.filter((row) => row.table === table).length]),
  );
  const { station } = keyring;
  const header: BackupHeader = {
    bopael: 'backup',
    version: 1,
    station,
    madeAt,
    schema: currentVersion,
    rows: counts,
    keyring: ring.length,
  };
  const parts: BlobPart[] = [`${JSON.stringify(header)}\n`, ring];
  const frames = createSealedFrames(await createFrameCodec(), key);
  const begin = { kind: 'begin', station, schema: currentVersion, seq: 0, snapshot: true } as const;
  for await (const frame of snapshotFrames(frames, placeOf(header), begin, rows)) parts.push(frame);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

export interface ReadableBackup {
  readonly header: BackupHeader;
  readonly keyring: Keyring;
  /** All rows, or none: a backup with a hole in it is no backup. */
  readRows(key: CryptoKey): Promise<Result<readonly RowChange[], { readonly kind: 'damaged-backup' }>>;
}

export type BackupProblem = { readonly kind: 'not-a-backup' | 'damaged-backup' | 'newer-backup' };

const longestHeader = 4096;

export async function readBackup(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<ReadableBackup, BackupProblem>> {
  const end = bytes.subarray(0, longestHeader).indexOf(0x0a);
  if (end < 0) return fail({ kind: 'not-a-backup' });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end)));
  } catch {
    return fail({ kind: 'not-a-backup' });
  }
  if ((json as { bopael?: unknown } | null)?.bopael !== 'backup') return fail({ kind: 'not-a-backup' });
  const header = BackupHeaderSchema.safeParse(json);
  if (!header.success || header.data.schema > currentVersion) return fail({ kind: 'newer-backup' });
  const from = end + 1 + header.data.keyring;
  const ring = await readKeyring(new TextDecoder().decode(bytes.subarray(end + 1, from)));
  if (ring.kind === 'newer-program') return fail({ kind: 'newer-backup' });
  if (ring.kind !== 'found' || ring.keyring.station !== header.data.station) {
    return fail({ kind: 'damaged-backup' });
  }
  return ok({
    header: header.data,
    keyring: ring.keyring,
    async readRows(key) {
      const frames = createSealedFrames(await createFrameCodec(), key);
      const read = await frames.read(placeOf(header.data), bytes.slice(from));
      const [begin, last] = [read.entries[0]?.entry, read.entries.at(-1)?.entry];
      const rows = read.entries.flatMap(({ entry }) => (entry.kind === 'rows' ? entry.changes : []));
      const whole =
        read.torn === 0 &&
        read.damaged === 0 &&
        read.foreign === 0 &&
        read.missing === 0 &&
        begin?.kind === 'begin' &&
        begin.station === header.data.station &&
        begin.schema === header.data.schema &&
        last?.kind === 'complete' &&
        last.rows === rows.length &&
        countsAgree(header.data, rows);
      return whole ? ok(rows) : fail({ kind: 'damaged-backup' });
    },
  });
}

/** A table that is not ours is a spoilt name, also where it is said to be empty. */
function countsAgree({ rows: counts, schema }: BackupHeader, rows: readonly RowChange[]): boolean {
  const tables = tableNamesOf(schema);
  const count = (table: RowChange['table']): number => rows.filter((row) => row.table === table).length;
  return (
    Object.keys(counts).length === tables.length && tables.every((table) => counts[table] === count(table))
  );
}
