import { type AddressId, type DarAddress, parseAddressId } from '../domain/address.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type AddressData, openAddresses } from './address-data.ts';
import type { FoundAddress, RegisterInfo } from './address-register.ts';
import { type ByteSource, sourceOfBytes } from './byte-source.ts';
import { createFuzzyNames, type FuzzyNames } from './fuzzy-names.ts';
import { type Grouping, groupRows } from './grouping.ts';
import { formatIdWords, readIdWords } from './id-words.ts';
import { createNameWeights, type NameWeights } from './name-weights.ts';
import type { PackColumns } from './pack.ts';
import { createPlaceAreas, type PlaceAreas } from './place-areas.ts';
import { createPlaces, type Places } from './places.ts';
import { readAbout } from './register-about.ts';
import { type FileDamage, findDamage, type OpenedFile, openRegisterFile } from './register-file.ts';
import { createRememberedAnswers, type RememberedAnswers } from './remembered-answers.ts';
import { renewPack } from './renew-pack.ts';
import { firstNamedDoor, formatDoor, formatFloor, formatHouseNumber } from './unit-codes.ts';

/** An opened register: what is searched of it in memory, the rest where it lies. */
export interface RegisterData extends AddressData {
  readonly info: RegisterInfo;
  readonly file: OpenedFile;
  readonly places: Places;
  readonly areas: PlaceAreas;
  readonly fuzzyNames: FuzzyNames;
  /** The keys of each name in the name index. */
  readonly keysOfName: Grouping;
  /** Addresses on each street: among equals, the street where most people live is the likelier. */
  readonly streetUnits: Uint32Array;
  /** Addresses on all streets of each name. */
  readonly nameUnits: Uint32Array;
  /** By the office's own kommune; -1 for none. */
  readonly nameWeights: (kommune: number) => NameWeights;
  /** Addresses that are no more. */
  readonly closed: AddressData | undefined;
  readonly remembered: RememberedAnswers;
}

/** Opens a register where it lies, or one that is at hand; all of it is read once, and a damaged block is named. */
export function openRegister(given: ArrayBuffer | ByteSource): Result<RegisterData, FileDamage> {
  const source =
    given instanceof ArrayBuffer ? sourceOfBytes(renewPack(given) ?? new Uint8Array(given)) : given;
  const opened = openRegisterFile(source);
  if (!opened.ok) return opened;
  const file = opened.value;
  const damage = findDamage(file);
  return damage === undefined ? readRegister(file) : fail(damage);
}

/** Opens a register to be searched at once: the rest is to be checked (`file.checkMore`), or throws as it is read. */
export function openToSearch(source: ByteSource): Result<RegisterData, FileDamage> {
  const opened = openRegisterFile(source);
  return opened.ok ? readRegister(opened.value) : opened;
}

function readRegister(file: OpenedFile): Result<RegisterData, FileDamage> {
  const about = readAbout(file.about);
  const rows = openAddresses(file, 'rows');
  if (!rows.ok) return rows;
  const closed = openAddresses(file, 'closed');
  if (!closed.ok) return closed;
  if (about?.kind !== 'register' || rows.value === undefined) return fail({ kind: 'damaged' });
  const { columns, districts, localities } = rows.value;
  const streetUnits = countUnits(columns);
  const nameUnits = sumByName(columns, streetUnits);
  return ok({
    ...rows.value,
    info: about.info,
    file,
    places: createPlaces(districts, localities),
    areas: createPlaceAreas(columns),
    fuzzyNames: createFuzzyNames(columns),
    keysOfName: groupRows(columns.keyName.length, nameUnits.length, (key) => at(columns.keyName, key)),
    streetUnits,
    nameUnits,
    nameWeights: createNameWeights(columns, nameUnits),
    closed: closed.value,
    remembered: createRememberedAnswers(),
  });
}

function countUnits({ streetFirstUnit }: PackColumns): Uint32Array {
  const units = new Uint32Array(Math.max(0, streetFirstUnit.length - 1));
  for (let street = 0; street < units.length; street += 1)
    units[street] = (streetFirstUnit[street + 1] ?? 0) - (streetFirstUnit[street] ?? 0);
  return units;
}

function sumByName({ nameFirstStreet }: PackColumns, streetUnits: Uint32Array): Uint32Array {
  const units = new Uint32Array(Math.max(0, nameFirstStreet.length - 1));
  for (let name = 0; name < units.length; name += 1) {
    const end = nameFirstStreet[name + 1] ?? 0;
    for (let street = nameFirstStreet[name] ?? 0; street < end; street += 1)
      units[name] = (units[name] ?? 0) + (streetUnits[street] ?? 0);
  }
  return units;
}

