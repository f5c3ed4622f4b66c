import type { Texts } from '../../i18n/locale.tsx';

interface LetterOthersTexts {
  readonly heading: string;
  readonly each: string;
  readonly readAgain: (persons: number) => string;
  readonly start: string;
  readonly startNamed: (name: string) => string;
  readonly open: string;
  readonly openNamed: (name: string) => string;
  readonly saved: string;
}

export const texts: Texts<LetterOthersTexts> = {
  da: {
    heading: 'Brevet nævner også',
    each: 'Hver person registreres for sig, fra det samme brev.',
    readAgain: (persons) =>
      `Brevet gælder ${persons} personer. Læs det igen for at registrere de andre, én ad gangen.`,
    start: 'Begynd registrering',
    startNamed: (name) => `Begynd registrering af ${name}`,
    open: 'Åbn kladden',
    openNamed: (name) => `Åbn kladden for ${name}`,
    saved: 'Gemt i forvejen',
  },
  en: {
    heading: 'The letter also names',
    each: 'Each person is registered apart, from the same letter.',
    readAgain: (persons) =>
      `The letter is for ${persons} persons. Read it again to register the others, one at a time.`,
    start: 'Begin registration',
    startNamed: (name) => `Begin the registration of ${name}`,
    open: 'Open the draft',
    openNamed: (name) => `Open the draft for ${name}`,
    saved: 'Saved already',
  },
};
