import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { apiPaths } from '../../contract/intake-api.ts';
import { Sha256Schema } from '../../contract/wire-values.ts';
import type { IntakeTables } from '../database/tables.ts';
import { sendProblem } from '../http/problems.ts';
import { readByteRange } from './byte-range.ts';
import type { RegisterBook } from './register-book.ts';
import { findFileSize, readFilePart } from './register-pieces.ts';

const OfferQuerySchema = z.strictObject({ have: Sha256Schema.exactOptional() });
const FileQuerySchema = z.strictObject({ sha256: Sha256Schema });

/** Address registers for the stations, in a scope that requires one. */
export function addRegisterRoutes(
  signedIn: FastifyInstance,
  { db, book }: { readonly db: Kysely<IntakeTables>; readonly book: Pick<RegisterBook, 'findOffer'> },
): void {
  signedIn.get(apiPaths.registers, async (request, reply) => {
    const asked = OfferQuerySchema.safeParse(request.query);
    if (!asked.success) return sendProblem(reply, 'malformed');
    return book.findOffer(asked.data.have);
  });

  // A HEAD would read the file to throw it away.
  signedIn.get(apiPaths.registerFiles, { exposeHeadRoute: false }, async (request, reply) => {
    const asked = FileQuerySchema.safeParse(request.query);
    if (!asked.success) return sendProblem(reply, 'malformed');
    const { sha256 } = asked.data;
    const file = Buffer.from(sha256, 'hex');
    const size = await findFileSize(db, file);
    if (size === undefined) return sendProblem(reply, 'not-found');
    const etag = `"${sha256}"`;
    const ifRange = request.headers['if-range'];
    // What is known by its hash never changes: another tag, or a date, is of something else.
    const range = readByteRange(
      ifRange === undefined || ifRange === etag ? request.headers.range : undefined,
      size,
    );
    void reply.headers({ 'accept-ranges': 'bytes', etag, 'cache-control': 'private' });
    if (range === 'unsatisfiable') {
      void reply.header('content-range', `bytes */${size}`);
      return sendProblem(reply, 'malformed', 416);
    }
    const { from, to } = range ?? { from: 0, to: size };
    if (range !== undefined) void reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${size}`);
    return reply
      .header('content-length', to - from)
      .type('application/gzip')
      .send(Readable.from(readFilePart(db, file, { from, to })));
  });
}
