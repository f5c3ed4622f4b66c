import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordResultSchema } from '../../contract/intake-api.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { readResults } from './read-results.ts';

const receipt = {
  id: practiceId(1),
  sequence: 7,
  receivedAt: '2026-11-23T08:00:00.000Z',
  contentHash: 'a1'.repeat(32),
};
const acknowledged = { outcome: 'acknowledged', id: practiceId(1), receipt, replayed: false };
const refused = { outcome: 'refused', id: practiceId(2), refusal: { kind: 'invalid-cpr', paths: ['cpr'] } };

/** A value as it may come over the line, wrong in one place or in several. */
const odd = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    0,
    -1,
    1.5,
    2 ** 53,
    true,
    [],
    {},
    'Acknowledged',
    '2026-11-23',
    'g'.repeat(64),
  ),
  fc.jsonValue(),
);
const results = fc
  .tuple(
    fc.record(
      { outcome: odd, id: odd, replayed: odd, receipt: odd, conflict: odd, refusal: odd, more: odd },
      { requiredKeys: [] },
    ),
    fc.record({ id: odd, sequence: odd, receivedAt: odd, contentHash: odd, more: odd }, { requiredKeys: [] }),
    fc.boolean(),
  )
  .map(([result, inReceipt, isWhole]) => ({
    ...acknowledged,
    receipt: { ...receipt, ...inReceipt },
    ...(isWhole ? {} : result),
  }));

describe('Results of a hand-over', () => {
  it('are read as the contract says, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(results, odd, fc.constantFrom(acknowledged, refused)), (value) => {
        const bySchema = RecordResultSchema.safeParse(value);
        expect(readResults([value])).toEqual(bySchema.success ? [bySchema.data] : undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are all of them or none', () => {
    expect(readResults([acknowledged, refused])).toEqual([acknowledged, refused]);
    expect(readResults([acknowledged, { ...refused, id: 7 }])).toBeUndefined();
  });

  describe('told in short', () => {
    const sent = [1, 2].map((nth) => ({
      id: practiceId(nth),
      bytes: new Uint8Array(),
      contentHash: `a${nth}`.repeat(32),
    }));
    const receivedAt = instant('2026-11-23T08:00:00.000Z');

    it('are completed by what was sent in their place', () => {
      expect(readResults([7, refused], { receivedAt, sent })).toEqual([acknowledged, refused]);
      const second = { id: practiceId(2), sequence: 8, receivedAt, contentHash: 'a2'.repeat(32) };
      expect(readResults([acknowledged, 8], { receivedAt, sent })).toEqual([
        acknowledged,
        { outcome: 'acknowledged', id: practiceId(2), receipt: second, replayed: false },
      ]);
    });

    it('are none where a number is no sequence, or nothing was sent in its place, or its hash is not known', () => {
      for (const odd of [0, -1, 1.5, 2 ** 53, Number.NaN, '7']) {
        expect(readResults([odd], { receivedAt, sent })).toBeUndefined();
      }
      expect(readResults([7, 8, 9], { receivedAt, sent })).toBeUndefined();
      expect(readResults([7])).toBeUndefined();
      const unknown = sent.map(({ id, bytes }) => ({ id, bytes }));
      expect(readResults([7], { receivedAt, sent: unknown })).toBeUndefined();
    });
  });
});
