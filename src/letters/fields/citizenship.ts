import type { LetterText } from '../text/letter-text.ts';
import { type Candidate, candidateAt, textBefore } from './candidates.ts';
import { findCountryAtStart, findNationalityAtEnd } from './countries.ts';
import { matchesIn } from './matches.ts';

const beforeCountry =
  /(?:statsborgere? (?:i|fra|af)|statsborgerskab i|citizens? of|nationals? of|citizenship of|nationality of)\s+/gu;
const label =
  /(?:statsborgerskab|statsborgerforhold|nationalitet|citizenship|nationality)(?:\s*[/(]\s*(?:nationality|citizenship|nationalitet|statsborgerskab)\)?)?\s*[:;.]?\s+(?:er\s+|is\s+)?(?:statsborger i\s+|citizen of\s+)?/gu;
const afterNationality =
  /\s(?:statsborgere?|statsborgerskab|national|citizen|subject|nationality)(?![\p{L}])/gu;
const statelessPhrase = /(?<!\p{L})(?:statsløse?|stateless)(?!\p{L})/gu;

/** Sentences that speak of countries for other reasons. */
const notThePerson =
  /ægtefælle|samlever|spouse|husband|wife|referenceperson|herboende|dansk statsborger|danish citizen/u;

/** Whose citizen the person is, by labels and sentences. */
export function findCitizenships(letter: LetterText): readonly Candidate<string>[] {
  const found: Candidate<string>[] = [];
  for (const view of [letter.columns, letter.across]) {
    const add = (from: number, to: number, alpha3: string, score: number, rule: string): void => {
      if (alpha3 === 'DNK' || alpha3 === 'XXX') return;
      const sentence = textBefore(view, from, 70).split(/\.\s/u).at(-1) ?? '';
      const less = notThePerson.test(sentence.replace(/familiesammenført\s+ægtefæll\p{L}*/gu, '')) ? 0.2 : 1;
      found.push(candidateAt(view, { from, to }, { value: alpha3, score: score * less, rule }));
    };
    for (const [pattern, score] of [
      [beforeCountry, 4],
      [label, 4],
    ] as const) {
      for (const match of matchesIn(view.match, pattern)) {
        const start = match.index + match[0].length;
        const text = view.match.slice(start, start + 60).split(/[;()]|\.\s|\n\n| {2}/u)[0] ?? '';
        const country = findCountryAtStart(text);
        if (country === undefined) continue;
        const end = start + wordsLength(text, country.words);
        add(start, end, country.alpha3, country.exact ? score : score / 2, 'citizenship-label');
      }
    }
    for (const match of matchesIn(view.match, afterNationality)) {
      const before = view.match.slice(Math.max(0, match.index - 40), match.index);
      const country = findNationalityAtEnd(before);
      if (country === undefined) continue;
      const start = lastWordsLength(before, country.words);
      add(match.index - start, match.index, country.alpha3, country.exact ? 4 : 2, 'citizenship-adjective');
    }
    for (const match of matchesIn(view.match, statelessPhrase)) {
      add(match.index, match.index + match[0].length, 'XXA', 3, 'citizenship-stateless');
    }
  }
  return found;
}

/** Words as countries are compared by: runs of letters and digits. */
const word = '[\\p{L}\\p{M}\\p{N}]+[^\\p{L}\\p{M}\\p{N}]*';

/** Length of the first words of a text, as they stand in it. */
function wordsLength(text: string, count: number): number {
  const match = new RegExp(`^[^\\p{L}\\p{M}\\p{N}]*(?:${word}){0,${count}}`, 'u').exec(text);
  return (match?.[0] ?? text).trimEnd().length;
}

/** Length of the last words of a text, with what stands after them. */
function lastWordsLength(text: string, count: number): number {
  const match = new RegExp(`(?:${word}){1,${count}}$`, 'u').exec(text);
  return (match?.[0] ?? text).length;
}
