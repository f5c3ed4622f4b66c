import type { DeviceProblem } from '../../application/ports/device-binding.ts';
import type {
  AdministrationProblem,
  ClerkAdministration,
  ClerkProblem,
  OwnAccess,
  RecoveryRenewal,
} from '../../application/ports/station-access.ts';
import type { StoreProblem } from '../../application/ports/station-store.ts';
import type { ClerkEntry, Keyring } from '../../contract/keyring.ts';
import type { AuditEvent } from '../../domain/audit.ts';
import { type Clerk, type ClerkId, mayDo, parseInitials } from '../../domain/clerk.ts';
import { findLockOut } from '../../domain/lock-out.ts';
import { findPasscodeProblem } from '../../domain/passcode.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { RootKey } from '../keys/station-keys.ts';
import { createVault } from '../keys/vault.ts';
import {
  checkNewClerk,
  findProfile,
  handleOf,
  makeEntry,
  reopened,
  replaceEntry,
  sealProfile,
  wrapFor,
  wrapPlace,
} from './clerk-entries.ts';
import { keyFromPasscode, keyFromRecovery, recoveryPlace, unwrapRoot, wrapRoot } from './key-wrap.ts';
import { chooseAskedGroups, isTypedBack, makeRecoveryKey } from './recovery-key.ts';
import type { AccessPorts, Unlocked } from './station-access.ts';

interface AdministrationPorts extends AccessPorts {
  readonly unlocked: Unlocked;
  readonly countDrafts: (clerk: ClerkId) => Promise<number>;
  readonly note: (event: AuditEvent) => Promise<unknown>;
}

type Denied = { readonly kind: 'own-passcode-wrong' } | { readonly kind: 'not-allowed' };
/** What one's own passcode may end in. */
type RootProblem = Denied | DeviceProblem | StoreProblem;

interface OpenedRoot {
  readonly root: RootKey;
  /** With one's own wrong tries forgotten. */
  readonly keyring: Keyring;
  /** As one is now: a colleague may have changed it since the sign-in. */
  readonly self: Clerk;
}

interface FoundClerk {
  readonly entry: ClerkEntry;
  readonly profile: Clerk;
}

/**
 * Clerks, their passcodes and the recovery key. The root key is at hand only while a passcode is: that is
 * why each change asks for it.
 */
