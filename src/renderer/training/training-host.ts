import type { Sender } from '../../application/intake/judgement.ts';
import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import type { IntakeTransport } from '../../application/ports/intake-transport.ts';
import type { Clock } from '../../application/ports/machine.ts';
import type { StationStanding } from '../../contract/ipc/identity-requests.ts';
import { fail, ok } from '../../domain/result.ts';
import { createBrowserFiles } from '../host/safe-files/browser-files.ts';
import type { StationHost } from '../host/station-host.ts';
import type { SittingKeys } from './server-crypto.ts';

export const trainingKommune = { kommuneCode: '0621', kommuneName: 'Kolding' } as const;
/** The folder of its files in the origin's private file system. */
export const trainingFolder = 'bopael-training';

interface TrainingHostPorts {
  readonly clock: Clock;
  readonly transport: IntakeTransport;
  readonly keys: SittingKeys;
  readonly self: Sender;
}

const unbound: DeviceBinding = { kind: 'none', bind: async (secret) => ok(secret) };

/**
 * The machine of a sitting: the page's own files, a clock that the trainer sets, and a server in the page. It is
 * the same in a browser and in Electron, and asks no network.
 */
export function createTrainingHost({ clock, transport, keys, self }: TrainingHostPorts): StationHost {
  const { station, stationSecrets, told } = keys;
  let lastNumber = 0;
  const standing: StationStanding = {
    stationId: self.id,
    stationName: self.name,
    office: self.office,
    audience: 'training',
    kommuneCode: trainingKommune.kommuneCode,
    signingKey: stationSecrets.signing.public,
    sealingKey: stationSecrets.sealing.public,
    server: told,
  };
  return {
    kind: 'browser',
    clock,
    files: () => createBrowserFiles(trainingFolder),
    device: unbound,
    passcodes: () => ({ shortest: 4, shortestDigits: 4 }),
    findEarlierKeys: async () => ok(undefined),
    forgetEarlierKeys: async () => {},
    lendVault: async () => {},
    loadIdentity: async () =>
      ok({ ...trainingKommune, audience: 'training', openEnrolment: true, enrolled: true }),
    connect: async () => fail({ kind: 'wrong-audience' }),
    transport,
    credentials: {
      findStanding: async () => standing,
      async takeNumber() {
        lastNumber += 1;
        return lastNumber;
      },
      signBundle: (text) => station.sign(text),
      agreeWith: (publicKey) => station.agreeWith(publicKey),
    },
    persistStorage: async () => false,
  };
}
