import { handOverLimits, type OutgoingRecord, type RecordResult } from '../../contract/intake-api.ts';
import type { HandOverEvent, HandOverState, Instant, RegistrationId } from '../../domain/registration.ts';
import { findNextState } from '../../domain/registration.ts';
import { assertNever } from '../../domain/result.ts';
import type { Sha256 } from '../ports/digest.ts';
import type { HandOverAnswer, IntakeTransport } from '../ports/intake-transport.ts';
import type { Clock, Random } from '../ports/machine.ts';
import type { ClaimedRecord, HandOverTrouble, OutboxChange, StationStore } from '../ports/station-store.ts';
import { retryDelaySeconds } from './retry-delay.ts';

export interface DrainPorts {
  readonly store: StationStore;
  readonly transport: IntakeTransport;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
}

export type DrainOutcome =
  /** Nothing is left whose time has come. */
  | { readonly kind: 'drained'; readonly sent: number }
  /** The line or the server failed; the records wait for their next attempt. */
  | { readonly kind: 'interrupted'; readonly sent: number; readonly trouble: HandOverTrouble }
  /** Nothing more is sent until a person has connected the station again. */
  | { readonly kind: 'paused'; readonly sent: number; readonly trouble: HandOverTrouble };

interface SendingRecord extends OutgoingRecord {
  readonly attempts: number;
}

/**
 * Hands over what waits, batch by batch, until nothing is due or the line fails. Answers are classified,
 * never counted: only a person moves a conflict or a refusal on, and no failure ends a record's life.
 */
export async function drainOutbox(ports: DrainPorts): Promise<DrainOutcome> {
  const { store, clock } = ports;
  let sent = 0;
  for (;;) {
    const claimed = await store.claimWaiting(clock.now(), handOverLimits.records);
    if (claimed.length === 0) return { kind: 'drained', sent };
    const { readable, unreadable } = sortOut(claimed);
    await store.changeStates(
      unreadable.map((id) => change(id, 'quarantine', { trouble: { kind: 'unreadable' } })),
      clock.now(),
    );
    const batches = splitByBytes(readable);
    for (const [index, batch] of batches.entries()) {
      const step = await sendBatch(ports, batch);
      if (step.kind === 'done') {
        sent += step.acknowledged;
        continue;
      }
      // The rest of what was claimed goes back unharmed: nobody has tried it.
      const untried = batches.slice(index + 1).flat();
      await store.changeStates(
        untried.map(({ id }) => change(id, 'put-back', { trouble: step.trouble })),
        clock.now(),
      );
      return { kind: step.kind, sent, trouble: step.trouble };
    }
  }
}

function sortOut(claimed: readonly ClaimedRecord[]) {
  const readable: SendingRecord[] = [];
  const unreadable: RegistrationId[] = [];
  for (const { id, attempts, content } of claimed) {
    if (content === undefined) unreadable.push(id);
    else readable.push({ id, attempts, content });
  }
  return { readable, unreadable };
}

/** Keeps each request under the server's limit. A JSON character takes at most six bytes as `\u0000`. */
function splitByBytes(records: readonly SendingRecord[]): readonly (readonly SendingRecord[])[] {
  const batches: SendingRecord[][] = [];
  let room = 0;
  for (const record of records) {
    const size = 2 * record.content.length + 200;
    if (batches.length === 0 || size > room) {
      batches.push([]);
      room = handOverLimits.bytes;
    }
    batches.at(-1)?.push(record);
    room -= size;
  }
  return batches;
}

type BatchStep =
  | { readonly kind: 'done'; readonly acknowledged: number }
  | { readonly kind: 'interrupted' | 'paused'; readonly trouble: HandOverTrouble };

async function sendBatch(ports: DrainPorts, batch: readonly SendingRecord[]): Promise<BatchStep> {
  const answer = await ports.transport.handOver(batch.map(({ id, content }) => ({ id, content })));
  if (answer.kind === 'answered') return takeResults(ports, batch, answer.results);
  const verdict = classify(answer);
  if (verdict.kind !== 'blames-a-record') return putBack(ports, batch, verdict);
  const [only, second] = batch;
  if (only !== undefined && second === undefined) {
    await ports.store.changeStates(
      [change(only.id, verdict.event, { trouble: verdict.trouble })],
      ports.clock.now(),
    );
    return { kind: 'done', acknowledged: 0 };
  }
  // One bad record must not hold the others back: halve until it stands alone.
  const middle = Math.ceil(batch.length / 2);
  const first = await sendBatch(ports, batch.slice(0, middle));
  const rest = batch.slice(middle);
  if (first.kind !== 'done') {
    await ports.store.changeStates(
      rest.map(({ id }) => change(id, 'put-back', { trouble: first.trouble })),
      ports.clock.now(),
    );
    return first;
  }
  const last = await sendBatch(ports, rest);
  return last.kind === 'done' ? { kind: 'done', acknowledged: first.acknowledged + last.acknowledged } : last;
}

