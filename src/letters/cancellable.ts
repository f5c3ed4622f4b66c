import type { Cancellation } from '../domain/cancellation.ts';

/** Waits for work, or for the cancellation if that comes first; then the work's outcome is nobody's. */
export function orCancelled<Value, Instead>(
  work: Promise<Value>,
  cancellation: Cancellation | undefined,
  instead: Instead,
): Promise<Value | Instead> {
  if (cancellation === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(instead);
    if (cancellation.aborted) stop();
    cancellation.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => cancellation.removeEventListener('abort', stop));
  });
}
