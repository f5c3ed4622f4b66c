import type { ClockEvidence } from '../domain/clock-evidence.ts';
import type { Instant } from '../domain/registration.ts';
import type { Clock } from './ports/machine.ts';

/** What the station knows of the time, for every record and every audit entry. */
export interface ClockWitness {
  readonly evidence: () => ClockEvidence;
  /** The kommune's server told its time just now. */
  hearServer(time: Instant): void;
}

export function createClockWitness(clock: Clock): ClockWitness {
  let server: ClockEvidence['server'];
  return {
    evidence: () => ({
      wall: clock.now(),
      monotonic: Math.round(clock.monotonic()),
      ...(server === undefined ? {} : { server }),
    }),
    hearServer(time) {
      server = { time, monotonic: Math.round(clock.monotonic()) };
    },
  };
}
