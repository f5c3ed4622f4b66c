/**
 * How much goes into one request. On a line of eight kilobytes a second five hundred records take longer than any
 * request may: all of it would be sent again and again, and none arrive. So a hand-over begins with a few, and each
 * answer tells how many more the line takes in some ten seconds.
 */
export interface LinePace {
  /** A hand-over begins. However quick the line was before: until there has been an answer, nobody knows how it is. */
  begin(): void;
  /** Bytes of records that the next request may have. */
  readonly batchBytes: number;
  /** The line carries full requests as they are, and several at once. */
  readonly isQuick: boolean;
  /** `sentBytes`: as what so many bytes of records went over the line, where they were packed. */
  noteAnswer(bytes: number, milliseconds: number, sentBytes?: number): void;
  /** A request that was not answered, or not by the server, and how long that took. */
  noteFailure(bytes: number, milliseconds: number): void;
}

const firstBytes = 32_000;
/** A record or two. */
const leastBytes = 2_000;
const wantedMilliseconds = 10_000;
/** A small request takes as long as the way there and back, and tells little of a large one. */
const growthAtMost = 8;
const shrinking = 4;
/** Where it was not as quick as it seemed, so many times as quick is asked for. */
const doubt = 3;

/** A line that is down says so at once, and nothing of its pace. */
const tellingMilliseconds = 2_000;

/** `mostBytes`: what a request may have at all. */
export function createLinePace(mostBytes: number): LinePace {
  let batchBytes = Math.min(firstBytes, mostBytes);
  let isAnswered = false;
  let carriesSeveral = false;
  /** Full requests that it has to carry in the wanted time, unpacked. */
  let quickFrom = 1;
  const set = (bytes: number): void => {
    batchBytes = Math.round(Math.min(mostBytes, Math.max(leastBytes, bytes)));
    if (!carriesSeveral || batchBytes >= mostBytes) return;
    carriesSeveral = false;
    quickFrom *= doubt;
  };
  /** The first of a hand-over is small, and tells whether the line is what it was. */
  const wantedBytes = (): number => (isAnswered ? batchBytes : Math.min(firstBytes, batchBytes));
  return {
    begin() {
      isAnswered = false;
      quickFrom = 1;
    },
    get batchBytes() {
      return wantedBytes();
    },
    get isQuick() {
      return isAnswered && carriesSeveral;
    },
    noteAnswer(bytes, milliseconds, sentBytes = bytes) {
      const times = wantedMilliseconds / Math.max(1, milliseconds);
      const inTime = bytes * times;
      const isFull = bytes * 2 >= wantedBytes();
      isAnswered = true;
      if (inTime >= batchBytes) set(Math.min(inTime, batchBytes * growthAtMost));
      else if (isFull) set(inTime);
      carriesSeveral ||= batchBytes >= mostBytes && sentBytes * times >= mostBytes * quickFrom;
    },
    noteFailure(bytes, milliseconds) {
      if (milliseconds >= tellingMilliseconds) set(Math.min(bytes, batchBytes) / shrinking);
    },
  };
}
