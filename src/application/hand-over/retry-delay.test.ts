import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelaySeconds } from './retry-delay.ts';

const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempts = fc.nat({ max: 5000 });

describe('The wait before the next attempt', () => {
  it('doubles from two seconds to five minutes', () => {
    const longest = [0, 1, 2, 3, 6, 7, 8, 5000].map((tried) => retryDelaySeconds(tried, () => 1));
    expect(longest).toEqual([2, 4, 8, 16, 128, 256, 300, 300]);
  });

  it('is never more than five minutes, nor less than half of what it could be', () => {
    fc.assert(
      fc.property(attempts, chances, (tried, chance) => {
        const longest = retryDelaySeconds(tried, () => 1);
        const seconds = retryDelaySeconds(tried, () => chance);
        expect(seconds).toBeLessThanOrEqual(300);
        expect(seconds).toBeLessThanOrEqual(longest);
        expect(seconds).toBeGreaterThanOrEqual(longest / 2);
      }),
    );
  });

  it('differs between stations that failed in the same second, also when the server named a time', () => {
    for (const serverAsksFor of [undefined, 600]) {
      const [early, late] = [0.1, 0.9].map((chance) => retryDelaySeconds(3, () => chance, serverAsksFor));
      expect(late).toBeGreaterThan(early ?? Number.POSITIVE_INFINITY);
    }
  });

  it('is never shorter than the server asks for, up to an hour, nor longer by more than a quarter', () => {
    fc.assert(
      fc.property(attempts, chances, fc.nat({ max: 200_000 }), (tried, chance, asked) => {
        const seconds = retryDelaySeconds(tried, () => chance, asked);
        const obeyed = Math.min(asked, 3600);
        expect(seconds).toBeGreaterThanOrEqual(obeyed);
        expect(seconds).toBeLessThanOrEqual(Math.max(300, obeyed * 1.25));
      }),
    );
  });
});
