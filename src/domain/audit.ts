import type { ClerkId } from './clerk.ts';
import type { ClockEvidence } from './clock-evidence.ts';
import type { RegistrationId } from './registration.ts';

/**
 * What can happen at a station that somebody may have to account for (Datatilsynet, 6 June 2024: a person
 * may ask who looked at their case). `saw`: a record or draft was shown.
 */
export const auditActions = [
  'set-up',
  'signed-in',
  'locked',
  'recovered',
  'saw',
  'searched',
  'started-draft',
  'opened-draft',
  'discarded-draft',
  'looked-for-intake',
  'took-intake',
  'gave-up-intake',
  'finished-intake',
  'moved-from-training',
  'handed-draft-over',
  'saved',
  'corrected',
  'withdrew',
  'saved-withdrawal',
  'sent-again',
  'handed-case-over',
  'set-case-day',
  'handed-over',
  'offered-again',
  'found-receipt-fault',
  'printed',
  'exported',
  'purged',
  'added-clerk',
  'changed-clerk',
  'changed-settings',
  'loaded-register',
  'took-register',
  'refused-register',
  'connected-server',
  'took-list',
  'refused-list',
  'saw-list-change',
  'backed-up',
  'restored',
  'rebuilt',
  'alarm',
] as const;

export type AuditAction = (typeof auditActions)[number];

export interface AuditEvent {
  readonly action: AuditAction;
  /** The record or draft that it was about. */
  readonly record?: RegistrationId;
  /** Keyed hash of the CPR number that it was about, so that one person's events can be found. */
  readonly person?: string;
  /** In words, e.g. what was searched for or printed. May name people: it is sealed like all else. */
  readonly detail?: string;
  /** How many records, where it was about several. */
  readonly count?: number;
}

/** An event in the station's trail. Its exact JSON text is what the chain is made of. */
export interface AuditEntry extends AuditEvent {
  /** 1, 2, 3, ... without gaps. */
  readonly seq: number;
  readonly clock: ClockEvidence;
  /** Who did it; undefined where the station did it by itself. */
  readonly clerk?: { readonly id: ClerkId; readonly initials: string };
}

/** The end of the chain: who knows it can tell whether anything before it was changed or cut away. */
export interface AuditHead {
  /** 0 before the first entry. */
  readonly seq: number;
  /** HMAC-SHA-256, lower-case hexadecimal. 64 zeros before the first entry. */
  readonly mac: string;
}

export const emptyAuditHead: AuditHead = { seq: 0, mac: '0'.repeat(64) };
