import { doubtEntry } from '../../application/hand-over/move-entry.ts';
import type { DeviceProblem } from '../../application/ports/device-binding.ts';
import type {
  Recovery,
  RecoveryProblem,
  RestoreProblem,
  StationAccess,
} from '../../application/ports/station-access.ts';
import type { StoreProblem } from '../../application/ports/station-store.ts';
import type { Keyring } from '../../contract/keyring.ts';
import type { Clerk } from '../../domain/clerk.ts';
import { triesBeforeLock } from '../../domain/lock-out.ts';
import { findPasscodeProblem } from '../../domain/passcode.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { readBackup } from '../backup/backup-file.ts';
import { createJournal, type Journal, type JournalRows } from '../journal/journal.ts';
import { keyOf, type RowChange } from '../journal/rows.ts';
import { deriveStationKeys, type RootKey } from '../keys/station-keys.ts';
import { createVault, type Vault } from '../keys/vault.ts';
import { mergeRows } from '../merge.ts';
import { opensWith } from '../opens-with.ts';
import { currentVersion } from '../station-database.ts';
import { fileProblem } from '../store-problem.ts';
import {
  checkNewClerk,
  findProfile,
  handleOf,
  makeEntry,
  reopened,
  replaceEntry,
  wrapFor,
} from './clerk-entries.ts';
import { keyFromRecovery, recoveryPlace, unwrapRoot } from './key-wrap.ts';
import { parseRecoveryKey } from './recovery-key.ts';
import type { AccessPorts, Unlocked } from './station-access.ts';

interface RecoveryPorts extends AccessPorts {
  readonly save: (keyring: Keyring) => Promise<Result<Keyring, { readonly kind: 'unavailable' }>>;
  readonly deviceCheck: (station: string, mayMake: boolean) => Promise<Result<string, DeviceProblem>>;
  readonly opened: (root: RootKey, keyring: Keyring, clerk: Clerk, how: Unlocked['how']) => Promise<Unlocked>;
}

