import { describe, expect, it } from 'vitest';
import { findLockOut, triesBeforeLock } from './lock-out.ts';
import type { Instant } from './registration.ts';

const lastAt = '2026-11-23T08:00:00.000Z' as Instant;
const after = (seconds: number): Instant =>
  new Date(Date.parse(lastAt) + seconds * 1000).toISOString() as Instant;

describe('After wrong tries', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 5],
    [4, 15],
    [5, 60],
    [6, 300],
    [7, 900],
    [8, 1800],
    [9, 1800],
  ])('%i: one waits %i seconds, and not one more', (count, seconds) => {
    const open = { kind: 'open' };
    if (seconds > 0) {
      expect(findLockOut({ count, lastAt }, lastAt)).toEqual({ kind: 'wait', seconds });
      expect(findLockOut({ count, lastAt }, after(seconds - 0.001))).toEqual({ kind: 'wait', seconds: 1 });
    }
    expect(findLockOut({ count, lastAt }, after(seconds))).toEqual(open);
    expect(findLockOut({ count, lastAt }, after(1e6))).toEqual(open);
  });

  it.each([10, 11, 1000])('%i: nothing but another person helps', (count) => {
    expect(triesBeforeLock).toBe(10);
    expect(findLockOut({ count, lastAt }, after(1e9))).toEqual({ kind: 'locked' });
    expect(findLockOut({ count }, lastAt)).toEqual({ kind: 'locked' });
  });

  it('a clock that was set back makes one wait in full, never longer', () => {
    for (const seconds of [-0.001, -60, -1e9]) {
      expect(findLockOut({ count: 4, lastAt }, after(seconds))).toEqual({ kind: 'wait', seconds: 15 });
    }
  });

  it('one does not wait where nobody knows since when', () => {
    expect(findLockOut({ count: 5 }, lastAt)).toEqual({ kind: 'open' });
  });
});
