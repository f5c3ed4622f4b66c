import { sourceOfBytes } from './byte-source.ts';
import { openIdBlocks } from './id-blocks.ts';
import type { IdWords } from './id-words.ts';
import { openSections } from './pack.ts';
import { createRegisterBuilder, type RegisterBuilder } from './register-builder.ts';
import { openTextTable } from './text-table.ts';
import { firstNamedDoor } from './unit-codes.ts';

/** Version 1, frozen: ids lay as they are, four words each, and every house and unit held its own place and kind. */
const version1 = {
  aboutUnits: Uint16Array,
  aboutEnds: Uint32Array,
  nameUnits: Uint16Array,
  nameEnds: Uint32Array,
  nameFirstStreet: Uint32Array,
  streetName: Uint32Array,
  streetKommune: Uint16Array,
  streetCode: Uint16Array,
  streetFirstHouse: Uint32Array,
  streetFirstPostcode: Uint32Array,
  streetPostcodes: Uint16Array,
  streetFirstLocality: Uint32Array,
  streetLocalities: Uint16Array,
  houseNumber: Uint16Array,
  housePostcode: Uint16Array,
  houseLocality: Uint16Array,
  houseFirstUnit: Uint32Array,
  houseId: Uint32Array,
  unitFloor: Uint8Array,
  unitDoor: Uint16Array,
  unitId: Uint32Array,
  postcode: Uint16Array,
  districtUnits: Uint16Array,
  districtEnds: Uint32Array,
  postcodeFirstStreet: Uint32Array,
  postcodeStreets: Uint32Array,
  localityUnits: Uint16Array,
  localityEnds: Uint32Array,
  doorUnits: Uint16Array,
  doorEnds: Uint32Array,
  keyBytes: Uint8Array,
  keyEnds: Uint32Array,
  keyShared: Uint8Array,
  keyName: Uint32Array,
  keyLaterWord: Uint8Array,
} as const;

/** Version 2, frozen: ids lay in the pack, and places and kinds were numbered. */
const version2 = {
  aboutUnits: Uint16Array,
  aboutEnds: Uint32Array,
  nameUnits: Uint16Array,
  nameEnds: Uint32Array,
  nameFirstStreet: Uint32Array,
  streetName: Uint32Array,
  streetKommune: Uint16Array,
  streetCode: Uint16Array,
  streetFirstHouse: Uint32Array,
  streetFirstPostcode: Uint32Array,
  streetPostcodes: Uint16Array,
  streetFirstLocality: Uint32Array,
  streetLocalities: Uint16Array,
  houseNumber: Uint16Array,
  housePlace: Uint16Array,
  placePostcode: Uint16Array,
  placeLocality: Uint16Array,
  streetFirstUnit: Uint32Array,
  houseUnit: Uint16Array,
  houseIds: Uint8Array,
  unitKind: Uint16Array,
  kindFloor: Uint8Array,
  kindDoor: Uint16Array,
  unitIds: Uint8Array,
  postcode: Uint16Array,
  districtUnits: Uint16Array,
  districtEnds: Uint32Array,
  postcodeFirstStreet: Uint32Array,
  postcodeStreets: Uint32Array,
  localityUnits: Uint16Array,
  localityEnds: Uint32Array,
  doorUnits: Uint16Array,
  doorEnds: Uint32Array,
  keyBytes: Uint8Array,
  keyEnds: Uint32Array,
  keyShared: Uint8Array,
  keyName: Uint32Array,
  keyLaterWord: Uint8Array,
} as const;

/** What both have in common. */
type EarlierColumns = Readonly<
  Record<
    | 'aboutUnits'
    | 'aboutEnds'
    | 'nameUnits'
    | 'nameEnds'
    | 'streetName'
    | 'streetKommune'
    | 'streetCode'
    | 'streetFirstHouse'
    | 'houseNumber'
    | 'postcode'
    | 'districtUnits'
    | 'districtEnds'
    | 'localityUnits'
    | 'localityEnds'
    | 'doorUnits'
    | 'doorEnds',
    Uint16Array | Uint32Array
  >
>;

/** Where each version keeps what belongs to a house and a unit. */
interface EarlierRows {
  firstUnitOf(house: number): number;
  houseId(house: number): IdWords | undefined;
  unitId(unit: number): IdWords | undefined;
  postcodeOf(house: number): number;
  /** 0 for none. */
  localityOf(house: number): number;
  floorOf(unit: number): number;
  doorOf(unit: number): number;
}

