import type { Texts } from '../../i18n/locale.tsx';

interface LetterTexts {
  readonly letterHeading: string;
  readonly page: (page: number, pages: number) => string;
  readonly nextPage: string;
  readonly previousPage: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly noLetter: string;
  readonly replaceLetter: string;
  readonly reading: string;
  readonly found: Readonly<Record<'soFar' | 'cpr' | 'name' | 'birthDate' | 'legalBasis', string>>;
  readonly stages: Readonly<Record<'opening' | 'recognising' | 'finding-fields', string>>;
  readonly cancelReading: string;
  readonly readFailed: string;
  /** Above what a paper is that gives no first permit. */
  readonly otherPaper: string;
  readonly typeInstead: string;
}

export const texts: Texts<LetterTexts> = {
  da: {
    letterHeading: 'Brevet',
    page: (page, pages) => `Side ${page} af ${pages}`,
    nextPage: 'Næste side',
    previousPage: 'Forrige side',
    zoomIn: 'Større',
    zoomOut: 'Mindre',
    noLetter: 'Har personen brevet med, kan det læses ind',
    replaceLetter: 'Læs et andet brev',
    reading: 'Læser brevet',
    found: {
      soFar: 'Fundet indtil nu. Det kan nå at ændre sig.',
      cpr: 'CPR-nummer',
      name: 'Navn',
      birthDate: 'Født',
      legalBasis: 'Opholdsgrundlag',
    },
    stages: { opening: 'Åbner filen', recognising: 'Læser teksten', 'finding-fields': 'Finder felterne' },
    cancelReading: 'Afbryd læsningen',
    readFailed: 'Brevet kunne ikke læses',
    otherPaper: 'Se, om det er det rigtige brev',
    typeInstead: 'Du kan skrive felterne i hånden eller læse en anden fil.',
  },
  en: {
    letterHeading: 'The letter',
    page: (page, pages) => `Page ${page} of ${pages}`,
    nextPage: 'Next page',
    previousPage: 'Previous page',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    noLetter: 'If the person has the letter, it can be read in',
    replaceLetter: 'Read another letter',
    reading: 'Reading the letter',
    found: {
      soFar: 'Found so far. It may still change.',
      cpr: 'CPR number',
      name: 'Name',
      birthDate: 'Born',
      legalBasis: 'Legal basis',
    },
    stages: {
      opening: 'Opening the file',
      recognising: 'Reading the text',
      'finding-fields': 'Finding the fields',
    },
    cancelReading: 'Stop reading',
    readFailed: 'The letter could not be read',
    otherPaper: 'Check that it is the right letter',
    typeInstead: 'You can type the fields by hand, or read another file.',
  },
};
