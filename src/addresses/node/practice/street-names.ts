import type { Seeded } from './seeded.ts';

// Street names put together of ordinary Danish words. A name may by chance exist somewhere; the addresses
// made with it do not.
const first = [
  'Birke',
  'Ege',
  'Gran',
  'Lærke',
  'Mose',
  'Bakke',
  'Sø',
  'Kær',
  'Hede',
  'Klint',
  'Tjørne',
  'Hassel',
  'Ravne',
  'Ugle',
  'Solsort',
  'Humle',
  'Rug',
  'Byg',
  'Klokke',
  'Mølle',
  'Smede',
  'Væver',
  'Strand',
  'Fjord',
  'Vinter',
  'Sommer',
  'Ahorn',
  'Pile',
  'Ørne',
  'Ræve',
  'Hjorte',
  'Elle',
  'Lyng',
  'Brombær',
  'Hyben',
  'Snerle',
  'Kløver',
  'Teglværks',
  'Bødker',
  'Skipper',
  'Toldbod',
  'Spinderi',
  'Gartner',
  'Fugle',
  'Stenhugger',
  'Å',
  'Øre',
  'Ager',
];
const second = [
  'holt',
  'lund',
  'dal',
  'bjerg',
  'høj',
  'toft',
  'kilde',
  'have',
  'mark',
  'gård',
  'rød',
  'næs',
  'skov',
  'vang',
  'eng',
  'bæk',
  'krog',
];
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
const before = [
  'Gammel',
  'Gl.',
  'Nordre',
  'Ndr.',
  'Søndre',
  'Sdr.',
  'Nørre',
  'Nr.',
  'Vestre',
  'Østre',
  'Store',
  'Lille',
  'Ny',
  'Øvre',
];
const initials = ['H.C.', 'C.V.', 'J.P.', 'Th.', 'A.', 'N.F.'];
const titles = ['Borgmester', 'Doktor', 'Kaptajn', 'Lærer', 'Provst', 'Frøken', 'Sankt'];
const people = [
  'Brandkær',
  'Mosegreen',
  'Tornbøl',
  'Ågesen',
  'Viftrup',
  'Lindeballe',
  'Østerbæk',
  'Kragelund',
  'Hjortsvang',
  'Bodil',
  'Regitze',
  'Ravnsø',
  'Müllertz',
  'Fløjstrup',
  'Dorthe',
  'Enevold',
];
const months = ['Februar', 'Marts', 'April', 'Oktober', 'November'];

function composed(chance: Seeded): string {
  const suffix = chance.pick(last);
  const middle = chance.chance(0.25) ? '' : chance.pick(second.filter((part) => !suffix.startsWith(part)));
  return `${chance.pick(first)}${middle}${suffix.startsWith('s ') && middle === '' ? suffix.slice(1) : suffix}`;
}

/** At most 40 signs, as the register allows. */
export function makeStreetName(chance: Seeded): string {
  const kind = chance.next();
  if (kind < 0.78) return composed(chance);
  if (kind < 0.9) return `${chance.pick(before)} ${composed(chance)}`;
  if (kind < 0.94)
    return `${chance.pick(initials)} ${chance.pick(people)}s ${chance.pick(['Vej', 'Gade', 'Allé'])}`;
  if (kind < 0.985)
    return `${chance.pick(titles)} ${chance.pick(people)}s ${chance.pick(['Vej', 'Gade', 'Plads', 'Vænge'])}`;
  return `${chance.between(1, 28)}. ${chance.pick(months)} Vej`;
}
