import {
  endings,
  moreFirstParts,
  moreInitials,
  moreMiddleParts,
  moreMonths,
  morePeople,
  moreTitles,
  placeEndings,
  placeStems,
  popularNames,
} from './more-name-parts.ts';
import { firstParts, initials, middleParts, months, people, titles, wordsBefore } from './name-parts.ts';
import { createSeeded, type Seeded } from './seeded.ts';

const longest = 40;
const stems = [...firstParts, ...moreFirstParts];
const middles = [...middleParts, ...moreMiddleParts];
const everyone = [...people, ...morePeople];
const honours = ['Vej', 'Vej', 'Vej', 'Gade', 'Allé', 'Plads', 'Vænge', 'Stræde', 'Have'];

/** That many different street names of at most 40 signs, the most popular first. */
export function makeStreetNamePool(seed: number, size: number): readonly string[] {
  const chance = createSeeded(seed);
  const names = new Set<string>(popularNames);
  while (names.size < size) {
    const name = anyName(chance, names.size);
    if (name.length <= longest) names.add(name);
  }
  return [...names];
}

/**
 * Which name a street gets, as a place in the pool. Popularity falls with the rank (Zipf's law with a flat
 * top), so that the first names stand in most kommuner and most names in one or two.
 */
export function pickRank(chance: Seeded, poolSize: number): number {
  const flatTop = Math.min(75, poolSize / 40);
  return Math.min(
    poolSize - 1,
    Math.floor(flatTop * (Math.exp(chance.next() * Math.log(1 + poolSize / flatTop)) - 1)),
  );
}

const join = (start: string, ending: string): string =>
  // A genitive needs something in front that is a place: `Birke Allé`, but `Birkelunds Allé`.
  `${start}${stems.includes(start) && ending.startsWith('s') && ending.charAt(1) === ' ' ? ending.slice(1) : ending}`;

function composed(chance: Seeded, plain: number): string {
  const start = chance.pick(stems);
  return join(chance.chance(plain) ? start : `${start}${chance.pick(middles)}`, chance.pick(endings));
}

const placed = (chance: Seeded): string =>
  join(`${chance.pick(placeStems)}${chance.pick(placeEndings)}`, chance.pick(endings));

/** `Nielsens`, and `Agnes'` where a name ends in s already. */
const genitive = (name: string): string => (name.endsWith('s') ? `${name}'` : `${name}s`);

function person(chance: Seeded): string {
  const front = chance.chance(0.5)
    ? chance.pick([...initials, ...moreInitials])
    : chance.pick([...titles, ...moreTitles]);
  const name = chance.pick(everyone);
  const whole = chance.chance(0.25) ? `${chance.pick(everyone)} ${name}` : name;
  return `${front} ${genitive(whole)} ${chance.pick(honours)}`;
}

function unusual(chance: Seeded): string {
  const kind = chance.next();
  if (kind < 0.3)
    return `${chance.between(1, 30)}. ${chance.pick([...months, ...moreMonths])} ${chance.pick(['Vej', 'Gade', 'Plads'])}`;
  if (kind < 0.5) return `${chance.pick(['Haveforeningen', 'H/F', 'HF', 'A/F'])} ${composed(chance, 0.2)}`;
  if (kind < 0.65)
    return `${chance.pick(stems)}-${chance.pick(stems)}${chance.pick(['vej', 'stien', 'parken'])}`;
  if (kind < 0.8) return `Vej ${chance.between(1, 99)} ${chance.pick(stems)}${chance.pick(middles)}`;
  return `${chance.pick(['Bag', 'Ved', 'Over', 'Under', 'På', 'I'])} ${composed(chance, 0.4)}`;
}

/** Names that many places have are short: a word and a frequent ending. */
const plainNames = 2_000;
const frequentEndings = [...new Set(endings)].filter((ending) => /^[^ ]{3,7}$/.test(ending));

function anyName(chance: Seeded, rank: number): string {
  const kind = chance.next();
  if (rank < plainNames && kind < 0.93) return `${chance.pick(stems)}${chance.pick(frequentEndings)}`;
  // The rarer, the more they are put together of.
  const plain = Math.max(0.12, 0.7 - rank / 30_000);
  if (kind < 0.66) return composed(chance, plain);
  if (kind < 0.78) return placed(chance);
  if (kind < 0.89)
    return `${chance.pick(wordsBefore)} ${chance.chance(0.3) ? placed(chance) : composed(chance, Math.max(plain, 0.4))}`;
  return kind < 0.97 ? person(chance) : unusual(chance);
}
