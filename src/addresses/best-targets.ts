import { at, type RegisterData } from './register-data.ts';
import type { Target } from './targets.ts';

/** The few best targets, one for each street or house, in order. */
export interface BestTargets {
  offer(target: Target): void;
  /** Cost of the best target that nothing typed speaks against. */
  confirmed(): number;
  inOrder(): readonly Target[];
}

/** Units on a street: among equals, the street where most people live is the likelier. */
function unitsOn({ columns }: RegisterData, street: number): number {
  const first = at(columns.houseFirstUnit, at(columns.streetFirstHouse, street));
  return at(columns.houseFirstUnit, at(columns.streetFirstHouse, street + 1)) - first;
}

export function createBestTargets(
  data: RegisterData,
  capacity: number,
  kommuneCode: string | undefined,
): BestTargets {
  const own = kommuneCode === undefined ? -1 : Number(kommuneCode);
  const kept: { readonly rank: number; readonly target: Target }[] = [];
  let confirmed = Number.POSITIVE_INFINITY;
  // One number orders by cost, then own kommune, then size.
  const rankOf = ({ cost, street }: Target): number =>
    cost * 1e6 +
    (data.columns.streetKommune[street] === own ? 0 : 500_000) +
    400_000 -
    Math.min(400_000, unitsOn(data, street));
  return {
    offer(target) {
      if (target.missing === undefined && target.cost < confirmed) confirmed = target.cost;
      const rank = rankOf(target);
      const last = kept.at(-1);
      if (kept.length >= capacity && last !== undefined && rank >= last.rank) return;
      const same = kept.findIndex(
        (other) => other.target.street === target.street && other.target.house === target.house,
      );
      if (same >= 0) {
        if ((kept[same]?.rank ?? 0) <= rank) return;
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
