import { formatIdWords, type IdWords } from '../id-words.ts';
import type { RegisterRow } from '../register-builder.ts';
import { formatDoor, formatFloor, formatHouseNumber } from '../unit-codes.ts';

/** One made-up address with all that the formats tell of it, as text. */
export interface SpecimenRow {
  readonly id: string;
  readonly houseNumberId: string;
  readonly kommune: string;
  readonly streetCode: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly floor: string;
  readonly door: string;
  readonly locality: string;
  readonly postcode: string;
  readonly postDistrict: string;
  readonly closed?: boolean;
}

/** Numbers from a seed, 0 (inclusive) to 1 (exclusive). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Ids that differ in nearly every digit, so that no slip leads from one to another. */
export function createUuids(chance: () => number): () => string {
  const word = (): number => Math.floor(chance() * 4_294_967_296);
  return () => formatIdWords([word(), word(), word(), word()] as IdWords);
}

const streets = [
  'Møllevej',
  'Ågade',
  'Gl. Færgevej',
  'Sct. Jørgens Gade',
  'Ærøvænget',
  'H.C. Ørsteds Vej',
  'Skolevej',
];
const units = [
  [['', '']],
  [
    ['st', 'tv'],
    ['st', 'th'],
    ['1', 'mf'],
    ['1', '2-14'],
    ['k2', ''],
  ],
  [
    ['kl', '1'],
    ['12', 'a/b'],
  ],
] as const;

/** Addresses on roads of two kommuner; the road `Skolevej` runs through both under one name. */
export function specimenRows(seed: number, houses = 24): readonly SpecimenRow[] {
  const chance = createChance(seed);
  const newId = createUuids(chance);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(chance() * values.length)] as Value;
  const rows: SpecimenRow[] = [];
  for (let house = 0; house < houses; house += 1) {
    const street = house < 4 ? 'Skolevej' : pick(streets);
    const kommune =
      street === 'Skolevej'
        ? house % 2 === 0
          ? '0621'
          : '0607'
        : streets.indexOf(street) % 2 === 0
          ? '0621'
          : '0607';
    const place = {
      houseNumberId: newId(),
      kommune,
      streetCode: String(100 + streets.indexOf(street) * 7 + Number(kommune === '0621')).padStart(4, '0'),
      street,
      houseNumber: `${house + 1}${pick(['', '', 'A', 'C'])}`,
      locality: pick(['', '', 'Nr Bjert', 'Sønder Stenderup']),
      ...(kommune === '0621'
        ? { postcode: '6000', postDistrict: 'Kolding' }
        : { postcode: '7000', postDistrict: 'Fredericia' }),
    };
    for (const [floor, door] of pick(units))
      rows.push({ id: newId(), ...place, floor, door, ...(chance() < 0.12 ? { closed: true } : {}) });
  }
  return rows;
}

/** A row that an import gave, as text. */
export function textOfRow(row: RegisterRow): SpecimenRow {
  const digits = (value: number): string => String(value).padStart(4, '0');
  return {
    id: formatIdWords(row.id),
    houseNumberId: row.houseNumberId === undefined ? '' : formatIdWords(row.houseNumberId),
    kommune: digits(row.kommune),
    streetCode: digits(row.streetCode),
    street: row.street,
    houseNumber: formatHouseNumber(row.houseNumber),
    floor: formatFloor(row.floor),
    door: row.door.kind === 'named' ? row.door.name : (formatDoor(row.door.code) ?? ''),
    locality: row.locality ?? '',
    postcode: digits(row.postcode),
    postDistrict: row.postDistrict,
  };
}
