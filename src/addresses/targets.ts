import { fold } from './folding.ts';
import type { NameHit } from './name-search.ts';
import type { PlaceMatch } from './places.ts';
import type { HouseTyped, Reading } from './readings.ts';
import { at, doorOf, floorOf, postcodeText, type RegisterData } from './register-data.ts';

/** A place in the register that a reading may mean, with what it costs to believe so. */
export interface Target {
  readonly reading: Reading;
  readonly street: number;
  /** Undefined for the street itself. */
  readonly house?: number;
  /** True where the whole street name was typed. */
  readonly complete: boolean;
  /** What was typed and does not exist there. */
  readonly missing?: 'house' | 'unit';
  /** Hundredths; below 90 nothing typed speaks against it, each letter's edit is 100. */
  readonly cost: number;
}

/** Costs in hundredths. Only their order matters: it says which explanation of the typed text is the likelier. */
const costs = {
  edit: 100,
  otherFirstLetter: 40,
  laterWord: 50,
  begunName: 10,
  cutName: 30,
  otherPlace: 150,
  /** The street passes through the typed place, the house is elsewhere on it. */
  placeOfStreet: 60,
  begunNumber: 5,
  doorWithoutFloor: 10,
  noSuchHouse: 95,
  noSuchUnit: 92,
  highStreetCode: 80,
} as const;

export const confirmedBelow = 90;

function costOfPlace(
  data: RegisterData,
  reading: Reading,
  districts: Iterable<number>,
  localities: Iterable<number>,
): number {
  let cost = 0;
  if (reading.postcode !== undefined) {
    let found = false;
    for (const district of districts) found ||= postcodeText(data, district).startsWith(reading.postcode);
    if (!found) cost += costs.otherPlace;
  }
  for (const place of reading.places) {
    if (!meets(place.districts, districts) && !meets(place.localities, localities)) cost += costs.otherPlace;
  }
  return cost;
}

function meets(wanted: PlaceMatch['districts'], present: Iterable<number>): boolean {
  for (const value of present) if (wanted.has(value)) return true;
  return false;
}

/** First house of the street whose number is not below the code. */
function firstHouse(data: RegisterData, street: number, code: number): number {
  let low = at(data.columns.streetFirstHouse, street);
  let high = at(data.columns.streetFirstHouse, street + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(data.columns.houseNumber, middle) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Houses of a street with codes from (inclusive) to (exclusive), in order. */
export function housesBetween(data: RegisterData, street: number, from: number, to: number): number[] {
  const houses: number[] = [];
  const end = at(data.columns.streetFirstHouse, street + 1);
  for (let house = firstHouse(data, street, from); house < end; house += 1) {
    if (at(data.columns.houseNumber, house) >= to) break;
    houses.push(house);
  }
  return houses;
}

const codeOf = ({ number, letter }: HouseTyped): number =>
  number * 32 + (letter === '' ? 0 : letter.charCodeAt(0) - 64);

/** Houses whose number begins as typed: `1` on the way to 1A, 12 and 104. */
export function housesBegun(data: RegisterData, street: number, typed: HouseTyped): number[] {
  if (typed.openPart !== 'number' || typed.letter !== '') return [];
  const { number } = typed;
  return [
    ...housesBetween(data, street, number * 32 + 1, (number + 1) * 32),
    ...housesBetween(data, street, number * 320, (number + 1) * 320),
    ...housesBetween(data, street, number * 3200, (number + 1) * 3200),
  ];
}

export interface UnitMatch {
  readonly unit: number;
  /** True where floor and door are the typed ones, none more and none less. */
  readonly exact: boolean;
}

/** Units of a house that agree with the typed floor and door, as far as they are typed. */
export function unitsTyped(data: RegisterData, house: number, typed: HouseTyped): UnitMatch[] {
  const found: UnitMatch[] = [];
  const end = at(data.columns.houseFirstUnit, house + 1);
  for (let unit = at(data.columns.houseFirstUnit, house); unit < end; unit += 1) {
    const floor = floorOf(data, unit);
    const door = fold(doorOf(data, unit));
    const sameFloor = floor === (typed.floor ?? '');
    const sameDoor = door === (typed.door ?? '');
    const floorFits =
      sameFloor || typed.floor === undefined || (typed.openPart === 'floor' && floor.startsWith(typed.floor));
    const doorFits =
      sameDoor || typed.door === undefined || (typed.openPart === 'door' && door.startsWith(typed.door));
    if (floorFits && doorFits) found.push({ unit, exact: sameFloor && sameDoor });
  }
  return found;
}

export const hasUnit = (house: HouseTyped): boolean => house.floor !== undefined || house.door !== undefined;

/** Tells each place on a street that a reading may mean. */
export function visitTargets(
  data: RegisterData,
  reading: Reading,
  hit: NameHit,
  street: number,
  visit: (target: Target) => void,
): void {
  const { columns } = data;
  const base =
    Math.round(reading.cost * 100) +
    hit.edits * costs.edit +
    (hit.edits > 0 && hit.otherFirstLetter ? costs.otherFirstLetter : 0) +
    (hit.laterWord ? costs.laterWord : 0) +
    (hit.complete ? 0 : reading.nameOpen ? costs.begunName : costs.cutName) +
    (at(columns.streetCode, street) >= 9900 ? costs.highStreetCode : 0);
  const { complete } = hit;
  const streetPlace =
    reading.postcode === undefined && reading.places.length === 0
      ? 0
      : costOfPlace(
          data,
          reading,
          columns.streetPostcodes.subarray(
            columns.streetFirstPostcode[street],
            columns.streetFirstPostcode[street + 1],
          ),
          columns.streetLocalities.subarray(
            columns.streetFirstLocality[street],
            columns.streetFirstLocality[street + 1],
          ),
        );
  const typed = reading.house;
  if (typed === undefined) {
    visit({ reading, street, complete, cost: base + streetPlace });
    return;
  }
  const code = codeOf(typed);
  const houses = housesBetween(data, street, code, code + 1);
  for (const house of houses) {
    const housePlace = costOfPlace(
      data,
      reading,
      [at(columns.housePostcode, house)],
      [at(columns.houseLocality, house)],
    );
    const place = housePlace > streetPlace ? streetPlace + costs.placeOfStreet : housePlace;
    if (!hasUnit(typed)) {
      visit({ reading, street, house, complete, cost: base + place });
      continue;
    }
    const fits = unitsTyped(data, house, typed);
    if (fits.length === 0)
      visit({ reading, street, house, complete, missing: 'unit', cost: base + place + costs.noSuchUnit });
    else {
      const loose = typed.floor === undefined && fits.every(({ unit }) => floorOf(data, unit) !== '');
      visit({ reading, street, house, complete, cost: base + place + (loose ? costs.doorWithoutFloor : 0) });
    }
  }
  if (houses.length > 0) return;
  if (housesBegun(data, street, typed).length > 0) {
    visit({ reading, street, complete, cost: base + streetPlace + costs.begunNumber });
  } else {
    visit({ reading, street, complete, missing: 'house', cost: base + streetPlace + costs.noSuchHouse });
  }
}
