import { createContext, type ReactNode, useContext } from 'react';
import { type CalendarDate, datePartsOf } from '../../domain/calendar-date.ts';
import type { WordKey } from '../texts/catalogue.ts';
import { findLanguage, type Language } from '../texts/languages.ts';
import { partsOf, plainText, type Values } from '../texts/parts.ts';

const LanguageContext = createContext<Language>(findLanguage('da'));

export const SpeakLanguage = ({ language, children }: { language: Language; children: ReactNode }) => (
  <LanguageContext value={language}>{children}</LanguageContext>
);

export const useLanguage = (): Language => useContext(LanguageContext);

/** A text without marks: for labels that are heard, and for placeholders. */
export function useWords(): (key: WordKey, values?: Values) => string {
  const { catalogue } = useLanguage();
  return (key, values) => plainText(catalogue[key].text, values);
}

/** A text of the catalogue. Danish terms and values keep their own direction inside it. */
export const Say = ({ text: key, values }: { text: WordKey; values?: Values }) => {
  const { catalogue } = useLanguage();
  return partsOf(catalogue[key].text, values).map((part, at) => {
    // The parts of one text never change places.
    const place = `${key}-${at}`;
    if (part.kind === 'words') return part.text;
    if (part.kind === 'value') return <Plain key={place} text={part.text} />;
    return (
      <bdi key={place} lang="da" dir="ltr" className="k-term">
        {part.text}
      </bdi>
    );
  });
};

/** Digits, Danish addresses and the like: left to right in every language. */
export const Plain = ({ text }: { text: string }) => (
  <bdi dir="ltr" className="k-plain">
    {text}
  </bdi>
);

const months = [
  'month1',
  'month2',
  'month3',
  'month4',
  'month5',
  'month6',
  'month7',
  'month8',
  'month9',
  'month10',
  'month11',
  'month12',
] as const;

/** `20 november 2026` with the month in the citizen's words: Gregorian, and in the letter's digits. */
export function useMonthName(): (month: number) => string {
  const words = useWords();
  return (month) => {
    const key = months[month - 1];
    if (key === undefined) throw new Error(`There is no month ${month}`);
    return words(key);
  };
}

export function useDay(): (date: CalendarDate) => string {
  const nameOf = useMonthName();
  return (date) => {
    const { year, month, day } = datePartsOf(date);
    return `${day} ${nameOf(month)} ${year}`;
  };
}
