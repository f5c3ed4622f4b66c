import type { RunOptions } from '../outcome.ts';

export interface BrowserOptions extends RunOptions {
  /** Where the page is served. */
  readonly url: string;
}

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
