import type { PackedFile, RegisterOffer } from '../../contract/address-register.ts';
import type {
  HandOverRequest,
  ReceiptsRequest,
  ReceiptsResponse,
  RecordResult,
} from '../../contract/intake-api.ts';
import type { AskedForIntakes, IntakeAnswer } from '../../contract/kiosk-api.ts';
import type { Attestation } from '../../contract/receipt.ts';
import type { UpdatesCursor, UpdatesResponse } from '../../contract/updates.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';

/** How a request ended that did not get what it asked for. Nothing is inferred from silence. */
export type Unanswered =
  /** Any status but 2xx, from our server or from a gateway that speaks for it. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly problem?: string;
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timed-out' }
  /**
   * Not what our server says: a 2xx in other words, a redirect, a web page, a network's own sign-in. A
   * captive portal, a proxy, another program.
   */
  | { readonly kind: 'not-the-intake-server' };

export type HandOverAnswer =
  | {
      readonly kind: 'answered';
      readonly results: readonly RecordResult[];
      /** The server's signature over the receipts in `results`. Not verified yet. */
      readonly attestation?: Attestation;
      /** The number that the station gave this hand-over. */
      readonly number?: number;
      /** Bytes of the request's body, as they went over the line. */
      readonly sentBytes?: number;
    }
  | Unanswered;

export type Answer<Value> = { readonly kind: 'answered'; readonly value: Value } | Unanswered;

export type Reachability =
  /**
   * `serverTime` is what the server's clock showed when it answered. `lastExchange` is the highest number of a
   * hand-over that it has of this station: lower than one that was answered means that the server was restored.
   * `takesLines`, `takesPacked`: so is a hand-over written, where the server says that it can read it.
   */
  | {
      readonly kind: 'ready';
      readonly serverTime: Instant;
      readonly lastExchange?: number;
      readonly takesLines?: true;
      readonly takesPacked?: true;
    }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-the-intake-server' }
  | { readonly kind: 'wrong-audience' }
  /** No keys yet, or none that the server knows. */
  | { readonly kind: 'not-enrolled' }
  /** IT has shut this station out. */
  | { readonly kind: 'station-revoked' }
  /** Two machines speak as this station, and both are shut out. */
  | { readonly kind: 'station-cloned' }
  /** The server signs with other keys than when the station was enrolled. */
  | { readonly kind: 'server-key-changed' };

/** A record on its way to the server: the exact bytes of its text (UTF-8). */
export interface OutgoingText {
  readonly id: RegistrationId;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Their SHA-256 in lower-case hexadecimal, where it is known: the answer is shorter then. */
  readonly contentHash?: string;
}

/** What goes with the records: none of it changes an answer. */
export type HandOverAlong = Pick<HandOverRequest, 'auditHead' | 'settled' | 'queue'>;

export interface KnownLine {
  /** It carries more in a moment than packing would spare. */
  readonly isQuick: boolean;
}

export interface IntakeTransport {
  /** Asks the server itself; `navigator.onLine` is not believed. */
  probe(): Promise<Reachability>;
  /** `line`: how it was so far; unknown where it is not given. */
  handOver(
    records: readonly OutgoingText[],
    along?: HandOverAlong,
    line?: KnownLine,
  ): Promise<HandOverAnswer>;
  /** Asks for the receipts of records that were acknowledged before, and which of them the server lacks. */
  compareRecords(records: ReceiptsRequest['records']): Promise<Answer<ReceiptsResponse>>;
  fetchUpdates(since: UpdatesCursor): Promise<Answer<UpdatesResponse>>;
  /** What a citizen of the office told a kiosk, by its ticket. */
  askForIntakes(question: AskedForIntakes): Promise<Answer<IntakeAnswer>>;
  /** Asks which address register is the newest, with the hash of the one in use. */
  findRegister(have: string | undefined): Promise<Answer<RegisterOffer>>;
  /** At most `registerPieceBytes` of a file from a place on, or what there is left of it. */
  fetchRegisterPart(file: PackedFile, from: number): Promise<Answer<Uint8Array<ArrayBuffer>>>;
}
