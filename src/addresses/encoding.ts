export type TextEncoding = 'utf-8' | 'windows-1252';

/** As the platform's `TextDecoder`; a strict one throws where bytes are wrong. */
export type NewDecoder = (
  encoding: TextEncoding,
  strict: boolean,
) => { decode(bytes?: Uint8Array<ArrayBuffer>, options?: { stream: boolean }): string };

/**
 * How a text file is written, by all of it: files of kommuner are UTF-8 or, from older systems, Windows-1252. UTF-8
 * with a damaged spot stays UTF-8: its rows are counted as bad rather than all others misread.
 */
export async function findEncoding(
  newDecoder: NewDecoder,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<TextEncoding> {
  const decoder = newDecoder('utf-8', true);
  let sawUtf8 = false;
  const isRight = (bytes?: Uint8Array<ArrayBuffer>): boolean => {
    try {
      const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      sawUtf8 ||= /[^\p{ASCII}]/u.test(text);
      return true;
    } catch {
      return false;
    }
  };
  for await (const piece of pieces) {
    if (!isRight(piece)) return sawUtf8 || isMostlyUtf8(newDecoder, piece) ? 'utf-8' : 'windows-1252';
  }
  return isRight() || sawUtf8 ? 'utf-8' : 'windows-1252';
}

/** More good signs than bad ones. */
function isMostlyUtf8(newDecoder: NewDecoder, bytes: Uint8Array<ArrayBuffer>): boolean {
  const text = newDecoder('utf-8', false).decode(bytes);
  const wrong = text.split('\uFFFD').length - 1;
  return (text.match(/[^\p{ASCII}]/gu)?.length ?? 0) > wrong * 2;
}
