/** A token's two halves. Tokens are keyed hashes, so that either half spreads evenly. */
const highHalf = (token: bigint): number => Number(token >> 32n);
const lowHalf = (token: bigint): number => Number(token & 0xffff_ffffn);

/**
 * From tokens of eight bytes to the numbers that were added under them, in flat memory: twelve bytes a slot,
 * and at least one slot in three stays free. What was added is never taken out.
 */
export class TokenTable {
  #high = new Uint32Array(1024);
  #low = new Uint32Array(1024);
  /** The number and one more; 0 is a free slot. */
  #number = new Uint32Array(1024);
  #used = 0;

  add(high: number, low: number, number: number): void {
    if (this.#used * 3 >= this.#number.length * 2) this.#grow();
    this.#put(high, low, number + 1);
    this.#used += 1;
  }

  find(token: bigint): readonly number[] {
    const [high, low] = [highHalf(token), lowHalf(token)];
    const mask = this.#number.length - 1;
    const found: number[] = [];
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const number = this.#number[slot];
      if (number === undefined || number === 0) return found;
      if (this.#low[slot] === low && this.#high[slot] === high) found.push(number - 1);
    }
  }

  get bytes(): number {
    return this.#number.length * 12;
  }

  #put(high: number, low: number, value: number): void {
    const mask = this.#number.length - 1;
    let slot = low & mask;
    while (this.#number[slot] !== 0) slot = (slot + 1) & mask;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#number[slot] = value;
  }

  #grow(): void {
    const [high, low, number] = [this.#high, this.#low, this.#number];
    const length = number.length * 2;
    this.#high = new Uint32Array(length);
    this.#low = new Uint32Array(length);
    this.#number = new Uint32Array(length);
    for (const [slot, value] of number.entries()) {
      if (value !== 0) this.#put(high[slot] ?? 0, low[slot] ?? 0, value);
    }
  }
}
