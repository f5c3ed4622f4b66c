import { createSeeded, type Seeded, seedFor } from './seeded.ts';

const bits24 = 0xff_ffff;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const byteOf = (word: number, byte: number): string => hex[(word >>> (byte * 8)) & 255] ?? '';

/** Share of ids that were made from a counter long ago, 0-1. */
const shareOfOld = 0.8;

/**
 * Ids as packed tightly or loosely as real ones: most have 24 bits of their own in a fixed frame, the others
 * are random (version 4). For measuring only: nothing tells them from real ids. No id comes twice among the
 * first thirteen million.
 */
export function createIdMaker(seed: number): () => string {
  const chance = createSeeded(seedFor(seed, 'ids'));
  const start = seedFor(seed, 'old ids') & bits24;
  let count = 0;
  return () => {
    if (chance.next() >= shareOfOld) return randomId(chance);
    // Each step can be undone, so that different counts give different numbers, in no order.
    let mixed = (start + count) & bits24;
    count += 1;
    mixed = Math.imul(mixed, 0x9e_3779) & bits24;
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0x85_ebca + 1) & bits24;
    mixed ^= mixed >>> 11;
    return `0a3f50${byteOf(mixed, 2)}-${byteOf(mixed, 1)}${byteOf(mixed, 0)}-32b8-e044-0003ba298018`;
  };
}

/** A random id of version 4. */
export function randomId(chance: Seeded): string {
  const word = (): number => (chance.next() * 4_294_967_296) >>> 0;
  const [a, b, c, d] = [word(), word(), word(), word()];
  const version = 0x40 | ((b >>> 8) & 15);
  const variant = 0x80 | ((c >>> 24) & 63);
  return (
    `${byteOf(a, 3)}${byteOf(a, 2)}${byteOf(a, 1)}${byteOf(a, 0)}-${byteOf(b, 3)}${byteOf(b, 2)}-` +
    `${hex[version] ?? ''}${byteOf(b, 0)}-${hex[variant] ?? ''}${byteOf(c, 2)}-` +
    `${byteOf(c, 1)}${byteOf(c, 0)}${byteOf(d, 3)}${byteOf(d, 2)}${byteOf(d, 1)}${byteOf(d, 0)}`
  );
}
