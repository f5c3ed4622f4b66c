import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../domain/result.ts';
import { stationFiles } from '../station-files.ts';
import { createDeviceSecret, type DeviceSecretPorts } from './device-secret.ts';
import { createFakeSafeStorage, type FakeKeyStoreState, healthyKeyStore } from './fake-safe-storage.ts';
import { createSecretBox } from './secret-box.ts';

let folder: string;
let path: string;
let state: FakeKeyStoreState;
let lines: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bopael-device-'));
  path = join(folder, 'device.json');
  state = healthyKeyStore();
  lines = [];
});
afterEach(() => rm(folder, { recursive: true }));

const boxWith = (overrides: Partial<ReturnType<typeof createFakeSafeStorage>> = {}) =>
  createSecretBox({
    safeStorage: { ...createFakeSafeStorage(state), ...overrides },
    platform: 'linux',
    allowPlainText: false,
  });
const start = (overrides: Partial<DeviceSecretPorts> = {}) =>
  createDeviceSecret({
    path,
    files: stationFiles,
    box: boxWith(),
    randomBytes,
    log: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
    ...overrides,
  });
const secret = new Uint8Array(32).fill(5);
const setUp = { mayMake: true };
const signIn = { mayMake: false };
const unavailable = fail({ kind: 'key-store-unavailable' });
const changed = fail({ kind: 'key-store-changed' });

