/**
 * What the operating system refused, e.g. `ENOSPC`; undefined for everything else that is thrown, which is
 * a bug. Node's own complaints of how it was called bear a code too, and are bugs.
 */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code.startsWith('ERR_') ? undefined : error.code;
}
