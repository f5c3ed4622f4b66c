import type { NameIndexColumns } from './name-index.ts';

/** A street name that the typed key may mean. */
export interface NameHit {
  readonly name: number;
  /** Letters put in, left out, changed, or swapped with a neighbour (optimal string alignment). */
  readonly edits: number;
  /** True where the whole name was typed, not the beginning of it. */
  readonly complete: boolean;
  readonly laterWord: boolean;
  readonly otherFirstLetter: boolean;
}

const bytesOf = (key: string): Uint8Array => Uint8Array.from(key, (sign) => sign.charCodeAt(0));
const startOf = (index: NameIndexColumns, entry: number): number =>
  entry === 0 ? 0 : (index.keyEnds[entry - 1] ?? 0);

/** The first entry whose key is not before the typed one; with `past`, the first that does not begin with it. */
function bound(index: NameIndexColumns, typed: Uint8Array, past: boolean): number {
  let low = 0;
  let high = index.keyEnds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = startOf(index, middle);
    const length = (index.keyEnds[middle] ?? 0) - start;
    let order = 0;
    for (let at = 0; at < typed.length && order === 0; at += 1) {
      order = at >= length ? -1 : (index.keyBytes[start + at] ?? 0) - (typed[at] ?? 0);
    }
    if (order < 0 || (past && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every name with a key that begins as typed. */
export function findByPrefix(index: NameIndexColumns, key: string, visit: (hit: NameHit) => void): void {
  const typed = bytesOf(key);
  const end = bound(index, typed, true);
  for (let entry = bound(index, typed, false); entry < end; entry += 1) {
    visit({
      name: index.keyName[entry] ?? 0,
      edits: 0,
      complete: (index.keyEnds[entry] ?? 0) - startOf(index, entry) === typed.length,
      laterWord: index.keyLaterWord[entry] === 1,
      otherFirstLetter: false,
    });
  }
}

/** How many wrong letters a key of this length may have: in a short word, every letter tells. */
export const editsAllowed = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/**
 * Every name with a key, or the beginning of one, within so many edits of what was typed. Walks the sorted
 * keys as a tree: rows of the distance table are kept for the letters shared with the key before, and
 * branches that cannot come near are passed over.
 */
export function findFuzzy(
  index: NameIndexColumns,
  key: string,
  maxEdits: number,
  visit: (hit: NameHit) => void,
): void {
  const typed = bytesOf(key);
  const width = typed.length + 1;
  // No prefix longer than this can be within reach.
  const deepest = Math.min(255, typed.length + maxEdits);
  const rows = new Uint8Array((deepest + 1) * width);
  for (let column = 0; column < width; column += 1) rows[column] = column;
  const bestPrefix = new Uint8Array(deepest + 1);
  bestPrefix[0] = typed.length;
  const path = new Uint8Array(deepest + 1);
  /** Depth down to which the rows belong to the present path. */
  let valid = 0;
  /** Depth at which the present branch went out of reach. */
  let dead = Number.POSITIVE_INFINITY;

  for (let entry = 0; entry < index.keyEnds.length; entry += 1) {
    const shared = index.keyShared[entry] ?? 0;
    if (shared < dead) dead = Number.POSITIVE_INFINITY;
    valid = Math.min(valid, shared);
    const start = startOf(index, entry);
    const length = (index.keyEnds[entry] ?? 0) - start;
    const reach = Math.min(length, deepest);
    let depth = valid;
    while (depth < reach && depth < dead) {
      const letter = index.keyBytes[start + depth] ?? 0;
      depth += 1;
      path[depth] = letter;
      const row = depth * width;
      const above = row - width;
      rows[row] = depth;
      let least = depth;
      for (let column = 1; column < width; column += 1) {
        const same = typed[column - 1] === letter;
        let value = Math.min(
          (rows[above + column - 1] ?? 0) + (same ? 0 : 1),
          (rows[above + column] ?? 0) + 1,
          (rows[row + column - 1] ?? 0) + 1,
        );
        if (
          depth > 1 &&
          column > 1 &&
          typed[column - 2] === letter &&
          typed[column - 1] === path[depth - 1]
        ) {
          value = Math.min(value, (rows[above - width + column - 2] ?? 0) + 1);
        }
        rows[row + column] = value;
        if (value < least) least = value;
      }
      bestPrefix[depth] = Math.min(bestPrefix[depth - 1] ?? 255, rows[row + width - 1] ?? 255);
      if (least > maxEdits) dead = depth;
    }
    valid = depth;
    const best = bestPrefix[depth] ?? 255;
    if (best > maxEdits) continue;
    const whole = depth === length ? (rows[depth * width + width - 1] ?? 255) : 255;
    visit({
      name: index.keyName[entry] ?? 0,
      // Typing on may still make the beginning whole, so the whole name counts only where it is as near.
      edits: best,
      complete: whole <= best,
      laterWord: index.keyLaterWord[entry] === 1,
      otherFirstLetter: index.keyBytes[start] !== typed[0],
    });
  }
}
