import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { cacheControlOf } from '../../http/station-pages.ts';

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

/** Serves the built page of the office, where it lies beside the station's, under its own address. */
export async function serveOfficePages(app: FastifyInstance, stationRoot: string | undefined): Promise<void> {
  const root = stationRoot === undefined ? '' : join(stationRoot, '..', 'office');
  if (stationRoot === undefined || !existsSync(join(root, 'index.html'))) return;
  await app.register(async (office) => {
    office.addHook('onRequest', async (_request, reply) => {
      void reply.headers(officeHeaders);
    });
    await office.register(fastifyStatic, {
      root,
      prefix: officeAddress,
      decorateReply: false,
      cacheControl: false,
      dotfiles: 'ignore',
      index: ['index.html'],
      setHeaders(reply, path) {
        reply.setHeader('cache-control', cacheControlOf(root, path));
      },
    });
    office.get('/kontor', async (_request, reply) => reply.redirect(officeAddress, 308));
  });
}
