import { z } from 'zod';
import {
  type RecordResult,
  RecordResultSchema,
  ShortHandOverResponseSchema,
} from '../../contract/intake-api.ts';
import type { Receipt } from '../../contract/receipt.ts';
import { InstantSchema } from '../../contract/wire-values.ts';
import { type Instant, parseRegistrationId } from '../../domain/registration.ts';
import type { OutgoingText } from '../ports/intake-transport.ts';

/** A hand-over's answer, short or not, whose results are still to be read, one by one. */
export const HandOverEnvelopeSchema = ShortHandOverResponseSchema.extend({ results: z.array(z.unknown()) });

/** What a short answer leaves out. */
interface LeftOut {
  readonly receivedAt: Instant;
  readonly sent: readonly OutgoingText[];
}

/**
 * The results of an answer; undefined where one of them is none. Most are acknowledgements, by the thousand, and
 * are looked at field by field: a schema that may compile no code takes ten times as long. It has the last word on
 * all that is not plainly right.
 */
export function readResults(
  values: readonly unknown[],
  leftOut?: LeftOut,
): readonly RecordResult[] | undefined {
  const times = new Set<unknown>();
  const results: RecordResult[] = [];
  for (const [place, value] of values.entries()) {
    const result =
      typeof value === 'number'
        ? complete(value, place, leftOut)
        : (findAcknowledgement(value, times) ?? RecordResultSchema.safeParse(value).data);
    if (result === undefined) return undefined;
    results.push(result);
  }
  return results;
}

/** The acknowledgement that a short answer tells by its sequence. */
function complete(sequence: number, place: number, leftOut: LeftOut | undefined): RecordResult | undefined {
  const { id, contentHash } = leftOut?.sent[place] ?? {};
  if (leftOut === undefined || id === undefined || contentHash === undefined) return undefined;
  if (!isSequence(sequence)) return undefined;
  const receipt = { id, sequence, receivedAt: leftOut.receivedAt, contentHash };
  return { outcome: 'acknowledged', id, receipt, replayed: false };
}

const isSequence = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;

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
  if (id === undefined || !isSequence(sequence)) return undefined;
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
