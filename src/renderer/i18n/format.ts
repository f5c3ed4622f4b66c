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

/** How far a clock stands from the server's, e.g. `3 minutter foran serverens`. Before is +, behind is -. */
export function describeDrift(milliseconds: number, locale: Locale): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds < 2) return locale === 'da' ? 'som serverens' : 'level with the server’s';
  const span = longSpan(seconds, locale);
  if (locale === 'da') return `${span} ${milliseconds > 0 ? 'foran' : 'bagud for'} serverens`;
  return `${span} ${milliseconds > 0 ? 'ahead of' : 'behind'} the server’s`;
}

function longSpan(seconds: number, locale: Locale): string {
  const [minute, hour, day] = [60, 3600, 86_400];
  if (seconds < 2 * minute) return locale === 'da' ? `${seconds} sekunder` : `${seconds} seconds`;
  if (seconds < 2 * hour) {
    const minutes = Math.round(seconds / minute);
    return locale === 'da' ? `${minutes} minutter` : `${minutes} minutes`;
  }
  if (seconds < 2 * day) {
    const hours = Math.round(seconds / hour);
    return locale === 'da' ? `${hours} timer` : `${hours} hours`;
  }
  const days = Math.round(seconds / day);
  return locale === 'da' ? `${days} dage` : `${days} days`;
}

/** `12,3 MB` */
export function fileSize(bytes: number, locale: Locale): string {
  const inUnit = (value: number, unit: string): string =>
    `${value.toLocaleString(tag(locale), { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
  return bytes < 1_000_000 ? inUnit(bytes / 1000, 'kB') : inUnit(bytes / 1_000_000, 'MB');
}
