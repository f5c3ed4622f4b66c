import { type IdWords, readIdWords } from '../id-words.ts';
import type { RegisterRow } from '../register-builder.ts';
import {
  createFieldReaders,
  type FieldReader,
  fieldReasons,
  reasonFor,
  rememberingLast,
} from './row-fields.ts';

/** The places of a row's fields in its cells. */
export const cell = {
  id: 0,
  houseNumberId: 1,
  kommune: 2,
  streetCode: 3,
  street: 4,
  houseNumber: 5,
  floor: 6,
  door: 7,
  locality: 8,
  postcode: 9,
  postDistrict: 10,
  status: 11,
} as const;
export type RowField = keyof typeof cell;
export const rowFields = Object.keys(cell) as readonly RowField[];

/** Where the text of each field stands; one object is filled again for every row. */
export interface RowCells {
  readonly texts: string[];
  /** First sign of each field in its text, and the sign after its last. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export const createRowCells = (): RowCells => ({
  texts: rowFields.map(() => ''),
  from: new Int32Array(rowFields.length),
  to: new Int32Array(rowFields.length),
});

export interface RowReader {
  /** The row, or why it cannot be used (Danish). */
  read(cells: RowCells): RegisterRow | string;
}

function valueIn<Value>(reader: FieldReader<Value>, cells: RowCells, at: number): Value | undefined {
  return reader.read(cells.texts[at] as string, cells.from[at], cells.to[at]);
}

const textOf = ({ texts, from, to }: RowCells, at: number): string =>
  (texts[at] ?? '').slice(from[at], to[at]);

const reasonIn = (field: keyof typeof fieldReasons & RowField, cells: RowCells): string =>
  reasonFor(field, textOf(cells, cell[field]));

export function createRowReader(): RowReader {
  const fields = createFieldReaders();
  const ids: FieldReader<IdWords> = { read: readIdWords };
  // A house's addresses mostly stand together.
  const houseIds = rememberingLast(readIdWords);
  return {
    read(cells) {
      const id = valueIn(ids, cells, cell.id);
      if (id === undefined) return reasonIn('id', cells);
      const kommune = valueIn(fields.kommune, cells, cell.kommune);
      if (kommune === undefined) return reasonIn('kommune', cells);
      const streetCode = valueIn(fields.streetCode, cells, cell.streetCode);
      if (streetCode === undefined) return reasonIn('streetCode', cells);
      const street = valueIn(fields.street, cells, cell.street);
      if (street === undefined) return reasonIn('street', cells);
      const houseNumber = valueIn(fields.houseNumber, cells, cell.houseNumber);
      if (houseNumber === undefined) return reasonIn('houseNumber', cells);
      const floor = valueIn(fields.floor, cells, cell.floor);
      if (floor === undefined) return reasonIn('floor', cells);
      const door = valueIn(fields.door, cells, cell.door);
      if (door === undefined) return reasonIn('door', cells);
      const postcode = valueIn(fields.postcode, cells, cell.postcode);
      if (postcode === undefined) return reasonIn('postcode', cells);
      const postDistrict = valueIn(fields.postDistrict, cells, cell.postDistrict);
      if (postDistrict === undefined) return reasonIn('postDistrict', cells);
      const locality = valueIn(fields.locality, cells, cell.locality);
      if (locality === undefined) return reasonIn('locality', cells);
      const houseNumberId = valueIn(houseIds, cells, cell.houseNumberId);
      if (houseNumberId === undefined && textOf(cells, cell.houseNumberId).trim() !== '')
        return fieldReasons.houseNumberId;
      return {
        id,
        houseNumberId,
        kommune,
        streetCode,
        street,
        houseNumber,
        floor,
        door,
        locality: locality === '' ? undefined : locality,
        postcode,
        postDistrict,
      };
    },
  };
}
