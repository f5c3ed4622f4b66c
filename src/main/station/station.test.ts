import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRegistrationId } from '../../domain/registration.ts';
import { fail, ok } from '../../domain/result.ts';
import { createFakeSafeStorage, type FakeKeyStoreState, healthyKeyStore } from '../keys/fake-safe-storage.ts';
import { createSecretBox } from '../keys/secret-box.ts';
import { stationFiles } from '../station-files.ts';
import { createSessionWeb } from '../transport/session-web.ts';
import { createStation, type StationPorts } from './station.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let folder: string;
let path: string;
let server: TestServer;
let keyStore: FakeKeyStoreState;
let lines: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bopael-station-'));
  path = join(folder, 'station.json');
  server = await startTestServer();
  keyStore = healthyKeyStore();
  lines = [];
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const start = (overrides: Partial<StationPorts> = {}) =>
  createStation({
    audience: 'practice',
    path,
    files: stationFiles,
    box: createSecretBox({
      safeStorage: createFakeSafeStorage(keyStore),
      platform: 'linux',
      allowPlainText: false,
    }),
    web: createSessionWeb({ fetch: (url, request) => fetch(url as string, request) }),
    now: Date.now,
    log: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
    policy: undefined,
    practiceServer: undefined,
    stationName: 'Skranke 2',
    ...overrides,
  });
const identity = (overrides = {}) => ({
  audience: 'practice',
  kommuneCode: '0461',
  kommuneName: 'Odense',
  openEnrolment: true,
  serverUrl: server.url,
  enrolled: true,
  ...overrides,
});
const record = { id: parseRegistrationId('01944b7a-5d3c-7c3e-9a4f-0123456789ab'), content: '{}' };
const handOver = (station: ReturnType<typeof start>) => {
  if (record.id === undefined) throw new Error('not an id');
  return station.transport.handOver([{ id: record.id, content: record.content }]);
};

describe('a station that nobody has set up', () => {
  it('says so, and hands nothing over', async () => {
    const station = start();
    expect(await station.load()).toEqual(fail({ kind: 'never-connected' }));
    expect(await station.transport.probe()).toEqual({ kind: 'not-enrolled' });
    expect(await handOver(station)).toMatchObject({ kind: 'status', status: 401 });
    expect(server.seen).toEqual([]);
  });
});

describe('connecting', () => {
  it('keeps server and token, and needs neither network nor person at the next start', async () => {
    server.tokens.add('noegle');
    const station = start();
    await station.load();
    const connected = await station.connect({ serverUrl: `${server.url}/`, token: 'noegle' });
    expect(connected).toEqual(ok(identity()));
    expect(await handOver(station)).toEqual({ kind: 'answered', results: [] });
    await server.close();
    expect(await start().load()).toEqual(ok(identity()));
  });

  it('never lets the token out: not to the page, the file in the clear, or the log', async () => {
    server.tokens.add('hemmelig-noegle');
    const station = start();
    const answer = await station.connect({ serverUrl: server.url, token: 'hemmelig-noegle' });
    expect(answer.ok).toBe(true);
    const seen = JSON.stringify([answer, await station.load(), lines]) + (await readFile(path, 'utf8'));
    expect(seen).not.toContain('hemmelig');
  });

  it.each([
    ['http://indtag.example', 'bad-address'],
    ['ftp://127.0.0.1', 'bad-address'],
    ['hej', 'bad-address'],
    ['http://127.0.0.1:1', 'unreachable'],
  ])('to %s answers %s', async (serverUrl, kind) => {
    expect(await start().connect({ serverUrl, token: 't' })).toEqual(fail({ kind }));
  });

  it('without an address works only where one is known', async () => {
    expect(await start().connect({ token: 't' })).toEqual(fail({ kind: 'bad-address' }));
    server.tokens.add('ny');
    server.openEnrolment = false;
    const station = start({ practiceServer: server.url });
    expect(await station.load()).toEqual(ok(identity({ openEnrolment: false, enrolled: false })));
    expect(await station.connect({ token: 'ny' })).toEqual(ok(identity({ openEnrolment: false })));
  });

  it('with a token that the server does not take keeps the old connection', async () => {
    server.tokens.add('god');
    const station = start();
    await station.connect({ serverUrl: server.url, token: 'god' });
    const before = await readFile(path, 'utf8');
    expect(await station.connect({ serverUrl: server.url, token: 'forkert' })).toEqual(
      fail({ kind: 'not-enrolled' }),
    );
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await station.transport.probe()).toMatchObject({ kind: 'ready' });
  });

  it.each(['', 'to ord', 'a\r\nx-evil: 1', 'æ', 'x'.repeat(600)])(
    'never sends a token that cannot be one: %j',
    async (token) => {
      expect(await start().connect({ serverUrl: server.url, token })).toEqual(fail({ kind: 'not-enrolled' }));
      expect(server.seen).toEqual([]);
    },
  );

  it('to a server of the other world is refused before the token is shown', async () => {
    server.audience = 'production';
    expect(await start().connect({ serverUrl: server.url, token: 'god' })).toEqual(
      fail({ kind: 'wrong-audience' }),
    );
    expect(server.seen).toEqual(['GET /station.json']);
  });

  it.each([
    ['a portal', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['a redirect', { status: 302, headers: { location: 'https://portal.example/' }, body: '' }],
    ['another program', { status: 200, body: '{"status":"UP"}' }],
  ])('to %s is refused', async (_, answer) => {
    server.answer = answer;
    expect(await start().connect({ serverUrl: server.url, token: 'god' })).toEqual(
      fail({ kind: 'not-the-intake-server' }),
    );
    expect(server.seen.join()).not.toContain('god');
  });

  it('says where the token could not be kept', async () => {
    server.tokens.add('god');
    keyStore.backend = 'basic_text';
    expect(await start().connect({ serverUrl: server.url, token: 'god' })).toEqual(
      fail({ kind: 'not-stored' }),
    );
    const files = { ...stationFiles, replaceText: () => Promise.reject(new Error('ENOSPC')) };
    keyStore.backend = 'gnome_libsecret';
    expect(await start({ files }).connect({ serverUrl: server.url, token: 'god' })).toEqual(
      fail({ kind: 'not-stored' }),
    );
  });
});

