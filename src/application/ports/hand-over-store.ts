import type { Receipt, SettledCase } from '../../contract/intake-api.ts';
import type { ReceiptProof } from '../../contract/receipt.ts';
import type { CprMark } from '../../contract/updates.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { ClerkId } from '../../domain/clerk.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { Withdrawal } from '../../domain/withdrawal.ts';
import type { AttestedReceipts } from '../receipts/attested-receipts.ts';
import type { ClaimedRecord, OutboxChange, OutboxRecord, RecordText } from './outbox.ts';
import type { StoreProblem } from './station-store.ts';

export type WithdrawalProblem =
  | StoreProblem
  | { readonly kind: 'no-such-record' }
  /** The server cannot have it: it is withdrawn here (`changeStates`). */
  | { readonly kind: 'not-handed-over' }
  /** It was corrected or withdrawn already, by this record or, without one, here. */
  | { readonly kind: 'no-longer-current'; readonly id?: RegistrationId };

export type AssignProblem = StoreProblem | { readonly kind: 'no-such-case' };

/** How the hand-over stands, as it is remembered through restarts. */
export interface HandOverMemory {
  /** The highest number of a hand-over that the server has answered; 0 before the first. */
  readonly lastAnswered: number;
  /** The highest of the server's running numbers in a receipt. */
  readonly highestSequence?: number;
  /** When the server last answered a hand-over. */
  readonly lastSuccess?: Instant;
  /** When all acknowledged records were last compared with the server. */
  readonly comparedAt?: Instant;
  /** A comparison under way. */
  readonly comparing?: StationComparing;
  /** The server was restored since its updates were last heard: all of them are to be heard again. */
  readonly hearAnew?: true;
}

export interface StationComparing {
  readonly since: Instant;
  /** The highest hand-over that the server knew of then. */
  readonly lastExchange?: number;
  /** All ids up to this one are compared. */
  readonly after?: RegistrationId;
  readonly because: WhyCompare;
}

export type WhyCompare =
  /** The server knows of fewer hand-overs than it has answered. */
  | 'server-restored'
  /** It was never done: receipts of earlier versions of the program are not signed. */
  | 'never-compared'
  /** Once a day. */
  | 'routine';

/** What is remembered of one answer. */
export type AnswerMemory = Pick<HandOverMemory, 'lastSuccess' | 'highestSequence'> & {
  readonly lastAnswered?: number;
};

export type MemoryChange = { readonly [Part in keyof HandOverMemory]?: HandOverMemory[Part] | undefined };

/** A record that the server has acknowledged, as far as a comparison needs it. */
export interface AcknowledgedRecord {
  readonly receipt: Receipt;
  /** Id of the key that has signed the receipt; undefined where no signature is kept. */
  readonly provenBy?: string;
  readonly isFaulty: boolean;
}

/** What comparing some acknowledged records with the server gave. */
export interface Compared {
  /** The server has them, and has signed it. */
  readonly proven: readonly {
    readonly receipt: Receipt;
    readonly attested: { readonly batch: AttestedReceipts; readonly place: number };
  }[];
  /** The server has them no more. */
  readonly missing: readonly RegistrationId[];
  /** The server has other bytes under these ids. */
  readonly different: readonly RegistrationId[];
}

/**
 * What the hand-over needs of the station's store. Writes are durable when they answer, and those that answer
 * with no `Result` throw a `StoreFailure` where there is no room.
 */
export interface HandOverStore {
  /**
   * The exact texts of waiting records whose time has come, oldest first, marked `sending`. A correction or
   * withdrawal waits until the server has answered for what it takes the place of.
   */
  claimWaiting(now: Instant, limit: number): Promise<readonly ClaimedRecord[]>;
  /**
   * Applies what still fits; returns the ids that had moved on meanwhile. One durable transaction, with what
   * is to be remembered of the answer. There numbers only ever rise: answers overtake each other.
   */
  changeStates(
    changes: readonly OutboxChange[],
    at: Instant,
    memory?: AnswerMemory,
  ): Promise<readonly RegistrationId[]>;
  /**
   * At a quiet moment, again and again until it answers false: brings into order what was acknowledged in
   * bulk, and makes what waits ready to go. Nothing of what is told changes with it.
   */
  settle(): Promise<boolean>;
  /**
   * After a start: what was `sending` when the program died waits again, and may have arrived. Safe, the
   * server knows the ids.
   */
  putBackInterrupted(at: Instant): Promise<number>;
  /** Brings forward what waits for a later attempt, e.g. when the server answers again. */
  hasten(): Promise<void>;
  /** When the first of the waiting records is due, of those that wait for a later attempt. */
  findNextAttempt(): Promise<Instant | undefined>;

  findMemory(): Promise<HandOverMemory>;
  /** What is given takes the place of what there was; undefined parts are forgotten. */
  noteMemory(memory: MemoryChange): Promise<void>;

  /**
   * Saves a withdrawal of a record that is or may be at the server: its own record, its outbox row, the mark on
   * what it takes back, and the audit entry, in one transaction. A second save of the same id changes nothing.
   */
  saveWithdrawal(withdrawal: Withdrawal, savedAt: Instant): Promise<Result<void, WithdrawalProblem>>;
  /** Hands a case over to a colleague, or gives it another day. */
  assignCase(id: RegistrationId, to: ClerkId, dueOn: CalendarDate): Promise<Result<void, AssignProblem>>;

  /** The self-standing proof of the record's receipt; undefined where the server has not signed it for us yet. */
  findProof(id: RegistrationId): Promise<ReceiptProof | undefined>;
  /** Acknowledged records by id, those after `after`, at most so many. */
  findAcknowledged(after: RegistrationId | undefined, limit: number): Promise<readonly AcknowledgedRecord[]>;
  /**
   * Takes proofs, offers again what the server lacks, and notes as a fault what cannot be offered or differs.
   * Records that are not acknowledged any more are left alone.
   */
  noteCompared(
    compared: Compared,
    at: Instant,
    memory?: MemoryChange,
  ): Promise<{ readonly offered: number; readonly faults: number }>;
  /** Records with a `receiptFault`. */
  listReceiptFaults(): Promise<readonly OutboxRecord[]>;

  /** Cases that the station has ended and the server does not know of yet. */
  listSettled(limit: number): Promise<readonly SettledCase[]>;
  noteTold(ids: readonly RegistrationId[]): Promise<void>;
  /**
   * What was entered in CPR. Marks may come again, and in any order: the highest of a record counts. With
   * `anew` the server counts from the beginning again: what was noted before counts no more.
   */
  noteMarks(marks: readonly CprMark[], anew?: 'anew'): Promise<void>;

  /**
   * For a USB bundle: records that wait and are on none yet, oldest first; with a number, those again that were
   * put on that one and still wait; with `any`, all that wait. What is unreadable is left to the line. Changes
   * nothing.
   */
  takeForBundle(
    limit: number,
    on?: number | 'any',
  ): Promise<readonly (RecordText & { readonly id: RegistrationId })[]>;
  /**
   * Before the file is given out: the records go on waiting, and may arrive any time from now on. Ids that do
   * not wait any more are left alone.
   */
  noteBundled(ids: readonly RegistrationId[], number: number): Promise<void>;
}
