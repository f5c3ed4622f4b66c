import type { Instant } from './registration.ts';

/**
 * What the machine knew of the time when something was recorded. The wall clock is never corrected: who
 * reads the record later can see how far it stood from the server's.
 */
export interface ClockEvidence {
  /** The machine's own clock. */
  readonly wall: Instant;
  /** Milliseconds since the program started; never goes backwards. */
  readonly monotonic: number;
  /** The last time that the kommune's server told, and the monotonic time at which it did. */
  readonly server?: { readonly time: Instant; readonly monotonic: number };
}

/** Milliseconds that the wall clock stands before (+) or behind (-) the server's; undefined if never told. */
export function findDrift({ wall, monotonic, server }: ClockEvidence): number | undefined {
  if (server === undefined) return undefined;
  const serverNow = Date.parse(server.time) + (monotonic - server.monotonic);
  return Math.round(Date.parse(wall) - serverNow);
}

/** More than a slow line can account for: worth telling the clerk. */
export const notableDriftMilliseconds = 120_000;
