import type { BestTargets } from './best-targets.ts';
import { editDistance } from './edit-distance.ts';
import { mostLevels } from './edit-states.ts';
import { editsAllowed } from './fuzzy-names.ts';
import { nameKeysOf } from './name-keys.ts';
import type { NameHit } from './name-search.ts';
import { heaviest, weightOf } from './name-weights.ts';
import { isPostcodeOf } from './place-areas.ts';
import { type Reading, readQuery } from './readings.ts';
import { at, type RegisterData } from './register-data.ts';
import { confirmedBelow, isNameAlone, offerName, type Target, visitTargets } from './targets.ts';
import { readTyped } from './tokens.ts';

/** `findTargets` as plainly as it can be told: every name, every street, every reading, and the best of it all. */
export function findTargetsPlainly(
  data: RegisterData,
  text: string,
  capacity: number,
  kommuneCode?: string,
): readonly Target[] {
  const { columns, streetUnits, nameUnits } = data;
  const typed = readTyped(text);
  const readings = readQuery(typed, data.places);
  const isOwn = (street: number): boolean => columns.streetKommune[street] === Number(kommuneCode ?? -1);
  const weigh = (street: number): number => weightOf(at(streetUnits, street), isOwn(street));
  const rankOf = ({ street, cost, byName }: Target): number => {
    const weight = byName
      ? weightOf(at(nameUnits, at(columns.streetName, street)), isOwn(street))
      : weigh(street);
    return cost * 1e6 + heaviest - weight + street / 1e6;
  };
  const kept = new Map<string, Target>();
  let confirmed = Number.POSITIVE_INFINITY;
  const all: Pick<BestTargets, 'offer' | 'reachesName' | 'weightOf'> = {
    reachesName: () => true,
    weightOf: weigh,
    offer(target) {
      if (target.missing === undefined) confirmed = Math.min(confirmed, target.cost);
      const key = `${target.street} ${target.house}`;
      const before = kept.get(key);
      if (before === undefined || rankOf(target) < rankOf(before)) kept.set(key, target);
    },
  };
  const visitStreets = (hit: NameHit, reading: Reading): void => {
    const isAlone = isNameAlone(reading, hit);
    if (isAlone) offerName(data, reading, hit, all);
    for (let street = 0; street < columns.streetName.length; street += 1)
      if (!isAlone && columns.streetName[street] === hit.name) visitTargets(data, reading, hit, street, all);
  };
  const hits = (name: string, edits: number): readonly NameHit[] =>
    keysOf(data).flatMap(({ name: row, key, laterWord }) => {
      const least = leastEdits(key, name, edits);
      const complete = edits === 0 ? key === name : editDistance(key, name, edits) <= edits;
      return least === edits
        ? [{ name: row, edits, complete, laterWord, otherFirstLetter: edits > 0 && key[0] !== name[0] }]
        : [];
    });

  for (const reading of readings) {
    if (reading.name !== '') for (const hit of hits(reading.name, 0)) visitStreets(hit, reading);
    else visitPlace(data, reading, all);
  }
  const names = [...new Set(readings.map(({ name }) => name))];
  for (let edits = 1; edits <= 2 && confirmed >= (edits - 1) * 100 + confirmedBelow; edits += 1) {
    const fuzzy = names.filter((name) => reachOf(typed.raw, readings, name) >= edits).slice(0, 4);
    for (const name of fuzzy) {
      const found = hits(name, edits);
      for (const reading of readings)
        if (reading.name === name && reading.mayBeMisspelt)
          for (const hit of found) visitStreets(hit, reading);
    }
  }
  if (confirmed >= 200 + confirmedBelow) {
    for (const reading of readings) visitPostcode(data, reading, visitStreets);
  }
  return [...kept.values()].sort((one, other) => rankOf(one) - rankOf(other)).slice(0, capacity);
}

interface Key {
  readonly name: number;
  readonly key: string;
  readonly laterWord: boolean;
}
const known = new WeakMap<RegisterData, readonly Key[]>();

function keysOf(data: RegisterData): readonly Key[] {
  const keys =
    known.get(data) ??
    Array.from({ length: data.names.size }, (_, name) =>
      nameKeysOf(data.names.get(name)).map((key) => ({ name, ...key })),
    ).flat();
  known.set(data, keys);
  return keys;
}

/** Fewest edits that make the text a beginning of the key. */
function leastEdits(key: string, typed: string, most: number): number {
  if (key.startsWith(typed)) return 0;
  let least = most + 1;
  for (let end = Math.max(0, typed.length - most); end <= Math.min(key.length, typed.length + most); end += 1)
    least = Math.min(least, editDistance(key.slice(0, end), typed, most));
  return least;
}

function reachOf(raw: string, readings: readonly Reading[], name: string): number {
  const asked = readings.filter((reading) => reading.name === name && reading.mayBeMisspelt);
  const allowed = editsAllowed(name.length);
  if (asked.length === 0 || allowed === 0) return 0;
  const isAnchored = asked.some(
    ({ house, postcode, places }) => house !== undefined && (postcode !== undefined || places.length > 0),
  );
  return Math.min(2, allowed + (isAnchored || /oe|aa/iu.test(raw) ? 1 : 0));
}

function visitPlace(
  data: RegisterData,
  reading: Reading,
  all: Pick<BestTargets, 'offer' | 'reachesName'>,
): void {
  const hit: NameHit = { name: 0, edits: 0, complete: true, laterWord: false, otherFirstLetter: false };
  for (let street = 0; street < data.columns.streetName.length; street += 1)
    visitTargets(data, reading, hit, street, {
      reachesName: (_, cost) => cost < confirmedBelow,
      offer: (target) => all.offer({ ...target, complete: false }),
    });
}

function visitPostcode(
  data: RegisterData,
  reading: Reading,
  visit: (hit: NameHit, reading: Reading) => void,
): void {
  const { name, postcode, mayBeMisspelt } = reading;
  const { columns } = data;
  const allowed = Math.min(mostLevels, Math.floor(name.length / 3));
  if (postcode?.length !== 4 || !mayBeMisspelt || allowed <= 2) return;
  const here = new Set<number>();
  columns.streetName.forEach((row, street) => {
    const end = at(columns.streetFirstPostcode, street + 1);
    for (let place = at(columns.streetFirstPostcode, street); place < end; place += 1)
      if (isPostcodeOf(at(columns.postcode, at(columns.streetPostcodes, place)), postcode)) here.add(row);
  });
  for (const row of here) {
    const keys = nameKeysOf(data.names.get(row));
    const edits = Math.min(
      ...keys.map(({ key, laterWord }) => (laterWord ? 9 : editDistance(key, name, allowed))),
    );
    const otherFirstLetter = keys[0]?.key[0] !== name[0];
    if (edits <= allowed)
      visit({ name: row, edits, complete: true, laterWord: false, otherFirstLetter }, reading);
  }
}
