import {
  firstParts,
  initials,
  middleParts,
  months,
  people,
  titles,
  wordsBefore,
} from '../../generator/name-parts.ts';
import type { Seeded } from '../../generator/seeded.ts';

// Street names put together of ordinary Danish words. A name may by chance exist somewhere; the addresses
// made with it do not.
const last = [
  'vej',
  'vej',
  'vej',
  'vej',
  'gade',
  'gade',
  'gade',
  'allé',
  'stræde',
  'vænget',
  'parken',
  'stien',
  'bakken',
  'svinget',
  'torv',
  'haven',
  'ager',
  's Vej',
  's Plads',
  's Allé',
  ' Boulevard',
];

function composed(chance: Seeded): string {
  const suffix = chance.pick(last);
  const middle = chance.chance(0.25)
    ? ''
    : chance.pick(middleParts.filter((part) => !suffix.startsWith(part)));
  return `${chance.pick(firstParts)}${middle}${suffix.startsWith('s ') && middle === '' ? suffix.slice(1) : suffix}`;
}

/** At most 40 signs, as the register allows. */
export function makeStreetName(chance: Seeded): string {
  const kind = chance.next();
  if (kind < 0.78) return composed(chance);
  if (kind < 0.9) return `${chance.pick(wordsBefore)} ${composed(chance)}`;
  if (kind < 0.94)
    return `${chance.pick(initials)} ${chance.pick(people)}s ${chance.pick(['Vej', 'Gade', 'Allé'])}`;
  if (kind < 0.985)
    return `${chance.pick(titles)} ${chance.pick(people)}s ${chance.pick(['Vej', 'Gade', 'Plads', 'Vænge'])}`;
  return `${chance.between(1, 28)}. ${chance.pick(months)} Vej`;
}
