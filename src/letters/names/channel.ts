/**
 * How each model misreads letters: model, letter as printed, text that the model gives for it (none, one or
 * two signs), and how often, 0-1. What is not told is a rare accident.
 */
export type Confusions = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** One model's reading of one word. */
export interface WordReading {
  readonly model: string;
  readonly text: string;
}

const usual = Math.log(0.97);
const otherMark = Math.log(0.01);
/**
 * A model that lacks a letter gives the plain one for it in some prints always, in others never: all such models
 * together say little about it, and must not outvote the one that knows the letter.
 */
const plainForUnknown = Math.log(0.6);
/** Poor scans lose marks that the model knows. */
const lostMark = Math.log(0.05);
/** A mark that is not there is seen more rarely than one for another: letters without any are many. */
const markOnPlain = Math.log(0.005);
/** One letter with a mark for another: models lack most, and give what they have that looks as dark above. */
const otherMarked = Math.log(0.015);
const otherDot = Math.log(0.02);
/** A capital that a model gave right in none of the prints: it is one of its letters all the same, where the small one is. */
const knownCapital = 0.1;
const otherSign = Math.log(0.003);
const noSign = Math.log(0.003);
const twoSigns = Math.log(0.001);
const straySign = Math.log(0.002);

function costOf(
  told: Readonly<Record<string, number>> | undefined,
  letter: string,
  read: string,
  knowsSmall: boolean,
): number {
  const share = told?.[read] ?? (knowsSmall && read === letter ? knownCapital : undefined);
  const unknown = told?.[letter] === undefined ? told : undefined;
  const plain = read === letter ? (told === undefined ? usual : otherMark) : otherwise(letter, read, unknown);
  // A table made from some hundred prints does not know all accidents.
  return share === undefined ? plain : Math.max(plain, Math.log(share));
}

/**
 * A model gives any of its own letters for one that it does not know; a table cannot hold them all. What the table
 * tells leaves so much for the others.
 */
function anyMark(told: Readonly<Record<string, number>>): number {
  const rest = 1 - Object.values(told).reduce((sum, share) => sum + share, 0);
  return Math.log(Math.min(0.08, Math.max(0.01, rest / 3)));
}

function otherwise(
  letter: string,
  read: string,
  unknown: Readonly<Record<string, number>> | undefined,
): number {
  if (read.length === 0) return noSign;
  if (read.length > 1) return twoSigns;
  const plain = bare(letter);
  if (bare(read) !== plain)
    return unknown !== undefined && isMarked(letter) && isMarked(read) ? otherMarked : otherSign;
  // The dot of an i is a mark itself.
  if (letter === 'i') return read === 'I' ? otherMark : otherDot;
  if (letter.toLowerCase() === plain) return read.toLowerCase() === plain ? otherMark : markOnPlain;
  if (read.toLowerCase() === plain) return unknown === undefined ? lostMark : plainForUnknown;
  return unknown === undefined ? otherMark : anyMark(unknown);
}

/**
 * How likely a model gives a reading where a word was printed, as a logarithm: the best way to lay the reading
 * along the word, letter by letter.
 */
export function likelihoodOf({ model, text }: WordReading, word: string, confusions: Confusions): number {
  const told = confusions[model];
  const width = text.length + 1;
  let row = new Float64Array(width).fill(-Infinity);
  row[0] = 0;
  for (let at = 1; at < width; at += 1) row[at] = (row[at - 1] as number) + straySign;
  for (const letter of word) {
    const own = told?.[letter];
    const small = letter.toLowerCase();
    const knows = small !== letter && told?.[small]?.[small] !== undefined;
    const next = new Float64Array(width);
    for (let at = 0; at < width; at += 1) {
      let best = (row[at] as number) + costOf(own, letter, '', knows);
      if (at >= 1) {
        best = Math.max(best, (row[at - 1] as number) + costOf(own, letter, text.slice(at - 1, at), knows));
        best = Math.max(best, (next[at - 1] as number) + straySign);
      }
      if (at >= 2)
        best = Math.max(best, (row[at - 2] as number) + costOf(own, letter, text.slice(at - 2, at), knows));
      next[at] = best;
    }
    row = next;
  }
  return row[width - 1] as number;
}