const fourDigits = (value: number | undefined): string => String(value ?? 0).padStart(4, '0');

export const at = (column: { readonly [index: number]: number }, index: number): number => {
  const value = column[index];
  if (value === undefined) throw new RangeError(`No row ${index}`);
  return value;
};

export const streetNameOf = (data: AddressData, street: number): string =>
  data.names.get(at(data.columns.streetName, street));

export const kommuneOf = (data: AddressData, street: number): string =>
  fourDigits(data.columns.streetKommune[street]);

export const streetCodeOf = (data: AddressData, street: number): string =>
  fourDigits(data.columns.streetCode[street]);

export const postcodeText = (data: AddressData, postcode: number): string =>
  fourDigits(data.columns.postcode[postcode]);

/** Row of a house's postcode. */
export const postcodeRow = ({ columns }: AddressData, house: number): number =>
  at(columns.placePostcode, at(columns.housePlace, house));

/** 0 for none, else one more than the row of a house's locality. */
export const localityRow = ({ columns }: AddressData, house: number): number =>
  at(columns.placeLocality, at(columns.housePlace, house));

export const localityOf = (data: AddressData, house: number): string | undefined => {
  const locality = localityRow(data, house);
  return locality === 0 ? undefined : data.localities.get(locality - 1);
};

export const floorOf = (data: AddressData, unit: number): string =>
  formatFloor(at(data.columns.kindFloor, at(data.columns.unitKind, unit)));

export function doorOf(data: AddressData, unit: number): string {
  const code = at(data.columns.kindDoor, at(data.columns.unitKind, unit));
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

export const streetOfHouse = (data: AddressData, house: number): number =>
  parentOf(data.columns.streetFirstHouse, house);

/** The units of a house: from (inclusive) and to (exclusive). */
export function unitsOf({ columns }: AddressData, house: number): readonly [from: number, to: number] {
  const street = parentOf(columns.streetFirstHouse, house);
  const first = at(columns.streetFirstUnit, street);
  const isLast = house + 1 === at(columns.streetFirstHouse, street + 1);
  const to = isLast ? at(columns.streetFirstUnit, street + 1) : first + at(columns.houseUnit, house + 1);
  return [first + at(columns.houseUnit, house), to];
}

export function houseOfUnit({ columns }: AddressData, unit: number): number {
  const street = parentOf(columns.streetFirstUnit, unit);
  const wanted = unit - at(columns.streetFirstUnit, street);
  let low = at(columns.streetFirstHouse, street);
  let high = at(columns.streetFirstHouse, street + 1) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(columns.houseUnit, middle) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function addressAt(data: AddressData, unit: number): DarAddress {
  const { columns } = data;
  const house = houseOfUnit(data, unit);
  const street = streetOfHouse(data, house);
  const words = data.unitIds.at(unit);
  const id = words === undefined ? undefined : parseAddressId(formatIdWords(words));
  if (id === undefined) throw new Error(`Row ${unit} has no address id`);
  const houseWords = data.houseIds.at(house);
  const floor = floorOf(data, unit);
  const door = doorOf(data, unit);
  const locality = localityOf(data, house);
  const postcode = postcodeRow(data, house);
  return {
    id,
    ...(houseWords === undefined ? {} : { houseNumberId: formatIdWords(houseWords) }),
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

/** The row of an address; undefined where the register has none with this id. */
export function findUnitById(data: AddressData, id: AddressId): number | undefined {
  const words = readIdWords(id);
  return words === undefined ? undefined : data.findUnit(words);
}

/** An address by its id, in force or no more. */
export function findAddress(data: RegisterData, id: AddressId): FoundAddress | undefined {
  const unit = findUnitById(data, id);
  if (unit !== undefined) return { address: addressAt(data, unit), state: 'in-force' };
  const { closed } = data;
  const gone = closed === undefined ? undefined : findUnitById(closed, id);
  return closed === undefined || gone === undefined
    ? undefined
    : { address: addressAt(closed, gone), state: 'closed' };
}

/** Whether a register that was just opened finds its own first and last address. */
export function answers(data: RegisterData): boolean {
  const last = data.columns.unitKind.length - 1;
  return [0, last].every((unit) => findUnitById(data, addressAt(data, unit).id) === unit);
}
