import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ApiProblemSchema,
  apiPaths,
  EnrolmentResponseSchema,
  HealthSchema,
  StationSettingsSchema,
} from '../contract/intake-api.ts';
import { practiceCpr, practiceRecord } from './testing/practice-registrations.ts';
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
