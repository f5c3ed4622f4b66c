/**
 * Where the machine keeps how far it has counted. What has been kept is on the disk; what cannot be kept
 * throws. Two places, because a counter that is lost would begin anew, and look like a second machine.
 */
export interface NumberPlaces {
  /** No other window or process of this station is in here meanwhile. */
  readonly alone: <Value>(run: () => Promise<Value>) => Promise<Value>;
  /** The last number that anybody may use; undefined where it is lost, or there never was one. */
  readonly findReserved: () => Promise<number | undefined>;
  readonly keepReserved: (last: number) => Promise<void>;
  /** The same in the other place, and always ahead of it. */
  readonly findAhead: () => Promise<number | undefined>;
  readonly keepAhead: (last: number) => Promise<void>;
}

export interface NumberSource {
  /** Makes sure that there is something to count from. Called when the station is enrolled. */
  readonly begin: () => Promise<void>;
  /** Whether it is known how far this station has counted. */
  readonly isKnown: () => Promise<boolean>;
  /** A number that was never given before, by whichever window or life of the program. */
  readonly take: () => Promise<number>;
}

/** So many numbers are reserved at a time: the disk is waited for once in so many hand-overs. */
export const numbersInBlock = 16;
/** The second place is written once in so many numbers. */
const aheadBy = 256;
/**
 * A window's block is dropped when others have come so much further: the server takes a number that is far
 * behind for another machine's.
 */
const furthestBehind = 200;

export function createNumberSource(places: NumberPlaces): NumberSource {
  let next = 1;
  let last = 0;

  async function findMark(): Promise<number | undefined> {
    const known = await places.findReserved();
    // The other place is ahead of all that was ever used.
    return known ?? (await places.findAhead());
  }

  /** In this order: a number in use is always behind both places. */
  async function keep(mark: number): Promise<void> {
    const ahead = await places.findAhead();
    if (ahead === undefined || ahead < mark) await places.keepAhead(mark + aheadBy);
    await places.keepReserved(mark);
  }

  async function reserve(): Promise<void> {
    const mark = await findMark();
    if (mark === undefined) throw new Error('Nobody knows how far this station has counted');
    await keep(mark + numbersInBlock);
    next = mark + 1;
    last = mark + numbersInBlock;
  }

  return {
    begin: () => places.alone(async () => keep((await findMark()) ?? 0)),
    isKnown: () => places.alone(async () => (await findMark()) !== undefined),
    take: () =>
      places.alone(async () => {
        const mark = (await places.findReserved()) ?? 0;
        if (next > last || mark - next > furthestBehind) await reserve();
        const number = next;
        next += 1;
        return number;
      }),
  };
}
