import type { AddressAnswer, AddressGap, AddressSuggestion, SearchOptions } from './address-register.ts';
import { createBestTargets } from './best-targets.ts';
import { bareLetters } from './folding.ts';
import { editsAllowed, findByPrefix, findFuzzy, type NameHit } from './name-search.ts';
import { type HouseTyped, type Reading, readQuery } from './readings.ts';
import { at, doorOf, floorOf, type RegisterData, streetNameOf } from './register-data.ts';
import {
  type SuggestionContext,
  suggestAddress,
  suggestHouse,
  suggestStreet,
  unitCount,
} from './suggestion-texts.ts';
import {
  confirmedBelow,
  hasUnit,
  housesBegun,
  housesBetween,
  type Target,
  unitsTyped,
  visitTargets,
} from './targets.ts';
import { readTyped, type TypedText } from './tokens.ts';
import { formatHouseNumber } from './unit-codes.ts';

/** Misspellings are looked for under this many readings of the text. */
const mostFuzzyNames = 4;
const mostEdits = 2;

/**
 * Searches in two steps: street names, exactly and then with misspellings, and for each of them whether
 * number, floor, door and place exist there. What exists decides how the text was meant.
 */
export function searchAddresses(data: RegisterData, text: string, options: SearchOptions): AddressAnswer {
  const typed = readTyped(text);
  const limit = Math.max(0, Math.floor(options.limit));
  if (typed.tokens.length === 0 || limit === 0) return { suggestions: [] };
  const targets = findTargets(
    data,
    typed,
    readQuery(typed, data.places),
    Math.max(24, limit * 3),
    options.kommuneCode,
  );
  const context: SuggestionContext = { data, tokens: typed.tokens, kommuneCode: options.kommuneCode };
  const suggestions = suggestFor(context, typed, targets, limit);
  const gap = gapOf(data, typed, targets);
  return gap === undefined ? { suggestions } : { suggestions, gap };
}

function findTargets(
  data: RegisterData,
  typed: TypedText,
  readings: readonly Reading[],
  capacity: number,
  kommuneCode: string | undefined,
): readonly Target[] {
  const { columns } = data;
  const best = createBestTargets(data, capacity, kommuneCode);
  const offer = (target: Target): void => best.offer(target);
  const byName = new Map<string, Reading[]>();
  for (const reading of readings) {
    const same = byName.get(reading.name);
    if (same === undefined) byName.set(reading.name, [reading]);
    else same.push(reading);
  }
  const visitName = (hit: NameHit, asked: readonly Reading[]): void => {
    const end = at(columns.nameFirstStreet, hit.name + 1);
    for (let street = at(columns.nameFirstStreet, hit.name); street < end; street += 1) {
      for (const reading of asked) visitTargets(data, reading, hit, street, offer);
    }
  };
  for (const [name, asked] of byName) {
    if (name === '') {
      for (const reading of asked) visitPlace(data, reading, offer);
    } else findByPrefix(columns, name, (hit) => visitName(hit, asked));
  }
  for (
    let edits = 1;
    edits <= mostEdits && best.confirmed() >= (edits - 1) * 100 + confirmedBelow;
    edits += 1
  ) {
    let asked = 0;
    for (const [name, readingsOfName] of byName) {
      const misspelt = readingsOfName.filter(({ mayBeMisspelt }) => mayBeMisspelt);
      if (misspelt.length === 0 || editsAllowed(name.length) < edits || asked >= mostFuzzyNames) continue;
      asked += 1;
      findFuzzy(columns, name, edits, (hit) => {
        if (hit.edits === edits) visitName(hit, misspelt);
      });
    }
  }
  return settleTwins(data, typed, best.inOrder());
}

/** Streets of a town or postcode, where that is all that was typed. */
function visitPlace(data: RegisterData, reading: Reading, offer: (target: Target) => void): void {
  const { columns } = data;
  const hit: NameHit = { name: 0, edits: 0, complete: false, laterWord: false, otherFirstLetter: false };
  for (let street = 0; street < columns.streetName.length; street += 1) {
    visitTargets(data, reading, hit, street, (target) => {
      if (target.cost < confirmedBelow) offer(target);
    });
  }
}

/** Where ø, å or æ was typed, names with that very letter come before those that only fold alike. */
function settleTwins(data: RegisterData, typed: TypedText, targets: readonly Target[]): readonly Target[] {
  if (!/[æøåäöé]/i.test(typed.raw)) return targets;
  const letters = bareLetters(typed.raw);
  const cost = (target: Target): number => {
    const differs =
      target.cost < 100 &&
      target.complete &&
      !letters.includes(bareLetters(streetNameOf(data, target.street)));
    return target.cost + (differs ? 1 : 0);
  };
  return targets
    .map((target) => ({ target, cost: cost(target) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ target }) => target);
}

