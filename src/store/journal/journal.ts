import { joinBytes } from '../../application/join-bytes.ts';
import type { SafeFileProblem, SafeFiles } from '../../application/ports/safe-files.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { createFrameCodec } from './frames.ts';
import { keyOf, type RowChange, type RowKey, type TableName } from './rows.ts';
import { createSealedFrames, type ReadEntry, snapshotFrames } from './sealed-frames.ts';

/** How far a journal goes. The database keeps the mark of the last entry that it holds. */
export interface JournalMark {
  readonly segment: number;
  /** Bytes. */
  readonly size: number;
  /** Frames in the file, i.e. the number of the next. */
  readonly frames: number;
  /** Number of the last entry, through all files. */
  readonly seq: number;
  /** Bytes that the snapshot at the file's beginning takes. What lies behind it is growth. */
  readonly base: number;
}

export type JournalRows = Map<TableName, Map<RowKey, RowChange>>;

export interface JournalReading {
  /** Undefined where there is no file that can be written on in. */
  readonly mark: JournalMark | undefined;
  /** The rows that the journal says there are; without a mark those that could be saved from a broken file. */
  readonly rows: JournalRows;
  /** Frames that could not be read: what they said must come from elsewhere. */
  readonly lost: number;
  /** Bytes at the end that are no whole frame. */
  readonly torn: number;
  /** Written by a newer program. */
  readonly newer: boolean;
  /** There are files, but none of them opens with this key. */
  readonly foreign: boolean;
}

export type JournalTail =
  | { readonly kind: 'in-step' }
  /** Entries that the database does not hold yet. */
  | {
      readonly kind: 'ahead';
      readonly changes: readonly RowChange[];
      readonly mark: JournalMark;
      readonly torn: number;
    }
  /** Not the journal that the mark speaks of: shorter, missing, or another file. */
  | { readonly kind: 'differs' };

/**
 * The append-only copy of every row outside the database. Callers see to it that only one works on it at a
 * time in the whole station.
 */
export interface Journal {
  read(): Promise<JournalReading>;
  findTail(from: JournalMark): Promise<JournalTail>;
  /** Durable when it answers ok. */
  append(at: JournalMark, changes: readonly RowChange[]): Promise<Result<JournalMark, SafeFileProblem>>;
  /** Takes an entry back whose rows could not be written. */
  takeBack(to: JournalMark): Promise<Result<void, SafeFileProblem>>;
  /**
   * A new file with all rows; older files go only after it is whole and on the disk. Where it fails, the
   * old ones are as they were.
   */
  writeSnapshot(
    after: Pick<JournalMark, 'segment' | 'seq'> | undefined,
    rows: Iterable<RowChange>,
  ): Promise<Result<JournalMark, SafeFileProblem>>;
  /** The version that the newest file was begun by; undefined where there is none that opens. */
  findSchema(): Promise<number | undefined>;
  /** Removes what a killed process has left beside the file that counts. */
  tidy(keep: JournalMark): Promise<void>;
}

export interface JournalPorts {
  readonly files: SafeFiles;
  readonly key: CryptoKey;
  /** The station's id. */
  readonly station: string;
  readonly schema: number;
}

const nameOf = (segment: number): string => `journal-${String(segment).padStart(6, '0')}.log`;
const segmentOf = (name: string): number | undefined => {
  const number = /^journal-(\d{6})\.log$/.exec(name)?.[1];
  return number === undefined ? undefined : Number(number);
};
const bytesAWrite = 4_000_000;
/** The first frame of a file is smaller than this. */
const bytesOfBegin = 1024;

interface SegmentReading extends JournalReading {
  /** How many entries open with our key. */
  readonly opens: number;
}

