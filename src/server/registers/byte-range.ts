/** A part of a file: from (inclusive) and to (exclusive). */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

const form = /^bytes=(\d{0,15})-(\d{0,15})$/i;

/**
 * What a `Range` header asks for of so many bytes (RFC 9110, 14.2). Undefined for none, for one that cannot be read,
 * and for several parts at once: then all of it is given, as the standard allows.
 */
export function readByteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = form.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    // So many of the last ones.
    const wanted = Number(last);
    return wanted === 0 ? 'unsatisfiable' : { from: Math.max(0, size - wanted), to: size };
  }
  const from = Number(first);
  const to = last === '' ? size : Math.min(size, Number(last) + 1);
  // Backwards: no range at all, and to be passed over.
  if (last !== '' && Number(last) < from) return undefined;
  return from >= size ? 'unsatisfiable' : { from, to };
}
