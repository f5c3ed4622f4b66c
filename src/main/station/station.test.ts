import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatEnrolmentCode, makeEnrolmentCode } from '../../domain/enrolment-code.ts';
import { parseRegistrationId } from '../../domain/registration.ts';
import { fail, ok } from '../../domain/result.ts';
import { toOutgoingText } from '../../testing/outgoing-text.ts';
import { createFakeSafeStorage, type FakeKeyStoreState, healthyKeyStore } from '../keys/fake-safe-storage.ts';
import { createSecretBox } from '../keys/secret-box.ts';
import { stationFiles } from '../station-files.ts';
import { createSessionWeb } from '../transport/session-web.ts';
import { createStation, type StationPorts } from './station.ts';
import { serverKeys, startTestServer, type TestServer } from './test-server.ts';

let folder: string;
let path: string;
let server: TestServer;
/** A code as IT gives it, and one that nobody gave. */
const code = formatEnrolmentCode(makeEnrolmentCode(Array.from({ length: 15 }, (_, nth) => nth)));
const otherCode = formatEnrolmentCode(makeEnrolmentCode(Array.from({ length: 15 }, (_, nth) => nth + 16)));
const token = `bopael_${'t'.repeat(43)}`;
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
    directory: folder,
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
  return station.transport.handOver([toOutgoingText({ id: record.id, content: record.content })]);
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
  beforeEach(() => {
    server.codes.add(code);
  });

  it('keeps server and keys, and needs neither network nor person at the next start', async () => {
    const station = start();
    await station.load();
    const connected = await station.connect({ serverUrl: `${server.url}/`, code });
    expect(connected).toEqual(ok(identity()));
    expect(await handOver(station)).toMatchObject({ kind: 'answered', results: [], number: 1 });
    await server.close();
    expect(await start().load()).toEqual(ok(identity()));
  });

  it('is known to the server from then on, also after a restart, and never counts anew', async () => {
    await start().connect({ serverUrl: server.url, code });
    const numbers = new Set<number | undefined>();
    for (let life = 0; life < 3; life += 1) {
      const station = start();
      await station.load();
      expect(await station.transport.probe()).toMatchObject({ kind: 'ready', lastExchange: 0 });
      for (let nth = 0; nth < 3; nth += 1) {
        const answer = await handOver(station);
        numbers.add(answer.kind === 'answered' ? answer.number : undefined);
      }
      numbers.add(await (await station.findActing())?.signer.takeNumber());
    }
    expect(numbers.size).toBe(12);
    expect(numbers).not.toContain(undefined);
  });

  it('never lets the private keys or the code out: not to the page, a file in the clear, or the log', async () => {
    const station = start();
    const answer = await station.connect({ serverUrl: server.url, code });
    expect(answer.ok).toBe(true);
    const acting = await station.findActing();
    const files = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const seen = JSON.stringify([answer, acting, await station.load(), lines, files]);
    expect(acting?.standing).toMatchObject({ office: 'Nord', server: serverKeys });
    for (const secret of [code, code.replaceAll('-', ''), 'secret"', 'PRIVATE']) {
      expect(seen).not.toContain(secret);
    }
  });

  it.each([
    ['http://indtag.example', 'bad-address'],
    ['ftp://127.0.0.1', 'bad-address'],
    ['hej', 'bad-address'],
    ['http://127.0.0.1:1', 'unreachable'],
  ])('to %s answers %s', async (serverUrl, kind) => {
    expect(await start().connect({ serverUrl, code })).toEqual(fail({ kind }));
  });

  it('without an address works only where one is known', async () => {
    expect(await start().connect({ code })).toEqual(fail({ kind: 'bad-address' }));
    server.openEnrolment = false;
    const station = start({ practiceServer: server.url });
    expect(await station.load()).toEqual(ok(identity({ openEnrolment: false, enrolled: false })));
    expect(await station.connect({ code })).toEqual(ok(identity({ openEnrolment: false })));
  });

  it('with a code that the server does not take keeps the old connection', async () => {
    const station = start();
    await station.connect({ serverUrl: server.url, code });
    const before = await readFile(path, 'utf8');
    expect(await station.connect({ serverUrl: server.url, code: otherCode })).toEqual(
      fail({ kind: 'code-refused' }),
    );
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await station.transport.probe()).toMatchObject({ kind: 'ready' });
  });

  it('shows the same keys again where the answer was lost, also after the program was killed', async () => {
    const lossy = start({
      web: createSessionWeb({
        fetch(url, request) {
          server.losesAnswers = (url as string).endsWith('/enrolments');
          return fetch(url as string, request);
        },
      }),
    });
    expect(await lossy.connect({ serverUrl: server.url, code })).toEqual(fail({ kind: 'unreachable' }));
    expect(server.keys.size).toBe(1);
    server.losesAnswers = false;
    expect(await start().connect({ serverUrl: server.url, code })).toEqual(ok(identity()));
    expect(server.keys.size).toBe(1);
  });

  it.each(['', 'to ord', 'a\r\nx-evil: 1', 'æ', 'x'.repeat(600), 'hemmelig-noegle', code.slice(0, -1)])(
    'never sends what can be no code: %j',
    async (typed) => {
      const refused = await start().connect({ serverUrl: server.url, code: typed });
      expect(refused).toEqual(fail({ kind: 'code-refused' }));
      expect(server.seen).toEqual([]);
    },
  );

  it('to a server of the other world is refused before the code is shown', async () => {
    server.audience = 'production';
    expect(await start().connect({ serverUrl: server.url, code })).toEqual(fail({ kind: 'wrong-audience' }));
    expect(server.seen).toEqual(['GET /station.json']);
  });

  it.each([
    ['a portal', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['a redirect', { status: 302, headers: { location: 'https://portal.example/' }, body: '' }],
    ['another program', { status: 200, body: '{"status":"UP"}' }],
  ])('to %s is refused', async (_, answer) => {
    server.answer = answer;
    expect(await start().connect({ serverUrl: server.url, code })).toEqual(
      fail({ kind: 'not-the-intake-server' }),
    );
    expect(server.seen.join()).not.toContain(code);
  });

  it('says where the keys could not be kept, and shows none that it could not keep', async () => {
    server.openEnrolment = false;
    keyStore.backend = 'basic_text';
    expect(await start().connect({ serverUrl: server.url, code })).toEqual(fail({ kind: 'not-stored' }));
    const files = { ...stationFiles, replaceText: () => Promise.reject(new Error('ENOSPC')) };
    keyStore.backend = 'gnome_libsecret';
    expect(await start({ files }).connect({ serverUrl: server.url, code })).toEqual(
      fail({ kind: 'not-stored' }),
    );
    expect(server.seen.join()).not.toContain(code);
  });
});

