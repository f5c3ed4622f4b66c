/** Bytes that are read where they are asked for: a file, or memory. Throws where the platform cannot read. */
export interface ByteSource {
  readonly size: number;
  /** Bytes from a place on, not to be changed; as many as were asked for. */
  read(from: number, length: number): Uint8Array<ArrayBuffer>;
}

export const sourceOfBytes = (bytes: Uint8Array<ArrayBuffer>): ByteSource => ({
  size: bytes.length,
  read(from, length) {
    if (from < 0 || from + length > bytes.length) throw new RangeError(`No ${length} bytes at ${from}`);
    return bytes.subarray(from, from + length);
  },
});
