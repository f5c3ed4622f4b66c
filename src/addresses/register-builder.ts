import { groupRows } from './grouping.ts';
import { createGrowingWords, createIdSet } from './growing-words.ts';
import { buildNameIndex } from './name-index.ts';
import { writePack } from './pack.ts';
import { wordsOfId } from './register-data.ts';
import { writeTextTable } from './text-table.ts';
import { type DoorReading, firstNamedDoor } from './unit-codes.ts';

/** One address with its codes already read. */
export interface RegisterRow {
  readonly id: string;
  readonly houseNumberId?: string;
  readonly kommune: number;
  readonly streetCode: number;
  readonly street: string;
  readonly houseNumber: number;
  readonly floor: number;
  readonly door: DoorReading;
  readonly locality?: string;
  readonly postcode: number;
  readonly postDistrict: string;
}

export interface RegisterAbout {
  readonly name: string;
  readonly date: string;
  readonly practice: boolean;
}

export interface RegisterBuilder {
  readonly size: number;
  /** Undefined, or why the row cannot be kept (Danish). */
  add(row: RegisterRow): string | undefined;
  build(about: RegisterAbout): ArrayBuffer;
}

/** Texts in the order first met. */
function createTexts(): { readonly all: string[]; indexOf(text: string): number } {
  const all: string[] = [];
  const known = new Map<string, number>();
  return {
    all,
    indexOf(text) {
      const found = known.get(text);
      if (found !== undefined) return found;
      known.set(text, all.length);
      all.push(text);
      return all.length - 1;
    },
  };
}

const zeroId: readonly [number, number, number, number] = [0, 0, 0, 0];
const most = 65_000;

