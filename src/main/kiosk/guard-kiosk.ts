import type { Input, WebContents } from 'electron';
import type { Log } from '../log.ts';
import { isKioskPage } from './kiosk-address.ts';

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>;

/** Keeps the kiosk's page where it is, and from it the keys that lead away. */
export function guardKiosk(contents: GuardedContents, kiosk: string, log: Log): void {
  const stayHome = (details: { readonly url: string; preventDefault(): void }): void => {
    if (isKioskPage(details.url, kiosk)) return;
    details.preventDefault();
    log('navigation-denied');
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame) details.preventDefault();
    else stayHome(details);
  });
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (isWayOut(input)) event.preventDefault();
  });
}

/** Shortcuts and function keys. AltGr, which comes as Ctrl with Alt on Windows, writes signs. */
function isWayOut({ key, control, alt, meta }: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  if (meta || /^F\d+$/.test(key)) return true;
  const writesSign = control && alt && Array.from(key).length === 1;
  return (control || alt) && !writesSign;
}
