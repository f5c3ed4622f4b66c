import type { ChainFault } from '../../src/application/ports/audit-trail.ts';
import type { HandOverState, Instant, RegistrationId } from '../../src/domain/registration.ts';
import type { AlignReport } from '../../src/store/align.ts';
import type { ConservationFault } from '../../src/store/conservation.ts';

/** One saved record as it was found, with a checksum of the exact text that is handed over. */
export interface FoundRecord {
  readonly id: RegistrationId;
  readonly state: HandOverState;
  readonly changedAt: Instant;
  /** Whether the station knows that the server may have it. */
  readonly mayHaveArrived: boolean;
  /** Empty where its text cannot be read. */
  readonly sum: string;
}

/**
 * Whether a record was on its way and no longer is, though nothing moved it: who is on the way stands in the
 * database alone. Where that is lost, a record waits again, and is known to perhaps have arrived.
 */
export const hasReturned = (was: HandOverState, { state, mayHaveArrived }: FoundRecord): boolean =>
  was === 'sending' && state === 'waiting' && mayHaveArrived;

/** All that a station has, as it is found after an opening. */
export interface Findings {
  readonly opened: AlignReport;
  /** What the comparison row by row found afterwards; undefined where none was asked for. */
  readonly compared?: AlignReport;
  readonly sealedAnew: number;
  readonly records: readonly FoundRecord[];
  readonly drafts: readonly { readonly id: RegistrationId; readonly version: number }[];
  readonly pages: readonly { readonly id: RegistrationId; readonly sum: string }[];
  readonly created: number;
  /** What the queue's count adds up to. */
  readonly queued: number;
  readonly auditSeq: number;
  readonly chainFault?: ChainFault;
  readonly conservation?: ConservationFault;
  /** Indexes of the database that do not list what the rows say. */
  readonly indexFaults: readonly string[];
}

/** What a station under test says as it works. What is told as done has been answered `ok` by the store. */
export type Told =
  | { readonly kind: 'set-up'; readonly recoveryKey: readonly string[] }
  | { readonly kind: 'found'; readonly findings: Findings; readonly milliseconds: number }
  /** A save is about to be asked for: from here on the record may be there. */
  | { readonly kind: 'saving'; readonly id: RegistrationId }
  | { readonly kind: 'saved'; readonly id: RegistrationId; readonly sum: string }
  | {
      readonly kind: 'moved';
      readonly id: RegistrationId;
      readonly state: HandOverState;
      readonly changedAt: Instant;
    }
  | { readonly kind: 'typed'; readonly id: RegistrationId; readonly version: number; readonly when: number }
  | { readonly kind: 'scanned'; readonly id: RegistrationId; readonly sum: string; readonly when: number }
  /** A draft is about to be discarded: from here on it may be gone. */
  | { readonly kind: 'discarding'; readonly id: RegistrationId }
  | { readonly kind: 'discarded'; readonly id: RegistrationId }
  | { readonly kind: 'noted'; readonly seq: number }
  | { readonly kind: 'done'; readonly what: 'compacted' | 'backed-up' | 'locked' | 'settled' }
  /** The processor was elsewhere for so long: a timer cannot be blamed for that. */
  | { readonly kind: 'starved'; readonly milliseconds: number; readonly when: number }
  /** The store answered with a problem where none was to be expected, or threw. */
  | { readonly kind: 'trouble'; readonly what: string };

export type Tell = (told: Told) => void;