async function putBack(
  ports: DrainPorts,
  batch: readonly SendingRecord[],
  verdict: Extract<Verdict, { kind: 'interrupted' | 'paused' }>,
): Promise<BatchStep> {
  const now = ports.clock.now();
  const changes = batch.map(({ id, attempts }) =>
    change(id, 'put-back', {
      trouble: verdict.trouble,
      attempts: attempts + 1,
      // A paused queue starts again when a person has mended it, not by the clock.
      ...(verdict.kind === 'paused'
        ? {}
        : { nextAttemptAt: later(now, retryDelaySeconds(attempts, ports.random, verdict.serverAsksFor)) }),
    }),
  );
  await ports.store.changeStates(changes, now);
  return { kind: verdict.kind, trouble: verdict.trouble };
}

async function takeResults(
  ports: DrainPorts,
  batch: readonly SendingRecord[],
  results: readonly RecordResult[],
): Promise<BatchStep> {
  const byId = new Map(results.map((result) => [result.id, result]));
  const changes: OutboxChange[] = [];
  const unanswered: SendingRecord[] = [];
  for (const record of batch) {
    const result = byId.get(record.id);
    const taken = result === undefined ? undefined : await toChange(ports, record, result);
    if (taken === undefined) unanswered.push(record);
    else changes.push(taken);
  }
  await ports.store.changeStates(changes, ports.clock.now());
  if (unanswered.length > 0) {
    return putBack(ports, unanswered, { kind: 'interrupted', trouble: { kind: 'not-the-intake-server' } });
  }
  return { kind: 'done', acknowledged: changes.filter(({ to }) => to === 'acknowledged').length };
}

/** Undefined where the receipt does not speak of the bytes that we sent: then it is no receipt. */
async function toChange(
  { sha256 }: DrainPorts,
  { id, content }: SendingRecord,
  result: RecordResult,
): Promise<OutboxChange | undefined> {
  switch (result.outcome) {
    case 'acknowledged': {
      const { receipt } = result;
      const ours = receipt.id === id && receipt.contentHash === (await sha256(content));
      return ours ? change(id, 'acknowledge', { receipt }) : undefined;
    }
    case 'conflict':
      return change(id, 'find-conflict', { trouble: { kind: 'conflict', conflict: result.conflict } });
    case 'refused':
      return change(id, 'refuse', { trouble: { kind: 'refused', refusal: result.refusal } });
    default:
      return assertNever(result);
  }
}

type Verdict =
  | { readonly kind: 'interrupted'; readonly trouble: HandOverTrouble; readonly serverAsksFor?: number }
  | { readonly kind: 'paused'; readonly trouble: HandOverTrouble }
  | {
      readonly kind: 'blames-a-record';
      readonly event: 'find-conflict' | 'refuse';
      readonly trouble: HandOverTrouble;
    };

/** What a failed request means. Called for everything but a proper answer. */
export function classify(answer: Exclude<HandOverAnswer, { kind: 'answered' }>): Verdict {
  if (answer.kind !== 'status') return { kind: 'interrupted', trouble: { kind: answer.kind } };
  const { status, problem, retryAfterSeconds } = answer;
  if (status === 401) return { kind: 'paused', trouble: { kind: 'not-enrolled' } };
  if (status === 403) {
    const kind = problem === 'wrong-audience' ? 'wrong-audience' : 'not-enrolled';
    return { kind: 'paused', trouble: { kind } };
  }
  if (status === 409)
    return { kind: 'blames-a-record', event: 'find-conflict', trouble: { kind: 'conflict' } };
  if (status === 400 || status === 413 || status === 422) {
    return { kind: 'blames-a-record', event: 'refuse', trouble: { kind: 'refused', status } };
  }
  // 404, 405, redirects and the like: another program answers on this address.
  const strange = status < 500 && status !== 408 && status !== 425 && status !== 429;
  return {
    kind: 'interrupted',
    trouble: strange ? { kind: 'not-the-intake-server' } : { kind: 'server-error', status },
    ...(retryAfterSeconds === undefined ? {} : { serverAsksFor: retryAfterSeconds }),
  };
}

function change(
  id: RegistrationId,
  event: HandOverEvent,
  rest: Omit<OutboxChange, 'id' | 'from' | 'to'>,
): OutboxChange {
  const from: HandOverState = 'sending';
  const to = findNextState(from, event);
  if (to === undefined) throw new Error(`A record that is being sent cannot ${event}`);
  return { id, from, to, ...rest };
}

const later = (from: Instant, seconds: number): Instant =>
  new Date(Date.parse(from) + seconds * 1000).toISOString() as Instant;
