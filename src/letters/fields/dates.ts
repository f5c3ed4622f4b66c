import { type CalendarDate, findCalendarDate } from '../../domain/calendar-date.ts';
import { matchesIn } from './matches.ts';

export interface DateInText {
  readonly date: CalendarDate;
  readonly from: number;
  readonly to: number;
}

const months: readonly (readonly string[])[] = [
  ['januar', 'january', 'jan'],
  ['februar', 'february', 'feb', 'febr'],
  ['marts', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const monthNumbers = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);
/** Whether a word in lower case is a month's name, Danish or English, whole or short. */
export const isMonth = (word: string): boolean => monthNumbers.has(word.replace(/[.,]$/u, ''));
const monthName = [...monthNumbers.keys()].sort((a, b) => b.length - a.length).join('|');

// Letters that print engines give for digits; a date as a whole still has to exist.
const digit = '[\\dOoQlI|SZB]';
const asDigits = (text: string): number =>
  Number(
    text
      .replace(/[OoQ]/g, '0')
      .replace(/[lI|]/g, '1')
      .replace(/S/g, '5')
      .replace(/Z/g, '2')
      .replace(/B/g, '8'),
  );

interface Pattern {
  readonly shape: RegExp;
  readonly order: readonly ['day' | 'month' | 'year', 'day' | 'month' | 'year', 'day' | 'month' | 'year'];
}

const edge = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const patterns: readonly Pattern[] = [
  // 3. juni 2021, 3.juni 2021, 3 June 2021, 3rd of June 2021, 3. jun. 2021, and a speck before the year
  {
    shape: new RegExp(
      `${edge}(${digit}{1,2})\\s?(?:[.,·]|st|nd|rd|th)?\\s{0,2}(?:of\\s)?(${monthName})[.,]?\\s{0,2}(?:[.·]\\s)?(${digit}{4})${end}`,
      'giu',
    ),
    order: ['day', 'month', 'year'],
  },
  // June 3, 2021
  {
    shape: new RegExp(
      `${edge}(${monthName})\\.?\\s(${digit}{1,2})(?:st|nd|rd|th)?,?\\s(${digit}{4})${end}`,
      'giu',
    ),
    order: ['month', 'day', 'year'],
  },
  // 2021-06-03
  {
    shape: new RegExp(`${edge}(\\d{4})-(\\d{2})-(\\d{2})${end}(?!-)`, 'gu'),
    order: ['year', 'month', 'day'],
  },
  // 03.06.2021, 3/6-2021, 3/6 2021, 03-06-2021, 03 06 2021 with a full stop lost
  {
    shape: new RegExp(
      `${edge}(?<!(?<!\\d{4}\\s)[-/.]\\s?)(${digit}{1,2})\\s?[-./,:–—‐‑]\\s?(${digit}{1,2})(?:\\s?[-./,:–—‐‑]\\s?|\\s)(${digit}{4})${end}(?![-/]\\d)`,
      'gu',
    ),
    order: ['day', 'month', 'year'],
  },
  // 14 06.2018, 1406.2018, 14.062018: a separator that was not recognised
  {
    shape: new RegExp(`${edge}(\\d{2})(?:[.\\s])?(\\d{2})[.](\\d{4})${end}`, 'gu'),
    order: ['day', 'month', 'year'],
  },
  {
    shape: new RegExp(`${edge}(\\d{2})[.](\\d{2})\\s?(\\d{4})${end}`, 'gu'),
    order: ['day', 'month', 'year'],
  },
];

/** All dates in a text, in order. Day comes first in numbers; years have four digits. */
export function findDates(text: string): readonly DateInText[] {
  const found: DateInText[] = [];
  for (const { shape, order } of patterns) {
    for (const match of matchesIn(text, shape)) {
      const part = (name: 'day' | 'month' | 'year'): number => {
        const written = match[order.indexOf(name) + 1] ?? '';
        return monthNumbers.get(written.toLowerCase()) ?? asDigits(written);
      };
      const date = findCalendarDate(part('year'), part('month'), part('day'));
      const from = match.index;
      const to = from + match[0].length;
      if (date === undefined || part('year') < 1850 || part('year') > 2150) continue;
      if (found.every((other) => to <= other.from || from >= other.to)) found.push({ date, from, to });
    }
  }
  for (const date of [...datesWithoutStop(text), ...datesWithOneStop(text)]) {
    if (found.every((other) => date.to <= other.from || date.from >= other.to)) found.push(date);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** "266.2025": the first stop was not recognised, and there is one place alone where it can have stood. */
function datesWithoutStop(text: string): readonly DateInText[] {
  return [...matchesIn(text, withoutStop)].flatMap((match) => {
    const [, digits = '', year = ''] = match;
    const dates = [1, 2].flatMap(
      (at) => findCalendarDate(Number(year), Number(digits.slice(at)), Number(digits.slice(0, at))) ?? [],
    );
    const [date, other] = dates;
    return date === undefined || other !== undefined
      ? []
      : [{ date, from: match.index, to: match.index + match[0].length }];
  });
}

/** "25.92040": the second stop was not recognised; the year has four digits, and so the rest is the month. */
function datesWithOneStop(text: string): readonly DateInText[] {
  return [...matchesIn(text, withOneStop)].flatMap((match) => {
    const [whole, day, month, year] = match;
    const date = findCalendarDate(Number(year), Number(month), Number(day));
    return date === undefined ? [] : [{ date, from: match.index, to: match.index + whole.length }];
  });
}

const withOneStop = new RegExp(
  `${edge}(?<![-/.,]\\s?)(\\d{1,2})\\.(\\d{1,2})((?:19|20)\\d{2})${end}(?![-/.]\\d)`,
  'gu',
);

const withoutStop = new RegExp(`${edge}(?<![-/.,]\\s?)(\\d{3})\\.((?:19|20)\\d{2})${end}(?![-/.]\\d)`, 'gu');

/** Stands for a date in `maskDates`: one such sign begins each date, fillers keep the length. */
export const dateSign = '\uE000';
const filler = '\uE001';

/** The text with each date as signs of the same length, so that patterns can say "a date". */
export function maskDates(text: string, dates: readonly DateInText[]): string {
  let masked = '';
  let at = 0;
  for (const { from, to } of dates) {
    masked += text.slice(at, from) + dateSign + filler.repeat(to - from - 1);
    at = to;
  }
  return masked + text.slice(at);
}

/** A date in a pattern over a masked text. */
export const anyDate = `${dateSign}${filler}*`;
