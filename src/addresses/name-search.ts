import type { NameIndexColumns } from './name-index.ts';
import { blockKeys, type NameWeights } from './name-weights.ts';

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

export const startOf = (index: NameIndexColumns, entry: number): number =>
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
