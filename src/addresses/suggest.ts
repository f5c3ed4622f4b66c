import type { AddressSuggestion } from './address-register.ts';
import type { HouseTyped } from './readings.ts';
import { at, doorOf, floorOf, type RegisterData } from './register-data.ts';
import {
  type SuggestionContext,
  suggestAddress,
  suggestHouse,
  suggestStreet,
  unitCount,
} from './suggestion-texts.ts';
import { confirmedBelow, hasUnit, housesBegun, housesBetween, type Target, unitsTyped } from './targets.ts';

const highestNumber = 65_535;
const neighbours = 4;

/** The lines of the list, each street, house and address once, up to the limit. */
interface SuggestionList {
  readonly lines: readonly AddressSuggestion[];
  full(): boolean;
  streets(rows: readonly number[]): void;
  /** A house with one address is that address; one that also has an address without floor shows that first. */
  houses(rows: readonly number[]): void;
  units(rows: readonly number[]): void;
}

function createList(context: SuggestionContext, limit: number): SuggestionList {
  const { data } = context;
  const lines: AddressSuggestion[] = [];
  const seen = new Set<string>();
  const add = (
    kind: string,
    row: number,
    make: (context: SuggestionContext, row: number) => AddressSuggestion,
  ): void => {
    const key = `${kind} ${row}`;
    if (lines.length >= limit || seen.has(key)) return;
    seen.add(key);
    lines.push(make(context, row));
  };
  const house = (row: number): void => {
    const first = at(data.columns.houseFirstUnit, row);
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
  const likely = targets.filter((target) => target === first || isLikelyBeside(target, first));
  const complete = likely.filter((target) => target.complete && target.cost < first.cost + 40);
  for (const target of likely) {
    if (list.full()) break;
    const typed = target.reading.house;
    if (typed === undefined) {
      // `Lærkevej ` and nothing more: the numbers of the one street that it can be.
      const chosen = !open && target === first && target.complete && complete.length === 1;
      if (chosen) list.houses(housesBetween(data, target.street, 0, highestNumber));
      else list.streets([target.street]);
    } else if (target.house !== undefined) {
      suggestAtHouse(data, list, target.house, typed, target);
      if (target === first && !hasUnit(typed) && typed.passed)
        list.units(unitsByNearness(data, target.house, typed));
    } else if (target.missing === 'house') {
      list.streets([target.street]);
      list.houses(nearestHouses(data, target.street, typed));
    } else list.houses(housesBegun(data, target.street, typed));
  }
  suggestMore(data, list, likely);
  return list.lines;
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

/** Beside a target that fits, only those that fit nearly as well; what does not exist is said once. */
const isLikelyBeside = (target: Target, first: Target): boolean =>
  target.missing === undefined &&
  target.cost < confirmedBelow + (first.missing === undefined ? first.cost : 150);

/** Those on the typed floor come first, then those with the typed door. */
function unitsByNearness(data: RegisterData, house: number, { floor, door }: HouseTyped): number[] {
  const first = at(data.columns.houseFirstUnit, house);
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
