import type { FrameCodec } from './frames.ts';
import { decodeEntry, encodeEntry, type JournalEntry, type RowChange } from './rows.ts';

const nonceBytes = 12;
const encoder = new TextEncoder();

export interface ReadEntry {
  readonly entry: JournalEntry;
  readonly number: number;
  /** Where the frame ends in the file. */
  readonly to: number;
}

export interface ReadFrames {
  readonly entries: readonly ReadEntry[];
  /** Frames that are whole, but do not open: another station's or another key's, or moved about. */
  readonly foreign: number;
  /** Numbers that are missing between the frames. */
  readonly missing: number;
  readonly torn: number;
  /** Stretches between the frames that are none. */
  readonly damaged: number;
  readonly end: number;
}

/**
 * Entries sealed one by one (AES-256-GCM). The place, i.e. station and file, and the number in it are bound
 * into each seal: a frame that was moved, repeated or left out shows.
 */
export interface SealedFrames {
  encode(place: string, number: number, entry: JournalEntry): Promise<Uint8Array<ArrayBuffer>>;
  read(
    place: string,
    bytes: Uint8Array<ArrayBuffer>,
    offset?: number,
    firstNumber?: number,
  ): Promise<ReadFrames>;
}

export function createSealedFrames(codec: FrameCodec, key: CryptoKey): SealedFrames {
  const algorithm = (place: string, number: number, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: encoder.encode(`${place}/${number}`),
  });

  async function open(place: string, number: number, payload: Uint8Array<ArrayBuffer>) {
    const nonce = payload.subarray(0, nonceBytes);
    try {
      const plain = await crypto.subtle.decrypt(
        algorithm(place, number, nonce),
        key,
        payload.subarray(nonceBytes),
      );
      return decodeEntry(new Uint8Array(plain));
    } catch {
      return undefined;
    }
  }

  return {
    async encode(place, number, entry) {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const plain = new Uint8Array(encodeEntry(entry));
      const sealed = await crypto.subtle.encrypt(algorithm(place, number, nonce), key, plain);
      const payload = new Uint8Array(nonceBytes + sealed.byteLength);
      payload.set(nonce);
      payload.set(new Uint8Array(sealed), nonceBytes);
      return codec.encode(number, payload);
    },
    async read(place, bytes, offset = 0, firstNumber = 0) {
      const { frames, torn, damaged, end } = codec.scan(bytes, offset);
      const entries: ReadEntry[] = [];
      let foreign = 0;
      let missing = 0;
      let next = firstNumber;
      const opened = await Promise.all(frames.map(({ number, payload }) => open(place, number, payload)));
      for (const [at, frame] of frames.entries()) {
        const entry = opened[at];
        if (entry === undefined || frame.number < next) {
          foreign += 1;
          continue;
        }
        missing += frame.number - next;
        next = frame.number + 1;
        entries.push({ entry, number: frame.number, to: frame.to });
      }
      return { entries, foreign, missing, torn, damaged, end };
    },
  };
}

const rowsAFrame = 200;
const bytesAFrame = 1_000_000;

/** All frames of a snapshot, in order: what there is, and the word that it is all. */
export async function* snapshotFrames(
  frames: SealedFrames,
  place: string,
  begin: Extract<JournalEntry, { kind: 'begin' }>,
  rows: Iterable<RowChange>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let number = 0;
  const encode = (entry: JournalEntry) => frames.encode(place, number++, entry);
  yield await encode(begin);
  let part: RowChange[] = [];
  let bytes = 0;
  let count = 0;
  for (const row of rows) {
    part.push(row);
    bytes += sizeOf(row);
    count += 1;
    if (part.length < rowsAFrame && bytes < bytesAFrame) continue;
    yield await encode({ kind: 'rows', changes: part });
    part = [];
    bytes = 0;
  }
  if (part.length > 0) yield await encode({ kind: 'rows', changes: part });
  yield await encode({ kind: 'complete', rows: count });
}

/** Roughly: only pages of letters are large. */
const sizeOf = (change: RowChange): number =>
  change.table === 'letterPages' && 'row' in change
    ? change.row.pages.reduce((sum, { image }) => sum + image.data.byteLength, 0)
    : 0;
