import { fail, ok, type Result } from '../domain/result.ts';

/**
 * A register as one piece of memory: a head, a directory, and typed arrays that are used where they lie.
 * Nothing is parsed when it opens. Little-endian, sections on 8-byte borders.
 *
 *     0  8 bytes  `BOPAELAR`
 *     8  u32      format version
 *    12  u32      number of sections
 *    16  u32 x 2  checksum of everything from byte 24 to the end
 *    24  u32 x 2  start and length in bytes, for each section
 */
export const packVersion = 1;

const sections = {
  // What the register says of itself: name, date, practice.
  aboutUnits: Uint16Array,
  aboutEnds: Uint32Array,
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
  housePostcode: Uint16Array,
  /** 0 for none, else one more than the place in the list of localities. */
  houseLocality: Uint16Array,
  houseFirstUnit: Uint32Array,
  /** Four words a house number; all zero where the file had no id. */
  houseId: Uint32Array,
  unitFloor: Uint8Array,
  unitDoor: Uint16Array,
  unitId: Uint32Array,
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

/** Tells damage, not intent: two lanes of multiply and rotate over 32-bit words. */
function checksum(words: Uint32Array): readonly [number, number] {
  let first = 0x9e3779b9;
  let second = 0x85ebca6b;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    first = Math.imul(first ^ word, 0xcc9e2d51);
    first = (first << 13) | (first >>> 19);
    second = (Math.imul(second, 0x1b873593) + word) | 0;
    second ^= second >>> 15;
  }
  return [first >>> 0, second >>> 0];
}

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

/** The columns of a pack, as views into it. `damaged` also for a version that this program does not know. */
export function openPack(pack: ArrayBuffer): Result<PackColumns, { readonly kind: 'damaged' }> {
  const damaged = fail({ kind: 'damaged' } as const);
  const bytes = new Uint8Array(pack);
  const head = new DataView(pack);
  if (!isPack(bytes) || pack.byteLength < headBytes || pack.byteLength % 8 !== 0) return damaged;
  if (head.getUint32(8, true) !== packVersion || head.getUint32(12, true) !== sectionNames.length)
    return damaged;
  const [first, second] = checksum(new Uint32Array(pack, headBytes));
  if (head.getUint32(16, true) !== first || head.getUint32(20, true) !== second) return damaged;
  const columns: Partial<Record<SectionName, unknown>> = {};
  for (const [index, name] of sectionNames.entries()) {
    const Column = sections[name];
    const from = head.getUint32(headBytes + index * 8, true);
    const length = head.getUint32(headBytes + index * 8 + 4, true);
    if (from % 8 !== 0 || from + length > pack.byteLength || length % Column.BYTES_PER_ELEMENT !== 0) {
      return damaged;
    }
    columns[name] = new Column(pack, from, length / Column.BYTES_PER_ELEMENT);
  }
  return ok(columns as PackColumns);
}
