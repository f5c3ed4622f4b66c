import type { CalendarDate } from './calendar-date.ts';

/**
 * A name folded for comparison: case, diacritics, hyphens and word order taken away, Danish letters
 * spelt out. Two spellings of one person's name give the same text; so may two persons'.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'oe')
    .replace(/å/g, 'aa')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}

/** What two registrations of one person under two numbers have in common. Hash it before it is stored. */
export const namedBirthKey = (name: string, birthDate: CalendarDate): string =>
  `${foldName(name)}|${birthDate}`;
