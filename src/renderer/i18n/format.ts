import type { CalendarDate } from '../../domain/calendar-date.ts';
import { datePartsOf } from '../../domain/calendar-date.ts';
import type { Instant } from '../../domain/registration.ts';
import type { Locale } from './locale.tsx';

const tag = (locale: Locale): string => (locale === 'da' ? 'da-DK' : 'en-GB');

/** `23. november 2026` */
export function longDate(date: CalendarDate, locale: Locale): string {
  const { year, month, day } = datePartsOf(date);
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString(tag(locale), {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
}

/** `23. nov. 2026, 14.05`, in the machine's own zone. */
export const shortInstant = (instant: Instant, locale: Locale): string =>
  new Date(instant).toLocaleString(tag(locale), { dateStyle: 'medium', timeStyle: 'short' });
