import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiPaths, type EnrolmentRequest } from '../../contract/intake-api.ts';
import { practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import {
  makeTestMachine,
  readProblem,
  startTestServer,
  type TestServer,
  type TestStation,
} from '../testing/test-server.ts';

const personal = { cpr: practiceCpr(0), name: 'Hemmelig Person' };
const half = 500;

describe('a thousand hostile requests', () => {
  let server: TestServer;
  let station: TestStation;
  let code: string;
  beforeAll(async () => {
    server = await startTestServer({ database: { kind: 'memory' } });
    station = await server.newStation('Skranke 1', 'Nord');
    code = (await server.stations.add('Skranke 2', 'Nord')).code;
  });
  afterAll(async () => {
    await server.stop();
  });

  interface Sent {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
  }

  const send = ({ method, path, headers, body }: Sent): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = httpRequest(
        { host: '127.0.0.1', port: server.port, method, path, headers },
        (response) => {
          response.resume();
          response.on('end', () => resolve(response.statusCode ?? 0));
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  const countRows = async (): Promise<unknown> => {
    const counted = await sql`select (select count(*) from stations) as stations,
      (select count(*) from station_keys) as keys, (select count(*) from exchanges) as exchanges,
      (select count(*) from records) as records, (select count(*) from cases) as cases,
      (select count(*) from enrolment_codes where used_at is null) as codes`.execute(server.database.db);
    return counted.rows;
  };

  async function expectNothingHappened(before: unknown): Promise<void> {
    expect(await countRows()).toEqual(before);
    const shut = await server.database.db
      .selectFrom('stations')
      .select(['revoked_at', 'cloned_at'])
      .execute();
    expect(shut.every(({ revoked_at, cloned_at }) => revoked_at === null && cloned_at === null)).toBe(true);
    const log = server.log.join('');
    for (const secret of [...Object.values(personal), 'Hemmelig', code, 'Bopael-Station']) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toContain('"status":5');
    expect((await fetch(server.url + apiPaths.health)).status).toBe(200);
  }

  const noise = fc.oneof(
    fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc.constantFrom(
      Buffer.from(JSON.stringify(personal)),
      Buffer.from('{"__proto__":{"code":"x"}}'),
      Buffer.from('['.repeat(20_000)),
      Buffer.from(`{"code":"${'9'.repeat(60_000)}"}`),
      Buffer.from('{"code":1e999}'),
      Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    ),
  );
  const types = fc.constantFrom(
    'application/json',
    'application/json; charset=utf-16',
    'text/plain',
    'multipart/form-data',
    '',
  );

  it(`${half} of them to enrol: are answered 4xx, and enrol nobody`, async () => {
    const before = await countRows();
    const nearly = (changes: Partial<Record<keyof EnrolmentRequest, unknown>>) =>
      Buffer.from(JSON.stringify({ ...makeTestMachine().enrolmentRequest({ code }), ...changes }));
    const other = makeTestMachine().enrolmentRequest({ code });
    const key32 = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((raw) => Buffer.from(raw).toString('base64'));
    const almost = fc.oneof(
      fc.constantFrom(
        () => nearly({ proof: other.proof }),
        () => nearly({ signingKey: other.signingKey }),
        () => nearly({ sealingKey: Buffer.alloc(32).toString('base64') }),
        () => nearly({ code: `${code} ` }),
        () => nearly({ code: code.toLowerCase() }),
        () => nearly({ code: { $ne: '' } }),
        () => nearly({ code: [code] }),
        () => nearly({ stationName: personal.name, code: undefined }),
        () => nearly({ code: undefined }),
        () => nearly({ more: personal.cpr } as never),
        () => Buffer.from(JSON.stringify(makeTestMachine().enrolmentRequest({ code: `' or true --` }))),
        () =>
          Buffer.from(JSON.stringify(makeTestMachine().enrolmentRequest({ code: '0000-0000-0000-0000' }))),
        () => Buffer.from(JSON.stringify(makeTestMachine().enrolmentRequest({ stationName: ' ' }))),
      ),
      key32.map((signingKey) => () => nearly({ signingKey })),
      fc
        .string({ unit: 'binary', maxLength: 90 })
        .map(
          (typed) => () => Buffer.from(JSON.stringify(makeTestMachine().enrolmentRequest({ code: typed }))),
        ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          noise,
          almost.map((make) => make()),
        ),
        types,
        fc.constantFrom('POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'GET'),
        fc.constantFrom('', '/', '?code=1', `?cpr=${personal.cpr}`, '/../stations', '%00'),
        async (body, type, method, tail) => {
          const headers = { ...(type === '' ? {} : { 'content-type': type }), host: '127.0.0.1' };
          const status = await send({ method, path: apiPaths.enrolment + tail, headers, body });
          expect(status).toBeGreaterThanOrEqual(400);
          expect(status).toBeLessThan(500);
        },
      ),
      { numRuns: half },
    );
    await expectNothingHappened(before);
  });

  it(`${half} of them as a station: are answered 4xx, and nothing of them is stored`, async () => {
    await station.handOver([practiceRecord(personal)]);
    const before = await countRows();
    const record = practiceRecord({ ...personal, cpr: practiceCpr(2) });
    const body = Buffer.from(JSON.stringify({ audience: 'practice', records: [record] }));
    const genuine = (path: string, method: string, sent: Buffer, number: number): string =>
      station.authorize({ path, method, body: sent.length === 0 ? undefined : sent, number });
    const targets = [apiPaths.station, apiPaths.handOver, apiPaths.receipts, apiPaths.updates];
    const stranger = makeTestMachine();
    const broken = fc.oneof(
      // Of another place, method, body or number than it is shown with.
      fc.constant((header: string) => header.replace(/:\d+:/, ':999:')),
      fc.constant((header: string) => header.replace(/[0-9a-f]{8}-/, '00000000-')),
      fc.constant((header: string) => header.replace(/.{86}==$/, `${'A'.repeat(86)}==`)),
      fc.constant((header: string) =>
        header.replace(/[^:]*$/, stranger.sign(Buffer.from(header)).toString('base64')),
      ),
      fc.constant((header: string) => header.replace('Bopael-Station', 'Bearer')),
      fc.constant((header: string) => header.replace(/:\d+:/, `:${'9'.repeat(15)}:`)),
      fc.constant((header: string) => header.replace(/:\d+:/, ':-1:')),
      fc.constant(() => `Bearer ${personal.name}`),
      fc.constant(() => ''),
      fc.constant(() => 'x'.repeat(7_000)),
      fc.stringMatching(/^[!-~ ]{0,60}$/).map((text) => () => text.trim()),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...targets),
        fc.oneof(noise, fc.constant(body)),
        fc.constantFrom('POST', 'POST', 'GET', 'PUT'),
        broken,
        fc.constantFrom('', `?cpr=${personal.cpr}`),
        async (path, sent, method, breakIt, tail) => {
          const authorization = breakIt(genuine(path + tail, method, sent, 7));
          const headers = { authorization, 'content-type': 'application/json', host: '127.0.0.1' };
          const status = await send({ method, path: path + tail, headers, body: sent });
          expect(status).toBeGreaterThanOrEqual(400);
          expect(status).toBeLessThan(500);
        },
      ),
      { numRuns: half },
    );
    await expectNothingHappened(before);
  });

  it('is only ever told what the server holds against a station where it can sign as it', async () => {
    const shut = await server.newStation('Stjålet', 'Nord');
    await server.stations.revoke(shut.id);
    const right = { path: apiPaths.station };
    expect(await readProblem(await shut.send(right))).toEqual({ status: 403, problem: 'station-revoked' });
    const wrong = shut.authorize({ ...right, number: 1 }).replace(':1:', ':0:');
    const answers = await Promise.all(
      [
        wrong,
        wrong.replace(shut.id, station.id),
        wrong.replace(shut.id, '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60'),
      ].map(async (authorization) => (await shut.send({ ...right, headers: { authorization } })).text()),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('not-signed-in');
  });

  it('cannot use a signature under another path, method, number, body or station', async () => {
    const record = practiceRecord({ cpr: practiceCpr(10) });
    const body = JSON.stringify({ audience: 'practice', records: [record] });
    const number = station.takeNumber();
    const signed = station.authorize({ path: apiPaths.handOver, body, number });
    const other = await server.newStation('Skranke 3', 'Nord');
    const attempts = [
      { path: apiPaths.receipts, body, headers: { authorization: signed } },
      { path: `${apiPaths.handOver}?a=1`, body, headers: { authorization: signed } },
      { path: apiPaths.handOver, body: `${body} `, headers: { authorization: signed } },
      {
        path: apiPaths.handOver,
        body: body.replace('practice', 'Practice'),
        headers: { authorization: signed },
      },
      { path: apiPaths.station, headers: { authorization: signed } },
      {
        path: apiPaths.handOver,
        body,
        headers: { authorization: signed.replace(`:${number}:`, `:${number + 1}:`) },
      },
      { path: apiPaths.handOver, body, headers: { authorization: signed.replace(station.id, other.id) } },
    ];
    for (const attempt of attempts) {
      expect(await readProblem(await station.send(attempt))).toEqual({
        status: 401,
        problem: 'not-signed-in',
      });
    }
    const taken = await station.send({ path: apiPaths.handOver, body, headers: { authorization: signed } });
    expect(taken.status).toBe(200);
    const again = await station.send({ path: apiPaths.handOver, body, headers: { authorization: signed } });
    expect(await again.json()).toMatchObject({ results: [{ outcome: 'acknowledged', replayed: true }] });
  });
});
