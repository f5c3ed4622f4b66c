import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../testing/fake-machine.ts';
import { listVerifier } from '../../testing/published-lists.ts';
import { classifyHandOver, classifyHealth, classifyPart, classifyStation } from './classify.ts';
import type { BytesExchange, Exchange } from './exchange.ts';
import type { WebPlatform } from './web-platform.ts';

const id = '01944b7a-5d3c-7c3e-9a4f-0123456789ab';
const now = Date.parse('2026-11-23T10:00:00Z');

const response = (
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
  redirected = false,
): Exchange => ({
  kind: 'response',
  response: {
    status,
    redirected,
    header: (name) => headers[name],
    body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
  },
});

const acknowledged = {
  outcome: 'acknowledged',
  id,
  receipt: { id, sequence: 7, receivedAt: '2026-11-23T10:00:00.000Z', contentHash: 'a'.repeat(64) },
  replayed: false,
};
const time = instant('2026-11-23T10:00:00.000Z');
const health = {
  status: 'ok',
  audience: 'production',
  time,
  database: 'postgresql',
};
const keyOf = (letter: string) => `${letter.repeat(42)}A=`;
const station = {
  stationId: '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60',
  stationName: 'Skranke 2',
  office: 'Borgerservice Nord',
  audience: 'production',
  kommuneCode: '0461',
  keys: { signing: keyOf('A'), sealing: keyOf('B'), blinding: keyOf('C') },
  lastExchange: 12,
};
const { keys } = station;
const page = '<!doctype html><title>Log på gæstenettet</title>';
const html = { 'content-type': 'text/html; charset=utf-8' };

describe('a hand-over', () => {
  it('is answered by a result in the server’s own words, whatever the 2xx', () => {
    for (const status of [200, 201, 207]) {
      expect(classifyHandOver(response(status, { results: [acknowledged] }), now)).toEqual({
        kind: 'answered',
        results: [acknowledged],
      });
    }
  });

  it('keeps words that a newer server adds from getting in the way', () => {
    const answer = { results: [{ ...acknowledged, newWord: 1 }], more: true };
    expect(classifyHandOver(response(200, answer), now)).toMatchObject({ kind: 'answered' });
  });

  it.each([
    ['a portal’s page with 200', response(200, page, html)],
    ['a portal’s page with 403', response(403, page, html)],
    ['an empty 204', response(204)],
    ['JSON of another program', response(200, { ok: true })],
    ['an acknowledgement without a receipt', response(200, { results: [{ outcome: 'acknowledged', id }] })],
    ['JSON that is cut off', response(200, '{"results":[')],
    ['an answer beyond the size limit', response(200, undefined)],
    ['a redirect', response(302, '', { location: 'https://portal.example/' }, true)],
    ['a redirect that the browser hides', response(0, '', {}, true)],
    ['a proxy that wants a sign-in', response(407)],
    ['a network that wants a sign-in', response(511, page, html)],
  ])('is not believed when it gets %s', (_, exchange) => {
    expect(classifyHandOver(exchange, now)).toEqual({ kind: 'not-the-intake-server' });
  });

  it('names the problem and the wait that the server gives', () => {
    const busy = { problem: 'too-many-requests', message: 'vent' };
    expect(classifyHandOver(response(429, busy, { 'retry-after': '30' }), now)).toEqual({
      kind: 'status',
      status: 429,
      problem: 'too-many-requests',
      retryAfterSeconds: 30,
    });
  });

  it('keeps a bare status, and does not invent a problem for it', () => {
    for (const status of [400, 401, 403, 404, 409, 413, 422, 500, 503]) {
      expect(classifyHandOver(response(status), now)).toEqual({ kind: 'status', status });
    }
  });

  it('takes a gateway’s page for a status where a gateway may speak for the server', () => {
    for (const status of [408, 413, 425, 429, 500, 502, 503, 504]) {
      expect(classifyHandOver(response(status, page, html), now)).toEqual({ kind: 'status', status });
    }
  });

  it('passes on that nobody answered, or not in time', () => {
    expect(classifyHandOver({ kind: 'unreachable' }, now)).toEqual({ kind: 'unreachable' });
    expect(classifyHandOver({ kind: 'timed-out' }, now)).toEqual({ kind: 'timed-out' });
  });

  it('is never taken for answered on the strength of anything but 2xx', () => {
    const status = fc.integer({ min: 0, max: 599 }).filter((code) => code < 200 || code > 299);
    fc.assert(
      fc.property(status, fc.boolean(), (code, redirected) => {
        const answer = classifyHandOver(response(code, { results: [acknowledged] }, {}, redirected), now);
        expect(answer.kind).not.toBe('answered');
      }),
    );
  });

  it('survives any body and header at all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 599 }),
        fc.oneof(fc.string(), fc.json(), fc.constant(undefined)),
        fc.dictionary(fc.constantFrom('content-type', 'retry-after', 'location'), fc.string()),
        (code, body, headers) => {
          const { kind } = classifyHandOver(response(code, body, headers), now);
          expect(['status', 'not-the-intake-server']).toContain(kind);
        },
      ),
    );
  });
});

