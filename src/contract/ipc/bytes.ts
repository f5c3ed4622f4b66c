import { z } from 'zod';

/**
 * Binary data across the process border, by structured clone. A view must cover its whole buffer: the clone
 * carries the buffer, and what lies beside the view there may be anything, even a key.
 */
export const bytesSchema = (isLength: (length: number) => boolean) =>
  z.custom<Uint8Array<ArrayBuffer>>(
    (value) =>
      value instanceof Uint8Array &&
      value.buffer instanceof ArrayBuffer &&
      value.byteLength === value.buffer.byteLength &&
      isLength(value.byteLength),
    'not bytes of this length',
  );
