import { fail, ok, type Result } from '../domain/result.ts';
import { checksum } from './checksum.ts';

/**
 * What is searched of a register, as one piece of memory: a head, a directory, and typed arrays that are used where
 * they lie. Nothing is parsed when it opens. Little-endian, sections on 8-byte borders. Texts and codes are in order,
 * so that the same addresses give the same bytes, whichever way they came.
 *
 *     0  8 bytes  `BOPAELAR`
 *     8  u32      format version
 *    12  u32      number of sections
 *    16  u32 x 2  checksum of everything from byte 24 to the end
 *    24  u32 x 2  start and length in bytes, for each section
 */
export const packVersion = 3;

const sections = {
  nameUnits: Uint16Array,
  nameEnds: Uint32Array,
  /** First street of a name; one more entry than there are names, as with every `First`. */
  nameFirstStreet: Uint32Array,
  streetName: Uint32Array,
  streetKommune: Uint16Array,
  streetCode: Uint16Array,
  streetFirstHouse: Uint32Array,
  streetFirstPostcode: Uint32Array,
  streetPostcodes: Uint16Array,
  streetFirstLocality: Uint32Array,
  streetLocalities: Uint16Array,
  houseNumber: Uint16Array,
  /** Among the places: a postcode and a locality that occur together. */
  housePlace: Uint16Array,
  placePostcode: Uint16Array,
  /** 0 for none, else one more than the row in the list of localities. */
  placeLocality: Uint16Array,
  streetFirstUnit: Uint32Array,
  /** First unit of a house, counted from the first of its street. */
  houseUnit: Uint16Array,
  /** Among the kinds of units: a floor and a door that occur together. */
  unitKind: Uint16Array,
  kindFloor: Uint8Array,
  kindDoor: Uint16Array,
  postcode: Uint16Array,
  districtUnits: Uint16Array,
  districtEnds: Uint32Array,
  postcodeFirstStreet: Uint32Array,
  postcodeStreets: Uint32Array,
  localityUnits: Uint16Array,
  localityEnds: Uint32Array,
  doorUnits: Uint16Array,
  doorEnds: Uint32Array,
  // The name index: keys in order, how much each shares with the one before it, and the name it leads to.
  keyBytes: Uint8Array,
  keyEnds: Uint32Array,
  keyShared: Uint8Array,
  keyName: Uint32Array,
  keyLaterWord: Uint8Array,
} as const;

export type SectionName = keyof typeof sections;
export type PackColumns = { readonly [Name in SectionName]: InstanceType<(typeof sections)[Name]> };

const sectionNames = Object.keys(sections) as readonly SectionName[];
const magic = 'BOPAELAR';
const headBytes = 24;
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

export const isPack = (bytes: Uint8Array): boolean =>
  bytes.length >= magic.length && String.fromCharCode(...bytes.subarray(0, magic.length)) === magic;

export function writePack(columns: PackColumns): ArrayBuffer {
  const directory = headBytes + sectionNames.length * 8;
  let size = aligned(directory);
  for (const name of sectionNames) size += aligned(columns[name].byteLength);
  const pack = new ArrayBuffer(size);
  const bytes = new Uint8Array(pack);
  const head = new DataView(pack);
  for (let at = 0; at < magic.length; at += 1) bytes[at] = magic.charCodeAt(at);
  head.setUint32(8, packVersion, true);
  head.setUint32(12, sectionNames.length, true);
  let at = aligned(directory);
  sectionNames.forEach((name, index) => {
    const column = columns[name];
    head.setUint32(headBytes + index * 8, at, true);
    head.setUint32(headBytes + index * 8 + 4, column.byteLength, true);
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  });
  const [first, second] = checksum(new Uint32Array(pack, headBytes));
  head.setUint32(16, first, true);
  head.setUint32(20, second, true);
  return pack;
}

/** What each section of a pack is an array of, in the order of the directory. */
export type SectionKinds = Readonly<
  Record<string, typeof Uint8Array | typeof Uint16Array | typeof Uint32Array>
>;

/**
 * The sections of a pack of a version, as views into it; undefined where the bytes are no such pack, or not the
 * whole of one.
 */
export function openSections<Kinds extends SectionKinds>(
  pack: ArrayBuffer,
  version: number,
  kinds: Kinds,
): { readonly [Name in keyof Kinds]: InstanceType<Kinds[Name]> } | undefined {
  const names = Object.keys(kinds);
  if (!isPack(new Uint8Array(pack)) || pack.byteLength < headBytes + names.length * 8) return undefined;
  if (pack.byteLength % 8 !== 0) return undefined;
  const head = new DataView(pack);
  if (head.getUint32(8, true) !== version || head.getUint32(12, true) !== names.length) return undefined;
  const [first, second] = checksum(new Uint32Array(pack, headBytes));
  if (head.getUint32(16, true) !== first || head.getUint32(20, true) !== second) return undefined;
  const columns: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) {
    const Column = kinds[name] as SectionKinds[string];
    const from = head.getUint32(headBytes + index * 8, true);
    const length = head.getUint32(headBytes + index * 8 + 4, true);
    if (from % 8 !== 0 || from + length > pack.byteLength || length % Column.BYTES_PER_ELEMENT !== 0)
      return undefined;
    columns[name] = new Column(pack, from, length / Column.BYTES_PER_ELEMENT);
  }
  return columns as { readonly [Name in keyof Kinds]: InstanceType<Kinds[Name]> };
}

/** The columns of a pack. `damaged` also for a version that this program does not know. */
export function openPack(pack: ArrayBuffer): Result<PackColumns, { readonly kind: 'damaged' }> {
  const columns = openSections(pack, packVersion, sections);
  return columns === undefined ? fail({ kind: 'damaged' }) : ok(columns as PackColumns);
}
