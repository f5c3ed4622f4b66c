import type { AddressData } from './address-data.ts';
import { kindAt, placeAt } from './address-rows.ts';
import type { IdWords } from './id-words.ts';
import { createPackWriter, type PackWriter } from './pack-writer.ts';
import type { CountedParts } from './register-about.ts';
import type { RegisterRow } from './register-builder.ts';
import { at, streetNameOf } from './register-data.ts';
import { compareIds, mostCodes } from './row-collector.ts';
import { orderPackTexts } from './text-order.ts';

/** A street of the outcome, and where its addresses are. */
interface MergedStreet {
  readonly name: string;
  readonly kommune: number;
  readonly code: number;
  /** Its number among the streets there are; undefined for a new one. */
  readonly old: number | undefined;
  /** Numbers of the rows that come to it. */
  readonly added: number[];
}

interface MergedUnit {
  readonly number: number;
  readonly place: number;
  readonly kind: number;
  readonly id: IdWords;
  readonly houseId: IdWords;
}

const noId: IdWords = [0, 0, 0, 0];

/**
 * Addresses without some of them and with others: the very bytes that a build of the outcome gives. Streets that
 * nothing happens on are copied as they stand. Undefined where there are more places or doors than the columns hold.
 */
export function mergeAddresses(
  base: AddressData | undefined,
  gone: ReadonlySet<number>,
  added: readonly RegisterRow[],
): CountedParts | undefined {
  const streets = mergeStreets(base, gone, added);
  const used = findUsed(base, gone);
  const { texts, nameOf, placeOf, kindOf } = orderPackTexts({
    names: streets.map(({ name }) => name),
    places: [
      ...used.places.map((index) => placeAt(base as AddressData, index)),
      ...added.map(({ postcode, postDistrict: district, locality }, row) => ({
        index: used.placeCount + row,
        postcode,
        district,
        locality,
      })),
    ],
    kinds: [
      ...used.kinds.map((index) => kindAt(base as AddressData, index)),
      ...added.map(({ floor, door }, row) => ({ index: used.kindCount + row, floor, door })),
    ],
  });
  const { postcodes, localities, doors, places, kinds } = texts;
  if ([postcodes, localities, doors, places, kinds].some(({ length }) => length > mostCodes))
    return undefined;

  const kommuner = new Map<number, number>();
  const writer = createPackWriter(texts);
  for (const { name, kommune, code, old, added: rows } of streets) {
    writer.street(nameOf(name), kommune, code);
    let units: number;
    if (base !== undefined && old !== undefined && rows.length === 0)
      units = copyStreet(base, old, gone, placeOf, kindOf, writer);
    else {
      const merged: MergedUnit[] = rows.map((row) => {
        const { houseNumber, id, houseNumberId = noId } = added[row] as RegisterRow;
        return {
          number: houseNumber,
          place: placeOf(used.placeCount + row),
          kind: kindOf(used.kindCount + row),
          id,
          houseId: houseNumberId,
        };
      });
      if (base !== undefined && old !== undefined)
        visitStreet(base, old, gone, (unit) =>
          merged.push({ ...unit, place: placeOf(unit.place), kind: kindOf(unit.kind) }),
        );
      units = writeStreet(merged, writer);
    }
    if (units > mostCodes) return undefined;
    kommuner.set(kommune, (kommuner.get(kommune) ?? 0) + units);
  }
  return { parts: writer.finish(), kommuner };
}

