import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { DeviceBinding, DeviceProblem } from '../../application/ports/device-binding.ts';
import { Base64KeySchema } from '../../contract/ipc/key-requests.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Log } from '../log.ts';
import { createLine } from '../one-at-a-time.ts';
import type { StationFiles } from '../station-files.ts';
import { openSealedFile, readJson, type SealedFileProblem, sealForFile } from './sealed-file.ts';
import type { SecretBox } from './secret-box.ts';

export interface DeviceSecretPorts {
  readonly path: string;
  readonly files: StationFiles;
  readonly box: SecretBox;
  readonly randomBytes: (length: number) => Buffer;
  readonly log: Log;
}

const SecretSchema = z.strictObject({ deviceSecret: Base64KeySchema });

type Trouble = 'none' | 'file' | 'contents' | SealedFileProblem['why'];
/** What the page hears: whether it is worth waiting for, or a matter for the recovery key. */
const answers: Readonly<Record<Trouble | 'not-sealed' | 'not-written', DeviceProblem['kind']>> = {
  none: 'key-store-changed',
  contents: 'key-store-changed',
  form: 'key-store-changed',
  seal: 'key-store-changed',
  file: 'key-store-unavailable',
  'key-store': 'key-store-unavailable',
  'not-sealed': 'key-store-unavailable',
  'not-written': 'key-store-unavailable',
};

/** Base64 of the device's secret, or why there is none; that is for the log alone. */
type Found = Result<string, Trouble>;

/**
 * A secret of this machine, sealed by its key store: what the page derives from a passcode is worth nothing
 * without it. It never leaves this process. It is made where the page says that somebody sets the station up
 * or recovers it, and only then: made at a sign-in, it would turn a key store that is locked for a moment
 * into passcodes that never fit again.
 */
export function createDeviceSecret(ports: DeviceSecretPorts): DeviceBinding {
  // Two askers at a first start must not make two secrets.
  const inLine = createLine();
  return {
    kind: 'operating-system',
    bind: (secret, { mayMake }) =>
      inLine(async () => {
        const found = await find(ports);
        const own = found.ok || !mayMake ? found : await make(ports);
        if (!own.ok) {
          ports.log('device-not-bound', { why: own.error });
          return fail({ kind: answers[own.error] });
        }
        const bound = createHmac('sha256', Buffer.from(own.value, 'base64')).update(secret).digest();
        // Copied out of Node's shared pool, whose other contents must not cross with it.
        return ok(new Uint8Array(bound));
      }),
  };
}

async function find({ files, path, box, log }: DeviceSecretPorts): Promise<Found> {
  let text: string | undefined;
  try {
    text = await files.findText(path);
  } catch {
    return fail('file');
  }
  if (text === undefined) return fail('none');
  const opened = await openSealedFile(box, text);
  if (!opened.ok) return fail(opened.error.why);
  const secret = SecretSchema.safeParse(readJson(opened.value.text));
  if (!secret.success) return fail('contents');
  if (opened.value.stale) {
    const fresh = await sealForFile(box, opened.value.text);
    // The old seal still opens; there is always a next time to renew it.
    if (fresh !== undefined) await files.replaceText(path, fresh).catch(() => log('device-not-resealed'));
  }
  return ok(secret.data.deviceSecret);
}

async function make(ports: DeviceSecretPorts): Promise<Result<string, 'not-sealed' | 'not-written'>> {
  const { box, files, path, randomBytes, log } = ports;
  const deviceSecret = randomBytes(32).toString('base64');
  const text = await sealForFile(box, JSON.stringify({ deviceSecret }));
  if (text === undefined) return fail('not-sealed');
  // The key store answers now: what it did not open a moment ago gets a second chance before it is replaced.
  const again = await find(ports);
  if (again.ok) return again;
  try {
    await files.supersedeText(path, text);
  } catch {
    return fail('not-written');
  }
  log('device-secret-made', { after: again.error });
  return ok(deviceSecret);
}
