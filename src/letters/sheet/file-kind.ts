export type FileKind = 'pdf' | 'jpeg' | 'png' | 'webp' | 'empty' | { readonly unsupported: string };

const starts = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** What a file is by its first bytes; names are not believed. */
export function findFileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47])) return 'png';
  if (starts(bytes, [0x49, 0x49, 0x2a, 0x00]) || starts(bytes, [0x4d, 0x4d, 0x00, 0x2a]))
    return { unsupported: 'TIFF' };
  const brand = ascii(bytes, 8, 12);
  if (ascii(bytes, 4, 8) === 'ftyp' && /^(?:hei|hev|mif|msf)/u.test(brand)) return { unsupported: 'HEIC' };
  if (ascii(bytes, 4, 8) === 'ftyp' && brand.startsWith('avi')) return { unsupported: 'AVIF' };
  if (ascii(bytes, 0, 4) === 'RIFF' && brand === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 4) === 'GIF8') return { unsupported: 'GIF' };
  if (ascii(bytes, 0, 2) === 'BM') return { unsupported: 'BMP' };
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return { unsupported: 'ZIP/Office' };
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { unsupported: 'Office' };
  // Readers allow a PDF's header to stand a little into the file.
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'pdf';
  return { unsupported: 'ukendt' };
}
