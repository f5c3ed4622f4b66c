import { describe, expect, it } from 'vitest';
import { lockSession } from './lock-session.ts';

function locked(developerTools = false) {
  const handlers = new Map<string, (...given: unknown[]) => unknown>();
  const settings = new Map<string, unknown>();
  const lines: string[] = [];
  const keep = (name: string) => (handler: (...given: unknown[]) => unknown) => {
    handlers.set(name, handler);
  };
  const session = {
    on: (name: string, handler: (...given: unknown[]) => unknown) => handlers.set(name, handler),
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled: (value: boolean) => settings.set('spelling', value),
    setSpellCheckerDictionaryDownloadURL: (value: string) => settings.set('dictionary', value),
    webRequest: { onBeforeRequest: keep('before-request') },
  };
  lockSession(session as unknown as Parameters<typeof lockSession>[0], developerTools, (event, fields) =>
    lines.push(JSON.stringify({ event, ...fields })),
  );
  const call = (name: string, ...given: unknown[]) => {
    const handler = handlers.get(name);
    if (handler === undefined) throw new Error(`There is no ${name} handler`);
    return handler(...given);
  };
  const request = (permission: string, details: object) => {
    const answers: unknown[] = [];
    call('request', {}, permission, (answer: unknown) => answers.push(answer), details);
    return answers;
  };
  const load = (url: string) => {
    const answers: unknown[] = [];
    call('before-request', { url, resourceType: 'xhr' }, (answer: unknown) => answers.push(answer));
    return answers;
  };
  return { call, request, load, settings, lines };
}

const own = { requestingUrl: 'app://bopael/', isMainFrame: true };

describe('the page’s session', () => {
  it('answers every request for a permission, and yes to the camera alone', () => {
    const { request } = locked();
    expect(request('media', { ...own, mediaTypes: ['video'] })).toEqual([true]);
    expect(request('media', { ...own, mediaTypes: ['video', 'audio'] })).toEqual([false]);
    expect(request('media', { ...own, mediaTypes: [] })).toEqual([false]);
    expect(request('media', own)).toEqual([false]);
    expect(request('geolocation', own)).toEqual([false]);
    expect(request('media', { ...own, mediaTypes: ['video'], requestingUrl: 'https://x.example/' })).toEqual([
      false,
    ]);
    expect(request('persistent-storage', own)).toEqual([true]);
  });

  it('answers a check as it answers the request', () => {
    const { call } = locked();
    const check = (permission: string, origin: string, details: object) =>
      call('check', null, permission, origin, details);
    const main = { isMainFrame: true, requestingUrl: 'app://bopael/' };
    expect(check('media', 'app://bopael/', { ...main, mediaType: 'video' })).toBe(true);
    expect(check('media', 'app://bopael/', { ...main, mediaType: 'audio' })).toBe(false);
    expect(check('media', 'app://bopael/', main)).toBe(false);
    expect(check('media', 'https://x.example/', { ...main, mediaType: 'video' })).toBe(false);
    expect(check('media', 'app://bopael/', { isMainFrame: false, mediaType: 'video' })).toBe(false);
    expect(
      check('media', 'app://bopael/', { ...main, mediaType: 'video', embeddingOrigin: 'https://x.example' }),
    ).toBe(false);
    expect(check('notifications', 'app://bopael/', main)).toBe(false);
  });

  it('hands out no device', () => {
    expect(locked().call('device', { deviceType: 'usb' })).toBe(false);
  });

  it('loads the page’s own files and nothing from a network', () => {
    const { load } = locked();
    expect(load('app://bopael/a.js')).toEqual([{ cancel: false }]);
    expect(load('https://indtag.example/')).toEqual([{ cancel: true }]);
    expect(load('ws://127.0.0.1:4780/')).toEqual([{ cancel: true }]);
  });

  it('sends no word to a dictionary server', () => {
    const { settings } = locked();
    expect(settings.get('spelling')).toBe(false);
    expect(new URL(String(settings.get('dictionary'))).hostname).toMatch(/\.invalid$/);
  });

  it('saves what the page made in memory, e.g. a backup, and no other download', () => {
    const isSaved = (url: string): boolean => {
      let prevented = false;
      const event = {
        preventDefault() {
          prevented = true;
        },
      };
      locked().call('will-download', event, { getURL: () => url });
      return !prevented;
    };
    expect(isSaved('blob:app://bopael/1f3c')).toBe(true);
    expect(isSaved('blob:https://evil.example/1f3c')).toBe(false);
    expect(isSaved('app://bopael/reader/dan.traineddata.gz')).toBe(false);
    expect(isSaved('https://indtag.example/file')).toBe(false);
  });

  it('logs that it refused, and not what', () => {
    const { load, request, lines } = locked();
    load('https://evil.example/?cpr=0101455009');
    request('geolocation', { ...own, requestingUrl: 'app://bopael/#0101455009' });
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('0101455009');
  });
});
