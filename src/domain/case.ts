import { type CalendarDate, calendarDate } from './calendar-date.ts';
import { type Clerk, type ClerkId, mayDo } from './clerk.ts';
import type { Instant } from './registration.ts';

/** A record that needs a person is somebody's to settle, by a day. */
export interface RecordCase {
  readonly openedAt: Instant;
  /** Who saved the record, or who it was handed to; undefined in records from before anybody was named. */
  readonly owner?: ClerkId;
  /** No law names a day: it is the product's own, and the owner may have another. */
  readonly dueOn: CalendarDate;
}

export const workingDaysToSettle = 3;

/** So many working days (Monday to Friday, holidays not known) after the day on which the case was opened. */
export function settleBy(openedOn: CalendarDate, workingDays = workingDaysToSettle): CalendarDate {
  const day = new Date(`${openedOn}T00:00:00Z`);
  for (let left = workingDays; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    const isWeekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
    if (!isWeekend) left -= 1;
  }
  return calendarDate(day.toISOString().slice(0, 10));
}

/** A case that has just been opened. */
export const openCase = (openedAt: Instant, owner: ClerkId | undefined): RecordCase => ({
  openedAt,
  ...(owner === undefined ? {} : { owner }),
  dueOn: settleBy(calendarDate(openedAt.slice(0, 10))),
});

export const isOverdue = ({ dueOn }: Pick<RecordCase, 'dueOn'>, today: CalendarDate): boolean =>
  dueOn < today;

/**
 * Who decides between two registrations of one person. The offices' own rule, not the law's: no provision
 * says it.
 */
export type WhoDecides =
  /** Both are ours: the case's owner, or a leader. */
  | { readonly kind: 'own-office' }
  /** The leaders of both offices together. Until then the office that was first, `holder`, has the person. */
  | { readonly kind: 'both-offices'; readonly holder: string }
  /** The server does not tell whose the other one is. */
  | { readonly kind: 'office-unknown' };

export function whoDecides(
  { existing }: { readonly existing: { readonly office?: string | undefined } },
  ownOffice: string,
): WhoDecides {
  const fold = (office: string): string => office.trim().normalize('NFC').toLowerCase();
  const holder = existing.office;
  if (holder === undefined) return { kind: 'office-unknown' };
  // A kommune that names no offices is one office.
  if (fold(holder) === fold(ownOffice)) return { kind: 'own-office' };
  return holder.trim() === '' ? { kind: 'office-unknown' } : { kind: 'both-offices', holder };
}

/** Whether this clerk may settle the case alone. */
export function maySettle(
  decides: WhoDecides,
  { owner }: Pick<RecordCase, 'owner'>,
  clerk: Pick<Clerk, 'id' | 'role'>,
): boolean {
  if (!mayDo(clerk, 'resolve-cases')) return false;
  if (clerk.role === 'supervisor') return true;
  return decides.kind === 'own-office' && (owner === undefined || owner === clerk.id);
}
