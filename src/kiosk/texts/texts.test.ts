import { describe, expect, it } from 'vitest';
import type { WordKey } from './catalogue.ts';
import { danish } from './da.ts';
import { findLanguage, languages, listUnchecked } from './languages.ts';
import { partsOf, plainText } from './parts.ts';
import { checkedBy, unchecked } from './phrase.ts';
import { terms } from './terms.ts';

const keys = Object.keys(danish) as WordKey[];
const marksOf = (text: string): readonly string[] =>
  (text.match(/\[\[[^\]]+\]\]|\{\w+\}/g) ?? []).toSorted((one, other) => one.localeCompare(other));

describe.each(languages.map((language) => [language.tag, language] as const))(
  'in %s',
  (tag, { catalogue }) => {
    it('every text says something, and has the terms and values of the Danish one', () => {
      expect(Object.keys(catalogue)).toEqual(keys);
      for (const key of keys) {
        const { text } = catalogue[key];
        expect(text.trim(), key).toBe(text);
        expect(text, key).not.toBe('');
        expect(marksOf(text), key).toEqual(marksOf(danish[key].text));
      }
    });

    it('is written in its own script', () => {
      const script =
        { ar: 'Arabic', 'fa-AF': 'Arabic', ti: 'Ethiopic', uk: 'Cyrillic', th: 'Thai' }[tag] ?? 'Latin';
      const inScript = new RegExp(`\\p{Script=${script}}`, 'u');
      for (const key of keys) expect(catalogue[key].text, key).toMatch(inScript);
    });

    it('uses the digits of the letter', () => {
      for (const key of keys) expect(catalogue[key].text, key).not.toMatch(/[٠-٩۰-۹๐-๙]/);
    });

    it('says how many digits, how many seconds, and no number that Danish does not say', () => {
      const digits = (text: string): readonly string[] => text.match(/\d+/g) ?? [];
      for (const key of keys) expect(digits(catalogue[key].text), key).toEqual(digits(danish[key].text));
    });
  },
);

it('knows every term that the texts use', () => {
  const used = new Set(
    keys.flatMap((key) => marksOf(danish[key].text)).filter((mark) => mark.startsWith('[[')),
  );
  const known = terms.map((term) => `[[${term.danish}]]`);
  expect(known).toEqual(expect.arrayContaining([...used]));
});

it('has each language once, and falls back to Danish', () => {
  expect(new Set(languages.map(({ tag }) => tag)).size).toBe(11);
  expect(findLanguage('xx').tag).toBe('da');
  expect(languages.filter(({ direction }) => direction === 'rtl').map(({ tag }) => tag)).toEqual([
    'ar',
    'fa-AF',
  ]);
});

it('tells which texts no native speaker has read', () => {
  for (const language of languages) expect(listUnchecked(language)).toEqual(keys);
  const half = { ...danish, ...checkedBy('ABC', '2027-01-05', { next: 'Videre' }) };
  expect(listUnchecked({ tag: 'da', name: 'Dansk', direction: 'ltr', catalogue: half })).not.toContain(
    'next',
  );
  expect(unchecked({ next: 'Videre' }).next).toEqual({ text: 'Videre', checked: false });
});

it('takes a text apart into words, terms and values', () => {
  expect(partsOf('Trin {step}: [[opholdstilladelse]].', { step: 2 })).toEqual([
    { kind: 'words', text: 'Trin ' },
    { kind: 'value', text: '2' },
    { kind: 'words', text: ': ' },
    { kind: 'term', text: 'opholdstilladelse' },
    { kind: 'words', text: '.' },
  ]);
  expect(plainText('{seconds} s', { seconds: 5 })).toBe('5 s');
  expect(() => plainText('{seconds} s')).toThrow('{seconds}');
});
