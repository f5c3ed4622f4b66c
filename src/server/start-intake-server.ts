import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../application/ports/machine.ts';
import type { ServerAudience } from '../contract/wire-values.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type AuditHeadBook, createAuditHeadBook } from './audit-heads/audit-head-book.ts';
import {
  type DatabasePlace,
  type DatabaseProblem,
  type IntakeDatabase,
  openIntakeDatabase,
} from './database/open-database.ts';
import { isLoopback } from './http/request-guard.ts';
import type { LogOptions } from './http/request-log.ts';
import { createIntakeServer, type IntakeServer, type ServerTls } from './intake-server.ts';
import { createOfficeBooks, type OfficeBooks } from './office/open-office.ts';
import type { PasswordHasher } from './office/users/passwords.ts';
import { createMetrics } from './operations/metrics.ts';
import { createMetricsListener } from './operations/metrics-listener.ts';
import { createStationBook, type StationBook } from './stations/station-book.ts';
import { systemClock } from './system-clock.ts';

/** Where stations look for their server unless told otherwise. */
export const defaultPort = 4780;
/** Whoever does not come back in so long begins anew at the kiosk. */
export const defaultIntakeDays = 30;

export interface StartOptions {
  readonly database: DatabasePlace;
  readonly audience: ServerAudience;
  /** Four digits, e.g. `0851`. */
  readonly kommuneCode: string;
  readonly kommuneName: string;
  /** 127.0.0.1 if absent: nobody but this machine. */
  readonly host?: string;
  /** 4780 if absent; 0 takes any free one. */
  readonly port?: number;
  /** The built browser station. */
  readonly stationRoot?: string;
  /** Further host names under which it may be asked, e.g. a reverse proxy's. */
  readonly allowedHosts?: readonly string[];
  /** Practice on loopback enrols stations on request unless this is false; nothing else ever does. */
  readonly openEnrolment?: boolean;
  readonly clock?: Clock;
  /** How the office's passwords are hashed, where not with the usual cost. */
  readonly officeHasher?: PasswordHasher;
  /** How many days a citizen's sealed intake is kept that no clerk finishes; 30 if absent. */
  readonly intakeDays?: number;
  /** Silent if absent. */
  readonly log?: LogOptions;
  /** Figures for Prometheus, on a port of their own: no listener if absent. 0 takes any free one. */
  readonly metrics?: { readonly host?: string; readonly port: number };
  /** How long it goes on taking requests after it has said that it is not ready any more. 0 if absent. */
  readonly leaveMilliseconds?: number;
  /** HTTPS instead of HTTP. */
  readonly tls?: ServerTls;
}

export type StartProblem =
  | DatabaseProblem
  | { readonly kind: 'port-in-use'; readonly host: string; readonly port: number }
  /** The machine has no such address, or may not listen on the port. */
  | { readonly kind: 'cannot-listen'; readonly host: string; readonly port: number; readonly code: string }
  | { readonly kind: 'no-station-pages'; readonly directory: string }
  /** No PEM, or the key is not the certificate's. */
  | { readonly kind: 'tls-unusable'; readonly code: string };

export interface RunningIntakeServer {
  /** e.g. `http://127.0.0.1:4780`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly database: IntakeDatabase;
  /** Where the figures are, e.g. `http://127.0.0.1:9478/metrics`. */
  readonly metricsUrl?: string;
  readonly stations: StationBook;
  readonly auditHeads: AuditHeadBook;
  /** The office's people and its trail. */
  readonly office: OfficeBooks;
  /** Finishes what is under way, closes the database and gives the data directory free. Once is enough. */
  readonly stop: () => Promise<void>;
}

/** What is under way when the server is asked to stop gets this long to be answered. */
const graceMilliseconds = 3_000;

