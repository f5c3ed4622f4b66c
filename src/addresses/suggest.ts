import type { AddressSuggestion } from './address-register.ts';
import { highlightsIn } from './highlight.ts';
import type { HouseTyped } from './readings.ts';
import { at, doorOf, floorOf, kommuneOf, type RegisterData, unitsOf } from './register-data.ts';
import {
  type SuggestionContext,
  type SuggestionLine,
  streetsOfName,
  suggestAddress,
  suggestHouse,
  suggestName,
  suggestStreet,
  unitCount,
} from './suggestion-texts.ts';
import { hasUnit, housesBegun, housesBetween, isLikelyBeside, type Target, unitsTyped } from './targets.ts';

const highestNumber = 65_535;
const neighbours = 4;

/** The lines of the list, each street, house and address once, up to the limit. */
interface SuggestionList {
  readonly lines: readonly AddressSuggestion[];
  full(): boolean;
  streets(rows: readonly number[]): void;
  /** The names of these streets, whichever street of the name is meant. */
  names(rows: readonly number[]): void;
  /** A house with one address is that address; one that also has an address without floor shows that first. */
  houses(rows: readonly number[]): void;
  units(rows: readonly number[]): void;
}

function createList(context: SuggestionContext, limit: number): SuggestionList {
  const { data, tokens, kommuneCode = '' } = context;
  const lines: AddressSuggestion[] = [];
  const seen = new Set<string>();
  const add = (
    kind: string,
    row: number,
    make: (context: SuggestionContext, row: number) => SuggestionLine,
  ): void => {
    const key = `${kind} ${row}`;
    if (lines.length >= limit || seen.has(key)) return;
    seen.add(key);
    // Each keystroke shows most of what the one before has shown.
    const line = data.remembered.lines.get(`${key} ${kommuneCode}`, () => make(context, row));
    lines.push({ ...line, highlights: highlightsIn(line.label, tokens) });
  };
  const house = (row: number): void => {
    const [first] = unitsOf(data, row);
    const only = unitCount(data, row) === 1;
    if (only || (floorOf(data, first) === '' && doorOf(data, first) === ''))
      add('unit', first, suggestAddress);
    if (!only) add('house', row, suggestHouse);
  };
  return {
    lines,
    full: () => lines.length >= limit,
    streets(rows) {
      for (const row of rows) add('street', row, suggestStreet);
    },
    names(rows) {
      for (const row of rows) add('name', row, suggestName);
    },
    houses(rows) {
      for (const row of rows.slice(0, limit)) house(row);
    },
    units(rows) {
      for (const row of rows.slice(0, limit)) add('unit', row, suggestAddress);
    },
  };
}

/** Turns the best targets into what the box offers next: a street, its numbers, or the addresses of a house. */
export function suggestFor(
  context: SuggestionContext,
  targets: readonly Target[],
  open: boolean,
  limit: number,
): readonly AddressSuggestion[] {
  const { data } = context;
  const list = createList(context, limit);
  const [first] = targets;
  if (first === undefined) return [];
  const beside = targets.filter((target) => target === first || isLikelyBeside(target, first));
  const likely = open ? leaveRoomForLonger(beside) : beside;
  const complete = likely.filter((target) => target.complete && target.cost < first.cost + 40);
  // Where another place fits as well, it comes before the addresses of the first: that one may not be meant.
  const isAlone = !likely.some((target) => target !== first && target.cost <= first.cost);
  for (const target of likely) {
    if (list.full()) break;
    const typed = target.reading.house;
    if (typed === undefined) {
      // `Lærkevej ` and nothing more: the numbers of the one street that it can be.
      const chosen = !open && target === first && target.complete && complete.length === 1;
      if (chosen) list.houses(housesBetween(data, target.street, 0, highestNumber));
      else if (target.byName && isOneOfMany(context, target.street)) list.names([target.street]);
      else list.streets([target.street]);
    } else if (target.house !== undefined) {
      suggestAtHouse(data, list, target.house, typed, target);
      if (target === first && isAlone && !hasUnit(typed) && typed.passed)
        list.units(unitsByNearness(data, target.house, typed));
    } else if (target.missing === 'house') {
      list.streets([target.street]);
      list.houses(nearestHouses(data, target.street, typed));
    } else list.houses(housesBegun(data, target.street, typed));
  }
  suggestMore(data, list, likely);
  return list.lines;
}

/** So many places of a whole name, while one may still be typing on. */
const placesBeforeLonger = 4;

/** Behind `Tangsti` comes Tangstien too, before the list is full of all the places that have a Tangsti. */
function leaveRoomForLonger(targets: readonly Target[]): readonly Target[] {
  const longer = targets.filter(({ byName }) => byName === true);
  if (longer.length === 0 || targets[0]?.byName === true) return targets;
  const others = targets.filter(({ byName }) => byName !== true);
  return [...others.slice(0, placesBeforeLonger), ...longer, ...others.slice(placesBeforeLonger)];
}

/** Streets of the name are in other places too, and none is in the office's own kommune. */
function isOneOfMany({ data, kommuneCode }: SuggestionContext, street: number): boolean {
  return streetsOfName(data, street) > 1 && kommuneOf(data, street) !== kommuneCode;
}

function suggestAtHouse(
  data: RegisterData,
  list: SuggestionList,
  house: number,
  typed: HouseTyped,
  target: Target,
): void {
  if (target.missing === 'unit') {
    list.houses([house]);
    list.units(unitsByNearness(data, house, typed));
  } else if (hasUnit(typed)) {
    const fits = unitsTyped(data, house, typed);
    list.units(
      [...fits.filter(({ exact }) => exact), ...fits.filter(({ exact }) => !exact)].map(({ unit }) => unit),
    );
  } else list.houses([house]);
}

/** Where there is room: more numbers that begin as typed, then the addresses of the house that was typed. */
function suggestMore(data: RegisterData, list: SuggestionList, likely: readonly Target[]): void {
  const [first] = likely;
  const typed = first?.reading.house;
  if (first === undefined || typed === undefined) return;
  for (const target of likely.slice(0, 3)) {
    if (target.reading.house === undefined || target.cost > first.cost + 50) continue;
    list.houses(housesBegun(data, target.street, target.reading.house));
  }
  if (first.house !== undefined && !hasUnit(typed)) list.units(unitsByNearness(data, first.house, typed));
}

/** Those on the typed floor come first, then those with the typed door. */
function unitsByNearness(data: RegisterData, house: number, { floor, door }: HouseTyped): number[] {
  const [first] = unitsOf(data, house);
  const units = Array.from({ length: unitCount(data, house) }, (_, index) => first + index);
  const distance = (unit: number): number =>
    (floorOf(data, unit) === floor ? 0 : 2) + (doorOf(data, unit) === door ? 0 : 1);
  return units.sort((a, b) => distance(a) - distance(b) || a - b);
}

/** Houses around a number that the street does not have. */
function nearestHouses(data: RegisterData, street: number, typed: HouseTyped): number[] {
  const distance = (house: number): number =>
    Math.abs(at(data.columns.houseNumber, house) - typed.number * 32);
  return housesBetween(data, street, 0, highestNumber)
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, neighbours);
}