/** The register file of this version, out of a pack that an earlier one has stored; undefined where it is none, or damaged. */
export function renewPack(pack: ArrayBuffer): Uint8Array<ArrayBuffer> | undefined {
  const first = openSections(pack, 1, version1);
  if (first !== undefined) {
    return build(first, {
      firstUnitOf: (house) => at(first.houseFirstUnit, house),
      houseId: (house) => idAt(first.houseId, house),
      unitId: (unit) => idAt(first.unitId, unit),
      postcodeOf: (house) => at(first.housePostcode, house),
      localityOf: (house) => at(first.houseLocality, house),
      floorOf: (unit) => at(first.unitFloor, unit),
      doorOf: (unit) => at(first.unitDoor, unit),
    });
  }
  const second = openSections(pack, 2, version2);
  if (second === undefined) return undefined;
  const houseIds = openIdBlocks(sourceOfBytes(second.houseIds as Uint8Array<ArrayBuffer>));
  const unitIds = openIdBlocks(sourceOfBytes(second.unitIds as Uint8Array<ArrayBuffer>));
  if (!houseIds.ok || !unitIds.ok) return undefined;
  let street = 0;
  return build(second, {
    // Houses are asked for in order, and the end of the last one last.
    firstUnitOf(house) {
      if (house === second.houseNumber.length) return second.unitKind.length;
      while (at(second.streetFirstHouse, street + 1) <= house) street += 1;
      return at(second.streetFirstUnit, street) + at(second.houseUnit, house);
    },
    houseId: (house) => houseIds.value.at(house),
    unitId: (unit) => unitIds.value.at(unit),
    postcodeOf: (house) => at(second.placePostcode, at(second.housePlace, house)),
    localityOf: (house) => at(second.placeLocality, at(second.housePlace, house)),
    floorOf: (unit) => at(second.kindFloor, at(second.unitKind, unit)),
    doorOf: (unit) => at(second.kindDoor, at(second.unitKind, unit)),
  });
}

function build(old: EarlierColumns, rows: EarlierRows): Uint8Array<ArrayBuffer> | undefined {
  const about = (row: number): string => textOf(old.aboutUnits, old.aboutEnds, row);
  const builder = createRegisterBuilder();
  for (let street = 0; street < old.streetName.length; street += 1) {
    const lastHouse = at(old.streetFirstHouse, street + 1);
    for (let house = at(old.streetFirstHouse, street); house < lastHouse; house += 1)
      if (!addHouse(builder, old, rows, street, house)) return undefined;
  }
  return new Uint8Array(builder.build({ name: about(0), date: about(1), practice: about(2) === 'practice' }));
}

/** False where its rows contradict each other. */
function addHouse(
  builder: RegisterBuilder,
  old: EarlierColumns,
  rows: EarlierRows,
  street: number,
  house: number,
): boolean {
  const district = rows.postcodeOf(house);
  const locality = rows.localityOf(house);
  const facts = {
    houseNumberId: rows.houseId(house),
    kommune: at(old.streetKommune, street),
    streetCode: at(old.streetCode, street),
    street: textOf(old.nameUnits, old.nameEnds, at(old.streetName, street)),
    houseNumber: at(old.houseNumber, house),
    locality: locality === 0 ? undefined : textOf(old.localityUnits, old.localityEnds, locality - 1),
    postcode: at(old.postcode, district),
    postDistrict: textOf(old.districtUnits, old.districtEnds, district),
  };
  const from = rows.firstUnitOf(house);
  const to = rows.firstUnitOf(house + 1);
  for (let unit = from; unit < to; unit += 1) {
    const id = rows.unitId(unit);
    const door = rows.doorOf(unit);
    const problem =
      id === undefined
        ? 'no id'
        : builder.add({
            ...facts,
            id,
            floor: rows.floorOf(unit),
            door:
              door < firstNamedDoor
                ? { kind: 'code', code: door }
                : { kind: 'named', name: textOf(old.doorUnits, old.doorEnds, door - firstNamedDoor) },
          });
    if (problem !== undefined) return false;
  }
  return true;
}

const at = (column: Uint8Array | Uint16Array | Uint32Array, row: number): number => column[row] ?? 0;

const textOf = (
  units: Uint8Array | Uint16Array | Uint32Array,
  ends: Uint8Array | Uint16Array | Uint32Array,
  row: number,
): string =>
  openTextTable({ units: units as Uint16Array<ArrayBuffer>, ends: ends as Uint32Array<ArrayBuffer> }).get(
    row,
  );

function idAt(words: Uint32Array, row: number): IdWords | undefined {
  const id: IdWords = [
    at(words, row * 4),
    at(words, row * 4 + 1),
    at(words, row * 4 + 2),
    at(words, row * 4 + 3),
  ];
  return id.every((word) => word === 0) ? undefined : id;
}
