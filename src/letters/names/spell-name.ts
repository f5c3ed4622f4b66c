import type { SignDoubt } from '../../domain/permit-letter.ts';
import { particle } from '../fields/person-names.ts';
import { alphabets, danishLetters } from './alphabets.ts';
import { type Confusions, layAlong, likelihoodOf, type WordReading } from './channel.ts';

export interface SpelledWord {
  readonly text: string;
  readonly doubts: readonly SignDoubt[];
}

/** All readings of one word of a name, at one place or several. The first is the Danish model's. */
export type NameWord = readonly WordReading[];

// A name is of one language more often than of several. Shares as logarithms, beside a plain letter's 1.
const ownLetter = Math.log(0.9);
const otherLetter = Math.log(0.0004);
/** æ, ø, å and é, which the Danish model likes to give for others, in a name that is not known to have them. */
const danishLetter = Math.log(0.03);
const noLetter = Math.log(0.001);
const lowerStart = Math.log(0.05);
const likelyLanguage = Math.log(0.6);
const otherLanguage = Math.log(0.015);
const plainLanguage = Math.log(0.2);

/** Below this lead over another spelling (a logarithm), the clerk is asked to look. */
const safeLead = 4;

interface Language {
  readonly letters: string;
  readonly prior: number;
}

const languagesFor = (country: string | undefined): readonly Language[] => [
  { letters: '', prior: plainLanguage },
  ...alphabets.map(({ letters, countries }) => ({
    letters,
    prior: country !== undefined && countries.includes(country) ? likelyLanguage : otherLanguage,
  })),
];

function letterPrior(word: string, { letters }: Language): number {
  let sum = /^\p{Ll}/u.test(word) && !particle.test(word) ? lowerStart : 0;
  for (const sign of word) {
    if (/[a-z'’.-]/iu.test(sign)) continue;
    if (!/\p{L}/u.test(sign)) sum += noLetter;
    else if (letters.includes(sign)) sum += ownLetter;
    else if (danishLetters.test(sign)) sum += letters === '' ? 0 : danishLetter;
    else sum += otherLetter;
  }
  return sum;
}

/** Spellings that differ from a word in one place, where some model gives a letter that Danish lacks. */
function respellings(word: string, readings: NameWord): readonly string[] {
  const found = new Set<string>();
  const danish = readings[0]?.text ?? word;
  for (const { text } of readings) {
    const parts = layAlong(text, word);
    parts.forEach((part, at) => {
      const [letter] = part.length === 1 ? [part] : [];
      if (letter === undefined || !/\p{L}/u.test(letter)) return;
      const before = word.slice(0, at);
      if (!danishLetters.test(letter) || !/\p{L}/u.test(word[at] ?? '')) {
        found.add(before + letter + word.slice(at + 1));
        // One wide letter is often read as two: `fi` for `ñ`.
        if ((parts[at + 1] ?? '') === '') found.add(before + letter + word.slice(at + 2));
        if (at > 0 && parts[at - 1] === '') found.add(word.slice(0, at - 1) + letter + word.slice(at + 1));
      }
    });
  }
  // Back to what the Danish model says, letter by letter.
  layAlong(danish, word).forEach((part, at) => {
    if (part !== word[at]) found.add(word.slice(0, at) + part + word.slice(at + 1));
  });
  found.delete(word);
  return [...found];
}

interface Weighed {
  readonly word: string;
  readonly score: number;
}

/** Spells one name by all readings of its words. `country`: the citizenship, where it is known. */
export function spellName(
  words: readonly NameWord[],
  confusions: Confusions,
  country?: string,
): readonly SpelledWord[] {
  const scores = words.map(() => new Map<string, number>());
  const channel = (index: number, word: string): number => {
    const known = scores[index]?.get(word);
    if (known !== undefined) return known;
    const sum = (words[index] ?? []).reduce((total, one) => total + likelihoodOf(one, word, confusions), 0);
    scores[index]?.set(word, sum);
    return sum;
  };
  const bestFor = (index: number, language: Language): Weighed => {
    const readings = words[index] ?? [];
    const weigh = (word: string): Weighed => ({
      word,
      score: channel(index, word) + letterPrior(word, language),
    });
    let best = weigh(readings[0]?.text ?? '');
    for (let round = 0; round < 12; round += 1) {
      let better = best;
      for (const other of respellings(best.word, readings)) {
        const weighed = weigh(other);
        if (weighed.score > better.score) better = weighed;
      }
      if (better === best) break;
      best = better;
    }
    return best;
  };
  const wholes = languagesFor(country)
    .map((language) => {
      const best = words.map((_, index) => bestFor(index, language));
      return { language, best, score: language.prior + best.reduce((sum, { score }) => sum + score, 0) };
    })
    .sort((a, b) => b.score - a.score);
  const chosen = wholes[0];
  if (chosen === undefined) return [];
  return chosen.best.map(({ word }, index) => {
    const rivals = new Map<string, number>();
    const offer = (other: string, score: number): void => {
      if (score > (rivals.get(other) ?? -Infinity)) rivals.set(other, score);
    };
    for (const whole of wholes) {
      const here = whole.best[index];
      if (here === undefined) continue;
      const rest = whole.score - here.score;
      offer(here.word, whole.score);
      for (const other of respellings(word, words[index] ?? []))
        offer(other, rest + channel(index, other) + letterPrior(other, whole.language));
    }
    return { text: word, doubts: doubtsOf(word, rivals, chosen.score) };
  });
}

/** Where spellings that are nearly as likely differ from the chosen one. */
function doubtsOf(word: string, rivals: ReadonlyMap<string, number>, score: number): readonly SignDoubt[] {
  const near = [...rivals].filter(([other, own]) => other !== word && own > score - safeLead);
  const found = new Map<number, string[]>();
  for (const [other] of near.sort((a, b) => b[1] - a[1])) {
    if (other.length !== word.length) continue;
    for (let at = 0; at < word.length; at += 1) {
      const letter = other[at];
      if (letter === undefined || letter === word[at]) continue;
      const list = found.get(at) ?? found.set(at, []).get(at);
      if (list !== undefined && !list.includes(letter)) list.push(letter);
    }
  }
  return [...found].sort((a, b) => a[0] - b[0]).map(([at, instead]) => ({ at, length: 1, instead }));
}
