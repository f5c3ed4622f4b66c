import { v7 } from 'uuid';
import type { Sha256, Sha256OfBytes } from '../../application/ports/digest.ts';
import type { Clock, Ids } from '../../application/ports/machine.ts';
import type { VerifySignature } from '../../application/ports/signature.ts';
import { type CalendarDate, findCalendarDate } from '../../domain/calendar-date.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';

function localDay(time: Date): CalendarDate {
  const day = findCalendarDate(time.getFullYear(), time.getMonth() + 1, time.getDate());
  if (day === undefined) throw new Error('The machine has no date');
  return day;
}

/** The day of an instant in the machine's own zone. */
export const localDayOf = (instant: Instant): CalendarDate => localDay(new Date(instant));

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today: () => localDay(new Date()),
  monotonic: () => performance.now(),
};

export const systemIds: Ids = { newRegistrationId: () => v7() as RegistrationId };

export const webSha256OfBytes: Sha256OfBytes = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

export const webSha256: Sha256 = (text) => webSha256OfBytes(new TextEncoder().encode(text));

export const verifyEd25519: VerifySignature = async ({ publicKey, message, signature }) => {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
};
