import { relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problems.ts';

/** Vite names these by their content: `assets/index-D4f_kQ2x.js`. */
const hashedAsset = /^assets\/.+-[\w-]{8}\.\w+$/;

/** How long a browser may keep a built file: for ever where its name changes with its content. */
export function cacheControlOf(root: string, path: string): string {
  const file = relative(root, path).split(sep).join('/');
  return hashedAsset.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** Serves the built browser station; a page's address that names no file is the station's own business. */
export async function serveStationPages(app: FastifyInstance, root: string | undefined): Promise<void> {
  if (root !== undefined) {
    await app.register(fastifyStatic, {
      root,
      cacheControl: false,
      dotfiles: 'ignore',
      index: ['index.html'],
      setHeaders(reply, path) {
        reply.setHeader('cache-control', cacheControlOf(root, path));
      },
    });
  }
  app.addHook('onSend', async (_request, reply) => {
    // The framework's table is older than RFC 9239, which made this the one type of all scripts.
    if (/^application\/javascript\b/.test(String(reply.getHeader('content-type')))) {
      void reply.header('content-type', 'text/javascript; charset=utf-8');
    }
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isPage = !isAnothers(path) && !/\.[^/]*$/.test(path);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (root === undefined || !isPage || !reads) return sendProblem(reply, 'not-found');
    return reply.code(200).sendFile('index.html');
  });
}

/** The API and the office's view answer for their own addresses. */
const isAnothers = (path: string): boolean => /^\/(api|kontor)(\/|$)/.test(path);
