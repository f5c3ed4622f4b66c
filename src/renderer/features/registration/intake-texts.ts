import type { FormIntake } from '../../../application/registration-form/form.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface IntakeTexts {
  readonly notChecked: string;
  readonly checked: string;
  readonly typedByCitizen: string;
  readonly readAndConfirmed: string;
  readonly changed: (readAs: string) => string;
  readonly citizenWrote: (text: string) => string;
  readonly heading: (ticket: string) => string;
  readonly taken: (kiosk: string, when: string, language: string) => string;
  readonly given: Readonly<Record<FormIntake['given'], string>>;
  readonly checkAll: string;
  readonly checkResidence: string;
  readonly agrees: string;
  readonly day: string;
  readonly address: Readonly<Record<FormIntake['address'], string>>;
  readonly companions: string;
  readonly companionsText: string;
  readonly startCompanion: (name: string) => string;
  readonly start: string;
  readonly discardAndPutBack: string;
  readonly discardAndFinish: string;
}

export const texts: Texts<IntakeTexts> = {
  da: {
    notChecked: 'Fra kiosk, ikke kontrolleret',
    checked: 'Fra kiosk, kontrolleret',
    typedByCitizen: 'borgeren har skrevet det selv.',
    readAndConfirmed: 'læst i brevet, og borgeren har bekræftet det.',
    changed: (readAs) => `kiosken læste "${readAs}", og borgeren har rettet det.`,
    citizenWrote: (text) => `Borgeren skrev "${text}".`,
    heading: (ticket) => `Kioskindtag ${ticket}`,
    taken: (kiosk, when, language) => `Taget på ${kiosk}, ${when}. Borgeren læste siderne på ${language}.`,
    given: {
      read: 'Kiosken har læst brevet.',
      typed: 'Borgeren har skrevet brevets oplysninger selv.',
    },
    checkAll: 'Intet er kontrolleret endnu. Sammenhold hvert felt med papirerne, før du gemmer.',
    checkResidence:
      'Det, som borgeren har oplyst om bopælen, er mærket ved hvert felt. Sammenhold det med papirerne.',
    agrees: 'Stemmer',
    day: 'borgeren har valgt dagen.',
    address: {
      found: 'borgeren har valgt adressen i kioskens adresseregister.',
      typed: 'borgeren har skrevet adressen, og kiosken fandt den ikke i sit register. Find den i registret.',
      none: 'Borgeren har ikke oplyst en adresse.',
    },
    companions: 'Flytter ind sammen',
    companionsText: 'Oplyst af borgeren. Hver person registreres for sig, med sit eget brev.',
    startCompanion: (name) => `Begynd registrering af ${name}`,
    start: 'Begynd registrering',
    discardAndPutBack: 'Ja, slet, og læg indtaget tilbage',
    discardAndFinish: 'Ja, slet, og afslut indtaget',
  },
  en: {
    notChecked: 'From a kiosk, not checked',
    checked: 'From a kiosk, checked',
    typedByCitizen: 'the citizen typed it.',
    readAndConfirmed: 'read in the letter, and the citizen confirmed it.',
    changed: (readAs) => `the kiosk read “${readAs}”, and the citizen changed it.`,
    citizenWrote: (text) => `The citizen wrote “${text}”.`,
    heading: (ticket) => `Kiosk intake ${ticket}`,
    taken: (kiosk, when, language) =>
      `Taken at ${kiosk}, ${when}. The citizen read the pages in ${language}.`,
    given: {
      read: 'The kiosk has read the letter.',
      typed: 'The citizen has typed what the letter says.',
    },
    checkAll: 'Nothing has been checked yet. Compare every field with the papers before you save.',
    checkResidence:
      'What the citizen told of the residence is marked at each field. Compare it with the papers.',
    agrees: 'Agrees',
    day: 'the citizen chose the day.',
    address: {
      found: 'the citizen chose the address in the kiosk’s address register.',
      typed:
        'the citizen typed the address, and the kiosk did not find it in its register. Find it in the register.',
      none: 'The citizen gave no address.',
    },
    companions: 'Moving in along',
    companionsText: 'By what the citizen said. Each person is registered apart, with a letter of their own.',
    startCompanion: (name) => `Begin the registration of ${name}`,
    start: 'Begin registration',
    discardAndPutBack: 'Yes, delete, and put the intake back',
    discardAndFinish: 'Yes, delete, and finish the intake',
  },
};
