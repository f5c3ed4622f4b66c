import type { PlannedKommune } from './kommune-kinds.ts';
import type { PostTown } from './post-plan.ts';
import type { Seeded } from './seeded.ts';
import { pickRank } from './street-name-pool.ts';

export interface PlannedStreet {
  /** Four digits. */
  readonly code: string;
  readonly name: string;
  /** How many addresses it is to have. */
  readonly addresses: number;
  readonly town: PostTown;
  /** The postcode that it runs on into, from its middle on. */
  readonly nextTown?: PostTown;
  /** Empty where there is none. */
  readonly locality: string;
  /** Share of houses with flats, 0-1. */
  readonly flats: number;
  /** Share of house numbers that no house has, 0-1. */
  readonly gaps: number;
}

/** Streets that only exist in registers: code and name. */
const highStreets: readonly (readonly [number, string])[] = [
  [9_950, 'Uden Fast Bopæl'],
  [9_901, 'Ukendt Adresse'],
  [9_999, 'Kommunens Postadresse'],
];
const highestCode = 8_000;

/** The streets of one kommune in the order of their codes. `names`: the country's, the most popular first. */
export function planStreets(
  chance: Seeded,
  kommune: PlannedKommune,
  towns: readonly PostTown[],
  names: readonly string[],
): readonly PlannedStreet[] {
  const [main] = towns;
  if (main === undefined) throw new RangeError('A kommune needs a postcode');
  const sizes = sizesOf(chance, kommune);
  const taken = new Set<string>();
  const step = Math.min(3, Math.floor(highestCode / (kommune.streets + 1)));
  let code = 0;
  const streets = sizes.map((addresses): PlannedStreet => {
    code += chance.between(1, step);
    const place = placeOf(chance, kommune, towns);
    const nextTown = chance.chance(0.02) ? chance.pick(towns) : undefined;
    return {
      code: String(code).padStart(4, '0'),
      name: nameOf(chance, names, taken, place.locality),
      addresses,
      ...place,
      ...(nextTown === undefined || nextTown === place.town ? {} : { nextTown }),
    };
  });
  const high = highStreets.slice(0, chance.between(1, highStreets.length)).map(
    ([number, name]): PlannedStreet => ({
      code: String(number),
      name,
      addresses: 1,
      town: main,
      locality: '',
      flats: 0,
      gaps: 0,
    }),
  );
  return [...streets, ...high];
}

/** How many addresses each street has: many short ones, some with one dwelling, a few very long. */
function sizesOf(chance: Seeded, kommune: PlannedKommune): readonly number[] {
  const weights = Array.from(
    { length: kommune.streets },
    () => Math.max(0.01, -Math.log(1 - chance.next())) ** 1.4,
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.max(1, Math.round((kommune.addresses * weight) / whole)));
}

function placeOf(
  chance: Seeded,
  kommune: PlannedKommune,
  towns: readonly PostTown[],
): Pick<PlannedStreet, 'town' | 'locality' | 'flats' | 'gaps'> {
  const { flats, outside } = kommune.traits;
  if (kommune.kind === 'capital') return { town: chance.pick(towns), locality: '', flats, gaps: 0.12 };
  const quarters = kommune.kind === 'city' ? 6 : 1;
  const inside = !chance.chance(outside);
  const town = chance.pick(inside ? towns.slice(0, quarters) : towns);
  if (inside) return { town, locality: '', flats: flats * (0.4 + 1.2 * chance.next()), gaps: 0.12 };
  const village = town.localities.length > 0 && chance.chance(0.7);
  return {
    town,
    locality: village ? chance.pick(town.localities) : '',
    flats: flats * 0.2,
    gaps: village ? 0.5 : 0.2,
  };
}

/** A name stands once in a kommune, or again in another village of it. */
function nameOf(chance: Seeded, names: readonly string[], taken: Set<string>, locality: string): string {
  for (;;) {
    const name = names[pickRank(chance, names.length)] ?? '';
    const place = locality === '' || chance.chance(0.9) ? name : `${name} ${locality}`;
    if (taken.has(place)) continue;
    taken.add(place);
    return name;
  }
}
