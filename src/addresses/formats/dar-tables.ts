import { type Column, createColumn } from './columns.ts';
import { createDarVersions, type DarVersions } from './dar-versions.ts';

/** Where an object stands: number of its file, and line. */
interface Standing {
  readonly file: Column;
  readonly line: Column;
}

/**
 * DAR's entities as columns, by the number that each object's id has in its own entity. References are such
 * numbers; where one is optional it is one more, and 0 is none. Some 55 bytes an address, and 60 a house number.
 */
export interface DarTables {
  readonly addresses: DarVersions &
    Standing & { readonly house: Column; readonly floor: Column; readonly door: Column };
  readonly houses: DarVersions & {
    readonly number: Column;
    readonly road: Column;
    readonly postcode: Column;
    /** Optional. */
    readonly locality: Column;
    /** Place in `divisions`, and one more; optional. */
    readonly division: Column;
    /** Kommune and street code as the house's `vejmidte` tells them, and one more; optional. */
    readonly roadCodes: Column;
  };
  readonly roads: DarVersions & {
    readonly names: string[];
    /** The first of the road's parts, and one more; optional. */
    readonly firstPart: Column;
  };
  /** A road in one kommune. */
  readonly parts: DarVersions & {
    readonly kommune: Column;
    readonly code: Column;
    readonly road: Column;
    /** The next part of the same road, and one more; optional. */
    readonly next: Column;
    /** The road and the codes that each version tells, but for what is not in force yet: also what a part was before. */
    readonly told: { readonly part: number; readonly road: number; readonly code: number }[];
  };
  readonly postcodes: DarVersions & { readonly codes: Column; readonly names: string[] };
  readonly localities: DarVersions & { readonly names: string[] };
  /** Ids of the kommuner's areas, in whatever form; the kommune's code where it is told beside the id, else 0. */
  readonly divisions: { readonly ids: Map<string, number>; readonly kommuner: number[] };
  /** Door names that have no code of their own, by place; `door` holds `firstNamedDoor` and the place. */
  readonly doors: { readonly names: string[]; readonly places: Map<string, number> };
}

export const createDarTables = (): DarTables => ({
  addresses: {
    ...createDarVersions(),
    house: createColumn(32),
    floor: createColumn(8),
    door: createColumn(16),
    file: createColumn(16),
    line: createColumn(32),
  },
  houses: {
    ...createDarVersions(),
    number: createColumn(16),
    road: createColumn(32),
    postcode: createColumn(32),
    locality: createColumn(32),
    division: createColumn(16),
    roadCodes: createColumn(32),
  },
  roads: { ...createDarVersions(), names: [], firstPart: createColumn(32) },
  parts: {
    ...createDarVersions(),
    kommune: createColumn(16),
    code: createColumn(16),
    road: createColumn(32),
    next: createColumn(32),
    told: [],
  },
  postcodes: { ...createDarVersions(), codes: createColumn(16), names: [] },
  localities: { ...createDarVersions(), names: [] },
  divisions: { ids: new Map(), kommuner: [] },
  doors: { names: [], places: new Map() },
});

/** Kommune and street code as one number. */
export const packRoadCodes = (kommune: number, code: number): number => kommune * 10_000 + code;
export const unpackRoadCodes = (packed: number): { readonly kommune: number; readonly code: number } => ({
  kommune: Math.floor(packed / 10_000),
  code: packed % 10_000,
});
