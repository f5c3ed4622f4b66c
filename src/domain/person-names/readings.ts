import { partsOf } from './name-words.ts';

/** One way to see what the parts of a name are. */
export interface NameReading {
  readonly parts: readonly string[];
  /** Places of parts that were joined or split in this reading: they must be found, or it says nothing. */
  readonly changed: readonly number[];
  /** For a joined part, what it was joined from. */
  readonly joinedFrom: readonly string[];
}

/** Shorter than this nothing is cut off a word: most of what is left would be found by chance. Letters. */
const shortestHalf = 3;

/**
 * The parts as they are written; then with two neighbours taken for one (`Anne Marie`, `Gebre Hiwet`); then
 * with one word taken for two.
 */
export function readingsOf(name: string): readonly NameReading[] {
  const parts = partsOf(name);
  const readings: NameReading[] = [{ parts, changed: [], joinedFrom: [] }];
  parts.forEach((part, at) => {
    const next = parts[at + 1];
    if (next === undefined) return;
    const joined = [...parts.slice(0, at), part + next, ...parts.slice(at + 2)];
    readings.push({ parts: joined, changed: [at], joinedFrom: [part, next] });
  });
  parts.forEach((part, at) => {
    for (let cut = shortestHalf; cut <= part.length - shortestHalf; cut += 1) {
      const halves = [part.slice(0, cut), part.slice(cut)];
      if (!halves.every((half) => /[^aeiouy]/.test(half))) continue;
      const split = [...parts.slice(0, at), ...halves, ...parts.slice(at + 1)];
      readings.push({ parts: split, changed: [at, at + 1], joinedFrom: [] });
    }
  });
  return readings;
}
