import { expect, test } from 'vitest';
import { specimenPages } from '../text/specimen.ts';
import { findCountries } from './letter-countries.ts';

test('the countries of a family are told by its rows', () => {
  const pages = specimenPages('recognised', [
    `
Navn                Personnummer     Statsborgerskab
Ozlem Yilmaz        010145-5009      tyrkisk
Awa Kone            020246-5008      Elfenbenskysten
Ida Holm            030347-5007      dansk`,
  ]);
  expect(findCountries(pages).toSorted()).toEqual(['CIV', 'TUR']);
});

test('a letter without a citizenship tells of no country', () => {
  expect(findCountries(specimenPages('recognised', ['Kære Ozlem Yilmaz\nDanmark\nStatsløs']))).toEqual([]);
});
