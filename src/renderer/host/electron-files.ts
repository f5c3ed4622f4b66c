import type { SafeFileProblem, SafeFiles } from '../../application/ports/safe-files.ts';
import { fileLimits } from '../../contract/ipc/file-limits.ts';
import type { IpcValue } from '../../contract/ipc/requests.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { asWholeBuffer, type MainProcess } from './ask-main-process.ts';

type Written = Result<void, SafeFileProblem>;

/** The station's files in the main process's folder. What is longer than one request goes in pieces. */
export function createElectronFiles(main: MainProcess, pieceBytes: number = fileLimits.bytes): SafeFiles {
  const write = async (name: string, at: number, bytes: Uint8Array): Promise<Written> =>
    resultOf(await main.askForValue('files:append', { name, at, bytes: asWholeBuffer(bytes) }));
  const truncate = async (name: string, size: number): Promise<Written> =>
    resultOf(await main.askForValue('files:truncate', { name, size }));

  return {
    async list() {
      const answer = await main.ask('files:list', undefined);
      return answer.ok ? answer.value : refuse('files:list', answer.error.kind);
    },
    async read(name, from = 0, to = Number.MAX_SAFE_INTEGER) {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      for (let at = from; ; ) {
        const end = Math.max(at, Math.min(to, at + pieceBytes));
        const answer = await main.ask('files:read', { name, from: at, to: end });
        if (!answer.ok) {
          if (answer.error.kind === 'no-such-file') return undefined;
          return refuse('files:read', answer.error.kind);
        }
        pieces.push(answer.value);
        at += answer.value.byteLength;
        if (at < end || at >= to) return joined(pieces);
      }
    },
    async append(name, at, bytes) {
      let done = 0;
      do {
        const piece = bytes.subarray(done, done + pieceBytes);
        const outcome = await write(name, at + done, piece);
        if (!outcome.ok) return done === 0 ? outcome : cutBack(at, outcome);
        done += piece.byteLength;
      } while (done < bytes.byteLength);
      return ok(undefined);

      /** The main process cut back its piece only; those before it go as well. */
      async function cutBack(to: number, outcome: Written): Promise<Written> {
        // Somebody wrote behind our pieces: cutting would take theirs along.
        if (!outcome.ok && outcome.error.kind === 'size-differs') return outcome;
        const cut = await truncate(name, to);
        return cut.ok ? outcome : fail({ kind: 'unavailable' });
      }
    },
    truncate,
    async remove(name) {
      const answer = await main.ask('files:remove', { name });
      if (!answer.ok) refuse('files:remove', answer.error.kind);
    },
  };
}

const resultOf = (written: IpcValue<'files:append'>): Written =>
  written.kind === 'done' ? ok(undefined) : fail(written);

function refuse(channel: string, kind: string): never {
  throw new Error(`${channel}: ${kind}`);
}

function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
