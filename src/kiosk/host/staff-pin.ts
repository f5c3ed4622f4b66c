import { argon2id } from 'hash-wasm';
import { findLockOut, triesBeforeLock } from '../../domain/lock-out.ts';
import { findPasscodeProblem, type PasscodePolicy } from '../../domain/passcode.ts';
import type { Instant } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import {
  fromBase64,
  type Kdf,
  type KdfCost,
  makeKdf,
  officeCost,
  toBase64,
} from '../../store/keyring/key-wrap.ts';
import type { KioskDatabase } from './kiosk-database.ts';
import type { StaffCheck, StaffPinProblem } from './kiosk-host.ts';

export interface StaffPin {
  set(pin: string, before: string | undefined): Promise<Result<void, StaffPinProblem>>;
  check(pin: string): Promise<StaffCheck>;
}

interface StaffPinPorts {
  readonly database: KioskDatabase;
  /** Alone among windows: wrong tries in two of them count together. */
  readonly alone: <Value>(run: () => Promise<Value>) => Promise<Value>;
  readonly now: () => Instant;
  readonly cost?: KdfCost;
}

/** It opens no data, so it may be as short as what people remember; the waits guard it. */
const policy: PasscodePolicy = { shortest: 6, shortestDigits: 6 };

/**
 * Between two tries that cannot be counted, and before the first one: a restart gives no try, and nobody waits so long
 * for a million of them. Seconds.
 */
const uncountedWait = 60;

/** The PIN of whoever may leave the citizen's pages, kept and guarded as clerks' passcodes are. */
export function createStaffPin({ database, alone, now, cost = officeCost }: StaffPinPorts): StaffPin {
  /** Since when nobody has tried, as long as tries cannot be counted: the disk is full. */
  let uncountedSince: Instant | undefined;

  /** Seconds until a try may be made that is not counted. */
  function waitUncounted(at: Instant): number {
    const passed = uncountedSince === undefined ? -1 : (Date.parse(at) - Date.parse(uncountedSince)) / 1000;
    // A clock that was set back counts from now.
    if (passed < 0) uncountedSince = at;
    return Math.ceil(uncountedWait - Math.max(0, passed));
  }

  async function checkNow(pin: string): Promise<StaffCheck> {
    const kept = await database.find('staff-pin');
    if (kept === undefined) return { kind: 'none' };
    const { count = 0, lastAt } = (await database.find('wrong-tries')) ?? {};
    const at = now();
    const lockOut = findLockOut({ count, ...(lastAt === undefined ? {} : { lastAt }) }, at);
    if (lockOut.kind === 'wait') {
      // A clock that was set back counts from now.
      if (lastAt !== undefined && lastAt > at)
        await database.keep({ name: 'wrong-tries', count, lastAt: at });
      return lockOut;
    }
    // Counted before it is tried: pulling the plug gives no try back. Nobody could open a kiosk that is locked for
    // good, so the longest wait is as far as it goes.
    const isCounted = await database.keep({
      name: 'wrong-tries',
      count: Math.min(count + 1, triesBeforeLock - 1),
      lastAt: at,
    });
    if (!isCounted) {
      const seconds = waitUncounted(at);
      if (seconds > 0) return { kind: 'wait', seconds, because: 'full-disk' };
    }
    uncountedSince = isCounted ? undefined : at;
    if ((await hashOf(pin, kept.kdf)) !== kept.hash) return { kind: 'wrong' };
    // What cannot be removed counts on: somebody waits, and nobody comes in by it.
    await database.entries.delete('wrong-tries').catch(() => undefined);
    return { kind: 'right' };
  }

  return {
    check: (pin) => alone(() => checkNow(pin)),
    set: (pin, before) =>
      alone(async () => {
        const known = await checkNow(before ?? '');
        if (known.kind === 'wait') return fail(known);
        if (known.kind === 'wrong') return fail({ kind: 'wrong-pin' });
        const problem = findPasscodeProblem(pin, policy, { initials: '', name: '' });
        if (problem?.kind === 'too-easy') return fail({ kind: 'too-easy' });
        if (problem !== undefined) return fail({ kind: 'too-short', shortest: problem.shortest });
        const kdf = makeKdf(cost);
        const entry = { name: 'staff-pin', kdf, hash: await hashOf(pin, kdf) } as const;
        return (await database.keep(entry)) ? ok(undefined) : fail({ kind: 'not-stored' });
      }),
  };
}

async function hashOf(pin: string, { salt, memoryKiB, passes }: Kdf): Promise<string> {
  const hash = await argon2id({
    // argon2id takes no empty one; nobody's is.
    password: pin.normalize('NFKC') || '\0',
    salt: fromBase64(salt),
    parallelism: 1,
    iterations: passes,
    memorySize: memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  });
  return toBase64(hash);
}
