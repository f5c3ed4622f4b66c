import { z } from 'zod';
import { auditActions } from '../domain/audit.ts';
import { parseInitials } from '../domain/clerk.ts';
import {
  ClerkIdSchema,
  ClockEvidenceSchema,
  PublicKeySchema,
  RegistrationIdSchema,
  Sha256Schema,
} from './wire-values.ts';

export const InitialsSchema = z
  .string()
  .refine((text) => parseInitials(text) === text, 'not initials as they are compared');

/** Keyed hash of a CPR number, or a record's id. Too long for a CPR number to be taken for one. */
export const AuditKeySchema = z.string().regex(/^[0-9A-Za-z+/=_-]{32,128}$/);

export const AuditEntrySchema = z.strictObject({
  seq: z.int().min(1),
  clock: ClockEvidenceSchema,
  clerk: z.strictObject({ id: ClerkIdSchema, initials: InitialsSchema }).exactOptional(),
  action: z.enum(auditActions),
  record: RegistrationIdSchema.exactOptional(),
  person: AuditKeySchema.exactOptional(),
  detail: z.string().exactOptional(),
  count: z.int().min(0).exactOptional(),
});

/** The end of a station's trail as the station tells it to others, with the key that it signs exports with. */
export const AuditHeadReportSchema = z.strictObject({
  seq: z.int().min(0),
  mac: Sha256Schema,
  publicKey: PublicKeySchema,
});
export type AuditHeadReport = z.infer<typeof AuditHeadReportSchema>;
