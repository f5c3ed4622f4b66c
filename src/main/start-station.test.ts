import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IpcChannel, ipcChannels } from '../contract/ipc/channels.ts';
import { makeTestCertificate } from '../testing/test-certificate.ts';
import type { IpcSender } from './ipc/sender.ts';
import { createFakeSafeStorage, healthyKeyStore } from './keys/fake-safe-storage.ts';
import type { createCertificateJudge } from './security/server-certificate.ts';
import { type ElectronParts, prepareElectron, type StartOptions, startStation } from './start-station.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bopael-start-'));
});
afterEach(() => rm(folder, { recursive: true }));

type CertificateJudge = ReturnType<typeof createCertificateJudge>;
type Listener = (...given: never[]) => unknown;

/** Electron as far as the station speaks to it, writing down in which order it was spoken to. */
function fakeElectron({ packaged = true } = {}) {
  const order: string[] = [];
  const appListeners = new Map<string, Listener>();
  const windowListeners = new Map<string, Listener>();
  const ipc = new Map<string, (event: IpcSender, payload: unknown) => Promise<unknown>>();
  const partitions: string[] = [];
  let serve: ((request: { method: string; url: string }) => Promise<Response>) | undefined;
  let schemes: unknown;
  let plainText: boolean | undefined;
  let certificateJudge: CertificateJudge | undefined;
  const say = (what: string) => () => {
    order.push(what);
  };
  const electron = {
    app: {
      isPackaged: packaged,
      enableSandbox: say('sandbox'),
      whenReady: async () => {
        order.push('ready');
      },
      on: (name: string, listener: Listener) => appListeners.set(name, listener),
      quit: say('quit'),
    },
    protocol: {
      registerSchemesAsPrivileged: (given: unknown) => {
        schemes = given;
        order.push('scheme');
      },
      handle: (scheme: string, handler: typeof serve) => {
        serve = handler;
        order.push(`protocol ${scheme}`);
      },
    },
    session: {
      defaultSession: {
        on: () => {},
        setPermissionRequestHandler: say('permission requests'),
        setPermissionCheckHandler: say('permission checks'),
        setDevicePermissionHandler: say('devices'),
        setSpellCheckerEnabled: () => {},
        setSpellCheckerDictionaryDownloadURL: () => {},
        webRequest: { onBeforeRequest: say('network') },
      },
      fromPartition: (name: string) => {
        partitions.push(name);
        return {
          fetch: () => Promise.reject(new Error('no network in this test')),
          setCertificateVerifyProc: (judge: typeof certificateJudge) => {
            certificateJudge = judge;
          },
        };
      },
    },
    safeStorage: {
      ...createFakeSafeStorage(healthyKeyStore()),
      setUsePlainTextEncryption: (use: boolean) => {
        plainText = use;
      },
    },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: say('menu') },
    ipcMain: {
      handle: (channel: string, listener: (event: IpcSender, payload: unknown) => Promise<unknown>) => {
        ipc.set(channel, listener);
      },
    },
    BrowserWindow: class {
      readonly webContents = { id: 7 };
      constructor() {
        order.push('window');
      }
      on = (name: string, listener: Listener) => windowListeners.set(name, listener);
      once = this.on;
      isMinimized = () => true;
      restore = say('restore');
      focus = say('focus');
      loadURL = async (url: string) => {
        order.push(`load ${url}`);
      };
    },
  };
  return {
    electron: electron as unknown as ElectronParts,
    order,
    appListeners,
    windowListeners,
    partitions,
    ask: (channel: IpcChannel, payload: unknown, id = 7) =>
      ipc.get(channel)?.(
        {
          sender: { id },
          senderFrame: { url: 'app://bopael/', origin: 'app://bopael', parent: null, detached: false },
        },
        payload,
      ),
    channels: () => [...ipc.keys()],
    serve: (url: string) => serve?.({ method: 'GET', url }),
    schemes: () => schemes,
    plainText: () => plainText,
    certificateJudge: () => certificateJudge,
  };
}

const start = (fake: ReturnType<typeof fakeElectron>, overrides: Partial<StartOptions> = {}) =>
  startStation({
    electron: fake.electron,
    audience: 'production',
    policy: { allowPlainTextKeyStore: false },
    pinnedAuthority: undefined,
    practiceServer: undefined,
    directory: folder,
    page: { root: folder, preload: '/opt/bopael/preload/index.cjs' },
    platform: 'linux',
    stationName: 'Skranke 2',
    log: () => {},
    ...overrides,
  });

