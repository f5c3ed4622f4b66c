import type { Texts } from '../../i18n/locale.tsx';

interface RecoveryTexts {
  readonly forgotten: string;
  readonly askSupervisor: string;
  readonly askSupervisorText: string;
  readonly useKey: string;
  readonly useKeyText: string;
  readonly key: string;
  readonly keyHint: string;
  readonly onwards: string;
  readonly opening: string;
  readonly back: string;
  readonly restore: string;
  readonly restoreText: string;
  readonly file: string;
  readonly chooseFile: string;
  readonly chooseFileFirst: string;
  readonly chosenFile: (name: string) => string;
  readonly readFile: string;
  readonly whoTitle: string;
  readonly who: string;
  readonly newPasscodeFor: (name: string) => string;
  readonly newSupervisor: string;
  readonly open: string;
  readonly working: string;
}

export const texts: Texts<RecoveryTexts> = {
  da: {
    forgotten: 'Glemt kode',
    askSupervisor: 'Spørg en leder',
    askSupervisorText:
      'En leder logger ind og giver dig en ny kode under Indstillinger, Medarbejdere. Dine kladder og registreringer bliver, hvor de er.',
    useKey: 'Kan ingen leder logge ind?',
    useKeyText:
      'Så hent arket med kommunens gendannelsesnøgle. Med den får en leder en ny kode. Det bliver noteret i stationens log.',
    key: 'Gendannelsesnøgle',
    keyHint: '8 grupper på 4 tegn. Mellemrum, bindestreger og store bogstaver er lige meget.',
    onwards: 'Videre',
    opening: 'Prøver nøglen …',
    back: 'Tilbage',
    restore: 'Gendan fra en sikkerhedskopi',
    restoreText:
      'Vælg filen med sikkerhedskopien, og skriv gendannelsesnøglen fra den station, som kopien er taget på.',
    file: 'Sikkerhedskopi',
    chooseFile: 'Vælg fil',
    chooseFileFirst: 'Vælg filen med sikkerhedskopien.',
    chosenFile: (name) => `Valgt: ${name}`,
    readFile: 'Læs kopien',
    whoTitle: 'Nøglen passer',
    who: 'Hvem skal åbne stationen?',
    newPasscodeFor: (name) => `Ny kode til ${name}`,
    newSupervisor: 'Opret en ny leder',
    open: 'Åbn stationen',
    working: 'Arbejder …',
  },
  en: {
    forgotten: 'Forgotten passcode',
    askSupervisor: 'Ask a supervisor',
    askSupervisorText:
      'A supervisor signs in and gives you a new passcode under Settings, Staff. Your drafts and registrations stay where they are.',
    useKey: 'Can no supervisor sign in?',
    useKeyText:
      'Then fetch the sheet with the kommune’s recovery key. It gives a supervisor a new passcode. That is noted in the station’s log.',
    key: 'Recovery key',
    keyHint: '8 groups of 4 signs. Blanks, hyphens and capitals do not matter.',
    onwards: 'Continue',
    opening: 'Trying the key …',
    back: 'Back',
    restore: 'Restore from a backup',
    restoreText:
      'Choose the file with the backup, and type the recovery key of the station that the backup was made on.',
    file: 'Backup',
    chooseFile: 'Choose file',
    chooseFileFirst: 'Choose the file with the backup.',
    chosenFile: (name) => `Chosen: ${name}`,
    readFile: 'Read the backup',
    whoTitle: 'The key fits',
    who: 'Who is to open the station?',
    newPasscodeFor: (name) => `New passcode for ${name}`,
    newSupervisor: 'Add a new supervisor',
    open: 'Open the station',
    working: 'Working …',
  },
};
