import { danishLetters } from './alphabets.ts';
import { bare, layAlong, type WordReading } from './channel.ts';

const isForeign = (letter: string | undefined): boolean =>
  letter !== undefined && /\p{L}/u.test(letter) && !danishLetters.test(letter);

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
  readings.forEach(({ text, model }, index) => {
    const parts = layAlong(text, word);
    parts.forEach((part, at) => {
      // Back to what the Danish model says, letter by letter.
      if (index === 0 && model === 'dan') put(at, part);
      // One wide letter is often read as two, `fi` for `ñ`; the second is then left over.
      if (part === '' && (isForeign(word[at - 1]) || isForeign(word[at + 1]))) put(at, '');
      if (part.length !== 1 || !/\p{L}/u.test(part)) return;
      if (danishLetters.test(part) && /\p{L}/u.test(word[at] ?? '')) return;
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

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();
