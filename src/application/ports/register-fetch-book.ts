import type { PackedFile } from '../../contract/address-register.ts';
import type { Instant } from '../../domain/registration.ts';
import type { FileBytes, RegisterProblem } from './address-register.ts';

/** How the station gets the kommune's register from its server, as it stands now and after a restart. */
export interface RegisterFetch {
  /** Somebody has stopped it for now. */
  readonly paused?: true | undefined;
  /** What is on its way. */
  readonly coming?: ComingRegister | undefined;
  /** How the last question ended. */
  readonly last?: { readonly at: Instant; readonly outcome: RegisterFetchOutcome } | undefined;
  /** A register that cannot be used is not fetched again before this. */
  readonly refused?:
    | { readonly sha256: string; readonly until: Instant; readonly outcome: RegisterFetchOutcome }
    | undefined;
  /** Changes to this register came to nothing: the total is fetched. */
  readonly withoutChanges?: string | undefined;
}

export interface ComingRegister {
  readonly name: string;
  readonly date: string;
  /** Bytes to be fetched, and how many of them are here. */
  readonly size: number;
  readonly kept: number;
}

export type RegisterFetchOutcome =
  /** Nobody to ask, or no answer; the next time goes on where this one came to. */
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'unanswered' }
  /** Something more urgent came, or it was called off. */
  | { readonly kind: 'put-off' }
  /** The server has no register. */
  | { readonly kind: 'none' }
  | { readonly kind: 'up-to-date' }
  | { readonly kind: 'taken' }
  /** It is older than the one in use: the date of both. */
  | { readonly kind: 'older'; readonly date: string; readonly held: string }
  /** What was fetched is not what the server has told of. */
  | { readonly kind: 'other-bytes' }
  | RegisterProblem;

/** What is kept of it. Writes throw a `StoreFailure` where they fail. */
export interface RegisterFetchBook {
  find(): Promise<RegisterFetch>;
  /** Changes what is named, and leaves the rest. */
  note(change: RegisterFetch): Promise<void>;
  /** How many bytes of a file are kept, from its beginning. */
  countKept(file: PackedFile): Promise<number>;
  /** The bytes after those that are kept; others are passed over. */
  keep(file: PackedFile, from: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** All that is kept of a file. */
  read(file: PackedFile): Promise<FileBytes>;
  /** Lets go of all other files. */
  keepOnly(files: readonly PackedFile[]): Promise<void>;
}
