import { createClockWitness } from '../../application/clock-witness.ts';
import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import type { Clerk, ClerkId, Role } from '../../domain/clerk.ts';
import { ok } from '../../domain/result.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-machine.ts';
import { createMemorySafeFiles, type MemorySafeFiles } from '../../testing/memory-safe-files.ts';
import { verifyEd25519 } from '../../testing/test-signer.ts';
import { exclusiveInProgram } from '../exclusive.ts';
import type { KdfCost } from '../keyring/key-wrap.ts';
import { createKeyringCopies, type KeyringCopies } from '../keyring/keyring-copies.ts';
import { type AccessPorts, createStationAccess } from '../keyring/station-access.ts';
import { deriveStationKeys, type StationKeys } from '../keys/station-keys.ts';
import { type OpenedStore, openStore, type StorePorts } from '../open-store.ts';
import { StationDatabase } from '../station-database.ts';

/** As cheap as argon2id gets: tests try out rules, not the cost of a guess. */
export const testCost: KdfCost = { memoryKiB: 8, passes: 1 };

export const unboundDevice: DeviceBinding = { kind: 'none', bind: async (secret) => ok(secret) };

export const testStationId = '3f0a4b4e-6f0e-4d5b-9c56-7f7a3c1b2d10';

export function buildClerk(nth = 1, role: Role = 'clerk'): Clerk {
  const id = `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}` as ClerkId;
  return { id, initials: `ØV${nth}`, name: `Øvelse ${nth}`, role };
}

/** What stays when a program dies and is started again: disk and database. */
export interface TestMachine {
  readonly name: string;
  readonly files: MemorySafeFiles;
  readonly copies: KeyringCopies;
  readonly clock: FakeClock;
  keys(): Promise<StationKeys>;
  storePorts(clerk?: Clerk, more?: Partial<StorePorts>): Promise<StorePorts>;
  /** Opens the store as `clerk` (a supervisor by default). Throws where it does not open. */
  open(clerk?: Clerk, more?: Partial<StorePorts>): Promise<OpenedStore>;
  /** A second look at the same rows, past the store. */
  look(): Promise<StationDatabase>;
  /** What was put off until later happens now. Nothing does by itself. */
  letTimePass(): void;
  accessPorts(more?: Partial<AccessPorts>): AccessPorts;
}

export interface TestMachineOptions {
  readonly files?: MemorySafeFiles;
  readonly rootKey?: Uint8Array<ArrayBuffer>;
}

export function createTestMachine({
  files = createMemorySafeFiles(),
  rootKey = new Uint8Array(32).fill(7),
}: TestMachineOptions = {}): TestMachine {
  const name = `station-${crypto.randomUUID()}`;
  const clock = createFakeClock();
  const alone = exclusiveInProgram();
  const aloneWithKeyring = exclusiveInProgram();
  const copies = createKeyringCopies(files, `keyring-${name}`);
  const witness = createClockWitness(clock);
  let putOff: (() => void)[] = [];
  let derived: Promise<StationKeys> | undefined;
  const keys = (): Promise<StationKeys> => {
    derived ??= deriveStationKeys(rootKey);
    return derived;
  };
  const storePorts: TestMachine['storePorts'] = async (clerk = buildClerk(1, 'supervisor'), more = {}) => ({
    name,
    files,
    copies,
    keys: await keys(),
    station: testStationId,
    clerk,
    earlierKeys: undefined,
    evidence: () => witness.evidence(),
    now: () => clock.now(),
    verify: verifyEd25519,
    alone,
    schedule(run) {
      putOff.push(run);
      return () => {
        putOff = putOff.filter((other) => other !== run);
      };
    },
    onRoom: () => {},
    ...more,
  });
  return {
    name,
    files,
    copies,
    clock,
    keys,
    storePorts,
    async open(clerk, more) {
      const opened = await openStore(await storePorts(clerk, more));
      if (!opened.ok) throw new Error(`The store did not open: ${opened.error.kind}`);
      return opened.value;
    },
    async look() {
      const newest = (await indexedDB.databases())
        .map((database) => database.name ?? '')
        .filter((other) => other === name || other.startsWith(`${name}~`))
        .sort()
        .at(-1);
      const database = new StationDatabase(newest ?? name);
      await database.open();
      return database;
    },
    letTimePass() {
      const due = putOff;
      putOff = [];
      for (const run of due) run();
    },
    accessPorts: (more = {}) => ({
      copies,
      files,
      device: unboundDevice,
      policy: { shortest: 4, shortestDigits: 4 },
      cost: testCost,
      alone: aloneWithKeyring,
      now: () => clock.now(),
      dataExists: async () => 'none',
      ...more,
    }),
  };
}

export const createTestAccess = (machine: TestMachine, more: Partial<AccessPorts> = {}) =>
  createStationAccess(machine.accessPorts(more));
