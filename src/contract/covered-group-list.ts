import { z } from 'zod';
import { groupIds } from './registration-content.ts';
import { CalendarDateSchema } from './wire-values.ts';

const twoLanguages = z.strictObject({ da: z.string().trim().min(1), en: z.string().trim().min(1) });

const ProvisionPatternSchema = z.strictObject({
  paragraph: z.int().min(1).max(199),
  letter: z
    .string()
    .regex(/^[a-zæøå]$/)
    .optional(),
  stk: z.int().min(1).max(99).optional(),
  nr: z.int().min(1).max(99).optional(),
});

const CoveredGroupSchema = z.strictObject({
  id: z.enum(groupIds),
  name: twoLanguages,
  provisions: z.array(ProvisionPatternSchema).min(1),
  /** Years; a hint for the clerk, never a gate. */
  age: z
    .strictObject({ from: z.int().min(0).optional(), below: z.int().min(1).optional() })
    .refine(({ from, below }) => from !== undefined || below !== undefined, 'an age hint without an age')
    .optional(),
  distinguishedBy: twoLanguages.optional(),
});

const NearMissSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    kind: z.enum(['other-route', 'already-registered', 'not-a-permit-ground']),
    provision: ProvisionPatternSchema.optional(),
    law: z
      .enum(['udlaendingeloven', 'eu-opholdsbekendtgoerelsen', 'ukraine-saerloven', 'afghanistan-saerloven'])
      .optional(),
    reason: twoLanguages,
    referral: twoLanguages,
    sourced: z.boolean(),
  })
  .refine(
    ({ law, provision }) => provision !== undefined || (law !== undefined && law !== 'udlaendingeloven'),
    'a near miss that names neither a provision nor another law',
  );

const isUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** The list of groups that get an administrative CPR number, as a file in `resources/covered-groups/`. */
export const CoveredGroupListSchema = z
  .strictObject({
    version: z.string().regex(/^[\w.-]{1,40}$/),
    validFrom: CalendarDateSchema,
    validTo: CalendarDateSchema.optional(),
    source: z.string().trim().min(1),
    groups: z.array(CoveredGroupSchema).min(1),
    nearMisses: z.array(NearMissSchema),
  })
  .refine(({ groups }) => isUnique(groups.map(({ id }) => id)), 'two groups with one id')
  .refine(({ nearMisses }) => isUnique(nearMisses.map(({ id }) => id)), 'two near misses with one id')
  .refine(
    ({ validFrom, validTo }) => validTo === undefined || validTo >= validFrom,
    'it ends before it begins',
  );
