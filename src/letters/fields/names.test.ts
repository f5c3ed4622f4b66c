import { expect, test } from 'vitest';
import { arrangeLetter } from '../text/letter-text.ts';
import { specimenPages } from '../text/specimen.ts';
import { findNames } from './names.ts';

test('what is shown of a name is all of its print, also where small letters are longer than capitals', () => {
  // The dotted capital I becomes two signs in lower case.
  const letter = arrangeLetter(
    specimenPages('file', [
      'İpek İlknur Çelik og İlker, Şükran Çelikoğlu, født den 1. januar 2045, har fået ophold.',
    ]),
  );
  const names = findNames(letter).filter(({ rule }) => rule === 'name-before-birth');
  expect(names.map(({ value, raw }) => [value, raw])).toContainEqual([
    'Şükran Çelikoğlu',
    'Şükran Çelikoğlu',
  ]);
  for (const { words } of names) expect(words.map(({ text }) => text)).toEqual(['Şükran', 'Çelikoğlu,']);
});

test('a name that a narrow column breaks goes on in the next line, as the address has it', () => {
  const named = (address: string, below: string): readonly string[] =>
    findNames(
      arrangeLetter(
        specimenPages('recognised', [
          `
${address}
Eksempelstræde 7
8000 Aarhus C


Navn: Duarte dos Santos Lima
${below}
Statsborgerskab: angolansk`,
        ]),
      ),
    )
      .filter(({ rule }) => rule === 'name-label')
      .map(({ value }) => value);
  // Marks may be read otherwise at the other place.
  expect(new Set(named('Duarte dos Santos Lima Brandåo', 'Brandao'))).toEqual(
    new Set(['Duarte dos Santos Lima Brandao']),
  );
  expect(new Set(named('Duarte dos Santos Lima', 'Eksempelby'))).toEqual(new Set(['Duarte dos Santos Lima']));
});

test('a capital that is read as a small letter does not part a name from its birth date in a row of persons', () => {
  const letter = arrangeLetter(
    specimenPages('recognised', [
      `
Personnummer     Person                                   Hjemmel
180138-7124      Asdis borarinsson, født 18.1.2038        § 9 c, stk. 1

Du har en søn i landet, født 12.3.2054.`,
    ]),
  );
  const names = findNames(letter).filter(({ rule }) => rule === 'name-before-birth');
  expect([...new Set(names.map(({ value }) => value))]).toEqual(['Asdis Borarinsson']);
});

test('a heading says whom a letter to others is about, and what it is about is no name', () => {
  const named = (heading: string): readonly string[] => {
    const body =
      'Vi orienterer hermed kommunen om, at nedenstående person har fået opholdstilladelse i Danmark.';
    const names = findNames(arrangeLetter(specimenPages('file', [`${heading}\n\n${body}`])));
    return [...new Set(names.map(({ value }) => value))];
  };
  expect(named('Vedrørende Csaba Székely, opholdstilladelse og administrativt CPR-nummer')).toEqual([
    'Csaba Székely',
  ]);
  expect(named('Vedr. Csaba Székely, født 1. januar 2038')).toEqual(['Csaba Székely']);
  expect(named('Concerning Csaba Székely and his CPR number')).toEqual(['Csaba Székely']);
  expect(named('Vedrørende ansøgning om opholdstilladelse')).toEqual([]);
  expect(named('Angående Prøvestad Kommune')).toEqual([]);
});
