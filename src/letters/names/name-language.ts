import { particle } from '../fields/person-names.ts';
import { alphabets, danishLetters } from './alphabets.ts';

/** A language that a name may be of. */
export interface NameLanguage {
  readonly letters: string;
  /** How likely names are of it, as a logarithm. */
  readonly prior: number;
  /** The citizenship tells it. */
  readonly isExpected: boolean;
}

// A name is of one language more often than of several. Shares as logarithms, beside a plain letter's 1.
const ownLetter = Math.log(0.9);
const otherLetter = Math.log(0.0004);
/** A Danish part in a name of another language: the Danish model likes to give æ, ø, å and é for other letters. */
const danishPart = Math.log(0.03);
const noLetter = Math.log(0.001);
const lowerStart = Math.log(0.05);
const expectedLanguage = Math.log(0.6);
const otherLanguage = 0.015;
const plainLanguage = Math.log(0.2);

/** Languages of names, with those of a citizenship first in likelihood. */
export const languagesFor = (country: string | undefined): readonly NameLanguage[] => [
  { letters: '', prior: plainLanguage, isExpected: false },
  ...alphabets.map(({ letters, countries, weight }) => {
    const isExpected = country !== undefined && countries.includes(country);
    return { letters, isExpected, prior: isExpected ? expectedLanguage : Math.log(otherLanguage * weight) };
  }),
];

/**
 * How likely a word of a name is spelled so in a language, before anything is read. Each part of it is of that
 * language, or Danish; a part with letters of both is neither.
 */
export function spellingPrior(word: string, { letters }: NameLanguage): number {
  const start = /^\p{Ll}/u.test(word) && !particle.test(word) ? lowerStart : 0;
  return word
    .split('-')
    .map((part) => {
      const danish = lettersPrior(part, (sign) => (danishLetters.test(sign) ? 0 : otherLetter));
      if (letters === '') return danish;
      const own = lettersPrior(part, (sign) => (letters.includes(sign) ? ownLetter : otherLetter));
      return Math.max(own, danish + danishPart);
    })
    .reduce((sum, part) => sum + part, start);
}

function lettersPrior(part: string, ofMarked: (sign: string) => number): number {
  let sum = 0;
  for (const sign of part) {
    if (/[a-z'’.]/iu.test(sign)) continue;
    sum += /\p{L}/u.test(sign) ? ofMarked(sign) : noLetter;
  }
  return sum;
}
