import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { type BeforeReading, readBodies, readJson, readUtf8, UnreadableBodyError } from './json-body.ts';
import { ProblemError } from './problems.ts';

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

/** Reads bodies in lines as strictly as those in JSON. */
export const readLineBodies = (
  scope: FastifyInstance,
  mediaType: string,
  beforeReading: BeforeReading,
): void => readBodies(scope, mediaType, beforeReading, readLines);

/**
 * Reads bodies in lines that came packed. What they unpack to has at most so many bytes: a few kilobytes may unpack to
 * more than the machine has.
 */
export const readPackedBodies = (
  scope: FastifyInstance,
  mediaType: string,
  mostBytes: number,
  beforeReading: BeforeReading,
): void =>
  readBodies(scope, mediaType, beforeReading, async (body) => readLines(await unpack(body, mostBytes)));

const gunzipped = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

async function unpack(body: Buffer, mostBytes: number): Promise<Buffer> {
  try {
    return await gunzipped(body, { maxOutputLength: mostBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new ProblemError('too-large');
    throw new UnreadableBodyError('unreadable body', { cause });
  }
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
