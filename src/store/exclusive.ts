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

/** Tells the windows of a station that have its store open. */
export interface OpenWindows {
  areThereOthers(): Promise<boolean>;
  /** Counts this one in, until the function that it answers with is called. */
  enter(): () => void;
}

export function openWindowsInBrowser(name: string): OpenWindows {
  const lock = `${name}-open`;
  return {
    async areThereOthers() {
      const { held = [] } = await navigator.locks.query();
      return held.some((one) => one.name === lock);
    },
    enter() {
      let leave = (): void => {};
      const left = new Promise<void>((resolve) => {
        leave = resolve;
      });
      void navigator.locks.request(lock, { mode: 'shared' }, () => left);
      return () => leave();
    },
  };
}
