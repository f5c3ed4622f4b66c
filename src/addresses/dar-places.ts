import { type IdWords, sameId } from './id-words.ts';
import type { OpenedFile, PartBytes } from './register-file.ts';
import { compareIds } from './row-collector.ts';
import { compareTexts } from './text-order.ts';
import { openTextTable, writeTextTable } from './text-table.ts';

/** What a house number of DAR's points to beside its road's address. */
export type DarPlaceKind = 'road' | 'post-district' | 'locality';

/**
 * A road in one kommune, a post district or a supplerende bynavn, by DAR's own id: addresses know them by code and
 * name, and DAR's changes by id alone.
 */
export interface DarPlace {
  readonly kind: DarPlaceKind;
  readonly id: IdWords;
  /** Of a road kommune * 10,000 + street code, 0 where it has none yet; of a post district its code; else 0. */
  readonly code: number;
  readonly name: string;
}

const kinds: readonly DarPlaceKind[] = ['road', 'post-district', 'locality'];
const wordsEach = 7;

export const isSamePlace = (a: DarPlace, b: DarPlace): boolean =>
  a.kind === b.kind && sameId(a.id, b.id) && a.code === b.code && a.name === b.name;

const comparePlaces = (a: DarPlace, b: DarPlace): number =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
  compareIds(a.id, b.id) ||
  a.code - b.code ||
  compareTexts(a.name, b.name);

/** Each once, in their order. */
export function orderPlaces(places: readonly DarPlace[]): readonly DarPlace[] {
  const sorted = [...places].sort(comparePlaces);
  return sorted.filter((place, at) => {
    const before = sorted[at - 1];
    return before === undefined || !isSamePlace(before, place);
  });
}

/**
 * A part of a register file: the same places give the same bytes, whatever order they come in. Words of 32 bits:
 * how many places, how many names; for each place its id (4), kind, code and the place of its name; where each name
 * ends; then the names in UTF-16.
 */
export function writeDarPlaces(places: readonly DarPlace[]): PartBytes {
  const ordered = orderPlaces(places);
  const names = [...new Set(ordered.map(({ name }) => name))].sort(compareTexts);
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const { units, ends } = writeTextTable(names);
  const head = 2 + ordered.length * wordsEach;
  const words = new Uint32Array(head + ends.length + Math.ceil(units.length / 2));
  words.set([ordered.length, names.length]);
  ordered.forEach(({ kind, id, code, name }, nth) => {
    words.set([...id, kinds.indexOf(kind), code, placeOf.get(name) ?? 0], 2 + nth * wordsEach);
  });
  words.set(ends, head);
  new Uint16Array(words.buffer, (head + ends.length) * 4).set(units);
  return words;
}

/** Undefined where the bytes are no such part. */
export function readDarPlaces(bytes: Uint8Array<ArrayBuffer>): readonly DarPlace[] | undefined {
  if (bytes.length % 4 !== 0 || bytes.length < 8) return undefined;
  const words = new Uint32Array(bytes.slice().buffer);
  const [count = 0, nameCount = 0] = words;
  const head = 2 + count * wordsEach;
  if (head + nameCount > words.length) return undefined;
  const ends = words.subarray(head, head + nameCount);
  const units = new Uint16Array(words.buffer, (head + nameCount) * 4);
  if (ends.some((end, at) => end < (ends[at - 1] ?? 0) || end > units.length)) return undefined;
  const names = openTextTable({ units, ends });
  const places: DarPlace[] = [];
  for (let at = 2; at < head; at += wordsEach) {
    const [a = 0, b = 0, c = 0, d = 0, kindAt = 0, code = 0, nameAt = 0] = words.subarray(at, at + wordsEach);
    const kind = kinds[kindAt];
    if (kind === undefined || nameAt >= nameCount) return undefined;
    places.push({ kind, id: [a, b, c, d], code, name: names.get(nameAt) });
  }
  return places;
}

/** Names of the parts of a register file, and of one of changes, that hold places. */
export const placeParts = { all: 'dar/places', added: 'dar/added', removed: 'dar/removed' } as const;

/** Places in a part of a file; undefined where it has none, or they are damaged. */
export function findDarPlaces(
  file: OpenedFile,
  part: keyof typeof placeParts = 'all',
): readonly DarPlace[] | undefined {
  const bytes = file.load(placeParts[part]);
  return bytes?.ok ? readDarPlaces(bytes.value) : undefined;
}

/** What leads from some places to others. */
export interface PlaceChanges {
  readonly added: readonly DarPlace[];
  readonly removed: readonly DarPlace[];
}

const keyOf = ({ kind, id, code, name }: DarPlace): string => `${kind} ${id.join(' ')} ${code} ${name}`;

export function comparePlaceLists(earlier: readonly DarPlace[], later: readonly DarPlace[]): PlaceChanges {
  const [before, after] = [earlier, later].map((places) => new Set(places.map(keyOf)));
  return {
    added: later.filter((place) => before?.has(keyOf(place)) === false),
    removed: earlier.filter((place) => after?.has(keyOf(place)) === false),
  };
}

export function changePlaces(
  places: readonly DarPlace[],
  { added, removed }: PlaceChanges,
): readonly DarPlace[] {
  const gone = new Set(removed.map(keyOf));
  return orderPlaces([...places.filter((place) => !gone.has(keyOf(place))), ...added]);
}
