import { fail, ok, type Result } from '../domain/result.ts';
import type { ByteSource } from './byte-source.ts';
import { checksum } from './checksum.ts';

/**
 * A register, or what changes one into the next, as a file that is read in parts. Little-endian:
 *
 *     0  8 bytes   `BOPAELRF`
 *     8  u32       format version
 *    12  u32       length of the head in bytes, a multiple of 8
 *    16  u32       number of blocks
 *    20  u32       0
 *    24  u32 x 2   checksum of what lies between here and the first block
 *    32  the head  JSON in ASCII: what the file says of itself, and where its parts lie, counted from the first block
 *        u32 x 2   checksum of each block
 *        blocks    of 16 kB, the last one shorter; parts begin at multiples of 8
 *
 * What follows the last block is no part of the content: `BOPAELSG` and a signature in JSON, or nothing. The file is
 * known by the SHA-256 of its content.
 */
export const registerFileVersion = 1;

const magic = 'BOPAELRF';
export const signatureMagic = 'BOPAELSG';
const headStart = 32;
const blockBytes = 16 * 1024;
/** A head names some hundred kommuner; more is no head. */
const longestHead = 1_000_000;
export const longestSignature = 10_000;
const blocksKept = 8;
/** To be read at once where all are: a megabyte. */
const blocksAtOnce = 64;

/** A signature by a server, as it goes with a file; base64. */
export interface FileSignature {
  /** Which of the server's keys: the first 16 hexadecimal digits of its SHA-256. */
  readonly key: string;
  readonly signature: string;
}

/** `block`: the first damaged one, counted from 1; absent where the file is cut, or its head is damaged. */
export interface FileDamage {
  readonly kind: 'damaged';
  readonly block?: number;
  readonly blocks?: number;
}

export interface OpenedFile {
  /** The exact text of what the file says of itself. */
  readonly about: string;
  readonly signature: FileSignature | undefined;
  /** Bytes from the beginning that the file is known by. */
  readonly contentSize: number;
  /** A part to be read where it is asked for; a block that has been damaged is refused with an error. */
  part(name: string): ByteSource | undefined;
  /** Where a part lies, counted from the beginning of the file. */
  placeOf(name: string): { readonly from: number; readonly size: number } | undefined;
  /** A part in memory of its own; undefined where the file has none of the name. */
  load(name: string): Result<Uint8Array<ArrayBuffer>, FileDamage> | undefined;
  /** Looks at the next megabyte of what has not been read yet; false where all of it has been. */
  checkMore(): Result<boolean, FileDamage>;
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;
const asciiOf = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
};
/** JSON without signs beyond ASCII. */
export const writeJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const putAscii = (bytes: Uint8Array, at: number, text: string): void => {
  for (let sign = 0; sign < text.length; sign += 1) bytes[at + sign] = text.charCodeAt(sign);
};

/** Whether bytes begin as a register file does. */
export const isRegisterFile = (bytes: Uint8Array): boolean =>
  bytes.length >= magic.length && asciiOf(bytes.subarray(0, magic.length)) === magic;

export interface PartBytes {
  readonly byteLength: number;
  readonly byteOffset: number;
  readonly buffer: ArrayBuffer;
}

export function writeRegisterFile(
  about: string,
  parts: Readonly<Record<string, PartBytes>>,
): Uint8Array<ArrayBuffer> {
  let length = 0;
  const places: Record<string, readonly [from: number, length: number]> = {};
  for (const [name, { byteLength }] of Object.entries(parts)) {
    places[name] = [length, byteLength];
    length += aligned(byteLength);
  }
  const head = writeJson({ about, parts: places });
  const headBytes = aligned(head.length);
  const blocks = Math.ceil(length / blockBytes);
  const start = headStart + headBytes + blocks * 8;
  const bytes = new Uint8Array(start + length);
  const view = new DataView(bytes.buffer);
  putAscii(bytes, 0, magic);
  view.setUint32(8, registerFileVersion, true);
  view.setUint32(12, headBytes, true);
  view.setUint32(16, blocks, true);
  putAscii(bytes, headStart, head.padEnd(headBytes));
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(parts))
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), start + (places[name]?.[0] ?? 0));
  const put = (at: number, [first, second]: readonly [number, number]): void => {
    view.setUint32(at, first, true);
    view.setUint32(at + 4, second, true);
  };
  for (let block = 0; block < blocks; block += 1) {
    const from = start + block * blockBytes;
    const to = Math.min(bytes.length, from + blockBytes);
    put(headStart + headBytes + block * 8, checksum(new Uint32Array(bytes.buffer, from, (to - from) / 4)));
  }
  put(24, checksum(new Uint32Array(bytes.buffer, headStart, (start - headStart) / 4)));
  return bytes;
}

