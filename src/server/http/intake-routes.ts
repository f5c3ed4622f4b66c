import type { FastifyInstance } from 'fastify';
import {
  apiPaths,
  EnrolmentRequestSchema,
  type EnrolmentResponse,
  type Health,
  type StationInfo,
  type StationSettings,
} from '../../contract/intake-api.ts';
import { buildOpenApiDocument } from '../../contract/openapi/openapi-document.ts';
import { seriesOf } from '../../contract/wire-values.ts';
import { createAuditHeadBook } from '../audit-heads/audit-head-book.ts';
import { createBundleDesk } from '../bundles/bundle-desk.ts';
import { createBundlePorts } from '../bundles/bundle-ports.ts';
import { addBundleRoutes } from '../bundles/bundle-routes.ts';
import { createHandOverDesk } from '../hand-over/hand-over-desk.ts';
import type { IntakeServerOptions } from '../intake-server.ts';
import { finishingIntakes } from '../kiosk/finishing-intakes.ts';
import { createIntakeDesk } from '../kiosk/intake-desk.ts';
import { addIntakeDeskRoute, addKioskRoutes } from '../kiosk/kiosk-routes.ts';
import { createRecipientList } from '../kiosk/recipient-list.ts';
import { sweepIntakes } from '../kiosk/sweep-intakes.ts';
import { createOfficeAudit } from '../office/audit/office-audit.ts';
import { createReceiptDesk } from '../receipts/receipt-desk.ts';
import { createReceiptSigner } from '../receipts/receipt-signer.ts';
import { createRegisterBook } from '../registers/register-book.ts';
import { addRegisterRoutes } from '../registers/register-routes.ts';
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

/** 32 zero bytes. */
const noKey = Buffer.alloc(32).toString('base64');

export function addIntakeRoutes(app: FastifyInstance, options: IntakeServerOptions): void {
  const { database, audience, kommuneCode, kommuneName, clock, openEnrolment, metrics } = options;
  const { db, keys } = database;
  const world = { audience, kommuneCode };
  const gate = createStationGate(db, world, clock);
  const intakes = createIntakeDesk({
    db,
    world,
    keys,
    clock,
    audit: createOfficeAudit(db, clock),
    keepDays: options.intakeDays,
  });
  sweepIntakes(app, intakes);
  const enrolments = createEnrolmentDesk({ db, keys, clock });
  const auditHeads = createAuditHeadBook(db, clock);
  const signer = createReceiptSigner(world, keys.signing.attest);
  const receipts = createReceiptDesk(db, signer);
  const desk = finishingIntakes(
    createHandOverDesk({ db, series: seriesOf(audience), clock, signer }),
    intakes,
  );
  const infoOf = async ({ station, signingKey }: Enrolled): Promise<StationInfo> => ({
    stationId: station.id,
    stationName: station.name,
    office: station.office,
    audience,
    kommuneCode,
    // A kiosk looks for nobody.
    keys: station.role === 'kiosk' ? { ...keys.told, blinding: noKey } : keys.told,
    lastExchange: await findLastExchange(db, signingKey),
    takesLines: true,
    takesPacked: true,
    role: station.role,
  });
  const openApi = JSON.stringify(buildOpenApiDocument());

  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
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
    // Addresses are public, and a kiosk finds them too.
    addRegisterRoutes(signedIn, { db, book: createRegisterBook(db, keys, clock) });
  });

  const queues = createStationQueueBook(db, clock);
  app.register(async (kiosk) => {
    requireStation(kiosk, gate, 'kiosk');
    addKioskRoutes(kiosk, {
      world,
      desk: intakes,
      tellRecipients: createRecipientList(db, world, keys, clock),
      queues,
    });
  });

  app.register(async (signedIn) => {
    requireStation(signedIn, gate, 'counter');
    addIntakeDeskRoute(signedIn, world, intakes);
    addHandOverRoutes(signedIn, { audience, desk, receipts, auditHeads, queues, metrics });
    addUpdatesRoute(signedIn, { ...database, findIndexEntries: createIndexEntries(database) });
  });

  const parts = { db, keys, world, clock, desk, auditHeads, metrics, log: app.log };
  addBundleRoutes(app, createBundleDesk(createBundlePorts(parts)));
}
