import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import type { IntakeTransport } from '../../application/ports/intake-transport.ts';
import type { Clock } from '../../application/ports/machine.ts';
import type { SafeFiles } from '../../application/ports/safe-files.ts';
import type { StationSettings } from '../../contract/intake-api.ts';
import type { StationStanding } from '../../contract/ipc/identity-requests.ts';
import type { Audience } from '../../contract/wire-values.ts';
import type { PasscodePolicy } from '../../domain/passcode.ts';
import type { Result } from '../../domain/result.ts';
import type { StoreKeys } from '../../store/keys/store-keys.ts';
import type { Vault } from '../../store/keys/vault.ts';

export interface StationIdentity extends Omit<StationSettings, 'audience'> {
  readonly audience: Audience;
  /** Where hand-overs go; undefined before a server has been named. */
  readonly serverUrl?: string;
  /** Whether the station has keys that it was enrolled with. The server may still refuse it. */
  readonly enrolled: boolean;
}

export type IdentityProblem =
  /** First start without a line: nobody has told the station which world it belongs to. */
  { readonly kind: 'never-connected' } | { readonly kind: 'unreadable' };

export interface ConnectInput {
  /** Left out in the browser, where the server is the one that served the page. */
  readonly serverUrl?: string;
  /** The enrolment code from IT, as `readTypedCode` gives it. */
  readonly code: string;
}

export type ConnectProblem =
  | { readonly kind: 'bad-address' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'not-the-intake-server' }
  | { readonly kind: 'wrong-audience' }
  /** The code is unknown, used, or too old. */
  | { readonly kind: 'code-refused' }
  | { readonly kind: 'not-stored' };

export type KeyProblem =
  /** The keys are there, but cannot be opened. They are never made anew: the data needs the old ones. */
  { readonly kind: 'keys-unreadable' } | { readonly kind: 'key-store-unavailable' };

/** The station as its server knows it, while somebody is signed in. Nobody before it is enrolled. */
export interface StationCredentials {
  readonly findStanding: () => Promise<StationStanding | undefined>;
  /** For a bundle: a number that no hand-over and no other bundle of this station has. */
  readonly takeNumber: () => Promise<number | undefined>;
  /** Ed25519 over the text of a bundle (`signedFileText`), and over no other: 64 bytes. */
  readonly signBundle: (text: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** X25519: the secret shared with the holder of this raw key. Undefined for a key that shares none. */
  readonly agreeWith: (publicKey: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** All that the renderer asks of the machine it runs on. */
export interface StationHost {
  readonly kind: 'electron' | 'browser';
  /** The machine's time; in training the trainer's. */
  readonly clock: Clock;
  loadIdentity(): Promise<Result<StationIdentity, IdentityProblem>>;
  connect(input: ConnectInput): Promise<Result<StationIdentity, ConnectProblem>>;
  /** The files outside the database, for this world. */
  readonly files: (audience: Audience) => SafeFiles;
  readonly device: DeviceBinding;
  readonly passcodes: (audience: Audience) => PasscodePolicy;
  /** Keys that the version before clerks had made; undefined where there are none. */
  findEarlierKeys(): Promise<Result<StoreKeys | undefined, KeyProblem>>;
  /** Only when nothing is sealed with them any more. Where they cannot be removed they are found again. */
  forgetEarlierKeys(): Promise<void>;
  /**
   * Lends the station's vault while somebody is signed in: the station's private keys are sealed with it.
   * Electron needs none.
   */
  lendVault(vault: Vault | undefined): Promise<void>;
  readonly transport: IntakeTransport;
  readonly credentials: StationCredentials;
  /** Asks the system to keep our storage; false where it promises nothing. */
  persistStorage(): Promise<boolean>;
}
