import { createContext, type ReactNode, useContext } from 'react';

export type Locale = 'da' | 'en';

/** The words of one part of the screen. Danish is the measure: English must say the same things. */
export interface Texts<Words> {
  readonly da: Words;
  readonly en: Words;
}

const LocaleContext = createContext<Locale>('da');

export const LocaleProvider = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <LocaleContext value={locale}>{children}</LocaleContext>
);

export const useLocale = (): Locale => useContext(LocaleContext);

export const useTexts = <Words,>(texts: Texts<Words>): Words => texts[useLocale()];
