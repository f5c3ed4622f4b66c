import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ipcChannels } from '../contract/ipc/channels.ts';
import type { StationBridge } from '../contract/ipc/requests.ts';

const exposed = new Map<string, unknown>();
const invoked: unknown[] = [];
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value) },
  ipcRenderer: {
    invoke: async (...given: unknown[]) => {
      invoked.push(given);
      return { ok: true, value: 'answer' };
    },
  },
}));
await import('./index.ts');
const bridge = exposed.get('bopaelStation') as StationBridge;

it('shows the page one thing, with one way to ask', () => {
  expect([...exposed.keys()]).toEqual(['bopaelStation']);
  expect(Object.keys(bridge)).toEqual(['invoke']);
});

it('passes on the requests that are declared', async () => {
  for (const channel of ipcChannels) await bridge.invoke(channel, undefined as never);
  expect(invoked).toEqual(ipcChannels.map((channel) => [channel, undefined]));
});

it('passes on no other', async () => {
  invoked.length = 0;
  for (const channel of ['shell:open', '', 'keys:earlier ', '__proto__', 'constructor']) {
    await expect(bridge.invoke(channel as 'keys:earlier', undefined)).rejects.toThrow('no such request');
  }
  expect(invoked).toEqual([]);
});

it('carries no schema library into the page’s process', () => {
  const text = readFileSync(join(import.meta.dirname, 'index.ts'), 'utf8');
  const atRunTime = [...text.matchAll(/^import (?!type )[^;]*from '([^']+)'/gm)].map((match) => match[1]);
  expect(atRunTime).toEqual(['electron', '../contract/ipc/channels.ts']);
});
