import type { DeviceProblem } from '../../application/ports/device-binding.ts';
import type { SafeFiles } from '../../application/ports/safe-files.ts';
import type {
  AccessState,
  NewClerk,
  SetUp,
  SignInProblem,
  StationAccess,
} from '../../application/ports/station-access.ts';
import type { ClerkEntry, Keyring } from '../../contract/keyring.ts';
import { type Clerk, parseInitials } from '../../domain/clerk.ts';
import { findLockOut, type WrongTries } from '../../domain/lock-out.ts';
import type { Instant } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Exclusive } from '../exclusive.ts';
import { deriveStationKeys, makeRootKey, type RootKey, type StationKeys } from '../keys/station-keys.ts';
import { createVault } from '../keys/vault.ts';
import {
  checkNewClerk,
  type EntryPorts,
  findProfile,
  handleOf,
  makeEntry,
  replaceEntry,
  wrapPlace,
} from './clerk-entries.ts';
import {
  keyFromPasscode,
  keyFromRecovery,
  makeKdf,
  recoveryPlace,
  toBase64,
  unwrapRoot,
  wrapRoot,
} from './key-wrap.ts';
import type { KeyringCopies } from './keyring-copies.ts';
import { createRecovery } from './recovery.ts';
import { chooseAskedGroups, isTypedBack, makeRecoveryKey } from './recovery-key.ts';

/** Somebody has opened the station. Held by the composition root and dropped when it is locked. */
export interface Unlocked {
  readonly clerk: Clerk;
  readonly keys: StationKeys;
  /** The station's id. */
  readonly station: string;
  readonly how: 'set-up' | 'signed-in' | 'recovered';
  /** Wrong tries since the clerk's last right one. */
  readonly wrongTriesBefore: number;
}

export interface AccessPorts extends EntryPorts {
  readonly copies: KeyringCopies;
  readonly files: SafeFiles;
  /** Over the key ring; another lock than the store's. */
  readonly alone: Exclusive;
  readonly now: () => Instant;
  /** Whether the station has a database or a journal from before. */
  readonly dataExists: () => Promise<'none' | 'earlier-version' | 'this-version'>;
}

