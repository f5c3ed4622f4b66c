import type { SafeFileProblem, SafeFiles } from '../../application/ports/safe-files.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { systemErrorCode } from '../files/system-error.ts';
import type { Log } from '../log.ts';
import type { IpcHandlers } from './handle.ts';

type FileChannel = Extract<keyof IpcHandlers, `files:${string}`>;

export function createFileHandlers(files: SafeFiles, log: Log): Pick<IpcHandlers, FileChannel> {
  /** A disk that refuses is to be expected; anything else that is thrown is a bug. */
  async function orUnavailable<Value, Kind extends string>(
    operation: string,
    run: () => Promise<Result<Value, { readonly kind: Kind }>>,
  ): Promise<Result<Value, { readonly kind: Kind | 'unavailable' }>> {
    try {
      return await run();
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === undefined) throw error;
      log('file-unavailable', { operation, code });
      return fail({ kind: 'unavailable' });
    }
  }

  return {
    'files:list': () => orUnavailable('list', async () => ok(await files.list())),
    'files:read': ({ name, from, to }) =>
      orUnavailable('read', async () => {
        const bytes = await files.read(name, from, to);
        return bytes === undefined ? fail({ kind: 'no-such-file' as const }) : ok(bytes);
      }),
    'files:append': async ({ name, at, bytes }) => ok(written(await files.append(name, at, bytes))),
    'files:truncate': async ({ name, size }) => ok(written(await files.truncate(name, size))),
    'files:remove': ({ name }) =>
      orUnavailable('remove', async () => {
        await files.remove(name);
        return ok(undefined);
      }),
  };
}

const written = (outcome: Result<void, SafeFileProblem>): { readonly kind: 'done' } | SafeFileProblem =>
  outcome.ok ? { kind: 'done' } : outcome.error;
