import { type CalendarDate, datePartsOf, findCalendarDate } from '../../domain/calendar-date.ts';
import type { Slots, Span } from '../drawing/spans.ts';
import { digitsOf } from '../facts/case-number.ts';
import { printDate } from '../facts/print-date.ts';
import { type Letter, other, otherCitation } from '../letter.ts';
import type { Language } from '../specimen.ts';

/** What letters tell besides the permit: days from the letter's own date, and texts. */
export interface SideFacts {
  readonly days: Readonly<Record<string, readonly [fact: string, days: number]>>;
  readonly texts: Readonly<Record<string, readonly [fact: string, text: string]>>;
}

/** Chosen once a letter, so that both languages of one tell the same. */
export function chooseSideFacts({ chance }: Letter): SideFacts {
  const waited = chance.between(60, 500);
  return {
    days: {
      applied: ['application-date', -waited],
      heard: ['hearing-date', -chance.between(10, waited - 30)],
      appealBy: ['deadline', 56],
      replyBy: ['deadline', chance.pick([14, 21, 30])],
      earlierFrom: ['earlier-permit', -waited - chance.between(800, 1500)],
      earlierTo: ['earlier-permit', -waited - chance.between(10, 300)],
      passportTo: ['passport-expiry', chance.between(200, 2600)],
    },
    texts: {
      passport: ['passport', `${chance.pick(['P', 'N', 'FB', 'AA', 'K'])}${digitsOf(chance, 7)}`],
      document: ['document-number', digitsOf(chance, 7)],
      // No Danish company's number begins with 0.
      cvr: ['company-number', `00${digitsOf(chance, 6)}`],
      theirs: ['their-reference', `${digitsOf(chance, 5)}-${chance.pick(['amm', 'ko', 'pp'])}`],
    },
  };
}

/** As sentences of one language can print them. */
export function printSideFacts({ days, texts }: SideFacts, letter: Letter, language: Language): Slots {
  const { letterDate, manners } = letter;
  const cite = (paragraph: number, stk: number): Span =>
    otherCitation({ paragraph, stk }, manners.citation, language);
  const date = (after: number): string =>
    printDate(daysAfter(letterDate, after), manners.dates[language], language);
  return {
    ...Object.fromEntries(
      Object.entries(days).map(([slot, [fact, after]]) => [slot, other(fact, date(after))]),
    ),
    ...Object.fromEntries(Object.entries(texts).map(([slot, [fact, text]]) => [slot, other(fact, text)])),
    act: other(
      'act',
      language === 'da'
        ? 'lovbekendtgørelse nr. 1009 af 2. september 2024'
        : 'Consolidation Act no. 1009 of 2 September 2024',
    ),
    cite11: cite(11, 3),
    cite14: cite(14, 1),
    cite17: cite(17, 1),
    cite18: cite(18, 1),
    cite19: cite(19, 1),
    cite33: cite(33, 3),
  };
}

function daysAfter(date: CalendarDate, days: number): CalendarDate {
  const { year, month, day } = datePartsOf(date);
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return findCalendarDate(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()) ?? date;
}
