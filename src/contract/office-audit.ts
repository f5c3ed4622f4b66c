import { z } from 'zod';
import { InstantSchema, RegistrationIdSchema, Sha256Schema } from './wire-values.ts';

/** What people do in the office's view that others may ask about later. */
export const officeActions = [
  'signed-in',
  'wrong-password',
  'locked-out',
  'signed-out',
  'changed-password',
  'listed-work',
  'listed-entered',
  'opened',
  'entered',
  'taken-back',
  'listed-cases',
  'opened-case',
  'export-begun',
  'export-ended',
  'read-audit',
  'checked-audit',
  'exported-audit',
  'user-added',
  'user-closed',
  'user-reset',
  'intake-taken',
  'intake-given-up',
  'intake-finished',
  'intake-expired',
] as const;
export type OfficeAction = (typeof officeActions)[number];

/** Facts beside the action: ids, counts, filters. Nothing that a person is known by. */
export type OfficeAuditDetail = Readonly<Record<string, string | number>>;

/** One entry. Each holds the hash of the one before it, so that a change, a gap or another order shows. */
export const OfficeAuditEntrySchema = z.strictObject({
  sequence: z.int().min(1),
  at: InstantSchema,
  /** Initials of who did it; `IT` with the command line, `SERVER` where time did. */
  by: z.string(),
  // Not the list above: a later version may know more.
  action: z.string(),
  record: RegistrationIdSchema.exactOptional(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  previous: Sha256Schema,
  hash: Sha256Schema,
});
export type OfficeAuditEntry = z.infer<typeof OfficeAuditEntrySchema>;

/** What the first entry has before it. */
export const officeAuditStart = '0'.repeat(64);

/** The exact text that an entry's hash (SHA-256 of its UTF-8) is of. `detail` is the JSON as it is kept. */
export const officeAuditText = ({
  sequence,
  at,
  by,
  action,
  record,
  detail,
  previous,
}: Omit<OfficeAuditEntry, 'hash' | 'detail'> & { readonly detail: string }): string =>
  ['bopael office audit 1', previous, sequence, at, by, action, record ?? '', detail].join('\n');
