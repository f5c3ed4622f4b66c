import { describe, expect, it } from 'vitest';
import type { IpcChannel } from '../../contract/ipc/channels.ts';
import type { StationBridge } from '../../contract/ipc/requests.ts';
import { parseRegistrationId } from '../../domain/registration.ts';
import { createElectronHost } from './electron-host.ts';

const identity = {
  audience: 'practice',
  kommuneCode: '0461',
  kommuneName: 'Odense',
  openEnrolment: true,
  serverUrl: 'http://127.0.0.1:4780',
  enrolled: true,
};
const key = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));

function hostWith(
  answers: Partial<Record<IpcChannel, unknown>>,
  page: { dataExists?: boolean; persisted?: boolean; persists?: boolean } = {},
) {
  const asked: [string, unknown][] = [];
  const bridge = {
    invoke: async (channel: IpcChannel, payload: unknown) => {
      asked.push([channel, payload]);
      return answers[channel];
    },
  } as StationBridge;
  const host = createElectronHost(bridge, {
    dataExists: async () => page.dataExists ?? false,
    storage: { persisted: async () => page.persisted ?? false, persist: async () => page.persists ?? false },
  });
  return { host, asked };
}

describe('the station in Electron', () => {
  it('is who the main process says', async () => {
    const { host, asked } = hostWith({ 'station:load': { ok: true, value: identity } });
    expect(host.kind).toBe('electron');
    expect(await host.loadIdentity()).toEqual({ ok: true, value: identity });
    expect(asked).toEqual([['station:load', undefined]]);
  });

  it('passes on why there is no identity', async () => {
    const { host } = hostWith({ 'station:load': { ok: false, error: { kind: 'never-connected' } } });
    expect(await host.loadIdentity()).toEqual({ ok: false, error: { kind: 'never-connected' } });
  });

  it('connects with a token that was pasted with blanks around it', async () => {
    const { host, asked } = hostWith({ 'station:connect': { ok: true, value: identity } });
    await host.connect({ serverUrl: 'https://indtag.example', token: ' hemmelig\n' });
    await host.connect({ token: 'hemmelig' });
    expect(asked).toEqual([
      ['station:connect', { serverUrl: 'https://indtag.example', token: 'hemmelig' }],
      ['station:connect', { token: 'hemmelig' }],
    ]);
  });

  it('gets keys that can be used and not read', async () => {
    const { host } = hostWith({
      'keys:load': { ok: true, value: { dataKey: key(1), lookupKey: key(2) } },
    });
    const keys = await host.loadKeys();
    if (!keys.ok) throw new Error('no keys');
    const { data, lookup } = keys.value;
    expect([data.extractable, lookup.extractable]).toEqual([false, false]);
    await expect(crypto.subtle.exportKey('raw', data)).rejects.toThrow();
    const iv = new Uint8Array(12);
    const known = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(1), 'AES-GCM', false, [
      'decrypt',
    ]);
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, data, new Uint8Array([42]));
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, known, sealed);
    expect(new Uint8Array(opened)).toEqual(new Uint8Array([42]));
    expect((await crypto.subtle.sign('HMAC', lookup, iv)).byteLength).toBe(32);
  });

  it('tells the main process whether new keys would be too late', async () => {
    const gone = { ok: false, error: { kind: 'keys-unreadable' } };
    const { host, asked } = hostWith({ 'keys:load': gone }, { dataExists: true });
    expect(await host.loadKeys()).toEqual(gone);
    expect(asked).toEqual([['keys:load', { dataExists: true }]]);
  });

  it('asks and hands over by way of the main process', async () => {
    const id = parseRegistrationId('01944b7a-5d3c-7c3e-9a4f-0123456789ab');
    if (id === undefined) throw new Error('not an id');
    const { host, asked } = hostWith({
      'intake:probe': { ok: true, value: { kind: 'ready' } },
      'intake:hand-over': { ok: true, value: { kind: 'unreachable' } },
    });
    expect(await host.transport.probe()).toEqual({ kind: 'ready' });
    expect(await host.transport.handOver([{ id, content: '{}' }])).toEqual({ kind: 'unreachable' });
    expect(asked).toEqual([
      ['intake:probe', undefined],
      ['intake:hand-over', { records: [{ id, content: '{}' }] }],
    ]);
  });

  it.each(['sender-refused', 'malformed-request', 'internal-error'])(
    'takes %s for a bug and not for an answer',
    async (kind) => {
      const { host } = hostWith({
        'intake:probe': { ok: false, error: { kind } },
        'keys:load': { ok: false, error: { kind } },
      });
      await expect(host.transport.probe()).rejects.toThrow(kind);
      await expect(host.loadKeys()).rejects.toThrow(kind);
    },
  );

  it('asks for lasting storage only where it has none', async () => {
    expect(await hostWith({}, { persisted: true, persists: false }).host.persistStorage()).toBe(true);
    expect(await hostWith({}, { persists: true }).host.persistStorage()).toBe(true);
    expect(await hostWith({}).host.persistStorage()).toBe(false);
  });
});
