import { joinBytes } from '../join-bytes.ts';

export interface ExportLine {
  /** Undefined where the bytes are no UTF-8, or far too many for a line. */
  readonly text: string | undefined;
  /** False where the file stops before the line does. */
  readonly ended: boolean;
}

const lineFeed = 0x0a;
/** An entry is some hundred bytes. A file without lines must not fill the memory. */
const longestLine = 1_000_000;

/** Cuts a file into its lines as it comes in. `decode` is strict: undefined where the bytes are no UTF-8. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  decode: (bytes: Uint8Array) => string | undefined,
): AsyncGenerator<ExportLine> {
  let held: Uint8Array[] = [];
  let length = 0;
  const hold = (piece: Uint8Array): void => {
    held.push(piece);
    length += piece.length;
  };
  const release = (): string | undefined => {
    const text = decode(join(held));
    held = [];
    length = 0;
    return text;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      hold(chunk.subarray(from, at));
      from = at + 1;
      yield { text: release(), ended: true };
    }
    if (from < chunk.length) hold(chunk.subarray(from));
    if (length > longestLine) {
      yield { text: undefined, ended: true };
      return;
    }
  }
  if (length > 0) yield { text: release(), ended: false };
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  return joinBytes(pieces);
}
