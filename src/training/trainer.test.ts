import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntakeTransport } from '../application/ports/intake-transport.ts';
import { calendarDate } from '../domain/calendar-date.ts';
import { type LineKind, lineKinds } from '../domain/training/scenario.ts';
import { createFakeClock, instant } from '../testing/fake-machine.ts';
import { createTrainerClock } from './trainer-clock.ts';
import { flapMilliseconds, isUpInSpan, putLineBefore } from './trainer-line.ts';

describe('The trainer’s clock', () => {
  it('begins when it is told, and goes as fast as it is told', () => {
    const machine = createFakeClock();
    const time = { startsAt: instant('2027-03-01T09:00:00.000Z'), speed: 60 };
    const clock = createTrainerClock(machine, time, (at) => calendarDate(at.slice(0, 10)));
    // A fake machine counts milliseconds as it is asked to.
    machine.advance(30);
    expect(clock.now()).toBe('2027-03-01T09:30:00.000Z');
    expect(clock.today()).toBe('2027-03-01');
  });

  it('hears nothing of a machine whose clock is set, and never goes backwards', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9_999 }))),
        fc.constantFrom(1, 10, 600),
        (steps, speed) => {
          const machine = createFakeClock();
          const clock = createTrainerClock(machine, { speed }, (at) => calendarDate(at.slice(0, 10)));
          let last = clock.now();
          for (const [isSet, seconds] of steps) {
            if (isSet) machine.set(-seconds);
            else machine.advance(seconds);
            expect(clock.now() >= last).toBe(true);
            last = clock.now();
          }
        },
      ),
    );
  });
});

function lineOf(kind: LineKind, seed = 1) {
  const clock = createFakeClock();
  let taken = 0;
  let waited = 0;
  const server = {
    probe: async () => ({ kind: 'ready', serverTime: clock.now() }),
    async handOver() {
      taken += 1;
      return { kind: 'answered', results: [] };
    },
    compareRecords: async () => ({ kind: 'unreachable' }),
    fetchUpdates: async () => ({ kind: 'unreachable' }),
    findRegister: async () => ({ kind: 'unreachable' }),
    fetchRegisterPart: async () => ({ kind: 'unreachable' }),
  } as unknown as IntakeTransport;
  const line = putLineBefore(server, {
    kind: () => kind,
    seed,
    monotonic: () => clock.monotonic(),
    async wait(milliseconds) {
      waited += milliseconds;
    },
  });
  return { clock, line, taken: () => taken, waited: () => waited };
}

describe('The trainer’s line', () => {
  it('answers as it is set', async () => {
    const probed = Object.fromEntries(
      await Promise.all(lineKinds.map(async (kind) => [kind, (await lineOf(kind).line.probe()).kind])),
    ) as Record<LineKind, string>;
    expect(probed).toEqual({
      good: 'ready',
      offline: 'unreachable',
      flapping: 'ready',
      slow: 'ready',
      refusing: 'ready',
    });
    expect(await lineOf('refusing').line.handOver([])).toMatchObject({ kind: 'status', status: 503 });
    expect(await lineOf('offline').line.handOver([])).toEqual({ kind: 'unreachable' });
    const slow = lineOf('slow');
    await slow.line.handOver([]);
    expect(slow.waited()).toBeGreaterThan(1_000);
  });

  it('nothing reaches the server that is out of reach or takes nothing', async () => {
    for (const kind of ['offline', 'refusing'] as const) {
      const { line, taken } = lineOf(kind);
      await line.handOver([]);
      expect(taken()).toBe(0);
    }
  });

  it('flaps the same way for the same seed, and is up about half the time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (seed) => {
        const spans = Array.from({ length: 200 }, (_, span) => isUpInSpan(seed, span));
        expect(spans).toEqual(Array.from({ length: 200 }, (_, span) => isUpInSpan(seed, span)));
        expect(spans[0]).toBe(true);
        const up = spans.filter(Boolean).length;
        expect(up).toBeGreaterThan(60);
        expect(up).toBeLessThan(140);
      }),
    );
  });

  it('goes down in the spans that its seed names', async () => {
    const { clock, line } = lineOf('flapping', 7);
    for (let span = 0; span < 40; span += 1) {
      expect((await line.probe()).kind).toBe(isUpInSpan(7, span) ? 'ready' : 'unreachable');
      clock.advance(flapMilliseconds / 1000);
    }
  });
});
