import { heaviest, type NameWeights, weightOf } from './name-weights.ts';
import { at, type RegisterData } from './register-data.ts';
import { shownBelow, type Target } from './targets.ts';

/** The few best targets, one for each street or house, in order. */
export interface BestTargets {
  readonly weights: NameWeights;
  /** Of one street, on the scale of the names'. */
  weightOf(street: number): number;
  /** Whether a target of this cost and not more than this weight may be kept and shown: most need not be looked for. */
  reaches(cost: number, weight: number): boolean;
  /** The same for any street of a name. */
  reachesName(name: number, cost: number): boolean;
  offer(target: Target): void;
  /** Cost of the best target that nothing typed speaks against. */
  confirmed(): number;
  inOrder(): readonly Target[];
}

export function createBestTargets(
  data: RegisterData,
  capacity: number,
  kommuneCode: string | undefined,
): BestTargets {
  const own = kommuneCode === undefined ? -1 : Number(kommuneCode);
  const weights = data.nameWeights(own);
  const { columns, streetUnits } = data;
  const kept: Ranked[] = [];
  let confirmed = Number.POSITIVE_INFINITY;
  let ceiling = Number.POSITIVE_INFINITY;
  const nameOf = (street: number): number => at(columns.streetName, street);
  // One number orders by cost, then by weight, then as the register does: whoever is met first.
  const rankBy = (cost: number, weight: number): number => cost * 1e6 + heaviest - weight;
  const isOwn = (street: number): boolean => columns.streetKommune[street] === own;
  const rankOf = ({ street, cost, byName }: Target): number =>
    rankBy(
      cost,
      weightOf(byName ? at(data.nameUnits, nameOf(street)) : at(streetUnits, street), isOwn(street)),
    ) +
    street / mostStreets;
  const isWorse = (rank: number): boolean =>
    kept.length >= capacity && rank >= (kept[kept.length - 1]?.rank ?? 0);
  const reaches = (cost: number, weight: number): boolean => cost < ceiling && !isWorse(rankBy(cost, weight));
  const isSame = (one: Target, other: Target): boolean =>
    one.street === other.street && one.house === other.house;
  return {
    weights,
    weightOf: (street) => weightOf(at(streetUnits, street), isOwn(street)),
    reaches,
    // As many live on a street's namesakes as on itself, at the least.
    reachesName: (name, cost) => reaches(cost, weights.ofName[name] as number),
    offer(target) {
      if (target.missing === undefined && target.cost < confirmed) {
        confirmed = target.cost;
        ceiling = shownBelow(confirmed);
      }
      const rank = rankOf(target);
      if (isWorse(rank)) return;
      const same = kept.findIndex((other) => isSame(other.target, target));
      const before = kept[same];
      if (before !== undefined) {
        if (before.rank <= rank) return;
        kept.splice(same, 1);
      }
      let place = kept.length;
      while (place > 0 && (kept[place - 1]?.rank ?? 0) > rank) place -= 1;
      kept.splice(place, 0, { rank, target });
      if (kept.length > capacity) kept.pop();
    },
    confirmed: () => confirmed,
    inOrder: () => kept.map(({ target }) => target),
  };
}

const mostStreets = 1e6;

interface Ranked {
  readonly rank: number;
  readonly target: Target;
}
