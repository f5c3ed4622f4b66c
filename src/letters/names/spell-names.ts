import confusions from '../../../resources/letter-confusions.json' with { type: 'json' };
import { findCitizenships } from '../fields/citizenship.ts';
import { mendStart } from '../fields/person-names.ts';
import { arrangeLetter } from '../text/letter-text.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';
import { bare, type Confusions, type WordReading } from './channel.ts';
import { type SpelledWord, spellName } from './spell-name.ts';

/**
 * Puts the words of names as the Danish model and those for other languages spell them together. Places that say
 * the same word vote as one. Letters that the Danish model knows stay as it gives them.
 */
export function spellNames(pages: readonly PageText[], table: Confusions = confusions): readonly PageText[] {
  const read = pages.flatMap((page) => page.words).filter((word) => word.otherModels !== undefined);
  if (read.length === 0) return pages;
  const country = onlyCountry(pages);
  const spelled = new Map<LetterWord, SpelledWord>();
  for (const page of pages) {
    for (const place of page.namePlaces ?? []) {
      const words = place.flatMap((index) => page.words[index] ?? []);
      const whole = spellName(
        words.map((word) => readingsOf(word, read)),
        table,
        country,
      );
      words.forEach((word, index) => {
        const own = whole[index];
        if (own !== undefined) spelled.set(word, own);
      });
    }
  }
  return pages.map((page) => ({
    ...page,
    words: page.words.map((word) => {
      const own = spelled.get(word);
      if (own === undefined) return word;
      return {
        ...word,
        text: own.text,
        ...(own.text === word.text ? {} : { danish: word.text }),
        ...(own.doubts.length === 0 ? {} : { doubts: own.doubts }),
      };
    }),
  }));
}

/** The citizenship that the letter speaks of, where it speaks of one alone. */
function onlyCountry(pages: readonly PageText[]): string | undefined {
  const [first, ...others] = new Set(findCitizenships(arrangeLetter(pages)).map(({ value }) => value));
  return others.length === 0 ? first : undefined;
}

/** Readings of a word at all its places, its own Danish reading first. */
function readingsOf(word: LetterWord, all: readonly LetterWord[]): readonly WordReading[] {
  const danish = ({ text }: LetterWord): WordReading => ({ model: 'dan', text });
  const twins = all.filter((other) => other !== word && isSameWord(other.text, word.text));
  return [word, ...twins]
    .flatMap((one) => [danish(one), ...(one.otherModels ?? [])])
    .map(({ model, text }) => ({ model, text: mendStart(text) }));
}

const fold = (text: string): string => Array.from(text, (sign) => bare(sign)).join('');

/** The same word, printed in the same case: only its marks may be read differently. */
const isSameWord = (left: string, right: string): boolean =>
  fold(left) === fold(right) && isUpper(left) === isUpper(right);

const isUpper = (text: string): boolean => text === text.toUpperCase();
