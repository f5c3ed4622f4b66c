import { type BestTargets, createBestTargets } from './best-targets.ts';
import { mostLevels } from './edit-states.ts';
import { findShortened } from './find-shortened.ts';
import { fold } from './folding.ts';
import { editsAllowed, editsToName } from './fuzzy-names.ts';
import { findByPrefix, findWanted, type NameHit } from './name-search.ts';
import { heaviest } from './name-weights.ts';
import type { PlaceArea } from './place-areas.ts';
import type { Reading } from './readings.ts';
import { at, type RegisterData } from './register-data.ts';
import {
  confirmedBelow,
  costOfName,
  costOfOtherPlace,
  isNameAlone,
  offerName,
  type Target,
  visitTargets,
} from './targets.ts';

/** Misspellings are looked for under this many readings of the text. */
const mostFuzzyNames = 4;
const mostEdits = 2;

/** A reading, and what lies in the first of the places that it names: no street out of there is free of cost. */
interface Located {
  readonly reading: Reading;
  readonly area: PlaceArea | undefined;
}

const whole: NameHit = { name: 0, edits: 0, complete: true, laterWord: false, otherFirstLetter: false };
const begun: NameHit = { ...whole, complete: false };

/**
 * The best explanations of a text: street names, exactly and then with misspellings, and for each of them whether
 * number, floor, door and place exist there. What can be no better than what is found is not looked at: names that
 * few live under, other places than the typed one, misspellings.
 */
export function findTargets(
  data: RegisterData,
  raw: string,
  readings: readonly Reading[],
  capacity: number,
  kommuneCode: string | undefined,
): readonly Target[] {
  const best = createBestTargets(data, capacity, kommuneCode);
  const byName = new Map<string, Located[]>();
  for (const reading of readings) {
    const located = { reading, area: areaOf(data, reading) };
    const same = byName.get(reading.name);
    if (same === undefined) byName.set(reading.name, [located]);
    else same.push(located);
  }
  for (const [name, asked] of byName) {
    if (name !== '') visitAsTyped(data, name, asked, best);
    else for (const located of asked) visitArea(data, located, best);
  }
  if (best.confirmed() >= confirmedBelow) {
    for (const asked of byName.values()) {
      const shortened = asked.flatMap(asShortened);
      const [first] = shortened;
      if (first === undefined) continue;
      for (const hit of findShortened(data, first.reading)) visitStreets(data, hit, shortened, best);
    }
  }
  // `oe` and `aa` count as one letter; typed by a slip, the pair hides a second one.
  const hidden = /oe|aa/iu.test(raw) ? 1 : 0;
  const reach = (name: string, asked: readonly Located[]): number => {
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
    let looked = 0;
    for (const [name, asked] of byName) {
      const misspelt = asked.filter(({ reading }) => reading.mayBeMisspelt);
      if (misspelt.length === 0 || reach(name, misspelt) < edits || looked >= mostFuzzyNames) continue;
      looked += 1;
      const least = leastCost(misspelt, { ...whole, edits }, () => true);
      if (!best.reaches(least, heaviest)) continue;
      for (const hit of data.fuzzyNames.find(name, edits)) visitStreets(data, hit, misspelt, best);
    }
  }
  if (best.confirmed() >= mostEdits * 100 + confirmedBelow) {
    for (const asked of byName.values()) for (const located of asked) visitPostcode(data, located, best);
  }
  return best.inOrder();
}

function areaOf({ areas }: RegisterData, { postcode, places }: Reading): PlaceArea | undefined {
  if (postcode !== undefined) return areas.ofPostcode(postcode);
  const [place] = places;
  return place === undefined ? undefined : areas.ofPlace(place);
}

const isAnchored = ({ reading, area }: Located): boolean => reading.house !== undefined && area !== undefined;

/** The least that a target of these readings can cost under the name of the hit. */
function leastCost(asked: readonly Located[], hit: NameHit, isIn: (area: PlaceArea) => boolean): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { reading, area } of asked) {
    const away = area === undefined || isIn(area) ? 0 : costOfOtherPlace;
    least = Math.min(least, costOfName(reading, hit) + away);
  }
  return least;
}

/** Letters that are short for a word say less than the word. */
const asShortened = ({ reading, area }: Located): readonly Located[] =>
  reading.shortened === undefined ? [] : [{ reading: { ...reading, cost: reading.cost + 0.2 }, area }];

/** Names in a typed place go first: what is found there rules out the others. */
function visitAsTyped(data: RegisterData, name: string, asked: readonly Located[], best: BestTargets): void {
  const { columns } = data;
  const visit = (hit: NameHit): void => visitStreets(data, hit, asked, best);
  const areas = new Set(asked.flatMap(({ area }) => area ?? []));
  if (areas.size > 0) {
    findByPrefix(columns, name, visit, (row) => {
      for (const area of areas) if (area.hasName(row)) return true;
      return false;
    });
  }
  const least = leastCost(asked, begun, () => false);
  const wants = (weight: number): boolean => best.reaches(least, weight);
  findWanted(columns, name, { weights: best.weights, wants }, visit);
}

/** Offers all that the readings may mean on the streets of a name. */
function visitStreets(data: RegisterData, hit: NameHit, asked: readonly Located[], best: BestTargets): void {
  const { nameFirstStreet } = data.columns;
  const least = leastCost(asked, hit, (area) => area.hasName(hit.name));
  if (!best.reachesName(hit.name, least)) return;
  const end = at(nameFirstStreet, hit.name + 1);
  for (const { reading, area } of asked) {
    const visit = (street: number): void => visitTargets(data, reading, hit, street, best);
    if (isNameAlone(reading, hit)) {
      offerName(data, reading, hit, best);
      continue;
    }
    const cost = costOfName(reading, hit);
    if (!best.reachesName(hit.name, cost)) continue;
    if (area !== undefined && !best.reachesName(hit.name, cost + costOfOtherPlace))
      area.visitStreets(hit.name, visit);
    else for (let street = at(nameFirstStreet, hit.name); street < end; street += 1) visit(street);
  }
}

/** Streets of a town or postcode, where that is all that was typed. */
function visitArea(data: RegisterData, { reading, area }: Located, best: BestTargets): void {
  const inArea: Pick<BestTargets, 'offer' | 'reachesName'> = {
    reachesName: (name, cost) => cost < confirmedBelow && best.reachesName(name, cost),
    offer: (target) => best.offer({ ...target, complete: false }),
  };
  for (const street of area?.streets ?? []) visitTargets(data, reading, whole, street, inArea);
}

/**
 * Where nothing fits so far, more slips are forgiven among the few streets of the postcode that was typed: there
 * they cannot be mistaken for many others.
 */
function visitPostcode(data: RegisterData, located: Located, best: BestTargets): void {
  const { name, postcode, mayBeMisspelt } = located.reading;
  const allowed = Math.min(mostLevels, Math.floor(name.length / 3));
  if (postcode?.length !== 4 || !mayBeMisspelt || allowed <= mostEdits) return;
  const { streetName } = data.columns;
  const names = new Set(Array.from(located.area?.streets ?? [], (street) => at(streetName, street)));
  for (const row of names) {
    const edits = editsToName(data.columns, data.keysOfName, row, name, allowed);
    if (edits > allowed) continue;
    const otherFirstLetter = fold(data.names.get(row))[0] !== name[0];
    visitStreets(data, { ...whole, name: row, edits, otherFirstLetter }, [located], best);
  }
}
