import type { Texts } from '../../i18n/locale.tsx';

interface SetUpTexts {
  readonly title: string;
  readonly stepsLabel: string;
  readonly steps: readonly [string, string, string];
  readonly intro: string;
  readonly earlier: string;
  readonly earlierText: string;
  readonly newKeyAgain: string;
  readonly name: string;
  readonly initials: string;
  readonly initialsHint: string;
  readonly passcode: string;
  readonly again: string;
  readonly toKey: string;
  readonly working: string;
  readonly restore: string;
  readonly once: string;
  readonly onceText: string;
  readonly print: string;
  readonly toTypeBack: string;
  readonly typeBackTitle: string;
  readonly typeBackText: string;
  readonly group: (number: number) => string;
  readonly groupsDiffer: string;
  readonly seeAgain: string;
  readonly finish: string;
  readonly finishing: string;
}

export const texts: Texts<SetUpTexts> = {
  da: {
    title: 'Sæt stationen op',
    stepsLabel: 'Trin i opsætningen',
    steps: ['Første leder', 'Gendannelsesnøgle', 'Skriv nøglen efter'],
    intro:
      'Stationen låses, så kun dens medarbejdere kan åbne den. Den første er en leder, som bagefter opretter de andre under Indstillinger, Medarbejdere.',
    earlier: 'Der er allerede gemt noget på stationen',
    earlierText: 'Alt, hvad der er gemt, bliver bevaret og kommer bag lås.',
    newKeyAgain:
      'Der laves en ny gendannelsesnøgle. Har du allerede udskrevet et ark, så makulér det: det gælder ikke.',
    name: 'Navn',
    initials: 'Initialer',
    initialsHint: 'Dem logger du ind med, fx ABC',
    passcode: 'Kode',
    again: 'Koden igen',
    toKey: 'Videre til gendannelsesnøglen',
    working: 'Arbejder …',
    restore: 'Gendan fra en sikkerhedskopi',
    once: 'Nøglen vises kun nu',
    onceText: 'Udskriv den, eller skriv den af, før du går videre. Stationen gemmer den ikke.',
    print: 'Udskriv arket',
    toTypeBack: 'Jeg har nøglen på papir',
    typeBackTitle: 'Vis, at du har nøglen',
    typeBackText: 'Skriv to af grupperne fra arket.',
    group: (number) => `Gruppe ${number}`,
    groupsDiffer: 'Det er ikke det, der står på arket. Se efter, og skriv gruppen igen.',
    seeAgain: 'Vis nøglen igen',
    finish: 'Åbn stationen',
    finishing: 'Låser stationen …',
  },
  en: {
    title: 'Set up the station',
    stepsLabel: 'Steps of the set-up',
    steps: ['First supervisor', 'Recovery key', 'Type the key back'],
    intro:
      'The station is locked, so that only its staff can open it. The first is a supervisor, who then adds the others under Settings, Staff.',
    earlier: 'Something has been saved on the station already',
    earlierText: 'All that has been saved is kept, and comes under lock.',
    newKeyAgain:
      'A new recovery key is made. If you have printed a sheet already, shred it: it is not valid.',
    name: 'Name',
    initials: 'Initials',
    initialsHint: 'What you sign in with, e.g. ABC',
    passcode: 'Passcode',
    again: 'The passcode again',
    toKey: 'On to the recovery key',
    working: 'Working …',
    restore: 'Restore from a backup',
    once: 'The key is shown only now',
    onceText: 'Print it, or write it down, before you go on. The station does not keep it.',
    print: 'Print the sheet',
    toTypeBack: 'I have the key on paper',
    typeBackTitle: 'Show that you have the key',
    typeBackText: 'Type two of the groups from the sheet.',
    group: (number) => `Group ${number}`,
    groupsDiffer: 'That is not what the sheet says. Look, and type the group again.',
    seeAgain: 'Show the key again',
    finish: 'Open the station',
    finishing: 'Locking the station …',
  },
};
