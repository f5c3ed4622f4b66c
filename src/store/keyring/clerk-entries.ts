import type { DeviceBinding, DeviceProblem } from '../../application/ports/device-binding.ts';
import type { ClerkProblem, NewClerk } from '../../application/ports/station-access.ts';
import type { ClerkEntry, Keyring } from '../../contract/keyring.ts';
import { type Clerk, type ClerkId, parseInitials, roles } from '../../domain/clerk.ts';
import { findPasscodeProblem, type PasscodePolicy } from '../../domain/passcode.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { RootKey } from '../keys/station-keys.ts';
import type { Vault } from '../keys/vault.ts';
import { fromBase64, type KdfCost, keyFromPasscode, makeKdf, toBase64, wrapRoot } from './key-wrap.ts';

/** How the entries of a key ring are made and read; shared by set-up, recovery and administration. */
export interface EntryPorts {
  readonly device: DeviceBinding;
  readonly policy: PasscodePolicy;
  readonly cost: KdfCost;
}

const encoder = new TextEncoder();

/** Initials are few, so this hides them from a glance and from a search of the disk, not from a guess. */
export async function handleOf(station: string, initials: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', encoder.encode(`${station}\n${initials}`));
  return toBase64(new Uint8Array(hash).subarray(0, 16));
}

export const wrapPlace = (station: string, clerk: ClerkId): string => `${station}/${clerk}`;
const profilePlace = (station: string, clerk: ClerkId): string => `keyring/${station}/${clerk}/profile`;

/** Undefined where the profile does not open, or is not of this form. */
export async function findProfile(
  vault: Vault,
  station: string,
  { id, profile }: ClerkEntry,
): Promise<Clerk | undefined> {
  const sealed = { nonce: fromBase64(profile.nonce), data: fromBase64(profile.data) };
  const text = await vault.findText(profilePlace(station, id), sealed);
  if (text === undefined) return undefined;
  const { initials, name, role } = JSON.parse(text) as Omit<Clerk, 'id'>;
  return roles.includes(role) ? { id, initials, name, role } : undefined;
}

export async function sealProfile(
  vault: Vault,
  station: string,
  { id, initials, name, role }: Clerk,
): Promise<ClerkEntry['profile']> {
  const { nonce, data } = await vault.sealText(
    profilePlace(station, id),
    JSON.stringify({ initials, name, role }),
  );
  return { nonce: toBase64(nonce), data: toBase64(new Uint8Array(data)) };
}

export interface CheckedClerk {
  readonly clerk: Omit<Clerk, 'id'>;
  readonly passcode: string;
}

/** The form of a new clerk, before anything is made of it. */
export function checkNewClerk(
  { initials: typed, name: typedName, role, passcode }: NewClerk,
  policy: PasscodePolicy,
): Result<CheckedClerk, ClerkProblem> {
  const initials = parseInitials(typed);
  if (initials === undefined) return fail({ kind: 'bad-initials' });
  const name = typedName.trim().replace(/\s+/g, ' ');
  if (name === '') return fail({ kind: 'name-missing' });
  const problem = findPasscodeProblem(passcode, policy, { initials, name });
  if (problem !== undefined) return fail(problem);
  return ok({ clerk: { initials, name, role }, passcode });
}

/** The root key wrapped under a passcode, with new salt. */
export async function wrapFor(
  { device, cost }: EntryPorts,
  keyring: Pick<Keyring, 'station'>,
  clerk: ClerkId,
  root: RootKey,
  passcode: string,
  mayMake = false,
): Promise<Result<Pick<ClerkEntry, 'kdf' | 'wrapped'>, DeviceProblem>> {
  const kdf = makeKdf(cost);
  const key = await keyFromPasscode(passcode, kdf, device, mayMake);
  if (!key.ok) return key;
  return ok({ kdf, wrapped: await wrapRoot(root, key.value, wrapPlace(keyring.station, clerk)) });
}

export async function makeEntry(
  ports: EntryPorts,
  keyring: Pick<Keyring, 'station'>,
  vault: Vault,
  root: RootKey,
  { clerk, passcode }: CheckedClerk,
  mayMake = false,
): Promise<Result<{ readonly entry: ClerkEntry; readonly clerk: Clerk }, DeviceProblem>> {
  const id = crypto.randomUUID() as string as ClerkId;
  const wrap = await wrapFor(ports, keyring, id, root, passcode, mayMake);
  if (!wrap.ok) return wrap;
  const whole: Clerk = { id, ...clerk };
  const entry: ClerkEntry = {
    id,
    handle: await handleOf(keyring.station, clerk.initials),
    ...wrap.value,
    profile: await sealProfile(vault, keyring.station, whole),
    wrongTries: 0,
  };
  return ok({ entry, clerk: whole });
}

/** With a new wrap, and whatever kept the clerk out taken away. */
export function reopened(
  { lastWrongAt: _, closedAt: __, ...entry }: ClerkEntry,
  wrap: Pick<ClerkEntry, 'kdf' | 'wrapped'>,
): ClerkEntry {
  return { ...entry, ...wrap, wrongTries: 0 };
}

export const replaceEntry = (keyring: Keyring, entry: ClerkEntry): Keyring => ({
  ...keyring,
  clerks: keyring.clerks.map((other) => (other.id === entry.id ? entry : other)),
});
