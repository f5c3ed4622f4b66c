import { toOutgoingText } from '../../testing/outgoing-text.ts';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRegistrationId } from '../../domain/registration.ts';
import { ok } from '../../domain/result.ts';
import { type Exclusive, exclusiveInProgram } from '../../store/exclusive.ts';
import { importStoreKeys } from '../../store/keys/store-keys.ts';
import { createVault, type Vault } from '../../store/keys/vault.ts';
import { createFakeIdentityServer } from '../../testing/fake-identity-server.ts';
import { createMemorySafeFiles, type MemorySafeFiles } from '../../testing/memory-safe-files.ts';
import { createBrowserStation } from './browser-station.ts';
import { HostDatabase } from './host-database.ts';

const settings = {
  audience: 'practice',
  kommuneCode: '0621',
  kommuneName: 'Kolding',
  openEnrolment: false,
} as const;
const code = '7K3M-9QXV-2F0B-T6HD';
const token = `bopael_${'t'.repeat(43)}`;
const id = parseRegistrationId('01944b7a-5d3c-7c3e-9a4f-0123456789ab');
if (id === undefined) throw new Error('not an id');
const record = { id, content: '{}' };

let server: ReturnType<typeof createFakeIdentityServer>;
let database: HostDatabase;
let files: MemorySafeFiles;
let vault: Vault;
let locks: Map<string, Exclusive>;
beforeEach(async () => {
  server = createFakeIdentityServer();
  server.codes.add(code);
  database = new HostDatabase();
  files = createMemorySafeFiles();
  locks = new Map();
  vault = createVault(await keysOf(1));
});
afterEach(async () => {
  await database.delete();
});

const keysOf = (fill: number) =>
  importStoreKeys(new Uint8Array(32).fill(fill), new Uint8Array(32).fill(fill + 100));

/** Another window, or the next life of the program: nothing is shared but what lies on the disk. */
const open = (changes: Partial<Parameters<typeof createBrowserStation>[0]> = {}) =>
  createBrowserStation({
    settings,
    origin: 'https://indtag.example',
    web: server.web,
    database,
    files,
    aloneAs(name) {
      const lock = locks.get(name) ?? exclusiveInProgram();
      locks.set(name, lock);
      return lock;
    },
    now: () => 0,
    practiceName: 'Øvestation 1',
    ...changes,
  });

async function opened(changes: Parameters<typeof open>[0] = {}) {
  const station = open(changes);
  await station.lendVault(vault);
  return station;
}

