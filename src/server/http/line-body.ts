import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readJson, readUtf8 } from './json-body.ts';

/** A text of a hand-over, and its very bytes as they came. */
export interface Line {
  readonly content: string;
  readonly bytes: Buffer;
}

/** A body in lines: the first is JSON, the others are taken as they are. */
export class LineBody {
  readonly head: unknown;
  readonly lines: readonly Line[];

  constructor(head: unknown, lines: readonly Line[]) {
    this.head = head;
    this.lines = lines;
  }
}

const lineFeed = 0x0a;

/** Reads bodies in lines as strictly as those in JSON; `beforeReading` as there. */
export function readLineBodies(
  scope: FastifyInstance,
  mediaType: string,
  beforeReading: (request: FastifyRequest, bodyHash: string) => Promise<void>,
): void {
  scope.addContentTypeParser(
    mediaType,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      await beforeReading(request, hash('sha256', body, 'hex'));
      return readLines(body);
    },
  );
}

function readLines(body: Buffer): LineBody {
  const lines: Line[] = [];
  const end = endOfLine(body, 0);
  for (let at = end + 1; at <= body.length; ) {
    const to = endOfLine(body, at);
    const bytes = body.subarray(at, to);
    lines.push({ bytes, content: readUtf8(bytes) });
    at = to + 1;
  }
  return new LineBody(readJson(body.subarray(0, end)), lines);
}

function endOfLine(body: Buffer, from: number): number {
  const at = body.indexOf(lineFeed, from);
  return at === -1 ? body.length : at;
}
