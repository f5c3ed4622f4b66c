import { z } from 'zod';
import type { CprNumber } from '../domain/cpr-number.ts';
import type { Registration } from '../domain/registration.ts';
import {
  AddressIdSchema,
  CalendarDateSchema,
  ClockEvidenceSchema,
  InstantSchema,
  IntakeIdSchema,
  RegistrationIdSchema,
} from './wire-values.ts';

const fourDigits = z.string().regex(/^\d{4}$/);
const text = (longest: number) => z.string().trim().min(1).max(longest);

const ProvenanceSchema = z.strictObject({
  source: z.enum(['scanned', 'typed', 'corrected']),
  confidence: z.number().min(0).max(1).optional(),
  scannedAs: z.string().max(200).optional(),
  confirmed: z.boolean(),
});

export const personFields = [
  'cpr',
  'name',
  'birthDate',
  'citizenship',
  'legalBasis',
  'validFrom',
  'validTo',
  'letterDate',
  'caseNumber',
] as const;

export const groupIds = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
] as const;

export const DarAddressSchema = z.strictObject({
  id: AddressIdSchema,
  houseNumberId: z.string().max(36).optional(),
  kommuneCode: fourDigits,
  streetCode: fourDigits,
  street: text(40),
  houseNumber: z.string().regex(/^[1-9]\d{0,2}[A-Z]?$/),
  floor: z.string().max(3).optional(),
  door: z.string().max(4).optional(),
  locality: z.string().max(34).optional(),
  postcode: fourDigits,
  postDistrict: text(20),
});

/**
 * The exact text that is handed over is the JSON of this. Strict: a field that the server does not know
 * is refused rather than lost.
 */
export const RegistrationContentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: RegistrationIdSchema,
  series: z.enum(['civil', 'practice']),
  recordedAt: InstantSchema,
  clock: ClockEvidenceSchema.optional(),
  person: z.strictObject({
    // Structure and century are the domain's to judge, with the audience's series and the clock.
    cpr: z
      .string()
      .regex(/^\d{10}$/)
      .transform((digits) => digits as CprNumber),
    name: text(200),
    birthDate: CalendarDateSchema,
    sex: z.enum(['female', 'male']),
    citizenship: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    earlierNumber: z.discriminatedUnion('answer', [
      z.strictObject({ answer: z.literal('no') }),
      z.strictObject({ answer: z.literal('yes'), number: z.string().max(20).optional() }),
      z.strictObject({ answer: z.literal('unknown') }),
    ]),
  }),
  permit: z.strictObject({
    legalBasis: z.strictObject({
      law: z.enum([
        'udlaendingeloven',
        'eu-opholdsbekendtgoerelsen',
        'ukraine-saerloven',
        'afghanistan-saerloven',
      ]),
      paragraph: z.int().min(1).max(199),
      letter: z
        .string()
        .regex(/^[a-zæøå]$/)
        .optional(),
      stk: z.int().min(1).max(99).optional(),
      nr: z.int().min(1).max(99).optional(),
      litra: z
        .string()
        .regex(/^[a-zæøå]$/)
        .optional(),
      pkt: z.int().min(1).max(99).optional(),
    }),
    citation: text(100),
    validFrom: CalendarDateSchema.optional(),
    end: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('date'), date: CalendarDateSchema }),
      z.strictObject({ kind: z.literal('unlimited') }),
      z.strictObject({ kind: z.literal('not-stated') }),
    ]),
    letterDate: CalendarDateSchema.optional(),
    caseNumber: z.string().max(60).optional(),
  }),
  coverage: z.strictObject({
    coverage: z.enum(['covered', 'choose', 'not-covered', 'unknown']),
    group: z.enum(groupIds).optional(),
    listVersion: text(40),
    trace: z
      .array(
        z.strictObject({
          rule: z.string().max(100),
          outcome: z.enum(['matched', 'passed', 'hint']),
          detail: z.string().max(400),
        }),
      )
      .max(100),
  }),
  residence: z.strictObject({
    address: DarAddressSchema,
    printed: z.array(z.string().max(120)).min(1).max(5),
    careOf: z.string().max(100).optional(),
    moveInDate: CalendarDateSchema,
  }),
  documentsSeen: z
    .array(
      z.enum([
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
    )
    .max(20),
  provenance: z.partialRecord(z.enum(personFields), ProvenanceSchema),
  distinctFrom: z
    .strictObject({
      registrations: z.array(RegistrationIdSchema).min(1).max(20),
      because: text(500),
    })
    .optional(),
  corrects: RegistrationIdSchema.optional(),
  correctsInTurn: z.array(RegistrationIdSchema).max(100).optional(),
  intake: IntakeIdSchema.optional(),
});

/** Writes the exact text whose hash the receipt will name. */
export const writeRegistrationContent = (registration: Registration): string =>
  JSON.stringify({ schemaVersion: 1, ...registration });

/** Reads it back; undefined where it is not a registration of a version that this program knows. */
export function findRegistrationContent(content: string): Registration | undefined {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return undefined;
  }
  const parsed = RegistrationContentSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { schemaVersion: _, ...registration } = parsed.data;
  // zod writes absent keys as `key?: T | undefined`; JSON never holds an undefined.
  return registration as Registration;
}
