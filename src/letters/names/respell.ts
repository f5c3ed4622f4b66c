import { danishLetters } from './alphabets.ts';
import { bare, type Confusions, layAlong, lookAlikes, type WordReading } from './channel.ts';
import type { NameLanguage } from './name-language.ts';

const isForeign = (letter: string | undefined): boolean =>
  letter !== undefined && /^\p{L}$/u.test(letter) && !danishLetters.test(letter);

/** Where the citizenship tells them, they may stand behind signs that are no letter of theirs with another mark. */
export type ExpectedLetters = Pick<NameLanguage, 'letters' | 'isExpected'>;

/**
 * Spellings that differ from a word in one place: where some model gives a letter that Danish lacks, and back to
 * what the Danish model, the first, gives. It is asked for those of a language with that language's letters, which may
 * stand for their plain letter though no model knows them; where the citizenship tells the language, also for signs
 * that models are known to give for them.
 */
export function respellings(
  word: string,
  readings: readonly WordReading[],
  confusions: Confusions,
): (language: ExpectedLetters) => readonly string[] {
  const found = new Set<string>();
  const marked = new Set<number>();
  const put = (at: number, sign: string, length = 1): void => {
    found.add(word.slice(0, at) + sign + word.slice(at + length));
  };
  const laid = readings.map(({ text }) => layAlong(text, word));
  const isAgreed = agreement(
    word,
    laid.filter((_, index) => readings[index]?.model !== 'dan'),
  );
  readings.forEach(({ model }, index) => {
    const parts = laid[index] ?? [];
    // All letters of one model at once: one alone may be worse than none, where a word is of one language.
    if (index > 0) found.add(parts.map((part, at) => (isForeign(part) ? part : (word[at] ?? ''))).join(''));
    parts.forEach((part, at) => {
      // Back to what the Danish model says, letter by letter.
      if (index === 0 && model === 'dan') put(at, part);
      // One wide letter is often read as two, `fi` for `ñ`; the second is then left over, or one like it.
      if (part === '' && (isForeign(before(word, at)) || isForeign(word[at + 1]))) put(at, '');
      // `V` as `YV`: one that most of the others do not see at all.
      if (index > 0 && part === '' && isAgreed(at, part)) put(at, '');
      if (part.length !== 1 || !/\p{L}/u.test(part)) return;
      if (danishLetters.test(part) && /\p{L}/u.test(word[at] ?? '')) {
        // Names begin with capitals, and some of them are drawn as their small letters are.
        if (at === 0 && part !== word[0] && part.toLowerCase() === word[0]) put(at, part);
        // The Danish model is right about Danish letters, until most of the others say the same against it.
        if (index > 0 && isAgreed(at, part)) put(at, part);
        return;
      }
      put(at, part);
      marked.add(at);
      if (parts[at + 1] === '') put(at, part, 2);
      if (parts[at - 1] === '') put(at - 1, part, 2);
    });
  });
  const alike = lookAlikes(confusions);
  if (/\p{Ll}{2}\p{Lu}/u.test(word)) {
    for (const { at, spelling } of behindOthers(word, laid, [...alike.keys()], alike))
      if (isOddCapital(word, at)) found.add(spelling);
  }
  const rest = Array.from(found).filter((spelling) => spelling !== word);
  const places = [...marked].sort((one, other) => one - other);
  return ({ letters, isExpected }) => [
    ...new Set([
      ...rest,
      ...withExpected(word, places, letters),
      ...(isExpected ? behindOthers(word, laid, letters, alike).map(({ spelling }) => spelling) : []),
    ]),
  ];
}

/** The words with a letter of a language where some model gave a sign that models give for it: ß for R. */
function behindOthers(
  word: string,
  laid: readonly (readonly string[])[],
  expected: Iterable<string>,
  alike: ReadonlyMap<string, ReadonlySet<string>>,
): readonly { readonly at: number; readonly spelling: string }[] {
  const found: { readonly at: number; readonly spelling: string }[] = [];
  for (const letter of expected) {
    const signs = alike.get(letter);
    if (signs === undefined) continue;
    for (let at = 0; at < word.length; at += 1) {
      const isFirst = at === 0 || word[at - 1] === '-';
      // Its own letter with another mark, or with none, is told by the marks that models see.
      if (isCapital(letter) !== isFirst || bare(word[at] ?? '') === bare(letter)) continue;
      if (laid.some((parts) => signs.has(parts[at] ?? '')))
        found.push({ at, spelling: word.slice(0, at) + letter + word.slice(at + 1) });
    }
  }
  return found;
}

/** "GroBmann": no name has a capital there. */
const isOddCapital = (word: string, at: number): boolean =>
  /\p{Ll}{2}$/u.test(word.slice(0, at)) && isCapital(word[at] ?? '');

/** The word with a letter of an expected language at a place where some model must have seen a mark. */
function withExpected(word: string, marked: readonly number[], expected: string): readonly string[] {
  const found: string[] = [];
  for (const at of marked) {
    const sign = word[at] ?? '';
    for (const letter of expected) {
      const isLike = letter !== sign && bare(letter) === bare(sign) && isCapital(letter) === isCapital(sign);
      if (isLike) found.push(word.slice(0, at) + letter + word.slice(at + 1));
    }
  }
  return found;
}

/**
 * Whether most models but the Danish give a letter at a place of a word, whatever mark each puts on it, or give
 * none. `laid`: what each of them has at each letter.
 */
function agreement(
  word: string,
  laid: readonly (readonly string[])[],
): (at: number, letter: string) => boolean {
  const given = Array.from({ length: word.length }, (_, at) => {
    const counts = new Map<string, number>();
    for (const parts of laid) {
      const sign = bare(parts[at] ?? '');
      counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    return counts;
  });
  return (at, letter) => {
    const count = given[at]?.get(bare(letter)) ?? 0;
    const lead = count - (given[at]?.get(bare(word[at] ?? '')) ?? 0);
    return laid.length >= fewestAsked && count * 2 > laid.length && lead >= safeLead;
  };
}

/** Fewer models can be wrong in the same way by chance. */
const fewestAsked = 5;
/** By so many more than say the same as the Danish model. */
const safeLead = 3;

/** The letter before a run of the same letter. */
function before(word: string, at: number): string | undefined {
  let first = at;
  while (first > 0 && word[first - 1] === word[at]) first -= 1;
  return word[first - 1];
}

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();
