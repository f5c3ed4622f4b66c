import { usualSpelling } from './same-names.ts';

/** Abd and what follows it, with or without an article, whatever vowel joins them. */
const servant = /^c?abd-?(?:[aeiouy]?l+(?=.)|[aeiouy](.)(?=\1)|[aeiouy](?=.))?(.{2,})$/;

/**
 * A part in the one form that stands for all of its ways to be joined: `abdulrahman`, `abd-rahman` and
 * `abderrahman` as `abdrahman`; `noureddine` and `nour-din` as `nourdin`; `nasrullah` as `nasrlla`.
 */
export function unjoin(part: string): string {
  const spelling = usualSpelling(part);
  const [, , following] = servant.exec(spelling) ?? [];
  if (following !== undefined) {
    const rest = following.replace(/^(.)\1/, '$1');
    return /^l?ah?[iy]?$/.test(rest) ? 'abdlla' : `abd${rest}`;
  }
  return spelling
    .replace(/^abu-/, 'abu')
    .replace(/^(.{2,}?)[aeiouü]*(?:[aeu][ld])?-din$/, '$1din')
    .replace(/^(.{2,}?)[aeiouü]+(?:ld|dd|tt|d)(?:i|ee|y|ie)ne?$/, '$1din')
    .replace(/-llah$/, 'lla')
    .replace(/^(.{3,}?)[auo]l(?:lah|la|ah)$/, '$1lla');
}

/** Without an article that has grown onto it: `alhassan`, `elhassan`. */
export const withoutArticle = (word: string): string => word.replace(/^[ae]l(?=[^aeiouyl].{3})/, '');

/** The word with and without an article, as far as both are likely. */
export function articleReadings(word: string): readonly string[] {
  const own = withoutArticle(word);
  if (/^[ae]l.{3}/.test(word)) return [...new Set([own, word, word.slice(2)])];
  // In front of a vowel a joined article cannot be told from the name's own letters: Alomar.
  return /^[aeiouyl].{2}/.test(word) ? [own, `al${word}`] : [own];
}
