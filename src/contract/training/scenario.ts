import { z } from 'zod';
import { calendarDate } from '../../domain/calendar-date.ts';
import { parseCprNumber } from '../../domain/cpr-number.ts';
import { parseLegalBasis } from '../../domain/legal-basis.ts';
import {
  lineKinds,
  parseScenarioId,
  type Scenario,
  type ScenarioId,
} from '../../domain/training/scenario.ts';
import { DarAddressSchema, groupIds } from '../registration-content.ts';
import { CalendarDateSchema } from '../wire-values.ts';

const text = (longest: number) => z.string().trim().min(1).max(longest);

/** A number of the practice series: a scenario that held any other could not be loaded. */
const PracticeNumberSchema = z
  .string()
  .regex(/^\d{10}$/)
  .transform((digits, context) => {
    // The day has no say in the practice series.
    const read = parseCprNumber(digits, { today: calendarDate('2026-01-01'), series: 'practice' });
    if (read.ok) return read.value.number;
    context.addIssue({ code: 'custom', message: 'no practice number' });
    return z.NEVER;
  });

const CitationSchema = text(100).refine(
  (citation) => parseLegalBasis(citation).kind === 'one',
  'not one provision',
);

const says = { says: text(200) };
const ofNumber = { ...says, number: PracticeNumberSchema };

const ExpectationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('registered'), ...ofNumber }),
  z.strictObject({ kind: z.literal('not-registered'), ...ofNumber }),
  z.strictObject({ kind: z.literal('nothing-else'), ...says }),
  z.strictObject({ kind: z.literal('group'), ...ofNumber, group: z.enum(groupIds) }),
  z.strictObject({ kind: z.literal('name'), ...ofNumber, name: text(200) }),
  z.strictObject({ kind: z.literal('address'), ...ofNumber, printed: text(100) }),
  z.strictObject({ kind: z.literal('moved-in'), ...ofNumber, date: CalendarDateSchema }),
  z.strictObject({ kind: z.literal('care-of'), ...ofNumber }),
  z.strictObject({
    kind: z.literal('document-seen'),
    ...ofNumber,
    document: z.enum([
      'permit-letter',
      'passport',
      'national-id',
      'residence-card',
      'proof-of-address',
      'landlord-declaration',
      'marriage-certificate',
      'birth-certificate',
      'custody-papers',
    ]),
  }),
  z.strictObject({
    kind: z.literal('earlier-number'),
    ...ofNumber,
    answer: z.enum(['no', 'yes', 'unknown']),
    earlier: PracticeNumberSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('kept-apart'), ...ofNumber }),
  z.strictObject({ kind: z.literal('handed-over'), ...ofNumber }),
  z.strictObject({ kind: z.literal('saved-for-later'), ...ofNumber }),
  z.strictObject({ kind: z.literal('draft-kept'), ...ofNumber }),
  z.strictObject({ kind: z.literal('no-draft-left'), ...says }),
  z.strictObject({ kind: z.literal('looked-at'), ...says }),
  z.strictObject({ kind: z.literal('case-settled'), ...ofNumber, as: z.enum(['withdrawn', 'corrected']) }),
  z.strictObject({ kind: z.literal('taken-back'), ...ofNumber }),
]);

const LetterPersonSchema = z.strictObject({
  given: text(60),
  family: z.string().max(60),
  number: PracticeNumberSchema,
  /** ISO 3166-1 alpha-3; `XXA` for stateless. */
  citizenship: z.string().regex(/^[A-Z]{3}$/),
});

/** What a letter is made from, once, before the product is built. */
const LetterSchema = z.strictObject({
  file: z.string().regex(/^[a-z0-9-]{1,60}\.(?:pdf|png|jpg)$/),
  name: text(80),
  make: z.strictObject({
    seed: z.int().min(1),
    layout: text(40).optional(),
    other: text(40).optional(),
    level: z.enum(['clean', 'mild', 'hard']),
    letterDate: CalendarDateSchema,
    caseNumber: text(30),
    persons: z
      .array(
        LetterPersonSchema.extend({
          citation: CitationSchema,
          /** What the sentences say that it was given for, e.g. `spouse`. */
          purpose: text(20),
          validFrom: CalendarDateSchema,
          /** Absent where there is no time limit. */
          validTo: CalendarDateSchema.optional(),
        }),
      )
      .min(1),
    relatives: z.array(LetterPersonSchema).default([]),
  }),
});

/** A scenario of the course as it lies in `resources/training/scenarios`. Danish: so are its letters. */
export const ScenarioSchema = z.strictObject({
  id: z.string().transform((id, context): ScenarioId => {
    const parsed = parseScenarioId(id);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: 'no id of a scenario' });
    return z.NEVER;
  }),
  order: z.int().min(1),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  title: text(80),
  minutes: z.number().min(1).max(60),
  brief: z.array(text(600)).min(1).max(6),
  letters: z.array(LetterSchema),
  start: z.strictObject({
    line: z.enum(lineKinds).default('good'),
    turns: z.array(z.strictObject({ whenSaved: z.int().min(1), line: z.enum(lineKinds) })).default([]),
    elsewhere: z
      .array(
        z.strictObject({
          number: PracticeNumberSchema,
          name: text(200),
          citation: CitationSchema,
          address: DarAddressSchema,
          office: text(60),
          station: text(60),
          hoursAgo: z.number().min(0.1).max(10_000),
          known: z.boolean(),
          movedIn: CalendarDateSchema.optional(),
        }),
      )
      .default([]),
    refuses: z
      .array(z.strictObject({ number: PracticeNumberSchema, paths: z.array(text(80)).min(1) }))
      .default([]),
  }),
  expected: z.array(ExpectationSchema).min(2),
  hints: z.array(text(400)).min(2),
  debrief: z.strictObject({
    paragraphs: z.array(text(900)).min(1),
    law: z.array(
      z.strictObject({ cite: text(120), says: text(500), certainty: z.enum(['read', 'general', 'own']) }),
    ),
  }),
});

export type ScenarioFile = z.infer<typeof ScenarioSchema>;

/** The scenario without what its letters were made from. Undefined where the file is none. */
export function findScenario(json: unknown): Scenario | undefined {
  const parsed = ScenarioSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { letters, ...scenario } = parsed.data;
  // zod writes absent keys as `key?: T | undefined`; JSON never holds an undefined.
  return { ...scenario, letters: letters.map(({ file, name }) => ({ file, name })) } as Scenario;
}
