/** The languages of the clerk's screens. Danish comes first: it is the language of the law. */
export type Locale = 'da' | 'en';

/** One text in both languages, side by side so that neither is forgotten. */
export interface Bilingual {
  readonly da: string;
  readonly en: string;
}

export const inLocale = ({ da, en }: Bilingual, locale: Locale): string => (locale === 'da' ? da : en);
