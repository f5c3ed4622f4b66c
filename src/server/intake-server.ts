import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Clock } from '../application/ports/machine.ts';
import type { ServerAudience } from '../contract/wire-values.ts';
import type { IntakeDatabase } from './database/open-database.ts';
import { answerFailures, malformedHttpAnswer } from './http/failures.ts';
import { addIntakeRoutes } from './http/intake-routes.ts';
import { readJsonBodies } from './http/json-body.ts';
import { serveKioskPages } from './http/kiosk-pages.ts';
import { guardRequests, ownHostNames } from './http/request-guard.ts';
import { type LogOptions, logAnswers, loggerOptions } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveStationPages } from './http/station-pages.ts';
import { serveOfficePages } from './office/http/office-pages.ts';
import { addOfficeRoutes } from './office/http/office-routes.ts';
import type { PasswordHasher } from './office/users/passwords.ts';
import type { Metrics } from './operations/metrics.ts';
import { addReadiness, type Readiness } from './operations/readiness.ts';

export interface IntakeServerOptions {
  readonly database: IntakeDatabase;
  readonly audience: ServerAudience;
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
  /** How the office's passwords are hashed, where not with the usual cost. */
  readonly officeHasher?: PasswordHasher;
  /** How long a citizen's sealed intake is kept that no clerk finishes. Days. */
  readonly intakeDays: number;
  readonly log: LogOptions;
  readonly metrics: Metrics;
  /** PEM. Without it the server speaks plain HTTP: to loopback, or to a proxy that ends TLS. */
  readonly tls?: ServerTls;
}

export interface ServerTls {
  /** The server's own certificate first, then those between it and the authority. */
  readonly certificate: Buffer;
  readonly key: Buffer;
}

/** The server, and how it is told that it will soon be stopped. */
export interface IntakeServer {
  readonly app: FastifyInstance;
  readonly readiness: Readiness;
}

/** The kommune's intake server, complete but not yet listening. Closing it leaves the database open. */
export async function createIntakeServer(options: IntakeServerOptions): Promise<IntakeServer> {
  if (options.openEnrolment && options.audience !== 'practice') {
    throw new Error('open enrolment belongs to practice');
  }
  const app: FastifyInstance = Fastify({
    ...(options.tls === undefined ? {} : { https: { cert: options.tls.certificate, key: options.tls.key } }),
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
  options.metrics.watch(app);
  guardRequests(app, ownHostNames(options.host, options.allowedHosts ?? []));
  readJsonBodies(app);
  answerFailures(app);
  await serveStationPages(app, options.stationRoot);
  await serveOfficePages(app, options.stationRoot);
  await serveKioskPages(app, options.stationRoot);
  addIntakeRoutes(app, options);
  const { database, clock, audience, kommuneName, officeHasher: hasher } = options;
  addOfficeRoutes(app, {
    db: database.db,
    clock,
    audience,
    kommuneName,
    ...(hasher === undefined ? {} : { hasher }),
  });
  return { app, readiness: addReadiness(app, options.database.db) };
}
