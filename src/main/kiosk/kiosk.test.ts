import { describe, expect, it } from 'vitest';
import { guardKiosk } from './guard-kiosk.ts';
import { chooseKiosk, isKioskPage, isLeaving, mayKioskLoad } from './kiosk-address.ts';
import { lockKioskSession } from './lock-kiosk-session.ts';
import { type KioskElectron, prepareKiosk, startKiosk } from './start-kiosk.ts';

const kiosk = 'https://indtag.kommune.example/kiosk/';
const station = {
  serverUrl: 'https://indtag.kommune.example',
  audience: 'production',
  kommuneCode: '0461',
  kommuneName: 'Odense',
} as const;
const given = { practice: false, training: false, kiosk: false, server: undefined };

type Listener = (...given: unknown[]) => unknown;

function emitter() {
  const listeners = new Map<string, Listener>();
  const on = (name: string, listener: Listener): void => void listeners.set(name, listener);
  const emit = (name: string, ...given: unknown[]): unknown => {
    const listener = listeners.get(name);
    if (listener === undefined) throw new Error(`Nobody listens for ${name}`);
    return listener(...given);
  };
  return { on, emit };
}

const happening = (more: object = {}) => {
  const event = {
    ...more,
    isPrevented: false,
    preventDefault() {
      event.isPrevented = true;
    },
  };
  return event;
};

describe('whether this start is a kiosk', () => {
  it('is said by the flag or by the policy, and the policy says where', () => {
    const policy = { allowPlainTextKeyStore: false, station };
    expect(chooseKiosk(given, policy)).toBeUndefined();
    expect(chooseKiosk({ ...given, kiosk: true }, policy)).toEqual({ address: kiosk });
    const server = 'http://127.0.0.1:4780';
    expect(chooseKiosk({ ...given, server }, { ...policy, kiosk: true })).toEqual({ address: kiosk });
    const alone = { allowPlainTextKeyStore: false };
    expect(chooseKiosk({ ...given, kiosk: true, server }, alone)).toEqual({ address: `${server}/kiosk/` });
    expect(chooseKiosk({ ...given, kiosk: true }, alone)).toEqual({ address: undefined });
  });
});

describe('the kiosk’s own pages', () => {
  it.each([
    'https://indtag.kommune.example/',
    'https://indtag.kommune.example/kontor/',
    'https://indtag.kommune.example/kiosk/../kontor/',
    'https://indtag.kommune.example/kiosk/?x=1',
    'https://indtag.kommune.example.evil/kiosk/',
    'https://x@indtag.kommune.example/kiosk/',
    'http://indtag.kommune.example/kiosk/',
    'https://indtag.kommune.example:444/kiosk/',
    'file:///kiosk/',
    'about:blank',
    'javascript:alert(1)',
    'chrome://settings/',
    'view-source:https://indtag.kommune.example/kiosk/',
    '',
  ])('%s is none', (url) => expect(isKioskPage(url, kiosk)).toBe(false));

  it('load from their server and from memory', () => {
    expect(mayKioskLoad('https://indtag.kommune.example/reader/tess/worker.min.js', kiosk)).toBe(true);
    expect(mayKioskLoad('blob:https://indtag.kommune.example/1-2', kiosk)).toBe(true);
    for (const url of [
      'https://evil.example/',
      'blob:https://evil.example/1',
      'file:///etc/passwd',
      'devtools://devtools/',
      'data:text/html,x',
    ]) {
      expect(mayKioskLoad(url, kiosk)).toBe(false);
    }
  });

  it('say by their address that staff has unlocked them', () => {
    expect(isLeaving(`${kiosk}#forlad`, kiosk)).toBe(true);
    expect(isLeaving(kiosk, kiosk)).toBe(false);
    expect(isLeaving('https://evil.example/kiosk/#forlad', kiosk)).toBe(false);
  });
});

