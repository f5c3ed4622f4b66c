import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { createMenuTemplate } from './menu.ts';
import { openStationWindow } from './station-window.ts';
import { createWebPreferences } from './web-preferences.ts';

const preload = '/opt/bopael/preload/index.cjs';

it('gives a window nothing that it does not need', () => {
  expect(createWebPreferences({ preload, developerTools: false })).toEqual({
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    devTools: false,
    backgroundThrottling: false,
  });
});

it('opens a window with a title that no page changes, shown once there is something to see', () => {
  const listeners = new Map<string, (event: { preventDefault(): void }) => void>();
  const made: BrowserWindowConstructorOptions[] = [];
  let shown = 0;
  class FakeWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      made.push(options);
    }
    on = (name: string, listener: (event: { preventDefault(): void }) => void) =>
      listeners.set(name, listener);
    once = this.on;
    show = () => {
      shown += 1;
    };
  }
  const open = (audience: 'production' | 'practice') =>
    openStationWindow({
      BrowserWindow: FakeWindow as unknown as new (options: BrowserWindowConstructorOptions) => BrowserWindow,
      audience,
      preload,
      developerTools: false,
    });
  open('production');
  open('practice');
  expect(made.map(({ title, show }) => [title, show])).toEqual([
    ['Bopæl', false],
    ['Bopæl – øvelse', false],
  ]);
  expect(made[0]?.webPreferences).toEqual(createWebPreferences({ preload, developerTools: false }));
  let prevented = false;
  listeners.get('page-title-updated')?.({
    preventDefault() {
      prevented = true;
    },
  });
  expect(prevented).toBe(true);
  listeners.get('ready-to-show')?.({ preventDefault() {} });
  expect(shown).toBe(1);
});

it('has a menu for editing and for size, and no way to look behind', () => {
  for (const platform of ['win32', 'linux', 'darwin'] as const) {
    const roles = JSON.stringify(createMenuTemplate(platform));
    for (const role of ['copy', 'paste', 'zoomIn', 'zoomOut', 'resetZoom'])
      expect(roles).toContain(`"${role}"`);
    expect(roles).not.toMatch(/toggleDevTools|reload|fileMenu|viewMenu|open/i);
    expect(roles.includes('appMenu')).toBe(platform === 'darwin');
  }
});
