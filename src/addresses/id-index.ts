import { fail, ok, type Result } from '../domain/result.ts';
import type { ByteSource } from './byte-source.ts';
import type { IdBlocks } from './id-blocks.ts';
import { type IdWords, sameId } from './id-words.ts';

/**
 * The row of an id, by one or two small reads. Little-endian 32-bit words: the number of buckets, where each bucket
 * begins and the last one ends, then the entries: row << 8 | eight bits of the id's hash. An id is in the bucket that
 * its hash falls into.
 */
const rowsABucket = 64;
/** A row has 24 bits. */
const mostIndexedRows = 0xff_ffff;

function hashOf(a: number, b: number, c: number, d: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x85ebca6b), 0xcc9e2d51) ^ Math.imul(c, 0x9e3779b1) ^ d;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
const bucketOf = (hash: number, buckets: number): number => Math.floor((hash / 0x1_0000_0000) * buckets);

/** `words`: four a row. */
export function writeIdIndex(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const count = words.length / 4;
  if (count > mostIndexedRows) throw new RangeError(`${count} rows are more than an index holds`);
  const buckets = Math.max(1, Math.ceil(count / rowsABucket));
  const hashes = new Uint32Array(count);
  const index = new Uint32Array(buckets + 2 + count);
  index[0] = buckets;
  for (let row = 0; row < count; row += 1) {
    const at = row * 4;
    const hash = hashOf(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0);
    hashes[row] = hash;
    const next = bucketOf(hash, buckets) + 2;
    index[next] = (index[next] ?? 0) + 1;
  }
  for (let bucket = 0; bucket < buckets; bucket += 1)
    index[bucket + 2] = (index[bucket + 2] ?? 0) + (index[bucket + 1] ?? 0);
  const free = index.slice(1, buckets + 1);
  for (let row = 0; row < count; row += 1) {
    const hash = hashes[row] ?? 0;
    const bucket = bucketOf(hash, buckets);
    const place = free[bucket] ?? 0;
    free[bucket] = place + 1;
    index[buckets + 2 + place] = (row << 8) | (hash & 0xff);
  }
  return index;
}

/** Undefined where no row has the id. */
export type FindRow = (id: IdWords) => number | undefined;

export function openIdIndex(
  source: ByteSource,
  ids: IdBlocks,
): Result<FindRow, { readonly kind: 'damaged' }> {
  const word = (bytes: Uint8Array<ArrayBuffer>, at: number): number =>
    new DataView(bytes.buffer, bytes.byteOffset).getUint32(at * 4, true);
  const buckets = source.size < 12 ? 0 : word(source.read(0, 4), 0);
  const first = buckets + 2;
  if (buckets === 0 || source.size !== (first + ids.count) * 4) return fail({ kind: 'damaged' });
  return ok((id) => {
    const hash = hashOf(...id);
    const bounds = source.read((bucketOf(hash, buckets) + 1) * 4, 8);
    const [from, to] = [word(bounds, 0), word(bounds, 1)];
    const entries = source.read((first + from) * 4, (to - from) * 4);
    for (let at = 0; at < to - from; at += 1) {
      const entry = word(entries, at);
      if ((entry & 0xff) !== (hash & 0xff)) continue;
      const found = ids.at(entry >>> 8);
      if (found !== undefined && sameId(found, id)) return entry >>> 8;
    }
    return undefined;
  });
}
