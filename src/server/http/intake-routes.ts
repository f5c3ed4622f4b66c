import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { AuditHeadReportSchema } from '../../contract/audit-entry.ts';
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
import { type AuditHeadFault, createAuditHeadBook } from '../audit-heads/audit-head-book.ts';
import { createHandOverDesk } from '../hand-over/hand-over-desk.ts';
import type { IntakeServerOptions } from '../intake-server.ts';
import { createStationBook, type Station, type StationBook } from '../stations/station-book.ts';
import { sendProblem } from './problems.ts';
import { isLoopback } from './request-guard.ts';

/**
 * The envelope of a hand-over. Looser than the contract in two things: a record whose text is too long is
 * refused by itself, so that it does not keep its neighbours out; and no head of an audit trail, however
 * wrong, keeps a record out.
 */
const EnvelopeSchema = z.strictObject({
  audience: AudienceSchema,
  records: z.array(z.strictObject({ id: OutgoingRecordSchema.shape.id, content: z.string() })).min(1),
  auditHead: z.unknown().optional(),
});

export function addIntakeRoutes(app: FastifyInstance, options: IntakeServerOptions): void {
  const { database, audience, kommuneCode, kommuneName, clock, openEnrolment } = options;
  const stations = createStationBook(database.db, clock);
  const auditHeads = createAuditHeadBook(database.db, clock);
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
      const { auditHead } = envelope.data;
      if (auditHead !== undefined) await noteAuditHead(station, auditHead, request.log);
      return { results: [...results] } satisfies HandOverResponse;
    });
  });

  /** The records are taken by now, and the station is told so whatever becomes of the head. */
  async function noteAuditHead(station: Station, told: unknown, log: FastifyBaseLogger): Promise<void> {
    const head = AuditHeadReportSchema.safeParse(told);
    if (!head.success) {
      log.warn({ station: station.id }, 'audit head unreadable');
      return;
    }
    try {
      const fault = await auditHeads.note(station, head.data);
      if (fault !== undefined) {
        log.warn({ station: station.id, seq: head.data.seq, fault }, auditHeadWarnings[fault]);
      }
    } catch (error) {
      log.error({ station: station.id, err: error }, 'audit head not kept');
    }
  }

  async function enrol(book: StationBook, { stationName }: EnrolmentRequest): Promise<EnrolmentResponse> {
    const { station, token } = await book.enrol(stationName);
    return { token, station: infoOf(station) };
  }
}

const auditHeadWarnings = {
  'went-back': 'audit head went back',
  'other-mac': 'audit head went back',
  'other-key': 'audit head has another key',
} as const satisfies Record<AuditHeadFault, string>;

const stationOf = (request: FastifyRequest): Station => request.getDecorator<Station>('station');
