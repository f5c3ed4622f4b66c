import type { AddressAnswer, AddressGap, SearchOptions } from './address-register.ts';
import { findTargets } from './find-targets.ts';
import { bareLetters, fold } from './folding.ts';
import { readQuery } from './readings.ts';
import { at, type RegisterData, streetNameOf } from './register-data.ts';
import { suggestFor } from './suggest.ts';
import type { SuggestionContext } from './suggestion-texts.ts';
import type { Target } from './targets.ts';
import { readTyped, type TypedText } from './tokens.ts';
import { formatHouseNumber } from './unit-codes.ts';

/**
 * Searches in two steps: street names, exactly and then with misspellings, and for each of them whether
 * number, floor, door and place exist there. What exists decides how the text was meant.
 */
export function searchAddresses(data: RegisterData, text: string, options: SearchOptions): AddressAnswer {
  const known = data.remembered.answers(text);
  if (known === undefined) return answer(data, text, options);
  const key = `${options.kommuneCode ?? ''} ${options.limit} ${text}`;
  return known.get(key, () => answer(data, text, options));
}

function answer(data: RegisterData, text: string, options: SearchOptions): AddressAnswer {
  const typed = readTyped(text);
  const limit = Math.max(0, Math.floor(options.limit));
  if (typed.tokens.length === 0 || limit === 0) return { suggestions: [] };
  const found = findTargets(
    data,
    typed.raw,
    readQuery(typed, data.places),
    Math.max(24, limit * 3),
    options.kommuneCode,
  );
  const targets = settleTwins(data, typed, putWrittenFirst(data, found));
  const context: SuggestionContext = { data, tokens: typed.tokens, kommuneCode: options.kommuneCode };
  const suggestions = suggestFor(context, targets, typed.open, limit);
  const gap = gapOf(data, typed, targets);
  return gap === undefined ? { suggestions } : { suggestions, gap };
}

/**
 * Where only the beginning of a name was typed, names that are written so come before those that are so in another
 * spelling: `sdr` before Søndre, where there is `Sdr.` too.
 */
function putWrittenFirst(data: RegisterData, targets: readonly Target[]): readonly Target[] {
  const others = targets.filter((target) => isOtherSpelling(data, target));
  return others.length === 0 ? targets : moveBack(targets, new Set(others));
}

function isOtherSpelling(data: RegisterData, { byName, street, reading }: Target): boolean {
  if (byName !== true) return false;
  const written = streetNameOf(data, street);
  // Most names begin with the very letters; to fold the others takes longer.
  return !written.toLowerCase().startsWith(reading.name) && !fold(written).startsWith(reading.name);
}

/** Puts those behind what costs the same. */
const moveBack = (targets: readonly Target[], those: ReadonlySet<Target>): readonly Target[] =>
  targets
    .map((target) => ({ target, cost: target.cost + (those.has(target) ? 1 : 0) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ target }) => target);

/** Among whole names that fold alike, the one with the very letters typed comes first: Møllevej, Mollevej. */
function settleTwins(data: RegisterData, typed: TypedText, targets: readonly Target[]): readonly Target[] {
  const isWhole = ({ cost, complete }: Target): boolean => cost < 100 && complete;
  const names = new Set(targets.filter(isWhole).map(({ street }) => at(data.columns.streetName, street)));
  // One name has no twin among them.
  if (names.size < 2) return targets;
  const letters = bareLetters(typed.raw);
  const differing = new Set(
    [...names].filter((name) => !letters.includes(bareLetters(data.names.get(name)))),
  );
  const isOther = (target: Target): boolean =>
    isWhole(target) && differing.has(at(data.columns.streetName, target.street));
  return moveBack(targets, new Set(targets.filter(isOther)));
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
