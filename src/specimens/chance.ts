/** Chances that come out the same for the same seed, so that a letter can be had again. */
export interface Chance {
  /** 0 (inclusive) to 1 (exclusive). */
  fraction(): number;
  /** Whole, both ends inclusive. */
  between(least: number, most: number): number;
  /** Any number between the two. */
  within(least: number, most: number): number;
  /** Whether something of this likelihood, 0 to 1, happens. */
  happens(likelihood: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  /** That many different values, in an order of chance; all of them where there are fewer. */
  some<Value>(values: readonly Value[], count: number): readonly Value[];
}

/** Mulberry32. Each purpose has a stream of its own, so that a new choice in one does not move the others. */
export function createChance(seed: number, purpose: string): Chance {
  let state = seed >>> 0;
  for (const sign of purpose) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 4; round += 1) fraction();
  const between = (least: number, most: number): number =>
    least + Math.floor(fraction() * (most - least + 1));
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[between(0, values.length - 1)];
    if (value === undefined) throw new Error('There is nothing to pick from');
    return value;
  };
  return {
    fraction,
    between,
    within: (least, most) => least + fraction() * (most - least),
    happens: (likelihood) => fraction() < likelihood,
    pick,
    some(values, count) {
      const left = [...values];
      const chosen: (typeof values)[number][] = [];
      while (chosen.length < count && left.length > 0) {
        chosen.push(...left.splice(between(0, left.length - 1), 1));
      }
      return chosen;
    },
  };
}
