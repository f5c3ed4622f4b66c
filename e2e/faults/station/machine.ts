import { createClockWitness } from '../../../src/application/clock-witness.ts';
import type { SafeFiles } from '../../../src/application/ports/safe-files.ts';
import type { Instant } from '../../../src/domain/registration.ts';
import { ok } from '../../../src/domain/result.ts';
import type { Exclusive, OpenWindows } from '../../../src/store/exclusive.ts';
import type { KdfCost } from '../../../src/store/keyring/key-wrap.ts';
import { createKeyringCopies } from '../../../src/store/keyring/keyring-copies.ts';
import {
  type AccessPorts,
  createStationAccess,
  type Unlocked,
} from '../../../src/store/keyring/station-access.ts';
import type { StoreKeys } from '../../../src/store/keys/store-keys.ts';
import { stationDatabaseExists } from '../../../src/store/open-database.ts';
import { type OpenedStore, openStore } from '../../../src/store/open-store.ts';
import { verifyEd25519 } from '../../../src/testing/test-signer.ts';
import type { Tell } from '../telling.ts';

/** Who signs in. Named by the test run, so that none of it lies in the program's own files. */
export interface TestClerk {
  readonly initials: string;
  readonly name: string;
  readonly passcode: string;
}

/** What differs between a bare Node process and a window of the browser. */
export interface Machine {
  readonly name: string;
  readonly files: SafeFiles;
  exclusive(name: string): Exclusive;
  /** Left out where a station has one window at a time. */
  readonly windows?: OpenWindows;
  findEarlierKeys(): Promise<StoreKeys | undefined>;
  forgetEarlierKeys(): Promise<void>;
}

export interface Entered {
  readonly opened: OpenedStore;
  readonly unlocked: Unlocked;
  /** Strictly increasing, so that two changes of one record can be told apart. */
  readonly now: () => Instant;
}

/** As cheap as argon2id gets: the order of writes is tried here, not the cost of a guess. */
const lowCost: KdfCost = { memoryKiB: 8, passes: 1 };

let last = 0;
/** Seconds that were waited after wrong tries, without waiting. */
let ahead = 0;

export function now(): Instant {
  last = Math.max(last + 1, Date.now() + ahead);
  return new Date(last).toISOString() as Instant;
}

export function accessPortsOf(machine: Machine): AccessPorts {
  const { name, files } = machine;
  return {
    copies: createKeyringCopies(files, `${name}-keyring`),
    files,
    device: { kind: 'none', bind: async (secret) => ok(secret) },
    policy: { shortest: 4, shortestDigits: 4 },
    cost: lowCost,
    alone: machine.exclusive(`${name}-keyring`),
    now,
    async dataExists() {
      if ((await files.list()).some((file) => file.name.startsWith('journal-'))) return 'this-version';
      if (!(await stationDatabaseExists(name))) return 'none';
      return (await machine.findEarlierKeys()) === undefined ? 'this-version' : 'earlier-version';
    },
  };
}

/** Sets up or signs in, and opens the store, as the station's own composition root does. */
export async function enter(machine: Machine, clerk: TestClerk, tell: Tell): Promise<Entered> {
  const ports = accessPortsOf(machine);
  return openWith(machine, ports, await unlock(ports, clerk, tell));
}

export async function openWith(machine: Machine, ports: AccessPorts, unlocked: Unlocked): Promise<Entered> {
  const { name, files } = machine;
  const earlierKeys = await machine.findEarlierKeys();
  const witness = createClockWitness({
    now,
    today: () => {
      throw new Error('Nobody asks for the date here');
    },
    monotonic: () => performance.now(),
  });
  const opening = await openStore({
    name,
    files,
    copies: ports.copies,
    keys: unlocked.keys,
    station: unlocked.station,
    clerk: unlocked.clerk,
    earlierKeys,
    evidence: () => witness.evidence(),
    now,
    verify: verifyEd25519,
    // So that a handful that is acknowledged together already counts as many.
    landFrom: 3,
    alone: machine.exclusive(`${name}-store`),
    ...(machine.windows === undefined ? {} : { windows: machine.windows }),
    schedule(run, milliseconds) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    onRoom: () => {},
  });
  if (!opening.ok) throw new Error(`The store did not open: ${opening.error.kind}`);
  if (earlierKeys !== undefined) await machine.forgetEarlierKeys();
  return { opened: opening.value, unlocked, now };
}

export async function unlock(ports: AccessPorts, clerk: TestClerk, tell: Tell): Promise<Unlocked> {
  const access = createStationAccess(ports);
  for (;;) {
    const state = await access.look();
    if (state.kind === 'new') {
      const begun = await access.beginSetUp({ ...clerk, role: 'supervisor' });
      if (!begun.ok) throw new Error(`No set-up: ${begun.error.kind}`);
      const { recoveryKey, askedGroups } = begun.value;
      const finished = await begun.value.finish(askedGroups.map((group) => recoveryKey[group] ?? ''));
      if (finished.ok) {
        tell({ kind: 'set-up', recoveryKey });
        return finished.value;
      }
      // Another window was first.
      if ((await access.look()).kind !== 'locked') throw new Error(`No set-up: ${finished.error.kind}`);
      continue;
    }
    if (state.kind !== 'locked') throw new Error(`Cannot sign in: ${state.kind}`);
    const signedIn = await access.signIn(clerk.initials, clerk.passcode);
    if (signedIn.ok) return signedIn.value;
    if (signedIn.error.kind !== 'wait') throw new Error(`Not signed in: ${signedIn.error.kind}`);
    // Killed between the count of a try and its success, several times in a row.
    ahead += signedIn.error.seconds * 1000;
  }
}
