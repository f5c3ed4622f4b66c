import { type IdWords, readIdWords } from '../id-words.ts';
import { type DoorReading, firstNamedDoor } from '../unit-codes.ts';
import { type DarTables, packRoadCodes } from './dar-tables.ts';
import { absentBits, createVersionReader, type DarVersion, type DarVersions } from './dar-versions.ts';
import { type DarList, type DarVersionField, darLists, darMaps, foldName } from './field-maps.ts';
import { createJsonFields, type JsonFields, textOfValue } from './json-fields.ts';
import { createFieldReaders, fieldReasons, reasonFor } from './row-fields.ts';

/** The entity that a list's name means, in the spellings that are met: `AdresseList`, `DAR_Adresse`, `adresse`. */
export function findDarList(name: string): DarList | undefined {
  const bare = (text: string): string => foldName(text).replace(/^dar/, '').replace(/list$/, '');
  return darLists.find((list) => bare(list) === bare(name));
}

/** A name that only one entity has, by entity; the first that is found decides. */
const telling: readonly (readonly [name: string, list: DarList])[] = [
  ['husnummertekst', 'HusnummerList'],
  ['etagebetegnelse', 'AdresseList'],
  ['doerbetegnelse', 'AdresseList'],
  ['adressebetegnelse', 'AdresseList'],
  ['vejkode', 'NavngivenVejKommunedelList'],
  ['vejnavn', 'NavngivenVejList'],
  ['postnr', 'PostnummerList'],
];

/** The entity of an object in a list without a name; undefined for entities that no address is made of. */
export function guessDarList(object: object): DarList | undefined {
  const names = Object.keys(object).map(foldName);
  const found = telling.find(([name]) => names.includes(name));
  if (found) return found[1];
  // Areas of other kinds have a code beside their name.
  return names.includes('navn') && !names.some((name) => name.endsWith('kode'))
    ? 'SupplerendeBynavnList'
    : undefined;
}

export interface DarObjects {
  take(list: DarList, object: object, file: number, line: number): void;
}

/** A column, a value for it, and whether the value it has is another. */
interface Cell {
  readonly differs: (number: number) => boolean;
  readonly write: (number: number) => void;
}
const inColumn = (
  column: { get(at: number): number; set(at: number, value: number): void },
  value: number,
): Cell => ({
  differs: (number) => column.get(number) !== value,
  write: (number) => column.set(number, value),
});
const inList = (list: string[], value: string): Cell => ({
  differs: (number) => list[number] !== value,
  write: (number) => {
    list[number] = value;
  },
});

