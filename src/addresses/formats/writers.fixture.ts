import { createChance, createUuids, type SpecimenRow } from './specimen-rows.fixture.ts';

const csvColumns =
  'id;husnummerid;kommunekode;vejkode;vejnavn;husnr;etage;dør;supplerendebynavn;postnr;postnrnavn;status';

export const writeCsv = (rows: readonly SpecimenRow[]): string =>
  [
    csvColumns,
    ...rows.map((row) =>
      [
        row.id,
        row.houseNumberId,
        row.kommune,
        row.streetCode,
        row.street,
        row.houseNumber,
        row.floor,
        row.door,
        row.locality,
        row.postcode,
        row.postDistrict,
        row.closed === true ? '4' : '1',
      ].join(';'),
    ),
    '',
  ].join('\n');

export const writeDawaCsv = (rows: readonly SpecimenRow[]): string =>
  [
    'id,status,oprettet,ændret,vejkode,vejnavn,adresseringsvejnavn,husnr,etage,dør,supplerendebynavn,postnr,postnrnavn,stormodtagerpostnr,kommunekode,kommunenavn,adgangsadresseid,wgs84koordinat_længde',
    ...rows.map((row) =>
      [
        row.id,
        row.closed === true ? '2' : '1',
        '2000-02-05T14:00:00.000',
        '2000-02-05T14:00:00.000',
        row.streetCode,
        row.street,
        row.street,
        row.houseNumber,
        row.floor,
        row.door,
        row.locality,
        row.postcode,
        row.postDistrict,
        '',
        row.kommune,
        'Prøve Kommune',
        row.houseNumberId,
        '9.5',
      ].join(','),
    ),
    '',
  ].join('\r\n');

const orNull = (text: string): string | null => (text === '' ? null : text);

export const dawaFlat = (row: SpecimenRow): object => ({
  id: row.id,
  status: row.closed === true ? 2 : 1,
  darstatus: row.closed === true ? 4 : 3,
  vejkode: row.streetCode,
  vejnavn: row.street,
  adresseringsvejnavn: row.street,
  husnr: row.houseNumber,
  etage: orNull(row.floor),
  dør: orNull(row.door),
  supplerendebynavn: orNull(row.locality),
  postnr: row.postcode,
  postnrnavn: row.postDistrict,
  stormodtagerpostnr: null,
  kommunekode: row.kommune,
  adgangsadresseid: row.houseNumberId,
  x: 9.5,
  y: 55.5,
});

export const dawaNested = (row: SpecimenRow): object => ({
  href: `https://example.invalid/adresser/${row.id}`,
  id: row.id,
  status: row.closed === true ? 4 : 1,
  etage: orNull(row.floor),
  dør: orNull(row.door),
  adressebetegnelse: `${row.street} ${row.houseNumber}`,
  adgangsadresse: {
    href: `https://example.invalid/adgangsadresser/${row.houseNumberId}`,
    id: row.houseNumberId,
    vejstykke: {
      href: 'https://example.invalid',
      navn: row.street,
      adresseringsnavn: row.street,
      kode: row.streetCode,
    },
    husnr: row.houseNumber,
    supplerendebynavn: orNull(row.locality),
    supplerendebynavn2: null,
    postnummer: { href: 'https://example.invalid', nr: row.postcode, navn: row.postDistrict },
    kommune: { href: 'https://example.invalid', kode: row.kommune, navn: 'Prøve Kommune' },
    adgangspunkt: { id: row.houseNumberId, koordinater: [9.5, 55.5] },
    bebyggelser: [
      { id: row.houseNumberId, navn: 'Ødis', kode: '1', type: 'by' },
      { id: row.houseNumberId, navn: 'Vonsild', kode: '2', type: 'by' },
    ],
  },
});

/** Objects as an array, pretty or not, or one a line. */
export const writeJson = (objects: readonly object[], form: 'array' | 'pretty' | 'lines'): string =>
  form === 'lines'
    ? objects.map((object) => `${JSON.stringify(object)}\n`).join('')
    : JSON.stringify(objects, undefined, form === 'pretty' ? 2 : undefined);

export type DarEntities = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export interface DarWriting {
  readonly seed?: number;
  /** `asked`: the house's own kommune by vejmidte; `area`: by kommuneinddeling alone. */
  readonly kommuneBy?: 'vejmidte' | 'area';
}

const inForce = {
  registreringFra: '2020-01-01T00:00:00.000000+00:00',
  registreringTil: null,
  virkningFra: '2020-01-01T00:00:00.000000+00:00',
  virkningTil: null,
} as const;

/** The entities of DAR that these rows come from. Closed addresses keep their house. */
export function darEntities(rows: readonly SpecimenRow[], writing: DarWriting = {}): DarEntities {
  const newId = createUuids(createChance(writing.seed ?? 99));
  const ids = new Map<string, string>();
  const idOf = (key: string): string => {
    const id = ids.get(key) ?? newId();
    ids.set(key, id);
    return id;
  };
  const open = (id: string): Record<string, unknown> => ({ id_lokalId: id, status: '3', ...inForce });
  const byKey = <Value>(key: (row: SpecimenRow) => string, make: (row: SpecimenRow) => Value): Value[] => {
    const made = new Map<string, Value>();
    for (const row of rows) if (!made.has(key(row))) made.set(key(row), make(row));
    return [...made.values()];
  };
  return {
    AdresseList: rows.map((row) => ({
      ...open(row.id),
      status: row.closed === true ? '4' : '3',
      adressebetegnelse: `${row.street} ${row.houseNumber}`,
      dørbetegnelse: row.door,
      etagebetegnelse: row.floor,
      husnummer: row.houseNumberId,
    })),
    AdressepunktList: rows.map(() => ({ ...open(newId()), position: 'POINT(1 2)' })),
    HusnummerList: byKey(
      (row) => row.houseNumberId,
      (row) => ({
        ...open(row.houseNumberId),
        husnummertekst: row.houseNumber,
        navngivenVej: idOf(`road ${row.street}`),
        postnummer: idOf(`post ${row.postcode}`),
        supplerendeBynavn: row.locality === '' ? null : idOf(`place ${row.locality}`),
        kommuneinddeling: `3891${row.kommune}`,
        ...(writing.kommuneBy === 'vejmidte' ? { vejmidte: `${row.kommune}-${row.streetCode}` } : {}),
      }),
    ),
    NavngivenVejList: byKey(
      (row) => row.street,
      (row) => ({
        ...open(idOf(`road ${row.street}`)),
        vejnavn: row.street,
        vejadresseringsnavn: row.street,
      }),
    ),
    NavngivenVejKommunedelList: byKey(
      (row) => `${row.street} ${row.kommune}`,
      (row) => ({
        ...open(idOf(`part ${row.street} ${row.kommune}`)),
        kommune: row.kommune,
        vejkode: row.streetCode,
        navngivenVej: idOf(`road ${row.street}`),
      }),
    ),
    PostnummerList: byKey(
      (row) => row.postcode,
      (row) => ({ ...open(idOf(`post ${row.postcode}`)), postnr: row.postcode, navn: row.postDistrict }),
    ),
    SupplerendeBynavnList: byKey(
      (row) => row.locality,
      (row) => ({ ...open(idOf(`place ${row.locality}`)), navn: row.locality }),
    ).filter(({ navn }) => navn !== ''),
  };
}
