import type { Clock } from '../../../application/ports/machine.ts';

export interface SignInLimits {
  /** Whether an address may try now; counts the try. */
  mayTry(address: string): boolean;
  /** Runs the work when its turn comes; undefined where too many wait already. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value | undefined>;
}

/** A whole office may sit behind one proxy. Tries a minute. */
const triesPerMinute = { perAddress: 30, all: 120 } as const;
/** A hash costs 64 MiB and half a second of a core. */
const atOnce = 2;
const longestQueue = 20;

/**
 * What a flood of sign-ins may cost this process. It guards memory and processor; the guard against guessing
 * is the lock-out in the database, which all processes share.
 */
export function createSignInLimits(clock: Pick<Clock, 'monotonic'>): SignInLimits {
  let minute = -1;
  let all = 0;
  const byAddress = new Map<string, number>();
  let running = 0;
  const waiting: (() => void)[] = [];

  return {
    mayTry(address) {
      const now = Math.floor(clock.monotonic() / 60_000);
      if (now !== minute) {
        minute = now;
        all = 0;
        byAddress.clear();
      }
      all += 1;
      if (all > triesPerMinute.all) return false;
      const tries = (byAddress.get(address) ?? 0) + 1;
      byAddress.set(address, tries);
      return tries <= triesPerMinute.perAddress;
    },
    async inTurn(work) {
      if (running >= atOnce) {
        if (waiting.length >= longestQueue) return undefined;
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
