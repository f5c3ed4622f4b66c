import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveStationKeys, makeRootKey } from '../keys/station-keys.ts';
import { registrationRow } from '../testing/test-rows.ts';
import { createFrameCodec } from './frames.ts';
import type { JournalEntry } from './rows.ts';
import { createSealedFrames, type SealedFrames, snapshotFrames } from './sealed-frames.ts';

const place = 'journal/station/1';
const entry = (seq: number): JournalEntry => ({ kind: 'changes', seq, changes: [registrationRow(seq)] });
const join = (parts: readonly Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

let frames: SealedFrames;
let foreign: SealedFrames;

beforeAll(async () => {
  const codec = await createFrameCodec();
  frames = createSealedFrames(codec, (await deriveStationKeys(makeRootKey())).journal);
  foreign = createSealedFrames(codec, (await deriveStationKeys(makeRootKey())).journal);
});

const encodeAll = (count: number, where = place) =>
  Promise.all(Array.from({ length: count }, (_, number) => frames.encode(where, number, entry(number))));

const seqsOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const { entries, ...rest } = await frames.read(place, bytes);
  return { seqs: entries.map(({ number }) => number), entries, ...rest };
};

describe('Sealed frames', () => {
  it('open to the entries that were sealed', async () => {
    const read = await seqsOf(join(await encodeAll(3)));
    expect(read).toMatchObject({ seqs: [0, 1, 2], foreign: 0, missing: 0, torn: 0 });
    expect(read.entries.map(({ entry: opened }) => opened)).toEqual([entry(0), entry(1), entry(2)]);
  });

  it('give byte strings of their own, which do not drag the whole file along', async () => {
    const read = await frames.read(place, join(await encodeAll(1)));
    const [opened] = read.entries;
    const row = opened?.entry.kind === 'changes' ? opened.entry.changes[0] : undefined;
    const data = row?.table === 'registrations' && 'row' in row ? row.row.content.data : undefined;
    expect(data).toBeInstanceOf(Uint8Array);
    expect((data as Uint8Array).buffer.byteLength).toBe(data?.byteLength);
  });

  it('do not count in the place of another, in another file or station, or with another key', async () => {
    const [zero, one, two] = await encodeAll(3);
    if (zero === undefined || one === undefined || two === undefined) throw new Error('Three were sealed');
    expect(await seqsOf(join([zero, two, one]))).toMatchObject({ seqs: [0, 2], missing: 1, foreign: 1 });
    expect(await seqsOf(join([zero, one, one, two]))).toMatchObject({ seqs: [0, 1, 2], foreign: 1 });
    expect(await seqsOf(join([zero, two]))).toMatchObject({ seqs: [0, 2], missing: 1 });
    const [elsewhere] = await encodeAll(1, 'journal/station/2');
    const theirs = await foreign.encode(place, 1, entry(1));
    expect(await seqsOf(join([elsewhere ?? zero, one]))).toMatchObject({ seqs: [1], foreign: 1 });
    expect(await seqsOf(join([zero, theirs, two]))).toMatchObject({ seqs: [0, 2], foreign: 1, missing: 1 });
  });

  it('are noticed wherever a bit turns, and no other entry is lost by it', async () => {
    const parts = await encodeAll(5);
    const bytes = join(parts);
    const ends = parts.map((_, at) => join(parts.slice(0, at + 1)).length);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
        const spoilt = bytes.slice();
        spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const hit = ends.findIndex((end) => end > bit >> 3);
        const { seqs, missing, torn } = await seqsOf(spoilt);
        expect(seqs).toEqual([0, 1, 2, 3, 4].filter((number) => number !== hit));
        expect(hit === 4 ? torn : missing).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('go on from where an earlier reading ended', async () => {
    const parts = await encodeAll(4);
    const start = join(parts.slice(0, 2)).length;
    const read = await frames.read(place, join(parts).slice(start), start, 2);
    expect(read.entries.map(({ number }) => number)).toEqual([2, 3]);
    expect(read).toMatchObject({ missing: 0, end: join(parts).length });
    const gap = await frames.read(place, join(parts.slice(3)), start, 2);
    expect(gap.missing).toBe(1);
  });

  it('hold no entry of a kind that this version does not know', async () => {
    const strange = await frames.encode(place, 0, { kind: 'novel' } as never);
    expect(await seqsOf(strange)).toMatchObject({ seqs: [], foreign: 1 });
  });

  it('of a snapshot say at the end how many rows there were, however many', async () => {
    for (const count of [0, 1, 199, 200, 201, 500]) {
      const rows = Array.from({ length: count }, (_, nth) => registrationRow(nth));
      const begin = { kind: 'begin', station: 's', schema: 2, seq: 3, snapshot: true } as const;
      const parts: Uint8Array[] = [];
      for await (const frame of snapshotFrames(frames, place, begin, rows)) parts.push(frame);
      const { entries } = await frames.read(place, join(parts));
      expect(entries.at(0)?.entry).toEqual(begin);
      expect(entries.at(-1)?.entry).toEqual({ kind: 'complete', rows: count });
      const back = entries.flatMap(({ entry: opened }) => (opened.kind === 'rows' ? opened.changes : []));
      expect(back).toEqual(rows);
    }
  });
});