describe('a part of a file', () => {
  const asked = { from: 10, to: 14, size: 100 };
  const part = (
    status: number,
    bytes: Uint8Array<ArrayBuffer> | undefined,
    headers: Record<string, string> = {},
  ): BytesExchange => ({
    kind: 'response',
    response: { status, redirected: false, header: (name) => headers[name], bytes },
  });
  const classify = (exchange: BytesExchange) =>
    classifyPart(globalThis as unknown as WebPlatform, exchange, asked, now);
  const four = Uint8Array.of(1, 2, 3, 4);
  const right = { 'content-range': 'bytes 10-13/100' };

  it('is the very bytes that were asked for', () => {
    expect(classify(part(206, four, right))).toEqual({ kind: 'answered', value: four });
  });

  it('cut off where nobody noticed is no part', () => {
    expect(classify(part(206, four.slice(1), right))).toEqual({ kind: 'unreachable' });
    expect(classify({ kind: 'timed-out' })).toEqual({ kind: 'timed-out' });
  });

  it('is nothing else, whoever says so', () => {
    const notOurs = { kind: 'not-the-intake-server' };
    for (const range of ['bytes 0-3/100', 'bytes 10-13/101', 'bytes 10-13/*', ''])
      expect(classify(part(206, four, { 'content-range': range }))).toEqual(notOurs);
    // All of it, from a server that knows of no parts, or has another file now.
    expect(classify(part(200, four))).toEqual(notOurs);
    expect(classify(part(206, undefined))).toEqual(notOurs);
    expect(classify(part(200, listVerifier.encode(page), html))).toEqual(notOurs);
  });

  it('that is refused says why', () => {
    const told = JSON.stringify({ problem: 'not-found', message: 'Serveren kender ikke denne adresse.' });
    expect(classify(part(404, listVerifier.encode(told)))).toEqual({
      kind: 'status',
      status: 404,
      problem: 'not-found',
    });
  });
});

describe('a probe', () => {
  it('finds the server ready in our own world only, and hears its clock', () => {
    expect(classifyHealth(response(200, health), 'production')).toEqual({
      kind: 'ready',
      serverTime: time,
    });
    expect(classifyHealth(response(200, health), 'practice')).toEqual({ kind: 'wrong-audience' });
  });

  it.each([
    ['a portal’s page', response(200, page, html)],
    ['a redirect', response(307, '', {}, true)],
    ['nothing at that path', response(404)],
    ['another program’s JSON', response(200, { status: 'UP' })],
  ])('sees through %s', (_, exchange) => {
    expect(classifyHealth(exchange, 'production')).toEqual({ kind: 'not-the-intake-server' });
    expect(classifyStation(exchange, 'production', keys, time)).toEqual({ kind: 'not-the-intake-server' });
  });

  it.each([500, 502, 503, 504, 429, 408])('waits for a server that answers %i', (status) => {
    expect(classifyHealth(response(status, page, html), 'production')).toEqual({ kind: 'unreachable' });
    expect(classifyStation(response(status), 'production', keys, time)).toEqual({ kind: 'unreachable' });
  });

  it('calls silence unreachable, however long it took', () => {
    expect(classifyHealth({ kind: 'timed-out' }, 'production')).toEqual({ kind: 'unreachable' });
    expect(classifyStation({ kind: 'unreachable' }, 'production', keys, time)).toEqual({
      kind: 'unreachable',
    });
  });

  it('says that the server does not know the station, and what it holds against one that it knows', () => {
    const refused = (problem: string) => ({ problem, message: '' });
    for (const exchange of [response(401), response(401, refused('not-signed-in')), response(403)]) {
      expect(classifyStation(exchange, 'production', keys, time)).toEqual({ kind: 'not-enrolled' });
    }
    for (const kind of ['wrong-audience', 'station-revoked', 'station-cloned'] as const) {
      const told = classifyStation(response(403, refused(kind)), 'production', keys, time);
      expect(told).toEqual({ kind });
    }
  });

  it('does not blame the station for a proxy’s own page', () => {
    expect(classifyStation(response(403, page, html), 'production', keys, time)).toEqual({
      kind: 'not-the-intake-server',
    });
  });

  it('is ready when the server knows the station, and tells how far it has counted', () => {
    expect(classifyStation(response(200, station), 'production', keys, time)).toEqual({
      kind: 'ready',
      serverTime: time,
      lastExchange: 12,
    });
    const lines = { ...station, takesLines: true };
    expect(classifyStation(response(200, lines), 'production', keys, time)).toMatchObject({
      takesLines: true,
    });
    expect(classifyStation(response(200, station), 'practice', keys, time)).toEqual({
      kind: 'wrong-audience',
    });
  });

  it.each(['signing', 'sealing', 'blinding'])('finds out that the server has another %s key', (purpose) => {
    const other = { ...station, keys: { ...keys, [purpose]: keyOf('Z') } };
    expect(classifyStation(response(200, other), 'production', keys, time)).toEqual({
      kind: 'server-key-changed',
    });
  });
});
