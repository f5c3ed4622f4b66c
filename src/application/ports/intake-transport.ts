import type { OutgoingRecord, RecordResult } from '../../contract/intake-api.ts';

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
  | { readonly kind: 'ready' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-the-intake-server' }
  | { readonly kind: 'wrong-audience' }
  /** No token, or one that the server does not take. */
  | { readonly kind: 'not-enrolled' };

export interface IntakeTransport {
  /** Asks the server itself; `navigator.onLine` is not believed. */
  probe(): Promise<Reachability>;
  handOver(records: readonly OutgoingRecord[]): Promise<HandOverAnswer>;
}