function guarded() {
  const { on, emit } = emitter();
  let opens: (() => { action: string }) | undefined;
  const contents = {
    on,
    setWindowOpenHandler(handler: () => { action: string }) {
      opens = handler;
    },
    setWebRTCIPHandlingPolicy() {},
  };
  guardKiosk(contents as unknown as Parameters<typeof guardKiosk>[0], kiosk, () => {});
  const isPrevented = (name: string, more: object, ...rest: unknown[]): boolean => {
    const event = happening(more);
    emit(name, event, ...rest);
    return event.isPrevented;
  };
  const press = (key: string, held: object = {}): boolean =>
    isPrevented('before-input-event', {}, { key, control: false, alt: false, meta: false, ...held });
  return { isPrevented, press, opens: () => opens?.() };
}

describe('the kiosk’s window', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays on its page on %s', (name) => {
    const { isPrevented } = guarded();
    for (const url of [
      'https://evil.example/',
      'file:///etc/passwd',
      'about:blank',
      'https://indtag.kommune.example/',
    ])
      expect(isPrevented(name, { url, isMainFrame: true })).toBe(true);
    expect(isPrevented(name, { url: kiosk, isMainFrame: true })).toBe(false);
  });

  it('has no frames, webviews, windows or context menu', () => {
    const { isPrevented, opens } = guarded();
    expect(isPrevented('will-frame-navigate', { url: kiosk, isMainFrame: false })).toBe(true);
    expect(isPrevented('will-attach-webview', {})).toBe(true);
    expect(isPrevented('context-menu', {})).toBe(true);
    expect(opens()).toEqual({ action: 'deny' });
  });

  it('hears signs and no shortcuts', () => {
    const { press } = guarded();
    for (const key of ['a', 'Å', '5', 'Tab', 'Enter', 'ArrowUp']) expect(press(key)).toBe(false);
    expect(press('@', { control: true, alt: true })).toBe(false);
    for (const key of ['F1', 'F4', 'F5', 'F11', 'F12']) expect(press(key)).toBe(true);
    for (const key of ['p', 's', 'r', 'w', 'q', 'i', '+']) {
      expect(press(key, { control: true })).toBe(true);
      expect(press(key, { meta: true })).toBe(true);
    }
    expect(press('F4', { alt: true })).toBe(true);
    expect(press('Tab', { alt: true })).toBe(true);
    expect(press('Delete', { control: true, alt: true })).toBe(true);
  });
});

function lockedSession() {
  const handlers = new Map<string, Listener>();
  const keep = (name: string) => (handler: Listener) => void handlers.set(name, handler);
  const { on, emit } = emitter();
  const session = {
    on,
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled() {},
    setSpellCheckerDictionaryDownloadURL() {},
    setCertificateVerifyProc: keep('certificate'),
    webRequest: { onBeforeRequest: keep('load') },
  };
  const call = (name: string, ...asked: unknown[]): unknown => handlers.get(name)?.(...asked);
  return { session, call, emit };
}

describe('the kiosk’s session', () => {
  const { session, call, emit } = lockedSession();
  lockKioskSession(session as unknown as Parameters<typeof lockKioskSession>[0], kiosk, () => {});
  const ask = (permission: string, more: object): unknown => {
    let answer: unknown;
    const take = (given: unknown): void => {
      answer = given;
    };
    call('request', {}, permission, take, { isMainFrame: true, requestingUrl: kiosk, ...more });
    return answer;
  };

  it('gives the camera to its own page, and nothing else to anybody', () => {
    expect(ask('media', { mediaTypes: ['video'] })).toBe(true);
    expect(ask('media', { mediaTypes: ['video', 'audio'] })).toBe(false);
    expect(ask('media', { mediaTypes: ['video'], isMainFrame: false })).toBe(false);
    expect(ask('media', { mediaTypes: ['video'], requestingUrl: 'https://evil.example/' })).toBe(false);
    for (const permission of [
      'clipboard-read',
      'display-capture',
      'fileSystem',
      'fullscreen',
      'geolocation',
      'hid',
      'notifications',
      'openExternal',
      'pointerLock',
      'serial',
      'usb',
    ])
      expect(ask(permission, {})).toBe(false);
    expect(call('device', { deviceType: 'usb' })).toBe(false);
    expect(call('check', {}, 'media', new URL(kiosk).origin, { isMainFrame: true, mediaType: 'video' })).toBe(
      true,
    );
    expect(call('check', {}, 'usb', new URL(kiosk).origin, { isMainFrame: true })).toBe(false);
  });

  it('downloads nothing and loads from nowhere else', () => {
    const download = happening();
    emit('will-download', download, { getURL: () => `blob:${kiosk}` });
    expect(download.isPrevented).toBe(true);
    const loads: unknown[] = [];
    for (const url of ['https://evil.example/x', kiosk])
      call('load', { url, resourceType: 'xhr' }, (answer: unknown) => loads.push(answer));
    expect(loads).toEqual([{ cancel: true }, { cancel: false }]);
  });
});

