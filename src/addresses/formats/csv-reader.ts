import { readIdWords } from '../id-words.ts';
import type { RegisterRow } from '../register-builder.ts';
import { createCsvLines, type Separator, splitCsvLine } from './csv.ts';
import { csvMap, foldName } from './field-maps.ts';
import type { FileReader, RowTarget } from './file-reader.ts';
import { fieldReasons } from './row-fields.ts';
import { cell, createRowCells, createRowReader, type RowField, rowFields } from './row-reader.ts';

interface Header {
  readonly separator: Separator;
  /** For every column the field it holds, or -1. */
  readonly fieldOf: Int8Array;
  readonly missing: readonly string[];
}

function readHeader(line: string): Header | undefined {
  const separators: readonly Separator[] = [';', ',', '\t'];
  const splits = separators.map((separator) => ({
    separator,
    names: (splitCsvLine(line, separator) ?? []).map(foldName),
  }));
  const { separator, names } = splits.reduce((a, b) => (b.names.length > a.names.length ? b : a));
  const fieldOf = new Int8Array(names.length).fill(-1);
  const missing: RowField[] = [];
  for (const field of rowFields) {
    const accepted = csvMap.fields[field].map(foldName);
    const column = names.findIndex((name) => accepted.includes(name));
    if (column >= 0) fieldOf[column] = cell[field];
    else if (!csvMap.optional.includes(field)) missing.push(field);
  }
  // A file with hardly any of the columns is some other file.
  return missing.length > 5
    ? undefined
    : { separator, fieldOf, missing: missing.map((field) => csvMap.fields[field][0] ?? field) };
}

/** Signs that no address has, in a quoted line that may hold line breaks. */
const unreadable = /\uFFFD|(?![\t\n])\p{Cc}/u;

/** What a piece must hold for one of its lines to be unreadable: looking once at a piece spares looking at each line. */
const suspicious = /[^\t\n\r -~\u00a0-\ufffc]|\r(?!\n)/;

/** DAWA's states. Addresses that are nedlagt or henlagt are no more. */
const states: Readonly<Record<string, 'open' | 'closed'>> = {
  '1': 'open',
  '2': 'closed',
  '3': 'open',
  '4': 'closed',
  gældende: 'open',
  nedlagt: 'closed',
  foreløbig: 'open',
  henlagt: 'closed',
};

/** Reads CSV as it comes: the header tells what stands where, and lines before it what the file says of itself. */
export function createCsvReader(target: RowTarget, about: Map<string, string>): FileReader {
  const rows = createRowReader();
  const cells = createRowCells();
  let header: Header | undefined;
  /** No line that is open holds anything suspicious. */
  let isClean = true;
  let hasStatus = false;
  let foreign = false;
  /** A name of each post district, to know a shortened one by. */
  const districts = new Map<number, string>();
  let lastPostcode = -1;
  let atEnd = false;

  function takeBeforeHeader(line: string): void {
    const remark = /^#\s*([\p{L}-]+)\s*:\s*(.*)$/u.exec(line);
    if (remark) about.set((remark[1] ?? '').toLowerCase(), (remark[2] ?? '').replace(/[;,]+$/, '').trim());
    if (line.startsWith('#')) return;
    header = readHeader(line);
    if (header === undefined) foreign = true;
    else hasStatus = header.fieldOf.includes(cell.status);
  }

  /** Places the cells of a line without quotes and counts them; else why it cannot be used (Danish). */
  function cutPlain({ fieldOf, separator }: Header, text: string, from: number, to: number): number | string {
    if (!isClean && unreadable.test(text.slice(from, to))) return fieldReasons.unreadable;
    let column = 0;
    let start = from;
    let end = text.indexOf(separator, start);
    while (end >= 0 && end < to) {
      place(fieldOf[column] ?? -1, text, start, end);
      column += 1;
      start = end + 1;
      end = text.indexOf(separator, start);
    }
    place(fieldOf[column] ?? -1, text, start, to);
    const count = column + 1;
    for (column = count; column < fieldOf.length; column += 1) place(fieldOf[column] ?? -1, '', 0, 0);
    return count;
  }
  /** The same for a line with quotes. */
  function cutQuoted({ fieldOf, separator }: Header, line: string): number | string {
    const fields = splitCsvLine(line, separator);
    if (fields === undefined) return 'et anførselstegn mangler';
    if (unreadable.test(line)) return fieldReasons.unreadable;
    for (let column = 0; column < fieldOf.length; column += 1) {
      const value = fields[column] ?? '';
      place(fieldOf[column] ?? -1, value, 0, value.length);
    }
    return fields.length;
  }
  function place(field: number, text: string, from: number, to: number): void {
    if (field < 0) return;
    cells.texts[field] = text;
    cells.from[field] = from;
    cells.to[field] = to;
  }
  const textIn = (field: RowField): string =>
    (cells.texts[cell[field]] ?? '').slice(cells.from[cell[field]], cells.to[cell[field]]);

  function takeRow(row: RegisterRow | string, line: number, count: number, columns: number): void {
    const state = hasStatus ? states[textIn('status').trim().toLowerCase()] : 'open';
    const isGone = state === 'closed';
    if (typeof row === 'string' && !isGone) target.bad(line, row);
    else if (count !== columns) {
      // A separator too many or too few moves what stands behind it into another column.
      target.bad(line, 'linjen har ikke lige så mange felter som overskriften');
    } else if (state === undefined) target.bad(line, 'ukendt status');
    else if (typeof row === 'string') {
      // What is no more need not be written out in full.
      const id = readIdWords(textIn('id'));
      if (id === undefined) target.bad(line, row);
      else target.closed({ id }, line);
    } else if (isGone) target.closed(row, line);
    else if (isCutOff(row)) target.bad(line, 'filen slutter midt i linjen');
    else target.row(row, line);
  }

  /** The last line, where no line end closes it, may have lost a part of its last field. */
  function isCutOff({ postcode, postDistrict }: RegisterRow): boolean {
    if (postcode !== lastPostcode) {
      lastPostcode = postcode;
      if (!districts.has(postcode)) districts.set(postcode, postDistrict);
    }
    const known = districts.get(postcode);
    return atEnd && known !== undefined && known !== postDistrict && known.startsWith(postDistrict);
  }

  const lines = createCsvLines(
    (text, from, to, number, quotes) => {
      if (foreign || isBlank(text, from, to)) return;
      if (header === undefined) takeBeforeHeader(text.slice(from, to));
      else if (header.missing.length === 0) {
        const count = quotes ? cutQuoted(header, text.slice(from, to)) : cutPlain(header, text, from, to);
        if (typeof count === 'string') target.bad(number, count);
        else takeRow(rows.read(cells), number, count, header.fieldOf.length);
      }
    },
    (line) => header !== undefined && splitCsvLine(line, header.separator) === undefined,
  );

  return {
    push(piece) {
      const isPieceClean = !suspicious.test(piece);
      isClean &&= isPieceClean;
      lines.push(piece);
      if (isPieceClean && piece.includes('\n')) isClean = true;
    },
    end() {
      atEnd = true;
      lines.end();
      if (header === undefined) return foreign ? { kind: 'not-a-register' } : { kind: 'empty-file' };
      return header.missing.length > 0 ? { kind: 'missing-columns', columns: header.missing } : undefined;
    },
  };
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) > 32) return text.slice(at, to).trim() === '';
  return true;
}