export function createClerkAdministration(ports: AdministrationPorts): ClerkAdministration & OwnAccess {
  const { copies, alone, unlocked, policy, device, now, note } = ports;
  const { station } = unlocked;
  const vault = createVault(unlocked.keys);

  async function findKeyring(): Promise<Result<Keyring, StoreProblem>> {
    const found = await copies.find();
    return found.kind === 'found' ? ok(found.keyring) : fail({ kind: 'unavailable' });
  }

  async function save(keyring: Keyring): Promise<Result<Keyring, StoreProblem>> {
    const next = { ...keyring, revision: keyring.revision + 1 };
    return (await copies.save(next)) ? ok(next) : fail({ kind: 'unavailable' });
  }

  /** The root key by one's own passcode; a wrong one counts as it does at sign-in. */
  async function openRoot(own: string): Promise<Result<OpenedRoot, RootProblem>> {
    const found = await findKeyring();
    if (!found.ok) return found;
    const keyring = found.value;
    const entry = keyring.clerks.find(({ id }) => id === unlocked.clerk.id);
    if (entry === undefined || entry.closedAt !== undefined) return fail({ kind: 'not-allowed' });
    const tries = {
      count: entry.wrongTries,
      ...(entry.lastWrongAt === undefined ? {} : { lastAt: entry.lastWrongAt }),
    };
    if (findLockOut(tries, now()).kind !== 'open') return fail({ kind: 'own-passcode-wrong' });
    const key = await keyFromPasscode(own, entry.kdf, device);
    if (!key.ok) return key;
    const root = await unwrapRoot(entry.wrapped, key.value, wrapPlace(station, entry.id));
    if (!root.ok) {
      await save(replaceEntry(keyring, { ...entry, wrongTries: entry.wrongTries + 1, lastWrongAt: now() }));
      return fail({ kind: 'own-passcode-wrong' });
    }
    const self = await findProfile(vault, station, entry);
    if (self === undefined) return fail({ kind: 'not-allowed' });
    const { lastWrongAt: _, ...clean } = { ...entry, wrongTries: 0 };
    return ok({ root: root.value, keyring: replaceEntry(keyring, clean), self });
  }

  /** As `openRoot`, for a supervisor. */
  async function openForChange(own: string): Promise<Result<OpenedRoot, RootProblem>> {
    if (!mayDo(unlocked.clerk, 'manage-clerks')) return fail({ kind: 'not-allowed' });
    const opened = await openRoot(own);
    if (!opened.ok || mayDo(opened.value.self, 'manage-clerks')) return opened;
    return fail({ kind: 'not-allowed' });
  }

  /** Runs alone, with the newest key ring and the root key, for a supervisor. */
  const change = (
    own: string,
    event: AuditEvent,
    run: (keyring: Keyring, root: RootKey) => Promise<Result<Keyring, AdministrationProblem>>,
  ): Promise<Result<void, AdministrationProblem>> =>
    alone(async () => {
      const opened = await openForChange(own);
      if (!opened.ok) return opened;
      const next = await run(opened.value.keyring, opened.value.root);
      if (!next.ok) return next;
      const saved = await save(next.value);
      if (!saved.ok) return saved;
      await note(event);
      return ok(undefined);
    });

  /** One whose profile no longer opens is nobody that could be changed. */
  async function findClerk(keyring: Keyring, id: ClerkId): Promise<Result<FoundClerk, ClerkProblem>> {
    const entry = keyring.clerks.find((other) => other.id === id);
    const profile = entry === undefined ? undefined : await findProfile(vault, station, entry);
    if (entry === undefined || profile === undefined) return fail({ kind: 'no-such-clerk' });
    return ok({ entry, profile });
  }

  async function isLastSupervisor(keyring: Keyring, id: ClerkId): Promise<boolean> {
    const others = keyring.clerks.filter((entry) => entry.id !== id && entry.closedAt === undefined);
    const profiles = await Promise.all(others.map((entry) => findProfile(vault, station, entry)));
    return !profiles.some((profile) => profile?.role === 'supervisor');
  }

  /** A new passcode for an entry, which also takes away whatever kept the clerk out. */
  async function withPasscode(
    keyring: Keyring,
    root: RootKey,
    id: ClerkId,
    passcode: string,
  ): Promise<Result<Keyring, ClerkProblem | DeviceProblem>> {
    const found = await findClerk(keyring, id);
    if (!found.ok) return found;
    const problem = findPasscodeProblem(passcode, policy, found.value.profile);
    if (problem !== undefined) return fail(problem);
    const wrap = await wrapFor(ports, keyring, id, root, passcode);
    return wrap.ok ? ok(replaceEntry(keyring, reopened(found.value.entry, wrap.value))) : wrap;
  }

  return {
    async list() {
      const keyring = await findKeyring();
      const clerks = keyring.ok ? keyring.value.clerks : [];
      const listed = await Promise.all(
        clerks.map(async (entry) => {
          const profile = await findProfile(vault, station, entry);
          if (profile === undefined) return [];
          const { wrongTries, closedAt } = entry;
          const lockedOut = findLockOut({ count: wrongTries }, now()).kind === 'locked';
          return [{ ...profile, closed: closedAt !== undefined, lockedOut, wrongTries }];
        }),
      );
      return listed.flat().sort((a, b) => a.initials.localeCompare(b.initials, 'da'));
    },

    add: (own, input) =>
      change(
        own,
        { action: 'added-clerk', detail: parseInitials(input.initials) ?? '' },
        async (keyring, root) => {
          const checked = checkNewClerk(input, policy);
          if (!checked.ok) return checked;
          const handle = await handleOf(station, checked.value.clerk.initials);
          if (keyring.clerks.some((other) => other.handle === handle))
            return fail({ kind: 'initials-taken' });
          const made = await makeEntry(ports, keyring, vault, root, checked.value);
          return made.ok ? ok({ ...keyring, clerks: [...keyring.clerks, made.value.entry] }) : made;
        },
      ),

    resetPasscode: (own, id, passcode) =>
      change(own, { action: 'changed-clerk', detail: `passcode ${id}` }, (keyring, root) =>
        withPasscode(keyring, root, id, passcode),
      ),

    reopen: (own, id, passcode) =>
      change(own, { action: 'changed-clerk', detail: `reopened ${id}` }, (keyring, root) =>
        withPasscode(keyring, root, id, passcode),
      ),

    change: (own, id, { name, role }) =>
      change(own, { action: 'changed-clerk', detail: `${role} ${id}` }, async (keyring) => {
        const found = await findClerk(keyring, id);
        if (!found.ok) return found;
        const words = name.trim().replace(/\s+/g, ' ');
        if (words === '') return fail({ kind: 'name-missing' });
        if (role !== 'supervisor' && (await isLastSupervisor(keyring, id)))
          return fail({ kind: 'last-supervisor' });
        const profile = await sealProfile(vault, station, { ...found.value.profile, name: words, role });
        return ok(replaceEntry(keyring, { ...found.value.entry, profile }));
      }),

    close: (own, id) =>
      change(own, { action: 'changed-clerk', detail: `closed ${id}` }, async (keyring) => {
        const found = await findClerk(keyring, id);
        if (!found.ok) return found;
        if (await isLastSupervisor(keyring, id)) return fail({ kind: 'last-supervisor' });
        const drafts = await ports.countDrafts(id);
        if (drafts > 0) return fail({ kind: 'has-drafts', drafts });
        return ok(replaceEntry(keyring, { ...found.value.entry, closedAt: now() }));
      }),

    renewRecoveryKey: (own) =>
      alone(async (): Promise<Result<RecoveryRenewal, AdministrationProblem>> => {
        const opened = await openForChange(own);
        if (!opened.ok) return opened;
        const { root } = opened.value;
        const recoveryKey = makeRecoveryKey();
        const askedGroups = chooseAskedGroups();
        return ok({
          recoveryKey,
          askedGroups,
          finish: (typed) =>
            alone(async () => {
              if (!isTypedBack(recoveryKey, askedGroups, typed)) return fail({ kind: 'groups-differ' });
              const key = await keyFromRecovery(recoveryKey, station);
              const wrapped = await wrapRoot(root, key, recoveryPlace(station));
              const latest = await findKeyring();
              if (!latest.ok) return fail({ kind: 'unavailable' });
              const saved = await save({ ...latest.value, recovery: { wrapped, madeAt: now() } });
              if (!saved.ok) return fail({ kind: 'unavailable' });
              await note({ action: 'changed-settings', detail: 'recovery-key' });
              return ok(undefined);
            }),
        });
      }),

    changePasscode: (old, fresh) =>
      alone(async () => {
        const opened = await openRoot(old);
        if (!opened.ok) {
          const { error } = opened;
          const isDenied = error.kind === 'own-passcode-wrong' || error.kind === 'not-allowed';
          return fail(isDenied ? { kind: 'wrong', waitSeconds: 0 } : error);
        }
        const { keyring, root, self } = opened.value;
        const next = await withPasscode(keyring, root, self.id, fresh);
        if (!next.ok) return next;
        const saved = await save(next.value);
        if (!saved.ok) return fail({ kind: 'unavailable' });
        await note({ action: 'changed-clerk', detail: `own passcode` });
        return ok(undefined);
      }),
  };
}