/** The ways into a station with the kommune's recovery key: on the station itself, and from a backup. */
export function createRecovery(ports: RecoveryPorts): Pick<StationAccess<Unlocked>, 'recover' | 'restore'> {
  const { copies, alone, device, policy, save, deviceCheck, opened } = ports;

  async function recover(typed: string): Promise<Result<Recovery<Unlocked>, RecoveryProblem>> {
    const found = await copies.find();
    if (found.kind !== 'found') return fail({ kind: 'unavailable' });
    const root = await openWithRecoveryKey(found.keyring, typed);
    return root.ok ? ok(await beginRecovery(found.keyring, root.value)) : root;
  }

  /**
   * From a backup, on a machine that has no key ring. Where a journal of the same station is still there it
   * is newer than any backup and stays; the database follows from it at the next opening.
   */
  async function restore(
    bytes: Uint8Array<ArrayBuffer>,
    typed: string,
  ): Promise<Result<Recovery<Unlocked>, RestoreProblem>> {
    const backup = await readBackup(bytes);
    if (!backup.ok) return backup;
    const { keyring } = backup.value;
    const root = await openWithRecoveryKey(keyring, typed);
    if (!root.ok) return root;
    const there = await copies.find();
    if (there.kind === 'found' || there.kind === 'newer-program') return fail({ kind: 'already-set-up' });
    const keys = await deriveStationKeys(root.value);
    const rows = await backup.value.readRows(keys.journal);
    if (!rows.ok) return rows;
    const { station } = keyring;
    const journal = await createJournal({
      files: ports.files,
      key: keys.journal,
      station,
      schema: currentVersion,
    });
    const vault = createVault(keys);
    // Another station's data is here: the two are not mixed.
    if ((await journal.read()).foreign) return fail({ kind: 'not-this-station' });
    return ok(await beginRecovery(keyring, root.value, () => bringIn(journal, vault, rows.value)));
  }

  async function openWithRecoveryKey(
    keyring: Keyring,
    typed: string,
  ): Promise<Result<RootKey, RecoveryProblem>> {
    const parsed = parseRecoveryKey(typed);
    if (parsed.kind === 'mistyped') return fail(parsed);
    const key = await keyFromRecovery(parsed.key, keyring.station);
    const root = await unwrapRoot(keyring.recovery.wrapped, key, recoveryPlace(keyring.station));
    return root.ok ? root : fail({ kind: 'not-this-station' });
  }

  /** `prepare` brings the data before the key ring that opens it. */
  async function beginRecovery(
    keyring: Keyring,
    root: RootKey,
    prepare: () => Promise<Result<void, StoreProblem>> = async () => ok(undefined),
  ): Promise<Recovery<Unlocked>> {
    const vault = createVault(await deriveStationKeys(root));
    const profiles = await Promise.all(
      keyring.clerks.map(async (entry) =>
        entry.closedAt === undefined ? findProfile(vault, keyring.station, entry) : undefined,
      ),
    );
    const supervisors = profiles
      .filter((clerk) => clerk !== undefined)
      .filter(({ role }) => role === 'supervisor');

    /** As it is now; another station's where somebody has set this machine up meanwhile. */
    async function findLatest(): Promise<Result<Keyring, { readonly kind: 'unavailable' }>> {
      const found = await copies.find();
      if (found.kind !== 'found') return ok(keyring);
      return found.keyring.keyId === keyring.keyId ? ok(found.keyring) : fail({ kind: 'unavailable' });
    }

    /** The machine may be another: what is wrapped for it is wrapped by its own binding from now on. */
    async function store(
      change: (keyring: Keyring) => Keyring,
    ): Promise<Result<Keyring, StoreProblem | DeviceProblem>> {
      const latest = await findLatest();
      if (!latest.ok) return latest;
      const prepared = await prepare();
      if (!prepared.ok) return prepared;
      const check = await deviceCheck(keyring.station, true);
      if (!check.ok) return check;
      const isSame = check.value === latest.value.device.check;
      const next = change(isSame ? latest.value : lockedOut(latest.value));
      return save({ ...next, device: { kind: device.kind, check: check.value } });
    }

    return {
      supervisors,
      resetPasscode: (id, passcode) =>
        alone(async () => {
          const clerk = supervisors.find((other) => other.id === id);
          if (clerk === undefined) return fail({ kind: 'no-such-clerk' });
          const problem = findPasscodeProblem(passcode, policy, clerk);
          if (problem !== undefined) return fail(problem);
          const wrap = await wrapFor(ports, keyring, id, root, passcode, true);
          if (!wrap.ok) return wrap;
          const saved = await store((latest) => {
            const entry = latest.clerks.find((other) => other.id === id);
            return entry === undefined ? latest : replaceEntry(latest, reopened(entry, wrap.value));
          });
          return saved.ok ? ok(await opened(root, keyring, clerk, 'recovered')) : saved;
        }),
      addSupervisor: (input) =>
        alone(async () => {
          const checked = checkNewClerk({ ...input, role: 'supervisor' }, policy);
          if (!checked.ok) return checked;
          const latest = await findLatest();
          if (!latest.ok) return latest;
          const handle = await handleOf(latest.value.station, checked.value.clerk.initials);
          if (latest.value.clerks.some((other) => other.handle === handle)) {
            return fail({ kind: 'initials-taken' });
          }
          const made = await makeEntry(ports, latest.value, vault, root, checked.value, true);
          if (!made.ok) return made;
          const saved = await store((fresh) => ({
            ...fresh,
            clerks: [...fresh.clerks, made.value.entry],
          }));
          return saved.ok ? ok(await opened(root, latest.value, made.value.clerk, 'recovered')) : saved;
        }),
    };
  }

  return { recover, restore };
}

/**
 * The rows of a backup as the journal, with what can still be read of one that is damaged. Its count begins
 * anew, so that a database that knew more is not taken for older.
 */
export async function bringIn(
  journal: Journal,
  vault: Vault,
  rows: readonly RowChange[],
): Promise<Result<void, StoreProblem>> {
  const reading = await journal.read();
  if (reading.newer || (reading.mark !== undefined && reading.lost === 0)) return ok(undefined);
  const backedUp: JournalRows = new Map();
  for (const change of rows) {
    const isQueued = change.table === 'outbox' && 'row' in change;
    const row: RowChange = isQueued ? { ...change, row: doubtEntry(change.row) } : change;
    const table = backedUp.get(row.table) ?? new Map();
    backedUp.set(row.table, table.set(keyOf(row), row));
  }
  const merged = await mergeRows({
    journalled: reading.rows,
    stored: backedUp,
    trusted: false,
    opens: opensWith(vault),
  });
  const written = await journal.writeSnapshot(undefined, merged.rows);
  return written.ok ? ok(undefined) : fail(fileProblem(written.error));
}

/** Wraps of another machine open nothing here: their clerks are told to see a supervisor, not that they err. */
const lockedOut = (keyring: Keyring): Keyring => ({
  ...keyring,
  clerks: keyring.clerks.map((entry) => ({ ...entry, wrongTries: triesBeforeLock })),
});
