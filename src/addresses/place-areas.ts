import { groupRows } from './grouping.ts';
import type { PackColumns } from './pack.ts';
import type { PlaceMatch } from './places.ts';
import { createMemory } from './remembering.ts';

/** What lies in a place as it was typed. */
export interface PlaceArea {
  /** Streets with houses there, in order. */
  readonly streets: Uint32Array;
  /** Whether one of them has the name. */
  hasName(name: number): boolean;
  /** Visits those of the name, some of them twice. */
  visitStreets(name: number, visit: (street: number) => void): void;
}

export interface PlaceAreas {
  /** Of a postcode, or of all that begin so. */
  ofPostcode(typed: string): PlaceArea;
  ofPlace(place: PlaceMatch): PlaceArea;
}

/** Whether a postcode begins as typed: `16` on the way to 1620. */
export const isPostcodeOf = (code: number, typed: string): boolean =>
  Math.floor(code / (powers[typed.length] ?? 1)) === Number(typed);
/** What is cut off from a postcode that has so many digits of its four. */
const powers = [10_000, 1000, 100, 10];

/** Each digit of all four takes the country's streets once, half a megabyte, and no more. */
const postcodesRemembered = 11_110;
const placesRemembered = 1000;

/** A name is looked for in so many lists sooner than all names on them are marked. */
const fewLists = 10;

/** So many are sorted sooner than all that there could be are gone through. */
const few = 3000;

function sortFew(lists: readonly Uint32Array[], length: number): Uint32Array {
  const all = new Uint32Array(length);
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  let count = 0;
  for (const value of all) {
    if (count > 0 && all[count - 1] === value) continue;
    all[count] = value;
    count += 1;
  }
  return all.subarray(0, count);
}

/** The numbers of all lists, each once, in order; all are below `end`. */
function inOrder(lists: readonly Uint32Array[], end: number): Uint32Array {
  const [only = new Uint32Array()] = lists;
  if (lists.length < 2) return only;
  const length = lists.reduce((sum, list) => sum + list.length, 0);
  if (length < few) return sortFew(lists, length);
  const isIn = new Uint8Array(end);
  let count = 0;
  for (const list of lists) {
    for (const value of list) {
      count += 1 - (isIn[value] as number);
      isIn[value] = 1;
    }
  }
  const all = new Uint32Array(count);
  let at = 0;
  for (let value = isIn.indexOf(1); value >= 0; value = isIn.indexOf(1, value + 1)) {
    all[at] = value;
    at += 1;
  }
  return all;
}

export function createPlaceAreas(columns: PackColumns): PlaceAreas {
  const { postcodeFirstStreet, postcodeStreets, streetFirstLocality, streetLocalities } = columns;
  const { nameFirstStreet, streetName } = columns;
  // With each street stand its localities; here they are turned round.
  const streetAt = new Uint32Array(streetLocalities.length);
  for (let street = 0; street + 1 < streetFirstLocality.length; street += 1)
    streetAt.fill(street, streetFirstLocality[street], streetFirstLocality[street + 1]);
  const localities = groupRows(
    streetLocalities.length,
    columns.localityEnds.length + 1,
    (row) => streetLocalities[row] ?? 0,
  );
  const ofDistrict = (district: number): Uint32Array =>
    postcodeStreets.subarray(postcodeFirstStreet[district], postcodeFirstStreet[district + 1]);
  const ofLocality = (locality: number): Uint32Array =>
    localities.order
      .subarray(localities.first[locality], localities.first[locality + 1])
      .map((row) => streetAt[row] ?? 0);

  /** Where a list of streets, in order, has the first of the name or of one behind it: the register has them by name. */
  function placeOf(streets: Uint32Array, name: number): number {
    const wanted = nameFirstStreet[name] as number;
    let low = 0;
    let high = streets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((streets[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  function hasNameIn(streets: Uint32Array, name: number): boolean {
    const place = placeOf(streets, name);
    return place < streets.length && (streets[place] as number) < (nameFirstStreet[name + 1] as number);
  }

  function namesOn(lists: readonly Uint32Array[]): (name: number) => boolean {
    if (lists.length <= fewLists) {
      return (name) => {
        for (const streets of lists) if (hasNameIn(streets, name)) return true;
        return false;
      };
    }
    const bits = new Uint32Array(Math.ceil(nameFirstStreet.length / 32));
    for (const streets of lists)
      for (const street of streets) {
        const name = streetName[street] as number;
        bits[name >> 5] = (bits[name >> 5] as number) | (1 << (name & 31));
      }
    return (name) => (((bits[name >> 5] as number) >> (name & 31)) & 1) === 1;
  }

  function areaOf(lists: readonly Uint32Array[]): PlaceArea {
    let streets: Uint32Array | undefined;
    const hasName = namesOn(lists);
    return {
      // Most are asked for names alone, and to put all streets into order takes longer.
      get streets() {
        streets ??= inOrder(lists, columns.streetName.length);
        return streets;
      },
      hasName,
      visitStreets(name, visit) {
        if (lists.length > fewLists && !hasName(name)) return;
        const end = nameFirstStreet[name + 1] as number;
        for (const list of lists)
          for (let place = placeOf(list, name); place < list.length; place += 1) {
            const street = list[place] as number;
            if (street >= end) break;
            visit(street);
          }
      },
    };
  }

  const byPostcode = createMemory<string, PlaceArea>(postcodesRemembered);
  const byPlace = createMemory<PlaceMatch, PlaceArea>(placesRemembered);

  return {
    ofPostcode: (typed) =>
      byPostcode.get(typed, () => {
        const lists: Uint32Array[] = [];
        columns.postcode.forEach((code, district) => {
          if (isPostcodeOf(code, typed)) lists.push(ofDistrict(district));
        });
        return areaOf(lists);
      }),
    ofPlace: (place) =>
      byPlace.get(place, () =>
        areaOf([...[...place.districts].map(ofDistrict), ...[...place.localities].map(ofLocality)]),
      ),
  };
}
