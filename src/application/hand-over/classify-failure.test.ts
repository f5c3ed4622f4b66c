import { describe, expect, it } from 'vitest';
import { classifyFailure } from './classify-failure.ts';

const status = (code: number, problem?: string, retryAfterSeconds?: number) =>
  classifyFailure({
    kind: 'status',
    status: code,
    ...(problem === undefined ? {} : { problem }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });

describe('A hand-over that was not answered', () => {
  it.each(['unreachable', 'timed-out', 'not-the-intake-server'] as const)('waits when it was %s', (kind) => {
    expect(classifyFailure({ kind })).toEqual({ kind: 'interrupted', trouble: { kind } });
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('waits at status %i, as long as the server asks', (code) => {
    const trouble = { kind: 'server-error', status: code };
    expect(status(code, 'server-error')).toEqual({ kind: 'interrupted', trouble });
    expect(status(code, undefined, 120)).toEqual({ kind: 'interrupted', trouble, serverAsksFor: 120 });
  });

  it.each([
    [401, undefined, 'not-enrolled'],
    [401, 'not-signed-in', 'not-enrolled'],
    [403, 'not-signed-in', 'not-enrolled'],
    [403, 'station-revoked', 'station-revoked'],
    [403, 'station-cloned', 'station-cloned'],
    [403, 'wrong-audience', 'wrong-audience'],
  ] as const)('pauses the queue at status %i (%s)', (code, problem, kind) => {
    expect(status(code, problem)).toEqual({ kind: 'paused', trouble: { kind } });
  });

  it("blames a record at 400, 409, 413 and 422 in our server's words", () => {
    expect(status(409, 'malformed')).toEqual({
      kind: 'blames-a-record',
      event: 'find-conflict',
      trouble: { kind: 'conflict' },
    });
    for (const code of [400, 413, 422]) {
      expect(status(code, 'malformed')).toEqual({
        kind: 'blames-a-record',
        event: 'refuse',
        trouble: { kind: 'refused', status: code },
      });
    }
  });

  it('blames no record in the words of a proxy, except for size, which sending less at a time can mend', () => {
    const strange = { kind: 'interrupted', trouble: { kind: 'not-the-intake-server' } };
    for (const code of [400, 403, 409, 422]) expect(status(code)).toEqual(strange);
    expect(status(413).kind).toBe('blames-a-record');
  });

  it.each([301, 302, 404, 405, 410, 451])('takes status %i for another program on our address', (code) => {
    const trouble = { kind: 'not-the-intake-server' };
    expect(status(code, 'not-found')).toEqual({ kind: 'interrupted', trouble });
  });
});
