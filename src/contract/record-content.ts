import { z } from 'zod';
import type { Registration } from '../domain/registration.ts';
import type { Withdrawal } from '../domain/withdrawal.ts';
import { findRegistrationContent } from './registration-content.ts';
import { ClockEvidenceSchema, InstantSchema, RegistrationIdSchema } from './wire-values.ts';

/** The exact text that is handed over for a withdrawal is the JSON of this. */
export const WithdrawalContentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('withdrawal'),
  id: RegistrationIdSchema,
  withdraws: RegistrationIdSchema,
  because: z.string().trim().min(1).max(500),
  recordedAt: InstantSchema,
  clock: ClockEvidenceSchema.exactOptional(),
});

export const writeWithdrawalContent = (withdrawal: Withdrawal): string =>
  JSON.stringify({ schemaVersion: 1, kind: 'withdrawal', ...withdrawal });

/** What a saved text says. */
export type RecordContent =
  | { readonly kind: 'registration'; readonly registration: Registration }
  | { readonly kind: 'withdrawal'; readonly withdrawal: Withdrawal };

/** Undefined where it is no record of a version that this program knows. */
export function findRecordContent(content: string): RecordContent | undefined {
  const registration = findRegistrationContent(content);
  if (registration !== undefined) return { kind: 'registration', registration };
  const withdrawal = findWithdrawalContent(content);
  return withdrawal === undefined ? undefined : { kind: 'withdrawal', withdrawal };
}

export function findWithdrawalContent(content: string): Withdrawal | undefined {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return undefined;
  }
  const parsed = WithdrawalContentSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { schemaVersion: _, kind: __, ...withdrawal } = parsed.data;
  return withdrawal;
}
