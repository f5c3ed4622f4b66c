import { particle } from '../fields/person-names.ts';
import { alphabets, danishLetters } from './alphabets.ts';

/** A language that a name may be of. */
export interface NameLanguage {
  readonly letters: string;
  readonly rare?: string | undefined;
  /** How likely names are of it, as a logarithm. */
  readonly prior: number;
  /** The citizenship tells it. */
  readonly isExpected: boolean;
}

// A name is of one language more often than of several. Shares as logarithms, beside a plain letter's 1.
const ownLetter = Math.log(0.9);
const rareLetter = Math.log(0.2);
const otherLetter = Math.log(0.0004);
/** A Danish part in a name of another language: the Danish model likes to give æ, ø, å and é for other letters. */
const danishPart = Math.log(0.03);
/** A part in one more language: names come together by marriage. Times how common that language's names are. */
const otherPart = Math.log(0.01);
const noLetter = Math.log(0.001);
const lowerStart = Math.log(0.05);
const expectedLanguage = Math.log(0.7);
const otherLanguage = 0.015;
/** Where a citizenship tells a language, names of others are rarer. */
const otherWhereTold = 0.005;
const plainLanguage = Math.log(0.2);

/** Languages of names. Those of the citizenships that a letter speaks of are the likelier, the fewer they are. */
export function languagesFor(citizenships: readonly string[]): readonly NameLanguage[] {
  const isTold = alphabets.some(({ countries }) => citizenships.some((one) => countries.includes(one)));
  const others = isTold ? otherWhereTold : otherLanguage;
  return [
    { letters: '', prior: plainLanguage, isExpected: false },
    ...alphabets.map(({ letters, rare, countries, weight }) => {
      const other = Math.log(others * weight);
      const own = citizenships.filter((country) => countries.includes(country)).length;
      if (own === 0) return { letters, rare, isExpected: false, prior: other };
      const share = Math.log(own / citizenships.length);
      return { letters, rare, isExpected: true, prior: Math.max(expectedLanguage + share, other) };
    }),
  ];
}

/**
 * How likely a word of a name is spelled so in a language, before anything is read. Each part of it is of that
 * language, or Danish, or of one more language; a part with letters of several is neither.
 */
export function spellingPrior(
  word: string,
  language: NameLanguage,
  otherwise: (part: string) => number = asItSuits,
): number {
  const start = /^\p{Ll}/u.test(word) && !particle.test(word) ? lowerStart : 0;
  return word
    .split('-')
    .map((part) => {
      if (/^[a-z'’.]*$/iu.test(part)) return 0;
      const other = otherwise(part);
      if (language.letters === '') return Math.max(danishPrior(part), other);
      return Math.max(partPrior(part, language), danishPrior(part) + danishPart, other);
    })
    .reduce((sum, part) => sum + part, start);
}

/** The same for many spellings of one name, each of its parts looked through for other languages once. */
export function rememberedPriors(): (word: string, language: NameLanguage) => number {
  const known = new Map<string, number>();
  const otherwise = (part: string): number => {
    const before = known.get(part) ?? asItSuits(part);
    known.set(part, before);
    return before;
  };
  return (word, language) => spellingPrior(word, language, otherwise);
}

/** How likely a part is spelled so in whatever one more language suits it best. */
const asItSuits = (part: string): number =>
  alphabets.reduce(
    (best, alphabet) => Math.max(best, partPrior(part, alphabet) + otherPart + Math.log(alphabet.weight)),
    -Infinity,
  );

const partPrior = (part: string, { letters, rare = '' }: Pick<NameLanguage, 'letters' | 'rare'>): number =>
  lettersPrior(part, (sign) => {
    if (rare.includes(sign)) return rareLetter;
    return letters.includes(sign) ? ownLetter : otherLetter;
  });

const danishPrior = (part: string): number =>
  lettersPrior(part, (sign) => (danishLetters.test(sign) ? 0 : otherLetter));

function lettersPrior(part: string, ofMarked: (sign: string) => number): number {
  let sum = 0;
  for (const sign of part) {
    if (/[a-z'’.]/iu.test(sign)) continue;
    sum += /\p{L}/u.test(sign) ? ofMarked(sign) : noLetter;
  }
  return sum;
}
