import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const main = import.meta.dirname;
const sources = readdirSync(main, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(join(main, name), 'utf8') }));
const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

it('takes Electron itself in one place, so that everything else is tested without it', () => {
  expect(filesWith(/^import (?!type )[^;]*from 'electron'/m)).toEqual(['index.ts']);
});

it('keeps that place small enough to be read at a glance', () => {
  const root = sources.find(({ name }) => name === 'index.ts')?.text ?? '';
  expect(root.split('\n').length).toBeGreaterThan(20);
  expect(root.split('\n').length).toBeLessThan(90);
});

it('listens to the page in one place, which checks the sender', () => {
  expect(filesWith(/ipcMain\.(handle|on|once|handleOnce)\(/)).toEqual([join('ipc', 'handle.ts')]);
});

it('sets a window’s powers in one place', () => {
  expect(filesWith(/\b(nodeIntegration|contextIsolation|sandbox):/)).toEqual([
    join('windows', 'web-preferences.ts'),
  ]);
});

it('writes files and holds secrets without knowing Electron, so that they are tried on a real disk', () => {
  const aware = filesWith(/from 'electron'/).filter((name) => /^(files|keys)\b/.test(name));
  // The seal's own type, and the stand-in for tests that has the same.
  expect(aware).toEqual([join('keys', 'secret-box.ts')]);
});
