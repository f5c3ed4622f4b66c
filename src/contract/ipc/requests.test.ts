import { expect, it } from 'vitest';
import { ipcChannels } from './channels.ts';
import { fileLimits } from './file-limits.ts';
import { ipcRequests } from './requests.ts';

it('declares every channel once, under its own name', () => {
  expect(Object.values(ipcRequests).map(({ channel }) => channel)).toEqual([...ipcChannels]);
  expect(Object.keys(ipcRequests)).toEqual([...ipcChannels]);
  expect(new Set(ipcChannels).size).toBe(ipcChannels.length);
});

it('never gives the station’s secrets to the page', () => {
  const identity = {
    audience: 'practice',
    kommuneCode: '0461',
    kommuneName: 'Odense',
    openEnrolment: true,
    serverUrl: 'http://127.0.0.1:4780',
    enrolled: true,
  };
  for (const channel of ['station:load', 'station:connect'] as const) {
    const { output } = ipcRequests[channel];
    expect(output.safeParse(identity).success).toBe(true);
    expect(output.safeParse({ ...identity, token: 'hemmelig' }).success).toBe(false);
  }
  const key = `${'A'.repeat(43)}=`;
  const standing = {
    stationId: '7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60',
    stationName: 'Skranke 2',
    office: 'Nord',
    audience: 'practice',
    kommuneCode: '0461',
    signingKey: key,
    sealingKey: key,
    server: { signing: key, sealing: key, blinding: key },
  };
  const { output } = ipcRequests['station:standing'];
  expect(output.safeParse(standing).success).toBe(true);
  expect(output.safeParse({ ...standing, secrets: {} }).success).toBe(false);
});

it('signs nothing for the page that could be taken for a request', () => {
  const { input } = ipcRequests['station:sign-bundle'];
  expect(input.safeParse({ text: 'bopael bundle 1\npractice\n0461' }).success).toBe(true);
  for (const text of ['bopael request 1\npractice', 'bopael bundle 10\n', '\nbopael bundle 1\n', '']) {
    expect(input.safeParse({ text }).success).toBe(false);
  }
});

it('hears the server’s clock when it is ready, and only then', () => {
  const { output } = ipcRequests['intake:probe'];
  const serverTime = '2026-11-23T08:00:00.000Z';
  expect(output.safeParse({ kind: 'ready', serverTime }).success).toBe(true);
  expect(output.safeParse({ kind: 'unreachable' }).success).toBe(true);
  expect(output.safeParse({ kind: 'ready' }).success).toBe(false);
  expect(output.safeParse({ kind: 'unreachable', serverTime }).success).toBe(false);
});

it('lets the head of the audit trail through with the records, whole or not at all', () => {
  const { input } = ipcRequests['intake:hand-over'];
  const records = [{ id: '01944b7a-5d3c-7c3e-9a4f-0123456789ab', bytes: Uint8Array.of(123, 125) }];
  const auditHead = { seq: 3, mac: 'a'.repeat(64), publicKey: `${'A'.repeat(43)}=` };
  expect(input.safeParse({ records }).success).toBe(true);
  expect(input.safeParse({ records, auditHead }).success).toBe(true);
  for (const wrong of [
    { seq: 3 },
    { ...auditHead, seq: -1 },
    { ...auditHead, mac: 'A' },
    { ...auditHead, more: 1 },
  ]) {
    expect(input.safeParse({ records, auditHead: wrong }).success).toBe(false);
  }
});

it('takes earlier keys of 32 bytes and of no other length', () => {
  const { output } = ipcRequests['keys:earlier'];
  const keys: Record<number, string> = {
    16: 'a2tra2tra2tra2tra2traw==',
    31: 'a2tra2tra2tra2tra2tra2tra2tra2tra2tra2traw==',
    32: 'a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=',
    34: 'a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2traw==',
    64: 'a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2traw==',
  };
  const key = (bytes: number) => keys[bytes] ?? '';
  expect(output.safeParse({ dataKey: key(32), lookupKey: key(32) }).success).toBe(true);
  for (const bytes of [0, 16, 31, 34, 64]) {
    expect(output.safeParse({ dataKey: key(32), lookupKey: key(bytes) }).success).toBe(false);
  }
});

it('binds secrets of 32 bytes and of no other length, and gives nothing else back', () => {
  const { input, output } = ipcRequests['device:bind'];
  for (const bytes of [0, 31, 32, 33, 64]) {
    const secret = new Uint8Array(bytes);
    expect(input.safeParse({ secret, mayMake: false }).success).toBe(bytes === 32);
    expect(output.safeParse(secret).success).toBe(bytes === 32);
  }
  expect(
    input.safeParse({ secret: 'a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=', mayMake: false }).success,
  ).toBe(false);
  expect(input.safeParse({ secret: Array.from(new Uint8Array(32)), mayMake: false }).success).toBe(false);
});

it('takes no view into a larger buffer, whose other bytes would come along', () => {
  const view = new Uint8Array(64).subarray(0, 32);
  expect(ipcRequests['device:bind'].input.safeParse({ secret: view, mayMake: false }).success).toBe(false);
  expect(ipcRequests['device:bind'].output.safeParse(view).success).toBe(false);
  expect(ipcRequests['files:read'].output.safeParse(view).success).toBe(false);
});

it('carries 64 MiB of a file in one request, and not a byte more', () => {
  const full = new Uint8Array(fileLimits.bytes);
  const over = new Uint8Array(fileLimits.bytes + 1);
  const { input } = ipcRequests['files:append'];
  expect(input.safeParse({ name: 'journal-000001.log', at: 0, bytes: full }).success).toBe(true);
  expect(input.safeParse({ name: 'journal-000001.log', at: 0, bytes: over }).success).toBe(false);
  expect(ipcRequests['files:read'].output.safeParse(over).success).toBe(false);
});
