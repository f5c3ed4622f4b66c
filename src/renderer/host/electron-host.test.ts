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
  page: { persisted?: boolean; persists?: boolean } = {},
) {
  const asked: [string, unknown][] = [];
  const bridge = {
    invoke: async (channel: IpcChannel, payload: unknown) => {
      asked.push([channel, payload]);
      return answers[channel];
    },
  } as StationBridge;
  const host = createElectronHost(bridge, {
    persisted: async () => page.persisted ?? false,
    persist: async () => page.persists ?? false,
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

  it('connects with a code', async () => {
    const { host, asked } = hostWith({ 'station:connect': { ok: true, value: identity } });
    await host.connect({ serverUrl: 'https://indtag.example', code: '7K3M-9QXV-2F0B-T6HD' });
    await host.connect({ code: '7K3M-9QXV-2F0B-T6HD' });
    expect(asked).toEqual([
      ['station:connect', { serverUrl: 'https://indtag.example', code: '7K3M-9QXV-2F0B-T6HD' }],
      ['station:connect', { code: '7K3M-9QXV-2F0B-T6HD' }],
    ]);
  });

  it('acts as the station by way of the main process', async () => {
    const signature = new Uint8Array(64).fill(3);
    const { host, asked } = hostWith({
      'station:standing': { ok: true, value: undefined },
      'station:take-number': { ok: true, value: 12 },
      'station:sign-bundle': { ok: true, value: signature },
      'station:agree': { ok: true, value: new Uint8Array(32) },
    });
    const { findStanding, takeNumber, signBundle, agreeWith } = host.credentials;
    expect(await findStanding()).toBeUndefined();
    expect(await takeNumber()).toBe(12);
    expect(await signBundle('bopael bundle 1\n')).toBe(signature);
    expect(await agreeWith(new Uint8Array(64).subarray(0, 32))).toEqual(new Uint8Array(32));
    expect(asked.map(([channel]) => channel)).toEqual([
      'station:standing',
      'station:take-number',
      'station:sign-bundle',
      'station:agree',
    ]);
    const [, payload] = asked[3] ?? [];
    expect((payload as { publicKey: Uint8Array }).publicKey.buffer.byteLength).toBe(32);
  });

  it('gets earlier keys that can be used and not read', async () => {
    const { host } = hostWith({
      'keys:earlier': { ok: true, value: { dataKey: key(1), lookupKey: key(2) } },
    });
    const keys = await host.findEarlierKeys();
    if (!keys.ok || keys.value === undefined) throw new Error('no keys');
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

  it('has no earlier keys where none were made, and says why those that were cannot be had', async () => {
    const none = hostWith({ 'keys:earlier': { ok: false, error: { kind: 'none' } } });
    expect(await none.host.findEarlierKeys()).toEqual({ ok: true, value: undefined });
    for (const kind of ['keys-unreadable', 'key-store-unavailable']) {
      const gone = { ok: false, error: { kind } };
      expect(await hostWith({ 'keys:earlier': gone }).host.findEarlierKeys()).toEqual(gone);
    }
  });

  it('forgets earlier keys, and goes on where they could not be removed', async () => {
    const { host, asked } = hostWith({ 'keys:forget-earlier': { ok: true, value: undefined } });
    await host.forgetEarlierKeys();
    expect(asked).toEqual([['keys:forget-earlier', undefined]]);
    const stuck = hostWith({ 'keys:forget-earlier': { ok: false, error: { kind: 'not-forgotten' } } });
    await stuck.host.forgetEarlierKeys();
  });

  it('binds a secret to the machine by way of the main process', async () => {
    const value = new Uint8Array(32).fill(9);
    const { host, asked } = hostWith({ 'device:bind': { ok: true, value } });
    const secret = new Uint8Array(32).fill(5);
    expect(host.device.kind).toBe('operating-system');
    expect(await host.device.bind(secret, { mayMake: true })).toEqual({ ok: true, value });
    expect(asked).toEqual([['device:bind', { secret, mayMake: true }]]);
    const away = { ok: false, error: { kind: 'key-store-unavailable' } };
    const locked = hostWith({ 'device:bind': away });
    expect(await locked.host.device.bind(secret, { mayMake: false })).toEqual(away);
  });

  it('sends no more of the page’s memory than the secret', async () => {
    const { host, asked } = hostWith({ 'device:bind': { ok: true, value: new Uint8Array(32) } });
    await host.device.bind(new Uint8Array(64).subarray(0, 32), { mayMake: false });
    const [, payload] = asked[0] ?? [];
    expect((payload as { secret: Uint8Array }).secret.buffer.byteLength).toBe(32);
  });

  it('has one folder of files, for the world that the main process was started for', async () => {
    const { host, asked } = hostWith({ 'files:list': { ok: true, value: [] } });
    expect(host.files('practice')).toBe(host.files('production'));
    expect(await host.files('practice').list()).toEqual([]);
    expect(asked).toEqual([['files:list', undefined]]);
  });

  it('asks longer passcodes in production than in practice', () => {
    const { host } = hostWith({});
    expect(host.passcodes('production')).toEqual({ shortest: 6, shortestDigits: 6 });
    expect(host.passcodes('practice')).toEqual({ shortest: 4, shortestDigits: 4 });
  });

  it('needs no vault for its keys to the server', async () => {
    const { host, asked } = hostWith({});
    await host.lendVault(undefined);
    expect(asked).toEqual([]);
  });

  it('asks and hands over by way of the main process', async () => {
    const id = parseRegistrationId('01944b7a-5d3c-7c3e-9a4f-0123456789ab');
    if (id === undefined) throw new Error('not an id');
    const { host, asked } = hostWith({
      'intake:probe': { ok: true, value: { kind: 'ready' } },
      'intake:hand-over': { ok: true, value: { kind: 'unreachable' } },
    });
    expect(await host.transport.probe()).toEqual({ kind: 'ready' });
    const records = [{ id, bytes: Uint8Array.of(123, 125) }];
    expect(await host.transport.handOver(records)).toEqual({ kind: 'unreachable' });
    await host.transport.handOver(records, {}, { isQuick: true });
    expect(asked).toEqual([
      ['intake:probe', undefined],
      ['intake:hand-over', { records }],
      ['intake:hand-over', { records, line: { isQuick: true } }],
    ]);
  });

  it('waits no longer for the main process when the station is locked', async () => {
    const id = parseRegistrationId('01944b7a-5d3c-7c3e-9a4f-0123456789ab');
    if (id === undefined) throw new Error('not an id');
    const { host } = hostWith({ 'intake:hand-over': new Promise(() => {}) });
    const answer = host.transport.handOver([{ id, bytes: Uint8Array.of(123, 125) }]);
    await host.lendVault(undefined);
    expect(await answer).toEqual({ kind: 'unreachable' });
  });

  it.each(['sender-refused', 'malformed-request', 'internal-error'])(
    'takes %s for a bug and not for an answer',
    async (kind) => {
      const { host } = hostWith({
        'intake:probe': { ok: false, error: { kind } },
        'keys:earlier': { ok: false, error: { kind } },
      });
      await expect(host.transport.probe()).rejects.toThrow(kind);
      await expect(host.findEarlierKeys()).rejects.toThrow(kind);
    },
  );

  it('asks for lasting storage only where it has none', async () => {
    expect(await hostWith({}, { persisted: true, persists: false }).host.persistStorage()).toBe(true);
    expect(await hostWith({}, { persists: true }).host.persistStorage()).toBe(true);
    expect(await hostWith({}).host.persistStorage()).toBe(false);
  });
});
