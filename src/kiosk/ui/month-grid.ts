import {
  type CalendarDate,
  calendarDate,
  daysBetween,
  daysInMonth,
  findCalendarDate,
} from '../../domain/calendar-date.ts';

/** A Monday. */
const monday = calendarDate('2026-11-23');

/** The weeks of a month, Monday first; undefined where a week has days of another month. */
export function monthGrid(year: number, month: number): readonly (readonly (CalendarDate | undefined)[])[] {
  const days = Array.from({ length: daysInMonth(year, month) }, (_, at) =>
    findCalendarDate(year, month, at + 1),
  );
  const [first] = days;
  if (first === undefined) return [];
  const ahead = ((daysBetween(monday, first) % 7) + 7) % 7;
  const cells = [...Array.from({ length: ahead }, () => undefined), ...days];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day]),
  );
}
