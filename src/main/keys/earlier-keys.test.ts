import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../domain/result.ts';
import { stationFiles } from '../station-files.ts';
import { createEarlierKeys, type EarlierKeysPorts } from './earlier-keys.ts';
import { createFakeSafeStorage, type FakeKeyStoreState, healthyKeyStore } from './fake-safe-storage.ts';
import { createSecretBox } from './secret-box.ts';

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

const start = (overrides: Partial<EarlierKeysPorts> = {}) =>
  createEarlierKeys({
    path,
    files: stationFiles,
    box: createSecretBox({
      safeStorage: createFakeSafeStorage(state),
      platform: 'linux',
      allowPlainText: false,
    }),
    log: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
    ...overrides,
  });
const keys = {
  dataKey: Buffer.alloc(32, 1).toString('base64'),
  lookupKey: Buffer.alloc(32, 2).toString('base64'),
};
const sealed = (text: string) => JSON.stringify({ version: 1, sealed: Buffer.from(text).toString('base64') });
/** As version 0.1 wrote them. */
const sealedProperly = (text: string) =>
  sealed(`v11${Buffer.from(`${healthyKeyStore().password}|${text}`).toString('base64')}`);
const unreadable = fail({ kind: 'keys-unreadable' });
const unavailable = fail({ kind: 'key-store-unavailable' });

describe('the keys of the version before clerks', () => {
  it('are found as they were sealed, and the file stays as it is', async () => {
    const text = sealedProperly(JSON.stringify(keys));
    await writeFile(path, text);
    expect(await start().find()).toEqual(ok(keys));
    state.prefix = 'v12';
    expect(await start().find()).toEqual(ok(keys));
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(lines).toEqual([]);
  });

  it('are not made where there are none', async () => {
    expect(await start().find()).toEqual(fail({ kind: 'none' }));
    expect(await readdir(folder)).toEqual([]);
  });

  it('are gone when they are forgotten, and may be forgotten twice', async () => {
    await writeFile(path, sealedProperly(JSON.stringify(keys)));
    await writeFile(`${path}.new`, sealedProperly(JSON.stringify(keys)));
    expect(await start().forget()).toEqual(ok(undefined));
    expect(await start().forget()).toEqual(ok(undefined));
    expect(await readdir(folder)).toEqual([]);
    expect(await start().find()).toEqual(fail({ kind: 'none' }));
  });

  it('are found again where they could not be removed', async () => {
    await writeFile(path, sealedProperly(JSON.stringify(keys)));
    const files = { ...stationFiles, remove: () => Promise.reject(new Error('EPERM')) };
    expect(await start({ files }).forget()).toEqual(fail({ kind: 'not-forgotten' }));
    expect(await start().find()).toEqual(ok(keys));
  });

  it.each([
    ['empty', '', 'form'],
    ['cut off', '{"version":1,"sea', 'form'],
    ['of zeros', '\0'.repeat(300), 'form'],
    ['of a newer program', JSON.stringify({ version: 2, sealed: 'aGVq' }), 'form'],
    ['with an empty seal', JSON.stringify({ version: 1, sealed: '' }), 'form'],
    ['with a seal of something else', sealed('noget helt andet'), 'seal'],
    ['of another user', sealed(`v11${Buffer.from('en anden|{}').toString('base64')}`), 'seal'],
    ['with no keys inside', sealedProperly('{}'), 'contents'],
    ['with short keys inside', sealedProperly('{"dataKey":"aGVq","lookupKey":"aGVq"}'), 'contents'],
    ['with no JSON inside', sealedProperly('hej'), 'contents'],
  ])('in a file %s cannot be read, and the file is left exactly as it is', async (_, text, why) => {
    await writeFile(path, text);
    for (let times = 0; times < 2; times += 1) expect(await start().find()).toEqual(unreadable);
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await readdir(folder)).toEqual(['keys.json']);
    expect(lines[0]).toBe(JSON.stringify({ event: 'keys-unreadable', why }));
  });

  it('are not taken for missing where there is no right to read them', async () => {
    await mkdir(path);
    expect(await start().find()).toEqual(unreadable);
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  it('open again when the key store is back', async () => {
    await writeFile(path, sealedProperly(JSON.stringify(keys)));
    state.available = false;
    expect(await start().find()).toEqual(unavailable);
    state.available = true;
    const { password } = state;
    state.password = 'låst';
    expect(await start().find()).toEqual(unreadable);
    state.password = password;
    expect(await start().find()).toEqual(ok(keys));
  });

  it('do not stand in the log', async () => {
    await writeFile(path, sealedProperly(JSON.stringify({ ...keys, more: 1 })));
    await start().find();
    await start().forget();
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain(keys.dataKey);
  });
});
