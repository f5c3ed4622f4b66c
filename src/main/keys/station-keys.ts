import { z } from 'zod';
import { type IpcInput, type IpcValue, loadKeys } from '../../contract/ipc/requests.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Log } from '../log.ts';
import type { StationFiles } from '../station-files.ts';
import type { SecretBox } from './secret-box.ts';

type Keys = IpcValue<'keys:load'>;
type KeysOutcome = Result<Keys, { readonly kind: 'keys-unreadable' | 'key-store-unavailable' }>;

export interface StationKeysPorts {
  readonly path: string;
  readonly files: StationFiles;
  readonly box: SecretBox;
  readonly randomBytes: (length: number) => Buffer;
  readonly log: Log;
}

export interface StationKeys {
  load(input: IpcInput<'keys:load'>): Promise<KeysOutcome>;
}

const KeyFileSchema = z.strictObject({ version: z.literal(1), sealed: z.base64().min(4) });

/**
 * The keys of the station's database, sealed by the system. Made once, where there is neither a key file
 * nor any data. A file that is there but cannot be opened is left exactly as it is: the data needs its old keys, and
 * whoever mends the machine needs the file.
 */
export function createStationKeys(ports: StationKeysPorts): StationKeys {
  // Shared while under way, so that two askers at first start cannot make two sets; not kept afterwards.
  let underWay: Promise<KeysOutcome> | undefined;
  return {
    load(input) {
      underWay ??= loadOrMake(ports, input).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}

async function loadOrMake(
  ports: StationKeysPorts,
  { dataExists }: IpcInput<'keys:load'>,
): Promise<KeysOutcome> {
  const { files, path, log } = ports;
  let text: string | undefined;
  try {
    text = await files.findText(path);
  } catch {
    log('keys-unreadable', { why: 'file' });
    return fail({ kind: 'keys-unreadable' });
  }
  if (text !== undefined) return open(ports, text);
  if (!dataExists) return make(ports);
  log('keys-unreadable', { why: 'gone' });
  return fail({ kind: 'keys-unreadable' });
}

async function make(ports: StationKeysPorts): Promise<KeysOutcome> {
  const { box, files, path, randomBytes, log } = ports;
  const keys: Keys = {
    dataKey: randomBytes(32).toString('base64'),
    lookupKey: randomBytes(32).toString('base64'),
  };
  const file = await seal(box, keys);
  if (file === undefined) {
    log('key-store-unavailable');
    return fail({ kind: 'key-store-unavailable' });
  }
  try {
    await files.replaceText(path, file);
  } catch {
    log('key-store-unavailable', { why: 'not-written' });
    return fail({ kind: 'key-store-unavailable' });
  }
  log('keys-made');
  return ok(keys);
}

async function open(ports: StationKeysPorts, text: string): Promise<KeysOutcome> {
  const { box, files, path, log } = ports;
  const file = KeyFileSchema.safeParse(readJson(text));
  const opened = file.success ? await box.open(file.data.sealed) : fail({ kind: 'unreadable' as const });
  if (!opened.ok && opened.error.kind === 'key-store-unavailable') {
    log('key-store-unavailable');
    return fail({ kind: 'key-store-unavailable' });
  }
  const keys = opened.ok ? loadKeys.output.safeParse(readJson(opened.value.text)) : undefined;
  if (!opened.ok || keys?.success !== true) {
    log('keys-unreadable', { why: file.success ? 'seal' : 'form' });
    return fail({ kind: 'keys-unreadable' });
  }
  if (opened.value.stale) {
    const fresh = await seal(box, keys.data);
    // The old seal still opens; there is always a next start to renew it at.
    if (fresh !== undefined) await files.replaceText(path, fresh).catch(() => log('keys-not-resealed'));
  }
  return ok(keys.data);
}

/** The key file's text, proven to open again before anything depends on it; undefined where it does not. */
async function seal(box: SecretBox, keys: Keys): Promise<string | undefined> {
  const plain = JSON.stringify(keys);
  const sealed = await box.seal(plain);
  if (!sealed.ok) return undefined;
  const again = await box.open(sealed.value);
  if (!again.ok || again.value.text !== plain) return undefined;
  return JSON.stringify({ version: 1, sealed: sealed.value });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