export function createRegisterBuilder(): RegisterBuilder {
  const names = createTexts();
  const streets = createTexts();
  const postcodes = createTexts();
  const localities = createTexts();
  const doors = createTexts();
  const ids = createIdSet();
  // One entry a row; `house` is house number << 8 | floor.
  const street = createGrowingWords();
  const house = createGrowingWords();
  const place = createGrowingWords();
  const door = createGrowingWords();
  const id = createGrowingWords();
  const houseId = createGrowingWords();
  let lastHouse: { readonly id: string | undefined; readonly words: typeof zeroId } = {
    id: undefined,
    words: zeroId,
  };

  return {
    get size() {
      return street.length;
    },
    add(row) {
      const words = wordsOfId(row.id);
      const postcode = postcodes.indexOf(`${row.postcode}\t${row.postDistrict}`);
      const locality = row.locality === undefined ? 0 : localities.indexOf(row.locality) + 1;
      const doorCode =
        row.door.kind === 'code' ? row.door.code : firstNamedDoor + doors.indexOf(row.door.name);
      if (Math.max(postcode, locality, doorCode) > most) return 'for mange forskellige bynavne eller døre';
      if (!ids.add(words)) return 'adressens id findes allerede';
      street.push(streets.indexOf(`${names.indexOf(row.street)}\t${row.kommune}\t${row.streetCode}`));
      house.push(row.houseNumber * 256 + row.floor);
      place.push(postcode * 65_536 + locality);
      door.push(doorCode);
      for (const word of words) id.push(word);
      // A house's addresses mostly stand together.
      if (row.houseNumberId !== lastHouse.id) {
        lastHouse = {
          id: row.houseNumberId,
          words: row.houseNumberId === undefined ? zeroId : wordsOfId(row.houseNumberId),
        };
      }
      for (const word of lastHouse.words) houseId.push(word);
      return undefined;
    },
    build(about) {
      const streetParts = streets.all.map((text) => text.split('\t').map(Number) as [number, number, number]);
      const streetOrder = streetParts.map((_, index) => index);
      streetOrder.sort((a, b) => {
        const [nameA, kommuneA, codeA] = streetParts[a] ?? zeroId;
        const [nameB, kommuneB, codeB] = streetParts[b] ?? zeroId;
        return nameA - nameB || kommuneA - kommuneB || codeA - codeB;
      });
      const rank = new Uint32Array(streetOrder.length);
      streetOrder.forEach((original, sorted) => {
        rank[original] = sorted;
      });

      // Rows by street, then each street by number, place, floor and door.
      const rows = street.length;
      const { first: firstRow, order } = groupRows(
        rows,
        streetOrder.length,
        (row) => rank[street.at(row)] ?? 0,
      );
      const numberOf = (row: number): number => house.at(row) >>> 8;
      for (let index = 0; index < streetOrder.length; index += 1) {
        order
          .subarray(firstRow[index], firstRow[index + 1])
          .sort(
            (a, b) =>
              numberOf(a) - numberOf(b) ||
              place.at(a) - place.at(b) ||
              house.at(a) - house.at(b) ||
              door.at(a) - door.at(b),
          );
      }

      const houses = {
        number: [] as number[],
        postcode: [] as number[],
        locality: [] as number[],
        first: [] as number[],
      };
      const houseIds = createGrowingWords();
      const streetFirstHouse = new Uint32Array(streetOrder.length + 1);
      const streetPostcodes = createLists();
      const streetLocalities = createLists();
      const postcodeStreets: number[][] = postcodes.all.map(() => []);
      const unitFloor = new Uint8Array(rows);
      const unitDoor = new Uint16Array(rows);
      const unitId = new Uint32Array(rows * 4);
      for (let index = 0; index < streetOrder.length; index += 1) {
        streetFirstHouse[index] = houses.number.length;
        const inPostcodes = new Set<number>();
        const inLocalities = new Set<number>();
        let before = -1;
        for (let at = firstRow[index] ?? 0; at < (firstRow[index + 1] ?? 0); at += 1) {
          const row = order[at] ?? 0;
          if (before < 0 || numberOf(row) !== numberOf(before) || place.at(row) !== place.at(before)) {
            const postcode = Math.floor(place.at(row) / 65_536);
            const locality = place.at(row) % 65_536;
            houses.number.push(numberOf(row));
            houses.postcode.push(postcode);
            houses.locality.push(locality);
            houses.first.push(at);
            for (let word = 0; word < 4; word += 1) houseIds.push(houseId.at(row * 4 + word));
            inPostcodes.add(postcode);
            if (locality > 0) inLocalities.add(locality);
          }
          before = row;
          unitFloor[at] = house.at(row) & 255;
          unitDoor[at] = door.at(row);
          for (let word = 0; word < 4; word += 1) unitId[at * 4 + word] = id.at(row * 4 + word);
        }
        streetPostcodes.add(inPostcodes);
        streetLocalities.add(inLocalities);
        for (const postcode of inPostcodes) postcodeStreets[postcode]?.push(index);
      }
      streetFirstHouse[streetOrder.length] = houses.number.length;

      const sortedStreets = streetOrder.map((original) => streetParts[original] ?? zeroId);
      const { first: nameFirstStreet } = groupRows(
        sortedStreets.length,
        names.all.length,
        (index) => sortedStreets[index]?.[0] ?? 0,
      );

      const byPostcode = createLists();
      for (const list of postcodeStreets) byPostcode.add(list);
      const aboutTexts = writeTextTable([about.name, about.date, about.practice ? 'practice' : '']);
      const nameTexts = writeTextTable(names.all);
      const districtTexts = writeTextTable(postcodes.all.map((text) => text.split('\t')[1] ?? ''));
      const localityTexts = writeTextTable(localities.all);
      const doorTexts = writeTextTable(doors.all);
      return writePack({
        aboutUnits: aboutTexts.units,
        aboutEnds: aboutTexts.ends,
        nameUnits: nameTexts.units,
        nameEnds: nameTexts.ends,
        nameFirstStreet,
        streetName: Uint32Array.from(sortedStreets, ([name]) => name),
        streetKommune: Uint16Array.from(sortedStreets, ([, kommune]) => kommune),
        streetCode: Uint16Array.from(sortedStreets, ([, , code]) => code),
        streetFirstHouse,
        streetFirstPostcode: streetPostcodes.first(),
        streetPostcodes: Uint16Array.from(streetPostcodes.values),
        streetFirstLocality: streetLocalities.first(),
        streetLocalities: Uint16Array.from(streetLocalities.values),
        houseNumber: Uint16Array.from(houses.number),
        housePostcode: Uint16Array.from(houses.postcode),
        houseLocality: Uint16Array.from(houses.locality),
        houseFirstUnit: Uint32Array.from([...houses.first, rows]),
        houseId: Uint32Array.from({ length: houseIds.length }, (_, index) => houseIds.at(index)),
        unitFloor,
        unitDoor,
        unitId,
        postcode: Uint16Array.from(postcodes.all, (text) => Number(text.split('\t')[0])),
        districtUnits: districtTexts.units,
        districtEnds: districtTexts.ends,
        postcodeFirstStreet: byPostcode.first(),
        postcodeStreets: Uint32Array.from(byPostcode.values),
        localityUnits: localityTexts.units,
        localityEnds: localityTexts.ends,
        doorUnits: doorTexts.units,
        doorEnds: doorTexts.ends,
        ...buildNameIndex(names.all),
      });
    },
  };
}

/** Lists of different lengths, one after the other. */
function createLists(): {
  readonly values: number[];
  add(list: Iterable<number>): void;
  first(): Uint32Array<ArrayBuffer>;
} {
  const values: number[] = [];
  const starts = [0];
  return {
    values,
    add(list) {
      for (const value of list) values.push(value);
      starts.push(values.length);
    },
    first: () => Uint32Array.from(starts),
  };
}