/** The content with a signature behind it, in place of any that was there. */
export function withSignature(
  content: Uint8Array<ArrayBuffer>,
  signature: FileSignature,
): Uint8Array<ArrayBuffer> {
  const text = signatureMagic + writeJson(signature);
  const signed = new Uint8Array(content.length + text.length);
  signed.set(content);
  putAscii(signed, content.length, text);
  return signed;
}

/** Some bytes as words; a copy where they do not lie so that they can be looked at in place. */
const wordsOf = (bytes: Uint8Array<ArrayBuffer>): Uint32Array<ArrayBuffer> =>
  bytes.byteOffset % 4 === 0
    ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    : new Uint32Array(bytes.slice().buffer);

interface Head {
  readonly about: string;
  readonly parts: Readonly<Record<string, readonly [number, number]>>;
}

function readHead(text: string): Head | undefined {
  try {
    const head = JSON.parse(text) as Partial<Head> | null;
    const { about, parts } = head ?? {};
    if (typeof about !== 'string' || typeof parts !== 'object' || parts === null) return undefined;
    const isPlace = (place: unknown): boolean =>
      Array.isArray(place) && place.length === 2 && place.every((part) => Number.isSafeInteger(part));
    return Object.values(parts).every(isPlace) ? { about, parts } : undefined;
  } catch {
    return undefined;
  }
}

function readSignature(bytes: Uint8Array): FileSignature | undefined {
  const text = asciiOf(bytes);
  if (!text.startsWith(signatureMagic)) return undefined;
  try {
    const { key, signature } = JSON.parse(text.slice(signatureMagic.length)) as Partial<FileSignature>;
    const isRight = /^[0-9a-f]{16}$/.test(String(key)) && /^[A-Za-z0-9+/]+={0,2}$/.test(String(signature));
    return isRight ? { key: String(key), signature: String(signature) } : undefined;
  } catch {
    return undefined;
  }
}

/** Reads all of a file that has not been read yet. */
export function findDamage(file: OpenedFile): FileDamage | undefined {
  for (;;) {
    const checked = file.checkMore();
    if (!checked.ok) return checked.error;
    if (!checked.value) return undefined;
  }
}