/** So often a model gives one sign for a letter that it is looked for behind that sign. */
const oftenGiven = 0.1;
/** By fewer models it is an accident of one. */
const fewestGiving = 2;

/**
 * For each letter the signs of other letters that several models give for it: R and B for ß, b and P for Þ. In lower
 * case and as they are given.
 */
export function lookAlikes(confusions: Confusions): ReadonlyMap<string, ReadonlySet<string>> {
  const known = lookAlikesOf.get(confusions);
  if (known !== undefined) return known;
  const counts = new Map<string, Map<string, number>>();
  for (const letters of Object.values(confusions)) {
    for (const [letter, shares] of Object.entries(letters)) {
      const given = counts.get(letter) ?? new Map<string, number>();
      counts.set(letter, given);
      for (const [sign, share] of Object.entries(shares)) {
        if (share >= oftenGiven && /^\p{L}$/u.test(sign) && bare(sign) !== bare(letter))
          given.set(sign, (given.get(sign) ?? 0) + 1);
      }
    }
  }
  const found = new Map<string, ReadonlySet<string>>();
  for (const [letter, given] of counts) {
    const several = [...given].filter(([, models]) => models >= fewestGiving).map(([sign]) => sign);
    if (several.length > 0) found.set(letter, new Set(several));
  }
  lookAlikesOf.set(confusions, found);
  return found;
}

const lookAlikesOf = new WeakMap<Confusions, ReadonlyMap<string, ReadonlySet<string>>>();

/** What a reading has at each letter of a word, by the plainest way to lay one along the other. */
export function layAlong(text: string, word: string): readonly string[] {
  const [rows, width] = [word.length + 1, text.length + 1];
  const cost = Array.from({ length: rows }, () => new Float64Array(width).fill(Infinity));
  const came = Array.from({ length: rows }, () => new Uint8Array(width));
  const same = (left: string, right: string): number =>
    left === right ? 0 : bare(left) === bare(right) ? 0.3 : 1;
  (cost[0] as Float64Array)[0] = 0;
  for (let at = 0; at < rows; at += 1) {
    const letter = word[at - 1] ?? '';
    for (let to = 0; to < width; to += 1) {
      const here = cost[at] as Float64Array;
      const above = cost[at - 1];
      const offer = (price: number, way: number): void => {
        if (price >= (here[to] as number)) return;
        here[to] = price;
        (came[at] as Uint8Array)[to] = way;
      };
      if (to > 0) offer((here[to - 1] as number) + 1, 1);
      if (above === undefined) continue;
      offer((above[to] as number) + 1.01, 2);
      if (to > 0) offer((above[to - 1] as number) + same(letter, text[to - 1] ?? ''), 3);
    }
  }
  const parts: string[] = Array.from({ length: word.length }, () => '');
  let [at, to] = [word.length, text.length];
  while (at > 0 || to > 0) {
    const way = at === 0 ? 1 : to === 0 ? 2 : ((came[at] as Uint8Array)[to] as number);
    if (way === 1) {
      // A sign too many belongs to the letter before it.
      const owner = Math.max(0, at - 1);
      if (parts.length > 0) parts[owner] = (text[to - 1] ?? '') + (parts[owner] ?? '');
      to -= 1;
    } else if (way === 2) at -= 1;
    else {
      parts[at - 1] = (text[to - 1] ?? '') + (parts[at - 1] ?? '');
      at -= 1;
      to -= 1;
    }
  }
  return parts;
}

const strokes: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  þ: 'p',
  æ: 'a',
  ß: 's',
};

const isMarked = (letter: string): boolean => /\p{L}/u.test(letter) && bare(letter) !== letter.toLowerCase();

/** A letter without its marks, in lower case. */
export function bare(letter: string): string {
  const known = bareLetters.get(letter);
  if (known !== undefined) return known;
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const found = strokes[plain] ?? plain;
  bareLetters.set(letter, found);
  return found;
}

const bareLetters = new Map<string, string>();

/** A text letter by letter without marks, in lower case. */
export const bareText = (text: string): string => Array.from(text, (sign) => bare(sign)).join('');
