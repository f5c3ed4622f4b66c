import type { FastifyInstance } from 'fastify';

/** A body that is no JSON text in UTF-8. */
export class UnreadableBodyError extends Error {
  readonly statusCode = 400;
}

/**
 * Reads JSON bodies strictly as UTF-8. The framework would replace broken bytes in silence, and a receipt
 * would then name other bytes than were sent.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => {
      try {
        return JSON.parse(utf8.decode(body)) as unknown;
      } catch (cause) {
        throw new UnreadableBodyError('unreadable body', { cause });
      }
    },
  );
}
