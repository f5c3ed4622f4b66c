/** Chances that come out the same for the same seed, so that a failure can be had again. */
export interface Chance {
  /** 0 (inclusive) to 1 (exclusive). */
  fraction(): number;
  /** Whole, both ends inclusive. */
  between(least: number, most: number): number;
  pick<Value>(values: readonly Value[]): Value;
  /** A seed for somebody else. */
  seed(): number;
}

/** Mulberry32. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number =>
    least + Math.floor(fraction() * (most - least + 1));
  return {
    fraction,
    between,
    pick(values) {
      const value = values[between(0, values.length - 1)];
      if (value === undefined) throw new Error('There is nothing to pick from');
      return value;
    },
    seed: () => between(1, 2 ** 31),
  };
}
