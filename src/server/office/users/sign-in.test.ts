import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OfficeSessionSchema, officePaths } from '../../../contract/office-api.ts';
import { describeOnEachDatabase } from '../../testing/each-database.ts';
import {
  movableClock,
  type OfficeBrowser,
  openBrowser,
  openTestOffice,
  readOfficeProblem,
  type TestOffice,
  testHasher,
  testPassword,
} from '../../testing/test-office.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

describeOnEachDatabase('signing in to the office', (newPlace) => {
  const clock = movableClock();
  let server: TestServer;
  let office: TestOffice;

  beforeAll(async () => {
    server = await startTestServer({
      database: await newPlace(),
      clock,
      officeHasher: testHasher,
      allowedHosts: ['kontor.example'],
    });
    office = openTestOffice(server);
  });
  afterAll(async () => {
    await server.stop();
  });

  const trySignIn = async (initials: string, password: string, browser = openBrowser(server.url)) => {
    // A minute on: the limit of tries a minute is not what these tests are about.
    clock.goOn(60);
    return await browser.send('POST', officePaths.session, { initials, password });
  };
  const addUser = (initials: string, mustChange = false) =>
    office.users.add({ initials, name: `Øvende ${initials}`, role: 'cpr-clerk' }, testPassword, mustChange);
  const statusOf = async (browser: OfficeBrowser, path: string = officePaths.session) =>
    (await browser.send('GET', path)).status;

  it('tells who one is, and keeps the token in a cookie that no script can read', async () => {
    await addUser('ØA');
    const browser = openBrowser(server.url);
    const response = await trySignIn(' øa ', testPassword, browser);
    expect(OfficeSessionSchema.parse(await response.json())).toMatchObject({
      initials: 'ØA',
      name: 'Øvende ØA',
      role: 'cpr-clerk',
      mustChangePassword: false,
      audience: 'practice',
      kommuneName: 'Aalborg',
    });
    expect(response.headers.get('set-cookie')).toMatch(
      /^bopael-kontor=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(OfficeSessionSchema.parse(await browser.get(officePaths.session)).initials).toBe('ØA');
  });

  it('says the same of a wrong password, unknown initials, and what can be no initials', async () => {
    await addUser('BB');
    const answers = [];
    for (const [initials, password] of [
      ['BB', 'forkert-kodeord'],
      ['UKENDT', testPassword],
      ["' or 1=1", testPassword],
      ['BB', testPassword.toUpperCase()],
    ] as const) {
      answers.push(await readOfficeProblem(await trySignIn(initials, password)));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, problem: 'wrong-password' });
  });

  it('makes guessing slower and slower, and locks after ten, until IT gives a new password', async () => {
    await addUser('CC');
    const waits: (number | undefined)[] = [];
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const { problem, seconds } = await readOfficeProblem(await trySignIn('CC', 'forkert-kodeord'));
      expect(problem).toBe(attempt < 10 ? 'wrong-password' : 'locked-out');
      waits.push(seconds);
      if (seconds !== undefined && seconds > 60) {
        // Too early is no try: it says how long is left, and counts nothing.
        expect(await readOfficeProblem(await trySignIn('CC', testPassword))).toMatchObject({
          status: 429,
          problem: 'wait',
        });
      }
      clock.goOn(1800);
    }
    expect(waits).toEqual([0, 0, 5, 15, 60, 300, 900, 1800, 1800, undefined]);
    expect(await readOfficeProblem(await trySignIn('CC', testPassword))).toMatchObject({
      status: 403,
      problem: 'locked-out',
    });
    expect((await office.users.list()).find(({ initials }) => initials === 'CC')).toMatchObject({
      lockedOut: true,
    });
    expect(await office.users.reset('CC', 'et-nyt-kodeord-16', true)).toBe(true);
    const response = await trySignIn('CC', 'et-nyt-kodeord-16');
    expect(await response.json()).toMatchObject({ mustChangePassword: true });
    const actions = (await office.audit.list({ limit: 1000 })).filter(({ by }) => by === 'CC');
    expect(actions.filter(({ action }) => action === 'wrong-password')).toHaveLength(9);
    expect(actions.filter(({ action }) => action === 'locked-out')).toHaveLength(1);
  });

  it('counts guesses that come all at once like those that come one by one', async () => {
    await addUser('DD');
    clock.goOn(60);
    const browser = openBrowser(server.url);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        browser.send('POST', officePaths.session, { initials: 'DD', password: 'forkert-kodeord' }),
      ),
    );
    const problems = await Promise.all(answers.map(readOfficeProblem));
    expect(problems.filter(({ problem }) => problem === 'wrong-password')).toHaveLength(3);
    expect(problems.filter(({ problem }) => problem === 'wait')).toHaveLength(5);
  });

  it('forgets wrong tries after a right one', async () => {
    await addUser('EE');
    for (let round = 0; round < 6; round += 1) {
      expect((await trySignIn('EE', 'forkert-kodeord')).status).toBe(401);
      expect((await trySignIn('EE', 'forkert-kodeord')).status).toBe(401);
      expect((await trySignIn('EE', testPassword)).status).toBe(200);
    }
  });

  it('lets one address try thirty times a minute, whoever it tries', async () => {
    clock.goOn(60);
    const browser = openBrowser(server.url);
    const statuses = [];
    for (let attempt = 0; attempt < 32; attempt += 1) {
      const body = { initials: `Q${attempt}`, password: 'forkert-kodeord' };
      statuses.push((await browser.send('POST', officePaths.session, body)).status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401));
    expect(statuses.slice(30)).toEqual([429, 429]);
  });

  it('ends after half an hour without a use, and a page that asks by itself is no use', async () => {
    await addUser('FF');
    const browser = openBrowser(server.url);
    await trySignIn('FF', testPassword, browser);
    for (let quarter = 0; quarter < 5; quarter += 1) {
      clock.goOn(15 * 60);
      expect(await statusOf(browser, officePaths.work)).toBe(200);
    }
    clock.goOn(15 * 60);
    expect(await statusOf(browser, officePaths.workCount)).toBe(200);
    clock.goOn(15 * 60);
    expect(await readOfficeProblem(await browser.send('GET', officePaths.workCount))).toMatchObject({
      status: 401,
      problem: 'not-signed-in',
    });
  });

  it('ends after ten hours whatever is done', async () => {
    await addUser('GG');
    const browser = openBrowser(server.url);
    await trySignIn('GG', testPassword, browser);
    for (let minutes = 0; minutes < 590; minutes += 20) {
      clock.goOn(20 * 60);
      expect(await statusOf(browser)).toBe(minutes + 20 < 600 ? 200 : 401);
    }
    clock.goOn(20 * 60);
    expect(await statusOf(browser)).toBe(401);
  });

  it('ends at once when one signs out, and when IT closes the access', async () => {
    await addUser('HH');
    const browser = openBrowser(server.url);
    await trySignIn('HH', testPassword, browser);
    const token = browser.cookie();
    const out = await browser.send('DELETE', officePaths.session);
    expect([out.status, out.headers.getSetCookie().length]).toEqual([204, 2]);
    const again = await fetch(server.url + officePaths.session, { headers: { cookie: token } });
    expect(again.status).toBe(401);

    await trySignIn('HH', testPassword, browser);
    expect(await statusOf(browser)).toBe(200);
    expect(await office.users.close('HH')).toBe(true);
    expect(await statusOf(browser)).toBe(401);
    expect((await trySignIn('HH', testPassword)).status).toBe(401);
    expect(await office.users.close('HH')).toBe(false);
    expect(await addUser('HH')).toEqual({ ok: false, error: { kind: 'initials-taken' } });
  });

  it('asks for an own password before anything else where IT knows it', async () => {
    await addUser('II', true);
    const browser = openBrowser(server.url);
    const elsewhere = openBrowser(server.url);
    await trySignIn('II', testPassword, browser);
    await trySignIn('II', testPassword, elsewhere);
    expect(await readOfficeProblem(await browser.send('GET', officePaths.work))).toMatchObject({
      status: 403,
      problem: 'password-to-be-changed',
    });
    const change = (current: string, next: string) =>
      browser.send('PUT', officePaths.password, { current, next });
    expect(await readOfficeProblem(await change('forkert-kodeord', 'smedjen-i-solskin'))).toMatchObject({
      problem: 'wrong-password',
    });
    for (const weak of ['kort', '11111111111111', 'abcabcabcabcabc', testPassword]) {
      expect(await readOfficeProblem(await change(testPassword, weak))).toMatchObject({
        status: 422,
        problem: 'password-too-weak',
      });
    }
    const changed = await change(testPassword, 'smedjen-i-solskin');
    expect(await changed.json()).toMatchObject({ initials: 'II', mustChangePassword: false });
    expect(await statusOf(browser, officePaths.work)).toBe(200);
    expect(await statusOf(elsewhere)).toBe(401);
    expect((await trySignIn('II', testPassword)).status).toBe(401);
    expect((await trySignIn('II', 'smedjen-i-solskin')).status).toBe(200);
  });

  it('takes no password over a plain line from another machine, and has a stricter cookie over TLS', async () => {
    await addUser('JJ');
    const signIn = (headers: Record<string, string>) =>
      new Promise<{ status: number; cookies: readonly string[]; body: string }>((resolve, reject) => {
        clock.goOn(60);
        const sent = httpRequest(
          {
            host: '127.0.0.1',
            port: server.port,
            path: officePaths.session,
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
          },
          (response) => {
            let body = '';
            response.setEncoding('utf8');
            response.on('data', (chunk: string) => {
              body += chunk;
            });
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                cookies: response.headers['set-cookie'] ?? [],
                body,
              }),
            );
          },
        );
        sent.on('error', reject);
        sent.end(JSON.stringify({ initials: 'JJ', password: testPassword }));
      });
    for (const plain of [{}, { origin: 'http://kontor.example' }] as Record<string, string>[]) {
      const refused = await signIn({ host: 'kontor.example', ...plain });
      expect([refused.status, JSON.parse(refused.body)]).toMatchObject([403, { problem: 'not-encrypted' }]);
      expect(refused.cookies).toEqual([]);
    }
    const { status, cookies } = await signIn({ host: 'kontor.example', origin: 'https://kontor.example' });
    expect(status).toBe(200);
    expect(cookies[0]).toMatch(
      /^__Host-bopael-kontor=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    const foreign = await signIn({ host: 'kontor.example', origin: 'https://angriber.example' });
    expect([foreign.status, JSON.parse(foreign.body)]).toMatchObject([403, { problem: 'foreign-request' }]);
  });

  it('keeps passwords as salted hashes, tokens as hashes, and neither in the log', async () => {
    await addUser('KK');
    await addUser('LL');
    const browser = openBrowser(server.url);
    await trySignIn('KK', testPassword, browser);
    const rows = await server.database.db
      .selectFrom('office_users')
      .select(['initials', 'password'])
      .where('initials', 'in', ['KK', 'LL'])
      .execute();
    expect(rows.map(({ password }) => password)).toEqual(
      Array(2).fill(expect.stringMatching(/^scrypt\$4\$8\$2\$/)),
    );
    expect(new Set(rows.map(({ password }) => password)).size).toBe(2);
    const token = browser.cookie().split('=')[1] ?? '';
    expect(token).toHaveLength(43);
    const log = server.log.join('');
    for (const secret of [testPassword, token, 'forkert-kodeord', 'KK', 'ØA']) {
      expect(log).not.toContain(secret);
    }
  });
});
