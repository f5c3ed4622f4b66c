import type * as Electron from 'electron';
import type { Log } from '../log.ts';
import { createCertificateJudge, type PinnedAuthority } from '../security/server-certificate.ts';
import { createWebPreferences } from '../windows/web-preferences.ts';
import { guardKiosk } from './guard-kiosk.ts';
import { isLeaving } from './kiosk-address.ts';
import { lockKioskSession } from './lock-kiosk-session.ts';

export type KioskElectron = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'Menu' | 'session'> & {
  readonly powerSaveBlocker: Pick<Electron.PowerSaveBlocker, 'start'>;
};

export interface StartKioskOptions {
  readonly electron: KioskElectron;
  /** The address of the kiosk's pages. */
  readonly kiosk: string;
  readonly pinnedAuthority: PinnedAuthority | undefined;
  readonly later: (run: () => void, milliseconds: number) => void;
  readonly log: Log;
}

/** How long until a page that is gone or could not be loaded is tried again. Milliseconds. */
const tryAgainAfter = 3_000;

/** What must be said before Electron is ready. */
export function prepareKiosk({ app }: Pick<KioskElectron, 'app'>): void {
  app.enableSandbox();
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  // A ticket goes to the printer without a dialogue that shows files and printers.
  app.commandLine.appendSwitch('kiosk-printing');
}

/**
 * Shows the server's kiosk pages on the whole screen and nothing else. They run as in a browser: without a preload
 * script, so that there is no way from the page into this process. Only the page that staff has unlocked can close it.
 */
export async function startKiosk({
  electron,
  kiosk,
  pinnedAuthority,
  later,
  log,
}: StartKioskOptions): Promise<void> {
  const { app, BrowserWindow, Menu, session, powerSaveBlocker } = electron;
  app.on('web-contents-created', (_, contents) => guardKiosk(contents, kiosk, log));
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();

  lockKioskSession(session.defaultSession, kiosk, log);
  if (pinnedAuthority !== undefined) {
    session.defaultSession.setCertificateVerifyProc(
      createCertificateJudge(pinnedAuthority, () => new Date()),
    );
  }
  Menu.setApplicationMenu(null);
  powerSaveBlocker.start('prevent-display-sleep');

  const { preload: _, ...webPreferences } = createWebPreferences({ preload: '', developerTools: false });
  const window = new BrowserWindow({
    kiosk: true,
    fullscreen: true,
    frame: false,
    autoHideMenuBar: true,
    backgroundColor: '#f6f7f8',
    title: 'Bopæl',
    webPreferences,
  });
  let isAllowedToLeave = false;
  window.on('close', (event) => {
    if (!isAllowedToLeave) event.preventDefault();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('leave-full-screen', () => {
    if (!isAllowedToLeave) window.setKiosk(true);
  });
  const contents = window.webContents;
  contents.on('did-navigate-in-page', (_event, url) => {
    if (!isLeaving(url, kiosk)) return;
    log('kiosk-left');
    isAllowedToLeave = true;
    window.close();
  });
  // A failed load says so by its event.
  const show = (): void => void window.loadURL(kiosk).catch(() => undefined);
  const showLater = (): void => later(show, tryAgainAfter);
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('page-gone', { reason, exitCode });
    showLater();
  });
  contents.on('unresponsive', () => {
    log('page-unresponsive');
    contents.forcefullyCrashRenderer();
  });
  contents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
    // -3: another load took its place.
    if (!isMainFrame || code === -3) return;
    log('page-not-loaded', { code });
    showLater();
  });
  show();
}
