import type { Conflict, Receipt, Refusal } from '../../contract/intake-api.ts';
import type { ClerkId } from '../../domain/clerk.ts';
import type {
  HandOverState,
  Instant,
  QueueCount,
  Registration,
  RegistrationId,
} from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { PageImage } from './letter-reader.ts';

export type StoreProblem =
  /** The disk or the browser's share of it is full; nothing of the save was kept. */
  | { readonly kind: 'no-room' }
  /** The database is newer than the program; it is left alone. */
  | { readonly kind: 'newer-database' }
  /** The browser or the system would not let us write. */
  | { readonly kind: 'unavailable' };

/**
 * A write of the hand-over found no room or no store. Nothing of it was kept, and the next turn tries
 * again; so it is thrown through the drain rather than handed from step to step.
 */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly problem: StoreProblem;
  constructor(problem: StoreProblem) {
    super(`The store could not write: ${problem.kind}`);
    this.problem = problem;
  }
}

/** Another record of the same CPR number was saved meanwhile, in another window or by a colleague. */
export type SaveProblem = StoreProblem | { readonly kind: 'same-cpr'; readonly id: RegistrationId };

/** Why a record waits or needs a person. */
export type HandOverTrouble =
  | {
      readonly kind:
        | 'unreachable'
        | 'timed-out'
        | 'not-the-intake-server'
        | 'not-enrolled'
        | 'wrong-audience';
    }
  | { readonly kind: 'server-error'; readonly status: number }
  | { readonly kind: 'conflict'; readonly conflict?: Conflict }
  | {
      readonly kind: 'refused';
      readonly status?: number;
      readonly refusal?: Refusal;
    }
  /** The saved text can no longer be read, or belongs to a newer version. */
  | { readonly kind: 'unreadable' };

export interface OutboxEntry {
  readonly id: RegistrationId;
  readonly state: HandOverState;
  readonly savedAt: Instant;
  readonly changedAt: Instant;
  readonly attempts: number;
  readonly nextAttemptAt?: Instant;
  readonly trouble?: HandOverTrouble;
  readonly receipt?: Receipt;
  /** Why a person withdrew it. */
  readonly withdrawnBecause?: string;
  /** The record that was saved as its correction. While that one stands, this one does not. */
  readonly correctedBy?: RegistrationId;
  /** When what it said was removed after its time, against its receipt. */
  readonly purgedAt?: Instant;
}

/** An outbox row with the registration it carries; undefined where its text can no longer be read. */
export interface OutboxRecord extends OutboxEntry {
  readonly registration?: Registration;
}

/** A change that only takes effect where the record is still in the state that was looked at. */
export interface OutboxChange {
  readonly id: RegistrationId;
  readonly from: HandOverState;
  readonly to: HandOverState;
  readonly attempts?: number;
  readonly nextAttemptAt?: Instant | undefined;
  readonly trouble?: HandOverTrouble | undefined;
  readonly receipt?: Receipt;
  readonly withdrawnBecause?: string;
}

export interface SamePersonHit {
  readonly why: 'same-cpr' | 'same-name-and-birth-date';
  readonly entry: OutboxRecord;
}

export interface RecordQuery {
  /** All states by default. */
  readonly states?: readonly HandOverState[];
  /** Beginnings of words of name, number and address; everything where there are none. */
  readonly search?: string;
  /** At most that many records; all by default. */
  readonly limit?: number;
}

export interface FoundRecords {
  /** Newest first. */
  readonly records: readonly OutboxRecord[];
  /** How many there are without the limit. */
  readonly total: number;
}

export interface StationStore {
  /**
   * Saves the registration, its outbox row and the end of its draft in one durable transaction: all of it
   * or nothing. A second save of the same id changes nothing and answers ok. Where the registration
   * `corrects` another that a person could still withdraw, that one is withdrawn in the same transaction;
   * one that is under way or acknowledged goes on, and the server sees that it has been corrected.
   */
  saveRegistration(registration: Registration, savedAt: Instant): Promise<Result<void, SaveProblem>>;
  /**
   * Records of the same person that stand: not withdrawn, and not corrected by one that stands. `except`
   * leaves out the record being corrected.
   */
  findSamePerson(
    person: Pick<Registration['person'], 'cpr' | 'name' | 'birthDate'>,
    except?: RegistrationId,
  ): Promise<readonly SamePersonHit[]>;
  countQueue(): Promise<QueueCount>;
  /** How many records were saved at that instant or later. */
  countSavedSince(from: Instant): Promise<number>;
  findRecords(query: RecordQuery): Promise<FoundRecords>;
  /** Gets ready for the first search, at a quiet moment. */
  warmSearch(): Promise<void>;
  /** Every record, newest first. */
  listOutbox(): Promise<readonly OutboxRecord[]>;
  findRecord(id: RegistrationId): Promise<OutboxRecord | undefined>;
  /** The exact texts of waiting records whose time has come, oldest first, marked `sending`. */
  claimWaiting(now: Instant, limit: number): Promise<readonly ClaimedRecord[]>;
  /**
   * Applies what still fits; returns the ids that had moved on meanwhile. One durable transaction. Throws a
   * `StoreFailure`, as do the others that write below.
   */
  changeStates(changes: readonly OutboxChange[], at: Instant): Promise<readonly RegistrationId[]>;
  /** After a start: what was `sending` when the program died waits again. Safe, the server knows the ids. */
  putBackInterrupted(at: Instant): Promise<number>;
  /** Brings forward what waits for a later attempt, e.g. when the server answers again. */
  hasten(): Promise<void>;
}

export interface ClaimedRecord {
  readonly id: RegistrationId;
  readonly attempts: number;
  /** Undefined where the stored text can no longer be decrypted or read. */
  readonly content?: string;
}

/**
 * A half-filled form, saved as the clerk types. Its shape belongs to the form, not to the store; `form` is
 * undefined where the saved one can no longer be read.
 */
export interface Draft {
  readonly id: RegistrationId;
  /** Whose it is; undefined only in drafts that are being made: they become the signed-in clerk's. */
  readonly owner?: ClerkId;
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  readonly form: unknown;
}

/**
 * The drafts that the signed-in clerk may see: one's own, a supervisor everybody's. Another clerk's draft
 * is to all of these as if it were not there.
 */
export interface DraftStore {
  saveDraft(draft: Draft): Promise<Result<void, StoreProblem>>;
  findDraft(id: RegistrationId): Promise<Draft | undefined>;
  /** Whether there is such a draft, and it is a colleague's that the clerk may not see. */
  isAnothers(id: RegistrationId): Promise<boolean>;
  listDrafts(): Promise<readonly Draft[]>;
  discardDraft(id: RegistrationId): Promise<Result<void, StoreProblem>>;
  /** Gives the draft to a colleague, with its letter. */
  handDraftOver(id: RegistrationId, to: ClerkId): Promise<Result<void, StoreProblem>>;
  /** The letter's pages stay with the draft until it is saved or discarded. */
  saveLetterPages(id: RegistrationId, pages: readonly PageImage[]): Promise<Result<void, StoreProblem>>;
  /** All pages in their order; none where one of them can no longer be read. */
  findLetterPages(id: RegistrationId): Promise<readonly PageImage[]>;
}
