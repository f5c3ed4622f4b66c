import type { IdWords } from './id-words.ts';

/** A column of 32-bit numbers whose length is not known beforehand. */
export interface GrowingWords {
  readonly length: number;
  push(value: number): void;
  /** Four at once, for columns that hold four words a row. */
  pushFour(first: number, second: number, third: number, fourth: number): void;
  at(index: number): number;
  /** All of them, where they lie: until the next one is added. */
  all(): Uint32Array<ArrayBuffer>;
}

export function createGrowingWords(): GrowingWords {
  let words = new Uint32Array(1024);
  let length = 0;
  const grow = (): void => {
    const larger = new Uint32Array(words.length * 2);
    larger.set(words);
    words = larger;
  };
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === words.length) grow();
      words[length] = value;
      length += 1;
    },
    pushFour(first, second, third, fourth) {
      if (length + 4 > words.length) grow();
      words[length] = first;
      words[length + 1] = second;
      words[length + 2] = third;
      words[length + 3] = fourth;
      length += 4;
    },
    at(index) {
      const value = index < length ? words[index] : undefined;
      if (value === undefined) throw new RangeError(`No entry ${index} of ${length}`);
      return value;
    },
    all: () => words.subarray(0, length),
  };
}

const manySlots = 1 << 21;

/** Ids that have been met, each under a number: 0, 1, 2, as they came. Some 28 bytes an id. */
export interface IdNumbers {
  readonly size: number;
  /** The number of the id; a new one where it has not been met. */
  numberOf(id: IdWords): number;
  /** -1 where it has not been met. */
  find(id: IdWords): number;
  at(number: number): IdWords;
}

/** Open addressing over the words themselves. */
export function createIdNumbers(): IdNumbers {
  let kept = new Uint32Array(4096);
  let size = 0;
  let slots = new Int32Array(2048).fill(-1);
  const slotOf = (a: number, b: number, c: number, d: number): number => {
    let hash =
      Math.imul(a ^ Math.imul(b, 0x85ebca6b), 0xcc9e2d51) ^
      Math.imul(c, 0x9e3779b1) ^
      Math.imul(d, 0x27d4eb2f);
    hash ^= hash >>> 15;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const number = slots[slot] ?? -1;
      if (number < 0) return slot;
      const at = number * 4;
      if (kept[at] === a && kept[at + 1] === b && kept[at + 2] === c && kept[at + 3] === d) return slot;
      slot = (slot + 1) & mask;
    }
  };
  const growSlots = (): void => {
    // Every id is placed anew: the fewer times the better, as long as there is room.
    slots = new Int32Array(slots.length * (slots.length < manySlots ? 4 : 2)).fill(-1);
    for (let number = 0, at = 0; number < size; number += 1, at += 4) {
      slots[slotOf(kept[at] ?? 0, kept[at + 1] ?? 0, kept[at + 2] ?? 0, kept[at + 3] ?? 0)] = number;
    }
  };
  const wordsAt = (number: number): IdWords => {
    const at = number * 4;
    const [a, b, c, d] = [kept[at], kept[at + 1], kept[at + 2], kept[at + 3]];
    if (number >= size || a === undefined || b === undefined || c === undefined || d === undefined)
      throw new RangeError(`No id ${number} of ${size}`);
    return [a, b, c, d];
  };
  return {
    get size() {
      return size;
    },
    numberOf(id) {
      const slot = slotOf(id[0], id[1], id[2], id[3]);
      const known = slots[slot] ?? -1;
      if (known >= 0) return known;
      if (size * 4 === kept.length) {
        const larger = new Uint32Array(kept.length * 2);
        larger.set(kept);
        kept = larger;
      }
      const at = size * 4;
      kept[at] = id[0];
      kept[at + 1] = id[1];
      kept[at + 2] = id[2];
      kept[at + 3] = id[3];
      slots[slot] = size;
      size += 1;
      if (size > slots.length / 2) growSlots();
      return size - 1;
    },
    find: (id) => slots[slotOf(id[0], id[1], id[2], id[3])] ?? -1,
    at: wordsAt,
  };
}

/** The ids that have been met. */
export function createIdSet(): { add(id: IdWords): boolean } {
  const numbers = createIdNumbers();
  return {
    /** False where the id was there already. */
    add(id) {
      const before = numbers.size;
      return numbers.numberOf(id) === before;
    },
  };
}
