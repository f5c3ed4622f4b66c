import type { Brand } from './brand.ts';

/** A day in the Gregorian calendar as `YYYY-MM-DD`, with no time and no zone. Sorts as text. */
export type CalendarDate = Brand<string, 'CalendarDate'>;

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month, 1-12; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30;
  return Number.isInteger(month) && month >= 1 && month <= 12 ? 31 : 0;
}

/** Years 1-9999. */
const isCalendarDate = (year: number, month: number, day: number): boolean =>
  Number.isInteger(year) &&
  Number.isInteger(day) &&
  year >= 1 &&
  year <= 9999 &&
  day >= 1 &&
  day <= daysInMonth(year, month);

/** The date, or undefined where the calendar has no such day. Years 1-9999. */
export function findCalendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (!isCalendarDate(year, month, day)) return undefined;
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate;
}

/** Reads `YYYY-MM-DD`, and nothing else. */
export function parseIsoDate(text: unknown): CalendarDate | undefined {
  if (typeof text !== 'string' || !isoDate.test(text)) return undefined;
  const { year, month, day } = datePartsOf(text as CalendarDate);
  return isCalendarDate(year, month, day) ? (text as CalendarDate) : undefined;
}

/** For dates written in the program itself; a date that does not exist there is a bug. */
export function calendarDate(text: string): CalendarDate {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`Not a calendar date: ${text}`);
  return date;
}

/**
 * Reads a date as people type it at the counter: day first, `23-11-2026`, `23.11.2026`, `23/11 2026`,
 * `23112026`, or ISO. Years have four digits: a two-digit year would be a guess.
 */
export function parseTypedDate(text: string): CalendarDate | undefined {
  const trimmed = text.trim();
  const iso = parseIsoDate(trimmed);
  if (iso !== undefined) return iso;
  const match =
    /^(\d{1,2})\s*[-./\s]\s*(\d{1,2})\s*[-./\s]\s*(\d{4})$/.exec(trimmed) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(trimmed);
  return match ? findCalendarDate(Number(match[3]), Number(match[2]), Number(match[1])) : undefined;
}

export interface DateParts {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  readonly day: number;
}

export const datePartsOf = (date: CalendarDate): DateParts => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** `23-11-2026`, the form Danish offices write. */
export function formatDanishDate(date: CalendarDate): string {
  const { year, month, day } = datePartsOf(date);
  return `${String(day).padStart(2, '0')}-${String(month).padStart(2, '0')}-${String(year).padStart(4, '0')}`;
}

/** Whole years lived on a day; a birthday counts from the day itself. Negative before birth. */
export function ageOn(birth: CalendarDate, on: CalendarDate): number {
  const born = datePartsOf(birth);
  const now = datePartsOf(on);
  const hadBirthday = now.month > born.month || (now.month === born.month && now.day >= born.day);
  return now.year - born.year - (hadBirthday ? 0 : 1);
}

/** Days since 1970-01-01 (Howard Hinnant's civil-day count), negative before. */
function epochDay(date: CalendarDate): number {
  const { year, month, day } = datePartsOf(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Days from the first date to the second; negative where the second comes first. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => epochDay(to) - epochDay(from);
