import type { Instant } from '../../domain/registration.ts';
import type { Random } from '../ports/machine.ts';

const firstSeconds = 2;
const ceilingSeconds = 300;
/** How long a server may ask for at most. */
const longestAskedSeconds = 3600;
/** No wait is longer than this. */
const longestWaitSeconds = longestAskedSeconds * 1.25;

/**
 * Seconds until the next attempt: doubles from 2 s and never exceeds 5 minutes, so that a long outage
 * does not turn into hours of waiting after it has ended. Half of it is random, so that all stations of
 * a kommune do not come back in the same second. A server that names its own time, up to an hour, is
 * obeyed: never early, and late by up to a quarter for the same reason.
 */
export function retryDelaySeconds(attempts: number, random: Random, serverAsksFor?: number): number {
  const chance = random();
  const exponential = Math.min(ceilingSeconds, firstSeconds * 2 ** Math.min(attempts, 30));
  const own = exponential * (0.5 + chance / 2);
  return Math.max(own, Math.min(serverAsksFor ?? 0, longestAskedSeconds) * (1 + chance / 4));
}

/**
 * Whether the time of an attempt has come. One that lies further ahead than any wait was set by a clock that
 * was wrong then, or is now, and would hold the record back for as long as the clock was wrong.
 */
export function isDue(nextAttemptAt: Instant | undefined, now: Instant): boolean {
  if (nextAttemptAt === undefined || nextAttemptAt <= now) return true;
  return Date.parse(nextAttemptAt) - Date.parse(now) > longestWaitSeconds * 1000;
}
