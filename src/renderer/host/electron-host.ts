import type { IpcChannel } from '../../contract/ipc/channels.ts';
import type { BorderFault } from '../../contract/ipc/define-request.ts';
import type { IpcOutcome, IpcPayload, StationBridge } from '../../contract/ipc/requests.ts';
import { ok } from '../../domain/result.ts';
import { importStoreKeys } from '../../store/store-keys.ts';
import type { StationHost } from './station-host.ts';

/** What the page's own surroundings offer the host. */
export interface ElectronPage {
  /** Whether the station's database is there, which needs the keys that it was made with. */
  readonly dataExists: () => Promise<boolean>;
  readonly storage: Pick<StorageManager, 'persist' | 'persisted'>;
}

/** The station in Electron: keys, token and transport are the main process's, behind the bridge. */
export function createElectronHost(
  bridge: StationBridge,
  { dataExists, storage }: ElectronPage,
): StationHost {
  async function ask<Channel extends IpcChannel>(
    channel: Channel,
    payload: IpcPayload<Channel>,
  ): Promise<IpcOutcome<Channel>> {
    const answer = await bridge.invoke(channel, payload);
    if (!answer.ok && isBorderFault(answer.error.kind)) {
      throw new Error(`The main process refused ${channel}: ${answer.error.kind}`);
    }
    return answer as IpcOutcome<Channel>;
  }

  return {
    kind: 'electron',
    loadIdentity: () => ask('station:load', undefined),
    connect: ({ serverUrl, token }) =>
      ask('station:connect', { token: token.trim(), ...(serverUrl === undefined ? {} : { serverUrl }) }),
    async loadKeys() {
      const answer = await ask('keys:load', { dataExists: await dataExists() });
      if (!answer.ok) return answer;
      const { dataKey, lookupKey } = answer.value;
      return ok(await importStoreKeys(bytesOf(dataKey), bytesOf(lookupKey)));
    },
    transport: {
      probe: () => askForValue('intake:probe', undefined),
      handOver: (records) => askForValue('intake:hand-over', { records }),
    },
    persistStorage: async () => (await storage.persisted()) || storage.persist(),
  };

  /** For requests whose every outcome is a value. */
  async function askForValue<Channel extends 'intake:probe' | 'intake:hand-over'>(
    channel: Channel,
    payload: IpcPayload<Channel>,
  ) {
    const answer = await ask(channel, payload);
    if (!answer.ok) throw new Error(`${channel} failed`);
    return answer.value;
  }
}

const borderFaults: ReadonlySet<string> = new Set<BorderFault>([
  'sender-refused',
  'malformed-request',
  'internal-error',
]);
const isBorderFault = (kind: string): boolean => borderFaults.has(kind);

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
