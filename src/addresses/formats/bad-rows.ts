import type { BadPlace, BadReason } from '../address-register.ts';

export interface BadRows {
  readonly count: number;
  add(file: string, line: number, reason: string): void;
  /** The commonest first. */
  byReason(): readonly BadReason[];
}

/** More lines than this for one reason tell nothing more. */
export const mostPlaces = 1000;

export function createBadRows(): BadRows {
  const reasons = new Map<string, { count: number; readonly places: BadPlace[] }>();
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(file, line, reason) {
      count += 1;
      let known = reasons.get(reason);
      if (known === undefined) {
        known = { count: 0, places: [] };
        reasons.set(reason, known);
      }
      known.count += 1;
      if (known.places.length < mostPlaces) known.places.push({ file, line });
    },
    byReason: () =>
      [...reasons].map(([reason, known]) => ({ reason, ...known })).sort((a, b) => b.count - a.count),
  };
}
