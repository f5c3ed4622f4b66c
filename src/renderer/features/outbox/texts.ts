import type { CaseProblem } from '../../../application/hand-over/resolve-case.ts';
import type { HandOverTrouble } from '../../../application/ports/station-store.ts';
import type { HandOverState } from '../../../domain/registration.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface OutboxTexts {
  readonly title: string;
  readonly sendNow: string;
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
  readonly unreadable: string;
  readonly back: string;
  readonly nextAttempt: (when: string) => string;
  readonly attempts: (count: number) => string;
  readonly receipt: string;
  readonly receiptNumber: string;
  readonly receivedAt: string;
  readonly fingerprint: string;
  readonly fingerprintHint: string;
  readonly handedOver: string;
  readonly notInCpr: string;
  readonly id: string;
  readonly caseHeading: string;
  readonly whatToDo: string;
  readonly sendAgain: string;
  readonly correct: string;
  readonly withdraw: string;
  readonly withdrawCause: string;
  readonly withdrawHint: string;
  readonly withdrawYes: string;
  readonly withdrawNo: string;
  readonly withdrawn: (cause: string) => string;
  readonly trouble: (trouble: HandOverTrouble) => string;
  readonly advice: (trouble: HandOverTrouble) => string;
  readonly existing: (station: string, when: string) => string;
  readonly openExisting: string;
  readonly problems: Readonly<Record<CaseProblem['kind'], string>>;
  readonly cpr: string;
  readonly legalBasis: string;
  readonly moveIn: string;
  readonly born: string;
  readonly corrects: string;
  readonly notFound: string;
  readonly refusedPaths: (paths: string) => string;
}

