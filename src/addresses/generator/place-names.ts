import { placeEndings, placeStems } from './more-name-parts.ts';
import type { Seeded } from './seeded.ts';

const sides = [
  'Nørre',
  'Nr',
  'Sønder',
  'Sdr',
  'Øster',
  'Vester',
  'Store',
  'Lille',
  'Ny',
  'Gammel',
  'Over',
  'Neder',
];
const after = ['Strand', 'Mark', 'Hede', 'By', 'Kirkeby', 'Stationsby', 'Skov', 'Hovedgård', 'Fiskerleje'];

const village = (chance: Seeded): string => `${chance.pick(placeStems)}${chance.pick(placeEndings)}`;

/** A made-up post district of at most 20 signs, as `Hornslev` or `Sdr Tverholt`. */
export function makeDistrictName(chance: Seeded): string {
  return chance.chance(0.15) ? `${chance.pick(sides)} ${village(chance)}` : village(chance);
}

/** A made-up supplementary town name of at most 34 signs. */
export function makeLocalityName(chance: Seeded): string {
  const name = chance.chance(0.3) ? `${chance.pick(sides)} ${village(chance)}` : village(chance);
  const kind = chance.next();
  if (kind < 0.12) return `${name} ${chance.pick(after)}`;
  return kind < 0.14 ? `${name}-${village(chance)}` : name;
}
