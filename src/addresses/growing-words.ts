/** A column of 32-bit numbers whose length is not known beforehand. */
export interface GrowingWords {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
}

export function createGrowingWords(): GrowingWords {
  let words = new Uint32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === words.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(words);
        words = larger;
      }
      words[length] = value;
      length += 1;
    },
    at(index) {
      const value = index < length ? words[index] : undefined;
      if (value === undefined) throw new RangeError(`No entry ${index} of ${length}`);
      return value;
    },
  };
}

/** The ids that have been met, by their four words: open addressing over the rows that hold them. */
export function createIdSet(): { add(words: readonly [number, number, number, number]): boolean } {
  const kept = createGrowingWords();
  let slots = new Int32Array(4096).fill(-1);
  const slotOf = (a: number, b: number, c: number, d: number): number => {
    let hash =
      Math.imul(a ^ Math.imul(b, 0x85ebca6b), 0xcc9e2d51) ^
      Math.imul(c, 0x9e3779b1) ^
      Math.imul(d, 0x27d4eb2f);
    hash ^= hash >>> 15;
    let slot = hash & (slots.length - 1);
    for (;;) {
      const row = slots[slot] ?? -1;
      const at = row * 4;
      if (row < 0) return slot;
      if (kept.at(at) === a && kept.at(at + 1) === b && kept.at(at + 2) === c && kept.at(at + 3) === d)
        return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let row = 0; row * 4 < kept.length; row += 1) {
      const at = row * 4;
      slots[slotOf(kept.at(at), kept.at(at + 1), kept.at(at + 2), kept.at(at + 3))] = row;
    }
  };
  return {
    /** False where the id was there already. */
    add([a, b, c, d]) {
      const slot = slotOf(a, b, c, d);
      if ((slots[slot] ?? -1) >= 0) return false;
      slots[slot] = kept.length / 4;
      for (const word of [a, b, c, d]) kept.push(word);
      if (kept.length / 4 > slots.length / 2) grow();
      return true;
    },
  };
}
