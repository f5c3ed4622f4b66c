import type { Clock, Ids } from '../application/ports/machine.ts';
import { calendarDate } from '../domain/calendar-date.ts';
import { type Instant, parseRegistrationId, type RegistrationId } from '../domain/registration.ts';

/** An instant written in a test. */
export function instant(text: string): Instant {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Error(`Not an instant: ${text}`);
  return new Date(time).toISOString() as Instant;
}

export interface FakeClock extends Clock {
  advance(seconds: number): void;
  /** Somebody sets the clock: no time passes. */
  set(seconds: number): void;
}

/** Stands still until a test moves it. The counter's clock shows UTC. */
export function createFakeClock(start = '2026-11-23T08:00:00.000Z'): FakeClock {
  let time = Date.parse(instant(start));
  let elapsed = 0;
  const now = (): Instant => new Date(time).toISOString() as Instant;
  return {
    now,
    today: () => calendarDate(now().slice(0, 10)),
    monotonic: () => elapsed,
    advance(seconds) {
      time += seconds * 1000;
      elapsed += seconds * 1000;
    },
    set(seconds) {
      time += seconds * 1000;
    },
  };
}

/** The nth UUIDv7 of the tests: ids sort in the order of their numbers. */
export function practiceId(nth: number): RegistrationId {
  const time = (Date.parse('2026-11-23T08:00:00.000Z') + nth).toString(16).padStart(12, '0');
  const id = parseRegistrationId(
    `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${nth.toString(16).padStart(12, '0')}`,
  );
  if (id === undefined) throw new Error(`There is no practice id ${nth}`);
  return id;
}

/** Gives `practiceId(first)`, the next one after it, and so on. */
export function createFakeIds(first = 1): Ids {
  let next = first;
  return {
    newRegistrationId() {
      next += 1;
      return practiceId(next - 1);
    },
  };
}
