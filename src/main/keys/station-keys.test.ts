import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../domain/result.ts';
import { stationFiles } from '../station-files.ts';
import { createFakeSafeStorage, type FakeKeyStoreState, healthyKeyStore } from './fake-safe-storage.ts';
import { createSecretBox } from './secret-box.ts';
import { createStationKeys, type StationKeysPorts } from './station-keys.ts';

let folder: string;
let path: string;
let state: FakeKeyStoreState;
let lines: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bopael-keys-'));
  path = join(folder, 'keys.json');
  state = healthyKeyStore();
  lines = [];
});
afterEach(() => rm(folder, { recursive: true }));

const start = (overrides: Partial<StationKeysPorts> = {}) =>
  createStationKeys({
    path,
    files: stationFiles,
    box: createSecretBox({
      safeStorage: createFakeSafeStorage(state),
      platform: 'linux',
      allowPlainText: false,
    }),
    randomBytes,
    log: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
    ...overrides,
  });
const firstStart = { dataExists: false };
const laterStart = { dataExists: true };
const unreadable = fail({ kind: 'keys-unreadable' });
const unavailable = fail({ kind: 'key-store-unavailable' });

describe('the station’s keys', () => {
  it('are made at the first start and are the same ever after', async () => {
    const made = await start().load(firstStart);
    expect(made.ok).toBe(true);
    if (!made.ok) return;
    expect(Buffer.from(made.value.dataKey, 'base64')).toHaveLength(32);
    expect(Buffer.from(made.value.lookupKey, 'base64')).toHaveLength(32);
    expect(made.value.dataKey).not.toBe(made.value.lookupKey);
    expect(await start().load(laterStart)).toEqual(made);
    expect(await start().load(firstStart)).toEqual(made);
  });

  it('do not stand in the file, nor in the log', async () => {
    const made = await start().load(firstStart);
    if (!made.ok) throw new Error('no keys');
    const seen = (await readFile(path, 'utf8')) + lines.join();
    expect(seen).not.toContain(made.value.dataKey);
    expect(seen).not.toContain(made.value.lookupKey);
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  it('are one set, however many ask at once', async () => {
    const keys = start();
    const answers = await Promise.all(Array.from({ length: 5 }, () => keys.load(firstStart)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(lines.filter((line) => line.includes('keys-made'))).toHaveLength(1);
  });

  it('are not made anew where there is data that needs the old ones', async () => {
    expect(await start().load(laterStart)).toEqual(unreadable);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are not made where they could not be kept secret', async () => {
    state.backend = 'basic_text';
    expect(await start().load(firstStart)).toEqual(unavailable);
    state = { ...healthyKeyStore(), available: false };
    expect(await start().load(firstStart)).toEqual(unavailable);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are not used where they could not be written', async () => {
    const files = { ...stationFiles, replaceText: () => Promise.reject(new Error('ENOSPC')) };
    expect(await start({ files }).load(firstStart)).toEqual(unavailable);
  });

  it('are not trusted to a key store that cannot open what it sealed', async () => {
    const safeStorage = createFakeSafeStorage(state);
    const box = createSecretBox({
      safeStorage: { ...safeStorage, decryptStringAsync: () => Promise.reject(new Error('no')) },
      platform: 'win32',
      allowPlainText: false,
    });
    expect(await start({ box }).load(firstStart)).toEqual(unavailable);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are sealed again when the system has a newer key, and stay the same', async () => {
    const made = await start().load(firstStart);
    const before = await readFile(path, 'utf8');
    state.prefix = 'v12';
    expect(await start().load(laterStart)).toEqual(made);
    const after = await readFile(path, 'utf8');
    expect(after).not.toBe(before);
    expect(await start().load(laterStart)).toEqual(made);
    expect(await readFile(path, 'utf8')).toBe(after);
  });

  it('still open where sealing again fails', async () => {
    const made = await start().load(firstStart);
    state.prefix = 'v12';
    const files = { ...stationFiles, replaceText: () => Promise.reject(new Error('ENOSPC')) };
    expect(await start({ files }).load(laterStart)).toEqual(made);
  });
});

describe('a key file that cannot be opened', () => {
  const sealed = (text: string) =>
    JSON.stringify({ version: 1, sealed: Buffer.from(text).toString('base64') });
  const sealedProperly = (text: string) =>
    sealed(`v11${Buffer.from(`${healthyKeyStore().password}|${text}`).toString('base64')}`);

  it.each([
    ['empty', ''],
    ['cut off', '{"version":1,"sea'],
    ['of zeros', '\0'.repeat(300)],
    ['of a newer program', JSON.stringify({ version: 2, sealed: 'aGVq' })],
    ['with an empty seal', JSON.stringify({ version: 1, sealed: '' })],
    ['with a seal of something else', sealed('noget helt andet')],
    ['of another user', sealed(`v11${Buffer.from('en anden|{}').toString('base64')}`)],
    ['with no keys inside', sealedProperly('{}')],
    ['with short keys inside', sealedProperly('{"dataKey":"aGVq","lookupKey":"aGVq"}')],
    ['with no JSON inside', sealedProperly('hej')],
  ])('because it is %s is left exactly as it is', async (_, text) => {
    await writeFile(path, text);
    for (const input of [firstStart, laterStart, firstStart]) {
      expect(await start().load(input)).toEqual(unreadable);
    }
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  it('for want of a right to read it is not taken for a first start', async () => {
    await mkdir(path);
    expect(await start().load(firstStart)).toEqual(unreadable);
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  it('opens again when the key store is back', async () => {
    const made = await start().load(firstStart);
    state.available = false;
    expect(await start().load(laterStart)).toEqual(unavailable);
    state.available = true;
    const { password } = state;
    state.password = 'låst';
    expect(await start().load(laterStart)).toEqual(unreadable);
    state.password = password;
    expect(await start().load(laterStart)).toEqual(made);
  });
});
