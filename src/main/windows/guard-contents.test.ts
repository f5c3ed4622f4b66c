import { describe, expect, it } from 'vitest';
import { guardContents } from './guard-contents.ts';

interface FakeEvent {
  readonly url: string;
  readonly isMainFrame: boolean;
  prevented: boolean;
  preventDefault(): void;
}

const event = (url: string, isMainFrame = true): FakeEvent => ({
  url,
  isMainFrame,
  prevented: false,
  preventDefault() {
    this.prevented = true;
  },
});

function guarded() {
  const listeners = new Map<string, (event: FakeEvent, ...rest: unknown[]) => void>();
  const lines: string[] = [];
  let openWindow: (() => { action: string }) | undefined;
  let webRtc: string | undefined;
  const contents = {
    on(name: string, listener: (event: FakeEvent, ...rest: unknown[]) => void) {
      listeners.set(name, listener);
      return contents;
    },
    setWindowOpenHandler(handler: () => { action: string }) {
      openWindow = handler;
    },
    setWebRTCIPHandlingPolicy(policy: string) {
      webRtc = policy;
    },
  };
  guardContents(contents as unknown as Parameters<typeof guardContents>[0], (name, fields) =>
    lines.push(JSON.stringify({ name, ...fields })),
  );
  const emit = (name: string, happening: FakeEvent, ...rest: unknown[]) => {
    const listener = listeners.get(name);
    if (listener === undefined) throw new Error(`Nobody listens for ${name}`);
    listener(happening, ...rest);
    return happening.prevented;
  };
  return { emit, lines, openWindow: () => openWindow?.(), webRtc: () => webRtc };
}

describe('a page of the station', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays at home on %s', (name) => {
    const { emit } = guarded();
    for (const url of [
      'https://evil.example/',
      'file:///etc/passwd',
      'app://bopael.evil/',
      'data:text/html,x',
      'javascript:alert(1)',
      'about:blank',
    ]) {
      expect(emit(name, event(url))).toBe(true);
    }
    expect(emit(name, event('app://bopael/index.html'))).toBe(false);
  });

  it('has no page inside it, not even its own', () => {
    const { emit } = guarded();
    expect(emit('will-frame-navigate', event('app://bopael/', false))).toBe(true);
    expect(emit('will-attach-webview', event('app://bopael/'))).toBe(true);
  });

  it('opens no window', () => {
    expect(guarded().openWindow()).toEqual({ action: 'deny' });
  });

  it('has no way out by web RTC', () => {
    expect(guarded().webRtc()).toBe('disable_non_proxied_udp');
  });

  it('does not write where it was sent into the log', () => {
    const { emit, lines } = guarded();
    emit('will-navigate', event('https://evil.example/?cpr=0101455009'));
    emit('render-process-gone', event(''), { reason: 'oom', exitCode: 5 });
    expect(lines).toEqual([
      '{"name":"navigation-denied"}',
      '{"name":"page-gone","reason":"oom","exitCode":5}',
    ]);
  });
});
