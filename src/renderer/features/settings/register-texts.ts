import type {
  LoadProgress,
  RegisterProblem,
  RegisterSignature,
} from '../../../application/ports/address-register.ts';
import { explainRegisterProblem } from '../../../application/wording/address-register.ts';
import type { Texts } from '../../i18n/locale.tsx';

interface RegisterTexts {
  readonly register: string;
  readonly name: string;
  readonly date: string;
  readonly noDate: string;
  readonly count: string;
  readonly counted: (addresses: number, closed: number) => string;
  readonly coverage: string;
  readonly kommuner: (count: number) => string;
  readonly kommune: (name: string, addresses: number) => string;
  readonly signature: string;
  readonly signatures: Readonly<Record<RegisterSignature, string>>;
  readonly practice: string;
  readonly none: string;
  readonly standIn: (damaged: string, used: string) => string;
  readonly load: string;
  readonly hint: string;
  readonly stages: Readonly<Record<LoadProgress['stage'], string>>;
  readonly cancel: string;
  readonly cancelled: string;
  readonly unsigned: string;
  readonly loadUnsigned: string;
  readonly leave: string;
  readonly loaded: (count: number) => string;
  readonly badRows: (count: number) => string;
  readonly badReason: (reason: string, count: number, places: readonly string[], hasMore: boolean) => string;
  readonly needsTotal: string;
  readonly place: (file: string, line: number) => string;
  readonly problem: (problem: RegisterProblem) => string;
}

const da = (count: number): string => count.toLocaleString('da-DK');
const en = (count: number): string => count.toLocaleString('en-GB');

/** What concerns a whole file has no place. */
const listed = (places: readonly string[], more: string): string =>
  places.length === 0 ? '' : ` (${places.join(', ')}${more})`;

export const texts: Texts<RegisterTexts> = {
  da: {
    register: 'Adresseregister',
    name: 'Register',
    date: 'Data fra',
    noDate: 'Ikke oplyst',
    count: 'Adresser',
    counted: (addresses, closed) =>
      closed === 0 ? da(addresses) : `${da(addresses)}, og ${da(closed)} nedlagte`,
    coverage: 'Dækker',
    kommuner: (count) => `${count} kommuner`,
    kommune: (name, addresses) => `${name}: ${da(addresses)}`,
    signature: 'Underskrift',
    signatures: {
      'by-server': 'Fra kommunens server',
      unchecked: 'Underskrevet, men stationen kender ingen server at kontrollere det ved',
      none: 'Ikke underskrevet; indlæst fra fil',
    },
    practice: 'Øveregister: stederne er opdigtede og kan ikke bruges i drift.',
    none: 'Intet adresseregister er indlæst. Indlæs kommunens, før der kan registreres.',
    standIn: (damaged, used) =>
      `Registret ${damaged} er beskadiget. Det forrige, ${used}, bruges. Indlæs et nyt register.`,
    load: 'Indlæs register fra fil',
    hint: 'Et færdigt register, ændringer til det, eller adresser fra DAR eller DAWA som CSV eller JSON, gerne pakket (.gz). Vælg alle filerne på én gang.',
    stages: { reading: 'Læser filerne', building: 'Bygger registret' },
    cancel: 'Afbryd',
    unsigned:
      'Registret er ikke underskrevet af kommunens server. Indlæs det kun, hvis du ved, hvor det kommer fra.',
    loadUnsigned: 'Indlæs alligevel',
    leave: 'Lad være',
    cancelled: 'Indlæsningen er afbrudt. Det hidtidige register bruges stadig.',
    loaded: (count) => `Registeret er indlæst med ${da(count)} adresser.`,
    badRows: (count) => `${da(count)} linjer kunne ikke bruges:`,
    badReason: (reason, count, places, hasMore) =>
      `${da(count)}: ${reason}${listed(places, hasMore ? ' og flere' : '')}`,
    needsTotal:
      'Nogle af ændringerne kunne ikke følges, og adresserne står som før. Hent og indlæs et nyt totaludtræk.',
    place: (file, line) => `${file} linje ${line}`,
    problem: (problem) => `${explainRegisterProblem(problem, 'da')} Det hidtidige register bruges stadig.`,
  },
  en: {
    register: 'Address register',
    name: 'Register',
    date: 'Data from',
    noDate: 'Not told',
    count: 'Addresses',
    counted: (addresses, closed) =>
      closed === 0 ? en(addresses) : `${en(addresses)}, and ${en(closed)} that are no more`,
    coverage: 'Covers',
    kommuner: (count) => `${count} kommuner`,
    kommune: (name, addresses) => `${name}: ${en(addresses)}`,
    signature: 'Signature',
    signatures: {
      'by-server': 'From the kommune’s server',
      unchecked: 'Signed, but the station knows no server to check it by',
      none: 'None; loaded from a file',
    },
    practice: 'Practice register: its places are fictive and cannot be used in production.',
    none: 'No address register is loaded. Load the kommune’s before anything can be registered.',
    standIn: (damaged, used) =>
      `The register ${damaged} is damaged. The one before it, ${used}, is in use. Load a new one.`,
    load: 'Load a register from a file',
    hint: 'A finished register, changes to it, or addresses from DAR or DAWA as CSV or JSON, may be packed (.gz). Choose all the files at once.',
    stages: { reading: 'Reading the files', building: 'Building the register' },
    cancel: 'Cancel',
    unsigned:
      'The register is not signed by the kommune’s server. Load it only if you know where it comes from.',
    loadUnsigned: 'Load it anyway',
    leave: 'Leave it',
    cancelled: 'The loading was cancelled. The register until now is still in use.',
    loaded: (count) => `The register is loaded with ${en(count)} addresses.`,
    badRows: (count) => `${en(count)} lines could not be used:`,
    badReason: (reason, count, places, hasMore) =>
      `${en(count)}: ${reason}${listed(places, hasMore ? ' and more' : '')}`,
    needsTotal:
      'Some of the changes could not be followed, and the addresses stand as before. Fetch and load a new total.',
    place: (file, line) => `${file} line ${line}`,
    problem: (problem) => `${explainRegisterProblem(problem, 'en')} The register until now is still in use.`,
  },
};
