import { handOverLimits } from '../../contract/intake-api.ts';
import type { HandOverAlong } from '../ports/intake-transport.ts';
import type { HandOverTrouble, OutboxChange } from '../ports/outbox.ts';
import type { StationStore } from '../ports/station-store.ts';
import { createLinePace, type LinePace } from './line-pace.ts';
import {
  type BatchAnswer,
  findAlong,
  joinAnswers,
  putBackUntried,
  type SendingRecord,
  type SendPorts,
  type Stop,
  sendBatch,
  withoutTaken,
} from './send-batch.ts';
import { takeBatch } from './take-batch.ts';
import { changeOf } from './take-results.ts';

export interface DrainPorts extends SendPorts {
  readonly store: StationStore;
  /** What is known of the line from before; nothing where it is not given. */
  readonly pace?: LinePace;
  /** Told when answers are noted: of how many records they were. */
  readonly onAnswered?: (records: number) => void;
  /** The station is being locked: what is on the line is waited for, and no more is sent. */
  readonly isCalledOff?: () => boolean;
}

/** `sent` counts the records that were acknowledged. */
export type DrainOutcome =
  /** Nothing is left whose time has come. */
  | { readonly kind: 'drained'; readonly sent: number }
  /** The line or the server failed; the records wait for their next attempt. */
  | { readonly kind: 'interrupted'; readonly sent: number; readonly trouble: HandOverTrouble }
  /** Nothing more is sent until a person has connected the station again. */
  | { readonly kind: 'paused'; readonly sent: number; readonly trouble: HandOverTrouble };

/**
 * While the server stores one batch, the next one stands behind it and a third is on its way: neither side waits
 * for the other. On a slow line, and until it is known how quick it is, one is enough.
 */
const inFlightAtMost = 3;
/**
 * So many batches are claimed at a time, and so many answers noted: each costs a write, however many. On a slow line
 * each answer is noted as it comes.
 */
const batchesAtATime = 5;
/** Milliseconds. */
const lookAgainAfter = 2000;

/**
 * Hands over what waits, batch by batch, until nothing is due or the line fails. Answers are classified,
 * never counted: only a person moves a conflict or a refusal on, and no failure ends a record's life.
 */
export async function drainOutbox(ports: DrainPorts): Promise<DrainOutcome> {
  const drain = new Drain(ports);
  const stop = await drain.run();
  const { sent } = drain;
  return stop === undefined ? { kind: 'drained', sent } : { kind: stop.kind, sent, trouble: stop.trouble };
}

type Claimed = Promise<readonly SendingRecord[] | undefined>;

