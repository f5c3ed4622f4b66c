import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNumberSource } from '../application/station-identity/number-source.ts';
import { createStationLine } from '../application/station-identity/station-line.ts';
import { createStationSelf } from '../application/station-identity/station-self.ts';
import { createHttpTransport } from '../application/transport/http-transport.ts';
import type { WebPlatform } from '../application/transport/web-platform.ts';
import {
  ApiProblemSchema,
  apiPaths,
  EnrolmentResponseSchema,
  HealthSchema,
  handOverLimits,
  StationInfoSchema,
  StationSettingsSchema,
} from '../contract/intake-api.ts';
import { formatEnrolmentCode } from '../domain/enrolment-code.ts';
import { toOutgoingText } from '../testing/outgoing-text.ts';
import {
  createMemoryIdentityPlaces,
  createMemoryNumberPlaces,
  testStationCrypto,
} from '../testing/station-identities.ts';
import { newRegistrationId, practiceCpr, practiceRecord } from './testing/practice-registrations.ts';
import {
  makeTestMachine,
  readProblem,
  startTestServer,
  type TestServer,
  type TestStation,
} from './testing/test-server.ts';
import { stationOf } from './testing/test-station.ts';

describe('what the intake server answers', () => {
  let server: TestServer;
  let station: TestStation;

  beforeAll(async () => {
    server = await startTestServer({ database: { kind: 'memory' } });
    station = await server.newStation();
  });
  afterAll(async () => {
    await server.stop();
  });

  const handOver = (body: unknown, by = station) => by.send({ path: apiPaths.handOver, body });
  const oneRecord = () => ({ audience: 'practice', records: [practiceRecord({ cpr: practiceCpr(0) })] });

  describe('to anyone', () => {
    it('says that it is well, and which world it is for', async () => {
      const response = await fetch(server.url + apiPaths.health);
      expect(HealthSchema.parse(await response.json())).toMatchObject({
        status: 'ok',
        audience: 'practice',
        database: 'embedded',
      });
      expect(response.headers.get('cache-control')).toBe('no-store');
    });

    it('tells the served page its settings', async () => {
      const response = await fetch(server.url + apiPaths.stationSettings);
      expect(StationSettingsSchema.parse(await response.json())).toEqual({
        audience: 'practice',
        kommuneCode: '0851',
        kommuneName: 'Aalborg',
        openEnrolment: true,
      });
    });

    it('answers an unknown address of the API with JSON', async () => {
      for (const path of [
        '/api',
        '/api/v1/nothing',
        '/api/v2/health',
        '/nothing',
        '/%00',
        '/..%2f..%2fetc/passwd',
      ]) {
        const response = await fetch(server.url + path);
        expect(ApiProblemSchema.parse(await response.json()).message).not.toBe('');
        expect([400, 404]).toContain(response.status);
      }
      const wrongMethod = await fetch(server.url + apiPaths.health, { method: 'DELETE' });
      expect(await readProblem(wrongMethod)).toEqual({ status: 404, problem: 'not-found' });
    });

    it('answers bytes that are no HTTP with a problem, and hangs up', async () => {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(server.port, '127.0.0.1', () => socket.write('DROP TABLE records\r\n\r\n'));
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk.toString('utf8');
        });
        socket.on('close', () => resolve(text));
        socket.on('error', reject);
      });
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(ApiProblemSchema.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? ''))).toMatchObject({
        problem: 'malformed',
      });
    });

    it('sends the security headers with every answer, good or bad', async () => {
      const answers = await Promise.all([
        fetch(server.url + apiPaths.health),
        fetch(`${server.url}/api/nothing`),
        handOver('{'),
        fetch(server.url + apiPaths.handOver, { method: 'POST' }),
      ]);
      for (const { headers } of answers) {
        expect(headers.get('content-security-policy')).toBe(
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
            "img-src 'self' blob:; style-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'none'; " +
            "base-uri 'none'; frame-ancestors 'none'",
        );
        expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
        expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
        expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('permissions-policy')).toContain('camera=(self)');
        expect(headers.get('access-control-allow-origin')).toBeNull();
      }
    });
  });

  describe('to a station', () => {
    it('says who it is', async () => {
      const response = await station.send({ path: apiPaths.station });
      expect(StationInfoSchema.parse(await response.json())).toEqual({
        stationId: station.id,
        stationName: 'Skranke 1',
        office: '',
        audience: 'practice',
        kommuneCode: '0851',
        keys: server.database.keys.told,
        lastExchange: 0,
        takesLines: true,
        role: 'counter',
      });
    });

    it('turns away an absent, a wrong, and a nearly right signature', async () => {
      const right = station.authorize({ path: apiPaths.station });
      const wrong = [
        undefined,
        '',
        'Bearer',
        'Bearer x',
        'Bopael-Station',
        right.replace('Bopael-Station', 'Basic'),
        right.replace(station.id, '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60'),
        right.replace(':0:', ':1:'),
        right.replace(/:[^:]*$/, `:${'A'.repeat(86)}==`),
        `${right} ${'x'.repeat(8000)}`,
      ];
      for (const authorization of wrong) {
        const headers = authorization === undefined ? {} : { authorization };
        const response = await fetch(server.url + apiPaths.station, { headers });
        expect(response.headers.get('www-authenticate')).toBe('Bopael-Station');
        expect(await readProblem(response)).toEqual({ status: 401, problem: 'not-signed-in' });
      }
    });

    it('turns away a station whose access is closed, and keeps what it handed over', async () => {
      const lost = await server.newStation('Stjålet');
      const record = practiceRecord({ cpr: practiceCpr(100) });
      await lost.handOver([record]);
      expect(await server.stations.revoke(lost.id)).toBe(true);
      expect(await server.stations.revoke(lost.id)).toBe(false);
      const refused = await handOver({ audience: 'practice', records: [record] }, lost);
      expect(await readProblem(refused)).toEqual({ status: 403, problem: 'station-revoked' });
      expect(await station.handOver([record])).toMatchObject([{ outcome: 'acknowledged', replayed: true }]);
    });

    it('takes nothing from a station of the other world', async () => {
      const refused = await handOver({ ...oneRecord(), audience: 'production' });
      expect(await readProblem(refused)).toEqual({ status: 403, problem: 'wrong-audience' });
    });

    it('cannot read a body that is not a hand-over', async () => {
      const { records } = oneRecord();
      const bodies: unknown[] = [
        '',
        '{',
        'null',
        '[]',
        {},
        { audience: 'practice' },
        { audience: 'practice', records: [] },
        { audience: 'practice', records: [{ id: 'x', content: '{}' }] },
        { audience: 'practice', records: [{ ...records[0], more: 1 }] },
        { audience: 'practice', records, more: 1 },
        { audience: 'elsewhere', records },
      ];
      for (const body of bodies) {
        expect(await readProblem(await handOver(body))).toEqual({ status: 400, problem: 'malformed' });
      }
    });

    it('cannot read a body that is not UTF-8, or not JSON', async () => {
      const latin = Buffer.from(JSON.stringify(oneRecord()).replace('Øvelse', '\u00d8velse'), 'latin1');
      expect(await readProblem(await handOver(latin))).toEqual({ status: 400, problem: 'malformed' });
      const form = await station.send({
        path: apiPaths.handOver,
        headers: { 'content-type': 'text/plain' },
        body: '{}',
      });
      expect(await readProblem(form)).toEqual({ status: 415, problem: 'malformed' });
    });

    it('refuses too many records or bytes at once', async () => {
      const one = { id: newRegistrationId(), content: '{}' };
      const many = {
        audience: 'practice',
        records: Array.from({ length: handOverLimits.records + 1 }, () => one),
      };
      expect(await readProblem(await handOver(many))).toEqual({ status: 413, problem: 'too-large' });
      const long = JSON.stringify({
        audience: 'practice',
        records: [{ ...one, content: 'x'.repeat(handOverLimits.bytes) }],
      });
      expect(await readProblem(await handOver(long))).toEqual({ status: 413, problem: 'too-large' });
    });

    it('refuses one record that is too long without keeping its neighbours out', async () => {
      const good = practiceRecord({ cpr: practiceCpr(200) });
      const long = { id: newRegistrationId(), content: `"${'x'.repeat(100_000)}"` };
      expect(await station.handOver([long, good])).toMatchObject([
        { outcome: 'refused', refusal: { kind: 'invalid-content', paths: ['content'] } },
        { outcome: 'acknowledged' },
      ]);
    });
  });

  describe('to the station’s own program', () => {
    const world = { audience: 'practice', kommuneCode: '0851' } as const;
    const web = globalThis as unknown as WebPlatform;

    function startOwn(places = createMemoryIdentityPlaces(), kept = createMemoryNumberPlaces()) {
      const self = createStationSelf('practice', {
        places,
        numbers: createNumberSource(kept),
        crypto: testStationCrypto,
      });
      const baseUrl = server.url;
      const line = createStationLine({
        self,
        at: { web, baseUrl, world },
        server: { isOpen: false, stationName: '' },
        connect: (signer) =>
          createHttpTransport({ web, baseUrl, signer, audience: 'practice', now: Date.now }),
      });
      return { self, line, at: { web, baseUrl, world }, transport: line.transport };
    }

    it('is known, hands over, and compares', async () => {
      const { station: added, code } = await server.stations.add('Skranke Ø', 'Borgerservice Nord');
      const { self, line, at, transport } = startOwn();
      const enrolled = await self.enrol(at, formatEnrolmentCode(code));
      if (!enrolled.ok) throw new Error(enrolled.error.kind);
      line.use(enrolled.value);
      expect(enrolled.value.standing).toMatchObject({
        stationId: added.id,
        stationName: 'Skranke Ø',
        office: 'Borgerservice Nord',
        server: server.database.keys.told,
      });
      const serverTime: unknown = expect.stringMatching(/^2026-11-23T08:/);
      expect(await transport.probe()).toEqual({
        kind: 'ready',
        serverTime,
        lastExchange: 0,
        takesLines: true,
      });
      const record = practiceRecord({ cpr: practiceCpr(300), name: 'Åse Þórð "Ø" \u2028 😀' });
      expect(await transport.handOver([toOutgoingText(record)])).toMatchObject({
        kind: 'answered',
        results: [{ outcome: 'acknowledged', id: record.id }],
        number: 1,
      });
      expect(await transport.probe()).toEqual({
        kind: 'ready',
        serverTime,
        lastExchange: 1,
        takesLines: true,
      });
      const contentHash = createHash('sha256').update(record.content).digest('hex');
      expect(await transport.compareRecords([{ id: record.id, contentHash }])).toMatchObject({
        kind: 'answered',
        value: { receipts: [{ id: record.id }], missing: [] },
      });
    });

    it('gets keys for the token of its first version, and is shut out where IT says so', async () => {
      const { station: added } = await server.stations.add('Skranke Æ', '');
      const places = createMemoryIdentityPlaces();
      places.token = `bopael_${randomBytes(32).toString('base64url')}`;
      const code_hash = createHash('sha256').update(places.token).digest();
      const row = { code_hash, station_id: added.id, created_at: new Date(0) };
      await server.database.db.insertInto('enrolment_codes').values(row).execute();
      const { transport } = startOwn(places);
      expect(await transport.probe()).toMatchObject({ kind: 'ready' });
      expect(places.token).toBeUndefined();
      await server.stations.revoke(added.id);
      expect(await transport.probe()).toEqual({ kind: 'station-revoked' });
    });
  });

  describe('to requests from elsewhere', () => {
    const ask = (headers: Record<string, string>, method = 'GET', path: string = apiPaths.health) =>
      new Promise<{ status: number; body: string }>((resolve, reject) => {
        const sent = httpRequest(
          { host: '127.0.0.1', port: server.port, path, method, headers },
          (response) => {
            let body = '';
            response.setEncoding('utf8');
            response.on('data', (chunk: string) => {
              body += chunk;
            });
            response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
          },
        );
        sent.on('error', reject);
        const body = makeTestMachine().enrolmentRequest({ stationName: 'Angriber' });
        sent.end(method === 'POST' ? JSON.stringify(body) : undefined);
      });

    it('turns away a foreign host name, as DNS rebinding brings it', async () => {
      for (const host of [
        'angriber.example',
        'localhost.angriber.example',
        '127.0.0.1.nip.example',
        '127.0.0.1@x.example',
        '192.0.2.7',
        'x/localhost',
      ]) {
        const { status, body } = await ask({ host });
        expect([400, 421]).toContain(status);
        expect(ApiProblemSchema.parse(JSON.parse(body))).toBeTruthy();
      }
    });

    it('answers under its own names', async () => {
      for (const host of ['localhost', 'LOCALHOST:4780', '127.0.0.1', `[::1]:${server.port}`]) {
        expect((await ask({ host })).status).toBe(200);
      }
    });

    it('turns away writes from a page of another origin', async () => {
      const own = `127.0.0.1:${server.port}`;
      const foreign = [
        'https://angriber.example',
        'null',
        `http://127.0.0.1:${server.port + 1}`,
        `http://localhost:${server.port}`,
      ];
      for (const origin of foreign) {
        const headers = { host: own, origin, 'content-type': 'application/json' };
        const { status, body } = await ask(headers, 'POST', apiPaths.enrolment);
        expect(status).toBe(403);
        expect(JSON.parse(body)).toMatchObject({ problem: 'foreign-request' });
      }
      const site = { host: own, 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
      expect((await ask(site, 'POST', apiPaths.enrolment)).status).toBe(403);
      const same = {
        host: own,
        origin: `http://${own}`,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      };
      expect((await ask(same, 'POST', apiPaths.enrolment)).status).toBe(200);
    });
  });

  describe('about enrolment', () => {
    const enrol = (url: string, body: unknown) =>
      fetch(url + apiPaths.enrolment, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });

    it('makes a practice station on request, and its keys work', async () => {
      const machine = makeTestMachine();
      const response = await enrol(server.url, machine.enrolmentRequest({ stationName: '  Kiosk 4 ' }));
      const { station: made } = EnrolmentResponseSchema.parse(await response.json());
      expect(made.stationName).toBe('Kiosk 4');
      const me = await stationOf(server.url, machine, made).send({ path: apiPaths.station });
      expect(await me.json()).toEqual(made);
    });

    it('asks for a name', async () => {
      for (const name of [{}, { stationName: ' ' }, { stationName: 'x'.repeat(61) }]) {
        const body = makeTestMachine().enrolmentRequest(name);
        expect(await readProblem(await enrol(server.url, body))).toEqual({
          status: 400,
          problem: 'malformed',
        });
      }
    });

    it('is closed in production, and beyond loopback, and where IT has closed it', async () => {
      const closed = [{ audience: 'production' }, { host: '0.0.0.0' }, { openEnrolment: false }] as const;
      for (const options of closed) {
        const other = await startTestServer({ database: { kind: 'memory' }, ...options });
        const answer = await readProblem(
          await enrol(other.url, makeTestMachine().enrolmentRequest({ stationName: 'Kiosk' })),
        );
        const settings = StationSettingsSchema.parse(
          await (await fetch(other.url + apiPaths.stationSettings)).json(),
        );
        await other.stop();
        expect(answer).toEqual({ status: 403, problem: 'enrolment-closed' });
        expect(settings.openEnrolment).toBe(false);
      }
    });
  });

  it('logs ids and outcomes, and nothing of the person or the signature', async () => {
    const record = practiceRecord({ cpr: practiceCpr(400), name: 'Hemmelig Person' });
    await station.handOver([record, practiceRecord({ cpr: practiceCpr(400), name: 'Hemmelig Person' })]);
    await fetch(`${server.url}/api/v1/hemmelig-sti?cpr=${practiceCpr(400)}`);
    const log = server.log.join('');
    expect(log).toContain('not taken');
    expect(log).toContain(station.id);
    for (const secret of ['Hemmelig', 'hemmelig', practiceCpr(400), 'Bopael-Station']) {
      expect(log).not.toContain(secret);
    }
  });
});
