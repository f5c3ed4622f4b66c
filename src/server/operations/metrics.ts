import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RecordResult } from '../../contract/intake-api.ts';
import type { IntakeTables } from '../database/tables.ts';

/** What is counted. Numbers only: nothing that names a person, a record or a station is a label. */
export interface Metrics {
  readonly noteResults: (results: readonly RecordResult[]) => void;
  /** In Prometheus' text format; asks the database for what all processes share. */
  readonly read: () => Promise<string>;
  readonly contentType: string;
  /** Counts and times every answer of the server. */
  readonly watch: (app: FastifyInstance) => void;
}

const outcomes = ['acknowledged', 'replayed', 'conflict', 'refused'] as const;

/**
 * What this process has done since it started, and what all processes share. A dashboard adds the first up
 * over the processes, and takes the second from any one of them.
 */
export function createMetrics(db: Kysely<IntakeTables>): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register, prefix: 'bopael_' });
  const records = new Counter({
    name: 'bopael_records_total',
    help: 'Records that stations handed over to this process, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of outcomes) records.inc({ outcome }, 0);
  const answers = new Histogram({
    name: 'bopael_answer_seconds',
    help: 'Time from a request to its answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const shared = createSharedGauges(registers);
  return {
    contentType: register.contentType,
    noteResults(results) {
      for (const result of results) {
        const isReplay = result.outcome === 'acknowledged' && result.replayed;
        records.inc({ outcome: isReplay ? 'replayed' : result.outcome });
      }
    },
    async read() {
      await shared(db);
      return register.metrics();
    },
    watch(app) {
      app.addHook('onResponse', async (request, reply) => {
        // The route's own pattern: an address as it was asked for could hold anything.
        const route = request.routeOptions.url ?? 'none';
        answers.observe(
          { method: request.method, route, status: reply.statusCode },
          reply.elapsedTime / 1000,
        );
      });
    },
  };
}

/** Gauges of what lies in the database, and a function that brings them up to date. */
function createSharedGauges(registers: Registry[]): (db: Kysely<IntakeTables>) => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const held = gauge('bopael_records_held', 'Records in the database; equal on all processes');
  const openCases = gauge('bopael_open_cases', 'Records that wait for a person, by kind', ['kind']);
  const intakes = gauge('bopael_open_intakes', 'Intakes of kiosks that no clerk has finished, by state', [
    'state',
  ]);
  const stations = gauge('bopael_stations', 'Stations, by whether they may hand over', ['state']);
  const silent = gauge('bopael_silent_seconds', 'Seconds since any station was last seen');
  return async (db) => {
    const { rows } = await sql<Shared>`
      select (select last from lines where name = 'records') as held,
        (select count(*) from intakes where ended_at is null and taken_by is null) as untaken,
        (select count(*) from intakes where ended_at is null and taken_by is not null) as taken,
        (select count(*) from stations where revoked_at is null and cloned_at is null) as open,
        (select count(*) from stations where revoked_at is not null) as revoked,
        (select count(*) from stations where cloned_at is not null) as cloned,
        (select extract(epoch from now() - max(last_seen_at))::float8 from stations) as silent`.execute(db);
    const [found] = rows;
    if (found === undefined) throw new Error('A count has one row');
    held.set(found.held);
    intakes.set({ state: 'waiting' }, found.untaken);
    intakes.set({ state: 'taken' }, found.taken);
    stations.set({ state: 'open' }, found.open);
    stations.set({ state: 'revoked' }, found.revoked);
    stations.set({ state: 'cloned' }, found.cloned);
    if (found.silent !== null) silent.set(found.silent);
    const cases = await sql<{ kind: string; count: number }>`
      select kind, count(*) as count from cases where closed_at is null group by kind`.execute(db);
    openCases.reset();
    for (const { kind, count } of cases.rows) openCases.set({ kind }, count);
  };
}

interface Shared {
  readonly held: number;
  readonly untaken: number;
  readonly taken: number;
  readonly open: number;
  readonly revoked: number;
  readonly cloned: number;
  readonly silent: number | null;
}
