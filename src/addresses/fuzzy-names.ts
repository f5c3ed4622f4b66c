import { editDistance } from './edit-distance.ts';
import { createEditStates, longestWalked } from './edit-states.ts';
import type { Grouping } from './grouping.ts';
import type { NameIndexColumns } from './name-index.ts';
import { type NameHit, startOf } from './name-search.ts';
import { createMemory } from './remembering.ts';

/** How many wrong letters a key of this length may have: in a short word, every letter tells. */
export const editsAllowed = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

const longestKey = 255;
const states = createEditStates(longestKey);

/** Names that are misspelt in what was typed. */
export interface FuzzyNames {
  /** Every name with a key, or the beginning of one, that is so many edits from what was typed and no fewer. */
  find(key: string, edits: number): readonly NameHit[];
}

/** While number, floor and place are typed behind it, a name stays the same. */
const namesRemembered = 64;

/** What a walk through the keys has found. */
interface Walk {
  readonly hits: readonly NameHit[];
  /** Entries that are so many edits away, or fewer. */
  readonly near: readonly number[];
}

/** To look at each of more than that takes as long as to walk through all. */
const mostNear = 5000;

export function createFuzzyNames(index: NameIndexColumns): FuzzyNames {
  const skips = createNameSkips(index);
  const walks = createMemory<string, Walk>(namesRemembered);
  return {
    find(key, edits) {
      const walk = (): Walk => {
        // A letter more brings no name nearer: what was too far before it is too far now.
        const before = walks.peek(`${key.slice(0, -1)}${edits}`);
        return before === undefined || before.near.length > mostNear
          ? walkAll(index, skips, key, edits)
          : walkNear(index, before.near, key, edits);
      };
      return walks.get(`${key}${edits}`, walk).hits;
    },
  };
}

/** The names among some entries, in order, that are so many edits away. */
function walkNear(index: NameIndexColumns, entries: readonly number[], key: string, edits: number): Walk {
  const { keyBytes, keyEnds } = index;
  const hits: NameHit[] = [];
  const near: number[] = [];
  states.begin(key.slice(0, longestWalked), edits);
  let [valid, startBefore] = [0, 0];
  for (const entry of entries) {
    const start = startOf(index, entry);
    const size = (keyEnds[entry] as number) - start;
    let depth = 0;
    while (depth < valid && depth < size && keyBytes[start + depth] === keyBytes[startBefore + depth])
      depth += 1;
    let isAlive = true;
    while (depth < size && isAlive) {
      depth += 1;
      isAlive = states.step(depth, keyBytes[start + depth - 1] as number);
    }
    [valid, startBefore] = [depth, start];
    if (states.leastAt(depth) > edits) continue;
    near.push(entry);
    const hit = hitNear(index, entry, [key, edits], isAlive && depth === size, depth);
    if (hit.edits === edits) hits.push(hit);
  }
  return { hits, near };
}

/** A name that the walk has come near to at this depth; `isWhole`: with all of its letters. */
function hitNear(
  index: NameIndexColumns,
  entry: number,
  [key, most]: readonly [key: string, most: number],
  isWhole: boolean,
  depth: number,
): NameHit {
  const edits = states.leastAt(depth);
  const found =
    key.length > longestWalked
      ? compareInFull(textAt(index, entry), key, most)
      : // Typing on may still make the beginning whole, so the whole name counts only where it is as near.
        { edits, complete: isWhole && states.editsAt(depth) <= edits };
  return {
    name: index.keyName[entry] as number,
    ...found,
    laterWord: index.keyLaterWord[entry] === 1,
    otherFirstLetter: index.keyBytes[startOf(index, entry)] !== key.charCodeAt(0),
  };
}

/**
 * Walks the sorted keys as a tree: what is known of the letters shared with the key before is kept, and branches that
 * cannot come near are jumped over.
 */
