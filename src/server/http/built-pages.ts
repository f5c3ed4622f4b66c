import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Pages that the build puts beside the station's. */
interface BuiltPages {
  readonly folder: string;
  /** Begins and ends with a slash. */
  readonly address: string;
  /** What these pages may do. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Serves built pages that lie beside the station's, where they are there, under an address of their own. */
export async function serveBuiltPages(
  app: FastifyInstance,
  stationRoot: string | undefined,
  { folder, address, headers }: BuiltPages,
): Promise<void> {
  const root = stationRoot === undefined ? '' : join(stationRoot, '..', folder);
  if (stationRoot === undefined || !existsSync(join(root, 'index.html'))) return;
  await app.register(async (pages) => {
    pages.addHook('onRequest', async (_request, reply) => {
      void reply.headers(headers);
    });
    await pages.register(fastifyStatic, { ...builtFiles(root), prefix: address, decorateReply: false });
    pages.get(address.slice(0, -1), async (_request, reply) => reply.redirect(address, 308));
  });
}

/** How the files of a build are served. */
export const builtFiles = (root: string): FastifyStaticOptions => ({
  root,
  cacheControl: false,
  dotfiles: 'ignore',
  index: ['index.html'],
  setHeaders(reply, path) {
    reply.setHeader('cache-control', cacheControlOf(root, path));
  },
});

/** Vite names these by their content: `assets/index-D4f_kQ2x.js`. */
const hashedAsset = /^assets\/.+-[\w-]{8}\.\w+$/;

/** How long a browser may keep a built file: for ever where its name changes with its content. */
function cacheControlOf(root: string, path: string): string {
  const file = relative(root, path).split(sep).join('/');
  return hashedAsset.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
