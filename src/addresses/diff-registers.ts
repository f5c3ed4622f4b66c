import { ok, type Result } from '../domain/result.ts';
import type { AddressData } from './address-data.ts';
import { kindAt, placeAt, rowAt } from './address-rows.ts';
import { comparePlaceLists, findDarPlaces } from './dar-places.ts';
import { createIdNumbers } from './growing-words.ts';
import { type IdWords, sameId } from './id-words.ts';
import { writeChanges } from './register-about.ts';
import type { RegisterRow } from './register-builder.ts';
import { changeRegister, type HashBytes } from './register-changes.ts';
import { at, houseOfUnit, type RegisterData, streetNameOf, streetOfHouse } from './register-data.ts';
import { createRowCollector } from './row-collector.ts';
import type { KindText, PlaceText } from './text-order.ts';

export interface KnownRegister {
  readonly data: RegisterData;
  /** Of its content. */
  readonly sha256: string;
}

export interface Difference {
  /** A file of changes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * Whether the changes lead to the very later register. They do not where that one no longer knows addresses that
   * the earlier one had: an address that is told nowhere any more is told as closed.
   */
  readonly isExact: boolean;
}

/** What leads from one register to a later one. */
export async function diffRegisters(
  earlier: KnownRegister,
  later: KnownRegister,
  hash: HashBytes,
): Promise<Result<Difference, { readonly kind: 'too-large' }>> {
  const changes = findChanges(earlier.data, later.data);
  const { info, file } = later.data;
  const changed = changeRegister(earlier.data, info, changes);
  if (!changed.ok) return changed;
  const sha256 = await hash(changed.value);
  const isExact = sha256 === later.sha256;
  const rows = collect(changes.rows);
  const closed = collect(changes.closed);
  const bytes = writeChanges(
    {
      name: info.name,
      date: info.date,
      practice: info.practice,
      base: { sha256: earlier.sha256, date: earlier.data.info.date },
      result: {
        sha256,
        ...(isExact && file.signature !== undefined ? { signature: file.signature } : {}),
      },
    },
    { rows, closed, places: changes.places },
  );
  return ok({ bytes, isExact });
}

function collect(rows: Iterable<RegisterRow>) {
  const collector = createRowCollector(() => true);
  for (const row of rows) {
    const problem = collector.add(row);
    if (problem !== undefined) throw new Error(`A register's own row is refused: ${problem}`);
  }
  return { parts: collector.finish(), kommuner: collector.kommuner };
}

function findChanges(earlier: RegisterData, later: RegisterData) {
  const inForce = compare(earlier, later);
  const { differing: closed } = compare(earlier.closed, later.closed);
  // What the later one knows as closed is among those already.
  const untold = inForce.missing.filter((unit) => {
    const id = earlier.unitIds.at(unit);
    return id !== undefined && later.closed?.findUnit(id) === undefined;
  });
  return {
    rows: inForce.differing,
    closed: [...closed, ...untold.map((unit) => rowAt(earlier, unit))],
    places: comparePlaceLists(findDarPlaces(earlier.file) ?? [], findDarPlaces(later.file) ?? []),
  };
}

interface Compared {
  /** Rows of the later one that the earlier one has not, or has otherwise. */
  readonly differing: RegisterRow[];
  /** Units of the earlier one that the later one has not. */
  readonly missing: number[];
}

function compare(earlier: AddressData | undefined, later: AddressData | undefined): Compared {
  const differing: RegisterRow[] = [];
  const missing: number[] = [];
  const laterUnits = later?.columns.unitKind.length ?? 0;
  const ids = createIdNumbers();
  for (let unit = 0; unit < laterUnits; unit += 1) ids.numberOf(later?.unitIds.at(unit) ?? noId);
  const met = new Uint8Array(laterUnits);
  if (earlier !== undefined) {
    const isSame = later === undefined ? () => false : createComparison(earlier, later);
    for (let unit = 0; unit < earlier.columns.unitKind.length; unit += 1) {
      // Ids are told once each, so that their numbers are their rows.
      const other = ids.find(earlier.unitIds.at(unit) ?? noId);
      if (other < 0) missing.push(unit);
      else if (isSame(unit, other)) met[other] = 1;
    }
  }
  if (later !== undefined)
    for (let unit = 0; unit < laterUnits; unit += 1) if (met[unit] === 0) differing.push(rowAt(later, unit));
  return { differing, missing };
}

/** Whether a unit of one register and a unit of another are the same in all but their number. */
function createComparison(earlier: AddressData, later: AddressData): (one: number, other: number) => boolean {
  const placeKey = ({ postcode, district, locality }: PlaceText): string =>
    [postcode, district, locality ?? ''].join('\t');
  const kindKey = ({ floor, door }: KindText): string =>
    `${floor}\t${door.kind === 'code' ? door.code : `${door.name}`}\t${door.kind}`;
  const streetKey = (data: AddressData, street: number): string =>
    [streetNameOf(data, street), data.columns.streetKommune[street], data.columns.streetCode[street]].join(
      '\t',
    );
  const keys = (count: number, keyOf: (index: number) => string): string[] =>
    Array.from({ length: count }, (_, index) => keyOf(index));
  const places = translation(
    keys(earlier.columns.placePostcode.length, (index) => placeKey(placeAt(earlier, index))),
    keys(later.columns.placePostcode.length, (index) => placeKey(placeAt(later, index))),
  );
  const kinds = translation(
    keys(earlier.columns.kindFloor.length, (index) => kindKey(kindAt(earlier, index))),
    keys(later.columns.kindFloor.length, (index) => kindKey(kindAt(later, index))),
  );
  const streets = translation(
    keys(earlier.columns.streetName.length, (street) => streetKey(earlier, street)),
    keys(later.columns.streetName.length, (street) => streetKey(later, street)),
  );
  return (one, other) => {
    if (kinds[at(earlier.columns.unitKind, one)] !== at(later.columns.unitKind, other)) return false;
    const house = houseOfUnit(earlier, one);
    const otherHouse = houseOfUnit(later, other);
    return (
      at(earlier.columns.houseNumber, house) === at(later.columns.houseNumber, otherHouse) &&
      places[at(earlier.columns.housePlace, house)] === at(later.columns.housePlace, otherHouse) &&
      streets[streetOfHouse(earlier, house)] === streetOfHouse(later, otherHouse) &&
      sameId(earlier.houseIds.at(house) ?? noId, later.houseIds.at(otherHouse) ?? noId)
    );
  };
}

/** For each of the first, its place among the second; -1 where it is not there. */
function translation(from: readonly string[], to: readonly string[]): Int32Array {
  const places = new Map(to.map((key, place) => [key, place]));
  return Int32Array.from(from, (key) => places.get(key) ?? -1);
}

const noId: IdWords = [0, 0, 0, 0];
