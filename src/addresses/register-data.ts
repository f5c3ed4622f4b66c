import { type AddressId, type DarAddress, parseAddressId } from '../domain/address.ts';
import { ok, type Result } from '../domain/result.ts';
import type { RegisterInfo } from './address-register.ts';
import { openPack, type PackColumns } from './pack.ts';
import { createPlaces, type Places } from './places.ts';
import { openTextTable, type TextTable } from './text-table.ts';
import { firstNamedDoor, formatDoor, formatFloor, formatHouseNumber } from './unit-codes.ts';

/** An opened register: the columns of its pack, and the texts that they point to. */
export interface RegisterData {
  readonly pack: ArrayBuffer;
  readonly columns: PackColumns;
  readonly info: RegisterInfo;
  readonly names: TextTable;
  readonly districts: TextTable;
  readonly localities: TextTable;
  readonly doors: TextTable;
  readonly places: Places;
}

export function openRegister(pack: ArrayBuffer): Result<RegisterData, { readonly kind: 'damaged' }> {
  const opened = openPack(pack);
  if (!opened.ok) return opened;
  const columns = opened.value;
  const about = openTextTable({ units: columns.aboutUnits, ends: columns.aboutEnds });
  const districts = openTextTable({ units: columns.districtUnits, ends: columns.districtEnds });
  const localities = openTextTable({ units: columns.localityUnits, ends: columns.localityEnds });
  return ok({
    pack,
    columns,
    info: {
      name: about.get(0),
      date: about.get(1),
      practice: about.get(2) === 'practice',
      addresses: columns.unitFloor.length,
    },
    names: openTextTable({ units: columns.nameUnits, ends: columns.nameEnds }),
    districts,
    localities,
    doors: openTextTable({ units: columns.doorUnits, ends: columns.doorEnds }),
    places: createPlaces(districts, localities),
  });
}

const fourDigits = (value: number | undefined): string => String(value ?? 0).padStart(4, '0');

export const at = (column: { readonly [index: number]: number }, index: number): number => {
  const value = column[index];
  if (value === undefined) throw new RangeError(`No row ${index}`);
  return value;
};

export const streetNameOf = (data: RegisterData, street: number): string =>
  data.names.get(at(data.columns.streetName, street));

export const kommuneOf = (data: RegisterData, street: number): string =>
  fourDigits(data.columns.streetKommune[street]);

export const streetCodeOf = (data: RegisterData, street: number): string =>
  fourDigits(data.columns.streetCode[street]);

export const postcodeText = (data: RegisterData, postcode: number): string =>
  fourDigits(data.columns.postcode[postcode]);

export const localityOf = (data: RegisterData, house: number): string | undefined => {
  const locality = at(data.columns.houseLocality, house);
  return locality === 0 ? undefined : data.localities.get(locality - 1);
};

export const floorOf = (data: RegisterData, unit: number): string =>
  formatFloor(at(data.columns.unitFloor, unit));

export function doorOf(data: RegisterData, unit: number): string {
  const code = at(data.columns.unitDoor, unit);
  return formatDoor(code) ?? data.doors.get(code - firstNamedDoor);
}

/** The last row whose first child is at or before the given child. */
function parentOf(first: Uint32Array, child: number): number {
  let low = 0;
  let high = first.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(first, middle) <= child) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const houseOfUnit = (data: RegisterData, unit: number): number =>
  parentOf(data.columns.houseFirstUnit, unit);
export const streetOfHouse = (data: RegisterData, house: number): number =>
  parentOf(data.columns.streetFirstHouse, house);

function idText(words: Uint32Array, row: number): string {
  let hex = '';
  for (let word = 0; word < 4; word += 1) hex += (words[row * 4 + word] ?? 0).toString(16).padStart(8, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function addressAt(data: RegisterData, unit: number): DarAddress {
  const { columns } = data;
  const house = houseOfUnit(data, unit);
  const street = streetOfHouse(data, house);
  const id = parseAddressId(idText(columns.unitId, unit));
  if (id === undefined) throw new Error(`Row ${unit} has no address id`);
  const houseNumberId = idText(columns.houseId, house);
  const floor = floorOf(data, unit);
  const door = doorOf(data, unit);
  const locality = localityOf(data, house);
  const postcode = at(columns.housePostcode, house);
  return {
    id,
    ...(/[1-9a-f]/.test(houseNumberId) ? { houseNumberId } : {}),
    kommuneCode: kommuneOf(data, street),
    streetCode: streetCodeOf(data, street),
    street: streetNameOf(data, street),
    houseNumber: formatHouseNumber(at(columns.houseNumber, house)),
    ...(floor === '' ? {} : { floor }),
    ...(door === '' ? {} : { door }),
    ...(locality === undefined ? {} : { locality }),
    postcode: postcodeText(data, postcode),
    postDistrict: data.districts.get(postcode),
  };
}

/** The four 32-bit words of an id in its usual form, with hyphens. */
export function wordsOfId(id: string): readonly [number, number, number, number] {
  return [
    Number.parseInt(id.slice(0, 8), 16),
    Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16),
    Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16),
    Number.parseInt(id.slice(28, 36), 16),
  ];
}

/** One pass over the ids: milliseconds for a whole country, and asked for once an address is opened again. */
export function findUnitById(data: RegisterData, id: AddressId): number | undefined {
  const words = data.columns.unitId;
  const [first, second, third, fourth] = wordsOfId(id);
  for (let row = 0; row < words.length; row += 4) {
    if (
      words[row + 3] === fourth &&
      words[row] === first &&
      words[row + 1] === second &&
      words[row + 2] === third
    ) {
      return row / 4;
    }
  }
  return undefined;
}
