import type { BadReason } from '../address-register.ts';
import type { DarPlaceKind, PlaceChanges } from '../dar-places.ts';
import { formatIdWords, type IdWords, sameId } from '../id-words.ts';
import type { RegisterRow } from '../register-builder.ts';
import { createBadRows } from './bad-rows.ts';
import { doorIn } from './dar-join.ts';
import { createDarObjects } from './dar-objects.ts';
import { createDarTables, unpackRoadCodes } from './dar-tables.ts';
import type { DarState } from './dar-versions.ts';
import { createDeltaPlaces, type PlacesAtHand } from './delta-places.ts';
import { createJsonReader } from './json-reader.ts';

/** What a row hangs on beside its own address. */
export type RowTie = 'house-number' | DarPlaceKind;

/** The register at hand, as far as a delta must look into it. */
export interface RegisterAtHand extends PlacesAtHand {
  find(id: IdWords): RegisterRow | undefined;
  /**
   * All rows whose house number, road, post district or supplerende bynavn has this id in DAR; of a post district the
   * changes may tell its code. Undefined where the register cannot tell which rows they are.
   */
  rowsOf(tie: RowTie, id: IdWords, postcode?: number): Iterable<RegisterRow> | undefined;
}

export interface DeltaFile {
  readonly name: string;
  /** Text of the file, however it is cut. */
  readonly pieces: Iterable<string>;
}

/** What a delta makes of a register. */
export interface DarDelta {
  /** Rows that are new, or that are other than before. */
  readonly changed: readonly RegisterRow[];
  /** Addresses that are no more. */
  readonly closed: readonly IdWords[];
  readonly places: PlaceChanges;
  /** What cannot be followed with this delta and this register, by reason: the rows it touches stay as they are. */
  readonly missing: readonly BadReason[];
}

const untold: Readonly<Record<RowTie, string>> = {
  'house-number': 'husnumre er ændret, og registret kender ikke deres id',
  road: 'veje er ændret, og registret kender ikke deres id',
  'post-district': 'postnumre er ændret, og registret kender ikke deres id',
  locality: 'supplerende bynavne er ændret, og registret kender ikke deres id',
};

/** What touches a row from outside: numbers in the delta's tables. */
interface Touch {
  readonly row: RegisterRow;
  readonly ties: Partial<Record<RowTie, number>>;
}

