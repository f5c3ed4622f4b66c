import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apiPaths,
  HandOverResponseSchema,
  handOverLimits,
  handOverLinesType,
  handOverPackedType,
  ShortHandOverResponseSchema,
  shortAnswerType,
} from '../../contract/intake-api.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { newRegistrationId, practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import { readProblem, startTestServer, type TestServer, type TestStation } from '../testing/test-server.ts';
import { hashText } from './content-check.ts';
import { findContents } from './record-book.ts';

describeOnEachDatabase('a hand-over in lines', (newPlace) => {
  let server: TestServer;
  let station: TestStation;
  let people = 0;
  const newRecord = (name = 'Åse Þórð "Ø" 🙂') => practiceRecord({ cpr: practiceCpr(people++ * 2), name });

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace() });
    station = await server.newStation();
  });
  afterAll(async () => {
    await server.stop();
  });

  interface Told {
    readonly head: unknown;
    readonly lines: readonly (string | Uint8Array)[];
  }
  const write = ({ head, lines }: Told): Buffer =>
    Buffer.concat([
      Buffer.from(typeof head === 'string' ? head : JSON.stringify(head)),
      ...lines.flatMap((line) => [Buffer.from('\n'), Buffer.from(line)]),
    ]);
  const send = (told: Told, number = station.takeNumber()): Promise<Response> => {
    const headers = { 'content-type': handOverLinesType };
    return station.send({ path: apiPaths.handOver, body: write(told), number, headers });
  };
  const tell = (records: readonly { id: string; content: string }[], along: object = {}): Told => ({
    head: { audience: 'practice', ids: records.map(({ id }) => id), ...along },
    lines: records.map(({ content }) => content),
  });

  it('is offered to stations', () => {
    expect(station.info.takesLines).toBe(true);
  });

  it('is answered as the same records in JSON, in either order', async () => {
    const [one, two] = [newRecord(), newRecord('Ali Özgür')];
    const broken = { id: newRegistrationId(), content: '{"a":1}' };
    const told = tell([one, broken, two], { queue: { waiting: 3, needsAPerson: 0 } });
    const response = await send(told);
    expect(response.status).toBe(200);
    const { results, attestation } = HandOverResponseSchema.parse(await response.json());
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      [one.id, 'acknowledged'],
      [broken.id, 'refused'],
      [two.id, 'acknowledged'],
    ]);
    expect(results[0]).toMatchObject({ replayed: false, receipt: { contentHash: hashText(one.content) } });
    expect(attestation?.key).toBe(server.database.keys.signing.keyId);
    const again = await station.handOver([one, broken, two]);
    expect(again).toEqual(results.map((one) => ('replayed' in one ? { ...one, replayed: true } : one)));
    const third = newRecord();
    const [first] = await station.handOver([third]);
    const later = HandOverResponseSchema.parse(await (await send(tell([third]))).json());
    expect(later.results).toEqual([{ ...first, replayed: true }]);
  });

  it('keeps each text to the byte', async () => {
    const records = [newRecord(), { ...newRecord() }].map(({ id, content }) => ({
      id,
      content: content.replace('{', '{ \t\r'),
    }));
    expect((await send(tell(records))).status).toBe(200);
    const kept = await findContents(
      server.database.db,
      records.map(({ id }) => id),
    );
    for (const { id, content } of records) expect(kept.get(id)).toBe(content);
  });

  it('is the same request when it comes again, and another one under its number shuts out', async () => {
    const other = await server.newStation('Skranke 2');
    const number = other.takeNumber();
    const headers = { 'content-type': handOverLinesType };
    const [one, two] = [tell([newRecord()]), tell([newRecord()])].map((told) => write(told));
    const ask = async (body?: Buffer) => other.send({ path: apiPaths.handOver, body, number, headers });
    const first = HandOverResponseSchema.parse(await (await ask(one)).json());
    expect(first.results).toMatchObject([{ outcome: 'acknowledged' }]);
    expect((await ask(one)).status).toBe(200);
    expect(await readProblem(await ask(two))).toEqual({ status: 403, problem: 'station-cloned' });
  });

  it('is malformed where it is not whole, and nothing of it is taken', async () => {
    const record = newRecord();
    const { head, lines } = tell([record]);
    const wrong: readonly Told[] = [
      { head: '', lines: [] },
      { head: '{', lines },
      { head, lines: [] },
      { head, lines: [...lines, ...lines] },
      { head, lines: [...lines, ''] },
      { head, lines: [Buffer.concat([Buffer.from(record.content), Buffer.of(0xff)])] },
      { head: { audience: 'practice', records: [record] }, lines },
      { head: { audience: 'practice', ids: [] }, lines: [] },
      { head: { ...(head as object), more: 1 }, lines },
    ];
    for (const told of wrong) {
      expect(await readProblem(await send(told))).toEqual({ status: 400, problem: 'malformed' });
    }
    const elsewhere = { ...tell([record]), head: { audience: 'production', ids: [record.id] } };
    expect(await readProblem(await send(elsewhere))).toEqual({ status: 403, problem: 'wrong-audience' });
    const many = Array<typeof record>(handOverLimits.records + 1).fill(record);
    expect(await readProblem(await send(tell(many)))).toEqual({ status: 413, problem: 'too-large' });
    expect(await station.handOver([record])).toMatchObject([{ outcome: 'acknowledged', replayed: false }]);
  });

  const sendPacked = (body: Uint8Array): Promise<Response> => {
    const headers = { 'content-type': handOverPackedType };
    const number = station.takeNumber();
    return station.send({ path: apiPaths.handOver, body: Buffer.from(body), number, headers });
  };

  it('is the same when it comes packed, in one gzip stream or in several', async () => {
    expect(station.info.takesPacked).toBe(true);
    const records = [newRecord(), newRecord()];
    const body = write(tell(records));
    const first = HandOverResponseSchema.parse(await (await sendPacked(gzipSync(body))).json());
    expect(first.results).toMatchObject(
      records.map(({ id, content }) => ({
        id,
        outcome: 'acknowledged',
        replayed: false,
        receipt: { contentHash: hashText(content) },
      })),
    );
    const parts = [gzipSync(body.subarray(0, 50)), gzipSync(body.subarray(50))];
    const again = HandOverResponseSchema.parse(await (await sendPacked(Buffer.concat(parts))).json());
    expect(again.results).toEqual(first.results.map((one) => ({ ...one, replayed: true })));
  });

  it('is answered in short where the station accepts that, and in full where it does not', async () => {
    const [one, two] = [newRecord(), newRecord()];
    const broken = { id: newRegistrationId(), content: '{"a":1}' };
    const headers = {
      'content-type': handOverLinesType,
      accept: `${shortAnswerType}, application/json`,
    };
    const ask = async (records: readonly { id: string; content: string }[]) => {
      const body = write(tell(records));
      return station.send({ path: apiPaths.handOver, body, number: station.takeNumber(), headers });
    };
    const response = await ask([one, broken, two]);
    expect(response.headers.get('content-type')).toContain(shortAnswerType);
    const short = ShortHandOverResponseSchema.parse(await response.json());
    const whole = HandOverResponseSchema.parse(await (await send(tell([one, broken, two]))).json());
    expect(short.results).toEqual(
      whole.results.map((result) => ('receipt' in result ? result.receipt.sequence : result)),
    );
    const [first] = whole.results;
    expect(short.receivedAt).toBe(first !== undefined && 'receipt' in first && first.receipt.receivedAt);
    expect(short.attestation).toEqual(whole.attestation);
    const again = ShortHandOverResponseSchema.parse(await (await ask([one, broken, two])).json());
    expect(again.results).toEqual(whole.results);
  });

  it('is not unpacked further than a hand-over may be long', async () => {
    const record = newRecord();
    const body = write(tell([record]));
    const long = Buffer.concat([body, Buffer.alloc(handOverLimits.bytes, ' ')]);
    expect(gzipSync(long).length).toBeLessThan(10_000);
    expect(await readProblem(await sendPacked(gzipSync(long)))).toEqual({
      status: 413,
      problem: 'too-large',
    });
    expect(await station.handOver([record])).toMatchObject([{ outcome: 'acknowledged', replayed: false }]);
  });

  it('is malformed where it is packed wrongly, and nothing of it is taken', async () => {
    const record = newRecord();
    const packed = gzipSync(write(tell([record])));
    const broken = Uint8Array.from(packed, (byte, at) => (at === packed.length - 6 ? byte ^ 1 : byte));
    for (const body of [write(tell([record])), packed.subarray(0, -9), broken, gzipSync('{'), Buffer.of(0)]) {
      expect(await readProblem(await sendPacked(body))).toEqual({ status: 400, problem: 'malformed' });
    }
    expect(await station.handOver([record])).toMatchObject([{ outcome: 'acknowledged', replayed: false }]);
  });

  it('is no request of another kind', async () => {
    const headers = { 'content-type': handOverLinesType };
    const body = write(tell([newRecord()]));
    const asked = await station.send({ path: apiPaths.receipts, body, headers });
    expect(await readProblem(asked)).toEqual({ status: 400, problem: 'malformed' });
    const unsigned = await fetch(server.url + apiPaths.handOver, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    });
    expect(await readProblem(unsigned)).toEqual({ status: 401, problem: 'not-signed-in' });
  });

  it('never harms the server, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.json(), async (bytes, text) => {
        for (const told of [
          { head: text, lines: [bytes] },
          { ...tell([{ id: newRegistrationId(), content: text }]), lines: [text] },
        ]) {
          expect([200, 400]).toContain((await send(told)).status);
          expect([200, 400]).toContain((await sendPacked(gzipSync(write(told)))).status);
        }
        expect((await sendPacked(bytes)).status).toBe(400);
      }),
      { numRuns: 30 },
    );
  });
});
