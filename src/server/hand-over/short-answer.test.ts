import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readResults } from '../../application/transport/read-results.ts';
import { type RecordResult, ShortHandOverResponseSchema } from '../../contract/intake-api.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { shorten } from './short-answer.ts';

const times = [instant('2026-11-23T08:00:00.000Z'), instant('2026-11-23T09:00:00.000Z')];
const hashOf = (nth: number): string => nth.toString(16).padStart(64, '0');

const outcomes = fc.record({
  outcome: fc.constantFrom('acknowledged', 'refused'),
  replayed: fc.boolean(),
  receivedAt: fc.constantFrom(...times),
  sequence: fc.integer({ min: 1 }),
});

it('tells a station that knows what it sent the same as the whole answer', () => {
  fc.assert(
    fc.property(fc.array(outcomes, { maxLength: 20 }), (drawn) => {
      const results = drawn.map(({ outcome, replayed, ...rest }, nth): RecordResult => {
        const id = practiceId(nth);
        return outcome === 'acknowledged'
          ? { outcome, id, replayed, receipt: { id, contentHash: hashOf(nth), ...rest } }
          : { outcome: 'refused', id, refusal: { kind: 'invalid-cpr', paths: ['person.cpr'] } };
      });
      const sent = drawn.map((_, nth) => ({
        id: practiceId(nth),
        bytes: new Uint8Array(),
        contentHash: hashOf(nth),
      }));
      const told: unknown = JSON.parse(JSON.stringify(shorten({ results })));
      const short = ShortHandOverResponseSchema.parse(told);
      const { receivedAt } = short;
      expect(readResults(short.results, receivedAt && { receivedAt, sent })).toEqual(results);
    }),
  );
});

it('is a tenth as long where all were taken', () => {
  const results = Array.from({ length: 500 }, (_, nth): RecordResult => {
    const id = practiceId(nth);
    const receipt = { id, contentHash: hashOf(nth), receivedAt: times[0] ?? instant(''), sequence: nth + 1 };
    return { outcome: 'acknowledged', id, replayed: false, receipt };
  });
  const [short, whole] = [shorten({ results }), { results }].map((value) => JSON.stringify(value).length);
  expect(short).toBeLessThan((whole ?? 0) / 10);
});
