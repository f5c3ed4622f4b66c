import '../renderer/app/without-eval.ts';
import './kiosk.css';
import { createRoot } from 'react-dom/client';
import { loadPracticeRegister } from './app/address-register.ts';
import { Kiosk } from './app/kiosk.tsx';
import { createKioskApp } from './app/kiosk-app.ts';
import { browserSessionPorts } from './app/session-ports.ts';
import { createBrowserKioskHost } from './host/browser-kiosk-host.ts';
import { lockPage } from './lock/page-lock.ts';

const place = document.getElementById('kiosk');
if (place === null) throw new Error('The page has no place for the kiosk');

/** Soon, and not as fast as the machine can. Milliseconds. */
const restartAfter = 3_000;
/** Whether the kiosk can take an intake may change while it stands there. Milliseconds. */
const lookEvery = 20_000;

const lock = lockPage(globalThis as unknown as Window & typeof globalThis);
const host = createBrowserKioskHost();
const app = createKioskApp({
  host,
  lock,
  sessionPorts: ({ audience, kommuneCode }) => browserSessionPorts(host, audience, kommuneCode),
});

/** Nobody stands by to press a key: a page that has failed begins anew, without the citizen it failed for. */
function beginAnew(): void {
  app.endSession();
  lock.open();
  setTimeout(() => location.reload(), restartAfter);
}
createRoot(place, { onUncaughtError: beginAnew }).render(<Kiosk app={app} />);
// A page that goes, goes with all that it knows, also into the browser's memory of pages.
addEventListener('pagehide', app.endSession);
// Practice on the same machine takes a kiosk without a code; any other server refuses, and staff types one.
if ((await host.findStanding()) === undefined) await host.connect('');
await app.look();

setInterval(() => {
  if (app.state.getState().session === undefined) void app.look();
}, lookEvery);

const standing = await host.findStanding();
document.body.dataset['audience'] = standing?.audience ?? '';
if (standing?.audience === 'practice') await loadPracticeRegister().catch(() => undefined);

// The page works without it; with it, it also works without a line.
if ('serviceWorker' in navigator) {
  await navigator.serviceWorker
    .register('./sw.js', { type: 'module', updateViaCache: 'none' })
    .catch(() => undefined);
}
