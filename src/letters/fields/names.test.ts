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