describe('a station of the first versions', () => {
  const leaveToken = async (backend = keyStore) => {
    const box = createSecretBox({
      safeStorage: createFakeSafeStorage(backend),
      platform: 'linux',
      allowPlainText: false,
    });
    const sealed = await box.seal(token);
    if (!sealed.ok) throw new Error('not sealed');
    const settings = {
      audience: 'practice',
      kommuneCode: '0461',
      kommuneName: 'Odense',
      openEnrolment: false,
    };
    const record = { version: 1, serverUrl: server.url, settings, sealedToken: sealed.value };
    await writeFile(path, JSON.stringify(record));
  };

  it('gets keys for its token by itself, once, and keeps the token until then', async () => {
    await leaveToken();
    server.codes.add(token);
    server.answer = { status: 503, body: '' };
    const station = start();
    expect(await station.load()).toEqual(ok(identity({ openEnrolment: false, enrolled: false })));
    expect(await station.transport.probe()).toEqual({ kind: 'unreachable' });
    expect(await readFile(path, 'utf8')).toContain('sealedToken');
    server.answer = undefined;
    expect(await station.transport.probe()).toMatchObject({ kind: 'ready' });
    expect(await readFile(path, 'utf8')).not.toContain('sealedToken');
    expect(await start().load()).toEqual(ok(identity({ openEnrolment: false })));
    expect([...server.keys.values()]).toEqual([token]);
  });

  it('keeps a token that is not taken, and connects with a code', async () => {
    await leaveToken();
    const station = start();
    await station.load();
    expect(await station.transport.probe()).toEqual({ kind: 'not-enrolled' });
    expect(await readFile(path, 'utf8')).toContain('sealedToken');
    server.codes.add(code);
    expect((await station.connect({ code })).ok).toBe(true);
    expect(await station.transport.probe()).toMatchObject({ kind: 'ready' });
  });
});

