import { describe, expect, it } from 'vitest';
import { type ClockEvidence, findDrift, notableDriftMilliseconds } from './clock-evidence.ts';
import type { Instant } from './registration.ts';

const at = (text: string): Instant => `2026-11-23T${text}Z` as Instant;
const server = { time: at('08:00:00.000'), monotonic: 1000 };

describe('How far the clock stands from the server’s', () => {
  it.each<[string, ClockEvidence, number | undefined]>([
    ['nothing is known before the server has told', { wall: at('08:00:00.000'), monotonic: 5 }, undefined],
    ['not at all', { wall: at('08:00:00.000'), monotonic: 1000, server }, 0],
    ['not at all, later', { wall: at('09:00:00.000'), monotonic: 3_601_000, server }, 0],
    ['before', { wall: at('08:05:00.000'), monotonic: 1000, server }, 300_000],
    ['behind', { wall: at('07:55:00.000'), monotonic: 1000, server }, -300_000],
    [
      'set back by an hour in between',
      { wall: at('08:00:00.000'), monotonic: 3_601_000, server },
      -3_600_000,
    ],
    ['whole milliseconds', { wall: at('08:00:00.001'), monotonic: 1000.4, server }, 1],
  ])('%s', (_, evidence, drift) => expect(findDrift(evidence)).toBe(drift));

  it('is worth telling from two minutes on', () => expect(notableDriftMilliseconds).toBe(120_000));
});
