/** Many short texts in two typed arrays: they open without being read, and a text is made when asked for. */
export interface TextTable {
  readonly size: number;
  get(at: number): string;
}

export interface TextColumns {
  /** UTF-16 units, one text after the other. */
  readonly units: Uint16Array<ArrayBuffer>;
  /** Where each text ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

export function openTextTable({ units, ends }: TextColumns): TextTable {
  return {
    size: ends.length,
    get(at) {
      const end = ends[at];
      if (end === undefined) throw new RangeError(`No text ${at} of ${ends.length}`);
      const from = at === 0 ? 0 : (ends[at - 1] ?? 0);
      // Twice as fast as to spread them.
      return String.fromCharCode.apply(null, units.subarray(from, end) as unknown as number[]);
    },
  };
}

export function writeTextTable(texts: readonly string[]): TextColumns {
  const units = new Uint16Array(texts.reduce((sum, text) => sum + text.length, 0));
  const ends = new Uint32Array(texts.length);
  let at = 0;
  texts.forEach((text, index) => {
    for (let sign = 0; sign < text.length; sign += 1) units[at++] = text.charCodeAt(sign);
    ends[index] = at;
  });
  return { units, ends };
}
