import { z } from 'zod';
import { HandOverResponseSchema, type RecordResult, RecordResultSchema } from '../../contract/intake-api.ts';
import type { Receipt } from '../../contract/receipt.ts';
import { InstantSchema } from '../../contract/wire-values.ts';
import { parseRegistrationId } from '../../domain/registration.ts';

/** A hand-over's answer whose results are still to be read, one by one. */
export const HandOverEnvelopeSchema = HandOverResponseSchema.extend({ results: z.array(z.unknown()) });

/**
 * The results of an answer; undefined where one of them is none. Most are acknowledgements, by the thousand, and
 * are looked at field by field: a schema that may compile no code takes ten times as long. It has the last word on
 * all that is not plainly right.
 */
export function readResults(values: readonly unknown[]): readonly RecordResult[] | undefined {
  const times = new Set<unknown>();
  const results: RecordResult[] = [];
  for (const value of values) {
    const result = findAcknowledgement(value, times) ?? RecordResultSchema.safeParse(value).data;
    if (result === undefined) return undefined;
    results.push(result);
  }
  return results;
}

/** Undefined where it is something else, or anything in it is odd. `times` are those that are known to be some. */
function findAcknowledgement(value: unknown, times: Set<unknown>): RecordResult | undefined {
  if (!isRecord(value) || value['outcome'] !== 'acknowledged') return undefined;
  const { replayed } = value;
  const id = parseRegistrationId(value['id']);
  const receipt = findReceipt(value['receipt'], times);
  return id === undefined || receipt === undefined || typeof replayed !== 'boolean'
    ? undefined
    : { outcome: 'acknowledged', id, receipt, replayed };
}

function findReceipt(value: unknown, times: Set<unknown>): Receipt | undefined {
  if (!isRecord(value)) return undefined;
  const { sequence, receivedAt, contentHash } = value;
  const id = parseRegistrationId(value['id']);
  if (id === undefined || typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1) {
    return undefined;
  }
  if (typeof contentHash !== 'string' || !sha256.test(contentHash)) return undefined;
  if (!times.has(receivedAt)) {
    if (!InstantSchema.safeParse(receivedAt).success) return undefined;
    times.add(receivedAt);
  }
  return { id, sequence, receivedAt: receivedAt as Receipt['receivedAt'], contentHash };
}

const sha256 = /^[0-9a-f]{64}$/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
