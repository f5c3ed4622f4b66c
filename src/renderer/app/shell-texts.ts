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
  readonly access: Readonly<Record<'keyring-gone' | 'newer-program' | 'unavailable', string>>;
  readonly restore: string;
  readonly keys: Readonly<Record<KeyProblem['kind'], string>>;
  readonly signedIn: (name: string, role: string) => string;
  readonly notAllowed: string;
  readonly notAllowedText: string;
  readonly home: string;
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
      'station-revoked': 'It har lukket stationens adgang: alt gemmes her',
      'station-cloned': 'To maskiner bruger samme station: afleveringen er stoppet. Kontakt it',
      'server-key-changed': 'Serveren har fået nye nøgler: afleveringen er stoppet. Kontakt it',
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
    access: {
      'keyring-gone':
        'Der er gemt data på stationen, men dens nøglering mangler eller er beskadiget. Intet er slettet, og intet må slettes. En sikkerhedskopi har nøgleringen med: gendan fra den med kommunens gendannelsesnøgle, eller tilkald it-support.',
      'newer-program':
        'Stationens nøglering er skrevet af en nyere udgave af programmet. Den er ikke rørt. Opdatér programmet.',
      unavailable:
        'Stationen kan ikke læse sit lager. Prøv igen, eller tilkald it-support. Intet er slettet.',
    },
    restore: 'Gendan fra en sikkerhedskopi',
    keys: {
      'keys-unreadable':
        'Nøglen til stationens data kan ikke læses. Data er ikke slettet og må ikke slettes. Tilkald it-support.',
      'key-store-unavailable':
        'Maskinens nøglelager er ikke tilgængeligt, så data kan ikke gemmes krypteret. Tilkald it-support.',
    },
    signedIn: (name, role) => `Logget ind: ${name}, ${role}`,
    notAllowed: 'Siden er ikke for din rolle',
    notAllowedText: 'Har du brug for den, så spørg en leder.',
    home: 'Til begyndelsen',
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
      'station-revoked': 'IT has closed the station’s access: everything is saved here',
      'station-cloned': 'Two machines use one station: hand-over has stopped. Contact IT',
      'server-key-changed': 'The server has new keys: hand-over has stopped. Contact IT',
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
    access: {
      'keyring-gone':
        'There is data on the station, but its key ring is gone or damaged. Nothing has been deleted, and nothing must be. A backup has the key ring too: restore from it with the kommune’s recovery key, or call IT support.',
      'newer-program':
        'The station’s key ring was written by a newer version of the program. It has not been touched. Update the program.',
      unavailable:
        'The station cannot read its store. Try again, or call IT support. Nothing has been deleted.',
    },
    restore: 'Restore from a backup',
    keys: {
      'keys-unreadable':
        'The key to the station’s data cannot be read. The data is not deleted and must not be. Call IT support.',
      'key-store-unavailable':
        'The machine’s key store is not available, so data cannot be kept encrypted. Call IT support.',
    },
    signedIn: (name, role) => `Signed in: ${name}, ${role}`,
    notAllowed: 'The page is not for your role',
    notAllowedText: 'If you need it, ask a supervisor.',
    home: 'To the beginning',
    fault: 'There is a fault in the program',
    faultText: 'What has been saved is not affected. Reload the station; the draft is on the desk.',
    reload: 'Reload',
  },
};
