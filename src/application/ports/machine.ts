import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';

export interface Clock {
  readonly now: () => Instant;
  /** The local calendar day, as the counter's clock shows it. */
  today(): CalendarDate;
  /** Milliseconds since some start, never going backwards. */
  monotonic(): number;
}

export interface Ids {
  /** A new UUIDv7. */
  newRegistrationId(): RegistrationId;
}

/** A number from 0 (inclusive) to 1 (exclusive), for jitter. */
export type Random = () => number;