/** Reads DAR's delta: versions of objects that changed, judged as of a moment in milliseconds since 1970. */
export function readDarDelta(files: Iterable<DeltaFile>, register: RegisterAtHand, moment: number): DarDelta {
  const tables = createDarTables();
  const missing = createBadRows();
  const names: string[] = [];
  const objects = createDarObjects(tables, moment, (file, line, reason) =>
    missing.add(names[file] ?? '', line, reason),
  );
  for (const { name, pieces } of files) {
    const number = names.push(name) - 1;
    const bad = (line: number, reason: string): void => missing.add(name, line, reason);
    // Rows of another format are none that a delta may bring.
    const foreign = (_: unknown, line: number): void => bad(line, 'objektet er ikke fra DAR');
    const reader = createJsonReader({ row: foreign, closed: foreign, bad }, objects, number);
    let isEmpty = true;
    for (const piece of pieces) {
      isEmpty &&= /^[\uFEFF\s]*$/.test(piece);
      reader.push(piece);
    }
    // On a day without changes a delta is empty.
    if (reader.end() !== undefined && !isEmpty) bad(1, 'filen er ikke fra DAR');
  }

  const { addresses, houses, roads, postcodes, localities, divisions } = tables;
  const places = createDeltaPlaces(tables, register);
  const touched = new Map<string, Touch>();
  const rowsOf = (tie: RowTie, id: IdWords): Iterable<RegisterRow> | undefined => {
    const district = tie === 'post-district' ? postcodes.ids.find(id) : -1;
    return register.rowsOf(tie, id, district < 0 ? undefined : postcodes.codes.get(district));
  };
  const touch = (tie: RowTie, id: IdWords, number: number): void => {
    const rows = rowsOf(tie, id);
    // What is told of it may concern rows that nobody can point out.
    if (rows === undefined) missing.add('', 0, untold[tie]);
    for (const row of rows ?? []) {
      const key = formatIdWords(row.id);
      const known = touched.get(key) ?? { row, ties: {} };
      known.ties[tie] = number;
      touched.set(key, known);
    }
  };
  for (const road of places.toldRoads) touch('road', roads.ids.at(road), road);
  const simple = [
    ['house-number', houses],
    ['post-district', postcodes],
    ['locality', localities],
  ] as const;
  for (const [tie, entity] of simple)
    for (let number = 0; number < entity.ids.size; number += 1)
      if (places.stateOf(entity, number) !== 'unknown') touch(tie, entity.ids.at(number), number);

  const notThere = (thing: string, state: DarState): string =>
    state === 'unknown'
      ? `${thing} er hverken i ændringerne eller i registret`
      : `${thing} er nedlagt eller ødelagt i ændringerne`;

  const rowsOnRoad = new Map<number, readonly RegisterRow[]>();
  function onRoad(road: number): readonly RegisterRow[] {
    const known = rowsOnRoad.get(road) ?? [...(rowsOf('road', roads.ids.at(road)) ?? [])];
    rowsOnRoad.set(road, known);
    return known;
  }

  /** The kommune that a house of the delta names itself; 0 where it names none. */
  function kommuneOf(house: number): number {
    const told = houses.roadCodes.get(house);
    if (told > 0) return unpackRoadCodes(told - 1).kommune;
    const division = houses.division.get(house);
    return division === 0 ? 0 : (divisions.kommuner[division - 1] ?? 0);
  }

  /** A street's name and codes for a house on it; `old` is a row that is or was there, if there is any. */
  function streetFacts(
    house: number | undefined,
    road: number,
    old: RegisterRow | undefined,
  ): Pick<RegisterRow, 'street' | 'kommune' | 'streetCode'> | string {
    const state = places.stateOf(roads, road);
    if (state !== 'open' && state !== 'unknown') return notThere('vejen', state);
    const street = places.roadName(road);
    if (street === undefined) return notThere('vejen', 'unknown');
    const codes = places.codesOf(road);
    const stays = old !== undefined && onRoad(road).some(({ id }) => sameId(id, old.id));
    const [only = 0] = codes.size === 1 ? codes.keys() : [];
    const kommune = (house === undefined ? 0 : kommuneOf(house)) || (stays ? old.kommune : only);
    const inKommune = codes.get(kommune) ?? new Set<number>();
    // Where a road has several, its house number tells which, or the row that is there.
    const told = house === undefined ? 0 : houses.roadCodes.get(house);
    const likely = [
      told > 0 ? unpackRoadCodes(told - 1).code : undefined,
      stays ? old.streetCode : undefined,
    ];
    const [single] = inKommune.size === 1 ? inKommune : [];
    const streetCode = likely.find((code) => code !== undefined && inKommune.has(code)) ?? single;
    if (streetCode === undefined)
      return codes.size === 0
        ? 'vejen har ingen vejkode i ændringerne eller i registret'
        : 'vejens vejkode i husnummerets kommune kan ikke afgøres';
    return { street, kommune, streetCode };
  }

  function postFacts(postcode: number): Pick<RegisterRow, 'postcode' | 'postDistrict'> | string {
    const state = places.stateOf(postcodes, postcode);
    if (state !== 'open' && state !== 'unknown') return notThere('postnummeret', state);
    const district = places.district(postcode);
    return district === undefined
      ? notThere('postnummeret', 'unknown')
      : { postcode: district.code, postDistrict: district.name };
  }

  function localityFacts(number: number): Pick<RegisterRow, 'locality'> | string {
    const state = places.stateOf(localities, number);
    if (state !== 'open' && state !== 'unknown') return notThere('det supplerende bynavn', state);
    const locality = places.localityName(number);
    return locality === undefined ? notThere('det supplerende bynavn', 'unknown') : { locality };
  }

  type Facts = Omit<RegisterRow, 'id' | 'houseNumberId' | 'floor' | 'door'>;

  /** Facts of a house that the delta tells. */
  function toldHouse(house: number, old: RegisterRow | undefined): Facts | string {
    const street = streetFacts(house, houses.road.get(house), old);
    if (typeof street === 'string') return street;
    const post = postFacts(houses.postcode.get(house));
    if (typeof post === 'string') return post;
    const place = houses.locality.get(house);
    const locality = place === 0 ? { locality: undefined } : localityFacts(place - 1);
    if (typeof locality === 'string') return locality;
    return { ...street, houseNumber: houses.number.get(house), ...post, ...locality };
  }

  /** Facts of a house that the delta does not tell: those of a row there, and what changed around it. */
  function keptHouse(row: RegisterRow): Facts | string {
    const ties = touched.get(formatIdWords(row.id))?.ties ?? {};
    const street = ties.road === undefined ? row : streetFacts(undefined, ties.road, row);
    if (typeof street === 'string') return street;
    const post = ties['post-district'] === undefined ? row : postFacts(ties['post-district']);
    if (typeof post === 'string') return post;
    const locality = ties.locality === undefined ? row : localityFacts(ties.locality);
    if (typeof locality === 'string') return locality;
    return {
      kommune: street.kommune,
      streetCode: street.streetCode,
      street: street.street,
      houseNumber: row.houseNumber,
      locality: locality.locality,
      postcode: post.postcode,
      postDistrict: post.postDistrict,
    };
  }

  function factsOf(houseId: IdWords | undefined, old: RegisterRow | undefined): Facts | string {
    const house = houseId === undefined ? -1 : houses.ids.find(houseId);
    const state = house < 0 ? 'unknown' : places.stateOf(houses, house);
    if (state === 'open') return toldHouse(house, old);
    if (state !== 'unknown') return notThere('husnummeret', state);
    const isSame =
      old !== undefined &&
      (houseId === undefined || (old.houseNumberId !== undefined && sameId(old.houseNumberId, houseId)));
    const [there] = isSame || houseId === undefined ? [old] : [...(rowsOf('house-number', houseId) ?? [])];
    return there === undefined ? notThere('husnummeret', 'unknown') : keptHouse(there);
  }

  const changed: RegisterRow[] = [];
  const closed: IdWords[] = [];
  const done = new Set<string>();
  const lack = (address: number, reason: string): void =>
    missing.add(names[addresses.file.get(address)] ?? '', addresses.line.get(address), reason);
  const settle = (row: RegisterRow, old: RegisterRow | undefined): void => {
    if (old === undefined || !sameRow(row, old)) changed.push(row);
  };
  for (let address = 0; address < addresses.ids.size; address += 1) {
    const state = addresses.stateOf(address);
    const id = addresses.ids.at(address);
    // What is spoiled was told as it was read; what is not in force yet changes nothing.
    if (state === 'closed') closed.push(id);
    if (state === 'past') lack(address, 'adressens nye version er ikke i ændringerne');
    if (state === 'unknown' || state === 'future') continue;
    done.add(formatIdWords(id));
    if (state !== 'open') continue;
    const old = register.find(id);
    const houseNumberId = houses.ids.at(addresses.house.get(address));
    const facts = factsOf(houseNumberId, old);
    if (typeof facts === 'string') lack(address, facts);
    else
      settle(
        { id, houseNumberId, ...facts, floor: addresses.floor.get(address), door: doorIn(tables, address) },
        old,
      );
  }
  for (const [key, { row }] of touched) {
    if (done.has(key)) continue;
    const facts = factsOf(row.houseNumberId, row);
    if (typeof facts === 'string') missing.add('', 0, facts);
    else settle({ ...row, ...facts }, row);
  }
  return { changed, closed, places: places.changes(), missing: missing.byReason() };
}

function sameRow(a: RegisterRow, b: RegisterRow): boolean {
  const houseA = a.houseNumberId ?? [0, 0, 0, 0];
  const houseB = b.houseNumberId ?? [0, 0, 0, 0];
  const nameOf = ({ door }: RegisterRow): string | number => (door.kind === 'code' ? door.code : door.name);
  return (
    sameId(a.id, b.id) &&
    sameId(houseA, houseB) &&
    a.kommune === b.kommune &&
    a.streetCode === b.streetCode &&
    a.street === b.street &&
    a.houseNumber === b.houseNumber &&
    a.floor === b.floor &&
    nameOf(a) === nameOf(b) &&
    a.locality === b.locality &&
    a.postcode === b.postcode &&
    a.postDistrict === b.postDistrict
  );
}
