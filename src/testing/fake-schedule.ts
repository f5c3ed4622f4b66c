export interface FakeSchedule {
  /** Fits wherever something is to run once after so many milliseconds. Answers with a way to call it off. */
  readonly schedule: (run: () => void, milliseconds: number) => () => void;
  /** Waits until something is scheduled; answers with its milliseconds. */
  settled(): Promise<number>;
  /** Lets the time come for what is scheduled. */
  fire(): void;
  readonly pending: number;
}

/** One thing at a time may be scheduled; a second is a mistake that the test should hear of. */
export function createFakeSchedule(): FakeSchedule {
  let next: { readonly run: () => void; readonly milliseconds: number } | undefined;
  let heard: (() => void) | undefined;
  return {
    schedule(run, milliseconds) {
      if (next !== undefined) throw new Error('Something is scheduled already');
      const mine = { run, milliseconds };
      next = mine;
      heard?.();
      return () => {
        if (next === mine) next = undefined;
      };
    },
    async settled() {
      while (next === undefined) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
      return next.milliseconds;
    },
    fire() {
      const due = next;
      if (due === undefined) throw new Error('Nothing is scheduled');
      next = undefined;
      due.run();
    },
    get pending() {
      return next === undefined ? 0 : 1;
    },
  };
}