/** Browsers open connections ahead and send nothing on them: those would keep a closing server for ever. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMilliseconds);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}

const wait = (milliseconds: number): Promise<void> =>
  milliseconds === 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, milliseconds));

function portOf(app: FastifyInstance): number | undefined {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : undefined;
}

/** Opens the database, builds the server and listens. Nothing is left behind where it fails. */
export async function startIntakeServer(
  options: StartOptions,
): Promise<Result<RunningIntakeServer, StartProblem>> {
  const { audience, kommuneCode, kommuneName, allowedHosts } = options;
  const host = options.host ?? '127.0.0.1';
  const port = options.port ?? defaultPort;
  const { host: metricsHost = '127.0.0.1', port: metricsPort = 0 } = options.metrics ?? {};
  const clock = options.clock ?? systemClock;
  const stationRoot = options.stationRoot === undefined ? undefined : resolve(options.stationRoot);
  if (stationRoot !== undefined && !existsSync(join(stationRoot, 'index.html'))) {
    return fail({ kind: 'no-station-pages', directory: stationRoot });
  }
  const tlsProblem = options.tls === undefined ? undefined : findTlsProblem(options.tls);
  if (tlsProblem !== undefined) return fail(tlsProblem);
  const opened = await openIntakeDatabase(options.database, { audience, kommuneCode }, clock);
  if (!opened.ok) return opened;
  const database = opened.value;

  const metrics = createMetrics(database.db);
  const figures = options.metrics === undefined ? undefined : createMetricsListener(metrics);
  let server: IntakeServer;
  try {
    server = await createIntakeServer({
      database,
      audience,
      kommuneCode,
      kommuneName,
      clock,
      metrics,
      intakeDays: options.intakeDays ?? defaultIntakeDays,
      host,
      openEnrolment: audience === 'practice' && isLoopback(host) && options.openEnrolment !== false,
      log: options.log ?? { level: 'silent' },
      ...(allowedHosts === undefined ? {} : { allowedHosts }),
      ...(stationRoot === undefined ? {} : { stationRoot }),
      ...(options.officeHasher === undefined ? {} : { officeHasher: options.officeHasher }),
      ...(options.tls === undefined ? {} : { tls: options.tls }),
    });
  } catch (error) {
    await database.close();
    throw error;
  }
  const { app, readiness } = server;
  const close = async (): Promise<void> => {
    await Promise.all([closeApp(app), figures?.close()]);
    await database.close();
  };
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    readiness.end();
    stopping ??= wait(options.leaveMilliseconds ?? 0).then(close);
    return stopping;
  };
  const listeners = [
    { listener: app, host, port },
    ...(figures === undefined ? [] : [{ listener: figures, host: metricsHost, port: metricsPort }]),
  ];
  for (const { listener, ...place } of listeners) {
    try {
      await listener.listen(place);
    } catch (error) {
      await close();
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code === 'EADDRINUSE') return fail({ kind: 'port-in-use', ...place });
      if (/^E[A-Z]+$/.test(code)) return fail({ kind: 'cannot-listen', ...place, code });
      throw error;
    }
  }
  const bound = portOf(app) ?? port;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const stations = createStationBook(database.db, clock);
  const auditHeads = createAuditHeadBook(database.db, clock);
  const office = createOfficeBooks(database.db, clock, options.officeHasher);
  return ok({
    url: `${options.tls === undefined ? 'http' : 'https'}://${name}:${bound}`,
    port: bound,
    ...(figures === undefined ? {} : { metricsUrl: `http://${metricsHost}:${portOf(figures)}/metrics` }),
    database,
    stations,
    auditHeads,
    office,
    stop,
  });
}

function findTlsProblem({ certificate, key }: ServerTls): StartProblem | undefined {
  try {
    createSecureContext({ cert: certificate, key });
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { kind: 'tls-unusable', code };
  }
}

/** The stations of a database and what is known of their audit trails, for IT's commands, without a server. */
export interface StationBooks {
  readonly database: IntakeDatabase;
  readonly stations: StationBook;
  readonly auditHeads: AuditHeadBook;
  close(): Promise<void>;
}

export async function openStations(
  options: Pick<StartOptions, 'database' | 'audience' | 'kommuneCode'>,
): Promise<Result<StationBooks, DatabaseProblem>> {
  const { audience, kommuneCode } = options;
  const opened = await openIntakeDatabase(options.database, { audience, kommuneCode }, systemClock);
  if (!opened.ok) return opened;
  const database = opened.value;
  return ok({
    database,
    stations: createStationBook(database.db, systemClock),
    auditHeads: createAuditHeadBook(database.db, systemClock),
    close: () => database.close(),
  });
}

/** The problem in words for the person who started the server. */
export function describeStartProblem(problem: StartProblem): string {
  switch (problem.kind) {
    case 'directory-in-use':
      return `Datamappen ${problem.directory} er i brug af en anden Bopæl-server (proces ${problem.processId}). Stop den først.`;
    case 'database-unreachable':
      return `Kan ikke få forbindelse til databasen i DATABASE_URL (${problem.code}).`;
    case 'directory-unusable':
      return `Datamappen ${problem.directory} kan ikke bruges (${problem.code}). Den er ikke ændret.`;
    case 'newer-database':
      return `Databasen er fra en nyere version af Bopæl (${problem.database}; dette program kender ${problem.program}). Den er ikke ændret. Opdatér programmet.`;
    case 'other-installation': {
      const world = problem.found.audience === 'practice' ? 'øvelse' : 'drift';
      return `Databasen hører til ${world} i kommune ${problem.found.kommuneCode} og åbnes ikke af en anden. Den er ikke ændret.`;
    }
    case 'not-utf8':
      return `Databasen skal være oprettet med tegnsættet UTF8, men har ${problem.encoding}.`;
    case 'port-in-use':
      return `Port ${problem.port} på ${problem.host} er optaget af et andet program. Vælg en anden med --port.`;
    case 'cannot-listen':
      return `Serveren kan ikke lytte på ${problem.host}, port ${problem.port} (${problem.code}).`;
    case 'tls-unusable':
      return `Certifikatet og nøglen i --tls-cert og --tls-key kan ikke bruges sammen (${problem.code}).`;
    case 'no-station-pages':
      return `Mappen ${problem.directory} indeholder ingen station (index.html mangler).`;
  }
}
