import type { LetterText } from '../text/letter-text.ts';
import { type Candidate, candidateAt, textBefore } from './candidates.ts';
import {
  type CountryMatch,
  findCountryAtStart,
  findNationalityAtEnd,
  mayBeCitizenship,
} from './countries.ts';
import { anyDate, findDates, maskDates } from './dates.ts';
import { matchesIn } from './matches.ts';

const beforeCountry =
  /(?:statsborgere?\s(?:i|fra|af)|statsborgerskab\si|citizens?\sof|nationals?\sof|citizenship\sof|nationality\sof|hjemland(?:\s(?:er|til))?|statsborgerskab\s(?:er\s)?(?:registreret|oplyst|noteret)\s(?:som|til))\s+/gu;
const label =
  /(?:statsborgerskab|statsborgerforhold|nationalitet|citizenship|nationality)(?:\s*[/(]\s*(?:nationality|citizenship|nationalitet|statsborgerskab)\)?)?\s*[:;.]?\s+\(?(?:er\s+|is\s+)?(?:statsborger i\s+|citizen of\s+)?/gu;
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
      if (!mayBeCitizenship(alpha3)) return;
      const sentence = textBefore(view, from, 70).split(/\.\s/u).at(-1) ?? '';
      const less = notThePerson.test(sentence.replace(/familiesammenført\s+ægtefæll\p{L}*/gu, '')) ? 0.2 : 1;
      found.push(candidateAt(view, { from, to }, { value: alpha3, score: score * less, rule }));
    };
    const masked = maskDates(view.match, findDates(view.match));
    for (const [pattern, score] of [
      [beforeCountry, 4],
      [label, 4],
      [afterDate, 4],
    ] as const) {
      for (const match of matchesIn(masked, pattern)) {
        const start = match.index + match[0].length;
        const text = view.match.slice(start, start + 60).split(/[;()]|\.\s|\n\n| {2}/u)[0] ?? '';
        const country = findCountryAtStart(text);
        if (country === undefined) continue;
        // Dates have much behind them: only a country that stands there alone is the person's.
        if (pattern === afterDate && !isAll(country, text.split(/[,\n]|\.$/u)[0] ?? '')) continue;
        const end = start + wordsLength(text, country.words);
        // A country behind any other date may be where somebody was, or came from.
        const isOfBirth = pattern !== afterDate || birthBefore.test(textBefore(view, match.index, 30));
        if (!isOfBirth) {
          add(start, end, country.alpha3, 2, 'citizenship-after-date');
          continue;
        }
        add(start, end, country.alpha3, country.exact ? score : score / 2, 'citizenship-label');
      }
    }
    for (const match of matchesIn(masked, birthDateBehind)) {
      const before = view.match.slice(Math.max(0, match.index - 60), match.index);
      const text = before.split(/[:;,(\n]|\.\s| {2}/u).at(-1) ?? '';
      const country = findCountryAtStart(text);
      if (country === undefined || !isAll(country, text)) continue;
      add(match.index - text.trimStart().length, match.index, country.alpha3, 3, 'citizenship-before-birth');
    }
    for (const match of matchesIn(view.match, afterNationality)) {
      const before = view.match.slice(Math.max(0, match.index - 40), match.index);
      const country = findNationalityAtEnd(before);
      if (country === undefined) continue;
      const start = lastWordsLength(before, country.words);
      add(match.index - start, match.index, country.alpha3, country.exact ? 4 : 2, 'citizenship-adjective');
    }
    for (const match of matchesIn(view.match, statelessPhrase)) {
      // "Statsborgerskab/statsløs" is a label.
      if (/\/\s?$/u.test(view.match.slice(Math.max(0, match.index - 2), match.index))) continue;
      add(match.index, match.index + match[0].length, 'XXA', 3, 'citizenship-stateless');
    }
  }
  return found;
}

const birthBefore = /(?:født|fødselsdato|f\.|born)\s(?:den\s|on\s)?$/u;
/** "(f. 26. juli 2057, Ungarn)", "født 1.1.2056, Polen." */
const afterDate = new RegExp(`${anyDate}(?:,\\s|\\s\\()(?=[^\\n).;]{3,40}(?:[).;\\n]|$))`, 'gu');

/** Whether a text says the country and nothing else. */
const isAll = ({ exact, words }: CountryMatch, text: string): boolean =>
  exact && wordsLength(text, words) === text.trimEnd().length;

/** "Nepal, født den 04-08-2043" */
const birthDateBehind = new RegExp(`,\\s\\(?(?:født|f\\.|born)\\s(?:den\\s|on\\s)?${anyDate}`, 'gu');

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
