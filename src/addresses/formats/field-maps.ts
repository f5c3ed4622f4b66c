import type { RowField } from './row-reader.ts';

/** Which names of a format lead to which of our fields, and how well that is known. */
export interface FieldMap<Field extends string> {
  readonly format: string;
  /** What the names were taken from. */
  readonly source: string;
  /** False where the names were taken from programs that read such files, and no such file was seen. */
  readonly confirmed: boolean;
  /**
   * Names accepted for each field, the first found counts. A name inside an object is written with a point. Compared
   * as `foldName` folds them: small letters, æ ø å as ae oe aa, nothing but letters and digits.
   */
  readonly fields: Readonly<Record<Field, readonly string[]>>;
  /** Fields that may be absent altogether; all others must be there, if only empty. */
  readonly optional: readonly Field[];
}

/** CSV: the register file of the product, and the flat address files of the former DAWA service. */
export const csvMap: FieldMap<RowField> = {
  format: 'CSV',
  source:
    'Registerfilens egen beskrivelse; kolonnerne i DAWAs adressefiler (adresser, struktur=flad, format=csv)',
  confirmed: true,
  fields: {
    id: ['id'],
    houseNumberId: ['husnummerid', 'adgangsadresseid'],
    kommune: ['kommunekode'],
    streetCode: ['vejkode'],
    street: ['vejnavn'],
    houseNumber: ['husnr'],
    floor: ['etage'],
    door: ['dør'],
    locality: ['supplerendebynavn'],
    postcode: ['postnr'],
    postDistrict: ['postnrnavn'],
    status: ['status'],
  },
  optional: ['houseNumberId', 'locality', 'status'],
};

export type DawaField = RowField | 'darStatus';

/** DAWA's JSON: flat (`struktur=flad`, `struktur=mini`) and nested. It writes every field, empty ones as null. */
export const dawaMap: FieldMap<DawaField> = {
  format: 'DAWA JSON',
  source: 'DAWAs databeskrivelse af "adresse" (nestet, flad og mini), som offentlige klienter gengiver den',
  confirmed: true,
  fields: {
    id: ['id'],
    houseNumberId: ['adgangsadresseid', 'adgangsadresse.id'],
    kommune: ['kommunekode', 'adgangsadresse.kommune.kode'],
    streetCode: ['vejkode', 'adgangsadresse.vejstykke.kode'],
    street: ['vejnavn', 'adgangsadresse.vejstykke.navn'],
    houseNumber: ['husnr', 'adgangsadresse.husnr'],
    floor: ['etage'],
    door: ['dør'],
    locality: ['supplerendebynavn', 'adgangsadresse.supplerendebynavn'],
    postcode: ['postnr', 'adgangsadresse.postnummer.nr'],
    postDistrict: ['postnrnavn', 'adgangsadresse.postnummer.navn'],
    status: ['status'],
    darStatus: ['darstatus'],
  },
  optional: ['status', 'darStatus'],
};

/** What every object of DAR has: its id, its state, and when a version was registered and in force. */
const darVersion = {
  id: ['id_lokalId', 'id.lokalId'],
  status: ['status'],
  registeredFrom: ['registreringFra'],
  registeredTo: ['registreringTil'],
  inForceFrom: ['virkningFra'],
  inForceTo: ['virkningTil'],
} as const;
export type DarVersionField = keyof typeof darVersion;

const darSource =
  'Navne i offentlige programmer, der læser Datafordelerens DAR 1.0 (totaludtræk og GraphQL); ingen fil er set';

const darMap = <Field extends string>(
  format: string,
  fields: Readonly<Record<Field, readonly string[]>>,
  optional: readonly NoInfer<Field>[] = [],
): FieldMap<Field | DarVersionField> => ({
  format,
  source: darSource,
  confirmed: false,
  fields: { ...darVersion, ...fields } as Readonly<Record<Field | DarVersionField, readonly string[]>>,
  optional,
});

/** DAR's entities by the names of their lists. */
export const darMaps = {
  AdresseList: darMap('DAR Adresse', {
    houseNumber: ['husnummer'],
    floor: ['etagebetegnelse'],
    door: ['dørbetegnelse'],
  }),
  HusnummerList: darMap(
    'DAR Husnummer',
    {
      text: ['husnummertekst'],
      road: ['navngivenVej'],
      postcode: ['postnummer'],
      locality: ['supplerendeBynavn'],
      kommune: ['kommuneinddeling'],
      // `0621-5842`: kommunekode and vejkode, as two independent programs read it.
      roadCodes: ['vejmidte'],
    },
    ['kommune', 'roadCodes'],
  ),
  NavngivenVejList: darMap('DAR NavngivenVej', { name: ['vejnavn'] }),
  NavngivenVejKommunedelList: darMap('DAR NavngivenVejKommunedel', {
    kommune: ['kommune'],
    code: ['vejkode'],
    road: ['navngivenVej'],
  }),
  PostnummerList: darMap('DAR Postnummer', { code: ['postnr'], name: ['navn'] }),
  SupplerendeBynavnList: darMap('DAR SupplerendeBynavn', { name: ['navn'] }),
} as const;
export type DarList = keyof typeof darMaps;
export const darLists = Object.keys(darMaps) as readonly DarList[];

const folded = new Map<string, string>();

/**
 * A name as names are compared: `dørbetegnelse`, `doerbetegnelse` and `DOERBETEGNELSE` are one. The few names of a file
 * come with every object: they are remembered, as long as they are few.
 */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const key = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replace(/[^a-z0-9]/g, '');
  if (folded.size > 2000) folded.clear();
  if (name.length < 100) folded.set(name, key);
  return key;
}
