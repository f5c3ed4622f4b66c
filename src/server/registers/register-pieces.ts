import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { IntakeTables } from '../database/tables.ts';
import type { ByteRange } from './byte-range.ts';

/** Bytes of a piece; the last one of a file is shorter. Never another number: it is not kept with the file. */
export const pieceBytes = 256 * 1024;

/** Keeps a file under its hash, within the caller's transaction; one that is there already stays. */
export async function keepFile(transaction: Kysely<IntakeTables>, bytes: Uint8Array): Promise<Uint8Array> {
  const sha256 = createHash('sha256').update(bytes).digest();
  const kept = await transaction
    .insertInto('register_files')
    .values({ sha256, size: bytes.length })
    .onConflict((conflict) => conflict.doNothing())
    .returning('size')
    .executeTakeFirst();
  if (kept === undefined) return sha256;
  for (let piece = 0; piece * pieceBytes < bytes.length; piece += 1) {
    const part = bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes);
    await transaction.insertInto('register_pieces').values({ file: sha256, piece, bytes: part }).execute();
  }
  return sha256;
}

/** How large a file is; undefined where there is none. */
export async function findFileSize(db: Kysely<IntakeTables>, file: Uint8Array): Promise<number | undefined> {
  const row = await db
    .selectFrom('register_files')
    .select('size')
    .where('sha256', '=', file)
    .executeTakeFirst();
  return row?.size;
}

/** A part of a file, piece by piece. Throws where the file was let go meanwhile. */
export async function* readFilePart(
  db: Kysely<IntakeTables>,
  file: Uint8Array,
  { from, to }: ByteRange,
): AsyncGenerator<Buffer> {
  for (let at = from; at < to; ) {
    const piece = Math.floor(at / pieceBytes);
    const { bytes } = await db
      .selectFrom('register_pieces')
      .select('bytes')
      .where('file', '=', file)
      .where('piece', '=', piece)
      .executeTakeFirstOrThrow();
    const start = piece * pieceBytes;
    const part = Buffer.from(bytes).subarray(at - start, to - start);
    yield part;
    at += part.length;
  }
}
