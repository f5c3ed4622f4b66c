import type { CaseProblem } from '../../../application/hand-over/resolve-case.ts';
import type { AssignProblem } from '../../../application/ports/hand-over-store.ts';
import type { HandOverState } from '../../../domain/registration.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface OutboxTexts {
  readonly title: string;
  readonly sendNow: string;
  readonly byUsb: string;
  readonly onBundle: (number: number) => string;
  readonly search: string;
  readonly empty: string;
  readonly nothingFound: string;
  readonly filters: Readonly<Record<'all' | 'waiting' | 'person' | 'acknowledged' | 'withdrawn', string>>;
  readonly filterLabel: string;
  readonly shown: (shown: number, total: number) => string;
  readonly showMore: string;
  readonly purgedName: string;
  readonly purged: (when: string) => string;
  readonly whoHasSeen: string;
  readonly clock: string;
  readonly clockTold: (drift: string) => string;
  readonly clockUnknown: string;
  readonly states: Readonly<Record<HandOverState, string>>;
  readonly person: string;
  readonly address: string;
  readonly saved: string;
  readonly state: string;
  readonly open: string;
  readonly enteredBy: (initials: string) => string;
  readonly unreadable: string;
  readonly back: string;
  readonly nextAttempt: (when: string) => string;
  readonly attempts: (count: number) => string;
  readonly id: string;
  readonly correct: string;
  readonly withdrawn: (cause: string) => string;
  readonly openExisting: string;
  readonly problems: Readonly<Record<CaseProblem['kind'] | AssignProblem['kind'], string>>;
  readonly cpr: string;
  readonly legalBasis: string;
  readonly moveIn: string;
  readonly born: string;
  readonly corrects: string;
  readonly notFound: string;
}

export const texts: Texts<OutboxTexts> = {
  da: {
    title: 'Afleveringer',
    sendNow: 'Prøv at sende nu',
    byUsb: 'USB-aflevering',
    onBundle: (number) => `på pakke ${number}`,
    search: 'Søg på navn, CPR-nummer eller adresse',
    empty: 'Der er ikke gemt nogen registreringer på stationen endnu.',
    nothingFound: 'Ingen registreringer passer.',
    filters: {
      all: 'Alle',
      waiting: 'Venter',
      person: 'Kræver dig',
      acknowledged: 'Afleveret',
      withdrawn: 'Trukket tilbage',
    },
    filterLabel: 'Vis',
    shown: (shown, total) => `Viser ${shown} af ${total.toLocaleString('da-DK')}`,
    showMore: 'Vis flere',
    purgedName: 'Fjernet efter fristen',
    purged: (when) =>
      `Det, registreringen sagde, blev fjernet ${when}, da fristen var gået. Kvitteringen bliver.`,
    whoHasSeen: 'Hvem har set den?',
    clock: 'Maskinens ur',
    clockTold: (drift) => `Gik ${drift}, da den blev gemt`,
    clockUnknown: 'Serverens ur var ikke set siden start, da den blev gemt.',
    states: {
      waiting: 'Venter på forbindelse',
      sending: 'Sendes nu',
      acknowledged: 'Afleveret',
      conflict: 'Modstrid: kræver dig',
      refused: 'Afvist: kræver dig',
      quarantined: 'Kan ikke læses: kræver dig',
      withdrawn: 'Trukket tilbage',
    },
    person: 'Person',
    address: 'Adresse',
    saved: 'Gemt',
    state: 'Status',
    open: 'Åbn',
    enteredBy: (initials) => `Indtastet i CPR af ${initials}`,
    unreadable: 'Indholdet kan ikke læses',
    back: 'Alle afleveringer',
    nextAttempt: (when) => `Næste forsøg ${when}.`,
    attempts: (count) => (count === 1 ? 'Ét forsøg er slået fejl.' : `${count} forsøg er slået fejl.`),
    id: 'Id',
    correct: 'Ret og gem på ny',
    withdrawn: (cause) => `Trukket tilbage: ${cause}`,
    openExisting: 'Åbn den anden registrering',
    problems: {
      'no-such-record': 'Registreringen findes ikke på stationen.',
      'moved-on': 'Registreringen har ændret sig imens. Se dens status igen.',
      'cause-missing': 'Skriv en begrundelse.',
      'no-such-case': 'Sagen er afgjort imens.',
      'no-room': 'Der er ikke plads på disken. Intet er ændret; frigør plads, og prøv igen.',
      'newer-database': 'Stationens data er skrevet af en nyere udgave af programmet.',
      unavailable: 'Stationen kunne ikke skrive til sit lager. Intet er ændret; prøv igen.',
    },
    cpr: 'CPR-nummer',
    legalBasis: 'Opholdsgrundlag',
    moveIn: 'Indflytning',
    born: 'Født',
    corrects: 'Retter en tidligere registrering',
    notFound: 'Registreringen findes ikke på stationen.',
  },
  en: {
    title: 'Hand-overs',
    sendNow: 'Try to send now',
    byUsb: 'USB hand-over',
    onBundle: (number) => `on bundle ${number}`,
    search: 'Search by name, CPR number or address',
    empty: 'No registrations have been saved on this station yet.',
    nothingFound: 'No registrations fit.',
    filters: {
      all: 'All',
      waiting: 'Waiting',
      person: 'Needs you',
      acknowledged: 'Handed over',
      withdrawn: 'Withdrawn',
    },
    filterLabel: 'Show',
    shown: (shown, total) => `Shows ${shown} of ${total.toLocaleString('en-GB')}`,
    showMore: 'Show more',
    purgedName: 'Removed after its time',
    purged: (when) => `What the registration said was removed ${when}, after its time. The receipt stays.`,
    whoHasSeen: 'Who has seen it?',
    clock: 'The machine’s clock',
    clockTold: (drift) => `Was ${drift} when it was saved`,
    clockUnknown: 'The server’s clock had not been seen since the start when it was saved.',
    states: {
      waiting: 'Waiting for a connection',
      sending: 'Being sent',
      acknowledged: 'Handed over',
      conflict: 'Conflict: needs you',
      refused: 'Refused: needs you',
      quarantined: 'Unreadable: needs you',
      withdrawn: 'Withdrawn',
    },
    person: 'Person',
    address: 'Address',
    saved: 'Saved',
    state: 'State',
    open: 'Open',
    enteredBy: (initials) => `Entered in CPR by ${initials}`,
    unreadable: 'The content cannot be read',
    back: 'All hand-overs',
    nextAttempt: (when) => `Next attempt ${when}.`,
    attempts: (count) => (count === 1 ? 'One attempt has failed.' : `${count} attempts have failed.`),
    id: 'Id',
    correct: 'Correct and save anew',
    withdrawn: (cause) => `Withdrawn: ${cause}`,
    openExisting: 'Open the other registration',
    problems: {
      'no-such-record': 'The registration is not on the station.',
      'moved-on': 'The registration has changed meanwhile. Look at its state again.',
      'cause-missing': 'Write a cause.',
      'no-such-case': 'The case was settled meanwhile.',
      'no-room': 'There is no room on the disk. Nothing has changed; make room, and try again.',
      'newer-database': 'The station’s data was written by a newer version of the program.',
      unavailable: 'The station could not write to its store. Nothing has changed; try again.',
    },
    cpr: 'CPR number',
    legalBasis: 'Ground of residence',
    moveIn: 'Moves in',
    born: 'Born',
    corrects: 'Corrects an earlier registration',
    notFound: 'The registration is not on the station.',
  },
};
