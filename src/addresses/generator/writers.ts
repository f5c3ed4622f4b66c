import { findKommune } from '../kommuner.ts';
import type { RegisterAbout } from '../register-about.ts';
import type { GeneratedAddress } from './national-register.ts';

/** Signs in a piece of text; some 64 KB as UTF-8. */
const pieceLength = 62_000;

/** The project's own register file in pieces. */
export function writeRegisterCsv(
  addresses: Iterable<GeneratedAddress>,
  about: RegisterAbout,
): Generator<string> {
  const head = [
    '# bopael-register: 1',
    `# navn: ${about.name}`,
    `# dato: ${about.date}`,
    `# øvelse: ${about.practice ? 'ja' : 'nej'}`,
    'id;husnummerid;kommunekode;vejkode;vejnavn;husnr;etage;dør;supplerendebynavn;postnr;postnrnavn',
  ];
  return inPieces(head, addresses, (address) => {
    const { id, houseNumberId, kommuneCode, streetCode, houseNumber, floor, door, postcode } = address;
    const [street, locality, district] = [address.street, address.locality, address.postDistrict].map(
      (text) => quoted(text, ';'),
    );
    return `${id};${houseNumberId};${kommuneCode};${streetCode};${street};${houseNumber};${floor};${door};${locality};${postcode};${district}`;
  });
}

/** The columns of the former DAWA's flat file of addresses, the geographical ones but for a few left out. */
const dawaColumns = [
  'id',
  'status',
  'oprettet',
  'ændret',
  'vejkode',
  'vejnavn',
  'adresseringsvejnavn',
  'husnr',
  'etage',
  'dør',
  'supplerendebynavn',
  'postnr',
  'postnrnavn',
  'stormodtagerpostnr',
  'stormodtagerpostnrnavn',
  'kommunekode',
  'kommunenavn',
  'ejerlavkode',
  'ejerlavnavn',
  'matrikelnr',
  'esrejendomsnr',
  'etrs89koordinat_øst',
  'etrs89koordinat_nord',
  'adgangsadresseid',
  'adgangsadresse_status',
  'adgangsadresse_oprettet',
  'adgangsadresse_ændret',
  'regionskode',
  'regionsnavn',
] as const;

type DawaColumn = (typeof dawaColumns)[number];

const beginning = '2000-02-05T12:00:00.000';
const longestAddressingName = 20;

type DawaRow = Readonly<Record<DawaColumn, string | null>>;

const emptyRow = Object.fromEntries(dawaColumns.map((column) => [column, null])) as DawaRow;

/** A row with what is known of it. */
const dawaRowOf = (address: GeneratedAddress): DawaRow => ({
  ...emptyRow,
  id: address.id,
  status: '1',
  oprettet: beginning,
  ændret: beginning,
  vejkode: address.streetCode,
  vejnavn: address.street,
  adresseringsvejnavn: address.street.slice(0, longestAddressingName).trim(),
  husnr: address.houseNumber,
  etage: address.floor || null,
  dør: address.door || null,
  supplerendebynavn: address.locality || null,
  postnr: address.postcode,
  postnrnavn: address.postDistrict,
  kommunekode: address.kommuneCode,
  kommunenavn: findKommune(address.kommuneCode)?.name ?? null,
  adgangsadresseid: address.houseNumberId,
  adgangsadresse_status: '1',
  adgangsadresse_oprettet: beginning,
  adgangsadresse_ændret: beginning,
});

/** The same addresses as the former DAWA's file had them, with commas, in pieces. */
export const writeDawaCsv = (addresses: Iterable<GeneratedAddress>): Generator<string> =>
  inPieces([dawaColumns.join(',')], addresses, (address) => {
    const row = dawaRowOf(address);
    return dawaColumns.map((column) => quoted(row[column] ?? '', ',')).join(',');
  });

/** The same addresses as one flat object a line, under the same names and in pieces; what is empty is null. */
export const writeNdjson = (addresses: Iterable<GeneratedAddress>): Generator<string> =>
  inPieces([], addresses, (address) => JSON.stringify(dawaRowOf(address)));

const quoted = (field: string, separator: string): string =>
  field.includes(separator) || field.includes('"') ? `"${field.replaceAll('"', '""')}"` : field;

function* inPieces(
  head: readonly string[],
  addresses: Iterable<GeneratedAddress>,
  line: (address: GeneratedAddress) => string,
): Generator<string> {
  let piece = head.map((text) => `${text}\n`).join('');
  for (const address of addresses) {
    piece += `${line(address)}\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
