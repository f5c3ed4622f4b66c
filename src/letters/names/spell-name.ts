import type { SignDoubt } from '../../domain/permit-letter.ts';
import { bareText, type Confusions, type WordReading } from './channel.ts';
import { letterDoubts } from './letter-doubts.ts';
import { languagesFor, type NameLanguage, rememberedPriors } from './name-language.ts';
import { type ExpectedLetters, respellings } from './respell.ts';
import { wordLikelihood } from './word-likelihood.ts';

export interface SpelledWord {
  readonly text: string;
  readonly doubts: readonly SignDoubt[];
}

/** All readings of one word of a name, at one place or several. The first is the Danish model's. */
export type NameWord = readonly WordReading[];

/** Below this lead over another spelling (a logarithm), the clerk is asked to look. */
const safeLead = 4;

/** So many more of the other models must agree on letters that the Danish one has too few or too many of. */
const leadOfStart = 2;

/**
 * Where spelling begins: the Danish reading, and what several others read in other letters than it has, whatever marks
 * they put on them: `Zimmermann` where it has `Zmmermann`. Which it is, all readings together tell.
 */
function startsOf(readings: NameWord): readonly string[] {
  const danish = readings[0]?.text ?? '';
  const alike = new Map<string, string[]>();
  for (const { model, text } of readings) {
    if (model !== 'dan') alike.set(skeletonOf(text), [...(alike.get(skeletonOf(text)) ?? []), text]);
  }
  const asDanish = alike.get(skeletonOf(danish))?.length ?? 0;
  const others = [...alike].flatMap(([skeleton, texts]) =>
    skeleton.length !== skeletonOf(danish).length && texts.length >= asDanish + leadOfStart
      ? texts.slice(0, 1)
      : [],
  );
  return [danish, ...others];
}

/** A word's letters without their marks. */
const skeletonOf = (text: string): string => bareText(text.replace(/\P{L}/gu, ''));

interface Weighed {
  readonly word: string;
  readonly score: number;
}

const better = (one: Weighed, other: Weighed): Weighed => (other.score > one.score ? other : one);

/**
 * Spells one name by all readings of its words: the spelling under which all models are likeliest to read what they
 * read. `citizenships`: countries that the letter speaks of, ISO 3166-1 alpha-3.
 */
export function spellName(
  words: readonly NameWord[],
  confusions: Confusions,
  citizenships: readonly string[] = [],
): readonly SpelledWord[] {
  const likelihoods = words.map((readings) => wordLikelihood(readings, confusions));
  const likelihood = (index: number, word: string): number => likelihoods[index]?.(word) ?? 0;
  const starts = words.map(startsOf);
  const spellingPrior = rememberedPriors();
  const others = words.map(() => new Map<string, ReturnType<typeof respellings>>());
  const around = (index: number, word: string, language: ExpectedLetters): readonly string[] => {
    const known = others[index]?.get(word) ?? respellings(word, words[index] ?? [], confusions);
    others[index]?.set(word, known);
    return known(language);
  };
  const bestFor = (index: number, language: NameLanguage): Weighed => {
    const weigh = (word: string): Weighed => ({
      word,
      score: likelihood(index, word) + spellingPrior(word, language),
    });
    let best = starts[index]?.map(weigh).reduce(better) ?? weigh('');
    for (let round = 0; round < mostChanges; round += 1) {
      const next = around(index, best.word, language.isExpected ? language : noLetters)
        .map(weigh)
        .reduce(better, best);
      if (next === best) break;
      best = next;
    }
    return best;
  };
  const wholes = languagesFor(citizenships)
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
    for (const { best, language, score } of wholes) {
      const here = best[index];
      if (here === undefined) continue;
      offer(here.word, score);
      // Letters that no model knows may be doubted, but not believed.
      for (const other of around(index, word, language))
        offer(other, score - here.score + likelihood(index, other) + spellingPrior(other, language));
    }
    const near = [...rivals].filter(([, score]) => score > chosen.score - safeLead);
    const spellings = near.sort((a, b) => b[1] - a[1]).map(([other]) => other);
    return { text: word, doubts: letterDoubts(word, spellings, words[index] ?? []) };
  });
}

const noLetters: ExpectedLetters = { letters: '', isExpected: false };

/** A word has fewer marked letters than this. */
const mostChanges = 12;
