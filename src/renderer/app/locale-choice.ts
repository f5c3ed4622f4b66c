import type { Locale } from '../i18n/locale.tsx';

const key = 'bopael-locale';

/** The language of the screen is the machine's, not a person's: it may lie in the open. */
export const storedLocale = (): Locale => (localStorage.getItem(key) === 'en' ? 'en' : 'da');

export function keepLocale(locale: Locale): void {
  localStorage.setItem(key, locale);
  document.documentElement.lang = locale;
}
