import { fail, ok, type Result } from '../domain/result.ts';
import type { ByteSource } from './byte-source.ts';
import type { IdWords } from './id-words.ts';

/**
 * Many ids in few bytes, each to be had without the others. Most ids of DAR were made in one go and differ in three
 * bytes only; random ones cannot be made smaller, and are most of the file. Little-endian:
 *
 *     0  8 bytes   `BOPAELID`
 *     8  u32       format version
 *    12  u32       number of ids
 *    16  16 bytes  the id whose bytes the two short classes share
 *    32  u32 each  where each block begins, and where the last one ends, from the beginning of the file
 *
 * A block holds 256 ids: 64 bytes with two bits each for their class, then what is their own of each:
 * nothing (there is none), bytes 3-5, bytes 0-5, or all 16.
 */
export const idBlocksVersion = 1;

const magic = 'BOPAELID';
const headBytes = 32;
const idsABlock = 256;
const classBytes = idsABlock / 4;
const idBytes = 16;

/** How many bytes an id of each class has of its own. */
const lengths = [0, 3, 6, idBytes] as const;

const blocksOf = (count: number): number => Math.ceil(count / idsABlock);
const isNone = ([a, b, c, d]: IdWords): boolean => (a | b | c | d) === 0;

const idAt = (words: Uint32Array, row: number): IdWords => [
  words[row * 4] ?? 0,
  words[row * 4 + 1] ?? 0,
  words[row * 4 + 2] ?? 0,
  words[row * 4 + 3] ?? 0,
];

function classOf(words: Uint32Array, row: number, shared: IdWords): 0 | 1 | 2 | 3 {
  const at = row * 4;
  const [a = 0, b = 0, c = 0, d = 0] = [words[at], words[at + 1], words[at + 2], words[at + 3]];
  if ((a | b | c | d) === 0) return 0;
  if ((b & 0xffff) !== (shared[1] & 0xffff) || c !== shared[2] || d !== shared[3]) return 3;
  return a >>> 8 === shared[0] >>> 8 ? 1 : 2;
}

/** The commonest id but for its own bytes: the end that most share, and of those the beginning that most share. */
function findShared(words: Uint32Array): IdWords {
  const count = words.length / 4;
  // A few thousand tell what is common.
  const step = Math.max(1, Math.floor(count / mostLookedAt));
  const commonest = (keyOf: (id: IdWords) => string | undefined): IdWords => {
    const seen = new Map<string, { count: number; readonly id: IdWords }>();
    let best: { count: number; readonly id: IdWords } = { count: 0, id: [0, 0, 0, 0] };
    for (let row = 0; row < count; row += step) {
      const id = idAt(words, row);
      const key = isNone(id) ? undefined : keyOf(id);
      if (key === undefined) continue;
      const found = seen.get(key) ?? { count: 0, id };
      found.count += 1;
      seen.set(key, found);
      if (found.count > best.count) best = found;
    }
    return best.id;
  };
  const [, second, third, fourth] = commonest((id) => `${id[1] & 0xffff} ${id[2]} ${id[3]}`);
  const [first] = commonest((id) =>
    (id[1] & 0xffff) === (second & 0xffff) && id[2] === third && id[3] === fourth
      ? String(id[0] >>> 8)
      : undefined,
  );
  return [first, second, third, fourth];
}

const mostLookedAt = 20_000;

/** `words`: four a row; all zero for a row without an id. */
export function writeIdBlocks(words: Uint32Array): Uint8Array<ArrayBuffer> {
  const count = words.length / 4;
  const shared = findShared(words);
  const blocks = blocksOf(count);
  const classes = new Uint8Array(count);
  let size = headBytes + (blocks + 1) * 4 + blocks * classBytes;
  for (let row = 0; row < count; row += 1) {
    const own = classOf(words, row, shared);
    classes[row] = own;
    size += lengths[own] ?? 0;
  }
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (let sign = 0; sign < magic.length; sign += 1) bytes[sign] = magic.charCodeAt(sign);
  view.setUint32(8, idBlocksVersion, true);
  view.setUint32(12, count, true);
  for (let word = 0; word < 4; word += 1) view.setUint32(16 + word * 4, shared[word] ?? 0);
  let end = headBytes + (blocks + 1) * 4;
  for (let block = 0; block < blocks; block += 1) {
    view.setUint32(headBytes + block * 4, end, true);
    const start = end;
    end += classBytes;
    const last = Math.min(count, (block + 1) * idsABlock);
    for (let row = block * idsABlock; row < last; row += 1) {
      const own = classes[row] ?? 0;
      const place = row % idsABlock;
      const byte = start + (place >> 2);
      bytes[byte] = (bytes[byte] ?? 0) | (own << ((place & 3) * 2));
      const at = row * 4;
      if (own === 3)
        for (let word = 0; word < 4; word += 1) view.setUint32(end + word * 4, words[at + word] ?? 0);
      else if (own !== 0) {
        const before = own === 2 ? 4 : 1;
        if (own === 2) view.setUint32(end, words[at] ?? 0);
        else view.setUint8(end, words[at] ?? 0);
        view.setUint16(end + before, (words[at + 1] ?? 0) >>> 16);
      }
      end += lengths[own] ?? 0;
    }
  }
  view.setUint32(headBytes + blocks * 4, end, true);
  return bytes;
}