async function started() {
  const app = emitter();
  const window = emitter();
  const contents = emitter();
  const { session } = lockedSession();
  const made: Record<string, unknown>[] = [];
  const menus: unknown[] = [];
  const done: string[] = [];
  const waiting: (() => void)[] = [];
  class FakeWindow {
    constructor(options: Record<string, unknown>) {
      made.push(options);
    }
    webContents = { on: contents.on, forcefullyCrashRenderer: () => done.push('crashed') };
    on = window.on;
    close = () => done.push('closed');
    setKiosk = (is: boolean) => done.push(`kiosk ${String(is)}`);
    loadURL = async (url: string) => void done.push(`loaded ${url}`);
  }
  const electron = {
    app: { ...app, whenReady: async () => {}, quit: () => done.push('quit') },
    BrowserWindow: FakeWindow,
    Menu: { setApplicationMenu: (menu: unknown) => menus.push(menu) },
    session: { defaultSession: session },
    powerSaveBlocker: { start: () => 1 },
  } as unknown as KioskElectron;
  const later = (run: () => void): void => void waiting.push(run);
  await startKiosk({ electron, kiosk, pinnedAuthority: undefined, later, log: () => {} });
  return { window, contents, made, menus, done, waiting };
}

describe('a kiosk that has started', () => {
  it('fills the screen, without a menu, developer tools or a way into this process', async () => {
    const { made, menus, done } = await started();
    expect(made[0]).toMatchObject({ kiosk: true, fullscreen: true, frame: false });
    expect(made[0]?.['webPreferences']).toMatchObject({
      devTools: false,
      sandbox: true,
      contextIsolation: true,
    });
    expect(made[0]?.['webPreferences']).not.toHaveProperty('preload');
    expect(menus).toEqual([null]);
    expect(done).toEqual([`loaded ${kiosk}`]);
  });

  it('cannot be closed or made smaller before staff has unlocked it', async () => {
    const { window, contents, done } = await started();
    const closing = happening();
    window.emit('close', closing);
    expect(closing.isPrevented).toBe(true);
    window.emit('leave-full-screen');
    contents.emit('did-navigate-in-page', {}, kiosk);
    expect(done).toEqual([`loaded ${kiosk}`, 'kiosk true']);
    contents.emit('did-navigate-in-page', {}, `${kiosk}#forlad`);
    expect(done.at(-1)).toBe('closed');
    const left = happening();
    window.emit('close', left);
    expect(left.isPrevented).toBe(false);
  });

  it('comes back after a crash, a hang, and a server that does not answer', async () => {
    const { contents, done, waiting } = await started();
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    contents.emit('did-fail-load', {}, -102, '', kiosk, true);
    contents.emit('did-fail-load', {}, -3, '', kiosk, true);
    contents.emit('did-fail-load', {}, -102, '', kiosk, false);
    expect(waiting).toHaveLength(2);
    for (const run of waiting) run();
    contents.emit('unresponsive');
    expect(done).toEqual([`loaded ${kiosk}`, `loaded ${kiosk}`, `loaded ${kiosk}`, 'crashed']);
  });
});

it('asks Chromium for a window that cannot be pinched, swiped or asked where to print', () => {
  const switches: string[] = [];
  prepareKiosk({
    app: { enableSandbox() {}, commandLine: { appendSwitch: (name: string) => switches.push(name) } },
  } as unknown as Pick<KioskElectron, 'app'>);
  expect(switches).toEqual(['disable-pinch', 'overscroll-history-navigation', 'kiosk-printing']);
});
