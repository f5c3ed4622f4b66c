import { z } from 'zod';
import { AuditHeadReportSchema } from './audit-entry.ts';
import { AudienceSchema, InstantSchema, RegistrationIdSchema, Sha256Schema } from './wire-values.ts';

/** Everything that a station and the kommune's intake server say to each other. */
export const apiPaths = {
  health: '/api/v1/health',
  handOver: '/api/v1/hand-overs',
  station: '/api/v1/station',
  enrolment: '/api/v1/enrolments',
  openApi: '/api/v1/openapi.json',
  /** What the served page needs to know before it has talked to anyone. Not under the API's sign-in. */
  stationSettings: '/station.json',
} as const;

/** At most this many records, and this many bytes of body, in one hand-over. */
export const handOverLimits = { records: 500, bytes: 2_000_000 } as const;

export const HealthSchema = z.object({
  status: z.literal('ok'),
  audience: AudienceSchema,
  /** The server's clock. */
  time: InstantSchema,
  database: z.enum(['postgresql', 'embedded']),
});
export type Health = z.infer<typeof HealthSchema>;

/** `content` is the exact JSON text of a registration; its bytes (UTF-8) are what the receipt names. */
export const OutgoingRecordSchema = z.strictObject({
  id: RegistrationIdSchema,
  content: z.string().min(2).max(100_000),
});
export type OutgoingRecord = z.infer<typeof OutgoingRecordSchema>;

export const HandOverRequestSchema = z.strictObject({
  audience: AudienceSchema,
  records: z.array(OutgoingRecordSchema).min(1).max(handOverLimits.records),
  /** The end of the station's audit trail: kept where the station cannot change it. */
  auditHead: AuditHeadReportSchema.exactOptional(),
});
export type HandOverRequest = z.infer<typeof HandOverRequestSchema>;

/** The kommune's system has the record. It says nothing of CPR. */
export const ReceiptSchema = z.object({
  id: RegistrationIdSchema,
  /** The server's own running number. */
  sequence: z.int().min(1),
  receivedAt: InstantSchema,
  contentHash: Sha256Schema,
});
export type Receipt = z.infer<typeof ReceiptSchema>;

export const ConflictSchema = z.object({
  kind: z.enum([
    /** Another registration under the same CPR number is active. */
    'active-registration',
    /** The same name and birth date stand under another number. */
    'same-person-other-number',
  ]),
  /** The record that is already there: enough to find it, no more. */
  existing: z.object({
    id: RegistrationIdSchema,
    receivedAt: InstantSchema,
    stationName: z.string(),
  }),
});
export type Conflict = z.infer<typeof ConflictSchema>;

export const RefusalSchema = z.object({
  kind: z.enum([
    'invalid-content',
    'invalid-cpr',
    'wrong-series',
    /** The id is known with other bytes: an id is never used again. */
    'id-used-with-other-content',
  ]),
  /** Where in the record, e.g. `person.cpr`; never the value itself. */
  paths: z.array(z.string()),
});
export type Refusal = z.infer<typeof RefusalSchema>;

export const RecordResultSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('acknowledged'),
    id: RegistrationIdSchema,
    receipt: ReceiptSchema,
    /** True where the server had it already and gives the stored answer again. */
    replayed: z.boolean(),
  }),
  z.object({ outcome: z.literal('conflict'), id: RegistrationIdSchema, conflict: ConflictSchema }),
  z.object({ outcome: z.literal('refused'), id: RegistrationIdSchema, refusal: RefusalSchema }),
]);
export type RecordResult = z.infer<typeof RecordResultSchema>;

/** One result a record, in the order sent. */
export const HandOverResponseSchema = z.object({ results: z.array(RecordResultSchema) });
export type HandOverResponse = z.infer<typeof HandOverResponseSchema>;

/** Every answer that is not 2xx. */
export const ApiProblemSchema = z.object({
  problem: z.enum([
    'not-signed-in',
    'station-revoked',
    'wrong-audience',
    'malformed',
    'too-large',
    'too-many-requests',
    'not-found',
    'enrolment-closed',
    /** Asked for under another host's name, or from another site's page. */
    'foreign-request',
    'server-error',
    'database-unavailable',
  ]),
  message: z.string(),
});
export type ApiProblem = z.infer<typeof ApiProblemSchema>;

export const StationInfoSchema = z.object({
  stationId: z.uuid(),
  stationName: z.string(),
  audience: AudienceSchema,
  kommuneCode: z.string().regex(/^\d{4}$/),
});
export type StationInfo = z.infer<typeof StationInfoSchema>;

export const EnrolmentRequestSchema = z.strictObject({ stationName: z.string().trim().min(1).max(60) });
export type EnrolmentRequest = z.infer<typeof EnrolmentRequestSchema>;

export const EnrolmentResponseSchema = z.object({ token: z.string(), station: StationInfoSchema });
export type EnrolmentResponse = z.infer<typeof EnrolmentResponseSchema>;

/** `/station.json`: what world the served station lives in. Holds nothing secret. */
export const StationSettingsSchema = z.object({
  audience: AudienceSchema,
  kommuneCode: z.string().regex(/^\d{4}$/),
  kommuneName: z.string(),
  /** Practice servers on loopback enrol a station on request; others want a token from IT. */
  openEnrolment: z.boolean(),
});
export type StationSettings = z.infer<typeof StationSettingsSchema>;
