import type { Locale, Texts } from './locale.tsx';

/** The languages of the kiosk as a clerk calls them: browsers do not know the Danish names of all of them. */
const languageNames: Texts<Readonly<Record<string, string>>> = {
  da: {
    da: 'dansk',
    en: 'engelsk',
    ar: 'arabisk',
    ti: 'tigrinya',
    'fa-AF': 'dari/farsi',
    uk: 'ukrainsk',
    so: 'somali',
    tr: 'tyrkisk',
    fr: 'fransk',
    th: 'thai',
    sw: 'swahili',
  },
  en: {
    da: 'Danish',
    en: 'English',
    ar: 'Arabic',
    ti: 'Tigrinya',
    'fa-AF': 'Dari/Farsi',
    uk: 'Ukrainian',
    so: 'Somali',
    tr: 'Turkish',
    fr: 'French',
    th: 'Thai',
    sw: 'Swahili',
  },
};

/** Of a BCP 47 tag that a kiosk wrote; the tag itself where a later kiosk speaks a language unknown here. */
export const languageName = (tag: string, locale: Locale): string => languageNames[locale][tag] ?? tag;
