/**
 * Saves at once, and while a save is under way remembers only the newest value: no timer to lose a
 * keystroke to, and never two saves of one draft in flight.
 */
export interface LatestSaver<Value> {
  save(value: Value): void;
  settle(): Promise<void>;
}

export function createLatestSaver<Value>(write: (value: Value) => Promise<void>): LatestSaver<Value> {
  let next: { readonly value: Value } | undefined;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (next !== undefined) {
      const { value } = next;
      next = undefined;
      await write(value);
    }
  }

  return {
    save(value) {
      next = { value };
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    async settle() {
      while (running !== undefined) await running;
    },
  };
}
