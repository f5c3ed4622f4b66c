import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPortion } from './portion.ts';

describe('a portion', () => {
  it('is all of it until an answer does not come, and again when some have come', () => {
    const portion = createPortion(2000, 20);
    expect(portion.size).toBe(2000);
    portion.note(false, 60_000);
    expect(portion.size).toBe(250);
    for (let turn = 0; turn < 3; turn += 1) portion.note(true, 5_000);
    expect(portion.size).toBe(2000);
  });

  it('is not made smaller by a line that is down', () => {
    const portion = createPortion(2000, 20);
    portion.note(false, 30);
    expect(portion.size).toBe(2000);
  });

  it('stays within its bounds, and brings everything over any line that carries the least of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 5_000 }), (perAnswer) => {
        const portion = createPortion(2000, 20);
        let [got, questions] = [0, 0];
        while (got < 10_000) {
          const { size } = portion;
          expect(size).toBeGreaterThanOrEqual(20);
          expect(size).toBeLessThanOrEqual(2000);
          const comes = size <= perAnswer;
          if (comes) got += size;
          portion.note(comes, comes ? 30_000 : 60_000);
          questions += 1;
        }
        expect(questions).toBeLessThan(1_500);
      }),
    );
  });
});
