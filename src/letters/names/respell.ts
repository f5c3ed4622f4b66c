import { danishLetters } from './alphabets.ts';
import { bare, layAlong, type WordReading } from './channel.ts';

const isForeign = (letter: string | undefined): boolean =>
  letter !== undefined && /^\p{L}$/u.test(letter) && !danishLetters.test(letter);

/**
 * Spellings that differ from a word in one place: where some model gives a letter that Danish lacks, and back to
 * what the Danish model, the first, gives. `expected`: letters of the language that the citizenship tells, which
 * may stand for their plain letter though no model knows them.
 */
export function respellings(
  word: string,
  readings: readonly WordReading[],
  expected = '',
): readonly string[] {
  const found = new Set<string>();
  const marked = new Set<number>();
  const put = (at: number, sign: string, length = 1): void => {
    found.add(word.slice(0, at) + sign + word.slice(at + length));
  };
  const laid = readings.map(({ text }) => layAlong(text, word));
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
      if (index > 0 && part === '' && isAgreed(word, at, part, readings, laid)) put(at, '');
      if (part.length !== 1 || !/\p{L}/u.test(part)) return;
      if (danishLetters.test(part) && /\p{L}/u.test(word[at] ?? '')) {
        // The Danish model is right about Danish letters, until most of the others say the same against it.
        if (index > 0 && isAgreed(word, at, part, readings, laid)) put(at, part);
        return;
      }
      put(at, part);
      marked.add(at);
      if (parts[at + 1] === '') put(at, part, 2);
      if (parts[at - 1] === '') put(at - 1, part, 2);
    });
  });
  for (const [at, sign] of Array.from(word).entries()) {
    // Some model must have seen a mark there.
    if (!marked.has(at)) continue;
    for (const letter of expected)
      if (bare(letter) === bare(sign) && isCapital(letter) === isCapital(sign)) put(at, letter);
  }
  found.delete(word);
  return [...found];
}

/** Whether most models but the Danish give a letter, whatever mark each puts on it, or give none. */
function isAgreed(
  word: string,
  at: number,
  letter: string,
  readings: readonly WordReading[],
  laid: readonly (readonly string[])[],
): boolean {
  const others = laid.filter((_, index) => readings[index]?.model !== 'dan');
  const given = (sign: string): number =>
    others.filter((parts) => bare(parts[at] ?? '') === bare(sign)).length;
  const lead = given(letter) - given(word[at] ?? '');
  return others.length >= fewestAsked && given(letter) * 2 > others.length && lead >= safeLead;
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
