import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiPaths } from '../../contract/intake-api.ts';
import { practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import { postBundle, writeBundle } from '../testing/test-bundles.ts';
import { startTestServer, type TestServer, type TestStation } from '../testing/test-server.ts';

const count = 1_000;
const name = 'Hemmelig Person';
const octets = Array.from({ length: 10 }, () => 'application/octet-stream') as [string, ...string[]];

describe(`${count} malformed requests to the bundles' door`, () => {
  let server: TestServer;
  let station: TestStation;
  let genuine: Uint8Array;
  let state = 0x5eed;
  const dice = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[dice(values.length)] ?? values[0];
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => dice(256)));

  beforeAll(async () => {
    server = await startTestServer({ database: { kind: 'memory' } });
    station = await server.newStation();
    const record = practiceRecord({ cpr: practiceCpr(0), name });
    genuine = await writeBundle(station, { number: 1, records: [record] });
  });
  afterAll(async () => {
    await server.stop();
  });

  /** Sends exactly these bytes and gives the status of the answer; empty where there was none. */
  const sendRaw = (bytes: Buffer): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.end(bytes));
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
      });
      socket.on('close', () => resolve(statusOf(text)));
      // Cut off in the middle of what is no request: an answer all the same.
      socket.on('error', (error) => (text === '' ? reject(error) : resolve(statusOf(text))));
    });

  /** The last one: an answer may begin with `100 Continue`. */
  const statusOf = (text: string): string =>
    [...text.matchAll(/^HTTP\/1\.1 ([2-5]\d\d)/gm)].at(-1)?.[1] ?? '';

  function makeBody(): Buffer {
    const header = genuine.subarray(0, genuine.indexOf(0x0a) + 1);
    return pick<() => Buffer>([
      () => Buffer.alloc(0),
      () => noise(1 + dice(3_000)),
      () => Buffer.from(`{"bopael":"bundle"${noise(20).toString('hex')}`),
      () => Buffer.from(`{"bopael":"bundle","name":"${name}","cpr":"${practiceCpr(0)}"}\n`),
      () => Buffer.concat([header, noise(dice(2_000))]),
      () => Buffer.concat([header, header, header]),
      () => Buffer.from(genuine.subarray(0, dice(genuine.length))),
      () => Buffer.from(Buffer.from(genuine).toString('base64')),
      () => Buffer.from(`{"bopael":"bundle",${'"x":{'.repeat(300)}`),
      () => Buffer.from('{"bopael":"bundle"}\n'.repeat(1 + dice(50))),
      () => Buffer.from(JSON.stringify({ audience: 'practice', records: [{ name }] })),
      () => Buffer.from(`\ufeff${Buffer.from(header).toString('utf8')}`),
    ])();
  }

  it('are answered 4xx, with nothing stored and nothing of a person in the log', async () => {
    const seen = new Map<string, number>();
    for (let nth = 0; nth < count; nth += 1) {
      const body = makeBody();
      const method = dice(5) === 0 ? pick(['PUT', 'DELETE', 'GET', 'PATCH']) : 'POST';
      const path = pick([
        apiPaths.bundles,
        apiPaths.bundles,
        apiPaths.bundles,
        apiPaths.bundles,
        `${apiPaths.bundles}?cpr=${practiceCpr(0)}`,
        `${apiPaths.bundles}/${encodeURIComponent(name)}`,
      ]);
      const headers = [
        `host: 127.0.0.1:${server.port}`,
        'connection: close',
        `content-type: ${pick([
          ...octets,
          'application/octet-stream; charset=utf-8',
          'application/json',
          'text/html',
          '/',
          '',
        ])}`,
        pick([
          ...(Array.from({ length: 8 }, () => `content-length: ${body.length}`) as [string, ...string[]]),
          `content-length: ${body.length + 1}`,
          'content-length: -1',
          'content-length: 20000001',
          'transfer-encoding: chunked',
          'content-length: 5\r\ntransfer-encoding: chunked',
        ]),
        ...(dice(4) === 0 ? [`x-${'y'.repeat(dice(200))}: ${name}`] : []),
        ...(dice(6) === 0 ? ['content-encoding: gzip'] : []),
        ...(dice(8) === 0 ? ['expect: 100-continue'] : []),
        ...(dice(8) === 0 ? ['authorization: Bearer x'] : []),
      ];
      const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`, 'latin1');
      const answered = await sendRaw(Buffer.concat([head, body]));
      // Who promises more bytes than he sends has hung up before he could be answered.
      const status = answered === '' ? 'hung up' : answered;
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
    for (const status of seen.keys()) expect(status).toMatch(/^(4\d\d|hung up)$/);
    expect(seen.get('hung up')).toBeLessThan(count / 4);
    expect(seen.get('422')).toBeGreaterThan(count / 4);

    for (const table of ['records', 'bundles', 'exchanges', 'cases'] as const) {
      expect(await server.database.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    const log = server.log.join('');
    expect(log).not.toContain(name.split(' ')[0]);
    expect(log).not.toContain(practiceCpr(0));
    expect(log).not.toContain('"level":50');
    // The door stands as it did.
    expect(await postBundle(server.url, genuine)).toMatchObject({
      kind: 'imported',
      response: { records: 1, acknowledged: 1 },
    });
    process.stdout.write(
      `${count} malformed requests: ${[...seen].map((one) => one.join(' × ')).join(', ')}; nothing stored\n`,
    );
  });
});
