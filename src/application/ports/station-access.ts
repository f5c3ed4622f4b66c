import type { Clerk, ClerkId, Role } from '../../domain/clerk.ts';
import type { PasscodePolicy, PasscodeProblem } from '../../domain/passcode.ts';
import type { Result } from '../../domain/result.ts';
import type { DeviceProblem } from './device-binding.ts';
import type { StoreProblem } from './station-store.ts';

/** What a start finds before anybody has signed in. */
export type AccessState =
  /** Nobody has set the station up. `earlierRecords`: saved by a version without clerks; they are taken along. */
  | { readonly kind: 'new'; readonly earlierData: boolean }
  | { readonly kind: 'locked' }
  /**
   * There is data, and no copy of the key ring can be read. Nothing is made anew and nothing deleted: a
   * backup holds the key ring too.
   */
  | { readonly kind: 'keyring-gone' }
  | { readonly kind: 'newer-program' }
  | { readonly kind: 'unavailable' };

export interface NewClerk {
  readonly initials: string;
  readonly name: string;
  readonly role: Role;
  readonly passcode: string;
}

export type ClerkProblem =
  | { readonly kind: 'bad-initials' }
  | { readonly kind: 'name-missing' }
  | { readonly kind: 'initials-taken' }
  | PasscodeProblem
  /** The last supervisor cannot be closed or become something else. */
  | { readonly kind: 'last-supervisor' }
  /** Closed only when the clerk's drafts have been handed over. */
  | { readonly kind: 'has-drafts'; readonly drafts: number }
  | { readonly kind: 'no-such-clerk' };

export type SignInProblem =
  /** Initials or passcode; which of them is not told. */
  | { readonly kind: 'wrong'; readonly waitSeconds: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Too many wrong tries: a supervisor or the recovery key opens the clerk's access again. */
  | { readonly kind: 'locked-out' }
  /** The machine's key store is not the one that the access was made with; the recovery key helps. */
  | { readonly kind: 'device-changed' }
  | DeviceProblem
  | StoreProblem;

export type RecoveryProblem =
  /** Not 32 signs in 8 groups, or its check sign says that one was mistyped. */
  | { readonly kind: 'mistyped'; readonly group?: number }
  | { readonly kind: 'not-this-station' }
  | DeviceProblem
  | StoreProblem;

/** A clerk as the administration lists them. */
export interface ListedClerk extends Clerk {
  readonly closed: boolean;
  readonly lockedOut: boolean;
  readonly wrongTries: number;
}

/**
 * Who may open the station. `Opened` is what the composition root makes of the keys: this port never shows
 * them to a screen.
 */
export interface StationAccess<Opened> {
  look(): Promise<AccessState>;
  readonly policy: PasscodePolicy;
  /**
   * Begins the set-up: makes the keys in memory and the recovery key to be printed. Nothing is stored
   * before `finish`, which wants the groups of the key that were asked for typed back.
   */
  beginSetUp(supervisor: NewClerk): Promise<Result<SetUp<Opened>, ClerkProblem>>;
  signIn(initials: string, passcode: string): Promise<Result<Opened, SignInProblem>>;
  /** Undefined where the typed key opens nothing; otherwise what may be done with it, once. */
  recover(recoveryKey: string): Promise<Result<Recovery<Opened>, RecoveryProblem>>;
  /** The bytes of a backup, on a station that has no key ring (new, or `keyring-gone`). */
  restore(
    backup: Uint8Array<ArrayBuffer>,
    recoveryKey: string,
  ): Promise<Result<Recovery<Opened>, RestoreProblem>>;
}

export type RestoreProblem =
  | RecoveryProblem
  | { readonly kind: 'not-a-backup' }
  | { readonly kind: 'damaged-backup' }
  | { readonly kind: 'newer-backup' }
  /** The station has clerks already. Nothing of it is replaced. */
  | { readonly kind: 'already-set-up' };

export interface SetUp<Opened> {
  /** 8 groups of 4 signs, to be printed once. */
  readonly recoveryKey: readonly string[];
  /** Indexes (from 0) of the groups that must be typed back. */
  readonly askedGroups: readonly number[];
  finish(
    typed: readonly string[],
  ): Promise<Result<Opened, { readonly kind: 'groups-differ' } | DeviceProblem | StoreProblem>>;
}

/** Somebody holds the kommune's recovery key. */
export interface Recovery<Opened> {
  /** The supervisors there are; one of them gets a new passcode, or a new one is made. */
  readonly supervisors: readonly Clerk[];
  resetPasscode(
    clerk: ClerkId,
    passcode: string,
  ): Promise<Result<Opened, ClerkProblem | DeviceProblem | StoreProblem>>;
  addSupervisor(
    clerk: Omit<NewClerk, 'role'>,
  ): Promise<Result<Opened, ClerkProblem | DeviceProblem | StoreProblem>>;
}

/** For supervisors. Every change asks for the supervisor's own passcode again: only then is the root key at hand. */
export interface ClerkAdministration {
  list(): Promise<readonly ListedClerk[]>;
  add(own: string, clerk: NewClerk): Promise<Result<void, AdministrationProblem>>;
  /** A new passcode; it also opens an access that was locked. */
  resetPasscode(own: string, clerk: ClerkId, passcode: string): Promise<Result<void, AdministrationProblem>>;
  change(
    own: string,
    clerk: ClerkId,
    to: { readonly name: string; readonly role: Role },
  ): Promise<Result<void, AdministrationProblem>>;
  close(own: string, clerk: ClerkId): Promise<Result<void, AdministrationProblem>>;
  reopen(own: string, clerk: ClerkId, passcode: string): Promise<Result<void, AdministrationProblem>>;
  /** A new recovery key in place of the old one, to be printed; takes effect when it was typed back. */
  renewRecoveryKey(own: string): Promise<Result<RecoveryRenewal, AdministrationProblem>>;
}

/** For everybody: one's own passcode. */
export interface OwnAccess {
  changePasscode(
    old: string,
    fresh: string,
  ): Promise<Result<void, SignInProblem | ClerkProblem | DeviceProblem>>;
}

export interface RecoveryRenewal {
  readonly recoveryKey: readonly string[];
  readonly askedGroups: readonly number[];
  finish(typed: readonly string[]): Promise<Result<void, { readonly kind: 'groups-differ' } | StoreProblem>>;
}

export type AdministrationProblem =
  | ClerkProblem
  | { readonly kind: 'own-passcode-wrong' }
  | { readonly kind: 'not-allowed' }
  | DeviceProblem
  | StoreProblem;
