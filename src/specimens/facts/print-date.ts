import { type CalendarDate, datePartsOf } from '../../domain/calendar-date.ts';
import type { Language } from '../specimen.ts';

/** How a letter writes its dates. */
export type DateManner = 'in-words' | 'dots' | 'hyphens' | 'slash' | 'iso' | 'month-first';

export const dateManners: Readonly<Record<Language, readonly DateManner[]>> = {
  da: ['in-words', 'in-words', 'dots', 'hyphens', 'slash'],
  en: ['in-words', 'in-words', 'month-first', 'hyphens', 'iso'],
};

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
    case 'month-first':
      return `${name} ${day}, ${year}`;
    case 'dots':
      return `${two(day)}.${two(month)}.${year}`;
    case 'hyphens':
      return `${two(day)}-${two(month)}-${year}`;
    case 'slash':
      return `${day}/${month} ${year}`;
    case 'iso':
      return date;
  }
}
