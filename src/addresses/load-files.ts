import { fail, ok, type Result } from '../domain/result.ts';
import type {
  BadReason,
  FileBytes,
  LoadProgress,
  RegisterFile,
  RegisterProblem,
} from './address-register.ts';
import { rowAt } from './address-rows.ts';
import { sourceOfBytes } from './byte-source.ts';
import { asRegisterAtHand } from './dar-register.ts';
import { findEncoding, type NewDecoder } from './encoding.ts';
import { type DeltaFile, readDarDelta } from './formats/dar-delta.ts';
import { createRegisterImport } from './formats/import-register.ts';
import { restoreIndexes } from './lean-register.ts';
import { isPack } from './pack.ts';
import { readAbout } from './register-about.ts';
import { applyChanges, changeRegister, type HashBytes, openChanges } from './register-changes.ts';
import { answers, openRegister, type RegisterData } from './register-data.ts';
import { isRegisterFile, openRegisterFile } from './register-file.ts';
import { renewPack } from './renew-pack.ts';

/** What this room needs of the machine it runs on. */
export interface Machine {
  readonly newDecoder: NewDecoder;
  /** The unpacked bytes in pieces; throws where the gzip data is damaged. */
  gunzip(packed: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncIterable<Uint8Array<ArrayBuffer>>;
  readonly hash: HashBytes;
}

/** A register that was read or built of files, and has answered. */
export interface BuiltRegister {
  /** All of its file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of its content. */
  readonly sha256: string;
  readonly data: RegisterData;
  /** Rows that could not be used. */
  readonly bad: readonly BadReason[];
  readonly badCount: number;
  /** Changes that it could not follow are among them. */
  readonly needsTotal: boolean;
}

/** The register in use, which changes are applied to. */
export interface BaseRegister {
  readonly data: RegisterData;
  readonly sha256: string;
}

const pieceBytes = 1 << 20;

async function* piecesOf(bytes: RegisterFile['bytes']): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const size = sizeOf(bytes);
  for (let at = 0; at < size; at += pieceBytes) yield part(bytes, at, Math.min(size, at + pieceBytes));
}
const sizeOf = (bytes: RegisterFile['bytes']): number =>
  bytes instanceof Uint8Array ? bytes.length : bytes.size;
/** A copy where the bytes are shared or part of something larger: a register lives on in them. */
const part = async (
  bytes: Uint8Array | FileBytes,
  from: number,
  to: number,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    bytes instanceof Uint8Array ? bytes.slice(from, to) : await bytes.slice(from, to).arrayBuffer(),
  );

/**
 * A register of the files that somebody has: a built one, packed with gzip or not, one of an earlier version, changes to the one in use, in
 * whatever order they were given, or the rows that one is built of. What cannot be read replaces nothing.
 */
export async function loadFiles(
  machine: Machine,
  given: readonly RegisterFile[],
  findBase: () => Promise<BaseRegister | undefined>,
  onProgress: (progress: LoadProgress) => void = () => undefined,
): Promise<Result<BuiltRegister, RegisterProblem>> {
  if (given.every(({ bytes }) => sizeOf(bytes) === 0)) return fail({ kind: 'empty-file' });
  const files: RegisterFile[] = [];
  for (const file of given) {
    const unpacked = await unpackBuilt(machine, file);
    if (unpacked === undefined) return fail({ kind: 'damaged' });
    files.push(unpacked);
  }
  const starts = await Promise.all(files.map(({ bytes }) => part(bytes, 0, 8)));
  const areBuilt = starts.map(isBuilt);
  if (areBuilt.some(Boolean)) {
    if (!areBuilt.every(Boolean)) return fail({ kind: 'mixed-files' });
    const whole = await Promise.all(files.map(({ bytes }) => part(bytes, 0, sizeOf(bytes))));
    return takeBuilt(machine, whole, findBase);
  }
  if (files.every(({ name }) => isDarDelta(name)))
    return followDar(machine, files, await findBase(), onProgress);
  const imported = await importFiles(machine, files, onProgress);
  if (!imported.ok) return imported;
  const { pack, bad, badCount } = imported.value;
  return finish(machine, new Uint8Array(pack), { bad, badCount, needsTotal: false });
}

const isBuilt = (start: Uint8Array): boolean => isRegisterFile(start) || isPack(start);

/** A built register that is packed, unpacked; any other file as it is. Undefined where it cannot be unpacked. */
async function unpackBuilt(machine: Machine, file: RegisterFile): Promise<RegisterFile | undefined> {
  if (!isGzip(await part(file.bytes, 0, 2))) return file;
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of machine.gunzip(piecesOf(file.bytes))) {
      if (size === 0 && !isBuilt(piece.subarray(0, 8))) return file;
      pieces.push(piece);
      size += piece.length;
    }
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  restoreIndexes(bytes);
  return { name: file.name, bytes };
}

