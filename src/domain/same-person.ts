import type { CalendarDate } from './calendar-date.ts';

/**
 * A name folded for comparison: case, diacritics, hyphens and word order taken away, Danish letters
 * spelt out. Two spellings of one person's name give the same text; so may two persons'.
 */
export function foldName(name: string): string {
  let plain = '';
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    // Beyond Latin letters, what a sign becomes can depend on its neighbours.
    if (code >= latinSigns) return sortWords(foldSigns(name));
    plain += foldedSigns[code] ??= foldSigns(name.charAt(at));
  }
  return sortWords(plain);
}

/** Up to here every sign stands for itself: combining ones come later. */
const latinSigns = 0x250;
const foldedSigns: string[] = [];

/** Letters and digits; whatever else there is becomes a space. */
const foldSigns = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    // An å, whatever else it bears.
    .replace(/a\u030a/g, 'aa')
    .replace(/\p{M}/gu, '')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'oe')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');

const sortWords = (plain: string): string =>
  plain
    .split(' ')
    .filter((word) => word !== '')
    .sort()
    .join(' ');

/** What two registrations of one person under two numbers have in common. Hash it before it is stored. */
export const namedBirthKey = (name: string, birthDate: CalendarDate): string =>
  `${foldName(name)}|${birthDate}`;
