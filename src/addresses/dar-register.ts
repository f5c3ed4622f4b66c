import { rowAt } from './address-rows.ts';
import { type DarPlace, findDarPlaces } from './dar-places.ts';
import type { RegisterAtHand } from './formats/dar-delta.ts';
import { unpackRoadCodes } from './formats/dar-tables.ts';
import { createIdNumbers, type IdNumbers } from './growing-words.ts';
import { formatIdWords, type IdWords } from './id-words.ts';
import type { RegisterRow } from './register-builder.ts';
import { at, localityOf, postcodeRow, type RegisterData, unitsOf } from './register-data.ts';

/**
 * A register as DAR's changes look into it. It knows addresses and house numbers by their ids. Roads, post districts
 * and supplerende bynavne it knows by theirs where it was built of DAR's own files; else it has names and codes alone,
 * which others may have had, and only of a post district whose code the changes tell can it say which rows are its.
 */
export function asRegisterAtHand(data: RegisterData): RegisterAtHand {
  const { columns } = data;
  const places = findDarPlaces(data.file);
  const byId = new Map<string, DarPlace[]>();
  const localitiesNamed = new Map<string, number>();
  for (const place of places ?? []) {
    byId.set(keyOf(place), [...(byId.get(keyOf(place)) ?? []), place]);
    if (place.kind === 'locality')
      localitiesNamed.set(place.name, (localitiesNamed.get(place.name) ?? 0) + 1);
  }
  let houses: HouseChains | undefined;

  function* rowsOfHouse(id: IdWords): Generator<RegisterRow> {
    houses ??= chainHouses(data);
    for (let house = houses.first(id); house >= 0; house = houses.next(house)) {
      const [from, to] = unitsOf(data, house);
      for (let unit = from; unit < to; unit += 1) yield rowAt(data, unit);
    }
  }

  function* rowsOnStreet(street: number, isWanted: (house: number) => boolean): Generator<RegisterRow> {
    const last = at(columns.streetFirstHouse, street + 1);
    for (let house = at(columns.streetFirstHouse, street); house < last; house += 1) {
      if (!isWanted(house)) continue;
      const [from, to] = unitsOf(data, house);
      for (let unit = from; unit < to; unit += 1) yield rowAt(data, unit);
    }
  }

  function* rowsInPostcode(postcode: number): Generator<RegisterRow> {
    const streets = new Set<number>();
    for (let district = 0; district < columns.postcode.length; district += 1) {
      if (columns.postcode[district] !== postcode) continue;
      const end = at(columns.postcodeFirstStreet, district + 1);
      for (let row = at(columns.postcodeFirstStreet, district); row < end; row += 1)
        streets.add(at(columns.postcodeStreets, row));
    }
    for (const street of streets)
      yield* rowsOnStreet(street, (house) => at(columns.postcode, postcodeRow(data, house)) === postcode);
  }

  function* rowsOnRoads(roads: readonly DarPlace[]): Generator<RegisterRow> {
    for (const { code } of roads) {
      const { kommune, code: streetCode } = unpackRoadCodes(code);
      for (let street = 0; street < columns.streetCode.length; street += 1)
        if (columns.streetCode[street] === streetCode && columns.streetKommune[street] === kommune)
          yield* rowsOnStreet(street, () => true);
    }
  }

  function* rowsInLocality(name: string): Generator<RegisterRow> {
    for (let street = 0; street < columns.streetName.length; street += 1) {
      const [from, to] = [
        at(columns.streetFirstLocality, street),
        at(columns.streetFirstLocality, street + 1),
      ];
      const isThere = columns.streetLocalities
        .subarray(from, to)
        .some((locality) => data.localities.get(locality - 1) === name);
      if (isThere) yield* rowsOnStreet(street, (house) => localityOf(data, house) === name);
    }
  }

  return {
    find(id) {
      const unit = data.findUnit(id);
      return unit === undefined ? undefined : rowAt(data, unit);
    },
    knowsPlaces: places !== undefined,
    placesOf: (kind, id) => byId.get(keyOf({ kind, id })) ?? [],
    rowsOf(tie, id, postcode) {
      if (tie === 'house-number') return rowsOfHouse(id);
      const known = byId.get(keyOf({ kind: tie, id })) ?? [];
      if (tie === 'post-district') {
        const code = known[0]?.code ?? postcode;
        return code === undefined || code === 0 ? undefined : rowsInPostcode(code);
      }
      if (places === undefined) return undefined;
      if (tie === 'road') return rowsOnRoads(known);
      const [locality] = known;
      if (locality === undefined) return [];
      // Two of one name cannot be told apart by it.
      return localitiesNamed.get(locality.name) === 1 ? rowsInLocality(locality.name) : undefined;
    },
  };
}

const keyOf = ({ kind, id }: Pick<DarPlace, 'kind' | 'id'>): string => `${kind} ${formatIdWords(id)}`;

/** Houses by the id of their house number: one number may stand in several places. */
interface HouseChains {
  /** -1 where there is none. */
  first(id: IdWords): number;
  next(house: number): number;
}

function chainHouses({ houseIds }: RegisterData): HouseChains {
  const numbers: IdNumbers = createIdNumbers();
  const heads: number[] = [];
  const nexts = new Int32Array(houseIds.count).fill(-1);
  for (let house = 0; house < houseIds.count; house += 1) {
    const id = houseIds.at(house);
    if (id === undefined) continue;
    const number = numbers.numberOf(id);
    nexts[house] = heads[number] ?? -1;
    heads[number] = house;
  }
  return {
    first: (id) => heads[numbers.find(id)] ?? -1,
    next: (house) => nexts[house] ?? -1,
  };
}
