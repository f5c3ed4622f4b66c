import { createCRC32 } from 'hash-wasm';

/**
 * How entries lie in a journal file, one after the other:
 *
 *     'BJL1' | length of payload u32 | number u32 | CRC-32 of the two and the payload u32 | payload
 *
 * all big-endian. The number counts the frames of a file from 0. The checksum tells damage from a wrong
 * key, and needs none; what the payload says is authenticated by its own seal.
 */
export interface Frame {
  readonly number: number;
  readonly payload: Uint8Array<ArrayBuffer>;
  /** Where it begins in the file, and where the next one would. */
  readonly from: number;
  readonly to: number;
}

export interface FrameScan {
  readonly frames: readonly Frame[];
  /** Where the last good frame ends. */
  readonly end: number;
  /** Bytes after that which are no frame: a write that was cut off, or damage at the very end. */
  readonly torn: number;
  /** Stretches between good frames that are not readable. */
  readonly damaged: number;
}

export interface FrameCodec {
  encode(number: number, payload: Uint8Array): Uint8Array<ArrayBuffer>;
  /** `offset` is where `bytes` begins in the file. */
  scan(bytes: Uint8Array<ArrayBuffer>, offset?: number): FrameScan;
}

const magic = [0x42, 0x4a, 0x4c, 0x31] as const;
export const frameHeaderBytes = 16;

export async function createFrameCodec(): Promise<FrameCodec> {
  const crc = await createCRC32();

  function checksum(bytes: Uint8Array, from: number, length: number): number {
    crc.init();
    crc.update(bytes.subarray(from + 4, from + 12));
    crc.update(bytes.subarray(from + frameHeaderBytes, from + frameHeaderBytes + length));
    return Number.parseInt(crc.digest('hex'), 16);
  }

  function findFrame(bytes: Uint8Array<ArrayBuffer>, view: DataView, from: number): Frame | undefined {
    if (from + frameHeaderBytes > bytes.length) return undefined;
    if (!magic.every((byte, at) => bytes[from + at] === byte)) return undefined;
    const length = view.getUint32(from + 4);
    const to = from + frameHeaderBytes + length;
    if (to > bytes.length || checksum(bytes, from, length) !== view.getUint32(from + 12)) return undefined;
    const payload = bytes.subarray(from + frameHeaderBytes, to);
    return { number: view.getUint32(from + 8), payload, from, to };
  }

  return {
    encode(number, payload) {
      const bytes = new Uint8Array(frameHeaderBytes + payload.length);
      bytes.set(magic);
      bytes.set(payload, frameHeaderBytes);
      const view = new DataView(bytes.buffer);
      view.setUint32(4, payload.length);
      view.setUint32(8, number);
      view.setUint32(12, checksum(bytes, 0, payload.length));
      return bytes;
    },
    scan(bytes, offset = 0) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const frames: Frame[] = [];
      let at = 0;
      let end = 0;
      let damaged = 0;
      while (at < bytes.length) {
        const frame = findFrame(bytes, view, at);
        if (frame === undefined) {
          const next = findMagic(bytes, at + 1);
          if (next === undefined) break;
          at = next;
          continue;
        }
        if (at > end) damaged += 1;
        frames.push({ ...frame, from: frame.from + offset, to: frame.to + offset });
        at = frame.to;
        end = at;
      }
      return { frames, end: end + offset, torn: bytes.length - end, damaged };
    },
  };
}

function findMagic(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(magic[0], from); at !== -1; at = bytes.indexOf(magic[0], at + 1)) {
    if (magic.every((byte, ahead) => bytes[at + ahead] === byte)) return at;
  }
  return undefined;
}
