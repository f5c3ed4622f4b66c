import type { Clock } from '../application/ports/machine.ts';
import { calendarDate } from '../domain/calendar-date.ts';
import type { Instant } from '../domain/registration.ts';

/** The kommune's day, wherever the machine stands. Swedish writes dates as ISO does. */
const danishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today: () => calendarDate(danishDay.format(new Date())),
  monotonic: () => performance.now(),
};
