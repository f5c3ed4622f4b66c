/** What a picture's file says of itself before it is opened. */
export interface PictureHeader {
  readonly width: number;
  readonly height: number;
  /** False where the file ends before its picture does, or its parts were changed. */
  readonly isWhole: boolean;
}

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const long = (bytes: Uint8Array, at: number): number => word(bytes, at) * 65_536 + word(bytes, at + 2);

const sums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

/** The check sum of a PNG's chunk (CRC-32, ISO 3309). */
function sumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sums[(sum ^ byte) & 0xff] as number) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** Chunks that a picture cannot be drawn without have a capital first. */
const isNeeded = (bytes: Uint8Array, at: number): boolean => ((bytes[at + 4] ?? 0) & 0x20) === 0;

function readPngHeader(bytes: Uint8Array): PictureHeader {
  let at = 8;
  let ended = false;
  let isRight = true;
  while (at + 8 <= bytes.length && !ended) {
    const end = at + 12 + long(bytes, at);
    ended = long(bytes, at + 4) === 0x49_45_4e_44;
    // A wrong sum makes some decoders end the whole process instead of saying so.
    if (isNeeded(bytes, at) && end <= bytes.length) {
      isRight &&= sumOf(bytes.subarray(at + 4, end - 4)) === long(bytes, end - 4);
    }
    at = end;
  }
  const isWhole = ended && isRight && at <= bytes.length;
  return { width: long(bytes, 16), height: long(bytes, 20), isWhole };
}

/** Start-of-frame markers; C4, C8 and CC mean other things. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function readJpegHeader(bytes: Uint8Array): PictureHeader | undefined {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
    } else if (isFrame(marker)) {
      return { width: word(bytes, at + 7), height: word(bytes, at + 5), isWhole: hasEnd(bytes) };
    } else {
      at += 2 + word(bytes, at + 2);
    }
  }
  return undefined;
}

/** The end marker, perhaps followed by what a scanner or phone adds. */
function hasEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at > Math.max(2, bytes.length / 2); at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

function readWebpHeader(bytes: Uint8Array): PictureHeader | undefined {
  const little = (at: number, count: number): number =>
    Array.from({ length: count }, (_, index) => (bytes[at + index] ?? 0) * 256 ** index).reduce(
      (sum, part) => sum + part,
      0,
    );
  const isWhole = bytes.length >= little(4, 4) + 8;
  switch (String.fromCharCode(...bytes.subarray(12, 16))) {
    case 'VP8X':
      return { width: little(24, 3) + 1, height: little(27, 3) + 1, isWhole };
    case 'VP8 ':
      return { width: little(26, 2) & 0x3fff, height: little(28, 2) & 0x3fff, isWhole };
    case 'VP8L': {
      const bits = little(21, 4);
      return { width: (bits & 0x3fff) + 1, height: (Math.floor(bits / 16_384) & 0x3fff) + 1, isWhole };
    }
    default:
      return undefined;
  }
}

/** Size and wholeness of a PNG, JPEG or WebP file; undefined where its header cannot be read. */
export function readPictureHeader(
  bytes: Uint8Array,
  kind: 'png' | 'jpeg' | 'webp',
): PictureHeader | undefined {
  const header =
    kind === 'png' ? readPngHeader(bytes) : kind === 'jpeg' ? readJpegHeader(bytes) : readWebpHeader(bytes);
  return header === undefined || header.width < 1 || header.height < 1 ? undefined : header;
}
