import type { FastifyInstance } from 'fastify';
import { serveBuiltPages } from './built-pages.ts';

/** Where the kiosk's pages live. */
export const kioskAddress = '/kiosk/';

/**
 * What the kiosk's pages may do. Beside what the station's may: the sandbox takes downloads, windows, forms and
 * leaving the page away, whatever a script does. `allow-modals` is for the printing of tickets. A sandboxed page cannot
 * be in a group of its own as well, which is why the opener policy is another here: nobody can open it anyway.
 */
const kioskHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
    "img-src 'self' blob:; style-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; " +
    "frame-src 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-same-origin allow-modals",
  'cross-origin-opener-policy': 'unsafe-none',
  'permissions-policy':
    'camera=(self), clipboard-read=(), clipboard-write=(), fullscreen=(self), microphone=(), geolocation=(), ' +
    'payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), screen-wake-lock=(self), ' +
    'publickey-credentials-get=(), browsing-topics=(), local-fonts=(), idle-detection=()',
};

/** Serves the built pages of the kiosk. */
export const serveKioskPages = (app: FastifyInstance, stationRoot: string | undefined): Promise<void> =>
  serveBuiltPages(app, stationRoot, { folder: 'kiosk', address: kioskAddress, headers: kioskHeaders });
