import countryList from '../../../resources/countries.json' with { type: 'json' };
import { editsBetween } from '../text/vocabulary.ts';

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/gu, 'o')
    .replace(/æ/gu, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const names = new Map<string, string>();
const adjectives = new Map<string, string>();
for (const country of countryList) {
  for (const name of [country.da, country.en, ...country.names]) names.set(fold(name), country.alpha3);
  for (const word of country.adjectives) adjectives.set(fold(word), country.alpha3);
  if (country.alpha3 !== 'XXX') names.set(country.alpha3.toLowerCase(), country.alpha3);
}

/** Words whose letters look alike: `lran` is Iran, in typefaces where capital I is a line. */
const shapeOf = (text: string): string => text.replace(/[l1]/gu, 'i').replaceAll('0', 'o');

const shapesOf = (entries: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...entries].map(([name, code]) => [shapeOf(name), code]));
const shapes = new Map([
  [names, shapesOf(names)],
  [adjectives, shapesOf(adjectives)],
]);

/** The one entry within a misread letter of a text (two in long ones), if there is exactly one. */
function findNear(entries: Map<string, string>, text: string): string | undefined {
  const alike = text.length < 4 ? undefined : shapes.get(entries)?.get(shapeOf(text));
  if (alike !== undefined) return alike;
  const limit = text.length >= 9 ? 2 : text.length >= 5 ? 1 : 0;
  if (limit === 0) return undefined;
  let best: { code: string; edits: number } | undefined;
  for (const [name, code] of entries) {
    const edits = editsBetween(text, name, limit);
    if (edits > limit) continue;
    if (best === undefined || edits < best.edits) best = { code, edits };
    else if (edits === best.edits && code !== best.code) return undefined;
  }
  return best?.code;
}

/** Denmark stands in every letter, and "unknown" is nobody's citizenship: permits are given to neither. */
export const mayBeCitizenship = (alpha3: string): boolean => alpha3 !== 'DNK' && alpha3 !== 'XXX';

export interface CountryMatch {
  /** ISO 3166-1 alpha-3; `XXA` for stateless. */
  readonly alpha3: string;
  readonly exact: boolean;
  /** How many words of the text it took. */
  readonly words: number;
}

/** The country or nationality that a text begins with; the longest that fits. */
export function findCountryAtStart(text: string): CountryMatch | undefined {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '');
  for (let count = Math.min(6, words.length); count > 0; count -= 1) {
    const phrase = words.slice(0, count).join(' ');
    const code = names.get(phrase) ?? adjectives.get(phrase);
    if (code !== undefined) return { alpha3: code, exact: true, words: count };
  }
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const phrase = words.slice(0, count).join(' ');
    const code = findNear(names, phrase) ?? findNear(adjectives, phrase);
    if (code !== undefined) return { alpha3: code, exact: false, words: count };
  }
  return undefined;
}

/** The nationality that a text ends with, e.g. "du er somalisk". */
export function findNationalityAtEnd(text: string): CountryMatch | undefined {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '');
  for (const near of [false, true]) {
    for (let count = Math.min(3, words.length); count > 0; count -= 1) {
      const phrase = words.slice(-count).join(' ');
      const code = near ? findNear(adjectives, phrase) : adjectives.get(phrase);
      if (code !== undefined) return { alpha3: code, exact: !near, words: count };
    }
  }
  return undefined;
}
