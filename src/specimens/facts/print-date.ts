import { type CalendarDate, datePartsOf } from '../../domain/calendar-date.ts';
import type { Chance } from '../chance.ts';
import type { Language, Split } from '../specimen.ts';

/** How a letter writes its dates. */
export type DateManner =
  | 'in-words'
  /** `3. jun. 2056`, `3 Jun 2056` */
  | 'short-month'
  | 'dots'
  /** `3.6.2056` */
  | 'bare-dots'
  | 'hyphens'
  /** `03-06-56`, as typists wrote */
  | 'short-year'
  /** `3/6 2056` */
  | 'slash'
  /** `3/6-2056` */
  | 'slash-hyphen'
  | 'iso'
  | 'month-first';

const manners: Readonly<Record<Split, Readonly<Record<Language, readonly DateManner[]>>>> = {
  work: {
    da: ['in-words', 'in-words', 'dots', 'hyphens', 'slash'],
    en: ['in-words', 'in-words', 'month-first', 'hyphens', 'iso'],
  },
  'held-back': {
    da: ['in-words', 'in-words', 'in-words', 'hyphens', 'short-month', 'bare-dots', 'slash-hyphen'],
    en: ['in-words', 'in-words', 'short-month', 'hyphens'],
  },
};

/** One manner for each language, to go through the whole letter. */
export const chooseDates = (chance: Chance, split: Split): Readonly<Record<Language, DateManner>> => ({
  da: chance.pick(manners[split].da),
  en: chance.pick(manners[split].en),
});

const months: Readonly<Record<Language, readonly string[]>> = {
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

export function printDate(date: CalendarDate, manner: DateManner, language: Language): string {
  const { year, month, day } = datePartsOf(date);
  const two = (value: number): string => String(value).padStart(2, '0');
  const name = months[language][month - 1] ?? '';
  switch (manner) {
    case 'in-words':
      return language === 'da' ? `${day}. ${name} ${year}` : `${day} ${name} ${year}`;
    case 'short-month':
      return shortMonth(day, name, year, language);
    case 'month-first':
      return `${name} ${day}, ${year}`;
    case 'dots':
      return `${two(day)}.${two(month)}.${year}`;
    case 'bare-dots':
      return `${day}.${month}.${year}`;
    case 'hyphens':
      return `${two(day)}-${two(month)}-${year}`;
    case 'short-year':
      return `${two(day)}-${two(month)}-${two(year % 100)}`;
    case 'slash':
      return `${day}/${month} ${year}`;
    case 'slash-hyphen':
      return `${day}/${month}-${year}`;
    case 'iso':
      return date;
  }
}

/** `maj` is whole as it is; the other months end with a full stop in Danish. */
function shortMonth(day: number, name: string, year: number, language: Language): string {
  const short = name.slice(0, 3);
  if (language === 'en') return `${day} ${short} ${year}`;
  return `${day}. ${short}${short === name ? '' : '.'} ${year}`;
}