/** Takes DAR's objects into the tables, in any order. Versions are judged as of a moment, in milliseconds. */
export function createDarObjects(
  tables: DarTables,
  moment: number,
  bad: (file: number, line: number, reason: string) => void,
): DarObjects {
  const versions = createVersionReader(moment);
  const readers = createFieldReaders();
  const fields = {
    AdresseList: createJsonFields(darMaps.AdresseList),
    HusnummerList: createJsonFields(darMaps.HusnummerList),
    NavngivenVejList: createJsonFields(darMaps.NavngivenVejList),
    NavngivenVejKommunedelList: createJsonFields(darMaps.NavngivenVejKommunedelList),
    PostnummerList: createJsonFields(darMaps.PostnummerList),
    SupplerendeBynavnList: createJsonFields(darMaps.SupplerendeBynavnList),
  } as const;
  let file = 0;
  let line = 0;
  /** Of the road's part that was read last. */
  let partRead = { road: 0, code: 0 };

  /** The number that the id at a reference has; also takes what stands there whole. Undefined where there is no id. */
  function reference(value: unknown, list: DarList, target: DarVersions): number | undefined {
    let id: IdWords | undefined;
    if (typeof value === 'object' && value !== null) {
      const inner = fields[list] as JsonFields<DarVersionField>;
      inner.take(value);
      id = readIdWords(inner.textOf('id'));
      if (id !== undefined && Object.keys(value).length > 1) takeObject(list, value, true);
    } else id = readIdWords(textOfValue(value));
    return id === undefined ? undefined : target.ids.numberOf(id);
  }
  const isEmpty = (value: unknown): boolean => value === null || value === '';

  /** Place of a kommune's area, and one more; its code may stand beside the id. */
  function divisionOf(value: unknown): number {
    let key = textOfValue(value).trim();
    let code = '';
    if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        const folded = foldName(name);
        if (folded === 'idlokalid') key = textOfValue(inner).trim();
        if (folded === 'kommunekode') code = textOfValue(inner);
      }
      if (key === '') key = code;
    }
    if (key === '') return 0;
    const { ids, kommuner } = tables.divisions;
    const place = ids.get(key) ?? kommuner.push(0) - 1;
    ids.set(key, place);
    const kommune = readers.kommune.read(code);
    if (kommune !== undefined) kommuner[place] = kommune;
    return place + 1;
  }

  /** The fields of one object as cells, or why they cannot be used. */
  function cellsOf(list: DarList): readonly Cell[] | string {
    switch (list) {
      case 'AdresseList': {
        const from = fields[list];
        const floor = readers.floor.read(from.textOf('floor'));
        if (floor === undefined) return reasonFor('floor', from.textOf('floor'));
        const door = readers.door.read(from.textOf('door'));
        if (door === undefined) return reasonFor('door', from.textOf('door'));
        const house = reference(from.valueAt('houseNumber'), 'HusnummerList', tables.houses);
        if (house === undefined) return 'adressens husnummer mangler';
        const { addresses } = tables;
        return [
          inColumn(addresses.house, house),
          inColumn(addresses.floor, floor),
          inColumn(addresses.door, doorCode(door)),
        ];
      }
      case 'HusnummerList': {
        const from = fields[list];
        const number = readers.houseNumber.read(from.textOf('text'));
        if (number === undefined) return reasonFor('houseNumber', from.textOf('text'));
        const codes = /^(\d{4})-(\d{4})$/.exec(from.textOf('roadCodes').trim());
        const localityValue = from.valueAt('locality');
        const division = divisionOf(from.valueAt('kommune'));
        const [roadValue, postcodeValue] = [from.valueAt('road'), from.valueAt('postcode')];
        const road = reference(roadValue, 'NavngivenVejList', tables.roads);
        if (road === undefined) return 'husnummerets vej mangler';
        const postcode = reference(postcodeValue, 'PostnummerList', tables.postcodes);
        if (postcode === undefined) return 'husnummerets postnummer mangler';
        const locality =
          localityValue === undefined || isEmpty(localityValue)
            ? 0
            : reference(localityValue, 'SupplerendeBynavnList', tables.localities);
        if (locality === undefined) return 'husnummerets supplerende bynavn har et ugyldigt id';
        const { houses } = tables;
        return [
          inColumn(houses.number, number),
          inColumn(houses.road, road),
          inColumn(houses.postcode, postcode),
          inColumn(houses.locality, localityValue === undefined || isEmpty(localityValue) ? 0 : locality + 1),
          inColumn(houses.division, division),
          inColumn(houses.roadCodes, codes ? packRoadCodes(Number(codes[1]), Number(codes[2])) + 1 : 0),
        ];
      }
      case 'NavngivenVejList': {
        const text = fields[list].textOf('name');
        const name = readers.street.read(text);
        return name === undefined ? reasonFor('street', text) : [inList(tables.roads.names, name)];
      }
      case 'NavngivenVejKommunedelList': {
        const from = fields[list];
        const kommune = readers.kommune.read(from.textOf('kommune'));
        if (kommune === undefined) return reasonFor('kommune', from.textOf('kommune'));
        const code = readers.streetCode.read(from.textOf('code'));
        if (code === undefined) return reasonFor('streetCode', from.textOf('code'));
        const road = reference(from.valueAt('road'), 'NavngivenVejList', tables.roads);
        if (road === undefined) return 'vejkodens vej mangler';
        const { parts } = tables;
        partRead = { road, code: packRoadCodes(kommune, code) };
        return [inColumn(parts.kommune, kommune), inColumn(parts.code, code), inColumn(parts.road, road)];
      }
      case 'PostnummerList': {
        const from = fields[list];
        const code = readers.postcode.read(from.textOf('code'));
        if (code === undefined) return reasonFor('postcode', from.textOf('code'));
        const name = readers.postDistrict.read(from.textOf('name'));
        if (name === undefined) return reasonFor('postDistrict', from.textOf('name'));
        return [inColumn(tables.postcodes.codes, code), inList(tables.postcodes.names, name)];
      }
      case 'SupplerendeBynavnList': {
        const name = readers.locality.read(fields[list].textOf('name'));
        return name === undefined || name === ''
          ? 'det supplerende bynavn mangler eller er for langt'
          : [inList(tables.localities.names, name)];
      }
    }
  }

  function doorCode(door: DoorReading): number {
    if (door.kind === 'code') return door.code;
    const { names, places } = tables.doors;
    let place = places.get(door.name);
    if (place === undefined) {
      place = names.push(door.name) - 1;
      places.set(door.name, place);
    }
    return firstNamedDoor + place;
  }

  const versionsOf: Readonly<Record<DarList, DarVersions>> = {
    AdresseList: tables.addresses,
    HusnummerList: tables.houses,
    NavngivenVejList: tables.roads,
    NavngivenVejKommunedelList: tables.parts,
    PostnummerList: tables.postcodes,
    SupplerendeBynavnList: tables.localities,
  };

  /** Which of its own fields an entity may leave out where they are empty. */
  const mayBeEmpty = (list: DarList): readonly (readonly [bit: number, value: unknown])[] =>
    list === 'AdresseList'
      ? [
          [absentBits.first, fields[list].valueAt('floor')],
          [absentBits.second, fields[list].valueAt('door')],
        ]
      : list === 'HusnummerList'
        ? [[absentBits.first, fields[list].valueAt('locality')]]
        : [];

  /** Bits of fields that the object lacks, noting those that it has empty. */
  function absentIn(list: DarList, target: DarVersions, version: DarVersion): number {
    const from = fields[list] as JsonFields<DarVersionField>;
    let { absent } = version;
    // These are never empty: where one object tells them, all do.
    for (const field of ['status', 'registeredFrom', 'inForceFrom'] as const)
      if (from.valueAt(field) !== undefined) target.writesEmpty(absentBits[field]);
    for (const field of ['registeredTo', 'inForceTo'] as const)
      if (isEmpty(from.valueAt(field))) target.writesEmpty(absentBits[field]);
    for (const [bit, value] of mayBeEmpty(list)) {
      if (value === undefined) absent |= bit;
      else if (isEmpty(value)) target.writesEmpty(bit);
    }
    return absent;
  }

  function takeObject(list: DarList, object: object, nested: boolean): void {
    const target = versionsOf[list];
    const from = fields[list] as JsonFields<DarVersionField>;
    from.take(object);
    const id = readIdWords(from.textOf('id'));
    if (id === undefined) {
      bad(file, line, fieldReasons.id);
      return;
    }
    const read = versions.read(from);
    const version: DarVersion =
      typeof read === 'string' ? { registered: 0, time: 'now', closed: false, absent: 0 } : read;
    // What stands inside another object may be told in part.
    const absent = nested ? 0 : absentIn(list, target, version);
    const cells = typeof read === 'string' ? read : cellsOf(list);
    if (typeof read === 'string') {
      // Which version it is cannot be told, so none can be trusted.
      target.offer(id, { ...version, registered: Number.POSITIVE_INFINITY });
      target.spoil(target.ids.numberOf(id));
      bad(file, line, read);
      return;
    }
    const verdict = target.offer(id, { ...version, absent });
    const number = target.ids.numberOf(id);
    if (list === 'NavngivenVejKommunedelList' && typeof cells !== 'string' && version.time !== 'future')
      tables.parts.told.push({ part: number, ...partRead });
    if (verdict === 'leave') return;
    if (typeof cells === 'string') {
      // What is no more need not be whole.
      if (version.closed || version.time === 'past') return;
      target.spoil(number);
      bad(file, line, cells);
      return;
    }
    if (verdict === 'same') {
      const differs = cells.some((cell) => cell.differs(number));
      if (differs) target.spoil(number);
      if (differs) bad(file, line, 'samme id to gange med forskelligt indhold');
      else if (list === 'AdresseList' && !nested) bad(file, line, 'adressens id findes allerede');
      return;
    }
    for (const cell of cells) cell.write(number);
    if (list !== 'AdresseList') return;
    tables.addresses.file.set(number, file);
    tables.addresses.line.set(number, line);
  }

  return {
    take(list, object, inFile, atLine) {
      file = inFile;
      line = atLine;
      takeObject(list, object, false);
    },
  };
}
