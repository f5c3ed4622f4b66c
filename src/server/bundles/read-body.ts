import type { Readable } from 'node:stream';
import { UnreadableBodyError } from '../http/json-body.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A body that is taken in piece by piece, so that its beginning can be judged before the rest is there. */
export interface PiecemealBody {
  /** The first bytes: at least up to the first line feed, or `most`, or the end. */
  readStart(most: number): Promise<Bytes>;
  /** All of it; undefined where it is longer than `most`. */
  readAll(most: number): Promise<Bytes | undefined>;
  /** Lets the rest go by unread, so that the sender hears the answer. */
  discard(): void;
}

const lineFeed = 0x0a;

export function readPiecemeal(stream: Readable): PiecemealBody {
  const pieces: Buffer[] = [];
  let length = 0;
  const iterator = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;

  /** False at the end. */
  async function readMore(): Promise<boolean> {
    try {
      const next = await iterator.next();
      if (next.done === true) return false;
      pieces.push(next.value);
      length += next.value.length;
      return true;
    } catch (cause) {
      // The sender has hung up, or was too slow.
      throw new UnreadableBodyError('the body stopped', { cause });
    }
  }

  return {
    async readStart(most) {
      while (length < most && !pieces.some((piece) => piece.includes(lineFeed)) && (await readMore()));
      return new Uint8Array(Buffer.concat(pieces));
    },
    async readAll(most) {
      while (length <= most && (await readMore()));
      return length > most ? undefined : new Uint8Array(Buffer.concat(pieces, length));
    },
    discard() {
      pieces.length = 0;
      // As long as the iterator listens, nothing flows, and the sender would wait until the line is cut.
      void Promise.resolve(iterator.return?.()).then(() => stream.resume());
    },
  };
}