describe('a station whose files are not as they were', () => {
  const connectOnce = async () => {
    server.codes.add(code);
    await start().connect({ serverUrl: server.url, code });
  };

  it('leaves a damaged file alone and says that it is unreadable', async () => {
    for (const text of ['', '{', '{"version":3}', '\0\0\0']) {
      await writeFile(path, text);
      expect(await start().load()).toEqual(fail({ kind: 'unreadable' }));
      expect(await readFile(path, 'utf8')).toBe(text);
    }
  });

  it('knows its server but not its keys where the key store cannot open them', async () => {
    await connectOnce();
    keyStore.password = 'en anden';
    const station = start();
    expect(await station.load()).toEqual(ok(identity({ enrolled: false })));
    expect(await station.transport.probe()).toEqual({ kind: 'not-enrolled' });
    expect(await readFile(path, 'utf8')).toContain('sealedIdentity');
  });

  it('counts on from the other file where one is damaged or gone', async () => {
    await connectOnce();
    const first = start();
    await first.load();
    const before = await handOver(first);
    for (const damage of ['', '{}', 'x']) {
      await writeFile(join(folder, 'numbers.json'), damage);
      const station = start();
      await station.load();
      const after = await handOver(station);
      if (before.kind !== 'answered' || after.kind !== 'answered') throw new Error('not answered');
      expect(after.number).toBeGreaterThan(before.number ?? 0);
    }
  });

  it('is nobody where nobody knows how far it has counted: it would look like a second machine', async () => {
    await connectOnce();
    await rm(join(folder, 'numbers.json'));
    await rm(join(folder, 'numbers-ahead.json'));
    const station = start();
    expect(await station.load()).toEqual(ok(identity({ enrolled: false })));
    expect(await handOver(station)).toMatchObject({ status: 401 });
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
  beforeEach(() => {
    server.codes.add(code);
  });

  it('is known before it has ever answered', async () => {
    await server.close();
    expect(await start({ policy: policy(server.url) }).load()).toEqual(ok(fromPolicy({ enrolled: false })));
  });

  it('is the only one to connect to', async () => {
    const station = start({ policy: policy('https://indtag.example') });
    await station.load();
    expect(await station.connect({ serverUrl: server.url, code })).toEqual(fail({ kind: 'bad-address' }));
    const right = start({ policy: policy(server.url) });
    await right.load();
    expect((await right.connect({ code })).ok).toBe(true);
    expect(await start({ policy: policy(server.url) }).load()).toEqual(ok(fromPolicy()));
  });

  it('is never shown what an earlier one knew the station by', async () => {
    await start().connect({ serverUrl: server.url, code });
    const other = await startTestServer();
    const station = start({ policy: policy(other.url) });
    expect(await station.load()).toEqual(ok(fromPolicy({ serverUrl: other.url, enrolled: false })));
    await station.transport.probe();
    await handOver(station);
    expect(other.seen).toEqual(['GET /api/v1/health']);
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
    expect(server.keys.size).toBe(1);
  });

  it('enrols again where the server was started anew', async () => {
    await beside().load();
    server.keys.clear();
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

  it('is enrolled for the day where its keys cannot be kept', async () => {
    keyStore.available = false;
    const station = beside();
    expect(await station.load()).toEqual(ok(identity()));
    expect(await station.transport.probe()).toMatchObject({ kind: 'ready' });
    expect(lines.join()).toContain('identity-not-stored');
  });

  it('mends its own damaged file', async () => {
    await writeFile(path, 'ødelagt');
    expect(await beside().load()).toEqual(ok(identity()));
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ version: 2, serverUrl: server.url });
  });

  it('is asked twice and enrols once', async () => {
    const station = beside();
    expect(await Promise.all([station.load(), station.load()])).toEqual([ok(identity()), ok(identity())]);
    expect(server.keys.size).toBe(1);
  });
});
