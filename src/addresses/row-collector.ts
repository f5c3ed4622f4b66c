import { createNumbers, createTexts } from './dictionaries.ts';
import { groupRows } from './grouping.ts';
import { createGrowingWords } from './growing-words.ts';
import type { IdWords } from './id-words.ts';
import { type AddressParts, createPackWriter } from './pack-writer.ts';
import type { RegisterRow } from './register-builder.ts';
import { orderPackTexts } from './text-order.ts';
import { type DoorReading, firstNamedDoor } from './unit-codes.ts';

/** Takes rows as they come and gives them back in order. */
export interface RowCollector {
  readonly size: number;
  /** Addresses of each kommune, by its code. */
  readonly kommuner: ReadonlyMap<number, number>;
  /** Undefined, or why the row cannot be kept (Danish). */
  readonly add: (row: RegisterRow) => string | undefined;
  finish(): AddressParts;
}

const zeroId: IdWords = [0, 0, 0, 0];
/** Places, kinds and the like have 16 bits in the pack. */
export const mostCodes = 65_000;

/** `takeId`: false where the id was taken before. */
export function createRowCollector(takeId: (id: IdWords) => boolean): RowCollector {
  const names = createTexts();
  const streets = createTexts();
  const postcodes = createTexts();
  const localities = createTexts();
  const doors = createTexts();
  /** Postcode * 65,536 + locality, and floor * 65,536 + door: few of all that could be. */
  const places = createNumbers();
  const kinds = createNumbers();
  const unitsOnStreet: number[] = [];
  const kommuner = new Map<number, number>();
  /** Four words a row in each; `facts` are street, house number, place and kind. */
  const facts = createGrowingWords();
  const ids = createGrowingWords();
  const houseIds = createGrowingWords();
  // Rows of a street mostly stand together: what was looked up for the one before holds for the next.
  let lastStreet = { name: '', kommune: -1, code: -1, index: -1 };
  let lastPostcode = { code: -1, district: '', index: -1 };

  function streetIndex(name: string, kommune: number, code: number): number {
    if (lastStreet.code === code && lastStreet.kommune === kommune && lastStreet.name === name)
      return lastStreet.index;
    const index = streets.indexOf(`${names.indexOf(name)}\t${kommune}\t${code}`);
    lastStreet = { name, kommune, code, index };
    return index;
  }
  function postcodeOf(code: number, district: string): number {
    if (lastPostcode.code === code && lastPostcode.district === district) return lastPostcode.index;
    const index = postcodes.indexOf(`${code}\t${district}`);
    lastPostcode = { code, district, index };
    return index;
  }
  const localityOf = (name: string | undefined): number =>
    name === undefined ? 0 : localities.indexOf(name) + 1;
  const doorCodeOf = (reading: DoorReading): number =>
    reading.kind === 'code' ? reading.code : firstNamedDoor + doors.indexOf(reading.name);
  const tooMany = 'for mange forskellige bynavne eller døre';

  return {
    get size() {
      return facts.length / 4;
    },
    kommuner,
    add(row) {
      const postcode = postcodeOf(row.postcode, row.postDistrict);
      const locality = localityOf(row.locality);
      const doorCode = doorCodeOf(row.door);
      if (Math.max(postcode, locality, doorCode) > mostCodes) return tooMany;
      const place = places.indexOf(postcode * 65_536 + locality);
      const kind = kinds.indexOf(row.floor * 65_536 + doorCode);
      if (Math.max(place, kind) > mostCodes) return tooMany;
      const street = streetIndex(row.street, row.kommune, row.streetCode);
      const units = (unitsOnStreet[street] ?? 0) + 1;
      if (units > mostCodes) return 'for mange adresser på én vej';
      if (!takeId(row.id)) return 'adressens id findes allerede';
      unitsOnStreet[street] = units;
      kommuner.set(row.kommune, (kommuner.get(row.kommune) ?? 0) + 1);
      facts.pushFour(street, row.houseNumber, place, kind);
      const [first, second, third, fourth] = row.houseNumberId ?? zeroId;
      ids.pushFour(row.id[0], row.id[1], row.id[2], row.id[3]);
      houseIds.pushFour(first, second, third, fourth);
      return undefined;
    },
    finish() {
      // A row that was refused may have left texts that no row has.
      const used = { streets: new Set<number>(), places: new Set<number>(), kinds: new Set<number>() };
      const words = facts.all();
      for (let at = 0; at < words.length; at += 4) {
        used.streets.add(words[at] ?? 0);
        used.places.add(words[at + 2] ?? 0);
        used.kinds.add(words[at + 3] ?? 0);
      }
      const streetParts = streets.all.map((text) => text.split('\t').map(Number) as [number, number, number]);
      const { texts, nameOf, placeOf, kindOf } = orderPackTexts({
        names: [...used.streets].map((street) => names.all[streetParts[street]?.[0] ?? 0] ?? ''),
        places: [...used.places].map((index) => {
          const place = places.all[index] ?? 0;
          const [code = '', district = ''] = (postcodes.all[Math.floor(place / 65_536)] ?? '').split('\t');
          const locality = place % 65_536;
          return {
            index,
            postcode: Number(code),
            district,
            locality: locality === 0 ? undefined : localities.all[locality - 1],
          };
        }),
        kinds: [...used.kinds].map((index) => {
          const kind = kinds.all[index] ?? 0;
          const code = kind % 65_536;
          const door: DoorReading =
            code < firstNamedDoor
              ? { kind: 'code', code }
              : { kind: 'named', name: doors.all[code - firstNamedDoor] ?? '' };
          return { index, floor: Math.floor(kind / 65_536), door };
        }),
      });
      const streetOrder = [...used.streets]
        .map((street) => {
          const [name = 0, kommune = 0, code = 0] = streetParts[street] ?? [];
          return { street, name: nameOf(names.all[name] ?? ''), kommune, code };
        })
        .sort((a, b) => a.name - b.name || a.kommune - b.kommune || a.code - b.code);
      const rank = new Uint32Array(streets.all.length);
      streetOrder.forEach(({ street }, sorted) => {
        rank[street] = sorted;
      });

      // Rows by street, then each street by number, place, floor, door and id.
      const count = words.length / 4;
      const { first, order } = groupRows(count, streetOrder.length, (row) => rank[words[row * 4] ?? 0] ?? 0);
      const numberAt = (row: number): number => words[row * 4 + 1] ?? 0;
      const placeAt = (row: number): number => placeOf(words[row * 4 + 2] ?? 0);
      const kindAt = (row: number): number => kindOf(words[row * 4 + 3] ?? 0);
      const idWords = ids.all();
      const houseWords = houseIds.all();
      const idAt = (all: Uint32Array, row: number): IdWords => [
        all[row * 4] ?? 0,
        all[row * 4 + 1] ?? 0,
        all[row * 4 + 2] ?? 0,
        all[row * 4 + 3] ?? 0,
      ];
      const writer = createPackWriter(texts);
      for (const [index, { name, kommune, code }] of streetOrder.entries()) {
        const rows = order
          .subarray(first[index], first[index + 1])
          .sort(
            (a, b) =>
              numberAt(a) - numberAt(b) ||
              placeAt(a) - placeAt(b) ||
              kindAt(a) - kindAt(b) ||
              compareIds(idAt(idWords, a), idAt(idWords, b)),
          );
        writer.street(name, kommune, code);
        let [number, place] = [-1, -1];
        for (const row of rows) {
          if (numberAt(row) !== number || placeAt(row) !== place) {
            [number, place] = [numberAt(row), placeAt(row)];
            writer.house(number, place, idAt(houseWords, row));
          }
          writer.unit(kindAt(row), idAt(idWords, row));
        }
      }
      return writer.finish();
    },
  };
}

export const compareIds = (a: IdWords, b: IdWords): number =>
  a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
