import { rowAt } from './address-rows.ts';
import type { RegisterAtHand } from './formats/dar-delta.ts';
import { createIdNumbers, type IdNumbers } from './growing-words.ts';
import type { IdWords } from './id-words.ts';
import type { RegisterRow } from './register-builder.ts';
import { at, postcodeRow, type RegisterData, unitsOf } from './register-data.ts';

/**
 * A register as DAR's changes look into it. It knows addresses and house numbers by their ids, and post districts by
 * their code, which is theirs alone. Of roads and supplerende bynavne it keeps names and codes, which others may have
 * had: it cannot tell which rows are theirs.
 */
export function asRegisterAtHand(data: RegisterData): RegisterAtHand {
  const { columns } = data;
  let houses: HouseChains | undefined;

  function* rowsOfHouse(id: IdWords): Generator<RegisterRow> {
    houses ??= chainHouses(data);
    for (let house = houses.first(id); house >= 0; house = houses.next(house)) {
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
    for (const street of streets) {
      const last = at(columns.streetFirstHouse, street + 1);
      for (let house = at(columns.streetFirstHouse, street); house < last; house += 1) {
        if (at(columns.postcode, postcodeRow(data, house)) !== postcode) continue;
        const [from, to] = unitsOf(data, house);
        for (let unit = from; unit < to; unit += 1) yield rowAt(data, unit);
      }
    }
  }

  return {
    find(id) {
      const unit = data.findUnit(id);
      return unit === undefined ? undefined : rowAt(data, unit);
    },
    rowsOf(tie, id, postcode) {
      if (tie === 'house-number') return rowsOfHouse(id);
      return tie === 'post-district' && postcode !== undefined && postcode > 0
        ? rowsInPostcode(postcode)
        : undefined;
    },
  };
}

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
