import { describe, expect, it } from 'vitest';
import { findsAgain } from './find-again.ts';
import { drawLabelledPairs, drawSamePairs, type LabelledPair } from './labelled-pairs.ts';
import type { Share } from './persons.ts';

interface Count {
  pairs: number;
  found: number;
}

/** By kind, e.g. `same: order`. */
function count(pairs: Iterable<LabelledPair>): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const { same, kind, one, other } of pairs) {
    const name = `${same ? 'same' : 'different'}: ${kind}`;
    const now = counts.get(name) ?? { pairs: 0, found: 0 };
    counts.set(name, { pairs: now.pairs + 1, found: now.found + (findsAgain(one, other) ? 1 : 0) });
  }
  return counts;
}

/** In per cent. */
function shareFound(counts: ReadonlyMap<string, Count>, of: 'same' | 'different'): number {
  const these = [...counts].filter(([name]) => name.startsWith(`${of}:`)).map(([, one]) => one);
  const sum = (pick: (one: Count) => number): number => these.reduce((all, one) => all + pick(one), 0);
  return (100 * sum(({ found }) => found)) / sum(({ pairs }) => pairs);
}

const pairsOf = (share: Share, many = 5000): Iterable<LabelledPair> =>
  drawLabelledPairs(20_261_126, share, many);

describe('Of labelled pairs of persons with one birth date', () => {
  it('10,000 of them: at least 99 % of the same persons are found, and at most 0.1 % of the different ones', () => {
    const counts = count(pairsOf('known', 10_000));
    expect(shareFound(counts, 'same')).toBeGreaterThanOrEqual(99);
    expect(shareFound(counts, 'different')).toBeLessThanOrEqual(0.1);
    // None of the kinds hides behind the others.
    for (const [name, { pairs, found }] of counts) {
      const share = (100 * found) / pairs;
      if (name.startsWith('same:')) expect([name, share >= 95]).toEqual([name, true]);
      else expect([name, share <= 1]).toEqual([name, true]);
    }
    expect(counts.size).toBe(19);
  });

  it('with names that were not looked at, at least 98 %, and at most 0.1 %', () => {
    const counts = count(pairsOf('other-names'));
    expect(shareFound(counts, 'same')).toBeGreaterThanOrEqual(98);
    expect(shareFound(counts, 'different')).toBeLessThanOrEqual(0.1);
  });

  it('with other names, other countries and other ways of writing, at least 97 %, and at most 0.1 %', () => {
    const counts = count(pairsOf('other-ways'));
    expect(shareFound(counts, 'same')).toBeGreaterThanOrEqual(97);
    expect(shareFound(counts, 'different')).toBeLessThanOrEqual(0.1);
  });
});

it('a slip of the hand in a long name is found more often than not, though nothing is promised', () => {
  const counts = count(drawSamePairs(7, 'known', 'slip', 500));
  expect(shareFound(counts, 'same')).toBeGreaterThan(50);
});
