import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SafeFiles } from '../../application/ports/safe-files.ts';
import { fail, ok } from '../../domain/result.ts';
import { nodeDisk } from '../files/disk.ts';
import { createSafeFolder } from '../files/safe-folder.ts';
import { createFileHandlers } from './file-handlers.ts';

let folder: string;
let lines: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bopael-handlers-'));
  lines = [];
});
afterEach(() => rm(folder, { recursive: true }));

const over = (files: SafeFiles) =>
  createFileHandlers(files, (event, fields) => lines.push(JSON.stringify({ event, ...fields })));
const name = 'keyring-000001.json';
const bytes = new Uint8Array([1, 2, 3]);

it('writes, reads, lists, cuts and removes', async () => {
  const handlers = over(createSafeFolder(folder));
  expect(await handlers['files:read']({ name, from: 0, to: 9 })).toEqual(fail({ kind: 'no-such-file' }));
  expect(await handlers['files:append']({ name, at: 0, bytes })).toEqual(ok({ kind: 'done' }));
  expect(await handlers['files:append']({ name, at: 0, bytes })).toEqual(
    ok({ kind: 'size-differs', size: 3 }),
  );
  expect(await handlers['files:truncate']({ name, size: 2 })).toEqual(ok({ kind: 'done' }));
  expect(await handlers['files:list'](undefined)).toEqual(ok([{ name, size: 2 }]));
  expect(await handlers['files:read']({ name, from: 0, to: 9 })).toEqual(ok(new Uint8Array([1, 2])));
  expect(await handlers['files:remove']({ name })).toEqual(ok(undefined));
  expect(await readdir(folder)).toEqual([]);
});

it('answers a full disk as a value', async () => {
  const write = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  const handlers = over(createSafeFolder(folder, { disk: { ...nodeDisk, write } }));
  expect(await handlers['files:append']({ name, at: 0, bytes })).toEqual(ok({ kind: 'no-room' }));
});

it('answers a folder that cannot be used, and names no file in the log', async () => {
  const path = join(folder, 'safe');
  await writeFile(path, '');
  const handlers = over(createSafeFolder(path));
  expect(await handlers['files:list'](undefined)).toEqual(fail({ kind: 'unavailable' }));
  expect(await handlers['files:read']({ name, from: 0, to: 1 })).toEqual(fail({ kind: 'unavailable' }));
  expect(await handlers['files:remove']({ name })).toEqual(fail({ kind: 'unavailable' }));
  expect(await handlers['files:append']({ name, at: 0, bytes })).toEqual(ok({ kind: 'unavailable' }));
  expect(lines).toEqual(
    ['list', 'read', 'remove'].map((operation) =>
      JSON.stringify({ event: 'file-unavailable', operation, code: 'ENOTDIR' }),
    ),
  );
});

it('takes a bug for no answer', async () => {
  const handlers = over({
    ...createSafeFolder(folder),
    list: () => Promise.reject(new TypeError('a bug')),
  });
  await expect(handlers['files:list'](undefined)).rejects.toThrow('a bug');
});
