import { createHeldOutSlips } from './held-out-slips.ts';
import type { GeneratedAddress } from './national-register.ts';
import { type ClassPlan, type QueryClass, type QueryPart, queryClasses } from './query-classes.ts';
import { createSeeded, seedFor } from './seeded.ts';
import { createTuningSlips } from './tuning-slips.ts';

export type QueryModel = 'tuning' | 'held-out';

export interface TypedQuery {
  readonly text: string;
  readonly class: QueryClass;
  /** The address that is meant. */
  readonly address: GeneratedAddress;
  /** `street` alone: the street is meant, not one of its addresses. */
  readonly parts: readonly QueryPart[];
}

export interface QueryPlan {
  readonly seed: number;
  readonly count: number;
  /** `tuning` to work on ranking, `held-out` to judge it: it errs in other ways. */
  readonly model: QueryModel;
}

/**
 * Texts as people type them for addresses of the sample, each with what is meant. The same plan and sample give
 * the same texts. Classes that nothing in the sample fits are left out.
 */
export function makeQueries(sample: readonly GeneratedAddress[], plan: QueryPlan): readonly TypedQuery[] {
  const chance = createSeeded(seedFor(plan.seed, `queries ${plan.model}`));
  const slips = plan.model === 'tuning' ? createTuningSlips(chance) : createHeldOutSlips(chance);
  // Streets that nobody lives on are not asked for.
  const lived = sample.filter(({ streetCode }) => streetCode < '9900');
  const choices = Object.entries(queryClasses).flatMap(([name, given]) => {
    const planned: ClassPlan = given;
    const fitting = planned.fits ? lived.filter((address) => planned.fits?.(address)) : lived;
    return fitting.length === 0 ? [] : [{ name: name as QueryClass, planned, fitting }];
  });
  // Each class as often in a row as it weighs.
  const turns = choices.flatMap((choice) => Array.from({ length: choice.planned.weight }, () => choice));
  return Array.from({ length: plan.count }, () => {
    const { name, planned, fitting } = chance.pick(turns);
    const address = chance.pick(fitting);
    return { ...planned.write(address, { chance, slips }), class: name, address };
  });
}
