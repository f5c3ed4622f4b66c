import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import type { SafeFiles } from '../../application/ports/safe-files.ts';
import { ok } from '../../domain/result.ts';
import type { EarlierKeys } from '../keys/earlier-keys.ts';
import type { Log } from '../log.ts';
import type { Station } from '../station/station.ts';
import { createFileHandlers } from './file-handlers.ts';
import type { IpcHandlers } from './handle.ts';

export interface HandlerParts {
  readonly station: Station;
  readonly earlierKeys: EarlierKeys;
  readonly device: DeviceBinding;
  readonly files: SafeFiles;
  readonly log: Log;
}

export const createHandlers = ({ station, earlierKeys, device, files, log }: HandlerParts): IpcHandlers => ({
  'station:load': () => station.load(),
  'station:connect': (input) => station.connect(input),
  'keys:earlier': () => earlierKeys.find(),
  'keys:forget-earlier': () => earlierKeys.forget(),
  'station:standing': async () => ok((await station.findActing())?.standing),
  'station:take-number': async () => ok(await (await station.findActing())?.signer.takeNumber()),
  'station:sign-bundle': async ({ text }) => ok(await (await station.findActing())?.keys.sign(text)),
  'station:agree': async ({ publicKey }) => ok(await (await station.findActing())?.keys.agreeWith(publicKey)),
  'device:bind': ({ secret, mayMake }) => device.bind(secret, { mayMake }),
  ...createFileHandlers(files, log),
  'intake:probe': async () => ok(await station.transport.probe()),
  'intake:hand-over': async ({ records, line, ...along }) =>
    ok(await station.transport.handOver(records, along, line)),
  'intake:compare': async ({ records }) => ok(await station.transport.compareRecords(records)),
  'intake:updates': async (since) => ok(await station.transport.fetchUpdates(since)),
  'intake:kiosk': async ({ question }) => ok(await station.transport.askForIntakes(question)),
  'intake:register': async ({ have }) => ok(await station.transport.findRegister(have)),
  'intake:register-part': async ({ file, from }) => {
    const answer = await station.transport.fetchRegisterPart(file, from);
    return ok(answer.kind === 'answered' ? { ...answer, value: answer.value.slice() } : answer);
  },
});
