import { type DarPlace, type DarPlaceKind, isSamePlace, type PlaceChanges } from '../dar-places.ts';
import type { IdWords } from '../id-words.ts';
import { type DarTables, packRoadCodes, unpackRoadCodes } from './dar-tables.ts';
import type { DarState, DarVersions } from './dar-versions.ts';

/** What a register knows of DAR's roads, post districts and supplerende bynavne. */
export interface PlacesAtHand {
  /** False where it knows no ids of them: then it learns none either, for who knows some seems to know all. */
  readonly knowsPlaces: boolean;
  /** A road stands there once for each kommune; empty where the register does not know the id. */
  placesOf(kind: DarPlaceKind, id: IdWords): readonly DarPlace[];
}

/** Roads, post districts and supplerende bynavne after a delta; all by their numbers in its tables. */
export interface DeltaPlaces {
  /** What is not in force yet tells nothing of today. */
  stateOf(entity: DarVersions, number: number): DarState;
  /** Roads that the delta tells something of, were it only one of their codes. */
  readonly toldRoads: readonly number[];
  /** Undefined where neither the delta nor the register knows it. */
  roadName(road: number): string | undefined;
  /** The street codes of a road by kommune. */
  codesOf(road: number): ReadonlyMap<number, ReadonlySet<number>>;
  district(number: number): Pick<DarPlace, 'code' | 'name'> | undefined;
  localityName(number: number): string | undefined;
  /** What it makes of the register's places. */
  changes(): PlaceChanges;
}

export function createDeltaPlaces(tables: DarTables, register: PlacesAtHand): DeltaPlaces {
  const { roads, parts, postcodes, localities } = tables;

  function stateOf(entity: DarVersions, number: number): DarState {
    const state = entity.stateOf(number);
    return state === 'future' ? 'unknown' : state;
  }
  const isTold = (entity: DarVersions, number: number): boolean => stateOf(entity, number) !== 'unknown';

  const partsOf = new Map<number, number[]>();
  for (let part = 0; part < parts.ids.size; part += 1) {
    if (!isTold(parts, part)) continue;
    const road = parts.road.get(part);
    partsOf.set(road, [...(partsOf.get(road) ?? []), part]);
  }
  /** Codes that parts in the delta have or had, by road: one may have changed, or gone over to another road. */
  const earlierCodes = new Map<number, Set<number>>();
  for (const { part, road, code } of parts.told)
    if (isTold(parts, part)) earlierCodes.set(road, (earlierCodes.get(road) ?? new Set()).add(code));
  const toldRoads = numbersOf(roads).filter(
    (road) => isTold(roads, road) || partsOf.has(road) || earlierCodes.has(road),
  );

  const knownRoad = (road: number): readonly DarPlace[] => register.placesOf('road', roads.ids.at(road));
  const roadName = (road: number): string | undefined =>
    stateOf(roads, road) === 'open' ? roads.names[road] : knownRoad(road)[0]?.name;

  /** The street codes of a road by kommune: those of the register, and what the delta says of them. */
  function codesOf(road: number): ReadonlyMap<number, ReadonlySet<number>> {
    const open = (partsOf.get(road) ?? []).filter((part) => stateOf(parts, part) === 'open');
    const now = open.map((part) => packRoadCodes(parts.kommune.get(part), parts.code.get(part)));
    const kept = knownRoad(road).flatMap(({ code }) =>
      code === 0 || earlierCodes.get(road)?.has(code) === true ? [] : code,
    );
    const codes = new Map<number, Set<number>>();
    for (const packed of [...kept, ...now]) {
      const { kommune, code } = unpackRoadCodes(packed);
      codes.set(kommune, (codes.get(kommune) ?? new Set()).add(code));
    }
    return codes;
  }

  function district(number: number): Pick<DarPlace, 'code' | 'name'> | undefined {
    if (stateOf(postcodes, number) === 'open')
      return { code: postcodes.codes.get(number), name: postcodes.names[number] ?? '' };
    return register.placesOf('post-district', postcodes.ids.at(number))[0];
  }
  const localityName = (number: number): string | undefined =>
    stateOf(localities, number) === 'open'
      ? localities.names[number]
      : register.placesOf('locality', localities.ids.at(number))[0]?.name;

  function roadAfter(road: number): readonly Omit<DarPlace, 'kind' | 'id'>[] {
    const name = roadName(road);
    if (name === undefined) return [];
    const codes = [...codesOf(road)].flatMap(([kommune, streets]) =>
      [...streets].map((street) => packRoadCodes(kommune, street)),
    );
    return (codes.length === 0 ? [0] : codes).map((code) => ({ code, name }));
  }

  return {
    stateOf,
    toldRoads,
    roadName,
    codesOf,
    district,
    localityName,
    changes() {
      if (!register.knowsPlaces) return { added: [], removed: [] };
      const added: DarPlace[] = [];
      const removed: DarPlace[] = [];
      function settle(
        kind: DarPlaceKind,
        entity: DarVersions,
        number: number,
        after: () => readonly Omit<DarPlace, 'kind' | 'id'>[],
      ): void {
        const state = stateOf(entity, number);
        // Of what is broken, or has a new version that is not here, it is not known what became of it.
        if (state === 'spoiled' || state === 'past') return;
        const id = entity.ids.at(number);
        const known = register.placesOf(kind, id);
        const next = state === 'closed' ? [] : after().map((place) => ({ kind, id, ...place }));
        const isIn = (places: readonly DarPlace[], place: DarPlace): boolean =>
          places.some((other) => isSamePlace(other, place));
        added.push(...next.filter((place) => !isIn(known, place)));
        removed.push(...known.filter((place) => !isIn(next, place)));
      }
      for (const road of toldRoads) settle('road', roads, road, () => roadAfter(road));
      for (const number of numbersOf(postcodes))
        if (isTold(postcodes, number))
          settle('post-district', postcodes, number, () => [district(number)].flatMap((one) => one ?? []));
      for (const number of numbersOf(localities))
        if (isTold(localities, number))
          settle('locality', localities, number, () =>
            [localityName(number)].flatMap((name) => (name === undefined ? [] : { code: 0, name })),
          );
      return { added, removed };
    },
  };
}

const numbersOf = ({ ids }: DarVersions): number[] => Array.from({ length: ids.size }, (_, number) => number);
