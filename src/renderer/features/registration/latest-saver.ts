/**
 * Saves at once, and while a save is under way remembers only the newest value: no timer to lose a
 * keystroke to, and never two saves of one draft in flight.
 */
export interface LatestSaver<Value> {
  save(value: Value): void;
  /** Resolves when everything given so far has been written. */
  settle(): Promise<void>;
}

export function createLatestSaver<Value>(write: (value: Value) => Promise<void>): LatestSaver<Value> {
  let next: { readonly value: Value } | undefined;
  let isRunning = false;
  let run: Promise<void> = Promise.resolve();

  async function writeAll(): Promise<void> {
    isRunning = true;
    try {
      while (next !== undefined) {
        const { value } = next;
        next = undefined;
        await write(value);
      }
    } finally {
      // In the same breath as the last look at `next`: a value that comes now starts a new run.
      isRunning = false;
    }
  }

  return {
    save(value) {
      next = { value };
      if (!isRunning) run = writeAll();
    },
    async settle() {
      while (isRunning) await run;
    },
  };
}
