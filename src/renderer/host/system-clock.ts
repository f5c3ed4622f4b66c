import type { Clock } from '../../application/ports/machine.ts';
import { type CalendarDate, findCalendarDate } from '../../domain/calendar-date.ts';
import type { Instant } from '../../domain/registration.ts';

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today: () => localDay(new Date()),
  monotonic: () => performance.now(),
};

function localDay(time: Date): CalendarDate {
  const day = findCalendarDate(time.getFullYear(), time.getMonth() + 1, time.getDate());
  if (day === undefined) throw new Error('The machine has no date');
  return day;
}

/** The day of an instant in the machine's own zone. */
export const localDayOf = (instant: Instant): CalendarDate => localDay(new Date(instant));