describe('the device’s secret', () => {
  it('is made at set-up and is the same ever after', async () => {
    const made = await start().bind(secret, setUp);
    expect(made.ok && made.value.byteLength).toBe(32);
    expect(await start().bind(secret, signIn)).toEqual(made);
    expect(await start().bind(secret, setUp)).toEqual(made);
    expect(await readdir(folder)).toEqual(['device.json']);
  });

  it('binds what it is given, and gives no memory away with it', async () => {
    const own = Buffer.alloc(32, 9);
    const device = start({ randomBytes: () => own });
    const bound = await device.bind(secret, setUp);
    const expected = createHmac('sha256', own).update(secret).digest();
    expect(bound).toEqual({ ok: true, value: new Uint8Array(expected) });
    expect(bound.ok && bound.value.buffer.byteLength).toBe(32);
    const other = await device.bind(new Uint8Array(32).fill(6), signIn);
    expect(other.ok && bound.ok && Buffer.compare(other.value, bound.value)).not.toBe(0);
  });

  it('is another on another machine', async () => {
    const here = await start().bind(secret, setUp);
    path = join(folder, 'anden.json');
    const there = await start().bind(secret, setUp);
    expect(here.ok && there.ok).toBe(true);
    expect(there).not.toEqual(here);
  });

  it('stands neither in the file nor in the log', async () => {
    const own = Buffer.alloc(32, 9);
    await start({ randomBytes: () => own }).bind(secret, setUp);
    const seen = (await readFile(path, 'utf8')) + lines.join();
    for (const form of ['base64', 'hex', 'latin1'] as const) expect(seen).not.toContain(own.toString(form));
  });

  it('is one, however many ask at once', async () => {
    const device = start();
    const answers = await Promise.all(Array.from({ length: 5 }, () => device.bind(secret, setUp)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.ok).toBe(true);
    expect(lines.filter((line) => line.includes('device-secret-made'))).toHaveLength(1);
  });

  it('is not made at a sign-in', async () => {
    expect(await start().bind(secret, signIn)).toEqual(changed);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not made where it could not be kept secret', async () => {
    state.backend = 'basic_text';
    expect(await start().bind(secret, setUp)).toEqual(unavailable);
    state = { ...healthyKeyStore(), available: false };
    expect(await start().bind(secret, setUp)).toEqual(unavailable);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not used where it could not be written', async () => {
    const files = { ...stationFiles, supersedeText: () => Promise.reject(new Error('ENOSPC')) };
    expect(await start({ files }).bind(secret, setUp)).toEqual(unavailable);
    expect(await start().bind(secret, signIn)).toEqual(changed);
  });

  it('is not trusted to a key store that cannot open what it sealed', async () => {
    const box = boxWith({ decryptStringAsync: () => Promise.reject(new Error('no')) });
    expect(await start({ box }).bind(secret, setUp)).toEqual(unavailable);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is sealed again when the system has a newer key, and stays the same', async () => {
    const made = await start().bind(secret, setUp);
    const before = await readFile(path, 'utf8');
    state.prefix = 'v12';
    expect(await start().bind(secret, signIn)).toEqual(made);
    const after = await readFile(path, 'utf8');
    expect(after).not.toBe(before);
    expect(await start().bind(secret, signIn)).toEqual(made);
    expect(await readFile(path, 'utf8')).toBe(after);
  });

  it('still binds where sealing again fails', async () => {
    const made = await start().bind(secret, setUp);
    state.prefix = 'v12';
    const files = { ...stationFiles, replaceText: () => Promise.reject(new Error('ENOSPC')) };
    expect(await start({ files }).bind(secret, signIn)).toEqual(made);
  });
});

describe('a secret that cannot be opened', () => {
  const sealed = (text: string) =>
    JSON.stringify({ version: 1, sealed: Buffer.from(text).toString('base64') });
  const sealedProperly = (text: string) =>
    sealed(`v11${Buffer.from(`${healthyKeyStore().password}|${text}`).toString('base64')}`);
  const damaged: [string, string][] = [
    ['empty', ''],
    ['of zeros', '\0'.repeat(300)],
    ['of a newer program', JSON.stringify({ version: 2, sealed: 'aGVq' })],
    ['of another user', sealed(`v11${Buffer.from('en anden|{}').toString('base64')}`)],
    ['with no secret inside', sealedProperly('{}')],
    ['with a short secret inside', sealedProperly('{"deviceSecret":"aGVq"}')],
  ];

  it.each(damaged)('because it is %s is left exactly as it is at every sign-in', async (_, text) => {
    await writeFile(path, text);
    for (let times = 0; times < 2; times += 1) {
      expect(await start().bind(secret, signIn)).toEqual(changed);
    }
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await readdir(folder)).toEqual(['device.json']);
  });

  it.each(damaged)('because it is %s stays beside the new one at a recovery', async (_, text) => {
    await writeFile(path, text);
    const made = await start().bind(secret, setUp);
    expect(made.ok).toBe(true);
    expect(await start().bind(secret, signIn)).toEqual(made);
    expect(await readFile(`${path}.old-1`, 'utf8')).toBe(text);
    expect(await readdir(folder)).toEqual(['device.json', 'device.json.old-1']);
  });

  it('because the key store changed needs a recovery, and may be had back from the old file', async () => {
    const first = await start().bind(secret, setUp);
    const text = await readFile(path, 'utf8');
    state.password = 'ny maskine';
    expect(await start().bind(secret, signIn)).toEqual(changed);
    expect(await readFile(path, 'utf8')).toBe(text);
    const second = await start().bind(secret, setUp);
    expect(second.ok).toBe(true);
    expect(second).not.toEqual(first);
    state.password = 'endnu en';
    await start().bind(secret, setUp);
    expect(await readdir(folder)).toEqual(['device.json', 'device.json.old-1', 'device.json.old-2']);
    expect(await readFile(`${path}.old-1`, 'utf8')).toBe(text);
  });

  it('because the key store is away waits for it, also at a recovery', async () => {
    const made = await start().bind(secret, setUp);
    state.available = false;
    expect(await start().bind(secret, signIn)).toEqual(unavailable);
    expect(await start().bind(secret, setUp)).toEqual(unavailable);
    expect(await readdir(folder)).toEqual(['device.json']);
    state.available = true;
    expect(await start().bind(secret, signIn)).toEqual(made);
  });

  it('because the key store came back only meanwhile is not replaced', async () => {
    const made = await start().bind(secret, setUp);
    let asked = 0;
    const box = boxWith({
      isAsyncEncryptionAvailable: async () => {
        asked += 1;
        return asked > 1;
      },
    });
    expect(await start({ box }).bind(secret, setUp)).toEqual(made);
    expect(await readdir(folder)).toEqual(['device.json']);
  });

  it('because it may no longer be kept under the password that everybody knows is made anew', async () => {
    state.prefix = 'v10';
    const box = createSecretBox({
      safeStorage: createFakeSafeStorage(state),
      platform: 'linux',
      allowPlainText: true,
    });
    await start({ box }).bind(secret, setUp);
    state.prefix = 'v11';
    expect(await start().bind(secret, signIn)).toEqual(unavailable);
    expect((await start().bind(secret, setUp)).ok).toBe(true);
    expect(await readdir(folder)).toEqual(['device.json', 'device.json.old-1']);
  });

  it('for want of a right to read it is moved aside at a recovery alone', async () => {
    await mkdir(path);
    expect(await start().bind(secret, signIn)).toEqual(unavailable);
    expect((await start().bind(secret, setUp)).ok).toBe(true);
    expect(await readdir(folder)).toEqual(['device.json', 'device.json.old-1']);
  });
});
