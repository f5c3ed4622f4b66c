import { joinBytes } from '../join-bytes.ts';
import type { WebBodyReader } from './web-platform.ts';

/** What a stream gives until it ends; undefined, and nothing more is read, where it is longer than so many bytes. */
export async function readUpTo(
  reader: WebBodyReader,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (value === undefined) continue;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  return joinBytes(chunks);
}
