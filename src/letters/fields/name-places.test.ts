import { expect, test } from 'vitest';
import { specimenPages } from '../text/specimen.ts';
import { findNameWords } from './name-places.ts';

const placesOf = (text: string): readonly string[] => {
  const [page] = specimenPages('recognised', [text]);
  return page === undefined
    ? []
    : findNameWords(page).map((words) => words.map((word) => word.text).join(' '));
};

test('names that stand in a column of values beside their labels are places of names', () => {
  const text = `
Kære Cong

CPR-nummer:                          010145-5009
Efternavn:                           Dam
Fornavn(e:                           Cong
Statsborgerskab:                     kinesisk`;
  expect(placesOf(text)).toEqual(expect.arrayContaining(['Dam', 'Cong']));
});

test('a name beside its number is one though letters in it are read as digits and signs', () => {
  const text = `
Navn                Personnummer
Låszl6 $cerba       010145-5009`;
  expect(placesOf(text)).toContain('Låszl6 $cerba');
});

test('a name that stands over a paragraph with a number is a place of one', () => {
  const text = `
Afgørelsen er truffet for jer begge.

Grazyna Kaźmierczak
Født den 1. januar 2045, statsborger i Polen. CPR-nummer 010145-5009. Gyldig
fra den 9. maj 2056.`;
  expect(placesOf(text)).toContain('Grazyna Kaźmierczak');
});