/** Opens a file where it lies; its blocks are judged as they are read. `damaged` also for a later version. */
export function openRegisterFile(source: ByteSource): Result<OpenedFile, FileDamage> {
  const damaged = fail({ kind: 'damaged' } as const);
  if (source.size < headStart) return damaged;
  const first = source.read(0, headStart);
  const view = new DataView(first.buffer, first.byteOffset, headStart);
  if (!isRegisterFile(first) || view.getUint32(8, true) !== registerFileVersion) return damaged;
  const [headBytes, blocks] = [view.getUint32(12, true), view.getUint32(16, true)];
  const start = headStart + headBytes + blocks * 8;
  if (headBytes % 8 !== 0 || headBytes > longestHead || start > source.size || view.getUint32(20, true) !== 0)
    return damaged;
  const between = wordsOf(source.read(headStart, start - headStart).slice());
  const [sumA, sumB] = checksum(between);
  if (view.getUint32(24, true) !== sumA || view.getUint32(28, true) !== sumB) return damaged;
  const head = readHead(asciiOf(new Uint8Array(between.buffer, 0, headBytes)));
  if (head === undefined) return damaged;
  const sums = new Uint32Array(between.buffer, headBytes);
  const places = Object.values(head.parts);
  const length = places.reduce((end, [from, bytes]) => Math.max(end, aligned(from + bytes)), 0);
  const contentSize = start + length;
  if (Math.ceil(length / blockBytes) !== blocks || contentSize > source.size) return damaged;
  const rest = source.size - contentSize;
  const signature =
    rest === 0 || rest > longestSignature ? undefined : readSignature(source.read(contentSize, rest));
  // Something stands there that is no signature.
  if (rest > 0 && signature === undefined) return damaged;

  /** What has been read and is whole. */
  const isRead = new Uint8Array(blocks);
  function isWhole(block: number, bytes: Uint8Array<ArrayBuffer>): boolean {
    const [a, b] = checksum(wordsOf(bytes));
    const whole = sums[block * 2] === a && sums[block * 2 + 1] === b;
    if (whole) isRead[block] = 1;
    return whole;
  }
  /** So many blocks in one piece. */
  function readBlocks(first: number, count: number): Result<Uint8Array<ArrayBuffer>, FileDamage> {
    const from = first * blockBytes;
    const bytes = source.read(start + from, Math.min(count * blockBytes, length - from));
    for (let block = first; block < first + count; block += 1) {
      const at = (block - first) * blockBytes;
      if (!isWhole(block, bytes.subarray(at, at + blockBytes)))
        return fail({ kind: 'damaged', block: block + 1, blocks });
    }
    return ok(bytes);
  }
  function areRead(first: number, last: number): boolean {
    for (let block = first; block <= last; block += 1) if (isRead[block] === 0) return false;
    return true;
  }
  const readBlock = (block: number): Uint8Array<ArrayBuffer> =>
    source.read(start + block * blockBytes, Math.min(blockBytes, length - block * blockBytes));
  /** Blocks that were read last, judged: one after the other they are asked for again and again. */
  const kept = new Map<number, Uint8Array<ArrayBuffer>>();
  function wholeBlock(block: number): Uint8Array<ArrayBuffer> {
    let bytes = kept.get(block);
    if (bytes !== undefined) return bytes;
    bytes = readBlock(block);
    if (!isWhole(block, bytes)) throw new Error(`Block ${block + 1} of ${blocks} of the register is damaged`);
    kept.set(block, bytes);
    const [oldest = block] = kept.keys();
    if (kept.size > blocksKept) kept.delete(oldest);
    return bytes;
  }

  return ok({
    about: head.about,
    signature,
    contentSize,
    part(name) {
      const place = head.parts[name];
      if (place === undefined) return undefined;
      const [partStart, size] = place;
      return {
        size,
        read(from, wanted) {
          if (from < 0 || from + wanted > size) throw new RangeError(`No ${wanted} bytes at ${from}`);
          const at = partStart + from;
          const block = Math.floor(at / blockBytes);
          // A few bytes are read in a tenth of the time that their block takes; it was judged before.
          if (areRead(block, Math.floor((at + wanted - 1) / blockBytes)))
            return source.read(start + at, wanted);
          const inBlock = at % blockBytes;
          if (inBlock + wanted <= blockBytes)
            return wanted === 0 ? new Uint8Array() : wholeBlock(block).subarray(inBlock, inBlock + wanted);
          const bytes = new Uint8Array(wanted);
          for (let done = 0; done < wanted; ) {
            const current = Math.floor((at + done) / blockBytes);
            const offset = (at + done) % blockBytes;
            const piece = wholeBlock(current).subarray(offset, offset + wanted - done);
            bytes.set(piece, done);
            done += piece.length;
          }
          return bytes;
        },
      };
    },
    placeOf(name) {
      const [from, size] = head.parts[name] ?? [];
      return from === undefined || size === undefined ? undefined : { from: start + from, size };
    },
    load(name) {
      const place = head.parts[name];
      if (place === undefined) return undefined;
      const [partStart, size] = place;
      const bytes = new Uint8Array(size);
      const end = Math.ceil((partStart + size) / blockBytes);
      for (let block = Math.floor(partStart / blockBytes); block < end; block += blocksAtOnce) {
        const read = readBlocks(block, Math.min(blocksAtOnce, end - block));
        if (!read.ok) return read;
        const from = block * blockBytes - partStart;
        bytes.set(read.value.subarray(Math.max(0, -from), size - from), Math.max(0, from));
      }
      return ok(bytes);
    },
    checkMore() {
      const first = isRead.indexOf(0);
      if (first < 0) return ok(false);
      const read = isRead.indexOf(1, first);
      const count = Math.min(blocksAtOnce, (read < 0 ? blocks : read) - first);
      const found = readBlocks(first, count);
      return found.ok ? ok(true) : found;
    },
  });
}
