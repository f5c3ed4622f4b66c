import { type CalendarDate, findCalendarDate } from '../domain/calendar-date.ts';

/** The machine's calendar day. */
export function localToday(): CalendarDate {
  const now = new Date();
  const today = findCalendarDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (today === undefined) throw new Error('The machine has no date');
  return today;
}
