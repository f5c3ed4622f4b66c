import { editDistance } from './edit-distance.ts';
import { createEditStates, longestWalked } from './edit-states.ts';
import type { Grouping } from './grouping.ts';
import type { NameIndexColumns } from './name-index.ts';
import { blockKeys, type NameWeights } from './name-weights.ts';
import { createMemory } from './remembering.ts';

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

function bytesOf(key: string): Uint8Array {
  const bytes = new Uint8Array(key.length);
  for (let at = 0; at < key.length; at += 1) bytes[at] = key.charCodeAt(at);
  return bytes;
}

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

/** Which names are worth a visit. */
export interface Wanted {
  readonly weights: NameWeights;
  /** Asked for a name by its weight; what is not wanted is not wanted for less either. */
  readonly wants: (weight: number) => boolean;
}

/** Every name with a key that begins as typed and is one of the given, where some are given. */
export function findByPrefix(
  index: NameIndexColumns,
  key: string,
  visit: (hit: NameHit) => void,
  isGiven: (name: number) => boolean = () => true,
): void {
  const typed = bytesOf(key);
  const end = bound(index, typed, true);
  for (let entry = bound(index, typed, false); entry < end; entry += 1) {
    const name = index.keyName[entry] as number;
    if (isGiven(name)) visit(hitAt(index, entry, typed.length));
  }
}

/** Every name with a key of its whole that begins so and has all these letters, in order, with others between them. */
export function findWithLetters(
  index: NameIndexColumns,
  prefix: string,
  letters: string,
  visit: (name: number) => void,
): void {
  const { keyBytes, keyEnds, keyName, keyLaterWord } = index;
  const [begun, wanted] = [bytesOf(prefix), bytesOf(letters)];
  const end = bound(index, begun, true);
  for (let entry = bound(index, begun, false); entry < end; entry += 1) {
    if (keyLaterWord[entry] === 1) continue;
    const past = keyEnds[entry] as number;
    let found = 0;
    for (let place = startOf(index, entry); place < past && found < wanted.length; place += 1)
      if (keyBytes[place] === wanted[found]) found += 1;
    if (found === wanted.length) visit(keyName[entry] as number);
  }
}

/**
 * The same for names that are wanted, the weightiest first, roughly: with what is found less is wanted, and of the many
 * names behind one or two letters most need no look. Whole names that were typed are visited in any case.
 */
export function findWanted(
  index: NameIndexColumns,
  key: string,
  { weights, wants }: Wanted,
  visit: (hit: NameHit) => void,
): void {
  const typed = bytesOf(key);
  const end = bound(index, typed, true);
  let first = bound(index, typed, false);
  // Keys in full come before those that go on.
  while (first < end && (index.keyEnds[first] as number) - startOf(index, first) === typed.length) {
    visit(hitAt(index, first, typed.length));
    first += 1;
  }
  const { ofName, ofBlock } = weights;
  const blocks: number[] = [];
  for (let block = Math.floor(first / blockKeys); block * blockKeys < end; block += 1) blocks.push(block);
  blocks.sort((one, other) => (ofBlock[other] as number) - (ofBlock[one] as number));
  for (const block of blocks) {
    if (!wants(ofBlock[block] as number)) break;
    const to = Math.min(end, (block + 1) * blockKeys);
    for (let entry = Math.max(first, block * blockKeys); entry < to; entry += 1) {
      if (wants(ofName[index.keyName[entry] as number] as number)) visit(hitAt(index, entry, typed.length));
    }
  }
}

const hitAt = (index: NameIndexColumns, entry: number, typedLength: number): NameHit => ({
  name: index.keyName[entry] as number,
  edits: 0,
  complete: (index.keyEnds[entry] as number) - startOf(index, entry) === typedLength,
  laterWord: index.keyLaterWord[entry] === 1,
  otherFirstLetter: false,
});

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

export function createFuzzyNames(index: NameIndexColumns): FuzzyNames {
  const skips = createNameSkips(index);
  const found = createMemory<string, readonly NameHit[]>(namesRemembered);
  return { find: (key, edits) => found.get(`${key}${edits}`, () => findFuzzy(index, skips, key, edits)) };
}

/**
 * Walks the sorted keys as a tree: what is known of the letters shared with the key before is kept, and branches that
 * cannot come near are jumped over.
 */
function findFuzzy(
  index: NameIndexColumns,
  skips: NameSkips,
  key: string,
  edits: number,
): readonly NameHit[] {
  const found: NameHit[] = [];
  // Longer texts are compared by their first letters, and then in full.
  const walked = key.slice(0, longestWalked);
  const { keyBytes, keyEnds, keyShared } = index;
  const entries = keyEnds.length;
  const firstLetter = key.charCodeAt(0);
  states.begin(walked, edits);
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
    const least = states.leastAt(depth);
    if (least <= edits) {
      const hit =
        key.length > longestWalked
          ? compareInFull(textAt(index, entry), key, edits)
          : // Typing on may still make the beginning whole, so the whole name counts only where it is as near.
            { edits: least, complete: isAlive && depth === size && states.editsAt(depth) <= least };
      if (hit.edits === edits) {
        found.push({
          name: index.keyName[entry] as number,
          ...hit,
          laterWord: index.keyLaterWord[entry] === 1,
          otherFirstLetter: keyBytes[start] !== firstLetter,
        });
      }
      entry += 1;
    } else if (isAlive) entry += 1;
    else {
      // Keys that share the dead letters are dead too.
      entry = skips.next(entry, depth);
      valid = depth - 1;
    }
  }
  return found;
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
