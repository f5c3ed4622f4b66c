import type { AuditEntry, AuditEvent, AuditHead } from '../../domain/audit.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import type { Result } from '../../domain/result.ts';
import type { StoreProblem } from './station-store.ts';

/** One entry with what binds it to the chain. `text` is the exact JSON that the MAC was made of. */
export interface ChainedEntry {
  readonly entry: AuditEntry;
  readonly text: string;
  /** MAC of the entry before it. */
  readonly previous: string;
  readonly mac: string;
}

export type ChainFault =
  /** The entry was changed, or stands in another's place. */
  | { readonly kind: 'changed'; readonly seq: number }
  | { readonly kind: 'missing'; readonly seq: number }
  /** Its text no longer opens. */
  | { readonly kind: 'unreadable'; readonly seq: number }
  /** Entries after this one are gone: the head that was noted says that there were more. */
  | { readonly kind: 'cut'; readonly after: number };

/** Narrows what is listed: one record, or all records and searches of one person. */
export interface AuditQuery {
  readonly record?: RegistrationId;
  readonly cpr?: CprNumber;
  /** The newest that many; all by default. */
  readonly limit?: number;
}

/** What happened at the station, in a chain that shows any change. Only ever grows. */
export interface AuditTrail {
  /** Notes what the signed-in clerk did. What is done together with a save is noted in its transaction. */
  readonly note: (event: AuditEvent) => Promise<Result<void, StoreProblem>>;
  /** Newest first. */
  list(query?: AuditQuery): Promise<readonly ChainedEntry[]>;
  findHead(): Promise<AuditHead>;
  /** Walks the whole chain; undefined where it is whole. */
  findFault(): Promise<ChainFault | undefined>;
  /** Keyed hash of a CPR number, as entries about that person bear it. */
  personKey(cpr: CprNumber): Promise<string>;
  /** Signs an export with the station's Ed25519 key: 64 bytes. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** The raw public key: 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}
