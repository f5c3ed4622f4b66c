import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import { asWholeBuffer, type MainProcess } from './ask-main-process.ts';

/** The machine's own secret stays in the main process: a secret goes over, and comes back bound. */
export const createElectronDevice = (main: MainProcess): DeviceBinding => ({
  kind: 'operating-system',
  bind: (secret, { mayMake }) => main.ask('device:bind', { secret: asWholeBuffer(secret), mayMake }),
});
