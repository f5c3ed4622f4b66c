import type { AuditHeadReport } from '../../contract/audit-entry.ts';
import type { RecordResult } from '../../contract/intake-api.ts';
import type { Instant, QueueCount } from '../../domain/registration.ts';
import type { AnswerMemory } from '../ports/hand-over-store.ts';
import type { HandOverAlong, HandOverAnswer, IntakeTransport, KnownLine } from '../ports/intake-transport.ts';
import type { Clock, Random } from '../ports/machine.ts';
import type { HandOverTrouble, OutboxChange } from '../ports/outbox.ts';
import { classifyFailure, type Verdict } from './classify-failure.ts';
import { retryDelaySeconds } from './retry-delay.ts';
import { changeOf, type ResultPorts, type SentRecord, takeResults } from './take-results.ts';

export interface SendPorts extends ResultPorts {
  readonly transport: IntakeTransport;
  readonly clock: Clock;
  readonly random: Random;
  readonly line?: KnownLine;
  /** The end of the station's audit trail as it is now; undefined where there is none to tell. */
  readonly findAuditHead?: () => Promise<AuditHeadReport | undefined>;
  /** What waits on the station, for the kommune's own view of it; undefined where it is not told. */
  readonly findQueue?: () => Promise<Pick<QueueCount, 'waiting' | 'needsAPerson'>>;
}

export interface SendingRecord extends SentRecord {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly attempts: number;
}

export type Stop = Extract<Verdict, { kind: 'interrupted' | 'paused' }>;

/** What is to be noted of a batch. */
export interface BatchAnswer {
  /** One for each record of the batch. */
  readonly changes: readonly OutboxChange[];
  readonly memory?: AnswerMemory;
  /** The server has lost what it had before: it gave a number again. */
  readonly isRestored: boolean;
  /** Bytes that went over the line; undefined where that is not known, or there were several requests. */
  readonly sentBytes?: number | undefined;
  /** Why nothing more is to be sent now. */
  readonly stop?: Stop;
}

/**
 * Sends one batch. Where the server blames the request, it is halved until the bad record stands alone: it
 * must not hold the others back. `highestBefore` is the highest of the server's numbers that was known then;
 * `along` goes with it.
 */
export async function sendBatch(
  ports: SendPorts,
  batch: readonly SendingRecord[],
  highestBefore: number,
  along: HandOverAlong,
): Promise<BatchAnswer> {
  const records = batch.map(({ id, bytes, contentHash }) => ({ id, bytes, contentHash }));
  const answer = await ports.transport.handOver(records, along, ports.line);
  if (answer.kind === 'answered') return takeAnswer(ports, batch, answer, highestBefore);
  const verdict = classifyFailure(answer);
  if (verdict.kind !== 'blames-a-record') {
    return { changes: putBackForLater(ports, batch, verdict), isRestored: false, stop: verdict };
  }
  if (batch.length > 1) return sendHalves(ports, batch, highestBefore, along);
  const { event, trouble } = verdict;
  return { changes: batch.map(({ id }) => changeOf(id, 'sending', event, { trouble })), isRestored: false };
}

/** What goes with records: the end of the audit trail, and what waits. */
export async function findAlong({ findAuditHead, findQueue }: SendPorts): Promise<HandOverAlong> {
  const [auditHead, queue] = await Promise.all([findAuditHead?.(), findQueue?.()]);
  return {
    ...(auditHead === undefined ? {} : { auditHead }),
    ...(queue === undefined ? {} : { queue: { waiting: queue.waiting, needsAPerson: queue.needsAPerson } }),
  };
}

/** The queue is told as it will be when so many records have been taken. */
export const withoutTaken = (along: HandOverAlong, taken: number): HandOverAlong =>
  along.queue === undefined
    ? along
    : { ...along, queue: { ...along.queue, waiting: Math.max(0, along.queue.waiting - taken) } };

