import { handOverLimits } from '../../contract/intake-api.ts';
import type { Instant } from '../../domain/registration.ts';
import type { WhyCompare } from '../ports/hand-over-store.ts';
import type { Reachability } from '../ports/intake-transport.ts';
import type { HandOverTrouble } from '../ports/outbox.ts';
import { StoreFailure } from '../ports/station-store.ts';
import { type DrainPorts, drainOutbox } from './drain-outbox.ts';
import { createLinePace } from './line-pace.ts';
import { findReasonToCompare, reconcile } from './reconcile.ts';

/** How things stand with the line, for the screen. */
export interface LineStatus {
  /** Undefined until the server has been asked once. */
  readonly reachability: Reachability['kind'] | undefined;
  readonly sending: boolean;
  /** Why the last attempt ended early; undefined after one that went through. */
  readonly trouble: HandOverTrouble | undefined;
  /** How far a hand-over under way has come: `answered` of the records that waited when it began. */
  readonly progress?: { readonly answered: number; readonly of: number } | undefined;
  /** A comparison of what was handed over before is under way. */
  readonly comparing?:
    | { readonly compared: number; readonly of: number; readonly because: WhyCompare }
    | undefined;
  /** When the server last answered a hand-over; remembered through restarts. */
  readonly lastSuccess?: Instant | undefined;
  /** When the station tries again by itself, and why not at once; undefined while something is under way. */
  readonly nextTry?: { readonly at: Instant; readonly why: WhyLater } | undefined;
}

export type WhyLater =
  /** Nothing is wrong: it looks again every now and then. */
  | { readonly kind: 'routine' }
  /** The server cannot be used now: see `reachability`. */
  | { readonly kind: 'not-ready' }
  /** Records wait for their next attempt after this. */
  | { readonly kind: 'trouble'; readonly trouble: HandOverTrouble };

export interface HandOverService {
  /** Something was saved: probe, and send what is due. */
  nudge(): void;
  /** A person asks: probe, and send everything that waits, also what would wait for a later attempt. */
  sendNow(): void;
  /** Stops for good; resolves when nothing is under way. */
  stop(): Promise<void>;
}

export interface ServicePorts extends DrainPorts {
  /** Runs once after so many milliseconds; returns a way to call it off. */
  readonly schedule: (run: () => void, milliseconds: number) => () => void;
  readonly onStatus: (status: LineStatus) => void;
  /** Told each time that the server is ready: what its clock shows. */
  readonly onServerTime?: (time: Instant) => void;
  /**
   * Asks the server what has happened there that the station wants to know; after each turn that went through.
   * `from-the-beginning`: the server was restored since, and its numbers may mean other things now. Answers
   * whether all of it was heard.
   */
  readonly takeUpdates?: (how?: 'from-the-beginning') => Promise<boolean>;
  /** Told of a bug in the drain itself; the service goes on at its next turn. */
  readonly onFault: (error: unknown) => void;
}

/** Between two looks at the server. A probe is one small request to our own server. */
const probeEveryMilliseconds = 15_000;

/**
 * Keeps handing over: probes, drains when the server answers, compares what was handed over before where
 * there is a reason, rests, again. Only one may run at a time in a station (see the caller's lock); two would
 * be slow, not wrong, since the server knows the ids.
 */
