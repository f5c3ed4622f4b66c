import type { IpcChannel } from '../../contract/ipc/channels.ts';
import type { BorderFault } from '../../contract/ipc/define-request.ts';
import type {
  IpcErrorKind,
  IpcOutcome,
  IpcPayload,
  IpcValue,
  StationBridge,
} from '../../contract/ipc/requests.ts';

/** Channels whose every outcome is a value. */
type SureChannel = {
  [Channel in IpcChannel]: [IpcErrorKind<Channel>] extends [never] ? Channel : never;
}[IpcChannel];

export interface MainProcess {
  ask<Channel extends IpcChannel>(
    channel: Channel,
    payload: IpcPayload<Channel>,
  ): Promise<IpcOutcome<Channel>>;
  askForValue<Channel extends SureChannel>(
    channel: Channel,
    payload: IpcPayload<Channel>,
  ): Promise<IpcValue<Channel>>;
}

/** Asks over the bridge. A refusal at the border is a bug, and thrown. */
export function createMainProcess(bridge: StationBridge): MainProcess {
  const ask: MainProcess['ask'] = async (channel, payload) => {
    const answer = await bridge.invoke(channel, payload);
    if (!answer.ok && isBorderFault(answer.error.kind)) {
      throw new Error(`The main process refused ${channel}: ${answer.error.kind}`);
    }
    return answer as IpcOutcome<typeof channel>;
  };
  return {
    ask,
    async askForValue(channel, payload) {
      const answer = await ask(channel, payload);
      if (!answer.ok) throw new Error(`${channel} failed`);
      return answer.value;
    },
  };
}

const borderFaults: ReadonlySet<string> = new Set<BorderFault>([
  'sender-refused',
  'malformed-request',
  'internal-error',
]);
const isBorderFault = (kind: string): boolean => borderFaults.has(kind);

/**
 * Bytes that fill their buffer. A clone carries the whole buffer that a view looks into, and the main
 * process takes nothing that came along unasked.
 */
export const asWholeBuffer = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
