import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ApiProblemSchema,
  apiPaths,
  comparisonLimit,
  HandOverRequestSchema,
  handOverLimits,
} from '../contract/intake-api.ts';
import { newRegistrationId, practiceCpr, practiceRecord } from './testing/practice-registrations.ts';
import { startTestServer, type TestServer, type TestStation } from './testing/test-server.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Told in every request, and never to be seen again. */
const secretName = 'Hemmelig Personsen';
const secretCpr = practiceCpr(0);

const record = practiceRecord({ cpr: secretCpr, name: secretName }) as unknown as Json;
const settled = { id: newRegistrationId(), as: 'withdrawn' } as Json;
const asked = { id: newRegistrationId(), contentHash: 'a'.repeat(64) } as Json;

const secretJson = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(secretName, secretCpr, [], {}, null, 0, -1, 1e308, '', '\u0000', '\ud800', true, [
    [],
  ]),
);
/** Nothing settled is no mistake beside a record. */
const isSomething = (value: Json): boolean => !(Array.isArray(value) && value.length === 0);

/** Parts of a hand-over, each wrong in some way. */
const wrongHandOver = fc.oneof(
  secretJson,
  fc.record({ audience: fc.constant('practice'), records: secretJson }),
  secretJson.map((audience) => ({ audience, records: [record] })),
  fc.constantFrom<Json>({ records: [record] }, { audience: 'practice' }),
  fc.record({ key: fc.string(), value: secretJson }).map(({ key, value }) => ({
    audience: 'practice',
    records: [record],
    // No key of a hand-over: those begin with a letter.
    [`-${key}`]: value,
  })),
  // One bad apple among good ones.
  fc
    .record({
      place: fc.nat(2),
      apple: fc.oneof(secretJson, fc.record({ id: secretJson, content: secretJson })),
    })
    .map(({ place, apple }) => ({
      audience: 'practice',
      records: [record, record].toSpliced(place, 0, apple),
    })),
  secretJson.map((more) => ({ audience: 'practice', records: [{ ...(record as object), more }] })),
  fc.oneof(secretJson.filter(isSomething), fc.array(secretJson, { minLength: 1 })).map((wrong) => ({
    audience: 'practice',
    records: [record],
    settled: wrong,
  })),
  fc.constantFrom('acknowledged', 'open', secretName, '').map((as) => ({
    audience: 'practice',
    records: [],
    settled: [{ ...(settled as object), as }],
  })),
  fc.constant({ audience: 'practice', records: [], settled: [] }),
  fc.constant({ audience: 'practice', records: Array<Json>(handOverLimits.records + 1).fill(record) }),
  fc.constant({
    audience: 'practice',
    records: [],
    settled: Array<Json>(handOverLimits.settled + 1).fill(settled),
  }),
) as fc.Arbitrary<Json>;

const wrongQuestion = fc.oneof(
  secretJson,
  fc.record({ audience: fc.constant('practice'), records: secretJson }),
  secretJson.map((audience) => ({ audience, records: [asked] })),
  secretJson.map((more) => ({ audience: 'practice', records: [asked], more })),
  fc
    .record({
      place: fc.nat(2),
      apple: fc.oneof(secretJson, fc.record({ id: secretJson, contentHash: secretJson })),
    })
    .map(({ place, apple }) => ({
      audience: 'practice',
      records: [asked, asked].toSpliced(place, 0, apple),
    })),
  fc.constant({ audience: 'practice', records: [] }),
  fc.constant({ audience: 'practice', records: Array<Json>(comparisonLimit + 1).fill(asked) }),
) as fc.Arbitrary<Json>;

/** As it goes over the line: the whole of it, a part, with bytes that are none of JSON's, or no JSON at all. */
const bodyOf = (wrong: fc.Arbitrary<Json>): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 6, arbitrary: wrong.map((value) => Buffer.from(JSON.stringify(value))) },
    {
      weight: 1,
      arbitrary: fc
        .nat(400)
        .map((length) =>
          Buffer.from(JSON.stringify({ audience: 'practice', records: [record] }).slice(0, length)),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ at: fc.nat(200), byte: fc.constantFrom(0x80, 0xc0, 0xff, 0x00, 0x1f) })
        .map(({ at, byte }) => {
          const bytes = Buffer.from(JSON.stringify({ audience: 'practice', records: [record] }));
          return Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at)]);
        }),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
    {
      weight: 1,
      arbitrary: fc.nat(2000).map((depth) => Buffer.from(`${'['.repeat(depth)}"${secretName}"`)),
    },
  );

