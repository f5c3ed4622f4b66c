import type { Instant } from './registration.ts';

/** The wrong tries since the last right one, as they are kept on the disk. */
export interface WrongTries {
  readonly count: number;
  /** When the last of them was made. */
  readonly lastAt?: Instant;
}

export type LockOut =
  | { readonly kind: 'open' }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Only a supervisor or the recovery key opens it again. */
  | { readonly kind: 'locked' };

/** Seconds to wait after so many wrong tries. One slip costs nothing, and guessing soon ends. */
const waits: readonly number[] = [0, 0, 0, 5, 15, 60, 300, 900, 1800, 1800];

export const triesBeforeLock = waits.length;

/**
 * Whether another try may be made now. A clock that stands before the last try is wrong one way or the
 * other: the wait then counts in full, until the caller has noted the new time.
 */
export function findLockOut({ count, lastAt }: WrongTries, now: Instant): LockOut {
  if (count >= triesBeforeLock) return { kind: 'locked' };
  const wait = waits[count] ?? 0;
  if (wait === 0 || lastAt === undefined) return { kind: 'open' };
  const passed = (Date.parse(now) - Date.parse(lastAt)) / 1000;
  const left = Math.ceil(passed < 0 ? wait : wait - passed);
  return left > 0 ? { kind: 'wait', seconds: left } : { kind: 'open' };
}
