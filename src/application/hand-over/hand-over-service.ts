import type { Instant } from '../../domain/registration.ts';
import type { Reachability } from '../ports/intake-transport.ts';
import { type HandOverTrouble, StoreFailure } from '../ports/station-store.ts';
import { type DrainPorts, drainOutbox } from './drain-outbox.ts';

/** How things stand with the line, for the screen. */
export interface LineStatus {
  /** Undefined until the server has been asked once. */
  readonly reachability: Reachability['kind'] | undefined;
  readonly sending: boolean;
  /** Why the last attempt ended early; undefined after one that went through. */
  readonly trouble: HandOverTrouble | undefined;
}

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
  /** Told of a bug in the drain itself; the service goes on at its next turn. */
  readonly onFault: (error: unknown) => void;
}

/** Between two looks at the server. A probe is one small request to our own server. */
const probeEveryMilliseconds = 15_000;

/**
 * Keeps handing over: probes, drains when the server answers, rests, again. Only one may run at a time in
 * a station (see the caller's lock); two would be slow, not wrong, since the server knows the ids.
 */
export function startHandOverService(ports: ServicePorts): HandOverService {
  const { store, transport, clock, schedule, onStatus, onFault } = ports;
  let status: LineStatus = { reachability: undefined, sending: false, trouble: undefined };
  let stopped = false;
  let askedAgain = false;
  let hurry = false;
  /** Records may have been left `sending`: by the program's last life, or by a drain that failed. */
  let interrupted = true;
  let running: Promise<void> | undefined;
  let callOff = (): void => {};

  const show = (next: Partial<LineStatus>): void => {
    status = { ...status, ...next };
    onStatus(status);
  };

  async function turn(): Promise<void> {
    if (interrupted) await store.putBackInterrupted(clock.now());
    interrupted = false;
    const answer = await transport.probe();
    const reachability = answer.kind;
    if (answer.kind === 'ready') ports.onServerTime?.(answer.serverTime);
    // The wait between attempts is for a line that is down; it is up again.
    if (status.reachability !== 'ready') hurry = true;
    show({ reachability });
    if (reachability !== 'ready') return;
    if (hurry) await store.hasten();
    hurry = false;
    show({ sending: true });
    const outcome = await drainOutbox(ports);
    show({ trouble: outcome.kind === 'drained' ? undefined : outcome.trouble });
  }

  function run(): void {
    callOff();
    if (stopped) return;
    if (running !== undefined) {
      askedAgain = true;
      return;
    }
    running = turn()
      .catch((error: unknown) => {
        interrupted = true;
        // No room is no fault of the program: the screen says so, and the next turn tries again.
        if (!(error instanceof StoreFailure)) onFault(error);
      })
      .finally(() => {
        running = undefined;
        if (status.sending) show({ sending: false });
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
