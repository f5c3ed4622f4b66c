import type { Texts } from '../i18n/locale.tsx';

interface GateTexts {
  readonly opening: string;
  readonly openingLong: string;
  readonly locking: string;
  readonly otherLanguage: string;
}

export const texts: Texts<GateTexts> = {
  da: {
    opening: 'Åbner stationen …',
    openingLong: 'Data bliver sammenlignet og, hvis der mangler noget, genskabt. Det kan tage et øjeblik.',
    locking: 'Låser stationen …',
    otherLanguage: 'English',
  },
  en: {
    opening: 'Opening the station …',
    openingLong: 'Data is being compared and, where something is missing, rebuilt. It may take a moment.',
    locking: 'Locking the station …',
    otherLanguage: 'Dansk',
  },
};