function mergeStreets(
  base: AddressData | undefined,
  gone: ReadonlySet<number>,
  added: readonly RegisterRow[],
): readonly MergedStreet[] {
  const streets = new Map<string, MergedStreet>();
  const streetAt = (name: string, kommune: number, code: number, old?: number): MergedStreet => {
    const key = `${name}\t${kommune}\t${code}`;
    const known = streets.get(key) ?? { name, kommune, code, old, added: [] };
    streets.set(key, known);
    return known;
  };
  const goneFrom = new Map<number, number>();
  if (base !== undefined) {
    const { streetFirstUnit, streetName, streetKommune, streetCode } = base.columns;
    for (const unit of gone) {
      const street = streetOfUnit(streetFirstUnit, unit);
      goneFrom.set(street, (goneFrom.get(street) ?? 0) + 1);
    }
    for (let street = 0; street < streetName.length; street += 1) {
      const units = at(streetFirstUnit, street + 1) - at(streetFirstUnit, street);
      if (units > (goneFrom.get(street) ?? 0))
        streetAt(streetNameOf(base, street), at(streetKommune, street), at(streetCode, street), street);
    }
  }
  added.forEach(({ street, kommune, streetCode }, row) => {
    streetAt(street, kommune, streetCode).added.push(row);
  });
  return [...streets.values()].sort(
    (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || a.kommune - b.kommune || a.code - b.code,
  );
}

/** Places and kinds that some address still has. */
function findUsed(base: AddressData | undefined, gone: ReadonlySet<number>) {
  const placeCount = base?.columns.placePostcode.length ?? 0;
  const kindCount = base?.columns.kindFloor.length ?? 0;
  const places = new Uint8Array(placeCount);
  const kinds = new Uint8Array(kindCount);
  if (base !== undefined)
    for (let street = 0; street < base.columns.streetName.length; street += 1)
      visitHouses(base, street, (house, from, to) => {
        for (let unit = from; unit < to; unit += 1) {
          if (gone.has(unit)) continue;
          places[at(base.columns.housePlace, house)] = 1;
          kinds[at(base.columns.unitKind, unit)] = 1;
        }
      });
  const marked = (marks: Uint8Array): number[] =>
    Array.from(marks.keys()).filter((index) => marks[index] === 1);
  return { placeCount, kindCount, places: marked(places), kinds: marked(kinds) };
}

function streetOfUnit(first: Uint32Array, unit: number): number {
  let low = 0;
  let high = first.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(first, middle) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The houses of a street, each with its units from (inclusive) and to (exclusive). */
function visitHouses(
  { columns }: AddressData,
  street: number,
  visit: (house: number, from: number, to: number) => void,
): void {
  const first = at(columns.streetFirstUnit, street);
  const last = at(columns.streetFirstHouse, street + 1);
  for (let house = at(columns.streetFirstHouse, street); house < last; house += 1)
    visit(
      house,
      first + at(columns.houseUnit, house),
      house + 1 === last ? at(columns.streetFirstUnit, street + 1) : first + at(columns.houseUnit, house + 1),
    );
}

function visitStreet(
  base: AddressData,
  street: number,
  gone: ReadonlySet<number>,
  visit: (unit: MergedUnit) => void,
): void {
  const { columns } = base;
  visitHouses(base, street, (house, from, to) => {
    const houseId = base.houseIds.at(house) ?? noId;
    for (let unit = from; unit < to; unit += 1)
      if (!gone.has(unit))
        visit({
          number: at(columns.houseNumber, house),
          place: at(columns.housePlace, house),
          kind: at(columns.unitKind, unit),
          id: base.unitIds.at(unit) ?? noId,
          houseId,
        });
  });
}

/** How many units it has. Places and kinds keep their order among each other, so nothing has to be sorted. */
function copyStreet(
  base: AddressData,
  street: number,
  gone: ReadonlySet<number>,
  placeOf: (index: number) => number,
  kindOf: (index: number) => number,
  writer: PackWriter,
): number {
  const { columns } = base;
  let units = 0;
  visitHouses(base, street, (house, from, to) => {
    let isBegun = false;
    for (let unit = from; unit < to; unit += 1) {
      if (gone.has(unit)) continue;
      if (!isBegun)
        writer.house(
          at(columns.houseNumber, house),
          placeOf(at(columns.housePlace, house)),
          base.houseIds.at(house) ?? noId,
        );
      isBegun = true;
      writer.unit(kindOf(at(columns.unitKind, unit)), base.unitIds.at(unit) ?? noId);
      units += 1;
    }
  });
  return units;
}

/** Sorts a street's addresses and writes them. */
function writeStreet(units: MergedUnit[], writer: PackWriter): number {
  units.sort((a, b) => a.number - b.number || a.place - b.place || a.kind - b.kind || compareIds(a.id, b.id));
  let before: MergedUnit | undefined;
  for (const unit of units) {
    if (unit.number !== before?.number || unit.place !== before.place)
      writer.house(unit.number, unit.place, unit.houseId);
    writer.unit(unit.kind, unit.id);
    before = unit;
  }
  return units.length;
}
