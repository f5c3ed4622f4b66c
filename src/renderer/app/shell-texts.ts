import type { Reachability } from '../../application/ports/intake-transport.ts';
import type { IdentityProblem, KeyProblem } from '../host/station-host.ts';
import type { Texts } from '../i18n/locale.tsx';

interface ShellTexts {
  readonly skip: string;
  readonly menu: string;
  readonly desk: string;
  readonly outbox: string;
  readonly settings: string;
  readonly practice: string;
  readonly line: Readonly<Record<Reachability['kind'] | 'unknown' | 'sending' | 'troubled', string>>;
  readonly needsYou: (count: number) => string;
  readonly waits: (count: number) => string;
  readonly newVersion: string;
  readonly switchNow: string;
  readonly cannotStart: string;
  readonly retry: string;
  readonly identity: Readonly<Record<IdentityProblem['kind'], string>>;
  readonly keys: Readonly<Record<KeyProblem['kind'], string>>;
  readonly fault: string;
  readonly faultText: string;
  readonly reload: string;
}

export const texts: Texts<ShellTexts> = {
  da: {
    skip: 'Gå til indhold',
    menu: 'Hovedmenu',
    desk: 'Skranke',
    outbox: 'Afleveringer',
    settings: 'Indstillinger',
    practice: 'Øvelse: kun opdigtede personer',
    line: {
      ready: 'Forbindelse til kommunens system',
      unreachable: 'Uden forbindelse: alt gemmes her og sendes senere',
      'not-the-intake-server': 'Noget andet end kommunens system svarer',
      'wrong-audience': 'Forkert server: øvelse og drift kan ikke blandes',
      'not-enrolled': 'Stationen er ikke tilsluttet: se Indstillinger',
      unknown: 'Undersøger forbindelsen',
      sending: 'Afleverer',
      troubled: 'Kommunens system tager ikke imod lige nu: alt gemmes her',
    },
    needsYou: (count) => `${count} kræver dig`,
    waits: (count) => `${count} venter`,
    newVersion: 'En ny udgave af stationen er klar. Kladder og registreringer bevares.',
    switchNow: 'Skift nu',
    cannotStart: 'Stationen kan ikke starte',
    retry: 'Prøv igen',
    identity: {
      'never-connected':
        'Stationen har aldrig haft forbindelse til kommunens system og ved ikke, hvilken kommune den hører til. Opret forbindelse, og prøv igen.',
      unreadable: 'Stationens indstillinger kan ikke læses. Tilkald it-support. Intet er slettet.',
    },
    keys: {
      'keys-unreadable':
        'Nøglen til stationens data kan ikke læses. Data er ikke slettet og må ikke slettes. Tilkald it-support.',
      'key-store-unavailable':
        'Maskinens nøglelager er ikke tilgængeligt, så data kan ikke gemmes krypteret. Tilkald it-support.',
    },
    fault: 'Der er en fejl i programmet',
    faultText: 'Det, der er gemt, er ikke berørt. Genindlæs stationen; kladden ligger på Skranken.',
    reload: 'Genindlæs',
  },
  en: {
    skip: 'Go to content',
    menu: 'Main menu',
    desk: 'Desk',
    outbox: 'Hand-overs',
    settings: 'Settings',
    practice: 'Practice: fictive persons only',
    line: {
      ready: 'Connected to the kommune’s system',
      unreachable: 'No connection: everything is saved here and sent later',
      'not-the-intake-server': 'Something else than the kommune’s system answers',
      'wrong-audience': 'Wrong server: practice and production do not mix',
      'not-enrolled': 'The station is not connected: see Settings',
      unknown: 'Looking at the connection',
      sending: 'Handing over',
      troubled: 'The kommune’s system takes nothing just now: everything is saved here',
    },
    needsYou: (count) => `${count} need you`,
    waits: (count) => `${count} waiting`,
    newVersion: 'A new version of the station is ready. Drafts and registrations are kept.',
    switchNow: 'Switch now',
    cannotStart: 'The station cannot start',
    retry: 'Try again',
    identity: {
      'never-connected':
        'The station has never been connected to the kommune’s system and does not know its kommune. Connect it, and try again.',
      unreadable: 'The station’s settings cannot be read. Call IT support. Nothing has been deleted.',
    },
    keys: {
      'keys-unreadable':
        'The key to the station’s data cannot be read. The data is not deleted and must not be. Call IT support.',
      'key-store-unavailable':
        'The machine’s key store is not available, so data cannot be kept encrypted. Call IT support.',
    },
    fault: 'There is a fault in the program',
    faultText: 'What has been saved is not affected. Reload the station; the draft is on the desk.',
    reload: 'Reload',
  },
};
