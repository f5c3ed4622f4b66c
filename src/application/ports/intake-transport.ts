import type { AuditHeadReport } from '../../contract/audit-entry.ts';
import type { OutgoingRecord, RecordResult } from '../../contract/intake-api.ts';
import type { Instant } from '../../domain/registration.ts';

/** How a hand-over request ended. Nothing is inferred from silence. */
export type HandOverAnswer =
  | { readonly kind: 'answered'; readonly results: readonly RecordResult[] }
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

export type Reachability =
  /** `serverTime` is what the server's clock showed when it answered. */
  | { readonly kind: 'ready'; readonly serverTime: Instant }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-the-intake-server' }
  | { readonly kind: 'wrong-audience' }
  /** No token, or one that the server does not take. */
  | { readonly kind: 'not-enrolled' };

export interface IntakeTransport {
  /** Asks the server itself; `navigator.onLine` is not believed. */
  probe(): Promise<Reachability>;
  /** `auditHead`, where the station has one, is for the server to keep; it changes no answer. */
  handOver(records: readonly OutgoingRecord[], auditHead?: AuditHeadReport): Promise<HandOverAnswer>;
}