export const texts: Texts<OutboxTexts> = {
  da: {
    title: 'Afleveringer',
    sendNow: 'Prøv at sende nu',
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
    unreadable: 'Indholdet kan ikke læses',
    back: 'Alle afleveringer',
    nextAttempt: (when) => `Næste forsøg ${when}.`,
    attempts: (count) => (count === 1 ? 'Ét forsøg er slået fejl.' : `${count} forsøg er slået fejl.`),
    receipt: 'Kvittering',
    receiptNumber: 'Løbenummer',
    receivedAt: 'Modtaget',
    fingerprint: 'Fingeraftryk af indholdet',
    fingerprintHint: 'SHA-256 af præcis det, der blev afleveret.',
    handedOver: 'Afleveret til kommunens system',
    notInCpr:
      'Kvitteringen siger, at kommunens system har registreringen. Den siger ikke, at adressen er registreret i CPR.',
    id: 'Id',
    caseHeading: 'Hvorfor den kræver dig',
    whatToDo: 'Det kan du gøre',
    sendAgain: 'Send igen',
    correct: 'Ret og gem på ny',
    withdraw: 'Træk tilbage',
    withdrawCause: 'Hvorfor trækkes den tilbage?',
    withdrawHint: 'Begrundelsen bliver på stationen sammen med registreringen.',
    withdrawYes: 'Træk registreringen tilbage',
    withdrawNo: 'Fortryd',
    withdrawn: (cause) => `Trukket tilbage: ${cause}`,
    trouble(trouble) {
      switch (trouble.kind) {
        case 'unreachable':
          return 'Der er ingen forbindelse til kommunens system.';
        case 'timed-out':
          return 'Kommunens system svarede ikke i tide.';
        case 'not-the-intake-server':
          return 'Noget andet end kommunens system svarede, fx netværkets loginside.';
        case 'not-enrolled':
          return 'Stationen er ikke tilsluttet, eller dens adgang er spærret.';
        case 'wrong-audience':
          return 'Serveren hører til en anden verden (øvelse eller drift) end stationen.';
        case 'server-error':
          return `Kommunens system melder fejl (${trouble.status}).`;
        case 'conflict':
          return trouble.conflict?.kind === 'same-person-other-number'
            ? 'Kommunens system har allerede en registrering med samme navn og fødselsdato, men et andet CPR-nummer.'
            : 'Kommunens system har allerede en registrering under dette CPR-nummer.';
        case 'refused':
          return refusalDa(trouble);
        case 'unreadable':
          return 'Det gemte indhold kan ikke længere læses på stationen. Det er ikke slettet.';
      }
    },
    advice(trouble) {
      switch (trouble.kind) {
        case 'conflict':
          return trouble.conflict?.kind === 'same-person-other-number'
            ? 'Se efter i brevet, om det er samme person. Er det én person med to numre, skal en kollega med adgang til CPR afklare det først. Er det to personer, så vælg "Ret og gem på ny", og skriv hvordan det er afklaret.'
            : 'Personen er registreret i forvejen, måske på en anden station. Er denne overflødig, så træk den tilbage. Er den anden trukket tilbage eller rettet, så send igen.';
        case 'refused':
          return 'Ret det, der er galt, og gem på ny; eller træk registreringen tilbage med en begrundelse.';
        case 'unreadable':
          return 'Tilkald it-support, før du gør andet. Registrér eventuelt personen igen, når denne er trukket tilbage.';
        case 'not-enrolled':
        case 'wrong-audience':
          return 'Tilslut stationen under Indstillinger. Registreringerne venter imens.';
        default:
          return 'Du behøver ikke gøre noget. Stationen prøver igen af sig selv.';
      }
    },
    existing: (station, when) => `Den anden registrering kom fra ${station}, modtaget ${when}.`,
    openExisting: 'Åbn den anden registrering',
    problems: {
      'no-such-record': 'Registreringen findes ikke på stationen.',
      'moved-on': 'Registreringen har ændret sig imens. Se dens status igen.',
      'cause-missing': 'Skriv en begrundelse.',
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
    refusedPaths: (paths) => `Det gælder: ${paths}.`,
  },
  en: {
    title: 'Hand-overs',
    sendNow: 'Try to send now',
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
    unreadable: 'The content cannot be read',
    back: 'All hand-overs',
    nextAttempt: (when) => `Next attempt ${when}.`,
    attempts: (count) => (count === 1 ? 'One attempt has failed.' : `${count} attempts have failed.`),
    receipt: 'Receipt',
    receiptNumber: 'Running number',
    receivedAt: 'Received',
    fingerprint: 'Fingerprint of the content',
    fingerprintHint: 'SHA-256 of exactly what was handed over.',
    handedOver: 'Handed over to the kommune’s system',
    notInCpr:
      'The receipt says that the kommune’s system has the registration. It does not say that the address is registered in CPR.',
    id: 'Id',
    caseHeading: 'Why it needs you',
    whatToDo: 'What you can do',
    sendAgain: 'Send again',
    correct: 'Correct and save anew',
    withdraw: 'Withdraw',
    withdrawCause: 'Why is it withdrawn?',
    withdrawHint: 'The cause stays on the station with the registration.',
    withdrawYes: 'Withdraw the registration',
    withdrawNo: 'Undo',
    withdrawn: (cause) => `Withdrawn: ${cause}`,
    trouble(trouble) {
      switch (trouble.kind) {
        case 'unreachable':
          return 'There is no connection to the kommune’s system.';
        case 'timed-out':
          return 'The kommune’s system did not answer in time.';
        case 'not-the-intake-server':
          return 'Something else than the kommune’s system answered, e.g. the network’s sign-in page.';
        case 'not-enrolled':
          return 'The station is not connected, or its access is closed.';
        case 'wrong-audience':
          return 'The server belongs to another world (practice or production) than the station.';
        case 'server-error':
          return `The kommune’s system reports an error (${trouble.status}).`;
        case 'conflict':
          return trouble.conflict?.kind === 'same-person-other-number'
            ? 'The kommune’s system already has a registration with the same name and date of birth, but another CPR number.'
            : 'The kommune’s system already has a registration under this CPR number.';
        case 'refused':
          return refusalEn(trouble);
        case 'unreadable':
          return 'What was saved can no longer be read on the station. It is not deleted.';
      }
    },
    advice(trouble) {
      switch (trouble.kind) {
        case 'conflict':
          return trouble.conflict?.kind === 'same-person-other-number'
            ? 'Check in the letter whether it is the same person. If one person has two numbers, a colleague with access to CPR must settle it first. If they are two persons, choose "Correct and save anew", and write how that was settled.'
            : 'The person is registered already, perhaps at another station. If this one is not needed, withdraw it. If the other was withdrawn or corrected, send again.';
        case 'refused':
          return 'Correct what is wrong and save anew; or withdraw the registration with a cause.';
        case 'unreadable':
          return 'Call IT support before you do anything else. The person may be registered again when this one is withdrawn.';
        case 'not-enrolled':
        case 'wrong-audience':
          return 'Connect the station under Settings. The registrations wait meanwhile.';
        default:
          return 'You need not do anything. The station tries again by itself.';
      }
    },
    existing: (station, when) => `The other registration came from ${station}, received ${when}.`,
    openExisting: 'Open the other registration',
    problems: {
      'no-such-record': 'The registration is not on the station.',
      'moved-on': 'The registration has changed meanwhile. Look at its state again.',
      'cause-missing': 'Write a cause.',
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
    refusedPaths: (paths) => `It concerns: ${paths}.`,
  },
};

type Refused = Extract<HandOverTrouble, { kind: 'refused' }>;

function refusalDa({ refusal, status }: Refused): string {
  switch (refusal?.kind) {
    case 'invalid-cpr':
      return 'Kommunens system kan ikke godtage CPR-nummeret.';
    case 'wrong-series':
      return 'CPR-nummeret hører til en anden verden (øvelse eller drift) end serveren.';
    case 'id-used-with-other-content':
      return 'Kommunens system har en anden registrering med samme id.';
    case 'invalid-content':
      return 'Kommunens system kan ikke godtage registreringens indhold.';
    case undefined:
      return `Kommunens system afviste registreringen (${status ?? '?'}).`;
  }
}

function refusalEn({ refusal, status }: Refused): string {
  switch (refusal?.kind) {
    case 'invalid-cpr':
      return 'The kommune’s system cannot accept the CPR number.';
    case 'wrong-series':
      return 'The CPR number belongs to another world (practice or production) than the server.';
    case 'id-used-with-other-content':
      return 'The kommune’s system has another registration with the same id.';
    case 'invalid-content':
      return 'The kommune’s system cannot accept what the registration says.';
    case undefined:
      return `The kommune’s system refused the registration (${status ?? '?'}).`;
  }
}
