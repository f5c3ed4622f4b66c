import { hash } from 'node:crypto';
import {
  type Arrival,
  type ContentContext as CheckContext,
  type CheckedRecord,
  checkContent as check,
} from '../../application/intake/content-check.ts';
import { OutgoingRecordSchema, type Refusal } from '../../contract/intake-api.ts';
import { RegistrationContentSchema } from '../../contract/registration-content.ts';
import type { Result } from '../../domain/result.ts';
import { makeQuickCheck } from './quick-check.ts';

export type ContentContext = Pick<CheckContext, 'series' | 'today'>;

/** Of a text, or of its bytes. */
export const hashText = (text: string | Uint8Array): string => hash('sha256', text, 'hex');

const quick = {
  isPlausible: makeQuickCheck(OutgoingRecordSchema.shape.content),
  isRegistration: makeQuickCheck(RegistrationContentSchema),
};

/** The rules of `application/intake`, with checks that are compiled: records come in thousands. */
export const checkContent = (arrival: Arrival, context: ContentContext): Result<CheckedRecord, Refusal> =>
  check(arrival, { ...context, hashText, quick });