function suggestFor(
  context: SuggestionContext,
  typed: TypedText,
  targets: readonly Target[],
  limit: number,
): readonly AddressSuggestion[] {
  const { data } = context;
  const seen = new Set<string>();
  const suggestions: AddressSuggestion[] = [];
  const add = (kind: AddressSuggestion['kind'], row: number): void => {
    const key = `${kind} ${row}`;
    if (suggestions.length >= limit || seen.has(key)) return;
    seen.add(key);
    const make = kind === 'street' ? suggestStreet : kind === 'house-number' ? suggestHouse : suggestAddress;
    suggestions.push(make(context, row));
  };
  /** A house with one address is that address. */
  const addHouse = (house: number): void => {
    if (unitCount(data, house) === 1) add('address', at(data.columns.houseFirstUnit, house));
    else add('house-number', house);
  };
  const addUnits = (house: number): void => {
    const end = at(data.columns.houseFirstUnit, house + 1);
    for (
      let unit = at(data.columns.houseFirstUnit, house);
      unit < end && suggestions.length < limit;
      unit += 1
    )
      add('address', unit);
  };

  const [first, second] = targets;
  const exactStreets = targets.filter(
    ({ complete, missing, cost }) => complete && missing === undefined && cost < confirmedBelow,
  );
  for (const target of targets) {
    if (suggestions.length >= limit) break;
    const house = target.reading.house;
    if (house === undefined) {
      // `Lærkevej ` and nothing more: the numbers of the one street that it can be.
      const chosen = !typed.open && target === first && target.complete && exactStreets.length === 1;
      if (chosen) {
        for (const number of housesBetween(data, target.street, 0, 65_535).slice(0, limit)) addHouse(number);
      } else add('street', target.street);
    } else if (target.house === undefined) {
      if (target.missing === undefined)
        housesBegun(data, target.street, house).slice(0, limit).forEach(addHouse);
      else add('street', target.street);
    } else if (target.missing === 'unit') addHouse(target.house);
    else if (hasUnit(house)) {
      const fits = unitsTyped(data, target.house, house);
      for (const { unit } of [...fits.filter(({ exact }) => exact), ...fits.filter(({ exact }) => !exact)])
        add('address', unit);
    } else {
      addBareUnit(target.house);
      addHouse(target.house);
      if (target === first && (house.passed || second === undefined) && house.openPart === undefined)
        addUnits(target.house);
    }
  }
  // What lies near: more numbers that begin as typed, the neighbours of a number that does not exist, the
  // addresses of a house without the typed door.
  if (first?.reading.house !== undefined) {
    if (first.missing === 'house') nearest(data, first.street, first.reading.house).forEach(addHouse);
    if (first.missing === 'unit' && first.house !== undefined) addUnits(first.house);
    for (const target of targets.slice(0, 3)) {
      if (target.reading.house === undefined || target.cost > first.cost + 50) continue;
      housesBegun(data, target.street, target.reading.house).slice(0, limit).forEach(addHouse);
    }
  }
  return suggestions;

  function addBareUnit(house: number): void {
    const unit = at(data.columns.houseFirstUnit, house);
    if (floorOf(data, unit) === '' && doorOf(data, unit) === '') add('address', unit);
  }
}

/** Up to four houses around a number that the street does not have. */
function nearest(data: RegisterData, street: number, typed: HouseTyped): number[] {
  const distance = (house: number): number =>
    Math.abs(at(data.columns.houseNumber, house) - typed.number * 32);
  return housesBetween(data, street, Math.max(0, (typed.number - 20) * 32), (typed.number + 20) * 32)
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, 4);
}

function gapOf(data: RegisterData, typed: TypedText, targets: readonly Target[]): AddressGap | undefined {
  const [first] = targets;
  if (first === undefined) {
    return typed.tokens.some(({ kind, text }) => kind === 'letters' && text.length > 1)
      ? { kind: 'no-such-street' }
      : undefined;
  }
  const house = first.reading.house;
  if (first.missing === undefined || house === undefined) return undefined;
  const street = streetNameOf(data, first.street);
  if (first.missing === 'house') {
    return { kind: 'no-such-house-number', street, houseNumber: `${house.number}${house.letter}` };
  }
  const number =
    first.house === undefined ? '' : formatHouseNumber(at(data.columns.houseNumber, first.house));
  const floor = house.floor === undefined ? '' : /^\d/.test(house.floor) ? `${house.floor}.` : house.floor;
  return {
    kind: 'no-such-unit',
    at: `${street} ${number}`,
    unit: [floor, house.door ?? ''].filter((part) => part !== '').join(' '),
  };
}
