import { parseAddressId } from '../domain/address.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { BadRow, RegisterProblem } from './address-register.ts';
import { createCsvLines, type Separator, splitCsvLine } from './csv.ts';
import { createRegisterBuilder, type RegisterRow } from './register-builder.ts';
import { findDoor, findFloorCode, findHouseNumberCode } from './unit-codes.ts';

export interface ImportedRegister {
  readonly pack: ArrayBuffer;
  readonly badRows: readonly BadRow[];
}

export interface CsvImport {
  push(chunk: string): void;
  finish(fileName: string): Result<ImportedRegister, RegisterProblem>;
}

/** Column names, as in this format's own description and as in the former DAWA's files. */
const columnNames = {
  id: ['id'],
  kommune: ['kommunekode'],
  streetCode: ['vejkode'],
  street: ['vejnavn'],
  houseNumber: ['husnr'],
  floor: ['etage'],
  door: ['dør', 'doer'],
  postcode: ['postnr'],
  postDistrict: ['postnrnavn'],
} as const;
const optionalNames = {
  houseNumberId: ['husnummerid', 'adgangsadresseid'],
  locality: ['supplerendebynavn'],
  status: ['status'],
} as const;

type Column = keyof typeof columnNames | keyof typeof optionalNames;
type Columns = Partial<Record<Column, number>>;

/** DAWA's states: 2 (nedlagt) and 4 (henlagt) are addresses that are no more. */
const gone = new Set(['2', '4', 'nedlagt', 'henlagt']);
/** A list longer than this tells nothing more. */
const mostBadRows = 100_000;

function readHeader(line: string): { separator: Separator; columns: Columns; missing: string[] } | undefined {
  const separators: readonly Separator[] = [';', ',', '\t'];
  const splits = separators.map((separator) => ({
    separator,
    fields: (splitCsvLine(line, separator) ?? []).map((field) => field.trim().toLowerCase().normalize('NFC')),
  }));
  const best = splits.reduce((a, b) => (b.fields.length > a.fields.length ? b : a));
  const columns: Columns = {};
  for (const [column, names] of Object.entries({ ...columnNames, ...optionalNames })) {
    const at = best.fields.findIndex((field) => (names as readonly string[]).includes(field));
    if (at >= 0) columns[column as Column] = at;
  }
  const missing = Object.entries(columnNames)
    .filter(([column]) => columns[column as Column] === undefined)
    .map(([, names]) => names[0]);
  // A file with hardly any of the columns is some other file.
  return missing.length > 5 ? undefined : { separator: best.separator, columns, missing };
}

/** Signs that no address has: what a decoder could not read, and control signs other than a tab or a line break. */
const unreadable = /\uFFFD|(?![\t\n])\p{Cc}/u;

/** The row, why it cannot be used, or undefined for an address that is no more. */
function readRow(fields: readonly string[], columns: Columns): RegisterRow | undefined | string {
  const field = (column: Column): string => {
    const at = columns[column];
    return at === undefined ? '' : (fields[at] ?? '').trim();
  };
  if (gone.has(field('status').toLowerCase())) return undefined;
  const id = parseAddressId(field('id'));
  if (id === undefined) return 'ugyldigt id';
  const kommune = field('kommune');
  if (!/^\d{3,4}$/.test(kommune)) return 'ugyldig kommunekode';
  const streetCode = field('streetCode');
  if (!/^\d{1,4}$/.test(streetCode)) return 'ugyldig vejkode';
  const street = field('street').normalize('NFC');
  if (street === '' || street.length > 40) return 'vejnavnet mangler eller er for langt';
  const houseNumber = findHouseNumberCode(field('houseNumber'));
  if (houseNumber === undefined) return 'ugyldigt husnummer';
  const floor = findFloorCode(field('floor'));
  if (floor === undefined) return 'ugyldig etage';
  const door = findDoor(field('door').normalize('NFC'));
  if (door === undefined) return 'ugyldig dør';
  const postcode = field('postcode');
  if (!/^\d{3,4}$/.test(postcode) || Number(postcode) === 0) return 'ugyldigt postnummer';
  const postDistrict = field('postDistrict').normalize('NFC');
  if (postDistrict === '' || postDistrict.length > 20) return 'postdistriktet mangler eller er for langt';
  const locality = field('locality').normalize('NFC');
  if (locality.length > 34) return 'det supplerende bynavn er for langt';
  const houseNumberId = parseAddressId(field('houseNumberId'));
  return {
    id,
    ...(houseNumberId === undefined ? {} : { houseNumberId }),
    kommune: Number(kommune),
    streetCode: Number(streetCode),
    street,
    houseNumber,
    floor,
    door,
    ...(locality === '' ? {} : { locality }),
    postcode: Number(postcode),
    postDistrict,
  };
}

const withoutEnding = (fileName: string): string => fileName.replace(/(\.(csv|txt))?(\.gz)?$/i, '');

/** Reads a register file as it comes, row by row; the rows that cannot be used are counted, not guessed at. */
export function createCsvImport(): CsvImport {
  const builder = createRegisterBuilder();
  const about = new Map<string, string>();
  const badRows: BadRow[] = [];
  let badCount = 0;
  let header: ReturnType<typeof readHeader>;
  let seen = false;
  let foreign = false;

  const bad = (line: number, reason: string): void => {
    badCount += 1;
    if (badRows.length < mostBadRows) badRows.push({ line, reason });
  };
  const lines = createCsvLines(
    (line, number) => {
      if (foreign || line.trim() === '') return;
      seen = true;
      if (header === undefined) {
        const remark = /^#\s*([\p{L}-]+)\s*:\s*(.*)$/u.exec(line.replace(/^\uFEFF/, ''));
        if (remark)
          about.set((remark[1] ?? '').toLowerCase(), (remark[2] ?? '').replace(/[;,]+$/, '').trim());
        if (/^\uFEFF?#/.test(line)) return;
        header = readHeader(line.replace(/^\uFEFF/, ''));
        if (header === undefined) foreign = true;
        return;
      }
      if (header.missing.length > 0) return;
      const fields = splitCsvLine(line, header.separator);
      if (fields === undefined) return bad(number, 'et anførselstegn mangler');
      const row = unreadable.test(line) ? 'ulæselige tegn' : readRow(fields, header.columns);
      if (row === undefined) return;
      const problem = typeof row === 'string' ? row : builder.add(row);
      if (problem !== undefined) bad(number, problem);
    },
    (line) => header !== undefined && splitCsvLine(line, header.separator) === undefined,
  );

  return {
    push: (chunk) => lines.push(chunk),
    finish(fileName) {
      lines.end();
      if (!seen) return fail({ kind: 'empty-file' });
      if (header === undefined) return fail({ kind: 'not-a-register' });
      if (header.missing.length > 0) return fail({ kind: 'missing-columns', columns: header.missing });
      if (builder.size === 0) return fail({ kind: 'no-usable-rows', badRows: badCount });
      const pack = builder.build({
        name: about.get('navn') ?? about.get('name') ?? withoutEnding(fileName),
        date: about.get('dato') ?? about.get('date') ?? '',
        practice: /^(ja|yes|1)$/i.test(
          about.get('øvelse') ?? about.get('oevelse') ?? about.get('practice') ?? '',
        ),
      });
      return ok({ pack, badRows });
    },
  };
}