export async function createJournal({ files, key, station, schema }: JournalPorts): Promise<Journal> {
  const frames = createSealedFrames(await createFrameCodec(), key);
  const placeOf = (segment: number): string => `journal/${station}/${segment}`;

  const listSegments = async (): Promise<readonly { segment: number; size: number }[]> =>
    (await files.list())
      .flatMap(({ name, size }) => {
        const segment = segmentOf(name);
        return segment === undefined ? [] : [{ segment, size }];
      })
      .sort((a, b) => b.segment - a.segment);

  async function readSegment(segment: number): Promise<SegmentReading> {
    const bytes = (await files.read(nameOf(segment))) ?? new Uint8Array(0);
    const { entries, foreign, missing, torn, end } = await frames.read(placeOf(segment), bytes);
    const rows: JournalRows = new Map();
    let seq = 0;
    let complete = false;
    let newer = false;
    let base = 0;
    for (const { entry, to } of entries) {
      if (entry.kind === 'begin') {
        seq = entry.seq;
        newer ||= entry.schema > schema;
        continue;
      }
      // What is behind the snapshot shows that it was whole, also where its last frame is damaged.
      complete ||= entry.kind !== 'rows';
      if (entry.kind === 'changes') seq = entry.seq;
      else base = to;
      if (entry.kind !== 'complete') applyTo(rows, entry.changes);
    }
    const last = entries.at(-1);
    const mark =
      complete && last !== undefined ? { segment, size: end, frames: last.number + 1, seq, base } : undefined;
    const lost = missing + foreign;
    return {
      mark,
      rows,
      lost,
      torn,
      newer,
      foreign: entries.length === 0 && foreign > 0,
      opens: entries.length,
    };
  }

  /** Whether nothing in a file opens with our key: it is somebody's data all the same. */
  async function isForeign(segment: number): Promise<boolean> {
    const head = await files.read(nameOf(segment), 0, bytesOfBegin);
    if (head === undefined) return false;
    if ((await frames.read(placeOf(segment), head)).entries.length > 0) return false;
    return (await readSegment(segment)).foreign;
  }

  async function removeAllBut(segment: number): Promise<void> {
    for (const other of await listSegments()) {
      if (other.segment === segment || (await isForeign(other.segment))) continue;
      // What stays for now goes the next time; the file that counts is whole.
      await files.remove(nameOf(other.segment)).catch(() => undefined);
    }
  }

  return {
    tidy: ({ segment }) => removeAllBut(segment),

    async findSchema() {
      const [newest] = await listSegments();
      if (newest === undefined) return undefined;
      const head = await files.read(nameOf(newest.segment), 0, bytesOfBegin);
      if (head === undefined) return undefined;
      const begin = (await frames.read(placeOf(newest.segment), head)).entries[0]?.entry;
      return begin?.kind === 'begin' ? begin.schema : undefined;
    },

    async read() {
      const readings: SegmentReading[] = [];
      for (const { segment } of await listSegments()) {
        const reading = await readSegment(segment);
        // A snapshot that was not finished counts for nothing: the file before it is still there.
        if (reading.mark !== undefined || reading.newer) return reading;
        readings.push(reading);
      }
      // No file is whole. What can be read of the newest is better than nothing, and is not all.
      const broken = readings.find(({ opens }) => opens > 0);
      const foreign = broken === undefined && readings.some((reading) => reading.foreign);
      if (broken !== undefined) return { ...broken, lost: Math.max(1, broken.lost) };
      // Files that hold nothing readable were written by somebody all the same.
      const lost = !foreign && readings.some(({ torn }) => torn > 0) ? 1 : 0;
      return { mark: undefined, rows: new Map(), lost, torn: 0, newer: false, foreign };
    },

    async findTail(from) {
      const [newest] = await listSegments();
      if (newest === undefined || newest.segment !== from.segment || newest.size < from.size) {
        return { kind: 'differs' };
      }
      if (newest.size === from.size) return { kind: 'in-step' };
      const bytes = (await files.read(nameOf(from.segment), from.size)) ?? new Uint8Array(0);
      const read = await frames.read(placeOf(from.segment), bytes, from.size, from.frames);
      if (read.missing > 0 || read.foreign > 0) return { kind: 'differs' };
      return {
        kind: 'ahead',
        changes: read.entries.flatMap(({ entry }) => ('changes' in entry ? entry.changes : [])),
        mark: markAfter(from, read.entries),
        torn: read.torn,
      };
    },

    async append(at, changes) {
      const seq = at.seq + 1;
      const bytes = await frames.encode(placeOf(at.segment), at.frames, { kind: 'changes', seq, changes });
      const written = await files.append(nameOf(at.segment), at.size, bytes);
      if (!written.ok) return written;
      return ok({ ...at, size: at.size + bytes.length, frames: at.frames + 1, seq });
    },

    takeBack: (to) => files.truncate(nameOf(to.segment), to.size),

    async writeSnapshot(after, rows) {
      const [newest] = await listSegments();
      const segment = Math.max(newest?.segment ?? 0, after?.segment ?? 0) + 1;
      const begin = { kind: 'begin', station, schema, seq: after?.seq ?? 0, snapshot: true } as const;
      let size = 0;
      let count = 0;
      let held: Uint8Array<ArrayBuffer>[] = [];
      let heldBytes = 0;
      const flush = async (): Promise<Result<void, SafeFileProblem>> => {
        const written = await files.append(nameOf(segment), size, joinBytes(held));
        if (written.ok) size += heldBytes;
        held = [];
        heldBytes = 0;
        return written;
      };
      for await (const frame of snapshotFrames(frames, placeOf(segment), begin, rows)) {
        held.push(frame);
        heldBytes += frame.length;
        count += 1;
        if (heldBytes < bytesAWrite) continue;
        const written = await flush();
        if (!written.ok) return giveUp(written.error);
      }
      const written = await flush();
      if (!written.ok) return giveUp(written.error);
      // Read back before the old copy goes: what a disk has taken is not always what it gives.
      const back = await readSegment(segment);
      if (back.mark?.size !== size || back.lost > 0) return giveUp({ kind: 'unavailable' });
      await removeAllBut(segment);
      return ok({ segment, size, frames: count, seq: begin.seq, base: size });

      async function giveUp(problem: SafeFileProblem) {
        await files.remove(nameOf(segment)).catch(() => undefined);
        return fail(problem);
      }
    },
  };
}

function markAfter(from: JournalMark, entries: readonly ReadEntry[]): JournalMark {
  let mark = from;
  for (const { entry, number, to } of entries) {
    const seq = entry.kind === 'changes' ? entry.seq : mark.seq;
    mark = { ...from, size: to, frames: number + 1, seq };
  }
  return mark;
}

function applyTo(rows: JournalRows, changes: readonly RowChange[]): void {
  for (const change of changes) {
    const table = rows.get(change.table) ?? new Map<RowKey, RowChange>();
    rows.set(change.table, table);
    if ('gone' in change) table.delete(change.gone);
    else table.set(keyOf(change), change);
  }
}

/** Every row of a reading, for a snapshot. */
export function* rowsOf(rows: JournalRows): Generator<RowChange> {
  for (const table of rows.values()) yield* table.values();
}