async function takeBuilt(
  machine: Machine,
  files: readonly Uint8Array<ArrayBuffer>[],
  findBase: () => Promise<BaseRegister | undefined>,
): Promise<Result<BuiltRegister, RegisterProblem>> {
  const changes = [];
  const totals = [];
  for (const bytes of files) {
    const renewed = isPack(bytes) ? renewPack(bytes.buffer) : bytes;
    if (renewed === undefined) return fail({ kind: 'damaged' });
    // Whether all of it is whole is seen as it is used.
    const file = openRegisterFile(sourceOfBytes(renewed));
    if (!file.ok) return file;
    if (readAbout(file.value.about)?.kind === 'register') totals.push(renewed);
    else {
      const opened = openChanges(file.value);
      if (!opened.ok) return opened;
      changes.push(opened.value);
    }
  }
  const [total, another] = totals;
  if (another !== undefined) return fail({ kind: 'mixed-files' });
  let current: BaseRegister | undefined;
  let built: BuiltRegister | undefined;
  if (total !== undefined) {
    const finished = await finish(machine, total, none);
    if (!finished.ok) return finished;
    built = finished.value;
    current = built;
  } else current = await findBase();
  // Each leads from one register to the next, whatever order they were chosen in.
  const waiting = new Set(changes);
  while (waiting.size > 0) {
    if (current === undefined) return fail({ kind: 'no-base' });
    const { sha256 } = current;
    const [first] = waiting;
    const next =
      [...waiting].find(({ info }) => info.base.sha256 === sha256 || info.result.sha256 === sha256) ?? first;
    if (next === undefined) break;
    waiting.delete(next);
    const applied = await applyChanges(current.data, sha256, next, machine.hash);
    if (!applied.ok) return applied;
    if (applied.value === undefined) continue;
    const finished = await finish(machine, applied.value, none);
    if (!finished.ok) return finished;
    built = finished.value;
    current = built;
  }
  return built === undefined ? fail({ kind: 'nothing-new' }) : ok(built);
}

const none = { bad: [], badCount: 0, needsTotal: false } as const;

/** The new register must answer before it takes over. */
async function finish(
  { hash }: Machine,
  bytes: Uint8Array<ArrayBuffer>,
  rows: Pick<BuiltRegister, 'bad' | 'badCount' | 'needsTotal'>,
): Promise<Result<BuiltRegister, RegisterProblem>> {
  const opened = openRegister(bytes.buffer);
  if (!opened.ok) return opened;
  const data = opened.value;
  if (data.info.addresses === 0) return fail({ kind: 'no-usable-rows', badRows: rows.badCount });
  if (!answers(data)) return fail({ kind: 'damaged' });
  const sha256 = await hash(bytes.subarray(0, data.file.contentSize));
  return ok({ bytes, sha256, data, ...rows });
}

/** DAR's total and DAR's changes are written alike; only their names tell them apart. */
const isDarDelta = (name: string): boolean => /delta/i.test(name);

/** The register in use after DAR's own changes, as far as it can follow them. */
async function followDar(
  machine: Machine,
  files: readonly RegisterFile[],
  base: BaseRegister | undefined,
  onProgress: (progress: LoadProgress) => void,
): Promise<Result<BuiltRegister, RegisterProblem>> {
  if (base === undefined) return fail({ kind: 'no-base' });
  const { data } = base;
  const moment = Date.now();
  const texts: DeltaFile[] = [];
  const reading = await readTexts(machine, files, onProgress, (name) => {
    const pieces: string[] = [];
    texts.push({ name, pieces });
    return { push: (piece) => pieces.push(piece), end: () => undefined };
  });
  if (!reading.ok) return reading;
  const { changed, closed, places, missing } = readDarDelta(texts, asRegisterAtHand(data), moment);
  const gone = closed.flatMap((id) => {
    const unit = data.findUnit(id);
    return unit === undefined ? [] : rowAt(data, unit);
  });
  const badCount = missing.reduce((sum, { count }) => sum + count, 0);
  const news = changed.length + gone.length + places.added.length + places.removed.length;
  if (news === 0 && badCount === 0) return fail({ kind: 'nothing-new' });
  // What could not be followed is still as of the earlier day.
  const date = badCount > 0 ? data.info.date : new Date(moment).toISOString().slice(0, 10);
  const result = changeRegister(data, { ...data.info, date }, { rows: changed, closed: gone, places });
  if (!result.ok) return result;
  return finish(machine, result.value, { bad: missing, badCount, needsTotal: badCount > 0 });
}

async function importFiles(
  machine: Machine,
  files: readonly RegisterFile[],
  onProgress: (progress: LoadProgress) => void,
) {
  const register = createRegisterImport({ moment: Date.now() });
  const reading = await readTexts(machine, files, onProgress, (name) => register.file(name));
  if (!reading.ok) return reading;
  onProgress({ stage: 'building', done: 1 });
  return register.finish();
}

interface TextTarget {
  push(piece: string): void;
  end(): void;
}

/** Gives each file's text on as it comes. */
async function readTexts(
  machine: Machine,
  files: readonly RegisterFile[],
  onProgress: (progress: LoadProgress) => void,
  targetOf: (name: string) => TextTarget,
): Promise<Result<void, { readonly kind: 'damaged' }>> {
  const total = files.reduce((sum, { bytes }) => sum + sizeOf(bytes), 0);
  let read = 0;
  for (const { name, bytes } of files) {
    const isPacked = isGzip(await part(bytes, 0, 2));
    async function* counted(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
      for await (const piece of piecesOf(bytes)) {
        read += piece.length;
        yield piece;
        onProgress({ stage: 'reading', done: Math.min(0.99, read / total) });
      }
    }
    const unpacked = (
      pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
    ): AsyncIterable<Uint8Array<ArrayBuffer>> => (isPacked ? machine.gunzip(pieces) : pieces);
    const target = targetOf(name);
    try {
      const encoding = await findEncoding(machine.newDecoder, unpacked(piecesOf(bytes)));
      const decoder = machine.newDecoder(encoding, false);
      for await (const piece of unpacked(counted())) target.push(decoder.decode(piece, { stream: true }));
      target.push(decoder.decode());
    } catch {
      // Packed bytes that cannot be unpacked; text of any kind can be decoded.
      return fail({ kind: 'damaged' });
    }
    target.end();
  }
  return ok(undefined);
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
