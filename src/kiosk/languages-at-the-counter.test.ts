import { expect, it } from 'vitest';
import { languageName } from '../renderer/i18n/language-names.ts';
import { languages } from './texts/languages.ts';

it('has a name for the clerk of each language, in both of the clerk’s', () => {
  for (const { tag } of languages) {
    expect(languageName(tag, 'da')).not.toBe(tag);
    expect(languageName(tag, 'en')).not.toBe(tag);
  }
  expect(languageName('ti', 'da')).toBe('tigrinya');
  expect(languageName('xx', 'da')).toBe('xx');
});
