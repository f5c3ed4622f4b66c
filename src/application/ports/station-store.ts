import type { ClerkId } from '../../domain/clerk.ts';
import type {
  HandOverState,
  Instant,
  QueueCount,
  Registration,
  RegistrationId,
} from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { HandOverStore } from './hand-over-store.ts';
import type { PageImage } from './letter-reader.ts';
import type { OutboxRecord } from './outbox.ts';

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

export type SaveProblem =
  | StoreProblem
  /** Another record of the same CPR number was saved meanwhile, in another window or by a colleague. */
  | { readonly kind: 'same-cpr'; readonly id: RegistrationId }
  /** What is corrected was corrected or withdrawn meanwhile, by this record. */
  | { readonly kind: 'no-longer-current'; readonly id: RegistrationId };

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

export interface StationStore extends HandOverStore {
  /**
   * Saves the registration, its outbox row and the end of its draft in one durable transaction: all of it
   * or nothing. A second save of the same id changes nothing and answers ok. Where the registration
   * `corrects` another that a person could still withdraw, that one is withdrawn in the same transaction;
   * one that is or may be at the server goes on, and the server sees that it has been corrected.
   */
  saveRegistration(registration: Registration, savedAt: Instant): Promise<Result<void, SaveProblem>>;
  /**
   * Registrations of the same person that stand: not withdrawn, and neither corrected nor taken back by a
   * record that stands. `except` leaves out the record being corrected.
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
  /**
   * Registrations that the server has acknowledged at that instant of its clock or later, newest first; a few at
   * a time, since there may be thousands.
   */
  findReceivedSince(from: Instant): AsyncIterable<readonly OutboxRecord[]>;
  /** Every record, newest first. */
  listOutbox(): Promise<readonly OutboxRecord[]>;
  findRecord(id: RegistrationId): Promise<OutboxRecord | undefined>;
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
