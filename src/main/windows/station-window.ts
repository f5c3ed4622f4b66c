import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Audience } from '../../contract/wire-values.ts';
import { startUrlOf } from '../app-origin.ts';
import { createWebPreferences, type WebPreferencesOptions } from './web-preferences.ts';

export interface StationWindowOptions extends WebPreferencesOptions {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly audience: Audience;
}

/** Opens the station's one window. */
export function openStationWindow(options: StationWindowOptions): BrowserWindow {
  const window = new options.BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 800,
    minHeight: 600,
    show: false,
    backgroundColor: '#ffffff',
    title: options.audience === 'production' ? 'Bopæl' : 'Bopæl – øvelse',
    webPreferences: createWebPreferences(options),
  });
  // The title is seen in task bars and screen sharing: it is fixed, so that no page puts a person's name there.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  return window;
}

export const showStation = (window: BrowserWindow, audience: Audience): Promise<void> =>
  window.loadURL(startUrlOf(audience));
