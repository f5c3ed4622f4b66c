/** How people of one model write and mistake themselves. Ranking is tuned on one and judged on another. */
export interface Slips {
  /** One slip, never in the first letter. */
  one(name: string): string;
  /** Hard to find again: two slips, as it sounds, chopped, or another first letter. */
  hard(name: string): string;
  /** Without Danish letters. */
  plain(name: string): string;
  abbreviated(name: string): string;
  /** In two words; the name is one. */
  split(name: string): string;
  /** Name and number in one. */
  joined(name: string, houseNumber: string): string;
  /** A floor in words: `1. sal`, `stuen`. */
  floor(floor: string): string;
  /** A number and its word: `nr. 12`. */
  numbered(houseNumber: string): string;
  /** A number and the one behind it: `12-14`. */
  range(from: number, to: number): string;
}

/** Where letters stand in the name, the first one left out. */
export const innerLetters = (name: string): readonly number[] =>
  Array.from({ length: name.length - 1 }, (_, index) => index + 1).filter((at) =>
    /\p{L}/u.test(name.charAt(at)),
  );

/** The name with `put` in place of `length` signs. */
export const replaceAt = (name: string, at: number, length: number, put: string): string =>
  name.slice(0, at) + put + name.slice(at + length);

/** What `change` makes of the name: tried again where that is nothing new. */
export function changed(name: string, change: () => string): string {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const other = change();
    if (other !== name) return other;
  }
  return name;
}
