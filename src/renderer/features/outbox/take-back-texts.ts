import type { Texts } from '../../i18n/locale.tsx';

interface TakeBackTexts {
  readonly takeBack: string;
  readonly cause: string;
  readonly hint: string;
  readonly yes: string;
  readonly undo: string;
  readonly takenBack: string;
  readonly seeTakeBack: string;
  readonly corrected: string;
  readonly seeCorrection: string;
  readonly isTakeBack: string;
  readonly takesBack: string;
  readonly because: string;
  readonly of: (name: string) => string;
  readonly unknownTarget: string;
  readonly explain: string;
}

export const texts: Texts<TakeBackTexts> = {
  da: {
    takeBack: 'Tilbagekald registreringen',
    cause: 'Hvorfor tilbagekaldes den?',
    hint: 'Tilbagekaldelsen afleveres som sin egen post med din begrundelse. Det, der er afleveret, bliver ikke slettet.',
    yes: 'Tilbagekald',
    undo: 'Fortryd',
    takenBack: 'Registreringen er tilbagekaldt og gælder ikke længere, når tilbagekaldelsen er afleveret.',
    seeTakeBack: 'Se tilbagekaldelsen',
    corrected: 'Registreringen er rettet.',
    seeCorrection: 'Se rettelsen',
    isTakeBack: 'Tilbagekaldelse',
    takesBack: 'Tilbagekalder',
    because: 'Begrundelse',
    of: (name) => `Tilbagekaldelse: ${name}`,
    unknownTarget: 'En registrering, der ikke er på stationen',
    explain: 'En registrering, der blev afleveret ved en fejl, tilbagekaldes med en post for sig.',
  },
  en: {
    takeBack: 'Take the registration back',
    cause: 'Why is it taken back?',
    hint: 'Taking back is handed over as a record of its own, with your cause. What was handed over is not deleted.',
    yes: 'Take back',
    undo: 'Undo',
    takenBack: 'The registration is taken back, and counts no more once that has been handed over.',
    seeTakeBack: 'See how it was taken back',
    corrected: 'The registration was corrected.',
    seeCorrection: 'See the correction',
    isTakeBack: 'Taking back',
    takesBack: 'Takes back',
    because: 'Cause',
    of: (name) => `Taking back: ${name}`,
    unknownTarget: 'A registration that is not on the station',
    explain: 'A registration that was handed over by mistake is taken back with a record of its own.',
  },
};
