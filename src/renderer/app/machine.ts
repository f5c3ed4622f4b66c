import { v7 } from 'uuid';
import type { Sha256, Sha256OfBytes } from '../../application/ports/digest.ts';
import type { Clock, Ids } from '../../application/ports/machine.ts';
import { findCalendarDate } from '../../domain/calendar-date.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today() {
    const now = new Date();
    const today = findCalendarDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
    if (today === undefined) throw new Error('The machine has no date');
    return today;
  },
  monotonic: () => performance.now(),
};

export const systemIds: Ids = { newRegistrationId: () => v7() as RegistrationId };

export const webSha256OfBytes: Sha256OfBytes = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

export const webSha256: Sha256 = (text) => webSha256OfBytes(new TextEncoder().encode(text));
