import type { PlannedKommune } from './kommune-kinds.ts';
import { makeDistrictName, makeLocalityName } from './place-names.ts';
import { createSeeded, type Seeded, seedFor } from './seeded.ts';

/** A postcode with what lies in it. */
export interface PostTown {
  /** Four digits. */
  readonly postcode: string;
  /** At most 20 signs. */
  readonly district: string;
  /** Supplementary town names, at most 34 signs each. */
  readonly localities: readonly string[];
}

const quarters = ['C', 'N', 'S', 'V', 'Ø', 'SV', 'NV', 'SØ'];
const first = 1_050;
const last = 9_990;

/**
 * The postcodes of every kommune, its main town's first. Numbers rise through the country, as kommune codes
 * do, and neighbours share some of them. `all` are the kommuner that numbers are shared out among, so that a
 * kommune generated alone has the same postcodes.
 */
export function planPostTowns(
  seed: number,
  all: readonly PlannedKommune[],
): ReadonlyMap<string, readonly PostTown[]> {
  const wanted = all.reduce((sum, { traits }) => sum + traits.postcodes, 0);
  const room = (last - first) / wanted;
  const towns = new Map<string, readonly PostTown[]>();
  const districts = new Set<string>();
  let given = 0;
  let neighbour: PostTown | undefined;
  for (const kommune of all) {
    const chance = createSeeded(seedFor(seed, `post ${kommune.code}`));
    const localities = villagesOf(chance, kommune.traits.villages);
    const own = Array.from({ length: kommune.traits.postcodes }, (_, index): PostTown => {
      const postcode = String(Math.floor(first + given * room));
      given += 1;
      return {
        postcode,
        district: districtOf(chance, kommune, index, districts),
        localities: localities.filter((_name, at) => at % kommune.traits.postcodes === index),
      };
    });
    const across = neighbour !== undefined && chance.chance(0.6) ? [neighbour] : [];
    towns.set(kommune.code, [...own, ...across]);
    neighbour = own.at(-1);
  }
  return towns;
}

function districtOf(chance: Seeded, kommune: PlannedKommune, index: number, used: Set<string>): string {
  if (kommune.kind === 'capital' || (kommune.kind === 'city' && index < quarters.length))
    return `${kommune.name} ${quarters[index % quarters.length] ?? ''}`;
  if (index === 0) return kommune.name;
  let name = makeDistrictName(chance);
  while (used.has(name)) name = makeDistrictName(chance);
  used.add(name);
  return name;
}

function villagesOf(chance: Seeded, count: number): readonly string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(makeLocalityName(chance));
  return [...names];
}
