import { readUpTo } from './read-up-to.ts';
import type { WebBodyReader } from './web-platform.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes as one gzip stream (RFC 1952). */
export type Gzip = (bytes: Bytes) => Promise<Bytes>;

/** As little of the web's compression as is used; `globalThis` fits in a browser and in Node. */
export interface CompressingPlatform {
  readonly CompressionStream: new (
    format: 'gzip',
  ) => {
    readonly readable: { getReader(): WebBodyReader };
    readonly writable: { getWriter(): { write(bytes: Bytes): Promise<void>; close(): Promise<void> } };
  };
}

export const createGzip =
  ({ CompressionStream }: CompressingPlatform): Gzip =>
  async (bytes) => {
    const { readable, writable } = new CompressionStream('gzip');
    const writer = writable.getWriter();
    const written = writer.write(bytes).then(() => writer.close());
    const [packed] = await Promise.all([readUpTo(readable.getReader(), Number.POSITIVE_INFINITY), written]);
    if (packed === undefined) throw new Error('A stream is longer than endless');
    return packed;
  };