class Drain {
  sent = 0;
  readonly #ports: DrainPorts;
  readonly #pace: LinePace;
  /** Batches that are on the line. */
  readonly #underWay = new Set<Promise<void>>();
  /** Answers that are not noted yet. Until they are, their records are `sending`. */
  #answers: BatchAnswer[] = [];
  #noting: Promise<void> = Promise.resolve();
  /** Records that were sent, and whose answers are not noted yet: by the count of the queue they wait. */
  #open = 0;
  /** What goes with the next batch: the queue without all that was sent. */
  #along: HandOverAlong = {};
  #lookedAt = Number.NEGATIVE_INFINITY;
  #isLast = false;
  #highestSequence = 0;
  #freed: (() => void) | undefined;
  #stop: Stop | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(ports: DrainPorts) {
    // Who is believed does not change while one drains.
    const trust = ports.findTrust();
    this.#pace = ports.pace ?? createLinePace(handOverLimits.bytes);
    this.#pace.begin();
    this.#ports = { ...ports, findTrust: () => trust, line: this.#pace };
  }

  async run(): Promise<Stop | undefined> {
    try {
      const { store } = this.#ports;
      this.#highestSequence = (await store.findMemory()).highestSequence ?? 0;
      await this.#tellSettled();
      // One batch first: until it has been answered, nobody knows how the line is.
      let next: Claimed | undefined = this.#claimReadable(handOverLimits.records);
      while (next !== undefined && this.#goesOn()) {
        const claimed = await next;
        next = undefined;
        if (claimed === undefined) {
          if (this.#underWay.size === 0 && this.#answers.length === 0) break;
          // A withdrawal becomes due when what it takes back has been acknowledged.
          await this.#finish();
        }
        // While these are sent, the next ones are read: but not beside the first, whose answer is to come soon.
        const readsAhead = this.#pace.isQuick;
        if (!readsAhead) await this.#sendAll(claimed ?? []);
        if (this.#goesOn()) next = this.#claimReadable(handOverLimits.records * batchesAtATime);
        if (readsAhead) await this.#sendAll(claimed ?? []);
      }
      this.#putBack((await next) ?? []);
    } finally {
      await this.#finish();
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    return this.#stop;
  }

  #goesOn(): boolean {
    const isCalledOff = this.#ports.isCalledOff?.() === true;
    return this.#stop === undefined && this.#failure === undefined && !isCalledOff;
  }

  /** Cases that ended here. They travel alone: what a server makes of them must not become the records' fault. */
  async #tellSettled(): Promise<void> {
    const { store, transport } = this.#ports;
    const settled = await store.listSettled(handOverLimits.settled);
    if (settled.length === 0) return;
    const along = await findAlong(this.#ports);
    const answer = await transport.handOver([], { ...along, settled: [...settled] });
    if (answer.kind === 'answered') await store.noteTold(settled.map(({ id }) => id));
  }

  /**
   * The next records that can be read; those that cannot are set aside for a person. Undefined where none is due.
   * Never rejects: what fails is told at the end.
   */
  async #claimReadable(limit: number): Claimed {
    try {
      return await this.#claim(limit);
    } catch (error) {
      this.#failure ??= { error };
      return undefined;
    }
  }

  async #claim(limit: number): Promise<readonly SendingRecord[] | undefined> {
    const { store, clock } = this.#ports;
    const [claimed] = await Promise.all([store.claimWaiting(clock.now(), limit), this.#lookAround()]);
    if (claimed.length === 0) return undefined;
    const readable: SendingRecord[] = [];
    const setAside: OutboxChange[] = [];
    for (const { id, attempts, text } of claimed) {
      if (text !== undefined) readable.push({ id, attempts, ...text });
      else setAside.push(changeOf(id, 'sending', 'quarantine', { trouble: { kind: 'unreadable' } }));
    }
    if (setAside.length > 0) await store.changeStates(setAside, clock.now());
    return readable;
  }

  /**
   * What goes along is looked up now and then: to count a long queue takes longer than to send a part of it. Never
   * rejects: what is being claimed meanwhile must be claimed before the drain ends, so that it can be put back.
   */
  async #lookAround(): Promise<void> {
    const now = this.#ports.clock.monotonic();
    if (now - this.#lookedAt < lookAgainAfter) return;
    this.#lookedAt = now;
    try {
      this.#along = withoutTaken(await findAlong(this.#ports), this.#open);
    } catch (error) {
      this.#failure ??= { error };
    }
  }

  async #sendAll(records: readonly SendingRecord[]): Promise<void> {
    let rest = records;
    while (rest.length > 0) {
      await this.#lineIsFree();
      if (!this.#goesOn()) return this.#putBack(rest);
      const batch = takeBatch(rest, this.#pace.batchBytes);
      rest = rest.slice(batch.length);
      this.#along = withoutTaken(this.#along, batch.length);
      this.#open += batch.length;
      const sending: Promise<void> = this.#send(batch, this.#along).then(() => {
        this.#underWay.delete(sending);
        this.#freed?.();
        this.#freed = undefined;
      });
      this.#underWay.add(sending);
    }
  }

  /** What nobody has tried goes back as it was. */
  #putBack(untried: readonly SendingRecord[]): void {
    if (untried.length === 0 || this.#failure !== undefined) return;
    const changes =
      this.#stop === undefined ? putBackCalledOff(untried) : putBackUntried(untried, this.#stop.trouble);
    this.#open += changes.length;
    this.#take({ changes, isRestored: false });
  }

  async #lineIsFree(): Promise<void> {
    while (this.#underWay.size >= (this.#pace.isQuick ? inFlightAtMost : 1)) {
      await new Promise<void>((resolve) => {
        this.#freed = resolve;
      });
    }
  }

  /** Never rejects: what fails is told at the end. */
  async #send(batch: readonly SendingRecord[], along: HandOverAlong): Promise<void> {
    const { clock } = this.#ports;
    const bytes = batch.reduce((sum, record) => sum + record.bytes.length, 0);
    const from = clock.monotonic();
    try {
      const answer = await sendBatch(this.#ports, batch, this.#highestSequence, along);
      const took = clock.monotonic() - from;
      if (answer.stop === undefined) this.#pace.noteAnswer(bytes, took, answer.sentBytes);
      else this.#pace.noteFailure(bytes, took);
      this.#take(answer);
    } catch (error) {
      this.#failure ??= { error };
    }
  }

  #take(answer: BatchAnswer): void {
    const { stop, memory } = answer;
    this.#highestSequence = Math.max(this.#highestSequence, memory?.highestSequence ?? 0);
    // A person is needed: that says more than a line that failed at the same time.
    if (stop !== undefined && (this.#stop === undefined || stop.kind === 'paused')) this.#stop = stop;
    this.#answers.push(answer);
    const isEnough = this.#answers.length >= (this.#pace.isQuick ? batchesAtATime : 1);
    if (this.#isLast || isEnough) this.#note();
  }

  /** Waits for what is on the line, and notes all answers. */
  async #finish(): Promise<void> {
    this.#isLast = true;
    this.#note();
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    await this.#noting;
    this.#isLast = false;
  }

  /** One after the other, and what has come in meanwhile together. */
  #note(): void {
    this.#noting = this.#noting.then(async () => {
      const [first, ...others] = this.#answers.splice(0);
      if (first === undefined || this.#failure !== undefined) return;
      try {
        await this.#noteAll(others.reduce(joinAnswers, first));
      } catch (error) {
        this.#failure ??= { error };
      }
    });
  }

  async #noteAll({ changes, memory, isRestored }: BatchAnswer): Promise<void> {
    const { store, clock, onAnswered } = this.#ports;
    const now = clock.now();
    if (changes.length > 0) await store.changeStates(changes, now, memory);
    this.#open -= changes.length;
    if (isRestored) {
      this.#highestSequence = 0;
      await store.noteMemory({
        comparing: { since: now, because: 'server-restored' },
        highestSequence: undefined,
      });
    }
    this.sent += changes.filter(({ to }) => to === 'acknowledged').length;
    const answered = changes.filter(({ to }) => to !== 'waiting').length;
    if (answered > 0) onAnswered?.(answered);
  }
}

/** Nothing was wrong with them. */
const putBackCalledOff = (untried: readonly SendingRecord[]): readonly OutboxChange[] =>
  untried.map(({ id }) => changeOf(id, 'sending', 'put-back', {}));
