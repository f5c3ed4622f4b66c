import Fastify, { type FastifyInstance } from 'fastify';
import { securityHeaders } from '../http/security-headers.ts';
import type { Metrics } from './metrics.ts';

/**
 * Figures on a port of their own, so that whoever may reach the intake server may not thereby read them. Not
 * yet listening.
 */
export function createMetricsListener(metrics: Metrics): FastifyInstance {
  const app = Fastify({ logger: false });
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers(securityHeaders);
  });
  app.get('/metrics', async (_request, reply) => {
    try {
      return await reply.type(metrics.contentType).send(await metrics.read());
    } catch {
      return reply.code(503).type('text/plain').send('the database does not answer\n');
    }
  });
  return app;
}
