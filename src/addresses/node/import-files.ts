import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { fail, type Result } from '../../domain/result.ts';
import type { RegisterProblem } from '../address-register.ts';
import { findEncoding, type NewDecoder } from '../encoding.ts';
import {
  createRegisterImport,
  type ImportedRegister,
  type ImportOptions,
} from '../formats/import-register.ts';

/** `unreadable-file`: there is none, it may not be read, or it is packed and damaged. */
export type ImportProblem = RegisterProblem | { readonly kind: 'unreadable-file'; readonly path: string };

export interface FilesToImport {
  readonly paths: readonly string[];
  readonly moment: number;
  readonly about?: ImportOptions['about'];
  /** Told as each file's turn comes. */
  readonly onFile?: (path: string) => void;
}

/** Reads a register from the files that it is made of, piece by piece: they may be larger than the memory. */
export async function importFiles({
  paths,
  moment,
  about,
  onFile = () => undefined,
}: FilesToImport): Promise<Result<ImportedRegister, ImportProblem>> {
  const register = createRegisterImport({ moment, ...(about === undefined ? {} : { about }) });
  for (const path of paths) {
    onFile(path);
    const isPacked = await isGzip(path).catch(() => undefined);
    if (isPacked === undefined) return fail({ kind: 'unreadable-file', path });
    const file = register.file(basename(path));
    try {
      const decoder = newDecoder(await findEncoding(newDecoder, piecesOf(path, isPacked)), false);
      for await (const piece of piecesOf(path, isPacked)) file.push(decoder.decode(piece, { stream: true }));
      file.push(decoder.decode());
    } catch (cause) {
      if (!isOfSystem(cause)) throw cause;
      return fail({ kind: 'unreadable-file', path });
    }
    file.end();
  }
  return register.finish();
}

const newDecoder: NewDecoder = (encoding, strict) => new TextDecoder(encoding, { fatal: strict });

/** What the disk and zlib throw has a code; bugs have none. */
const isOfSystem = (cause: unknown): boolean => cause instanceof Error && 'code' in cause;

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

const pieceBytes = 1 << 20;

async function* piecesOf(path: string, isPacked: boolean): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = createReadStream(path, { highWaterMark: pieceBytes });
  const unpacked = isPacked ? createGunzip({ chunkSize: pieceBytes }) : undefined;
  if (unpacked !== undefined) {
    stream.on('error', (cause) => unpacked.destroy(cause));
    stream.pipe(unpacked);
  }
  try {
    for await (const piece of unpacked ?? stream) {
      const { buffer, byteOffset, length } = piece as Buffer;
      yield new Uint8Array(buffer as ArrayBuffer, byteOffset, length);
    }
  } finally {
    stream.destroy();
  }
}
