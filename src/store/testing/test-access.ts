import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import type { NewClerk, SetUp } from '../../application/ports/station-access.ts';
import type { Keyring } from '../../contract/keyring.ts';
import { fail, ok } from '../../domain/result.ts';
import type { AccessPorts, Unlocked } from '../keyring/station-access.ts';
import { createTestAccess, createTestMachine, type TestMachine } from './test-station.ts';

export const supervisorForm: NewClerk = {
  initials: 'ØVE',
  name: 'Øvine Prøvesen',
  role: 'supervisor',
  passcode: 'kaffe-59',
};

/** A machine of its own: what it binds, no other binds alike. `state` is how its key store is at the moment. */
export function createTestDevice(secret: number): DeviceBinding & {
  state: 'well' | 'unavailable' | 'changed';
} {
  const device = {
    kind: 'operating-system' as const,
    state: 'well' as 'well' | 'unavailable' | 'changed',
    async bind(bytes: Uint8Array<ArrayBuffer>, { mayMake }: { readonly mayMake: boolean }) {
      if (device.state === 'unavailable') return fail({ kind: 'key-store-unavailable' } as const);
      if (device.state === 'changed' && !mayMake) return fail({ kind: 'key-store-changed' } as const);
      const bound = await crypto.subtle.digest('SHA-256', new Uint8Array([secret, ...bytes]));
      return ok(new Uint8Array(bound));
    },
  };
  return device;
}

export interface SetUpStation {
  readonly machine: TestMachine;
  readonly recoveryKey: string;
  readonly supervisor: Unlocked;
}

/** The asked groups, as somebody types them who has the print. */
export const typedBack = ({
  recoveryKey,
  askedGroups,
}: Pick<SetUp<unknown>, 'recoveryKey' | 'askedGroups'>): readonly string[] =>
  askedGroups.map((group) => recoveryKey[group] ?? '');

/** A station that a supervisor has set up. */
export async function setUpStation(
  more: Partial<AccessPorts> = {},
  machine = createTestMachine(),
): Promise<SetUpStation> {
  const access = createTestAccess(machine, more);
  const begun = await access.beginSetUp(supervisorForm);
  if (!begun.ok) throw new Error(`Not begun: ${begun.error.kind}`);
  const { recoveryKey } = begun.value;
  const finished = await begun.value.finish(typedBack(begun.value));
  if (!finished.ok) throw new Error(`Not finished: ${finished.error.kind}`);
  return { machine, recoveryKey: recoveryKey.join('-'), supervisor: finished.value };
}

export async function getKeyring({ copies }: TestMachine): Promise<Keyring> {
  const found = await copies.find();
  if (found.kind !== 'found') throw new Error(`The key ring is ${found.kind}`);
  return found.keyring;
}