export function createStationAccess(ports: AccessPorts): StationAccess<Unlocked> {
  const { copies, alone, device, policy, now } = ports;

  const save = async (keyring: Keyring): Promise<Result<Keyring, { readonly kind: 'unavailable' }>> => {
    const next = { ...keyring, revision: keyring.revision + 1 };
    return (await copies.save(next)) ? ok(next) : fail({ kind: 'unavailable' });
  };

  const findKeyring = async (): Promise<Result<Keyring, { readonly kind: 'unavailable' }>> => {
    const found = await copies.find();
    return found.kind === 'found' ? ok(found.keyring) : fail({ kind: 'unavailable' });
  };

  /** Tries that could not be written down, e.g. on a full disk: they count until the program ends. */
  const triesHere = new Map<string, WrongTries>();
  const triesOf = ({ wrapped, wrongTries, lastWrongAt }: ClerkEntry): WrongTries => {
    // A new passcode is a new wrap, and begins at none.
    const here = triesHere.get(wrapped.nonce);
    if (here !== undefined && here.count > wrongTries) return here;
    return { count: wrongTries, ...(lastWrongAt === undefined ? {} : { lastAt: lastWrongAt }) };
  };

  const opened = async (
    root: RootKey,
    { station }: Keyring,
    clerk: Clerk,
    how: Unlocked['how'],
    wrongTriesBefore = 0,
  ): Promise<Unlocked> => ({ clerk, keys: await deriveStationKeys(root), station, how, wrongTriesBefore });

  /** What this machine's binding makes of a known text: shows that the key store is another. */
  async function deviceCheck(station: string, mayMake: boolean): Promise<Result<string, DeviceProblem>> {
    const known = new TextEncoder().encode(`bopael/device-check/${station}`);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', known));
    const bound = await device.bind(hash, { mayMake });
    if (!bound.ok) return bound;
    return ok(toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bound.value))));
  }

  async function beginSetUp(
    supervisor: NewClerk,
  ): Promise<Awaited<ReturnType<StationAccess<Unlocked>['beginSetUp']>>> {
    const checked = checkNewClerk({ ...supervisor, role: 'supervisor' }, policy);
    if (!checked.ok) return checked;
    const recoveryKey = makeRecoveryKey();
    const askedGroups = chooseAskedGroups();
    return ok({
      recoveryKey,
      askedGroups,
      async finish(typed) {
        if (!isTypedBack(recoveryKey, askedGroups, typed)) return fail({ kind: 'groups-differ' });
        return alone(async () => {
          // Another window may have finished its own set-up: then that one is the station's.
          if ((await copies.find()).kind !== 'none') return fail({ kind: 'unavailable' });
          const root = makeRootKey();
          const station = crypto.randomUUID();
          const keys = await deriveStationKeys(root);
          const check = await deviceCheck(station, true);
          if (!check.ok) return check;
          const made = await makeEntry(ports, { station }, createVault(keys), root, checked.value, true);
          if (!made.ok) return made;
          const keyring: Keyring = {
            bopael: 'keyring',
            version: 1,
            station,
            keyId: keys.keyId,
            revision: 0,
            createdAt: now(),
            device: { kind: device.kind, check: check.value },
            clerks: [made.value.entry],
            recovery: {
              wrapped: await wrapRoot(
                root,
                await keyFromRecovery(recoveryKey, station),
                recoveryPlace(station),
              ),
              madeAt: now(),
            },
          };
          const saved = await save(keyring);
          if (!saved.ok) return saved;
          return ok(await opened(root, keyring, made.value.clerk, 'set-up'));
        });
      },
    } satisfies SetUp<Unlocked>);
  }

  /** Counts the try before it is made: a process that is killed in between has still tried. */
  async function signIn(typedInitials: string, passcode: string): Promise<Result<Unlocked, SignInProblem>> {
    return alone(async () => {
      const found = await findKeyring();
      if (!found.ok) return found;
      const keyring = found.value;
      const handle = await handleOf(keyring.station, parseInitials(typedInitials) ?? '');
      const entry = keyring.clerks.find((other) => other.handle === handle && other.closedAt === undefined);
      if (entry === undefined) {
        // Takes as long as a wrong passcode: which of the two it was is not told.
        await keyFromPasscode(passcode, makeKdf(ports.cost), device);
        return fail({ kind: 'wrong', waitSeconds: 0 });
      }
      const at = now();
      const before = triesOf(entry);
      const standing = findLockOut(before, at);
      if (standing.kind === 'locked') return fail({ kind: 'locked-out' });
      if (standing.kind === 'wait') {
        // A clock that was set back would otherwise hold the clerk out until it has caught up.
        if (before.lastAt !== undefined && at < before.lastAt) await count(keyring, entry, before.count, at);
        return fail(standing);
      }
      const check = await deviceCheck(keyring.station, false);
      if (!check.ok) {
        return fail(check.error.kind === 'key-store-changed' ? { kind: 'device-changed' } : check.error);
      }
      if (check.value !== keyring.device.check) return fail({ kind: 'device-changed' });

      const tried = before.count + 1;
      const current = await count(keyring, entry, tried, at);
      const key = await keyFromPasscode(passcode, entry.kdf, device);
      if (!key.ok) return key;
      const root = await unwrapRoot(entry.wrapped, key.value, wrapPlace(keyring.station, entry.id));
      if (!root.ok) {
        const next = findLockOut({ count: tried, lastAt: at }, at);
        if (next.kind === 'locked') return fail({ kind: 'locked-out' });
        return fail({ kind: 'wrong', waitSeconds: next.kind === 'wait' ? next.seconds : 0 });
      }
      const keys = await deriveStationKeys(root.value);
      const clerk = await findProfile(createVault(keys), keyring.station, entry);
      if (clerk === undefined) return fail({ kind: 'unavailable' });
      const { lastWrongAt: _, ...clean } = { ...entry, wrongTries: 0 };
      await save(replaceEntry(current, clean));
      triesHere.delete(entry.wrapped.nonce);
      return ok(await opened(root.value, keyring, clerk, 'signed-in', before.count));
    });
  }

  async function count(keyring: Keyring, entry: ClerkEntry, tries: number, at: Instant): Promise<Keyring> {
    const saved = await save(replaceEntry(keyring, { ...entry, wrongTries: tries, lastWrongAt: at }));
    if (saved.ok) triesHere.delete(entry.wrapped.nonce);
    else triesHere.set(entry.wrapped.nonce, { count: tries, lastAt: at });
    return saved.ok ? saved.value : keyring;
  }

  return {
    policy,
    async look(): Promise<AccessState> {
      const found = await copies.find();
      if (found.kind === 'found') return { kind: 'locked' };
      if (found.kind === 'newer-program') return { kind: 'newer-program' };
      const data = await ports.dataExists();
      if (found.kind === 'damaged' || data === 'this-version') return { kind: 'keyring-gone' };
      return { kind: 'new', earlierData: data === 'earlier-version' };
    },
    beginSetUp,
    signIn,
    ...createRecovery({ ...ports, save, deviceCheck, opened }),
  };
}
