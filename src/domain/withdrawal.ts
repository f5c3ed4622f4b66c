import type { ClockEvidence } from './clock-evidence.ts';
import type { Instant, RegistrationId } from './registration.ts';

/**
 * An acknowledged registration is taken back: it was a mistake, or should never have been made. A record of
 * its own with its own receipt; what it takes back stays as it was, and counts no more.
 */
export interface Withdrawal {
  readonly id: RegistrationId;
  /** The registration that is taken back. */
  readonly withdraws: RegistrationId;
  /** In the clerk's words. May name people. */
  readonly because: string;
  readonly recordedAt: Instant;
  readonly clock?: ClockEvidence;
}
