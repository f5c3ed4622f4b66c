export type TextEncoding = 'utf-8' | 'windows-1252';

/** As the platform's `TextDecoder`; a strict one throws where bytes are wrong. */
export type NewDecoder = (
  encoding: TextEncoding,
  strict: boolean,
) => { decode(bytes?: Uint8Array<ArrayBuffer>, options?: { stream: boolean }): string };

/**
 * How a text file is written, by its first letters beyond ASCII: files of kommuner are UTF-8 or, from older systems,
 * Windows-1252. UTF-8 with a damaged spot stays UTF-8: its rows are counted as bad rather than all others misread.
 */
export async function findEncoding(
  newDecoder: NewDecoder,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<TextEncoding> {
  const decoder = newDecoder('utf-8', true);
  for await (const piece of pieces) {
    try {
      if (/[^\p{ASCII}]/u.test(decoder.decode(piece, { stream: true }))) return 'utf-8';
    } catch {
      return isMostlyUtf8(newDecoder, piece) ? 'utf-8' : 'windows-1252';
    }
  }
  try {
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** More good signs than bad ones. */
function isMostlyUtf8(newDecoder: NewDecoder, bytes: Uint8Array<ArrayBuffer>): boolean {
  const text = newDecoder('utf-8', false).decode(bytes);
  const wrong = text.split('\uFFFD').length - 1;
  return (text.match(/[^\p{ASCII}]/gu)?.length ?? 0) > wrong * 2;
}