describe('a thousand requests that are none', () => {
  let server: TestServer;
  let station: TestStation;

  beforeAll(async () => {
    server = await startTestServer({ database: { kind: 'memory' } });
    station = await server.newStation();
  });
  afterAll(async () => {
    await server.stop();
  });

  let people = 10;

  const readBooks = async (): Promise<unknown> => {
    const { db } = server.database;
    return await Promise.all([
      db.selectFrom('records').selectAll().execute(),
      db.selectFrom('cases').selectAll().execute(),
      db.selectFrom('exchanges').selectAll().execute(),
      db.selectFrom('audit_heads').selectAll().execute(),
      db.selectFrom('audit_head_faults').selectAll().execute(),
      db.selectFrom('lines').selectAll().orderBy('name').execute(),
    ]);
  };
  const expectNothingTold = (text: string): void => {
    for (const secret of [secretName, 'Hemmelig', secretCpr]) expect(text).not.toContain(secret);
  };

  it.each([
    ['hand-overs', apiPaths.handOver, wrongHandOver],
    ['questions about receipts', apiPaths.receipts, wrongQuestion],
  ] as const)('are turned away as %s, and leave nothing behind', async (_name, path, wrong) => {
    const before = await readBooks();
    const told = server.log.length;
    await fc.assert(
      fc.asyncProperty(bodyOf(wrong), async (body) => {
        const response = await station.send({ path, body });
        const text = await response.text();
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(response.status).toBeLessThan(500);
        ApiProblemSchema.parse(JSON.parse(text));
        expectNothingTold(text);
      }),
      { numRuns: 1000 },
    );
    expect(await readBooks()).toEqual(before);
    expect(server.log.length - told).toBeGreaterThanOrEqual(1000);
    expectNothingTold(server.log.join(''));
    expect(server.log.filter((line) => line.includes('"level":50'))).toEqual([]);
    // It goes on as if nothing had been.
    const [taken] = await station.handOver([practiceRecord({ cpr: practiceCpr(people++ * 2) })]);
    expect(taken).toMatchObject({ outcome: 'acknowledged', replayed: false });
  });
  it.each([apiPaths.handOver, apiPaths.receipts])(
    'are turned away at %s without a right signature',
    async (path) => {
      const before = await readBooks();
      const body =
        path === apiPaths.handOver
          ? { audience: 'practice', records: [practiceRecord({ cpr: practiceCpr(4) })] }
          : { audience: 'practice', records: [asked] };
      const text = JSON.stringify(body);
      const number = path === apiPaths.handOver ? station.takeNumber() : 0;
      const right = station.authorize({ path, body: text, number });
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.string(),
            fc
              .record({ at: fc.nat(right.length - 1), sign: fc.constantFrom('a', 'B', '0', ':', '=', '+') })
              .map(({ at, sign }) => right.slice(0, at) + sign + right.slice(at + 1)),
            fc.nat(right.length - 1).map((length) => right.slice(0, length)),
          ),
          async (authorization) => {
            fc.pre(authorization !== right && /^[\x20-\x7e]*$/.test(authorization));
            const response = await fetch(server.url + path, {
              method: 'POST',
              headers: { 'content-type': 'application/json', authorization },
              body: text,
            });
            expect(response.status).toBe(401);
            ApiProblemSchema.parse(await response.json());
          },
        ),
        { numRuns: 300 },
      );
      expect(await readBooks()).toEqual(before);
      expect(server.log.join('')).not.toContain(right.split(':').at(-1));
    },
  );

  it('is turned away as a hand-over without a number of its own', async () => {
    const body = { audience: 'practice', records: [practiceRecord({ cpr: practiceCpr(6) })] };
    expect(HandOverRequestSchema.safeParse(body).success).toBe(true);
    const response = await station.send({ path: apiPaths.handOver, body, number: 0 });
    expect([response.status, await response.json()]).toMatchObject([400, { problem: 'malformed' }]);
  });

  it('are forgotten where the line goes in the middle of them', async () => {
    const before = await readBooks();
    const body = JSON.stringify({ audience: 'practice', records: [record] });
    const authorization = station.authorize({
      path: apiPaths.handOver,
      body,
      number: station.takeNumber(),
    });
    for (const length of [0, 1, 100, body.length - 1]) {
      await new Promise<void>((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => {
          socket.write(
            `POST ${apiPaths.handOver} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
              `Authorization: ${authorization}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n` +
              body.slice(0, length),
            () => socket.destroy(),
          );
        });
        socket.on('close', () => resolve());
        socket.on('error', () => resolve());
      });
    }
    expect(await station.handOver([practiceRecord({ cpr: practiceCpr(8) })])).toMatchObject([
      { outcome: 'acknowledged' },
    ]);
    const [records] = (await readBooks()) as [{ cpr: string }[]];
    expect(records.length).toBe((before as [unknown[]])[0].length + 1);
    expectNothingTold(server.log.join(''));
  });
});
