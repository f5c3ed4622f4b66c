import { expect, test } from 'vitest';
import type { PageText } from '../text/page-text.ts';
import { specimenPages } from '../text/specimen.ts';
import { withoutStray } from './stray-words.ts';

const models = ['tur', 'pol', 'por', 'ces', 'fra', 'vie'];

/** One line of a name, in which all other models see the words of `seen` alone. */
function nameLine(text: string, seen: readonly string[]): PageText {
  const [page] = specimenPages('recognised', [text]);
  if (page === undefined) throw new Error('no page');
  const words = page.words.map((word) => ({
    ...word,
    otherModels: seen.includes(word.text) ? models.map((model) => ({ model, text: word.text })) : [],
  }));
  return { ...page, words, namePlaces: [words.map((_, index) => index)] };
}

test('a speck that the Danish model alone takes for a word is no part of the name', () => {
  const page = withoutStray(nameLine('Nesrin i Al Ahmad', ['Nesrin', 'Al', 'Ahmad']));
  expect(page.words.map(({ text }) => text)).toEqual(['Nesrin', 'Al', 'Ahmad']);
  expect(page.namePlaces).toEqual([[0, 1, 2]]);
});

test('longer words stay, and so do all where no model read the line', () => {
  const long = nameLine('Nesrin Rasha Ahmad', ['Nesrin', 'Ahmad']);
  expect(withoutStray(long)).toBe(long);
  const unread = nameLine('Nesrin O Ahmad', []);
  expect(withoutStray(unread)).toBe(unread);
});

test('a small word that stands there twice is printed', () => {
  const names = ['Güell', 'Roca', 'Kære', 'Navn:'];
  const [first] = [nameLine('Navn: Güell i Roca Kære Güell i Roca', names)];
  expect(withoutStray(first)).toBe(first);
  const once = withoutStray(nameLine('Navn: Güell i Roca Kære Güell Roca', names));
  expect(once.words.map(({ text }) => text).join(' ')).toBe('Navn: Güell Roca Kære Güell Roca');
});
