import type { Clock } from '../application/ports/machine.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Instant } from '../domain/registration.ts';

export interface TrainerTime {
  /** When the sitting begins; the machine's own time where it is absent. */
  readonly startsAt?: Instant;
  /** How many seconds pass in one of the machine's. */
  readonly speed: number;
}

/** The time of a sitting, which begins when this is called. It never goes backwards. */
export function createTrainerClock(
  machine: Clock,
  { startsAt, speed }: TrainerTime,
  dayOf: (instant: Instant) => CalendarDate,
): Clock {
  const begun = machine.monotonic();
  const from = Date.parse(startsAt ?? machine.now());
  const passed = (): number => (machine.monotonic() - begun) * speed;
  const now = (): Instant => new Date(from + passed()).toISOString() as Instant;
  return { now, today: () => dayOf(now()), monotonic: () => begun + passed() };
}
