import type { WebContents } from 'electron';
import { isAppUrl } from '../app-origin.ts';
import type { Log } from '../log.ts';

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>;

/** Keeps a page where it is: no other site, no other window, no page inside the page. */
export function guardContents(contents: GuardedContents, log: Log): void {
  const stayHome = (details: { readonly url: string; preventDefault(): void }): void => {
    if (isAppUrl(details.url)) return;
    details.preventDefault();
    log('navigation-denied');
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', (details) => {
    // The page has no frames of its own.
    if (!details.isMainFrame) details.preventDefault();
    else stayHome(details);
  });
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('webview-denied');
  });
  contents.setWindowOpenHandler(() => {
    log('window-denied');
    return { action: 'deny' };
  });
  // Web RTC is not under the content security policy: without a proxy of its own it goes nowhere.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('render-process-gone', (_, { reason, exitCode }) => log('page-gone', { reason, exitCode }));
}
