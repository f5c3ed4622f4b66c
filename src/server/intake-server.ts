import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Clock } from '../application/ports/machine.ts';
import type { Audience } from '../contract/wire-values.ts';
import type { IntakeDatabase } from './database/open-database.ts';
import { answerFailures, malformedHttpAnswer } from './http/failures.ts';
import { addIntakeRoutes } from './http/intake-routes.ts';
import { readJsonBodies } from './http/json-body.ts';
import { guardRequests, ownHostNames } from './http/request-guard.ts';
import { type LogOptions, logAnswers, loggerOptions } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveStationPages } from './http/station-pages.ts';

export interface IntakeServerOptions {
  readonly database: IntakeDatabase;
  readonly audience: Audience;
  /** Four digits, e.g. `0851`. */
  readonly kommuneCode: string;
  readonly kommuneName: string;
  readonly clock: Clock;
  /** Any page that reaches this server on loopback may become a station. For practice only. */
  readonly openEnrolment: boolean;
  /** The host that it will listen on. */
  readonly host: string;
  /** Further host names under which it may be asked, e.g. a reverse proxy's. */
  readonly allowedHosts?: readonly string[];
  /** Absolute path of the built browser station; without it no pages are served. */
  readonly stationRoot?: string;
  readonly log: LogOptions;
}

/** The kommune's intake server, complete but not yet listening. Closing it leaves the database open. */
export async function createIntakeServer(options: IntakeServerOptions): Promise<FastifyInstance> {
  if (options.openEnrolment && options.audience !== 'practice') {
    throw new Error('open enrolment belongs to practice');
  }
  const app = Fastify({
    logger: loggerOptions(options.log),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 100_000,
    requestTimeout: 60_000,
    clientErrorHandler(_error, socket) {
      if (socket.writable) socket.end(malformedHttpAnswer());
      else socket.destroy();
    },
  });
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers(securityHeaders);
  });
  logAnswers(app);
  guardRequests(app, ownHostNames(options.host, options.allowedHosts ?? []));
  readJsonBodies(app);
  answerFailures(app);
  await serveStationPages(app, options.stationRoot);
  addIntakeRoutes(app, options);
  return app;
}