function walkAll(index: NameIndexColumns, skips: NameSkips, key: string, edits: number): Walk {
  const hits: NameHit[] = [];
  const near: number[] = [];
  const { keyBytes, keyEnds, keyShared } = index;
  const entries = keyEnds.length;
  // Longer texts are compared by their first letters, and then in full.
  states.begin(key.slice(0, longestWalked), edits);
  /** Depth down to which the states belong to the present path. */
  let valid = 0;

  for (let entry = 0; entry < entries; ) {
    const shared = keyShared[entry] as number;
    if (shared < valid) valid = shared;
    const start = entry === 0 ? 0 : (keyEnds[entry - 1] as number);
    const size = (keyEnds[entry] as number) - start;
    let depth = valid;
    let isAlive = true;
    while (depth < size && isAlive) {
      depth += 1;
      isAlive = states.step(depth, keyBytes[start + depth - 1] as number);
    }
    valid = depth;
    if (states.leastAt(depth) <= edits) {
      near.push(entry);
      const hit = hitNear(index, entry, [key, edits], isAlive && depth === size, depth);
      if (hit.edits === edits) hits.push(hit);
      entry += 1;
    } else if (isAlive) entry += 1;
    else {
      // Keys that share the dead letters are dead too.
      entry = skips.next(entry, depth);
      valid = depth - 1;
    }
  }
  return { hits, near };
}

/**
 * Fewest edits between the whole of what was typed and the whole of one of the name's keys; `most + 1` for more. `most`
 * is at most `mostLevels`.
 */
export function editsToName(
  index: NameIndexColumns,
  keysOfName: Grouping,
  name: number,
  typed: string,
  most: number,
): number {
  const { keyBytes, keyEnds } = index;
  const isLong = typed.length > longestWalked;
  if (!isLong) states.begin(typed, most);
  let least = most + 1;
  for (let row = keysOfName.first[name] ?? 0; row < (keysOfName.first[name + 1] ?? 0); row += 1) {
    const entry = keysOfName.order[row] ?? 0;
    const start = startOf(index, entry);
    const size = (keyEnds[entry] ?? 0) - start;
    if (index.keyLaterWord[entry] === 1 || Math.abs(size - typed.length) > most) continue;
    if (isLong) {
      least = Math.min(least, editDistance(textAt(index, entry), typed, most));
      continue;
    }
    let depth = 0;
    while (depth < size && states.step(depth + 1, keyBytes[start + depth] as number)) depth += 1;
    if (depth === size) least = Math.min(least, states.editsAt(size));
  }
  return least;
}

function textAt(index: NameIndexColumns, entry: number): string {
  return String.fromCharCode(...index.keyBytes.subarray(startOf(index, entry), index.keyEnds[entry]));
}

/** The fewest edits that make the typed text a beginning of the key. */
function compareInFull(key: string, typed: string, most: number): Pick<NameHit, 'edits' | 'complete'> {
  let edits = most + 1;
  for (let end = Math.max(0, typed.length - most); end <= Math.min(key.length, typed.length + most); end += 1)
    edits = Math.min(edits, editDistance(key.slice(0, end), typed, most));
  return { edits, complete: editDistance(key, typed, most) <= edits };
}

/** Where to go on in the sorted keys after a branch. */
interface NameSkips {
  /** The first entry after this one that shares fewer than so many letters with the one before it. */
  next(entry: number, letters: number): number;
}

/** Deeper branches are short, and are walked. */
const deepestSkip = 8;

/** One pass over the keys for each depth: some milliseconds for a whole country. */
function createNameSkips({ keyShared }: NameIndexColumns): NameSkips {
  const count = keyShared.length;
  const tables = Array.from({ length: deepestSkip + 1 }, (_, letters) => {
    const table = new Uint32Array(count);
    let next = count;
    for (let entry = count - 1; entry >= 0; entry -= 1) {
      table[entry] = next;
      if ((keyShared[entry] as number) < letters) next = entry;
    }
    return table;
  });
  return {
    next(entry, letters) {
      const table = tables[letters];
      if (table !== undefined) return table[entry] as number;
      let next = entry + 1;
      while (next < count && (keyShared[next] as number) >= letters) next += 1;
      return next;
    },
  };
}
