import type { AddressAnswer, AddressGap, SearchOptions } from './address-register.ts';
import { createBestTargets } from './best-targets.ts';
import { bareLetters } from './folding.ts';
import { editsAllowed, findByPrefix, findFuzzy, type NameHit } from './name-search.ts';
import { type Reading, readQuery } from './readings.ts';
import { at, type RegisterData, streetNameOf } from './register-data.ts';
import { suggestFor } from './suggest.ts';
import type { SuggestionContext } from './suggestion-texts.ts';
import { confirmedBelow, type Target, visitTargets } from './targets.ts';
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
  const suggestions = suggestFor(context, targets, typed.open, limit);
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
  // `oe` and `aa` count as one letter; typed by a slip, the pair hides a second one.
  const hidden = /oe|aa/iu.test(typed.raw) ? 1 : 0;
  const reach = (name: string, asked: readonly Reading[]): number => {
    const allowed = editsAllowed(name.length);
    // A missing `æ` counts as two letters. Where number and place stand there too, they tell whether it is one.
    const further = hidden === 1 || asked.some(isAnchored) ? 1 : 0;
    return allowed === 0 ? 0 : Math.min(mostEdits, allowed + further);
  };
  for (
    let edits = 1;
    edits <= mostEdits && best.confirmed() >= (edits - 1) * 100 + confirmedBelow;
    edits += 1
  ) {
    let asked = 0;
    for (const [name, readingsOfName] of byName) {
      const misspelt = readingsOfName.filter(({ mayBeMisspelt }) => mayBeMisspelt);
      if (misspelt.length === 0 || reach(name, misspelt) < edits || asked >= mostFuzzyNames) continue;
      asked += 1;
      findFuzzy(columns, name, edits, (hit) => {
        if (hit.edits === edits) visitName(hit, misspelt);
      });
    }
  }
  return settleTwins(data, typed, best.inOrder());
}

const isAnchored = ({ house, postcode, places }: Reading): boolean =>
  house !== undefined && (postcode !== undefined || places.length > 0);

/** Streets of a town or postcode, where that is all that was typed. */
function visitPlace(data: RegisterData, reading: Reading, offer: (target: Target) => void): void {
  const { columns } = data;
  const hit: NameHit = { name: 0, edits: 0, complete: true, laterWord: false, otherFirstLetter: false };
  for (let street = 0; street < columns.streetName.length; street += 1) {
    visitTargets(data, reading, hit, street, (target) => {
      if (target.cost < confirmedBelow) offer({ ...target, complete: false });
    });
  }
}

/** Among whole names that fold alike, the one with the very letters typed comes first: Møllevej, Mollevej. */
function settleTwins(data: RegisterData, typed: TypedText, targets: readonly Target[]): readonly Target[] {
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
