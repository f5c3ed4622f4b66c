/** Runs alone in the whole station: no other window of it runs what was given under the same name. */
export type Exclusive = <Value>(run: () => Promise<Value>) => Promise<Value>;

/** Over all windows of the browser. A window that dies lets go. */
export const exclusiveInBrowser =
  (name: string): Exclusive =>
  (run) =>
    // The types of `request` lose the value of an asynchronous callback.
    navigator.locks.request(name, run) as ReturnType<typeof run>;

/** Within one program, where there are no windows: tests, and the storage harness. */
export function exclusiveInProgram(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
}
