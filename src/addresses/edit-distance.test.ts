import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { distance } from './plain-distance.fixture.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });

test('distances are those of the whole table, up to the most that is asked for', () => {
  fc.assert(
    fc.property(word, word, fc.nat(4), (left, right, most) => {
      expect(editDistance(left, right, most)).toBe(Math.min(most + 1, distance(left, right)));
    }),
    { numRuns: 5000 },
  );
});
