import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import Fastify from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OfficeRole, officePaths } from '../../../contract/office-api.ts';
import { practiceCpr, practiceRecord } from '../../testing/practice-registrations.ts';
import {
  movableClock,
  type OfficeBrowser,
  openBrowser,
  openTestOffice,
  readOfficeProblem,
  testHasher,
  testPassword,
} from '../../testing/test-office.ts';
import { startTestServer, steppingClock, type TestServer } from '../../testing/test-server.ts';
import type { OfficeRoute } from './office-route.ts';
import { addOfficeRoutes, officeRoutes } from './office-routes.ts';

/** Who may use what, written once more by hand. */
const rights: Readonly<Record<string, readonly OfficeRole[]>> = {
  'GET /api/v1/office/session': ['cpr-clerk', 'leader', 'it'],
  'DELETE /api/v1/office/session': ['cpr-clerk', 'leader', 'it'],
  'PUT /api/v1/office/password': ['cpr-clerk', 'leader', 'it'],
  'GET /api/v1/office/work': ['cpr-clerk', 'leader'],
  'GET /api/v1/office/work-count': ['cpr-clerk', 'leader'],
  'GET /api/v1/office/entered': ['cpr-clerk', 'leader'],
  'GET /api/v1/office/records/:id': ['cpr-clerk', 'leader'],
  'POST /api/v1/office/records/:id/marks': ['cpr-clerk', 'leader'],
  'GET /api/v1/office/stations': ['leader', 'it'],
  'GET /api/v1/office/users': ['it'],
  'GET /api/v1/office/cases': ['leader'],
  'GET /api/v1/office/cases/:id/:openedAt': ['leader'],
  'GET /api/v1/office/exports/records': ['leader'],
  'GET /api/v1/office/exports/audit': ['leader'],
  'GET /api/v1/office/audit': ['leader'],
  'GET /api/v1/office/audit/check': ['leader'],
};

