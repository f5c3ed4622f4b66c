import { createHash } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bytes } from '../../application/bundle/bundle-web.ts';
import { buildReceiptTree, isReceiptSigned } from '../../application/receipts/receipt-tree.ts';
import { bundleLimits } from '../../contract/bundle.ts';
import { apiPaths, handOverLimits, type OutgoingRecord, type Receipt } from '../../contract/intake-api.ts';
import { hashBytes } from '../../testing/hash-bytes.ts';
import { verifyEd25519 } from '../../testing/test-signer.ts';
import { createHandOverDesk, type HandOverDesk } from '../hand-over/hand-over-desk.ts';
import type { Metrics } from '../operations/metrics.ts';
import { createReceiptSigner } from '../receipts/receipt-signer.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { newRegistrationId, practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import { openBundleReceipt, postBundle, writeBundle } from '../testing/test-bundles.ts';
import {
  enrolTestStation,
  startTestServer,
  steppingClock,
  type TestServer,
  type TestStation,
} from '../testing/test-server.ts';
import { createBundleDesk } from './bundle-desk.ts';
import { createBundlePorts } from './bundle-ports.ts';

describeOnEachDatabase('bundles from a stick', (newPlace) => {
  let server: TestServer;
  let station: TestStation;
  let people = 0;
  const newRecord = (): OutgoingRecord => practiceRecord({ cpr: practiceCpr(people++ * 2) });
  const newRecords = (count: number): OutgoingRecord[] => Array.from({ length: count }, newRecord);
  const countRows = async (table: 'records' | 'bundles' | 'exchanges'): Promise<number> => {
    const { db } = server.database;
    const { count } = await db
      .selectFrom(table)
      .select((expression) => expression.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  const importAll = async (bytes: Bytes) => {
    const posted = await postBundle(server.url, bytes);
    if (posted.kind === 'refused') throw new Error(`refused: ${posted.reason}`);
    return posted.response;
  };

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace() });
    station = await server.newStation('Kiosk uden linje');
  });
  afterAll(async () => {
    await server.stop();
  });

  it('takes in what the station signed, and answers with a receipt that only the station can open', async () => {
    const records = newRecords(3);
    const bytes = await writeBundle(station, { number: 17, records });
    const response = await importAll(bytes);
    expect(response).toMatchObject({ station: station.id, number: 17, records: 3, acknowledged: 3 });
    const receipt = await openBundleReceipt(station, response);
    expect(receipt.bundle).toBe(createHash('sha256').update(bytes).digest('hex'));
    const [answer, ...more] = receipt.answers;
    expect(more).toEqual([]);
    expect(answer?.results.map(({ id, outcome }) => [id, outcome])).toEqual(
      records.map(({ id }) => [id, 'acknowledged']),
    );
    const other = await server.newStation('En anden');
    await expect(openBundleReceipt(other, response)).rejects.toThrow('does not open');
  });

  it('attests the receipts of each batch, so that each record keeps its own proof', async () => {
    const records = newRecords(handOverLimits.records * 2 + 203);
    const response = await importAll(await writeBundle(station, { records }));
    const { answers } = await openBundleReceipt(station, response);
    expect(answers.map(({ results }) => results.length)).toEqual([
      handOverLimits.records,
      handOverLimits.records,
      203,
    ]);
    const publicKey = new Uint8Array(Buffer.from(station.info.keys.signing, 'base64'));
    for (const { results, attestation } of answers) {
      const receipts = results.flatMap((one): Receipt[] =>
        one.outcome === 'acknowledged' ? [one.receipt] : [],
      );
      if (attestation === undefined) throw new Error('it is attested');
      const tree = buildReceiptTree(hashBytes, station.info, receipts);
      const ports = { hash: hashBytes, verify: verifyEd25519 };
      for (const place of [0, receipts.length - 1]) {
        const [receipt, proof] = [receipts[place], { ...attestation, path: [...tree.pathOf(place)] }];
        if (receipt === undefined) throw new Error('each has its receipt');
        expect(await isReceiptSigned(ports, station.info, receipt, proof, publicKey)).toBe(true);
      }
    }
  });

  it('gives the same receipts when the same bundle comes again, and keeps nothing twice', async () => {
    const bytes = await writeBundle(station, { records: newRecords(5) });
    const first = await openBundleReceipt(station, await importAll(bytes));
    const before = await Promise.all([countRows('records'), countRows('bundles'), countRows('exchanges')]);
    const again = await openBundleReceipt(station, await importAll(bytes));
    const factsOf = ({ answers }: typeof first) =>
      answers.flatMap(({ results }) => results.map((one) => 'receipt' in one && one.receipt));
    expect(factsOf(again)).toEqual(factsOf(first));
    const after = await Promise.all([countRows('records'), countRows('bundles'), countRows('exchanges')]);
    expect(after).toEqual(before);
  });

  it('takes in numbers in any order and with gaps, and records that came over the line meanwhile', async () => {
    const records = newRecords(4);
    const late = await writeBundle(station, { number: 900, records: records.slice(0, 2) });
    const early = await writeBundle(station, { number: 850, records });
    await importAll(late);
    expect(await importAll(early)).toMatchObject({ records: 4, acknowledged: 4 });
    const [first] = await station.exchange(records, {}, 901).then(({ results }) => results);
    expect(first).toMatchObject({ outcome: 'acknowledged', replayed: true });
    // The last of it, from a drawer, years of hand-overs later.
    await station.exchange(newRecords(1), {}, 5_000);
    const drawer = await writeBundle(station, { number: 851, records: newRecords(2) });
    expect(await importAll(drawer)).toMatchObject({ acknowledged: 2 });
  });

  it('lets no bad record keep its neighbours out', async () => {
    const [one, two] = newRecords(2);
    if (one === undefined || two === undefined) throw new Error('there are two');
    const bad: OutgoingRecord[] = [
      { id: newRegistrationId(), content: '{}' },
      { id: newRegistrationId(), content: `"${'x'.repeat(100_001)}"` },
      { id: newRegistrationId(), content: '\ud800' },
      // The same person again, and the same record again.
      practiceRecord({ cpr: practiceCpr((people - 1) * 2) }),
      one,
    ];
    const response = await importAll(await writeBundle(station, { records: [one, ...bad, two] }));
    expect(response).toMatchObject({ records: 7, acknowledged: 3 });
    const { answers } = await openBundleReceipt(station, response);
    expect(answers[0]?.results.map(({ outcome }) => outcome)).toEqual([
      'acknowledged',
      'refused',
      'refused',
      'refused',
      'acknowledged',
      'acknowledged',
      'conflict',
    ]);
  });

  it('shuts a station out of which two machines write bundles, and says so to both', async () => {
    const copied = await server.newStation('Kopieret');
    const [mine, theirs] = [newRecords(2), newRecords(1_300)];
    const first = await writeBundle(copied, { number: 5, records: mine });
    const second = await writeBundle(copied, { number: 5, records: theirs });
    await importAll(first);
    const before = await countRows('records');
    const cloned = { kind: 'refused', status: 422, reason: 'station-cloned' };
    expect(await postBundle(server.url, second)).toEqual(cloned);
    expect(await countRows('records')).toBe(before);
    expect(await postBundle(server.url, first)).toEqual(cloned);
    const response = await copied.send({ path: apiPaths.station });
    expect(response.status).toBe(403);
  });

  it('turns away a station that is revoked, and an old bundle of one that has new keys', async () => {
    const lost = await server.newStation('Stjålet');
    const bundle = await writeBundle(lost, { records: newRecords(1) });
    await server.stations.revoke(lost.id);
    expect(await postBundle(server.url, bundle)).toMatchObject({ status: 422, reason: 'station-revoked' });
    const code = await server.stations.newCode(lost.id);
    const anew = await enrolTestStation(server.url, code?.code ?? '');
    expect(await postBundle(server.url, bundle)).toMatchObject({ status: 422, reason: 'old-key' });
    await importAll(await writeBundle(anew, { records: newRecords(1) }));
  });

  it('refuses a bundle that is for another server, before it is sent whole', async () => {
    const elsewhere = await startTestServer({ database: { kind: 'memory' } });
    const theirs = await writeBundle(await elsewhere.newStation(), { records: newRecords(1) });
    await elsewhere.stop();
    // Nothing but the header has been sent when the answer comes.
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(server.url + apiPaths.bundles, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'content-length': 15_000_000 },
      });
      sent.on('response', (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => {
          resolve([response.statusCode, JSON.parse(body)]);
          sent.destroy();
        });
      });
      sent.on('error', reject);
      sent.write(theirs.slice(0, theirs.indexOf(0x0a) + 1));
    });
    expect(status).toMatchObject([
      422,
      { reason: 'another-server', message: 'Pakken er til en anden server.' },
    ]);
  });

  it('lets the rest of a large file that it refuses go by, and goes on with the same connection', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const bytes = await writeBundle(station, { records: newRecords(2_000) });
    const { length } = bytes;
    const flawed = bytes.slice();
    flawed[20] = 0;
    const sockets = new Set<unknown>();
    const post = (file: Bytes) =>
      new Promise<[number | undefined, string]>((resolve, reject) => {
        const headers = { 'content-type': 'application/octet-stream', 'content-length': length };
        const sent = httpRequest(server.url + apiPaths.bundles, { method: 'POST', agent, headers });
        sent.on('socket', (socket) => sockets.add(socket));
        sent.on('response', (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (text: string) => {
            body += text;
          });
          response.on('end', () => resolve([response.statusCode, body]));
        });
        sent.on('error', reject);
        sent.end(file);
      });
    for (let nth = 0; nth < 3; nth += 1) {
      const [status, body] = await post(flawed);
      expect([status, JSON.parse(body)]).toMatchObject([422, { reason: 'not-whole' }]);
    }
    expect((await post(bytes))[0]).toBe(200);
    expect(sockets.size).toBe(1);
    agent.destroy();
  });

  it('keeps nothing of a bundle of which half came, and takes the whole one then', async () => {
    const bytes = await writeBundle(station, { records: newRecords(300) });
    const before = await countRows('records');
    await new Promise<void>((resolve) => {
      const sent = httpRequest(server.url + apiPaths.bundles, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'content-length': bytes.length },
      });
      sent.on('error', () => resolve());
      sent.write(bytes.slice(0, bytes.length / 2), () => sent.destroy());
    });
    expect(await postBundle(server.url, bytes.slice(0, bytes.length / 2))).toMatchObject({
      reason: 'not-whole',
    });
    expect(await countRows('records')).toBe(before);
    expect(await importAll(bytes)).toMatchObject({ acknowledged: 300 });
  });

  it('is completed by the next import where the server dies between two parts', async () => {
    const { db, keys } = server.database;
    const world = { audience: 'practice', kommuneCode: '0851' } as const;
    const clock = steppingClock();
    const signer = createReceiptSigner(world, keys.signing.attest);
    const real = createHandOverDesk({ db, series: 'practice', clock, signer });
    let parts = 0;
    const dying: HandOverDesk = {
      async takeIn(handOver) {
        parts += 1;
        if (parts === 3) throw new Error('the server died here');
        return await real.takeIn(handOver);
      },
    };
    const metrics = { noteResults: () => {} } as unknown as Metrics;
    const log = { warn: () => {}, error: () => {} } as unknown as FastifyBaseLogger;
    const shared = { db, keys, world, clock, auditHeads: server.auditHeads, metrics, log };
    const desk = createBundleDesk(createBundlePorts({ ...shared, desk: dying }));
    const records = newRecords(2_400);
    const bytes = await writeBundle(station, { records });
    const admitted = await desk.admit(bytes.slice(0, 500));
    if (!admitted.ok) throw new Error(admitted.error);
    const before = await Promise.all([countRows('records'), countRows('bundles'), countRows('exchanges')]);
    await expect(desk.take(admitted.value, bytes)).rejects.toThrow('the server died here');
    const [halfIn, ...books] = await Promise.all([
      countRows('records'),
      countRows('bundles'),
      countRows('exchanges'),
    ]);
    expect(halfIn).toBe((before[0] ?? 0) + handOverLimits.records * 2);
    expect(books).toEqual(before.slice(1));
    // Another server, or the same one again.
    expect(await importAll(bytes)).toMatchObject({ records: 2_400, acknowledged: 2_400 });
    expect(await countRows('records')).toBe((before[0] ?? 0) + 2_400);
  });

  it('refuses too many bytes and too many records', async () => {
    const huge = new Uint8Array(bundleLimits.bytes + 1);
    huge.set((await writeBundle(station, { records: newRecords(1) })).slice(0, 1_000));
    expect(await postBundle(server.url, huge)).toMatchObject({ status: 413, reason: 'too-large' });
    const one = { id: newRegistrationId(), content: '{}' };
    const records = Array.from({ length: bundleLimits.records + 1 }, () => one);
    expect(await postBundle(server.url, await writeBundle(station, { records }))).toMatchObject({
      status: 422,
      reason: 'not-whole',
    });
  });

  it('keeps a head of the audit trail that comes along, and lets a wrong one decide over nothing', async () => {
    const auditHead = { seq: 12, mac: 'a'.repeat(64), publicKey: station.info.keys.signing };
    await importAll(await writeBundle(station, { records: newRecords(1), along: { auditHead } }));
    const heads = await server.auditHeads.list();
    expect(heads.find(({ stationId }) => stationId === station.id)?.head).toMatchObject({ seq: 12 });
    const wrong = { auditHead: { seq: 'x' } } as never;
    await importAll(await writeBundle(station, { records: newRecords(1), along: wrong }));
  });

  it('logs stations, numbers and outcomes, and nothing of a person', async () => {
    const record = practiceRecord({ cpr: practiceCpr(people++ * 2), name: 'Hemmelig Person' });
    await importAll(await writeBundle(station, { records: [record] }));
    const log = server.log.join('');
    expect(log).toContain('bundle imported');
    expect(log).toContain('bundle refused');
    expect(log).toContain(station.id);
    for (const secret of ['Hemmelig', 'Øvelse', practiceCpr((people - 1) * 2)]) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toContain('a request failed');
  });
});
