import type { Reachability } from '../../../application/ports/intake-transport.ts';
import type { Audience } from '../../../contract/wire-values.ts';
import type { Texts } from '../../i18n/locale.tsx';

/** What hand-over stands still for until IT has acted. */
export type ShutOut = Extract<
  Reachability['kind'],
  'station-revoked' | 'station-cloned' | 'server-key-changed'
>;

interface Explanation {
  readonly heading: string;
  readonly whatHappened: string;
  readonly whatToDo: string;
}

interface ConnectionTexts {
  readonly connection: string;
  readonly server: string;
  readonly kommune: string;
  readonly world: string;
  readonly worlds: Readonly<Record<Audience, string>>;
  readonly another: string;
  readonly station: string;
  readonly office: string;
  /** What IT sees for the station in its list. */
  readonly stationKey: string;
  readonly lineLabel: string;
  readonly line: Readonly<Record<Reachability['kind'] | 'unknown', string>>;
  readonly shutOut: Readonly<Record<ShutOut, Explanation>>;
}

export const texts: Texts<ConnectionTexts> = {
  da: {
    connection: 'Forbindelse til kommunens system',
    another: 'Tilslut som en anden station',
    server: 'Server',
    kommune: 'Kommune',
    world: 'Brug',
    worlds: {
      production: 'Drift',
      practice: 'Øvelse: kun opdigtede personer',
      training: 'Kursus: opdigtede personer og et system, der kun findes på denne maskine',
    },
    station: 'Station',
    office: 'Kontor',
    stationKey: 'Stationens nøgle',
    lineLabel: 'Forbindelse lige nu',
    line: {
      ready: 'Klar',
      unreachable: 'Ingen forbindelse. Registreringer gemmes på stationen og sendes senere.',
      'not-the-intake-server': 'Noget andet end kommunens system svarer, fx netværkets loginside.',
      'wrong-audience': 'Serveren hører til en anden verden (øvelse eller drift). Genindlæs stationen.',
      'not-enrolled': 'Stationen er ikke tilsluttet. Indtast en tilslutningskode fra it-support.',
      'station-revoked': 'It har lukket stationens adgang.',
      'station-cloned': 'To maskiner bruger samme station, og begge er lukket ude.',
      'server-key-changed': 'Serveren har fået andre nøgler. Intet afleveres.',
      unknown: 'Undersøges',
    },
    shutOut: {
      'station-revoked': {
        heading: 'Stationens adgang er lukket',
        whatHappened:
          'It-support har lukket for, at denne station kan aflevere. Alt, der er gemt her, bliver her, og der kan stadig registreres.',
        whatToDo:
          'Ring til it-support. Skal stationen bruges igen, giver de en ny tilslutningskode, som indtastes her. Så afleveres det, der venter.',
      },
      'station-cloned': {
        heading: 'To maskiner bruger samme station',
        whatHappened:
          'Serveren har fået to forskellige afleveringer under samme nummer. Det sker, når en maskine er kopieret, eller er lagt tilbage til et tidligere tidspunkt. Ingen af de to kan aflevere. Alt, der er gemt her, bliver her.',
        whatToDo:
          'Bed it-support om en ny tilslutningskode til denne maskine, og indtast den her. Så afleveres det, der venter. Den anden maskine skal have sin egen station.',
      },
      'server-key-changed': {
        heading: 'Serveren er ikke den, stationen blev tilsluttet',
        whatHappened:
          'Serveren viser andre nøgler, end da stationen blev tilsluttet. Enten er kommunens server sat op på ny, eller også svarer en fremmed. Stationen afleverer intet, før det er afklaret. Alt, der er gemt her, bliver her.',
        whatToDo:
          'Ring til it-support. Er serveren sat op på ny, giver de en ny tilslutningskode, som indtastes her.',
      },
    },
  },
  en: {
    another: 'Connect as another station',
    connection: 'Connection to the kommune’s system',
    server: 'Server',
    kommune: 'Kommune',
    world: 'Use',
    worlds: {
      production: 'Production',
      practice: 'Practice: fictive persons only',
      training: 'Training: fictive persons, and a system that is on this machine alone',
    },
    station: 'Station',
    office: 'Office',
    stationKey: 'The station’s key',
    lineLabel: 'Connection now',
    line: {
      ready: 'Ready',
      unreachable: 'No connection. Registrations are saved on the station and sent later.',
      'not-the-intake-server':
        'Something else than the kommune’s system answers, e.g. the network’s sign-in page.',
      'wrong-audience': 'The server belongs to another world (practice or production). Reload the station.',
      'not-enrolled': 'The station is not connected. Type an enrolment code from IT support.',
      'station-revoked': 'IT has closed the station’s access.',
      'station-cloned': 'Two machines use one station, and both are shut out.',
      'server-key-changed': 'The server has other keys. Nothing is handed over.',
      unknown: 'Being looked at',
    },
    shutOut: {
      'station-revoked': {
        heading: 'The station’s access is closed',
        whatHappened:
          'IT support has closed this station’s access to hand over. All that is saved here stays here, and registering goes on.',
        whatToDo:
          'Call IT support. If the station is to be used again, they give a new enrolment code to type here. What waits is handed over then.',
      },
      'station-cloned': {
        heading: 'Two machines use one station',
        whatHappened:
          'The server has received two different hand-overs under one number. That happens when a machine was copied, or put back to an earlier time. Neither of the two can hand over. All that is saved here stays here.',
        whatToDo:
          'Ask IT support for a new enrolment code for this machine, and type it here. What waits is handed over then. The other machine needs a station of its own.',
      },
      'server-key-changed': {
        heading: 'The server is not the one that the station was connected to',
        whatHappened:
          'The server shows other keys than when the station was connected. Either the kommune’s server was set up anew, or a stranger answers. The station hands nothing over until that is settled. All that is saved here stays here.',
        whatToDo:
          'Call IT support. If the server was set up anew, they give a new enrolment code to type here.',
      },
    },
  },
};