const loseDatabase = async () => {
  await database.delete();
  database = new HostDatabase();
};
const onDisk = async () =>
  JSON.stringify([await database.entries.toArray(), ...files.contents.values()], (_, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
  );

describe('a browser station', () => {
  it('is nobody before it is connected, and can act as itself afterwards', async () => {
    const station = await opened();
    expect(await station.hasCredentials()).toBe(false);
    expect(await station.transport.probe()).toEqual({ kind: 'not-enrolled' });
    expect(await station.credentials.findStanding()).toBeUndefined();
    expect(await station.credentials.takeNumber()).toBeUndefined();
    expect(await station.connect(code)).toEqual(ok(undefined));
    expect(await station.transport.probe()).toMatchObject({ kind: 'ready', lastExchange: 0 });
    expect(await station.transport.handOver([toOutgoingText(record)])).toMatchObject({
      kind: 'answered',
      number: 1,
    });
    expect(await station.credentials.findStanding()).toMatchObject({
      stationName: 'Skranke 1',
      office: 'Nord',
      server: server.keys,
    });
    expect(await station.credentials.signBundle('bopael bundle 1\npractice')).toHaveLength(64);
    await expect(station.credentials.signBundle('bopael request 1\npractice')).rejects.toThrow();
  });

  it('takes numbers for bundles from those of its hand-overs', async () => {
    const station = await opened();
    await station.connect(code);
    const taken = [await station.credentials.takeNumber(), await station.credentials.takeNumber()];
    await station.transport.handOver([toOutgoingText(record)]);
    taken.push(await station.credentials.takeNumber(), ...server.numbers);
    expect(new Set(taken).size).toBe(4);
  });

  it('can do nothing while nobody is signed in', async () => {
    const station = await opened();
    await station.connect(code);
    await station.transport.probe();
    await station.lendVault(undefined);
    expect(await station.hasCredentials()).toBe(true);
    expect(await station.credentials.findStanding()).toBeUndefined();
    expect(await station.credentials.signBundle('bopael bundle 1\n')).toBeUndefined();
    expect(await station.transport.handOver([toOutgoingText(record)])).toMatchObject({ status: 401 });
    expect(await station.transport.probe()).toEqual({ kind: 'not-enrolled' });
    await station.lendVault(vault);
    expect(await station.transport.probe()).toMatchObject({ kind: 'ready' });
    expect(server.enrolments).toHaveLength(1);
  });

  it('keeps nothing in the clear that it could be known by', async () => {
    const station = await opened();
    server.fault = 'answer-lost';
    await station.connect(code);
    const before = await onDisk();
    server.fault = undefined;
    await station.connect(code);
    for (const disk of [before, await onDisk()]) {
      for (const secret of [code, 'secret', 'signing', 'Skranke']) expect(disk).not.toContain(secret);
    }
  });

  it('shows the same keys again where the answer was lost and the page was closed', async () => {
    server.fault = 'answer-lost';
    expect(await (await opened()).connect(code)).toEqual({ ok: false, error: { kind: 'unreachable' } });
    server.fault = undefined;
    expect(await (await opened()).transport.probe()).toMatchObject({ kind: 'ready' });
    expect(new Set(server.enrolments.map(({ signingKey }) => signingKey)).size).toBe(1);
  });

  it('is in all its windows what it has become in one, and never uses a number twice', async () => {
    const windows = [await opened(), await opened(), await opened()];
    await windows[0]?.connect(code);
    for (const window of windows) expect(await window.transport.probe()).toMatchObject({ kind: 'ready' });
    await Promise.all(
      windows.flatMap(({ transport }) =>
        Array.from({ length: 20 }, () => transport.handOver([toOutgoingText(record)])),
      ),
    );
    expect(server.numbers).toHaveLength(60);
    expect(new Set(server.numbers).size).toBe(60);
  });

  it('is still itself, and counts on, when its database is lost', async () => {
    const first = await opened();
    await first.connect(code);
    for (let nth = 0; nth < 20; nth += 1) await first.transport.handOver([toOutgoingText(record)]);
    await loseDatabase();
    const second = await opened();
    expect(await second.hasCredentials()).toBe(true);
    expect(await second.transport.probe()).toMatchObject({ kind: 'ready' });
    await second.transport.handOver([toOutgoingText(record)]);
    expect(new Set(server.numbers).size).toBe(21);
    // And when the file is lost afterwards.
    files.contents.clear();
    const third = await opened();
    expect(await third.transport.probe()).toMatchObject({ kind: 'ready' });
    await third.transport.handOver([toOutgoingText(record)]);
    expect(new Set(server.numbers).size).toBe(22);
  });

  it('is not enrolled where nothing tells how far it has counted', async () => {
    await (await opened()).connect(code);
    await database.entries.delete('numbers');
    files.contents.delete('host-numbers.log');
    expect(await (await opened()).transport.probe()).toEqual({ kind: 'not-enrolled' });
  });

  it('sends nothing where no number can be kept', async () => {
    const station = await opened();
    await station.connect(code);
    await station.transport.probe();
    for (let nth = 0; nth < 16; nth += 1) await station.transport.handOver([toOutgoingText(record)]);
    files.setRoom(0);
    const ahead = files.contents.get('host-numbers.log');
    files.contents.set('host-numbers.log', new Uint8Array());
    expect(await station.transport.handOver([toOutgoingText(record)])).toEqual({ kind: 'unreachable' });
    expect(server.numbers).toHaveLength(16);
    files.setRoom(undefined);
    if (ahead !== undefined) files.contents.set('host-numbers.log', ahead);
    expect(await station.transport.handOver([toOutgoingText(record)])).toMatchObject({ kind: 'answered' });
  });

  it('reads past a line that the program died in', async () => {
    await (await opened()).connect(code);
    for (const torn of [1, 7, 15]) {
      const whole = files.contents.get('host-numbers.log') ?? new Uint8Array();
      files.contents.set('host-numbers.log', new Uint8Array([...whole, ...whole.slice(0, torn)]));
      await database.entries.delete('numbers');
      const station = await opened();
      expect(await station.transport.probe()).toMatchObject({ kind: 'ready' });
      await station.transport.handOver([toOutgoingText(record)]);
      expect((files.contents.get('host-numbers.log')?.length ?? 0) % 16).toBe(0);
    }
    expect(new Set(server.numbers).size).toBe(3);
  });
});

describe('a browser station of the first versions', () => {
  const leaveToken = async (by: Vault) => {
    await database.entries.put({ name: 'token', token: await by.sealText('host/token', token) });
    server.codes.add(token);
  };

  it('gets keys for its token by itself, and needs it no more', async () => {
    await leaveToken(vault);
    const station = await opened();
    expect(await station.hasCredentials()).toBe(true);
    expect(await station.transport.probe()).toMatchObject({ kind: 'ready' });
    expect(await database.find('token')).toBeUndefined();
    await station.transport.handOver([toOutgoingText(record)]);
    expect(server.numbers).toEqual([1]);
  });

  it('carries a token over that was sealed before there were clerks', async () => {
    const earlier = await keysOf(9);
    await database.entries.put({ name: 'keys', keys: earlier });
    await leaveToken(createVault(earlier));
    server.fault = 'unreachable';
    const station = await opened();
    expect(await station.transport.probe()).toEqual({ kind: 'unreachable' });
    await database.entries.delete('keys');
    await loseDatabase();
    server.fault = undefined;
    expect(await (await opened()).transport.probe()).toMatchObject({ kind: 'ready' });
  });
});

it('enrols by itself at an open practice server, once for all windows', async () => {
  server.isOpen = true;
  const practice = { settings: { ...settings, openEnrolment: true } };
  const windows = [await opened(practice), await opened(practice)];
  const answers = await Promise.all(windows.map((window) => window.transport.probe()));
  expect(answers.map(({ kind }) => kind)).toEqual(['ready', 'ready']);
  expect(server.enrolments).toHaveLength(1);
});

it('is nobody in another world of the same browser, and itself again when it comes back', async () => {
  await (await opened()).connect(code);
  const other = createVault(await keysOf(50));
  const production = open({
    files: createMemorySafeFiles(),
    settings: { ...settings, audience: 'production' },
  });
  await production.lendVault(other);
  server.world = { audience: 'production', kommuneCode: '0621' };
  expect(await production.transport.probe()).toEqual({ kind: 'not-enrolled' });
  server.codes.add('AAAA');
  await production.connect('AAAA');
  server.world = { audience: 'practice', kommuneCode: '0621' };
  expect(await (await opened()).credentials.findStanding()).toMatchObject({ audience: 'practice' });
});
