import type { ClosedRow, RegisterRow } from '../register-builder.ts';
import { type DoorReading, firstNamedDoor } from '../unit-codes.ts';
import { type DarTables, packRoadCodes, unpackRoadCodes } from './dar-tables.ts';
import type { DarState } from './dar-versions.ts';

/** Where a house stands. */
export type HouseFacts = Omit<RegisterRow, 'id' | 'houseNumberId' | 'floor' | 'door'>;

/** What is wrong with a thing that is not open, said of whatever points to it. */
const notOpen = (pointer: string, thing: string, state: Exclude<DarState, 'open'>): string => {
  switch (state) {
    case 'unknown':
      return `${pointer} peger på ${thing}, som ikke er i filerne`;
    case 'spoiled':
      return `${pointer} peger på ${thing}, som er ødelagt i filerne`;
    case 'closed':
    case 'past':
      return `${pointer} peger på ${thing}, som er nedlagt`;
    case 'future':
      return `${pointer} peger på ${thing}, som endnu ikke gælder`;
  }
};

/** Facts of a house by its number, or why they cannot be told (Danish); made once all objects are in the tables. */
function createHouseFacts(tables: DarTables): (house: number) => HouseFacts | string {
  const { houses, roads, parts, postcodes, localities, divisions } = tables;
  for (let part = 0; part < parts.ids.size; part += 1) {
    if (parts.stateOf(part) !== 'open') continue;
    const road = parts.road.get(part);
    parts.next.set(part, roads.firstPart.get(road));
    roads.firstPart.set(road, part + 1);
  }
  /** The one kommune that a road runs in; 0 where it runs in none or in several. */
  function onlyKommune(road: number): number {
    let only = 0;
    for (let next = roads.firstPart.get(road); next > 0; next = parts.next.get(next - 1)) {
      const kommune = parts.kommune.get(next - 1);
      if (only !== 0 && only !== kommune) return 0;
      only = kommune;
    }
    return only;
  }
  const kommuneOfDivision = learnKommuner();

  /** The kommune that most houses of an area are in, by those on roads of one kommune; 0 where it cannot be told. */
  function learnKommuner(): readonly number[] {
    const votes = divisions.kommuner.map(() => new Map<number, number>());
    for (let house = 0; house < houses.ids.size; house += 1) {
      const division = houses.division.get(house);
      if (division === 0 || houses.stateOf(house) !== 'open') continue;
      const kommune = onlyKommune(houses.road.get(house));
      if (kommune === 0) continue;
      const count = votes[division - 1];
      count?.set(kommune, (count.get(kommune) ?? 0) + 1);
    }
    return votes.map((count, place) => {
      const told = divisions.kommuner[place] ?? 0;
      if (told > 0) return told;
      const [first, second] = [...count].sort((a, b) => b[1] - a[1]);
      return first === undefined || first[1] === second?.[1] ? 0 : first[0];
    });
  }

  /** Kommune and street code of a house on a road, or why they cannot be told. */
  function roadCodesOf(house: number, road: number): Pick<RegisterRow, 'kommune' | 'streetCode'> | string {
    const division = houses.division.get(house);
    const kommune = division === 0 ? 0 : (kommuneOfDivision[division - 1] ?? 0);
    const told = houses.roadCodes.get(house);
    // Whatever tells the kommune must agree: a part of the road may be lacking in the files.
    let found = -1;
    for (let next = roads.firstPart.get(road); next > 0; next = parts.next.get(next - 1)) {
      const part = next - 1;
      const itsKommune = parts.kommune.get(part);
      if (kommune !== 0 && itsKommune !== kommune) continue;
      if (told !== 0 && packRoadCodes(itsKommune, parts.code.get(part)) !== told - 1) continue;
      if (found >= 0) return 'vejen har flere vejkoder, og husnummeret siger ikke hvilken';
      found = part;
    }
    if (found >= 0) return { kommune: parts.kommune.get(found), streetCode: parts.code.get(found) };
    if (roads.firstPart.get(road) === 0) return 'vejen har ingen vejkode i filerne';
    return told > 0 && kommune > 0 && unpackRoadCodes(told - 1).kommune !== kommune
      ? 'husnummerets kommune og vejkode passer ikke sammen'
      : 'vejen har ingen vejkode i husnummerets kommune i filerne';
  }

  return (house) => {
    const state = houses.stateOf(house);
    if (state !== 'open') return notOpen('adressen', 'et husnummer', state);
    const road = houses.road.get(house);
    const roadState = roads.stateOf(road);
    if (roadState !== 'open') return notOpen('husnummeret', 'en vej', roadState);
    const postcode = houses.postcode.get(house);
    const postcodeState = postcodes.stateOf(postcode);
    if (postcodeState !== 'open') return notOpen('husnummeret', 'et postnummer', postcodeState);
    const locality = houses.locality.get(house);
    const localityState = locality === 0 ? 'open' : localities.stateOf(locality - 1);
    if (localityState !== 'open') return notOpen('husnummeret', 'et supplerende bynavn', localityState);
    const codes = roadCodesOf(house, road);
    if (typeof codes === 'string') return codes;
    return {
      ...codes,
      street: roads.names[road] ?? '',
      houseNumber: houses.number.get(house),
      locality: locality === 0 ? undefined : localities.names[locality - 1],
      postcode: postcodes.codes.get(postcode),
      postDistrict: postcodes.names[postcode] ?? '',
    };
  };
}

/** Door of an address by its number in the tables. */
export function doorIn({ addresses, doors }: DarTables, address: number): DoorReading {
  const code = addresses.door.get(address);
  return code < firstNamedDoor
    ? { kind: 'code', code }
    : { kind: 'named', name: doors.names[code - firstNamedDoor] ?? '' };
}

export interface DarRows {
  row(row: RegisterRow, file: number, line: number): void;
  closed(row: ClosedRow, file: number, line: number): void;
  bad(file: number, line: number, reason: string): void;
}

/** Every address of the tables as a row. Those that are not in force yet are passed over. */
export function tellDarRows(tables: DarTables, target: DarRows): void {
  const { addresses, houses } = tables;
  const houseFacts = createHouseFacts(tables);
  let lastHouse = -1;
  let facts: HouseFacts | string = '';
  for (let address = 0; address < addresses.ids.size; address += 1) {
    const state = addresses.stateOf(address);
    // What is spoiled by its own object was told when that was read.
    if (state === 'unknown' || state === 'future') continue;
    const [file, line] = [addresses.file.get(address), addresses.line.get(address)];
    if (state === 'spoiled') {
      if (addresses.lacksFields(address)) target.bad(file, line, 'felter mangler');
      continue;
    }
    const house = addresses.house.get(address);
    // An address's neighbours mostly stand beside it.
    if (house !== lastHouse) facts = houseFacts(house);
    lastHouse = house;
    const id = addresses.ids.at(address);
    if (typeof facts === 'string') {
      if (state === 'open') target.bad(file, line, facts);
      else target.closed({ id }, file, line);
      continue;
    }
    const row: RegisterRow = {
      id,
      houseNumberId: houses.ids.at(house),
      kommune: facts.kommune,
      streetCode: facts.streetCode,
      street: facts.street,
      houseNumber: facts.houseNumber,
      floor: addresses.floor.get(address),
      door: doorIn(tables, address),
      locality: facts.locality,
      postcode: facts.postcode,
      postDistrict: facts.postDistrict,
    };
    if (state === 'open') target.row(row, file, line);
    else target.closed(row, file, line);
  }
}
