import type { IntakeTransport } from '../../application/ports/intake-transport.ts';
import type { StationSettings } from '../../contract/intake-api.ts';
import type { Result } from '../../domain/result.ts';
import type { StoreKeys } from '../../store/store-keys.ts';

export interface StationIdentity extends StationSettings {
  /** Where hand-overs go; undefined before a server has been named. */
  readonly serverUrl?: string;
  /** Whether the station holds a token. The server may still refuse it. */
  readonly enrolled: boolean;
}

export type IdentityProblem =
  /** First start without a line: nobody has told the station which world it belongs to. */
  { readonly kind: 'never-connected' } | { readonly kind: 'unreadable' };

export interface ConnectInput {
  /** Left out in the browser, where the server is the one that served the page. */
  readonly serverUrl?: string;
  readonly token: string;
}

export type ConnectProblem =
  | { readonly kind: 'bad-address' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-the-intake-server' }
  | { readonly kind: 'wrong-audience' }
  | { readonly kind: 'not-enrolled' }
  | { readonly kind: 'not-stored' };

export type KeyProblem =
  /** The keys are there, but cannot be opened. They are never made anew: the data needs the old ones. */
  { readonly kind: 'keys-unreadable' } | { readonly kind: 'key-store-unavailable' };

/** All that the renderer asks of the machine it runs on. */
export interface StationHost {
  readonly kind: 'electron' | 'browser';
  loadIdentity(): Promise<Result<StationIdentity, IdentityProblem>>;
  connect(input: ConnectInput): Promise<Result<StationIdentity, ConnectProblem>>;
  loadKeys(): Promise<Result<StoreKeys, KeyProblem>>;
  readonly transport: IntakeTransport;
  /** Asks the system to keep our storage; false where it promises nothing. */
  persistStorage(): Promise<boolean>;
}
