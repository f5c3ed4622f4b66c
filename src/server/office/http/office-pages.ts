import type { FastifyInstance } from 'fastify';
import { serveBuiltPages } from '../../http/built-pages.ts';

/** Where the office's page lives. */
export const officeAddress = '/kontor/';

/**
 * What the office's page may do: its own scripts and styles, and this server. It reads no letters, so it needs
 * neither WebAssembly nor workers nor the camera; of the machine it uses the clipboard.
 */
const officeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'; " +
    "font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'",
  'permissions-policy':
    'clipboard-read=(self), clipboard-write=(self), camera=(), fullscreen=(), microphone=(), geolocation=(), ' +
    'payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), screen-wake-lock=(), ' +
    'publickey-credentials-get=(), browsing-topics=()',
};

/** Serves the built page of the office. */
export const serveOfficePages = (app: FastifyInstance, stationRoot: string | undefined): Promise<void> =>
  serveBuiltPages(app, stationRoot, { folder: 'office', address: officeAddress, headers: officeHeaders });