describe('a station whose file is not as it was', () => {
  const connectOnce = async () => {
    server.tokens.add('god');
    await start().connect({ serverUrl: server.url, token: 'god' });
  };

  it('leaves a damaged file alone and says that it is unreadable', async () => {
    for (const text of ['', '{', '{"version":2}', '\0\0\0']) {
      await writeFile(path, text);
      expect(await start().load()).toEqual(fail({ kind: 'unreadable' }));
      expect(await readFile(path, 'utf8')).toBe(text);
    }
  });

  it('knows its server but not its token where the key store cannot open it', async () => {
    await connectOnce();
    keyStore.password = 'en anden';
    const station = start();
    expect(await station.load()).toEqual(ok(identity({ enrolled: false })));
    expect(await station.transport.probe()).toEqual({ kind: 'not-enrolled' });
    expect(await readFile(path, 'utf8')).toContain('sealedToken');
  });

  it('does not take another world’s file for its own', async () => {
    await connectOnce();
    await expect(start({ audience: 'production' }).load()).rejects.toThrow('other world');
  });
});

describe('an administrator’s server', () => {
  const policy = (serverUrl: string) =>
    ({ serverUrl, audience: 'practice', kommuneCode: '0851', kommuneName: 'Aalborg' }) as const;
  const fromPolicy = (overrides = {}) =>
    identity({ kommuneCode: '0851', kommuneName: 'Aalborg', openEnrolment: false, ...overrides });

  it('is known before it has ever answered', async () => {
    await server.close();
    expect(await start({ policy: policy(server.url) }).load()).toEqual(ok(fromPolicy({ enrolled: false })));
  });

  it('is the only one to connect to', async () => {
    server.tokens.add('god');
    const station = start({ policy: policy('https://indtag.example') });
    await station.load();
    expect(await station.connect({ serverUrl: server.url, token: 'god' })).toEqual(
      fail({ kind: 'bad-address' }),
    );
    const right = start({ policy: policy(server.url) });
    await right.load();
    expect((await right.connect({ token: 'god' })).ok).toBe(true);
    expect(await start({ policy: policy(server.url) }).load()).toEqual(ok(fromPolicy()));
  });

  it('is never shown the token of an earlier one', async () => {
    server.tokens.add('god');
    await start().connect({ serverUrl: server.url, token: 'god' });
    const other = await startTestServer();
    const station = start({ policy: policy(other.url) });
    expect(await station.load()).toEqual(ok(fromPolicy({ serverUrl: other.url, enrolled: false })));
    await station.transport.probe();
    await handOver(station);
    expect(other.seen.join()).not.toContain('god');
    await other.close();
  });
});

describe('a practice station beside its server', () => {
  const beside = (overrides: Partial<StationPorts> = {}) =>
    start({ practiceServer: server.url, ...overrides });

  it('enrols itself, once', async () => {
    expect(await beside().load()).toEqual(ok(identity()));
    const again = beside();
    expect(await again.load()).toEqual(ok(identity()));
    expect(await again.transport.probe()).toMatchObject({ kind: 'ready' });
    expect([...server.tokens]).toEqual(['token-1']);
  });

  it('enrols again where the server was started anew', async () => {
    await beside().load();
    server.tokens.clear();
    server.tokens.add('en andens');
    const again = beside();
    expect(await again.load()).toEqual(ok(identity()));
    expect(await again.transport.probe()).toMatchObject({ kind: 'ready' });
  });

  it('keeps what it has while the server is away', async () => {
    await beside().load();
    server.answer = { status: 503, body: '' };
    expect(await beside().load()).toEqual(ok(identity()));
  });

  it('says that it was never connected where there has been no answer yet', async () => {
    server.answer = { status: 503, body: '' };
    expect(await beside().load()).toEqual(fail({ kind: 'never-connected' }));
  });

  it('does not enrol at a production server', async () => {
    server.audience = 'production';
    expect(await beside().load()).toEqual(fail({ kind: 'never-connected' }));
    expect(server.seen).toEqual(['GET /station.json']);
  });

  it('is enrolled for the day where the token cannot be kept', async () => {
    keyStore.available = false;
    const station = beside();
    expect(await station.load()).toEqual(ok(identity()));
    expect(await station.transport.probe()).toMatchObject({ kind: 'ready' });
    expect(lines.join()).toContain('token-not-stored');
  });

  it('mends its own damaged file', async () => {
    await writeFile(path, 'ødelagt');
    expect(await beside().load()).toEqual(ok(identity()));
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ version: 1, serverUrl: server.url });
  });

  it('is asked twice and enrols once', async () => {
    const station = beside();
    expect(await Promise.all([station.load(), station.load()])).toEqual([ok(identity()), ok(identity())]);
    expect(server.tokens.size).toBe(1);
  });
});
