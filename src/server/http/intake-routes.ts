import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  apiPaths,
  type EnrolmentRequest,
  EnrolmentRequestSchema,
  type EnrolmentResponse,
  type HandOverResponse,
  type Health,
  handOverLimits,
  OutgoingRecordSchema,
  type StationInfo,
  type StationSettings,
} from '../../contract/intake-api.ts';
import { buildOpenApiDocument } from '../../contract/openapi.ts';
import { AudienceSchema } from '../../contract/wire-values.ts';
import { createHandOverDesk } from '../hand-over/hand-over-desk.ts';
import type { IntakeServerOptions } from '../intake-server.ts';
import { createStationBook, type Station, type StationBook } from '../stations/station-book.ts';
import { sendProblem } from './problems.ts';
import { isLoopback } from './request-guard.ts';

/**
 * The envelope of a hand-over. Looser than the contract in one thing: a record whose text is too long is
 * refused by itself, so that it does not keep its neighbours out.
 */
const EnvelopeSchema = z.strictObject({
  audience: AudienceSchema,
  records: z.array(z.strictObject({ id: OutgoingRecordSchema.shape.id, content: z.string() })).min(1),
});

export function addIntakeRoutes(app: FastifyInstance, options: IntakeServerOptions): void {
  const { database, audience, kommuneCode, kommuneName, clock, openEnrolment } = options;
  const stations = createStationBook(database.db, clock);
  const desk = createHandOverDesk({
    db: database.db,
    series: audience === 'practice' ? 'practice' : 'civil',
    clock,
  });
  const infoOf = ({ id, name }: Station): StationInfo => ({
    stationId: id,
    stationName: name,
    audience,
    kommuneCode,
  });
  const openApi = JSON.stringify(buildOpenApiDocument());

  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });

  app.get(apiPaths.health, async (): Promise<Health> => {
    await sql`select 1`.execute(database.db);
    return { status: 'ok', audience, time: clock.now(), database: database.kind };
  });

  app.get(apiPaths.openApi, async (_request, reply) => reply.type('application/json').send(openApi));

  app.get(apiPaths.stationSettings, async (_request, reply): Promise<StationSettings> => {
    void reply.header('cache-control', 'no-cache');
    return { audience, kommuneCode, kommuneName, openEnrolment };
  });

  app.post(apiPaths.enrolment, async (request, reply) => {
    if (!openEnrolment || !isLoopback(request.ip.replace(/^::ffff:/, ''))) {
      return sendProblem(reply, 'enrolment-closed');
    }
    const asked = EnrolmentRequestSchema.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, 'malformed');
    return await enrol(stations, asked.data);
  });

  app.register(async (signedIn) => {
    signedIn.decorateRequest('station');
    signedIn.addHook('onRequest', async (request, reply) => {
      const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const signIn = await stations.signIn(token);
      if (signIn.kind === 'unknown') return sendProblem(reply, 'not-signed-in');
      if (signIn.kind === 'revoked') return sendProblem(reply, 'station-revoked');
      request.setDecorator('station', signIn.station);
    });

    signedIn.get(apiPaths.station, async (request): Promise<StationInfo> => infoOf(stationOf(request)));

    signedIn.post(apiPaths.handOver, { bodyLimit: handOverLimits.bytes }, async (request, reply) => {
      const envelope = EnvelopeSchema.safeParse(request.body);
      if (!envelope.success) return sendProblem(reply, 'malformed');
      if (envelope.data.audience !== audience) return sendProblem(reply, 'wrong-audience');
      if (envelope.data.records.length > handOverLimits.records) return sendProblem(reply, 'too-large');
      const station = stationOf(request);
      const results = await desk.takeIn(station, envelope.data.records);
      for (const { id, outcome } of results) {
        if (outcome !== 'acknowledged') request.log.info({ station: station.id, id, outcome }, 'not taken');
      }
      request.log.info({ station: station.id, records: results.length }, 'handed over');
      return { results: [...results] } satisfies HandOverResponse;
    });
  });

  async function enrol(book: StationBook, { stationName }: EnrolmentRequest): Promise<EnrolmentResponse> {
    const { station, token } = await book.enrol(stationName);
    return { token, station: infoOf(station) };
  }
}

const stationOf = (request: FastifyRequest): Station => request.getDecorator<Station>('station');