describe('the addresses of the office', () => {
  const clock = movableClock();
  let server: TestServer;
  let routes: readonly OfficeRoute[];
  const browsers = new Map<OfficeRole, OfficeBrowser>();
  const record = practiceRecord({ cpr: practiceCpr(0) });

  beforeAll(async () => {
    server = await startTestServer({ database: { kind: 'memory' }, officeHasher: testHasher, clock });
    const office = openTestOffice(server);
    browsers.set('cpr-clerk', await office.signIn('CPR1', 'cpr-clerk'));
    browsers.set('leader', await office.signIn('LED1', 'leader'));
    browsers.set('it', await office.signIn('IT1', 'it'));
    await (await server.newStation()).handOver([record]);
    const { db } = server.database;
    const unused = {} as never;
    routes = officeRoutes({
      db,
      clock: steppingClock(),
      audience: 'practice',
      kommuneName: 'Aalborg',
      ...office,
      sessions: unused,
      limits: unused,
    });
  });
  afterAll(async () => {
    await server.stop();
  });

  const nameOf = ({ method, url }: OfficeRoute): string => `${method} ${url}`;
  /** An address that fits the route. */
  const addressOf = ({ url }: OfficeRoute): string =>
    url.replace(':id', record.id).replace(':openedAt', '2026-11-23T08:00:00.000Z');
  const ask = (browser: OfficeBrowser, route: OfficeRoute): Promise<Response> =>
    browser.send(
      route.method,
      addressOf(route),
      route.method === 'POST' || route.method === 'PUT' ? {} : undefined,
    );

  it('are all in one table, with the rights that they are meant to have', async () => {
    expect(Object.fromEntries(routes.map((route) => [nameOf(route), route.roles]))).toEqual(rights);
    const registered: string[] = [];
    const app = Fastify();
    app.addHook('onRoute', ({ method, url }) => {
      registered.push(...[method].flat().map((one) => `${one} ${url}`));
    });
    addOfficeRoutes(app, {
      db: server.database.db,
      clock: steppingClock(),
      audience: 'practice',
      kommuneName: 'Aalborg',
    });
    await app.ready();
    await app.close();
    const table = [...Object.keys(rights), 'POST /api/v1/office/session'];
    expect(registered.filter((one) => !one.startsWith('HEAD ')).sort()).toEqual(table.sort());
  });

  it('want a session, each of them', async () => {
    for (const route of routes) {
      const strangers = [
        openBrowser(server.url),
        openBrowser(server.url, { cookie: `bopael-kontor=${'A'.repeat(43)}` }),
        openBrowser(server.url, { cookie: `__Host-bopael-kontor=${'A'.repeat(43)}; bopael-kontor=` }),
        openBrowser(server.url, { authorization: `Bearer ${'A'.repeat(43)}` }),
      ];
      for (const stranger of strangers) {
        const answer = await readOfficeProblem(await ask(stranger, route));
        expect([nameOf(route), answer]).toMatchObject([
          nameOf(route),
          { status: 401, problem: 'not-signed-in' },
        ]);
      }
    }
  });

  it('are for their roles alone, also when asked for the head only', async () => {
    for (const route of routes) {
      for (const [role, browser] of browsers) {
        if (route.roles.includes(role)) continue;
        const answer = await readOfficeProblem(await ask(browser, route));
        expect([nameOf(route), role, answer]).toMatchObject([
          nameOf(route),
          role,
          { status: 403, problem: 'not-your-role' },
        ]);
        if (route.method === 'GET') {
          expect((await browser.send('HEAD', addressOf(route))).status).toBe(403);
        }
      }
    }
  });

  it('take nothing from a page of another site', async () => {
    for (const route of routes) {
      if (route.method === 'GET') continue;
      const cookie = browsers.get('leader')?.cookie() ?? '';
      const foreign = openBrowser(server.url, { cookie, origin: 'https://angriber.example' });
      expect(await readOfficeProblem(await ask(foreign, route))).toMatchObject({
        status: 403,
        problem: 'foreign-request',
      });
    }
    expect((await browsers.get('leader')?.send('GET', officePaths.session))?.status).toBe(200);
  });

  // Many requests: on a machine that has other work they take their time.
  describe('under hostile requests', { timeout: 600_000 }, () => {
    const secret = 'HEMMELIGT-MÆRKE';
    const cpr = practiceCpr(2);

    /** As it stands on the line: what no client would send. */
    const raw = (
      method: string,
      path: string,
      headers: Readonly<Record<string, string>>,
      body: Buffer | undefined,
    ): Promise<number> =>
      new Promise((resolve, reject) => {
        const sent = httpRequest(
          { host: '127.0.0.1', port: server.port, method, path, headers: { ...headers } },
          (response) => {
            response.resume();
            response.on('end', () => resolve(response.statusCode ?? 0));
          },
        );
        sent.on('error', reject);
        sent.end(body);
      });

    const oddText = fc.oneof(
      fc.constantFrom(
        secret,
        cpr,
        "' or 1=1 --",
        '../../etc/passwd',
        '\u0000',
        '%00',
        '__proto__',
        'null',
        '-1',
        '1e9',
        '99999999999999999999',
        '😀'.repeat(50),
        'x'.repeat(3000),
        '2026-13-45',
        '[object Object]',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    const oddJson = fc.oneof(
      fc.json({ maxDepth: 3 }).map((text) => Buffer.from(text)),
      oddText.map((text) => Buffer.from(JSON.stringify({ initials: text, password: text, more: secret }))),
      oddText.map((text) => Buffer.from(JSON.stringify({ kind: text }))),
      oddText.map((text) => Buffer.from(JSON.stringify({ current: text, next: [text] }))),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc.constant(Buffer.from(`{"kind":"entered","kind":"${secret}"}`)),
      fc.constant(Buffer.from(`{"__proto__":{"kind":"entered"}}`)),
      fc.constant(Buffer.from(`[${'['.repeat(4000)}`)),
      fc.constant(Buffer.from(JSON.stringify({ password: secret.repeat(2000) }))),
    );
    /** A query of which at least one part is none that any address knows. */
    const oddQuery = fc
      .array(fc.tuple(oddText, oddText), { minLength: 1, maxLength: 4 })
      .map((pairs) => pairs.map(([name, value]) => `q${encode(name)}=${encode(value)}`).join('&'));
    const oddQueryOf: Readonly<Record<string, fc.Arbitrary<string>>> = {
      [officePaths.work]: badValues(['after', 'office']),
      [officePaths.workCount]: badValues(['office', 'after']),
      [officePaths.entered]: badValues(['before', 'office']),
      [officePaths.cases]: badValues(['lastAt', 'lastId', 'state']),
      [officePaths.recordExport]: badValues(['format', 'which', 'from', 'to', 'separator', 'office']),
      [officePaths.audit]: badValues(['before', 'record']),
    };

    function badValues(names: readonly string[]): fc.Arbitrary<string> {
      const unreadable = fc.constantFrom('%00', `${secret}%0a`, 'x'.repeat(2000), '%7f', '%1b[31m');
      const noNumber = fc.oneof(
        unreadable,
        fc.constantFrom('-1', '1.5', '%ED%A0%80', '%u0041', cpr.padEnd(16, '0')),
      );
      return fc.oneof(
        oddQuery,
        fc
          .constantFrom(...names)
          .chain((name) => (name === 'office' ? unreadable : noNumber).map((value) => `${name}=${value}`)),
        // The same name twice is a list, and no address takes one.
        fc.constantFrom(...names).map((name) => `${name}=1&${name}=2`),
      );
    }

    function encode(text: string): string {
      try {
        return encodeURIComponent(text);
      } catch {
        return '%ED%A0%80';
      }
    }

    const badId = fc.oneof(
      oddText.map((text) => encode(text).slice(0, 200) || '-'),
      fc.uuid({ version: 4 }),
      fc.constant('%zz'),
      fc.constant('00000000-0000-7000-8000-000000000000'),
    );

    /** What a stranger may come with. */
    const oddHeaders = fc.record(
      {
        cookie: oddText.map((text) => `bopael-kontor=${encode(text)}; __Host-bopael-kontor=${encode(text)}`),
        'content-type': fc.constantFrom(
          'application/json',
          'text/plain',
          'application/json; charset=latin1',
          'multipart/form-data',
          secret.replace('Æ', 'E'),
        ),
        origin: fc.constantFrom('https://angriber.example', 'null', '::::'),
        'x-forwarded-for': oddText.map(encode),
        authorization: oddText.map((text) => `Bopael-Station ${encode(text)}`),
      },
      { requiredKeys: [] },
    );

    /** Requests that the address must refuse, although a person who may use it sends them. */
    const hostileOf = (route: OfficeRoute): fc.Arbitrary<{ path: string; body?: Buffer }> | undefined => {
      const query = oddQueryOf[route.url];
      if (query !== undefined) return query.map((text) => ({ path: `${route.url}?${text}` }));
      const withId = route.url.includes(':id');
      const path = withId
        ? fc.tuple(badId, badId).map(([id, at]) => route.url.replace(':id', id).replace(':openedAt', at))
        : fc.constant(route.url);
      if (route.method === 'POST' || route.method === 'PUT') {
        return fc.record({ path: fc.oneof(path, fc.constant(addressOf(route))), body: oddJson });
      }
      return withId ? path.map((text) => ({ path: text })) : undefined;
    };

    const countAll = async () => {
      const tables = [
        'records',
        'cpr_marks',
        'office_users',
        'office_sessions',
        'office_audit',
        'cases',
        'stations',
      ];
      const counts = tables.map((table) => sql`(select count(*)::int from ${sql.table(table)})`);
      const found =
        await sql<object>`select ${sql.join(counts)}, (select sum(wrong_tries)::int from office_users)
        as tries`.execute(server.database.db);
      return Object.values(found.rows[0] ?? {});
    };

    it('answers a thousand of a stranger at every address with 4xx, and keeps nothing of them', async () => {
      const before = await countAll();
      for (const { method, url } of routes) {
        await fc.assert(
          fc.asyncProperty(badId, oddQuery, oddHeaders, oddJson, async (id, query, headers, body) => {
            const path = `${url.replace(':id', id).replace(':openedAt', id)}?${query}`;
            const sendsBody = method === 'POST' || method === 'PUT';
            const status = await raw(method, path, headers, sendsBody ? body : undefined);
            expect(status).toBeGreaterThanOrEqual(400);
            expect(status).toBeLessThan(500);
          }),
          { numRuns: 1000 },
        );
      }
      expect(await countAll()).toEqual(before);
      const log = server.log.join('');
      expect(log).not.toContain('HEMMELIG');
      expect(log).not.toContain(cpr);
    });

    it('answers a thousand of somebody who may use the address with 4xx, and stores nothing', async () => {
      const before = await countAll();
      for (const route of routes) {
        const hostile = hostileOf(route);
        if (hostile === undefined) continue;
        const role = route.roles[0] ?? 'leader';
        const cookie = browsers.get(role)?.cookie() ?? '';
        await fc.assert(
          fc.asyncProperty(hostile, async ({ path, body }) => {
            const headers = { cookie, 'content-type': 'application/json' };
            const status = await raw(route.method, path, headers, body);
            expect([status, path]).toEqual([
              expect.toSatisfy((code: number) => code >= 400 && code < 500),
              path,
            ]);
          }),
          { numRuns: 1000 },
        );
      }
      expect(await countAll()).toEqual(before);
      const log = server.log.join('');
      expect(log).not.toContain('HEMMELIG');
      expect(log).not.toContain(cpr);
      expect(log).not.toContain('a request failed');
    });

    it('answers a thousand at the door with 4xx, and lets nobody in', async () => {
      const before = await countAll();
      await fc.assert(
        fc.asyncProperty(oddHeaders, oddJson, async (headers, body) => {
          // Slow enough for the limit of tries a minute, so that each is looked at.
          clock.goOn(3);
          const status = await raw('POST', officePaths.session, headers, body);
          expect(status).toBeGreaterThanOrEqual(400);
          expect(status).toBeLessThan(500);
          expect(status).not.toBe(429);
        }),
        { numRuns: 1000 },
      );
      expect(await countAll()).toEqual(before);
      const log = server.log.join('');
      expect(log).not.toContain('HEMMELIG');
      expect(log).not.toContain('a request failed');
    });
  });

  it('still work when all that is over', async () => {
    clock.goOn(60);
    const browser = openBrowser(server.url);
    await browser.post(officePaths.session, { initials: 'LED1', password: testPassword });
    expect((await browser.send('GET', officePaths.audit)).status).toBe(200);
  });
});
