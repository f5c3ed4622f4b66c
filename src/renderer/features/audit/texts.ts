import type { ChainFault } from '../../../application/ports/audit-trail.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface AuditTexts {
  readonly title: string;
  readonly intro: string;
  readonly person: string;
  readonly personHint: string;
  readonly find: string;
  readonly all: string;
  readonly aboutPerson: (number: string) => string;
  readonly aboutRecord: (name: string) => string;
  readonly thisRecord: string;
  readonly none: string;
  readonly station: string;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly shown: (shown: number) => string;
  readonly showMore: string;
  readonly verify: string;
  readonly verifying: string;
  readonly whole: (entries: number) => string;
  readonly broken: string;
  readonly fault: (fault: ChainFault) => string;
  readonly faultAdvice: string;
  readonly exportAll: string;
  readonly exportPerson: string;
  readonly exportRecord: string;
  readonly exporting: string;
  readonly exported: (entries: number) => string;
  readonly print: string;
  readonly printTitle: string;
  readonly printIntro: (kommune: string) => string;
  readonly printedAt: (when: string, by: string) => string;
}

export const texts: Texts<AuditTexts> = {
  da: {
    title: 'Revision',
    intro:
      'Alt, hvad der er set og gjort på denne station, i en kæde, som viser enhver ændring. Intet kan rettes eller slettes.',
    person: 'Vis kun én person',
    personHint: 'CPR-nummer. Opslaget noteres.',
    find: 'Vis',
    all: 'Vis alt igen',
    aboutPerson: (number) => `Om personen ${number}`,
    aboutRecord: (name) => `Om registreringen af ${name}`,
    thisRecord: 'denne registrering',
    none: 'Ingen hændelser passer.',
    station: 'Stationen',
    when: 'Hvornår',
    who: 'Hvem',
    what: 'Hvad',
    shown: (shown) => `Viser de nyeste ${shown}`,
    showMore: 'Vis flere',
    verify: 'Efterprøv kæden',
    verifying: 'Efterprøver',
    whole: (entries) =>
      `Kæden er hel: alle ${entries.toLocaleString('da-DK')} hændelser står, som de blev skrevet.`,
    broken: 'Kæden er ikke hel',
    fault(fault) {
      switch (fault.kind) {
        case 'changed':
          return `Hændelse nr. ${fault.seq} er ændret eller står på en andens plads.`;
        case 'missing':
          return `Hændelse nr. ${fault.seq} mangler.`;
        case 'unreadable':
          return `Hændelse nr. ${fault.seq} kan ikke længere læses.`;
        case 'cut':
          return `Hændelserne efter nr. ${fault.after} mangler.`;
      }
    },
    faultAdvice: 'Hent hele revisionen som fil, lad stationen stå, og tilkald it-support.',
    exportAll: 'Hent hele revisionen som fil',
    exportPerson: 'Hent personens hændelser som fil',
    exportRecord: 'Hent registreringens hændelser som fil',
    exporting: 'Laver filen',
    exported: (entries) =>
      `Filen er lavet med ${entries.toLocaleString('da-DK')} hændelser. Den er underskrevet af stationen og kan efterprøves med "bopael audit verify".`,
    print: 'Udskriv',
    printTitle: 'Hvem har set sagen',
    printIntro: (kommune) =>
      `Udskrift af, hvem der på denne station hos ${kommune} har set eller ændret oplysninger om personen, og hvornår.`,
    printedAt: (when, by) => `Udskrevet ${when} af ${by}`,
  },
  en: {
    title: 'Audit trail',
    intro:
      'All that was seen and done at this station, in a chain that shows any change. Nothing can be corrected or deleted.',
    person: 'Show one person only',
    personHint: 'CPR number. Looking up is noted.',
    find: 'Show',
    all: 'Show all again',
    aboutPerson: (number) => `About the person ${number}`,
    aboutRecord: (name) => `About the registration of ${name}`,
    thisRecord: 'this registration',
    none: 'No entries fit.',
    station: 'The station',
    when: 'When',
    who: 'Who',
    what: 'What',
    shown: (shown) => `Shows the newest ${shown}`,
    showMore: 'Show more',
    verify: 'Verify the chain',
    verifying: 'Verifying',
    whole: (entries) =>
      `The chain is whole: all ${entries.toLocaleString('en-GB')} entries stand as they were written.`,
    broken: 'The chain is not whole',
    fault(fault) {
      switch (fault.kind) {
        case 'changed':
          return `Entry no. ${fault.seq} was changed, or stands in another’s place.`;
        case 'missing':
          return `Entry no. ${fault.seq} is missing.`;
        case 'unreadable':
          return `Entry no. ${fault.seq} can no longer be read.`;
        case 'cut':
          return `The entries after no. ${fault.after} are missing.`;
      }
    },
    faultAdvice: 'Take out the whole trail as a file, leave the station as it is, and call IT support.',
    exportAll: 'Take out the whole trail as a file',
    exportPerson: 'Take out the person’s entries as a file',
    exportRecord: 'Take out the registration’s entries as a file',
    exporting: 'Making the file',
    exported: (entries) =>
      `The file is made with ${entries.toLocaleString('en-GB')} entries. The station has signed it, and "bopael audit verify" checks it.`,
    print: 'Print',
    printTitle: 'Who has seen the case',
    printIntro: (kommune) =>
      `Who at this station of ${kommune} has seen or changed what is kept about the person, and when.`,
    printedAt: (when, by) => `Printed ${when} by ${by}`,
  },
};
