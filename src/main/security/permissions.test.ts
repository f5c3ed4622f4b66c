import { describe, expect, it } from 'vitest';
import { mayPageLoad } from './page-network.ts';
import { isPermitted } from './permissions.ts';

const own = { url: 'app://bopael/', isMainFrame: true };
const camera = { permission: 'media', media: ['video'] };

describe('a permission', () => {
  it('is given to our own page for the camera and for lasting storage', () => {
    expect(isPermitted({ ...camera, ...own })).toBe(true);
    expect(isPermitted({ permission: 'persistent-storage', media: [], ...own })).toBe(true);
  });

  it.each([['audio'], ['video', 'audio'], ['unknown'], [undefined], []])(
    'is not given for the media %s %s',
    (...media) => {
      expect(isPermitted({ permission: 'media', media, ...own })).toBe(false);
    },
  );

  it.each([
    'ar',
    'background-sync',
    'clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'fileSystem',
    'fullscreen',
    'geolocation',
    'hid',
    'idle-detection',
    'keyboardLock',
    'local-fonts',
    'local-network',
    'loopback-network',
    'mediaKeySystem',
    'midi',
    'midiSysex',
    'nfc',
    'notifications',
    'openExternal',
    'pointerLock',
    'screen-wake-lock',
    'serial',
    'speaker-selection',
    'storage-access',
    'usb',
    'window-management',
    'unknown',
    'something-new',
  ])('is not given for %s', (permission) => {
    expect(isPermitted({ permission, media: ['video'], ...own })).toBe(false);
  });

  it.each(['https://bopael/', 'app://evil/', 'app://bopael.evil/', 'file:///', 'about:blank', '', undefined])(
    'is not given to %s',
    (url) => {
      for (const permission of ['media', 'persistent-storage']) {
        expect(isPermitted({ permission, media: ['video'], url, isMainFrame: true })).toBe(false);
      }
    },
  );

  it('is not given to a page within the page', () => {
    expect(isPermitted({ ...camera, url: 'app://bopael/', isMainFrame: false })).toBe(false);
  });
});

describe('the page’s network', () => {
  it('is its own files and its own memory', () => {
    expect(mayPageLoad('app://bopael/assets/a.js', false)).toBe(true);
    expect(mayPageLoad('blob:app://bopael/7d3f0f6e-5a52-4a86-9d0c-1b2c3d4e5f60', false)).toBe(true);
  });

  it.each([
    'http://127.0.0.1:4780/api/v1/health',
    'https://indtag.example/',
    'ws://127.0.0.1/',
    'wss://indtag.example/',
    'ftp://indtag.example/',
    'file:///etc/passwd',
    'blob:https://evil.example/1',
    'app://evil/',
    'devtools://devtools/bundled/inspector.html',
    'chrome-extension://a/b.js',
    'data:text/html,x',
  ])('does not reach %s', (url) => {
    expect(mayPageLoad(url, false)).toBe(false);
  });

  it('lets developer tools in only where they exist', () => {
    const tools = 'devtools://devtools/bundled/inspector.html';
    expect(mayPageLoad(tools, true)).toBe(true);
    expect(mayPageLoad('devtools://evil/', true)).toBe(false);
  });
});
