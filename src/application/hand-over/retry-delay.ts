import type { Random } from '../ports/machine.ts';

const firstSeconds = 2;
const ceilingSeconds = 300;

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
  return Math.max(own, Math.min(serverAsksFor ?? 0, 3600) * (1 + chance / 4));
}
