import type { Conflict, OtherSide, Receipt, Refusal } from '../../contract/intake-api.ts';
import type { RecordCase } from '../../domain/case.ts';
import type { ClerkId } from '../../domain/clerk.ts';
import type { HandOverState, Instant, Registration, RegistrationId } from '../../domain/registration.ts';
import type { Withdrawal } from '../../domain/withdrawal.ts';
import type { AttestedReceipts } from '../receipts/attested-receipts.ts';

/** Why a record waits or needs a person. */
export type HandOverTrouble =
  | {
      readonly kind:
        | 'unreachable'
        | 'timed-out'
        | 'not-the-intake-server'
        | 'not-enrolled'
        | 'wrong-audience'
        /** IT has shut the station out. */
        | 'station-revoked'
        /** Two machines speak as this station, and both are shut out. */
        | 'station-cloned'
        /** The server signs with other keys than when the station was connected. */
        | 'server-key-changed'
        /** The answer bore no valid signature of our server: it acknowledges nothing. */
        | 'receipt-not-signed';
    }
  | { readonly kind: 'server-error'; readonly status: number }
  /** What the other record says is not in here: see `otherSide`. */
  | { readonly kind: 'conflict'; readonly conflict?: Conflict }
  | {
      readonly kind: 'refused';
      readonly status?: number;
      readonly refusal?: Refusal;
    }
  /** The saved text can no longer be read, or belongs to a newer version. */
  | { readonly kind: 'unreadable' };

/**
 * What is wrong with a record that counts as handed over. It stays acknowledged: nothing that the station
 * could do by itself would mend it.
 */
export interface ReceiptFault {
  readonly kind: /** The server, restored from an older backup, has it no more, and what it said was purged here. */
    | 'lost-after-purge'
    /** The server has other bytes under this id than it gave the receipt for. */
    | 'other-bytes'
    /** It was withdrawn here, and came to the server all the same, e.g. on a USB stick. It stands there. */
    | 'arrived-though-withdrawn';
  readonly foundAt: Instant;
}

/** Somebody with access to CPR has entered the record there. */
export interface EnteredInCpr {
  /** Initials, as the office knows its people. */
  readonly by: string;
  readonly at: Instant;
}

export interface OutboxEntry {
  readonly id: RegistrationId;
  readonly kind: 'registration' | 'withdrawal';
  readonly state: HandOverState;
  readonly savedAt: Instant;
  readonly changedAt: Instant;
  readonly attempts: number;
  /** Who saved it; undefined in records of earlier versions. */
  readonly owner?: ClerkId;
  readonly nextAttemptAt?: Instant;
  readonly trouble?: HandOverTrouble;
  /** While it needs a person, and only then. */
  readonly case?: RecordCase;
  /** It may have come to the server though no answer has come back: it can no longer be withdrawn here alone. */
  readonly mayHaveArrived?: true;
  readonly receipt?: Receipt;
  /** The server's signature over the receipt is kept, and was verified: see `findProof`. */
  readonly isProven?: true;
  /** Receipts of a server that was restored since, and gave it another one. Oldest first. */
  readonly earlierReceipts?: readonly Receipt[];
  readonly receiptFault?: ReceiptFault;
  readonly cprMark?: EnteredInCpr;
  /** Number of the last USB bundle that it was put on. */
  readonly bundle?: number;
  /** Why a person withdrew it. */
  readonly withdrawnBecause?: string;
  /** The server had it as a case, and the station has ended it. `told`: the server knows. */
  readonly settled?: 'to-tell' | 'told';
  /** The record that was saved as its correction. While that one stands, this one does not. */
  readonly correctedBy?: RegistrationId;
  /** The withdrawal that was saved to take it back from the server. While that one stands, this one does not. */
  readonly withdrawnBy?: RegistrationId;
  /** In a correction: what it corrects; undefined in records of earlier versions. */
  readonly corrects?: RegistrationId;
  /** In a withdrawal: what it takes back. */
  readonly withdraws?: RegistrationId;
  /** When what it said was removed after its time, against its receipt. */
  readonly purgedAt?: Instant;
}

/** An outbox row with what it carries; neither where its text can no longer be read. */
export interface OutboxRecord extends OutboxEntry {
  readonly registration?: Registration;
  readonly withdrawal?: Withdrawal;
  /** In a conflict: what the record says that was there first. */
  readonly otherSide?: OtherSide;
}

/**
 * A change that only takes effect where the record is still in the state that was looked at; but an
 * acknowledgement is the truth, and takes effect in whatever state the record is. What comes into conflict,
 * is refused or set aside becomes a case; where it was corrected or withdrawn meanwhile, nobody needs to
 * look at it, and it is withdrawn at once.
 */
export interface OutboxChange {
  readonly id: RegistrationId;
  readonly from: HandOverState;
  readonly to: HandOverState;
  readonly attempts?: number;
  readonly nextAttemptAt?: Instant | undefined;
  readonly trouble?: HandOverTrouble | undefined;
  /** Goes with `to: 'waiting'`: the record was sent, and nobody knows whether it came. */
  readonly mayHaveArrived?: true;
  readonly receipt?: Receipt;
  /** What proves the receipt: verified already. */
  readonly attested?: { readonly batch: AttestedReceipts; readonly place: number };
  readonly withdrawnBecause?: string;
}

export interface ClaimedRecord {
  readonly id: RegistrationId;
  readonly attempts: number;
  /** Undefined where the stored text can no longer be decrypted or read. */
  readonly text?: RecordBytes;
}

/** The exact bytes of a record's text (UTF-8), and their SHA-256 in lower-case hexadecimal. */
export interface RecordBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentHash: string;
}

/** The exact text of a record, and the SHA-256 of its bytes (UTF-8) in lower-case hexadecimal. */
export interface RecordText {
  readonly content: string;
  readonly contentHash: string;
}
