/** A column of numbers that grows as entries are written; 0 where nothing was written. */
export interface Column {
  get(index: number): number;
  set(index: number, value: number): void;
}

const makers = {
  8: (length: number) => new Uint8Array(length),
  16: (length: number) => new Uint16Array(length),
  32: (length: number) => new Uint32Array(length),
  /** Fractions too: moments in milliseconds. */
  64: (length: number) => new Float64Array(length),
} as const;

export function createColumn(bits: keyof typeof makers): Column {
  const make = makers[bits];
  let data = make(1024);
  return {
    get: (index) => data[index] ?? 0,
    set(index, value) {
      if (index >= data.length) {
        // Half as much again: a whole country's tables must not double at once.
        const larger = make(Math.max(index + 1, Math.ceil(data.length * 1.5)));
        larger.set(data);
        data = larger;
      }
      data[index] = value;
    },
  };
}
