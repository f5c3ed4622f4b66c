import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from './byte-source.ts';
import { openIdBlocks, writeIdBlocks } from './id-blocks.ts';
import { openIdIndex, writeIdIndex } from './id-index.ts';
import type { IdWords } from './id-words.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });
const random = fc.tuple(word, word, word, word);
/** `0a3f50xx-xxxx-32b8-e044-0003ba298018`: what most ids of the register look like. */
const usual = fc
  .integer({ min: 0, max: 0xffffff })
  .map(
    (own): IdWords => [
      (0x0a3f5000 | (own >>> 16)) >>> 0,
      (((own & 0xffff) << 16) | 0x32b8) >>> 0,
      0xe0440003,
      0xba298018,
    ],
  );
const otherBeginning = fc
  .tuple(word, fc.integer({ min: 0, max: 0xffff }))
  .map(([first, second]): IdWords => [first, ((second << 16) | 0x32b8) >>> 0, 0xe0440003, 0xba298018]);
const none = fc.constant<IdWords>([0, 0, 0, 0]);
const ids = fc.array(
  fc.oneof(
    { weight: 16, arbitrary: usual },
    { weight: 1, arbitrary: otherBeginning },
    { weight: 3, arbitrary: random },
    { weight: 1, arbitrary: none },
  ),
  { maxLength: 1200 },
);

const isNone = (id: IdWords): boolean => id.every((part) => part === 0);
const write = (all: readonly IdWords[]) => writeIdBlocks(Uint32Array.from(all.flat()));
function open(bytes: Uint8Array<ArrayBuffer>) {
  const opened = openIdBlocks(sourceOfBytes(bytes));
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}
/** The ids and the way from an id to its row. */
function openWithIndex(all: readonly IdWords[]) {
  const blocks = open(write(all));
  const index = new Uint8Array(writeIdIndex(Uint32Array.from(all.flat())).buffer);
  const find = openIdIndex(sourceOfBytes(index), blocks);
  if (!find.ok) throw new Error(find.error.kind);
  return { blocks, find: find.value };
}

describe('Ids in blocks', () => {
  it('give back every id at its row, and a row of every id', () => {
    fc.assert(
      fc.property(ids, (all) => {
        const { blocks, find } = openWithIndex(all);
        expect(blocks.count).toBe(all.length);
        all.forEach((id, row) => {
          expect(blocks.at(row)).toEqual(isNone(id) ? undefined : id);
        });
        // From block to block and back, in whatever order.
        const leaps = all.map((_, nth) => (nth * 677) % all.length);
        for (const row of leaps)
          expect(blocks.at(row)).toEqual(isNone(all[row] as IdWords) ? undefined : all[row]);
        for (const id of all.slice(0, 50)) {
          const row = find(id);
          if (isNone(id)) expect(row).toBeUndefined();
          else expect(all[row ?? -1]).toEqual(id);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('find no id that is not among them', () => {
    const all = fc.sample(usual, { numRuns: 700, seed: 1 });
    const { blocks, find } = openWithIndex(all);
    expect(find([0x0a3f5000, 0x000132b8, 0xe0440003, 0xba298019])).toBeUndefined();
    expect(find([1, 2, 3, 4])).toBeUndefined();
    expect(find([0, 0, 0, 0])).toBeUndefined();
    expect(() => blocks.at(700)).toThrow(RangeError);
  });

  it('take little more than three bytes for those of one make', () => {
    const all = fc.sample(usual, { numRuns: 10_000, seed: 2 });
    expect(write(all).length / all.length).toBeLessThan(3.3);
  });

  it('are damaged where they were cut, lengthened, or are of another kind', () => {
    const bytes = write(fc.sample(fc.oneof(usual, random), { numRuns: 600, seed: 3 }));
    const cut = [0, 1, 31, 40, 500, bytes.length - 1].map((length) => bytes.slice(0, length));
    const longer = new Uint8Array([...bytes, 0]);
    const other = bytes.slice();
    other[0] = 0;
    const newer = bytes.slice();
    newer[8] = 9;
    for (const spoilt of [...cut, longer, other, newer])
      expect(openIdBlocks(sourceOfBytes(spoilt))).toEqual({ ok: false, error: { kind: 'damaged' } });
  });
});