async function sendHalves(
  ports: SendPorts,
  batch: readonly SendingRecord[],
  highestBefore: number,
  along: HandOverAlong,
): Promise<BatchAnswer> {
  const middle = Math.ceil(batch.length / 2);
  const [first, second] = [batch.slice(0, middle), batch.slice(middle)];
  const before = await sendBatch(ports, first, highestBefore, along);
  if (before.stop !== undefined) {
    return { ...before, changes: [...before.changes, ...putBackUntried(second, before.stop.trouble)] };
  }
  return joinAnswers(before, await sendBatch(ports, second, highestBefore, along));
}

/** Two answers, noted as one. */
export const joinAnswers = (one: BatchAnswer, other: BatchAnswer): BatchAnswer => ({
  ...one,
  ...other,
  changes: [...one.changes, ...other.changes],
  isRestored: one.isRestored || other.isRestored,
  sentBytes: undefined,
  ...(one.memory && other.memory && { memory: joinMemory(one.memory, other.memory) }),
});

const joinMemory = (one: AnswerMemory, other: AnswerMemory): AnswerMemory => ({
  ...one,
  ...other,
  highestSequence: Math.max(one.highestSequence ?? 0, other.highestSequence ?? 0),
  ...(one.lastAnswered === undefined && other.lastAnswered === undefined
    ? {}
    : { lastAnswered: Math.max(one.lastAnswered ?? 0, other.lastAnswered ?? 0) }),
});

async function takeAnswer(
  ports: SendPorts,
  batch: readonly SendingRecord[],
  answer: Extract<HandOverAnswer, { kind: 'answered' }>,
  highestBefore: number,
): Promise<BatchAnswer> {
  const { changes, unanswered, trouble } = await takeResults(ports, batch, answer, 'sending');
  if (trouble !== undefined) {
    const stop: Stop = { kind: 'interrupted', trouble };
    return { changes: [...changes, ...putBackForLater(ports, unanswered, stop)], isRestored: false, stop };
  }
  // Numbers are given in their order: a new one that is lower comes from a server that has lost some.
  const isLower = (result: RecordResult): boolean =>
    result.outcome === 'acknowledged' && !result.replayed && result.receipt.sequence <= highestBefore;
  const isRestored = answer.results.some(isLower);
  return { changes, memory: toMemory(answer, ports.clock.now()), isRestored, sentBytes: answer.sentBytes };
}

function toMemory(
  { results, number }: Extract<HandOverAnswer, { kind: 'answered' }>,
  now: Instant,
): AnswerMemory {
  const sequences = results.map((result) =>
    result.outcome === 'acknowledged' ? result.receipt.sequence : 0,
  );
  return {
    lastSuccess: now,
    highestSequence: Math.max(0, ...sequences),
    ...(number === undefined ? {} : { lastAnswered: number }),
  };
}

/**
 * Each record draws its own time. Where one of them is what makes the server fail, they drift apart and
 * the others get through. Whatever the answer was, they may have arrived.
 */
function putBackForLater(
  { clock, random }: SendPorts,
  batch: readonly SendingRecord[],
  stop: Stop,
): readonly OutboxChange[] {
  const now = clock.now();
  const serverAsksFor = stop.kind === 'interrupted' ? stop.serverAsksFor : undefined;
  return batch.map(({ id, attempts }) =>
    changeOf(id, 'sending', 'put-back', {
      trouble: stop.trouble,
      mayHaveArrived: true,
      attempts: attempts + 1,
      nextAttemptAt: later(now, retryDelaySeconds(attempts, random, serverAsksFor)),
    }),
  );
}

/** They were claimed, and never sent. */
export const putBackUntried = (
  untried: readonly SendingRecord[],
  trouble: HandOverTrouble,
): readonly OutboxChange[] => untried.map(({ id }) => changeOf(id, 'sending', 'put-back', { trouble }));

const later = (from: Instant, seconds: number): Instant =>
  new Date(Date.parse(from) + seconds * 1000).toISOString() as Instant;