export interface IdBlocks {
  readonly count: number;
  /** Bytes that they take where they lie. */
  readonly size: number;
  /** Undefined for a row without an id. */
  at(row: number): IdWords | undefined;
}

/**
 * Opens them where they lie: of the ids themselves only the block is read that is asked for. `damaged` also for a
 * version that this program does not know.
 */
export function openIdBlocks(source: ByteSource): Result<IdBlocks, { readonly kind: 'damaged' }> {
  const damaged = fail({ kind: 'damaged' } as const);
  if (source.size < headBytes + 4) return damaged;
  const head = source.read(0, headBytes);
  const view = viewOf(head);
  if (String.fromCharCode(...head.subarray(0, 8)) !== magic) return damaged;
  if (view.getUint32(8, true) !== idBlocksVersion) return damaged;
  const count = view.getUint32(12, true);
  const blocks = blocksOf(count);
  const places = headBytes + (blocks + 1) * 4;
  if (source.size < places) return damaged;
  const table = viewOf(source.read(headBytes, places - headBytes));
  const starts = Uint32Array.from({ length: blocks + 1 }, (_, block) => table.getUint32(block * 4, true));
  const startOf = (block: number): number => starts[block] ?? 0;
  if (startOf(0) !== places || startOf(blocks) !== source.size) return damaged;
  for (let block = 0; block < blocks; block += 1)
    if (startOf(block) + classBytes > startOf(block + 1)) return damaged;
  const shared = wordsAt(view, 16);

  /** The id of a class that has bytes of its own, which begin here. */
  function idOf(lines: DataView, own: number, from: number): IdWords {
    if (own === 3) return wordsAt(lines, from);
    const [first, second] =
      own === 1
        ? [(shared[0] & 0xffffff00) | lines.getUint8(from), lines.getUint16(from + 1)]
        : [lines.getUint32(from), lines.getUint16(from + 4)];
    return [first >>> 0, ((second << 16) | (shared[1] & 0xffff)) >>> 0, shared[2], shared[3]];
  }

  /** Four words a row; all zero for none. Rows are asked for one after the other. */
  const words = new Uint32Array(idsABlock * 4);
  let held = -1;
  function hold(block: number): void {
    if (block === held) return;
    held = -1;
    const bytes = source.read(startOf(block), startOf(block + 1) - startOf(block));
    const lines = viewOf(bytes);
    let from = classBytes;
    words.fill(0);
    for (let place = 0; place < idsABlock; place += 1) {
      const own = ((bytes[place >> 2] ?? 0) >> ((place & 3) * 2)) & 3;
      if (own !== 0) words.set(idOf(lines, own, from), place * 4);
      from += lengths[own] ?? 0;
    }
    held = block;
  }

  let lastAsked = -1;
  /** One id of a block that nothing else is asked of: less is read, and little is made of it. */
  function readOne(block: number, place: number): IdWords | undefined {
    const start = startOf(block);
    const classes = source.read(start, classBytes);
    const byte = classes[place >> 2] ?? 0;
    let from = start + classBytes;
    for (let before = 0; before < place >> 2; before += 1) from += lengthOfFour(classes[before] ?? 0);
    // Of its own four, those that stand before it.
    from += lengthOfFour(byte & ((1 << ((place & 3) * 2)) - 1));
    const own = (byte >> ((place & 3) * 2)) & 3;
    return own === 0 ? undefined : idOf(viewOf(source.read(from, lengths[own] ?? 0)), own, 0);
  }

  return ok({
    count,
    size: source.size,
    at(row) {
      if (row < 0 || row >= count) throw new RangeError(`No id ${row} of ${count}`);
      const [block, place] = [Math.floor(row / idsABlock), row % idsABlock];
      if (block !== held && block !== lastAsked) {
        lastAsked = block;
        return readOne(block, place);
      }
      hold(block);
      const id = idAt(words, place);
      return isNone(id) ? undefined : id;
    },
  });
}

/** What four ids take together, by the byte of their classes. */
const lengthsOfFour = Uint8Array.from({ length: 256 }, (_, byte) =>
  [0, 2, 4, 6].reduce((sum, shift) => sum + (lengths[(byte >> shift) & 3] ?? 0), 0),
);
const lengthOfFour = (byte: number): number => lengthsOfFour[byte] ?? 0;

const viewOf = (bytes: Uint8Array<ArrayBuffer>): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const wordsAt = (view: DataView, from: number): IdWords => [
  view.getUint32(from, false),
  view.getUint32(from + 4, false),
  view.getUint32(from + 8, false),
  view.getUint32(from + 12, false),
];
