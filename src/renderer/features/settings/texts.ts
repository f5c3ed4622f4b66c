import type { RegisterProblem } from '../../../application/ports/address-register.ts';
import type { Reachability } from '../../../application/ports/intake-transport.ts';
import { explainRegisterProblem } from '../../../application/wording/address-register.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface SettingsTexts {
  readonly title: string;
  readonly connection: string;
  readonly server: string;
  readonly kommune: string;
  readonly world: string;
  readonly worlds: Readonly<Record<'production' | 'practice', string>>;
  readonly lineLabel: string;
  readonly line: Readonly<Record<Reachability['kind'] | 'unknown', string>>;
  readonly register: string;
  readonly registerName: string;
  readonly registerDate: string;
  readonly registerCount: string;
  readonly practiceRegister: string;
  readonly noRegister: string;
  readonly loadRegister: string;
  readonly loadHint: string;
  readonly loading: string;
  readonly loaded: (count: number) => string;
  readonly badRows: (count: number) => string;
  readonly badRow: (line: number, reason: string) => string;
  readonly registerProblem: (problem: RegisterProblem) => string;
  readonly list: string;
  readonly listVersion: string;
  readonly listSource: string;
  readonly language: string;
  readonly storage: string;
  readonly persistent: string;
  readonly bestEffort: string;
}

export const texts: Texts<SettingsTexts> = {
  da: {
    title: 'Indstillinger',
    connection: 'Forbindelse til kommunens system',
    server: 'Server',
    kommune: 'Kommune',
    world: 'Brug',
    worlds: { production: 'Drift', practice: 'Øvelse: kun opdigtede personer' },
    lineLabel: 'Forbindelse lige nu',
    line: {
      ready: 'Klar',
      unreachable: 'Ingen forbindelse. Registreringer gemmes på stationen og sendes senere.',
      'not-the-intake-server': 'Noget andet end kommunens system svarer, fx netværkets loginside.',
      'wrong-audience': 'Serveren hører til en anden verden (øvelse eller drift). Genindlæs stationen.',
      'not-enrolled': 'Stationen er ikke tilsluttet. Indsæt en adgangsnøgle fra it-support.',
      unknown: 'Undersøges',
    },
    register: 'Adresseregister',
    registerName: 'Register',
    registerDate: 'Data fra',
    registerCount: 'Adresser',
    practiceRegister: 'Øveregister: stederne er opdigtede og kan ikke bruges i drift.',
    noRegister: 'Intet adresseregister er indlæst. Indlæs kommunens, før der kan registreres.',
    loadRegister: 'Indlæs register fra fil',
    loadHint: 'CSV med adresser fra DAR, gerne pakket (.gz).',
    loading: 'Indlæser',
    loaded: (count) => `Registeret er indlæst med ${count.toLocaleString('da-DK')} adresser.`,
    badRows: (count) => `${count.toLocaleString('da-DK')} linjer kunne ikke bruges. De første:`,
    badRow: (line, reason) => `Linje ${line}: ${reason}`,
    registerProblem: (problem) =>
      `${explainRegisterProblem(problem, 'da')} Det hidtidige register bruges stadig.`,
    list: 'Omfattede grupper',
    listVersion: 'Udgave',
    listSource: 'Kilde',
    language: 'Sprog',
    storage: 'Lager på maskinen',
    persistent: 'Systemet har lovet at bevare stationens lager.',
    bestEffort:
      'Browseren lover ikke at bevare lageret, hvis disken bliver fuld. Installér stationen som app, og hold god plads på disken.',
  },
  en: {
    title: 'Settings',
    connection: 'Connection to the kommune’s system',
    server: 'Server',
    kommune: 'Kommune',
    world: 'Use',
    worlds: { production: 'Production', practice: 'Practice: fictive persons only' },
    lineLabel: 'Connection now',
    line: {
      ready: 'Ready',
      unreachable: 'No connection. Registrations are saved on the station and sent later.',
      'not-the-intake-server':
        'Something else than the kommune’s system answers, e.g. the network’s sign-in page.',
      'wrong-audience': 'The server belongs to another world (practice or production). Reload the station.',
      'not-enrolled': 'The station is not connected. Paste an access key from IT support.',
      unknown: 'Being looked at',
    },
    register: 'Address register',
    registerName: 'Register',
    registerDate: 'Data from',
    registerCount: 'Addresses',
    practiceRegister: 'Practice register: its places are fictive and cannot be used in production.',
    noRegister: 'No address register is loaded. Load the kommune’s before anything can be registered.',
    loadRegister: 'Load a register from a file',
    loadHint: 'CSV with addresses from DAR, may be packed (.gz).',
    loading: 'Loading',
    loaded: (count) => `The register is loaded with ${count.toLocaleString('en-GB')} addresses.`,
    badRows: (count) => `${count.toLocaleString('en-GB')} lines could not be used. The first:`,
    badRow: (line, reason) => `Line ${line}: ${reason}`,
    registerProblem: (problem) =>
      `${explainRegisterProblem(problem, 'en')} The register until now is still in use.`,
    list: 'Covered groups',
    listVersion: 'Edition',
    listSource: 'Source',
    language: 'Language',
    storage: 'Storage on the machine',
    persistent: 'The system has promised to keep the station’s storage.',
    bestEffort:
      'The browser does not promise to keep the storage if the disk fills up. Install the station as an app, and keep room on the disk.',
  },
};
