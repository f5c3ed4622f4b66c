import type { PlaceMatch, Places } from './places.ts';
import { readTails, type Tail } from './tail.ts';
import type { Token, TypedText } from './tokens.ts';

/** One way of understanding what was typed. Which one is right, the register tells. */
export interface Reading {
  /** Folded street name, or the beginning of one; empty where only a place was typed. */
  readonly name: string;
  /** True where the name may still be half typed. */
  readonly nameOpen: boolean;
  readonly house?: HouseTyped;
  readonly postcode?: string;
  readonly places: readonly PlaceMatch[];
  /** What the reading leaves unexplained or takes in an unusual order. */
  readonly cost: number;
  /** True where misspellings of the name may be looked for. */
  readonly mayBeMisspelt: boolean;
  /** The name's words, where some of them may be short for others. */
  readonly shortened?: readonly Token[];
}

export interface HouseTyped {
  readonly number: number;
  readonly letter: string;
  readonly floor?: string;
  readonly door?: string;
  readonly openPart?: 'number' | 'floor' | 'door';
  /** True where the text goes on behind the number: a separator, a unit or a place. */
  readonly passed: boolean;
}

interface Whereabouts {
  readonly postcode?: string;
  readonly places: readonly PlaceMatch[];
  readonly cost: number;
}

const nowhere: Whereabouts = { places: [], cost: 0 };
const fillers = new Set(['dk', 'danmark', 'denmark', 'kommune']);
const joined = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');
const isPostcode = (token: Token): boolean => token.kind === 'digits' && token.text.length === 4;

/** Reads towns and a postcode, in any order. What no place is called costs, so that other readings win. */
function readWhereabouts(all: readonly Token[], places: Places, open: boolean): Whereabouts {
  const tokens = all.filter(({ text }) => !fillers.has(text));
  const openEnd = open && tokens.at(-1) === all.at(-1);
  let postcode: string | undefined;
  let cost = 0;
  const groups: Token[][] = [[]];
  tokens.forEach((token, at) => {
    if (token.kind === 'digits') {
      const half = openEnd && at === tokens.length - 1 && token.text.length < 4;
      if (postcode === undefined && (isPostcode(token) || half)) postcode = token.text;
      else cost += 1.5;
      groups.push([]);
    } else if (token.joint === 'comma') groups.push([token]);
    else groups.at(-1)?.push(token);
  });
  const found: PlaceMatch[] = [];
  groups.forEach((group, index) => {
    if (group.length === 0) return;
    const half = openEnd && index === groups.length - 1;
    const match = findPlaces(group, places, half);
    if (match === undefined) cost += 1;
    else found.push(...match);
  });
  return { ...(postcode === undefined ? {} : { postcode }), places: found, cost };
}

/** One place, or two in a row (`Komdrup Kongerslev`). */
function findPlaces(group: readonly Token[], places: Places, open: boolean): PlaceMatch[] | undefined {
  // One letter begins a town in any direction.
  const half = open && (group.at(-1)?.text.length ?? 0) > 1;
  const whole = places.find(joined(group), false) ?? (half ? places.find(joined(group), true) : undefined);
  if (whole !== undefined) return [whole];
  for (let at = group.length - 1; at > 0; at -= 1) {
    const first = places.find(joined(group.slice(0, at)), false);
    const second = places.find(joined(group.slice(at)), half);
    if (first !== undefined && second !== undefined) return [first, second];
  }
  return undefined;
}

interface StreetPart extends Whereabouts {
  readonly street: readonly Token[];
}

/** Finds the street among tokens that hold no house number: places and a postcode may stand before or behind. */
function readStreetParts(
  tokens: readonly Token[],
  places: Places,
  open: boolean,
  placesBehind: boolean,
): StreetPart[] {
  const parts: StreetPart[] = [];
  const add = (street: readonly Token[], where: Whereabouts, extra = 0): void => {
    if (where.cost < 1.5) parts.push({ street, ...where, cost: where.cost + extra });
  };
  add(tokens, nowhere);
  const postcodeAt = tokens.findIndex(isPostcode);
  if (postcodeAt >= 0) {
    const before = tokens.slice(0, postcodeAt);
    const behind = tokens.slice(postcodeAt + 1);
    const own = tokens.slice(postcodeAt, postcodeAt + 1);
    const where = (others: readonly Token[]): Whereabouts =>
      readWhereabouts([...own, ...others], places, open && others.at(-1) === tokens.at(-1));
    if (before.length > 0) add(before, where(behind));
    if (behind.length > 0) {
      add(behind, where(before), before.length > 0 ? 0.1 : 0);
      for (let at = 1; at < behind.length; at += 1) {
        const split = where([...before, ...behind.slice(0, at)]);
        if (split.cost === 0) add(behind.slice(at), split, behind[at]?.joint === 'comma' ? 0 : 0.1);
        const reversed = placesBehind ? where([...before, ...behind.slice(at)]) : undefined;
        if (reversed?.cost === 0) add(behind.slice(0, at), reversed, 0.1);
      }
    }
    if (before.length + behind.length === 0) add([], where([]));
    return parts;
  }
  for (let at = 1; at < tokens.length; at += 1) {
    const comma = tokens[at]?.joint === 'comma';
    const extra = comma ? 0 : 0.1;
    const front = readWhereabouts(tokens.slice(0, at), places, false);
    if (front.cost === 0 || comma) add(tokens.slice(at), front, extra);
    if (!placesBehind) continue;
    const back = readWhereabouts(tokens.slice(at), places, open);
    if (back.cost === 0 || comma) add(tokens.slice(0, at), back, extra);
  }
  const whole = placesBehind ? readWhereabouts(tokens, places, false) : undefined;
  if (whole !== undefined && whole.cost === 0 && tokens.length > 0) add([], whole, 0.6);
  return parts;
}

