import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { builtFiles } from './built-pages.ts';
import { sendProblem } from './problems.ts';

/** Serves the built browser station; a page's address that names no file is the station's own business. */
export async function serveStationPages(app: FastifyInstance, root: string | undefined): Promise<void> {
  if (root !== undefined) {
    await app.register(fastifyStatic, builtFiles(root));
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
    return reply.code(200).sendFile(path === trainingPath ? 'ovelse.html' : 'index.html');
  });
}

/** The course: a page of its own beside the station. */
const trainingPath = '/ovelse';

/** The API, the office's view and the kiosk's pages answer for their own addresses. */
const isAnothers = (path: string): boolean => /^\/(api|kontor|kiosk)(\/|$)/.test(path);