export function startHandOverService(ports: ServicePorts): HandOverService {
  const { store, transport, clock, schedule, onStatus, onFault } = ports;
  // The line of the last hand-over is likely the next one's.
  const pace = createLinePace(handOverLimits.bytes);
  let status: LineStatus = { reachability: undefined, sending: false, trouble: undefined };
  let stopped = false;
  let askedAgain = false;
  let hurry = false;
  let running: Promise<void> | undefined;
  let callOff = (): void => {};

  const show = (next: Partial<LineStatus>): void => {
    status = { ...status, ...next };
    onStatus(status);
  };

  async function turn(): Promise<void> {
    // Records may have been left `sending`: by the program's last life, or by a drain that failed.
    await store.putBackInterrupted(clock.now());
    const answer = await transport.probe();
    const reachability = answer.kind;
    if (answer.kind === 'ready') ports.onServerTime?.(answer.serverTime);
    // The wait between attempts is for a line that is down; it is up again.
    if (status.reachability !== 'ready') hurry = true;
    show({ reachability, lastSuccess: (await store.findMemory()).lastSuccess });
    if (answer.kind !== 'ready') return settle();
    if (hurry) await store.hasten();
    hurry = false;
    const { lastExchange } = answer;
    const memory = await store.findMemory();
    // What the server has lost goes before what is new: a withdrawal needs what it takes back.
    if (findReasonToCompare(memory, lastExchange, clock.now()) === 'server-restored') {
      await store.noteMemory({ hearAnew: true });
      if (!(await compare('server-restored', lastExchange))) return;
    }
    if (!(await drain())) return;
    // What the server told is older than what it has answered since.
    const reason = findReasonToCompare(await store.findMemory(), undefined, clock.now());
    if (reason === 'server-restored') await store.noteMemory({ hearAnew: true });
    if (reason !== undefined && !(await compare(reason, undefined))) return;
    await settle();
    const { hearAnew } = await store.findMemory();
    const heardAll = await ports.takeUpdates?.(hearAnew === true ? 'from-the-beginning' : undefined);
    if (heardAll === true && hearAnew === true) await store.noteMemory({ hearAnew: undefined });
  }

  async function settle(): Promise<void> {
    while (!stopped && !askedAgain && (await store.settle())) {
      // A part at a time, so that a save in between does not wait.
    }
  }

  /** Whether it went through. */
  async function drain(): Promise<boolean> {
    let answered = 0;
    const { waiting } = await store.countQueue();
    show({ sending: true, progress: { answered, of: waiting } });
    const outcome = await drainOutbox({
      ...ports,
      pace,
      isCalledOff: () => stopped,
      onAnswered(records) {
        answered += records;
        show({ progress: { answered, of: Math.max(waiting, answered) } });
        ports.onAnswered?.(records);
      },
    });
    const { lastSuccess } = await store.findMemory();
    const trouble = outcome.kind === 'drained' ? undefined : outcome.trouble;
    show({ progress: undefined, trouble, lastSuccess });
    return outcome.kind === 'drained';
  }

  /** Whether it went through, or was put off for something more urgent. */
  async function compare(because: WhyCompare, lastExchange: number | undefined): Promise<boolean> {
    const { acknowledged } = await store.countQueue();
    show({ comparing: { compared: 0, of: acknowledged, because } });
    const outcome = await reconcile(
      {
        ...ports,
        onCompared: (compared) => show({ comparing: { compared, of: acknowledged, because } }),
        isUrgent: () => stopped || askedAgain,
      },
      because,
      lastExchange,
    );
    show({ comparing: undefined });
    // What was offered again is sent at once.
    if (outcome.offered > 0) askedAgain = true;
    if (!('trouble' in outcome)) return true;
    show({ trouble: outcome.trouble });
    return false;
  }

  async function showNextTry(): Promise<void> {
    const next = Date.parse(clock.now()) + probeEveryMilliseconds;
    const { reachability, trouble } = status;
    const why: WhyLater =
      reachability !== 'ready'
        ? { kind: 'not-ready' }
        : trouble === undefined
          ? { kind: 'routine' }
          : { kind: 'trouble', trouble };
    const attempt = why.kind === 'trouble' ? await store.findNextAttempt() : undefined;
    // An attempt is made when the service looks, and not before its time.
    const at = Math.max(next, attempt === undefined ? 0 : Date.parse(attempt));
    show({ nextTry: { at: new Date(at).toISOString() as Instant, why } });
  }

  async function takeTurn(): Promise<void> {
    try {
      await turn();
    } catch (error) {
      // No room is no fault of the program: the screen says so, and the next turn tries again.
      if (!(error instanceof StoreFailure)) onFault(error);
    }
    if (status.sending || status.progress !== undefined || status.comparing !== undefined) {
      show({ sending: false, progress: undefined, comparing: undefined });
    }
    if (!stopped && !askedAgain) await showNextTry().catch(onFault);
  }

  function run(): void {
    callOff();
    if (stopped) return;
    if (running !== undefined) {
      askedAgain = true;
      return;
    }
    if (status.nextTry !== undefined) show({ nextTry: undefined });
    running = takeTurn().finally(() => {
      running = undefined;
      if (stopped) return;
      if (askedAgain) {
        askedAgain = false;
        run();
      } else {
        callOff = schedule(run, probeEveryMilliseconds);
      }
    });
  }

  run();
  return {
    nudge: run,
    sendNow() {
      hurry = true;
      run();
    },
    async stop() {
      stopped = true;
      callOff();
      await running;
    },
  };
}
