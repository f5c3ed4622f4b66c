import type { Clock } from '../application/ports/machine.ts';
import { type CalendarDate, calendarDate } from '../domain/calendar-date.ts';
import type { Instant } from '../domain/registration.ts';

/** The kommune's day, wherever the machine stands. Swedish writes dates as ISO does. */
const danishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The day of an instant in Denmark. */
export const danishDayOf = (time: Date): CalendarDate => calendarDate(danishDay.format(time));

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today: () => danishDayOf(new Date()),
  monotonic: () => performance.now(),
};
