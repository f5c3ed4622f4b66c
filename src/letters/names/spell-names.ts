import confusions from '../../../resources/letter-confusions.json' with { type: 'json' };
import { mendStart, particle } from '../fields/person-names.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';
import { wellKnown } from '../text/vocabulary.ts';
import { bareText, type Confusions, type WordReading } from './channel.ts';
import { findCountries } from './letter-countries.ts';
import { type SpelledWord, spellName } from './spell-name.ts';
import { withoutStray } from './stray-words.ts';

/**
 * Puts the words of names as the Danish model and those for other languages spell them together. Places that say
 * the same word vote as one. Letters that the Danish model knows stay as it gives them.
 */
export function spellNames(given: readonly PageText[], table: Confusions = confusions): readonly PageText[] {
  const pages = given.map(withoutStray);
  const read = pages.flatMap((page) => page.words).filter((word) => word.otherModels !== undefined);
  if (read.length === 0) return given;
  const citizenships = findCountries(pages);
  const spelled = new Map<LetterWord, SpelledWord>();
  for (const page of pages) {
    for (const place of page.namePlaces ?? []) {
      const words = place.flatMap((index) => page.words[index] ?? []);
      const whole = spellName(
        words.map((word) => readingsOf(word, read)),
        table,
        citizenships,
      );
      words.forEach((word, index) => {
        const own = whole[index];
        // Small words inside names have no marks, and no letter too few.
        if (own !== undefined && !(index > 0 && particle.test(word.text))) spelled.set(word, own);
      });
    }
  }
  const alike = new Map([...spelled].map(([word, own]) => [nameKey(coreOf(word.text)), own.text]));
  return pages.map((page) => ({
    ...page,
    words: page.words.map((word) => {
      const own = spelled.get(word);
      if (own === undefined) return asElsewhere(word, alike);
      return {
        ...word,
        text: own.text,
        ...(own.text === word.text ? {} : { danish: word.text }),
        ...(own.doubts.length === 0 ? {} : { doubts: own.doubts }),
      };
    }),
  }));
}

/** Readings of a word at all its places, its own Danish reading first. */
function readingsOf(word: LetterWord, all: readonly LetterWord[]): readonly WordReading[] {
  const danish = ({ text }: LetterWord): WordReading => ({ model: 'dan', text });
  const twins = all.filter((other) => other !== word && isSameWord(other.text, word.text));
  return [word, ...twins]
    .flatMap((one) => [danish(one), ...(one.otherModels ?? [])])
    .map(({ model, text }) => ({ model, text: mendStart(text) }));
}

/** The same for a word printed twice in the same case, of which only marks may be read differently. */
const nameKey = (text: string): string => `${text === text.toUpperCase()} ${bareText(text)}`;

const isSameWord = (left: string, right: string): boolean => nameKey(left) === nameKey(right);

/** Without the marks of its sentence; figures may be misread letters. */
const coreOf = (text: string): string => text.replace(/^\(|[.,;:)]+$/gu, '');

/** Names that are read again at some places stand at more: what is no word of letters is the same name there. */
function asElsewhere(word: LetterWord, spelled: ReadonlyMap<string, string>): LetterWord {
  const core = coreOf(word.text);
  if (word.otherModels !== undefined || !/^\p{Lu}.{2}/u.test(core) || wellKnown(core)) return word;
  const own = spelled.get(nameKey(core));
  if (own === undefined || coreOf(own) === core) return word;
  return { ...word, text: word.text.replace(core, coreOf(own)), danish: word.text };
}
