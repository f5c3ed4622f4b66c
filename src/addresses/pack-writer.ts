import { createLists } from './dictionaries.ts';
import { createGrowingWords } from './growing-words.ts';
import { writeIdBlocks } from './id-blocks.ts';
import { writeIdIndex } from './id-index.ts';
import type { IdWords } from './id-words.ts';
import { buildNameIndex } from './name-index.ts';
import { writePack } from './pack.ts';
import type { PartBytes } from './register-file.ts';
import { writeTextTable } from './text-table.ts';

/** What rows point to: each once, used by some row, and in order. */
export interface PackTexts {
  readonly names: readonly string[];
  readonly postcodes: readonly { readonly code: number; readonly district: string }[];
  readonly localities: readonly string[];
  readonly doors: readonly string[];
  /** Postcode * 65,536 + locality (0 for none, else one more than its place above). */
  readonly places: readonly number[];
  /** Floor * 65,536 + door. */
  readonly kinds: readonly number[];
}

/** What is kept of addresses: the columns that are searched, and the ids, which lie apart. */
export interface AddressParts {
  readonly pack: PartBytes;
  readonly unitIds: PartBytes;
  readonly unitIndex: PartBytes;
  readonly houseIds: PartBytes;
}

/** Takes addresses in order: by name, kommune and code of the street, then number, place, floor, door and id. */
export interface PackWriter {
  /** `name`: its place among the names. */
  street(name: number, kommune: number, code: number): void;
  /** The next house of the street; `place` as in the list of places. */
  house(number: number, place: number, id: IdWords): void;
  /** The next address of the house; `kind` as in the list of kinds. */
  unit(kind: number, id: IdWords): void;
  finish(): AddressParts;
}

export function createPackWriter(texts: PackTexts): PackWriter {
  const streets = { name: [] as number[], kommune: [] as number[], code: [] as number[] };
  const firstHouses: number[] = [];
  const firstUnits: number[] = [];
  const streetPostcodes = createLists();
  const streetLocalities = createLists();
  const postcodeStreets: number[][] = texts.postcodes.map(() => []);
  const houseNumber = createGrowingWords();
  const housePlace = createGrowingWords();
  const houseUnit = createGrowingWords();
  const houseIds = createGrowingWords();
  const unitKind = createGrowingWords();
  const unitIds = createGrowingWords();
  let inPostcodes = new Set<number>();
  let inLocalities = new Set<number>();

  function endStreet(): void {
    if (streets.name.length === 0) return;
    streetPostcodes.add(inPostcodes);
    streetLocalities.add(inLocalities);
    for (const postcode of inPostcodes) postcodeStreets[postcode]?.push(streets.name.length - 1);
    inPostcodes = new Set();
    inLocalities = new Set();
  }

  return {
    street(name, kommune, code) {
      endStreet();
      streets.name.push(name);
      streets.kommune.push(kommune);
      streets.code.push(code);
      firstHouses.push(houseNumber.length);
      firstUnits.push(unitKind.length);
    },
    house(number, place, id) {
      houseNumber.push(number);
      housePlace.push(place);
      houseUnit.push(unitKind.length - (firstUnits.at(-1) ?? 0));
      houseIds.pushFour(id[0], id[1], id[2], id[3]);
      const value = texts.places[place] ?? 0;
      inPostcodes.add(Math.floor(value / 65_536));
      if (value % 65_536 > 0) inLocalities.add(value % 65_536);
    },
    unit(kind, id) {
      unitKind.push(kind);
      unitIds.pushFour(id[0], id[1], id[2], id[3]);
    },
    finish() {
      endStreet();
      const nameFirstStreet = new Uint32Array(texts.names.length + 1);
      for (const name of streets.name) nameFirstStreet[name + 1] = (nameFirstStreet[name + 1] ?? 0) + 1;
      for (let name = 0; name < texts.names.length; name += 1)
        nameFirstStreet[name + 1] = (nameFirstStreet[name + 1] ?? 0) + (nameFirstStreet[name] ?? 0);
      const byPostcode = createLists();
      for (const list of postcodeStreets) byPostcode.add(list);
      const names = writeTextTable(texts.names);
      const districts = writeTextTable(texts.postcodes.map(({ district }) => district));
      const localities = writeTextTable(texts.localities);
      const doors = writeTextTable(texts.doors);
      const pack = writePack({
        nameUnits: names.units,
        nameEnds: names.ends,
        nameFirstStreet,
        streetName: Uint32Array.from(streets.name),
        streetKommune: Uint16Array.from(streets.kommune),
        streetCode: Uint16Array.from(streets.code),
        streetFirstHouse: Uint32Array.from([...firstHouses, houseNumber.length]),
        streetFirstPostcode: streetPostcodes.first(),
        streetPostcodes: Uint16Array.from(streetPostcodes.values),
        streetFirstLocality: streetLocalities.first(),
        streetLocalities: Uint16Array.from(streetLocalities.values),
        houseNumber: new Uint16Array(houseNumber.all()),
        housePlace: new Uint16Array(housePlace.all()),
        placePostcode: Uint16Array.from(texts.places, (place) => Math.floor(place / 65_536)),
        placeLocality: Uint16Array.from(texts.places, (place) => place % 65_536),
        streetFirstUnit: Uint32Array.from([...firstUnits, unitKind.length]),
        houseUnit: new Uint16Array(houseUnit.all()),
        unitKind: new Uint16Array(unitKind.all()),
        kindFloor: Uint8Array.from(texts.kinds, (kind) => Math.floor(kind / 65_536)),
        kindDoor: Uint16Array.from(texts.kinds, (kind) => kind % 65_536),
        postcode: Uint16Array.from(texts.postcodes, ({ code }) => code),
        districtUnits: districts.units,
        districtEnds: districts.ends,
        postcodeFirstStreet: byPostcode.first(),
        postcodeStreets: Uint32Array.from(byPostcode.values),
        localityUnits: localities.units,
        localityEnds: localities.ends,
        doorUnits: doors.units,
        doorEnds: doors.ends,
        ...buildNameIndex(texts.names),
      });
      return {
        pack: new Uint8Array(pack),
        unitIds: writeIdBlocks(unitIds.all()),
        unitIndex: writeIdIndex(unitIds.all()),
        houseIds: writeIdBlocks(houseIds.all()),
      };
    },
  };
}
