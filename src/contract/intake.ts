import { z } from 'zod';
import { type Intake, mostCompanions } from '../domain/intake.ts';
import { DarAddressSchema, personFields } from './registration-content.ts';
import { CalendarDateSchema, InstantSchema, IntakeIdSchema } from './wire-values.ts';

const IntakeFieldSchema = z.strictObject({
  text: z.string().max(200),
  readAs: z.string().max(200).exactOptional(),
  confidence: z.number().min(0).max(1).exactOptional(),
});

/** What is sealed is the JSON text of this. Strict: what a clerk's station does not know is not passed over. */
export const IntakeContentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: IntakeIdSchema,
  takenAt: InstantSchema,
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/),
  given: z.enum(['read', 'typed']),
  fields: z.partialRecord(z.enum(personFields), IntakeFieldSchema),
  unlimited: z.boolean(),
  address: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('found'),
      address: DarAddressSchema,
      registerDate: z.string().max(40),
    }),
    z.strictObject({ kind: z.literal('typed'), text: z.string().trim().min(1).max(300) }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
  careOf: z.string().max(100).exactOptional(),
  moveInDate: CalendarDateSchema.exactOptional(),
  companions: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        cpr: z.string().max(20).exactOptional(),
      }),
    )
    .max(mostCompanions),
});

export const writeIntakeContent = (intake: Intake): string => JSON.stringify({ schemaVersion: 1, ...intake });

/** Reads it back; undefined where it is no intake of a version that this program knows. */
export function findIntakeContent(content: string): Intake | undefined {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return undefined;
  }
  const found = IntakeContentSchema.safeParse(json);
  if (!found.success) return undefined;
  const { schemaVersion: _, ...intake } = found.data;
  // zod writes absent keys as `key?: T | undefined`; JSON never holds an undefined.
  return intake as Intake;
}
