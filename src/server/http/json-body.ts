import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A body that is no JSON text in UTF-8. */
export class UnreadableBodyError extends Error {
  readonly statusCode = 400;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Throws where the bytes are no UTF-8. */
export function readUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new UnreadableBodyError('unreadable body', { cause });
  }
}

/** Throws where the bytes are no JSON text in UTF-8. */
export function readJson(bytes: Uint8Array): unknown {
  const text = readUtf8(bytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnreadableBodyError('unreadable body', { cause });
  }
}

/** Gets the hexadecimal SHA-256 of the very bytes that came, and throws where they are not to be read. */
export type BeforeReading = (request: FastifyRequest, bodyHash: string) => Promise<void>;

/** What `read` makes of a body of this media type. */
export function readBodies(
  scope: FastifyInstance,
  mediaType: string,
  beforeReading: BeforeReading | undefined,
  read: (body: Buffer) => unknown,
): void {
  scope.addContentTypeParser(
    mediaType,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      await beforeReading?.(request, hash('sha256', body, 'hex'));
      return read(body);
    },
  );
}

/**
 * Reads JSON bodies strictly as UTF-8. The framework would replace broken bytes in silence, and a receipt
 * would then name other bytes than were sent.
 */
export function readJsonBodies(scope: FastifyInstance, beforeReading?: BeforeReading): void {
  scope.removeAllContentTypeParsers();
  readBodies(scope, 'application/json', beforeReading, readJson);
}
