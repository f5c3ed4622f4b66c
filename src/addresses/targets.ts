import type { BestTargets } from './best-targets.ts';
import { fold } from './folding.ts';
import type { NameHit } from './name-search.ts';
import { isPostcodeOf } from './place-areas.ts';
import type { HouseTyped, Reading } from './readings.ts';
import {
  at,
  doorOf,
  floorOf,
  localityRow,
  postcodeRow,
  type RegisterData,
  unitsOf,
} from './register-data.ts';

/** A place in the register that a reading may mean, with what it costs to believe so. */
export interface Target {
  readonly reading: Reading;
  readonly street: number;
  /** Undefined for the street itself. */
  readonly house?: number;
  /** Only the beginning of a name was typed, and no place: any street of the name may be meant. */
  readonly byName?: true;
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
export const costOfOtherPlace = costs.otherPlace;
const besideMissing = 150;

/** Beside a target that fits, only those that fit nearly as well; what does not exist is said once. */
export const isLikelyBeside = (target: Target, first: Target): boolean =>
  target.missing === undefined &&
  target.cost < confirmedBelow + (first.missing === undefined ? first.cost : besideMissing);

/**
 * No target of this cost or more is shown once one that fits has this one: it would have to be likely beside that
 * one or one that settling twins puts before it (1 more), or beside one that lacks something.
 */
export const shownBelow = (confirmed: number): number =>
  Math.max(confirmed + 1, confirmed < costs.noSuchUnit ? 0 : besideMissing) + confirmedBelow;

/** What speaks against a street, of the places that were typed. */
function costOfStreetPlace(data: RegisterData, { postcode, places }: Reading, street: number): number {
  const { columns } = data;
  const { streetPostcodes, streetFirstPostcode, streetLocalities, streetFirstLocality } = columns;
  const [first, end] = [at(streetFirstPostcode, street), at(streetFirstPostcode, street + 1)];
  let cost = 0;
  if (postcode !== undefined) {
    let found = false;
    for (let row = first; row < end && !found; row += 1)
      found = isPostcodeOf(at(columns.postcode, at(streetPostcodes, row)), postcode);
    if (!found) cost += costs.otherPlace;
  }
  for (const { districts, localities } of places) {
    let found = false;
    for (let row = first; row < end && !found; row += 1) found = districts.has(at(streetPostcodes, row));
    const last = at(streetFirstLocality, street + 1);
    for (let row = at(streetFirstLocality, street); row < last && !found; row += 1)
      found = localities.has(at(streetLocalities, row));
    if (!found) cost += costs.otherPlace;
  }
  return cost;
}

function costOfHousePlace(data: RegisterData, { postcode, places }: Reading, house: number): number {
  const district = postcodeRow(data, house);
  const locality = localityRow(data, house);
  const code = at(data.columns.postcode, district);
  let cost = postcode === undefined || isPostcodeOf(code, postcode) ? 0 : costs.otherPlace;
  for (const { districts, localities } of places) {
    if (!districts.has(district) && !localities.has(locality)) cost += costs.otherPlace;
  }
  return cost;
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

/** The stretches of codes whose numbers begin as typed: `1` on the way to 1A, 12 and 104. */
type Codes = readonly [from: number, to: number];
const codesBegun = ({ number }: HouseTyped): readonly [Codes, Codes, Codes] => [
  [number * 32 + 1, (number + 1) * 32],
  [number * 320, (number + 1) * 320],
  [number * 3200, (number + 1) * 3200],
];

const mayGoOn = ({ openPart, letter }: HouseTyped): boolean => openPart === 'number' && letter === '';

/** Houses whose number begins as typed. */
export const housesBegun = (data: RegisterData, street: number, typed: HouseTyped): number[] =>
  mayGoOn(typed) ? codesBegun(typed).flatMap(([from, to]) => housesBetween(data, street, from, to)) : [];

/** Whether a street that lacks the typed house has one whose number begins so; `next`: the first house behind it. */
function isHouseBegun(data: RegisterData, street: number, typed: HouseTyped, next: number): boolean {
  const { streetFirstHouse, houseNumber } = data.columns;
  const end = at(streetFirstHouse, street + 1);
  if (!mayGoOn(typed) || next >= end) return false;
  const [[, past], ...longer] = codesBegun(typed);
  if (at(houseNumber, next) < past) return true;
  const highest = at(houseNumber, end - 1);
  return longer.some(([from, to]) => {
    if (highest < from) return false;
    const house = firstHouse(data, street, from);
    return house < end && at(houseNumber, house) < to;
  });
}

export interface UnitMatch {
  readonly unit: number;
  /** True where floor and door are the typed ones, none more and none less. */
  readonly exact: boolean;
}

/** Units of a house that agree with the typed floor and door, as far as they are typed. */
export function unitsTyped(data: RegisterData, house: number, typed: HouseTyped): UnitMatch[] {
  const found: UnitMatch[] = [];
  const [from, to] = unitsOf(data, house);
  for (let unit = from; unit < to; unit += 1) {
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

/** What it costs to take the typed name for the one that was found. */
export const costOfName = ({ cost, nameOpen }: Reading, hit: NameHit): number =>
  Math.round(cost * 100) +
  hit.edits * costs.edit +
  (hit.edits > 0 && hit.otherFirstLetter ? costs.otherFirstLetter : 0) +
  (hit.laterWord ? costs.laterWord : 0) +
  (hit.complete ? 0 : nameOpen ? costs.begunName : costs.cutName);

const costOfCode = ({ columns }: RegisterData, street: number): number =>
  at(columns.streetCode, street) >= 9900 ? costs.highStreetCode : 0;

/** Only the beginning of a name was typed, and no place. */
export const isNameAlone = ({ house, postcode, places }: Reading, { complete }: NameHit): boolean =>
  house === undefined && postcode === undefined && places.length === 0 && !complete;

/** Offers a name by the likeliest of its streets. */
export function offerName(
  data: RegisterData,
  reading: Reading,
  hit: NameHit,
  best: Pick<BestTargets, 'offer' | 'weightOf'>,
): void {
  const { nameFirstStreet } = data.columns;
  const end = at(nameFirstStreet, hit.name + 1);
  let [street, cost, weight] = [-1, 0, 0];
  for (let other = at(nameFirstStreet, hit.name); other < end; other += 1) {
    const otherCost = costOfCode(data, other);
    const otherWeight = best.weightOf(other);
    if (street >= 0 && (otherCost > cost || (otherCost === cost && otherWeight <= weight))) continue;
    [street, cost, weight] = [other, otherCost, otherWeight];
  }
  if (street >= 0)
    best.offer({ reading, street, complete: false, byName: true, cost: costOfName(reading, hit) + cost });
}

/** Offers each place on a street that a reading may mean. */
export function visitTargets(
  data: RegisterData,
  reading: Reading,
  hit: NameHit,
  street: number,
  best: Pick<BestTargets, 'offer' | 'reachesName'>,
): void {
  const { columns } = data;
  const base = costOfName(reading, hit) + costOfCode(data, street);
  const name = at(columns.streetName, street);
  if (!best.reachesName(name, base)) return;
  const { complete } = hit;
  const streetPlace =
    reading.postcode === undefined && reading.places.length === 0
      ? 0
      : costOfStreetPlace(data, reading, street);
  const atStreet = base + streetPlace;
  const typed = reading.house;
  if (typed === undefined) {
    if (!best.reachesName(name, atStreet)) return;
    best.offer({ reading, street, complete, cost: atStreet });
    return;
  }
  const code = codeOf(typed);
  const end = at(columns.streetFirstHouse, street + 1);
  const first = firstHouse(data, street, code);
  let house = first;
  for (; house < end && at(columns.houseNumber, house) === code; house += 1) {
    const housePlace = costOfHousePlace(data, reading, house);
    const cost = base + (housePlace > streetPlace ? streetPlace + costs.placeOfStreet : housePlace);
    if (!hasUnit(typed)) {
      best.offer({ reading, street, house, complete, cost });
      continue;
    }
    const fits = unitsTyped(data, house, typed);
    if (fits.length === 0)
      best.offer({ reading, street, house, complete, missing: 'unit', cost: cost + costs.noSuchUnit });
    else {
      const loose = typed.floor === undefined && fits.every(({ unit }) => floorOf(data, unit) !== '');
      best.offer({ reading, street, house, complete, cost: cost + (loose ? costs.doorWithoutFloor : 0) });
    }
  }
  if (house > first || !best.reachesName(name, atStreet)) return;
  if (isHouseBegun(data, street, typed, house)) {
    best.offer({ reading, street, complete, cost: atStreet + costs.begunNumber });
  } else if (best.reachesName(name, atStreet + costs.noSuchHouse)) {
    best.offer({ reading, street, complete, missing: 'house', cost: atStreet + costs.noSuchHouse });
  }
}
