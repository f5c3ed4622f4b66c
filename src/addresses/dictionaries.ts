/** Texts in the order first met. */
export function createTexts(): { readonly all: string[]; indexOf(text: string): number } {
  const all: string[] = [];
  const known = new Map<string, number>();
  return {
    all,
    indexOf(text) {
      const found = known.get(text);
      if (found !== undefined) return found;
      known.set(text, all.length);
      all.push(text);
      return all.length - 1;
    },
  };
}

/** The same for numbers. */
export function createNumbers(): { readonly all: number[]; indexOf(value: number): number } {
  const all: number[] = [];
  const known = new Map<number, number>();
  return {
    all,
    indexOf(value) {
      const found = known.get(value);
      if (found !== undefined) return found;
      known.set(value, all.length);
      all.push(value);
      return all.length - 1;
    },
  };
}

/** Lists of different lengths, one after the other. */
export function createLists(): {
  readonly values: number[];
  add(list: Iterable<number>): void;
  first(): Uint32Array<ArrayBuffer>;
} {
  const values: number[] = [];
  const starts = [0];
  return {
    values,
    add(list) {
      for (const value of list) values.push(value);
      starts.push(values.length);
    },
    first: () => Uint32Array.from(starts),
  };
}
