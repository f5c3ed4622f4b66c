/**
 * How much is asked for at a time of what comes in parts. On a line of five kilobytes a second a large answer takes
 * longer than any may: it would begin again and again, and never be there. So less is asked for after an answer that did
 * not come, and twice as much after each that did.
 */
export interface Portion {
  readonly size: number;
  /** What became of the question, after so many milliseconds. */
  note(cameThrough: boolean, milliseconds: number): void;
}

const shrinking = 8;
/** Milliseconds. A line that is down says so at once, and nothing of how quick it is. */
const telling = 2_000;

export function createPortion(most: number, least: number): Portion {
  let size = most;
  return {
    get size() {
      return size;
    },
    note(cameThrough, milliseconds) {
      if (cameThrough) size = Math.min(most, size * 2);
      else if (milliseconds >= telling) size = Math.max(least, Math.floor(size / shrinking));
    },
  };
}
