import type { FastifyInstance } from 'fastify';
import {
  apiPaths,
  EnrolmentRequestSchema,
  type EnrolmentResponse,
  type Health,
  type StationInfo,
  type StationSettings,
} from '../../contract/intake-api.ts';
import { buildOpenApiDocument } from '../../contract/openapi.ts';
import { createAuditHeadBook } from '../audit-heads/audit-head-book.ts';
import { createBundleDesk } from '../bundles/bundle-desk.ts';
import { createBundlePorts } from '../bundles/bundle-ports.ts';
import { addBundleRoutes } from '../bundles/bundle-routes.ts';
import { createHandOverDesk } from '../hand-over/hand-over-desk.ts';
import type { IntakeServerOptions } from '../intake-server.ts';
import { createReceiptDesk } from '../receipts/receipt-desk.ts';
import { createReceiptSigner } from '../receipts/receipt-signer.ts';
import { createEnrolmentDesk, type Enrolled } from '../stations/enrolment-desk.ts';
import { findLastExchange } from '../stations/exchange-book.ts';
import { createStationGate } from '../stations/sign-in.ts';
import { createStationQueueBook } from '../stations/station-queue.ts';
import { createIndexEntries } from '../updates/index-entries.ts';
import { addUpdatesRoute } from '../updates/updates-route.ts';
import { addHandOverRoutes } from './hand-over-routes.ts';
import { sendProblem } from './problems.ts';
import { isLoopback } from './request-guard.ts';
import { requireStation, signedInOf } from './station-sign-in.ts';

export function addIntakeRoutes(app: FastifyInstance, options: IntakeServerOptions): void {
  const { database, audience, kommuneCode, kommuneName, clock, openEnrolment, metrics } = options;
  const gate = createStationGate(database.db, { audience, kommuneCode }, clock);
  const enrolments = createEnrolmentDesk({ db: database.db, keys: database.keys, clock });
  const auditHeads = createAuditHeadBook(database.db, clock);
  const signer = createReceiptSigner({ audience, kommuneCode }, database.keys.signing.attest);
  const receipts = createReceiptDesk(database.db, signer);
  const desk = createHandOverDesk({
    db: database.db,
    series: audience === 'practice' ? 'practice' : 'civil',
    clock,
    signer,
  });
  const infoOf = async ({ station, signingKey }: Enrolled): Promise<StationInfo> => ({
    stationId: station.id,
    stationName: station.name,
    office: station.office,
    audience,
    kommuneCode,
    keys: database.keys.told,
    lastExchange: await findLastExchange(database.db, signingKey),
  });
  const openApi = JSON.stringify(buildOpenApiDocument());

  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });

  app.get(apiPaths.health, async (): Promise<Health> => {
    return { status: 'ok', audience, time: clock.now(), database: database.kind };
  });

  app.get(apiPaths.openApi, async (_request, reply) => reply.type('application/json').send(openApi));

  app.get(apiPaths.stationSettings, async (_request, reply): Promise<StationSettings> => {
    void reply.header('cache-control', 'no-cache');
    return { audience, kommuneCode, kommuneName, openEnrolment };
  });

  app.post(apiPaths.enrolment, async (request, reply) => {
    const asked = EnrolmentRequestSchema.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, 'malformed');
    const isOpen = openEnrolment && isLoopback(request.ip.replace(/^::ffff:/, ''));
    if (asked.data.code === undefined && !isOpen) return sendProblem(reply, 'enrolment-closed');
    const enrolled = await enrolments.enrol(asked.data);
    if (!enrolled.ok) return sendProblem(reply, enrolled.error === 'no-name' ? 'malformed' : enrolled.error);
    request.log.info({ station: enrolled.value.station.id }, 'enrolled');
    return { station: await infoOf(enrolled.value) } satisfies EnrolmentResponse;
  });

  app.register(async (signedIn) => {
    requireStation(signedIn, gate);

    signedIn.get(apiPaths.station, async (request): Promise<StationInfo> => infoOf(signedInOf(request)));

    const queues = createStationQueueBook(database.db, clock);
    addHandOverRoutes(signedIn, { audience, desk, receipts, auditHeads, queues, metrics });
    addUpdatesRoute(signedIn, { ...database, findIndexEntries: createIndexEntries(database) });
  });

  const { db, keys } = database;
  const world = { audience, kommuneCode };
  const parts = { db, keys, world, clock, desk, auditHeads, metrics, log: app.log };
  addBundleRoutes(app, createBundleDesk(createBundlePorts(parts)));
}
