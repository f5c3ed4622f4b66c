import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AuditHeadReportSchema } from '../../contract/audit-entry.ts';
import {
  apiPaths,
  handOverLimits,
  OutgoingRecordSchema,
  ReceiptsRequestSchema,
  type ReceiptsResponse,
  SettledCaseSchema,
  StationQueueSchema,
  shortAnswerType,
} from '../../contract/intake-api.ts';
import { AudienceSchema, type ServerAudience } from '../../contract/wire-values.ts';
import type { AuditHeadBook, AuditHeadFault } from '../audit-heads/audit-head-book.ts';
import type { HandOver, HandOverDesk } from '../hand-over/hand-over-desk.ts';
import { shorten } from '../hand-over/short-answer.ts';
import type { Metrics } from '../operations/metrics.ts';
import type { ReceiptDesk } from '../receipts/receipt-desk.ts';
import type { Station } from '../stations/station-book.ts';
import type { StationQueueBook } from '../stations/station-queue.ts';
import { LineBody } from './line-body.ts';
import { sendProblem } from './problems.ts';
import { signedInOf } from './station-sign-in.ts';

const told = {
  audience: AudienceSchema,
  auditHead: z.unknown().optional(),
  settled: z.array(SettledCaseSchema).optional(),
  queue: z.unknown().optional(),
};

/**
 * The envelope of a hand-over. Looser than the contract in two things: a record whose text is too long is
 * refused by itself, so that it does not keep its neighbours out; and nothing that a station tells of itself,
 * the head of its audit trail or its queue, keeps a record out, however wrong it is.
 */
const EnvelopeSchema = z
  .strictObject({
    ...told,
    records: z.array(z.strictObject({ id: OutgoingRecordSchema.shape.id, content: z.string() })),
  })
  .refine(({ records, settled = [] }) => records.length + settled.length > 0);

/** The same in lines. */
const HeadSchema = z.strictObject({ ...told, ids: z.array(OutgoingRecordSchema.shape.id).min(1) });

type Envelope = Omit<z.infer<typeof EnvelopeSchema>, 'records'> & Pick<HandOver, 'records'>;

/** Undefined where it is no hand-over. */
function readEnvelope(body: unknown): Envelope | undefined {
  if (!(body instanceof LineBody)) return EnvelopeSchema.safeParse(body).data;
  const head = HeadSchema.safeParse(body.head).data;
  if (head === undefined || head.ids.length !== body.lines.length) return undefined;
  const { ids, ...rest } = head;
  return {
    ...rest,
    records: ids.flatMap((id, nth) => {
      const line = body.lines[nth];
      return line === undefined ? [] : [{ id, ...line }];
    }),
  };
}

export interface HandOverRouteParts {
  readonly audience: ServerAudience;
  readonly desk: HandOverDesk;
  readonly receipts: ReceiptDesk;
  readonly auditHeads: AuditHeadBook;
  readonly queues: StationQueueBook;
  readonly metrics: Metrics;
}

/** Handing over, and asking what was handed over, in a scope that requires a station. */
export function addHandOverRoutes(
  signedIn: FastifyInstance,
  { audience, desk, receipts, auditHeads, queues, metrics }: HandOverRouteParts,
): void {
  const limits = { bodyLimit: handOverLimits.bytes };

  signedIn.post(apiPaths.handOver, limits, async (request, reply) => {
    const envelope = readEnvelope(request.body);
    if (envelope === undefined) return sendProblem(reply, 'malformed');
    const { audience: world, records, settled = [], auditHead, queue } = envelope;
    if (world !== audience) return sendProblem(reply, 'wrong-audience');
    if (records.length > handOverLimits.records || settled.length > handOverLimits.settled) {
      return sendProblem(reply, 'too-large');
    }
    const { station, signingKey, number, requestHash } = signedInOf(request);
    // Only what changes nothing goes without a number.
    if (number === 0) return sendProblem(reply, 'malformed');
    const exchange = { stationId: station.id, signingKey, number, requestHash };
    const answer = await desk.takeIn({ station, exchange, records, settled });
    if (answer === 'cloned') {
      request.log.warn({ station: station.id, number }, 'station cloned');
      return sendProblem(reply, 'station-cloned');
    }
    const { results } = answer;
    for (const { id, outcome } of results) {
      if (outcome !== 'acknowledged') request.log.info({ station: station.id, id, outcome }, 'not taken');
    }
    request.log.info(
      { station: station.id, number, records: results.length, settled: settled.length },
      'handed over',
    );
    metrics.noteResults(results);
    if (auditHead !== undefined) await noteAuditHead(auditHeads, station, auditHead, request.log);
    if (queue !== undefined) await noteQueue(queues, station, queue, request.log);
    if (request.headers.accept?.includes(shortAnswerType) !== true) return answer;
    void reply.type(shortAnswerType);
    return shorten(answer);
  });

  signedIn.post(apiPaths.receipts, limits, async (request, reply) => {
    const asked = ReceiptsRequestSchema.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, 'malformed');
    if (asked.data.audience !== audience) return sendProblem(reply, 'wrong-audience');
    const { station } = signedInOf(request);
    const answer: ReceiptsResponse = await receipts.compare(station.id, asked.data.records);
    const { receipts: found, missing, different } = answer;
    request.log.info(
      {
        station: station.id,
        receipts: found.length,
        missing: missing.length,
        different: different.length,
      },
      'compared',
    );
    return answer;
  });
}

/**
 * Keeps what a station tells of the end of its audit trail. The records are taken by now, and the station is
 * told so whatever becomes of the head.
 */
export async function noteAuditHead(
  auditHeads: AuditHeadBook,
  station: Station,
  told: unknown,
  log: FastifyBaseLogger,
): Promise<void> {
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

/** Keeps what waits at a station, for people who look after many; like the head it changes no answer. */
export async function noteQueue(
  queues: StationQueueBook,
  station: Station,
  told: unknown,
  log: FastifyBaseLogger,
): Promise<void> {
  const queue = StationQueueSchema.safeParse(told);
  if (!queue.success) {
    log.warn({ station: station.id }, 'queue unreadable');
    return;
  }
  try {
    await queues.note(station, queue.data);
  } catch (error) {
    log.error({ station: station.id, err: error }, 'queue not kept');
  }
}

const auditHeadWarnings = {
  'went-back': 'audit head went back',
  'other-mac': 'audit head went back',
  'other-key': 'audit head has another key',
} as const satisfies Record<AuditHeadFault, string>;
