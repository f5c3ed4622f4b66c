import { findEarlierKeys } from '../../contract/ipc/key-requests.ts';
import type { IpcOutcome } from '../../contract/ipc/requests.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Log } from '../log.ts';
import type { StationFiles } from '../station-files.ts';
import { openSealedFile, readJson } from './sealed-file.ts';
import type { SecretBox } from './secret-box.ts';

export interface EarlierKeysPorts {
  readonly path: string;
  readonly files: StationFiles;
  readonly box: SecretBox;
  readonly log: Log;
}

export interface EarlierKeys {
  find(): Promise<IpcOutcome<'keys:earlier'>>;
  forget(): Promise<IpcOutcome<'keys:forget-earlier'>>;
}

/**
 * The database's keys as the version before clerks kept them, sealed by the system. They are only found: a
 * file that cannot be opened is left exactly as it is, for the data needs it and so does whoever mends the
 * machine. It goes when the page says that nothing is sealed with them any more.
 */
export function createEarlierKeys({ path, files, box, log }: EarlierKeysPorts): EarlierKeys {
  return {
    async find() {
      let text: string | undefined;
      try {
        text = await files.findText(path);
      } catch {
        log('keys-unreadable', { why: 'file' });
        return fail({ kind: 'keys-unreadable' });
      }
      if (text === undefined) return fail({ kind: 'none' });
      const opened = await openSealedFile(box, text);
      if (!opened.ok && opened.error.why === 'key-store') {
        log('key-store-unavailable');
        return fail({ kind: 'key-store-unavailable' });
      }
      const keys = opened.ok ? findEarlierKeys.output.safeParse(readJson(opened.value.text)) : undefined;
      if (keys?.success === true) return ok(keys.data);
      log('keys-unreadable', { why: opened.ok ? 'contents' : opened.error.why });
      return fail({ kind: 'keys-unreadable' });
    },
    async forget() {
      try {
        await files.remove(path);
      } catch {
        log('keys-not-forgotten');
        return fail({ kind: 'not-forgotten' });
      }
      log('keys-forgotten');
      return ok(undefined);
    },
  };
}
