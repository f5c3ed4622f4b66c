import type { PackTexts } from './pack-writer.ts';
import { type DoorReading, firstNamedDoor } from './unit-codes.ts';

/** A postcode and a locality that occur together, under a number of the caller's. */
export interface PlaceText {
  readonly index: number;
  readonly postcode: number;
  readonly district: string;
  readonly locality?: string | undefined;
}
/** A floor and a door that occur together, under a number of the caller's. */
export interface KindText {
  readonly index: number;
  readonly floor: number;
  readonly door: DoorReading;
}

export interface TextsInUse {
  readonly names: readonly string[];
  readonly places: readonly PlaceText[];
  readonly kinds: readonly KindText[];
}

export interface OrderedTexts {
  readonly texts: PackTexts;
  readonly nameOf: (name: string) => number;
  /** Where the caller's numbers have come to stand. */
  readonly placeOf: (index: number) => number;
  readonly kindOf: (index: number) => number;
}

/** By UTF-16 units: the order is the file's, not the language's, and the same on every machine. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Texts once each, in order, and their places. */
function inOrder(all: Iterable<string>): {
  readonly list: string[];
  readonly at: ReadonlyMap<string, number>;
} {
  const list = [...new Set(all)].sort(compareTexts);
  return { list, at: new Map(list.map((text, place) => [text, place])) };
}

/** The given numbers' places once what they stand for is in order; two that stand for the same share theirs. */
function placesByValue(values: readonly (readonly [index: number, value: number])[]): {
  readonly list: number[];
  readonly of: (index: number) => number;
} {
  const list = [...new Set(values.map(([, value]) => value))].sort((a, b) => a - b);
  const at = new Map(list.map((value, place) => [value, place]));
  const places = new Uint16Array(values.reduce((most, [index]) => Math.max(most, index + 1), 0));
  for (const [index, value] of values) places[index] = at.get(value) ?? 0;
  return { list, of: (index) => places[index] ?? 0 };
}

/** Puts what rows point to in order: the same rows give the same, in whichever order they came. */
export function orderPackTexts({ names, places, kinds }: TextsInUse): OrderedTexts {
  const orderedNames = inOrder(names);
  const localities = inOrder(places.flatMap(({ locality }) => locality ?? []));
  const doors = inOrder(kinds.flatMap(({ door }) => (door.kind === 'named' ? door.name : [])));
  const postcodeKey = ({ postcode, district }: PlaceText): string =>
    `${String(postcode).padStart(5, '0')}\t${district}`;
  const postcodes = inOrder(places.map(postcodeKey));
  const localityOf = (name: string | undefined): number =>
    name === undefined ? 0 : (localities.at.get(name) ?? 0) + 1;
  const doorOf = (door: DoorReading): number =>
    door.kind === 'code' ? door.code : firstNamedDoor + (doors.at.get(door.name) ?? 0);
  const orderedPlaces = placesByValue(
    places.map((place) => [
      place.index,
      (postcodes.at.get(postcodeKey(place)) ?? 0) * 65_536 + localityOf(place.locality),
    ]),
  );
  const orderedKinds = placesByValue(
    kinds.map(({ index, floor, door }) => [index, floor * 65_536 + doorOf(door)]),
  );
  return {
    texts: {
      names: orderedNames.list,
      postcodes: postcodes.list.map((text) => {
        const [code, district = ''] = text.split('\t');
        return { code: Number(code), district };
      }),
      localities: localities.list,
      doors: doors.list,
      places: orderedPlaces.list,
      kinds: orderedKinds.list,
    },
    nameOf: (name) => orderedNames.at.get(name) ?? 0,
    placeOf: orderedPlaces.of,
    kindOf: orderedKinds.of,
  };
}