describe('starting', () => {
  it('turns the sandbox on and names the scheme before Electron is ready', () => {
    const fake = fakeElectron();
    prepareElectron(fake.electron);
    expect(fake.order).toEqual(['sandbox', 'scheme']);
    expect(fake.schemes()).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  it('locks everything before the page is loaded', async () => {
    const fake = fakeElectron();
    await start(fake);
    expect(fake.order).toEqual([
      'ready',
      'permission requests',
      'permission checks',
      'devices',
      'network',
      'protocol app',
      'menu',
      'window',
      'load app://bopael/',
    ]);
    expect(fake.channels()).toEqual([...ipcChannels]);
    expect(fake.appListeners.has('web-contents-created')).toBe(true);
  });

  it('gives the transport a session of its own that nothing is kept of', async () => {
    const fake = fakeElectron();
    await start(fake);
    expect(fake.partitions).toEqual(['transport']);
  });

  it('brings the window forward when started a second time', async () => {
    const fake = fakeElectron();
    await start(fake);
    (fake.appListeners.get('second-instance') as () => void)();
    expect(fake.order.slice(-2)).toEqual(['restore', 'focus']);
  });

  it('takes the fixed password of a Linux machine without a key ring for practice only', async () => {
    const office = fakeElectron();
    await start(office);
    expect(office.plainText()).toBeUndefined();
    const practice = fakeElectron();
    await start(practice, { audience: 'practice' });
    expect(practice.plainText()).toBe(true);
    const allowed = fakeElectron();
    await start(allowed, { policy: { allowPlainTextKeyStore: true } });
    expect(allowed.plainText()).toBe(true);
  });
});

describe('a started station', () => {
  it('answers its own window, until the window is closed', async () => {
    const fake = fakeElectron();
    await start(fake);
    const bind = { secret: new Uint8Array(32), mayMake: true };
    const stranger = await fake.ask('device:bind', bind, 8);
    expect(stranger).toEqual({ ok: false, error: { kind: 'sender-refused' } });
    expect(await readdir(folder)).toEqual([]);
    expect(await fake.ask('device:bind', bind)).toMatchObject({ ok: true });
    expect(await readdir(folder)).toEqual(['device.json']);
    (fake.windowListeners.get('closed') as () => void)();
    expect(await fake.ask('device:bind', bind)).toEqual({
      ok: false,
      error: { kind: 'sender-refused' },
    });
  });

  it('keeps the page’s files in a folder of its own', async () => {
    const fake = fakeElectron();
    await start(fake);
    const name = 'journal-000001.log';
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await fake.ask('files:append', { name, at: 0, bytes })).toEqual({
      ok: true,
      value: { kind: 'done' },
    });
    expect(await readdir(folder)).toEqual(['safe']);
    expect(await readdir(join(folder, 'safe'))).toEqual([name]);
    expect(await fake.ask('files:read', { name, from: 1, to: 9 })).toEqual({
      ok: true,
      value: new Uint8Array([2, 3]),
    });
    expect(await fake.ask('files:list', undefined)).toEqual({ ok: true, value: [{ name, size: 3 }] });
  });

  it('makes no keys for the page, and forgets those of an earlier version when told to', async () => {
    const fake = fakeElectron();
    await start(fake);
    expect(await fake.ask('keys:earlier', undefined)).toEqual({ ok: false, error: { kind: 'none' } });
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, 'keys.json'), '{}');
    expect(await fake.ask('keys:earlier', undefined)).toEqual({
      ok: false,
      error: { kind: 'keys-unreadable' },
    });
    expect(await fake.ask('keys:forget-earlier', undefined)).toEqual({ ok: true, value: undefined });
    expect(await readdir(folder)).toEqual([]);
  });

  it('serves its files from the disk, and a folder as nothing', async () => {
    const fake = fakeElectron();
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    await start(fake);
    expect(await (await fake.serve('app://bopael/'))?.text()).toBe('<!doctype html>');
    expect((await fake.serve('app://bopael/missing.js'))?.status).toBe(404);
    expect((await fake.serve('app://bopael/index.html/x'))?.status).toBe(404);
  });

  it('goes by the administrator’s server in its own world only', async () => {
    const station = {
      serverUrl: 'https://indtag.example',
      audience: 'production',
      kommuneCode: '0461',
      kommuneName: 'Odense',
    } as const;
    const policy = { station, allowPlainTextKeyStore: false };
    const office = fakeElectron();
    await start(office, { policy });
    expect(await office.ask('station:load', undefined)).toEqual({
      ok: true,
      value: { ...station, openEnrolment: false, enrolled: false },
    });
    const practice = fakeElectron();
    await start(practice, { policy, audience: 'practice' });
    expect(await practice.ask('station:load', undefined)).toEqual({
      ok: false,
      error: { kind: 'never-connected' },
    });
    expect(await practice.ask('intake:probe', undefined)).toEqual({
      ok: true,
      value: { kind: 'not-enrolled' },
    });
  });
});

describe('the line to an administrator’s server', () => {
  const station = {
    serverUrl: 'https://indtag.kommune.example',
    audience: 'production',
    kommuneCode: '0461',
    kommuneName: 'Odense',
  } as const;

  it('is judged by the pinned authority alone, in the world that the administrator named', async () => {
    const root = await makeTestCertificate({ name: 'Kommunens CA', authority: true });
    const own = await makeTestCertificate({ name: 'x', by: root, hosts: ['indtag.kommune.example'] });
    const stranger = await makeTestCertificate({ name: 'y', hosts: ['indtag.kommune.example'] });
    const pinnedAuthority = {
      hostname: 'indtag.kommune.example',
      authority: new X509Certificate(root.certificate),
    };
    const policy = { station, allowPlainTextKeyStore: false };
    const fake = fakeElectron();
    await start(fake, { policy, pinnedAuthority });
    const said: number[] = [];
    for (const { certificate } of [own, stranger]) {
      const question = { hostname: 'indtag.kommune.example', certificate: { data: certificate } };
      fake.certificateJudge()?.({ ...question, verificationResult: 'OK' }, (result) => said.push(result));
    }
    expect([fake.partitions, said]).toEqual([['transport'], [0, -2]]);

    const practice = fakeElectron();
    await start(practice, { policy, pinnedAuthority, audience: 'practice' });
    expect(practice.certificateJudge()).toBeUndefined();
  });

  it('is the system’s to judge where no authority is named', async () => {
    const fake = fakeElectron();
    await start(fake, { policy: { station, allowPlainTextKeyStore: false } });
    expect(fake.certificateJudge()).toBeUndefined();
  });
});
