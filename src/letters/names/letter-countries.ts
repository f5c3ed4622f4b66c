import { findCitizenships } from '../fields/citizenship.ts';
import { findCountryAtStart, mayBeCitizenship } from '../fields/countries.ts';
import { arrangeLetter } from '../text/letter-text.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';

/**
 * The countries whose citizens a letter speaks of (ISO 3166-1 alpha-3), by labels, sentences and the rows of
 * families. Whose each is does not matter here: the names of a family are of the same few languages.
 */
export function findCountries(pages: readonly PageText[]): readonly string[] {
  const letter = arrangeLetter(pages);
  const said = findCitizenships(letter).map(({ value }) => value);
  const cells = letter.rows
    .flat()
    .filter((row) => row.some(({ words }) => words.some(({ text }) => /\d{6}/u.test(text))))
    .flatMap((row) => row.flatMap(({ words }) => countryIn(words)));
  return [...new Set([...said, ...cells])].filter(
    (country) => mayBeCitizenship(country) && country !== stateless,
  );
}

/** Without a country there is no language. */
const stateless = 'XXA';

/** A cell that holds a country or a nationality, and nothing else but figures. */
function countryIn(words: readonly LetterWord[]): readonly string[] {
  const letters = words.filter(({ text }) => /\p{L}/u.test(text)).map(({ text }) => text);
  const country = letters.length > mostWords ? undefined : findCountryAtStart(letters.join(' '));
  const isAll = country?.exact === true && country.words >= letters.join(' ').split(/[\s-]+/u).length;
  return isAll ? [country.alpha3] : [];
}

/** The longest names of countries have fewer. */
const mostWords = 8;
