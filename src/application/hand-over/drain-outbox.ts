import type { AuditHeadReport } from '../../contract/audit-entry.ts';
import { handOverLimits, type OutgoingRecord, type RecordResult } from '../../contract/intake-api.ts';
import {
  findNextState,
  type HandOverEvent,
  type HandOverState,
  type Instant,
  type RegistrationId,
} from '../../domain/registration.ts';
import { assertNever } from '../../domain/result.ts';
import type { Sha256 } from '../ports/digest.ts';
import type { IntakeTransport } from '../ports/intake-transport.ts';
import type { Clock, Random } from '../ports/machine.ts';
import type { HandOverTrouble, OutboxChange, StationStore } from '../ports/station-store.ts';
import { classifyFailure, type Verdict } from './classify-failure.ts';
import { retryDelaySeconds } from './retry-delay.ts';
import { splitByBytes } from './split-by-bytes.ts';

export interface DrainPorts {
  readonly store: StationStore;
  readonly transport: IntakeTransport;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  /** The end of the station's audit trail as it is now; undefined where there is none to tell. */
  readonly findAuditHead?: () => Promise<AuditHeadReport | undefined>;
}

/** `sent` counts the records that were acknowledged. */
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
  let sent = 0;
  for (;;) {
    const readable = await claimReadable(ports);
    if (readable === undefined) return { kind: 'drained', sent };
    const batches = [...splitByBytes(readable)];
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const step = await sendBatch(ports, batch);
      if (step.kind === 'split') {
        batches.unshift(...step.halves);
        continue;
      }
      sent += step.acknowledged;
      if (step.stop === undefined) continue;
      // What nobody has tried goes back as it was.
      await putBack(ports, batches.flat(), step.stop.trouble);
      return { kind: step.stop.kind, sent, trouble: step.stop.trouble };
    }
  }
}

/** The next records that can be read; those that cannot are set aside for a person. Undefined at the end. */
async function claimReadable({ store, clock }: DrainPorts): Promise<readonly SendingRecord[] | undefined> {
  const claimed = await store.claimWaiting(clock.now(), handOverLimits.records);
  if (claimed.length === 0) return undefined;
  const readable: SendingRecord[] = [];
  const setAside: OutboxChange[] = [];
  for (const { id, attempts, content } of claimed) {
    if (content === undefined) setAside.push(change(id, 'quarantine', { trouble: { kind: 'unreadable' } }));
    else readable.push({ id, attempts, content });
  }
  if (setAside.length > 0) await store.changeStates(setAside, clock.now());
  return readable;
}

type Stop = Extract<Verdict, { kind: 'interrupted' | 'paused' }>;

type BatchStep =
  | { readonly kind: 'taken'; readonly acknowledged: number; readonly stop?: Stop }
  /** One bad record must not hold the others back: halved until it stands alone. */
  | { readonly kind: 'split'; readonly halves: readonly (readonly SendingRecord[])[] };

async function sendBatch(ports: DrainPorts, batch: readonly SendingRecord[]): Promise<BatchStep> {
  const records = batch.map(({ id, content }) => ({ id, content }));
  const answer = await ports.transport.handOver(records, await ports.findAuditHead?.());
  if (answer.kind === 'answered') return takeResults(ports, batch, answer.results);
  const verdict = classifyFailure(answer);
  if (verdict.kind !== 'blames-a-record') {
    await putBackForLater(ports, batch, verdict);
    return { kind: 'taken', acknowledged: 0, stop: verdict };
  }
  if (batch.length > 1) {
    const middle = Math.ceil(batch.length / 2);
    return { kind: 'split', halves: [batch.slice(0, middle), batch.slice(middle)] };
  }
  const changes = batch.map(({ id }) => change(id, verdict.event, { trouble: verdict.trouble }));
  await ports.store.changeStates(changes, ports.clock.now());
  return { kind: 'taken', acknowledged: 0 };
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
  const acknowledged = changes.filter(({ to }) => to === 'acknowledged').length;
  if (unanswered.length === 0) return { kind: 'taken', acknowledged };
  const stop: Stop = { kind: 'interrupted', trouble: { kind: 'not-the-intake-server' } };
  await putBackForLater(ports, unanswered, stop);
  return { kind: 'taken', acknowledged, stop };
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

/**
 * Each record draws its own time. Where one of them is what makes the server fail, they drift apart and
 * the others get through.
 */
async function putBackForLater(
  { store, clock, random }: DrainPorts,
  batch: readonly SendingRecord[],
  stop: Stop,
): Promise<void> {
  const now = clock.now();
  const serverAsksFor = stop.kind === 'interrupted' ? stop.serverAsksFor : undefined;
  const changes = batch.map(({ id, attempts }) =>
    change(id, 'put-back', {
      trouble: stop.trouble,
      attempts: attempts + 1,
      nextAttemptAt: later(now, retryDelaySeconds(attempts, random, serverAsksFor)),
    }),
  );
  await store.changeStates(changes, now);
}

async function putBack(
  { store, clock }: DrainPorts,
  untried: readonly SendingRecord[],
  trouble: HandOverTrouble,
): Promise<void> {
  if (untried.length === 0) return;
  const changes = untried.map(({ id }) => change(id, 'put-back', { trouble }));
  await store.changeStates(changes, clock.now());
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
