import { type Confusions, layAlong } from '../../names/channel.ts';

/** A printed word and what one model read of it. */
export interface PrintedWord {
  readonly printed: string;
  readonly model: string;
  readonly read: string;
}

const isPlain = (letter: string): boolean => /^[a-zA-Z]$/u.test(letter);

/** Below this share a misreading of a letter is an accident. */
const leastShare = { plain: 0.004, marked: 0.012 } as const;

/**
 * How often each model gives which text for which letter, 0-1. Letters of a-z that a model never misreads are left
 * out. A letter seen rarely is not believed to be always read in one way: shares are drawn towards less.
 */
export function countConfusions(words: readonly PrintedWord[]): Confusions {
  const counts = new Map<string, Map<string, Map<string, number>>>();
  for (const { printed, model, read } of words) {
    const letters = at(counts, model, () => new Map<string, Map<string, number>>());
    layAlong(read, printed).forEach((part, place) => {
      const letter = printed[place];
      if (letter === undefined || !/\p{L}/u.test(letter) || part.length > 2) return;
      const parts = at(letters, letter, () => new Map<string, number>());
      parts.set(part, (parts.get(part) ?? 0) + 1);
    });
  }
  const table: Record<string, Record<string, Record<string, number>>> = {};
  for (const [model, letters] of counts) {
    const own: Record<string, Record<string, number>> = {};
    for (const letter of [...letters.keys()].sort()) {
      const shares = sharesOf(letter, letters.get(letter) ?? new Map<string, number>());
      if (!isPlain(letter) || Object.keys(shares).some((part) => part !== letter)) own[letter] = shares;
    }
    table[model] = own;
  }
  return table;
}

function sharesOf(letter: string, parts: ReadonlyMap<string, number>): Record<string, number> {
  const total = [...parts.values()].reduce((sum, count) => sum + count, 0);
  // As if the model had been right some times more, and wrong once or twice in another way.
  const [right, all] = isPlain(letter) ? [5, total + 6] : [0, total + 2];
  const least = isPlain(letter) ? leastShare.plain : leastShare.marked;
  const shares: Record<string, number> = {};
  for (const [part, count] of [...parts].sort((a, b) => b[1] - a[1])) {
    const share = (count + (part === letter ? right : 0)) / all;
    const isAccident = part !== letter && (share < least || (isPlain(letter) && count < 2));
    if (!isAccident) shares[part] = Number(share.toFixed(3));
  }
  return shares;
}

function at<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