const nameOf = (street: readonly Token[]): Pick<Reading, 'name' | 'mayBeMisspelt' | 'shortened'> => ({
  name: joined(street),
  ...(street.some(({ dotted }) => dotted) ? { shortened: street } : {}),
  // A number at the end is a house number that the register lacks, not a misspelt letter.
  mayBeMisspelt: street.at(-1)?.kind === 'letters',
});

const houseBefore = (number: number, tail: Tail, open: boolean): HouseTyped => ({
  number,
  letter: tail.letter ?? '',
  ...(tail.floor === undefined ? {} : { floor: tail.floor }),
  ...(tail.door === undefined ? {} : { door: tail.door }),
  ...(tail.openPart === undefined ? {} : { openPart: tail.openPart }),
  passed: !open || tail.rest.length > 0,
});

/** Readings with this token as the house number. */
function readWithHouse({ tokens, open }: TypedText, places: Places, at: number): Reading[] {
  const number = Number(tokens[at]?.text);
  const left = tokens.slice(0, at);
  const right = tokens.slice(at + 1);
  const readings: Reading[] = [];
  // `nr. 12`, `nummer 12`
  const marked = left.length > 1 && ['nr', 'no', 'nummer'].includes(left.at(-1)?.text ?? '');
  const streets = marked ? [left.slice(0, -1), left] : [left];
  const tails = readTails(right, open);
  // Tails differ in what they take; what they leave is the same for many.
  const byLength = new Map<number, Whereabouts>();
  const whereOf = (rest: readonly Token[]): Whereabouts => {
    const known = byLength.get(rest.length) ?? readWhereabouts(rest, places, open);
    byLength.set(rest.length, known);
    return known;
  };
  const houses = tails.map((tail) => houseBefore(number, tail, open));
  for (const tokensBefore of streets) {
    for (const part of readStreetParts(tokensBefore, places, false, false)) {
      if (part.street.length === 0) continue;
      const named = nameOf(part.street);
      tails.forEach((tail, nth) => {
        const where = whereOf(tail.rest);
        const postcode = part.postcode ?? where.postcode;
        const twice = part.postcode !== undefined && where.postcode !== undefined;
        const reading = {
          ...named,
          nameOpen: false,
          house: houses[nth] as HouseTyped,
          places: part.places.length === 0 ? where.places : [...part.places, ...where.places],
          cost: part.cost + where.cost + tail.cost + (twice ? 1 : 0),
        };
        readings.push(postcode === undefined ? reading : { ...reading, postcode });
      });
    }
  }
  // `12 Vesterbrogade`, `1620 12 Vesterbrogade`
  if (left.every(isPostcode) && right.length > 0) {
    for (const tail of [{ letter: '', tokens: right }, ...letterAfter(right)]) {
      for (const part of readStreetParts(tail.tokens, places, open, true)) {
        if (part.street.length === 0) continue;
        const postcode = part.postcode ?? left[0]?.text;
        readings.push({
          ...nameOf(part.street),
          nameOpen: open,
          house: { number, letter: tail.letter, passed: true },
          ...(postcode === undefined ? {} : { postcode }),
          places: part.places,
          cost: part.cost + 0.3,
        });
      }
    }
  }
  return readings;
}

function letterAfter(tokens: readonly Token[]): { letter: string; tokens: readonly Token[] }[] {
  const [first] = tokens;
  if (first === undefined || tokens.length < 2 || !/^[a-z]$/.test(first.text)) return [];
  return [{ letter: first.text.toUpperCase(), tokens: tokens.slice(1) }];
}

/** Every reading worth asking the register about, the plainest first. */
export function readQuery(typed: TypedText, places: Places): readonly Reading[] {
  const { tokens, open } = typed;
  const readings: Reading[] = [];
  for (const part of readStreetParts(tokens, places, open, true)) {
    readings.push({
      ...nameOf(part.street),
      nameOpen: open && part.street.at(-1) === tokens.at(-1),
      ...(part.postcode === undefined ? {} : { postcode: part.postcode }),
      places: part.places,
      cost: part.cost,
    });
  }
  tokens.forEach((token, at) => {
    if (token.kind === 'digits' && /^[1-9]\d{0,2}$/.test(token.text))
      readings.push(...readWithHouse(typed, places, at));
  });
  return readings.sort((a, b) => a.cost - b.cost).slice(0, 60);
}
