import { z } from 'zod';
import { AuditHeadReportSchema } from './audit-entry.ts';
import { StationRoleSchema } from './kiosk-api.ts';
import { AttestationSchema, ReceiptSchema } from './receipt.ts';
import {
  AudienceSchema,
  CalendarDateSchema,
  InstantSchema,
  PublicKeySchema,
  RegistrationIdSchema,
  ServerAudienceSchema,
  Sha256Schema,
  SignatureSchema,
} from './wire-values.ts';

export { type Receipt, ReceiptSchema } from './receipt.ts';

/** Everything that a station and the kommune's intake server say to each other. */
export const apiPaths = {
  /** The process lives. */
  health: '/api/v1/health',
  /** It can take records: its database answers, and it is not being stopped. */
  readiness: '/api/v1/ready',
  handOver: '/api/v1/hand-overs',
  /** Receipts for records that were handed over before; what the server lacks. */
  receipts: '/api/v1/receipts',
  /** What has happened on the server that a station wants to know. */
  updates: '/api/v1/updates',
  /** The newest address register, and what leads there from the one that a station has. */
  registers: '/api/v1/address-registers',
  /** The bytes of a register or of changes. */
  registerFiles: '/api/v1/address-registers/files',
  /** A bundle that came on a USB stick. No sign-in: it carries its own proof. */
  bundles: '/api/v1/bundles',
  /** A kiosk's: hands in a sealed intake. */
  kioskIntakes: '/api/v1/kiosk/intakes',
  /** A kiosk's: whom it seals to. */
  kioskRecipients: '/api/v1/kiosk/recipients',
  /** A kiosk's: what waits there, and what was refused. */
  kioskQueue: '/api/v1/kiosk/queue',
  /** A counter station's: finds, takes and ends intakes of its office. */
  intakes: '/api/v1/intakes',
  station: '/api/v1/station',
  enrolment: '/api/v1/enrolments',
  openApi: '/api/v1/openapi.json',
  /** What the served page needs to know before it has talked to anyone. Not under the API's sign-in. */
  stationSettings: '/station.json',
} as const;

/**
 * At most so many records and ended cases, and so many bytes of body, in one hand-over. Servers of earlier versions take
 * 500 records, and say of more that they are `too-large`: then a station sends each half by itself.
 */
export const handOverLimits = { records: 1000, settled: 500, bytes: 2_000_000 } as const;

/** Records that a station asks about at a time. */
export const comparisonLimit = 500;

export const HealthSchema = z.object({
  status: z.literal('ok'),
  audience: ServerAudienceSchema,
  /** The server's clock. */
  time: InstantSchema,
  database: z.enum(['postgresql', 'embedded']),
});
export type Health = z.infer<typeof HealthSchema>;

/** `content` is the exact JSON text of a record; its bytes (UTF-8) are what the receipt names. */
export const OutgoingRecordSchema = z.strictObject({
  id: RegistrationIdSchema,
  content: z.string().min(2).max(100_000),
});
export type OutgoingRecord = z.infer<typeof OutgoingRecordSchema>;

/** A case that the station has ended without the server: its record will not come. */
export const SettledCaseSchema = z.strictObject({
  id: RegistrationIdSchema,
  as: z.enum(['withdrawn', 'corrected']),
});
export type SettledCase = z.infer<typeof SettledCaseSchema>;

/** What waits at the station itself: for people who look after many stations. Decides nothing. */
export const StationQueueSchema = z.strictObject({
  waiting: z.int().min(0).max(1_000_000_000),
  needsAPerson: z.int().min(0).max(1_000_000_000),
});
export type StationQueue = z.infer<typeof StationQueueSchema>;

export const HandOverRequestSchema = z
  .strictObject({
    audience: AudienceSchema,
    records: z.array(OutgoingRecordSchema).max(handOverLimits.records),
    /** The end of the station's audit trail: kept where the station cannot change it. */
    auditHead: AuditHeadReportSchema.exactOptional(),
    settled: z.array(SettledCaseSchema).max(handOverLimits.settled).exactOptional(),
    /** Besides what is in this request. */
    queue: StationQueueSchema.exactOptional(),
  })
  .refine(({ records, settled }) => records.length + (settled?.length ?? 0) > 0, 'nothing is handed over');
export type HandOverRequest = z.infer<typeof HandOverRequestSchema>;

/**
 * A hand-over in lines (`handOverLinesType`): this is the first, and each record's text is one of those that follow,
 * exactly as it is. A text that has a line feed goes in a `HandOverRequest`. What is in JSON already need not
 * be written and read as a text in JSON once more.
 */
export const HandOverHeadSchema = z.strictObject({
  audience: AudienceSchema,
  /** Of the texts, in their order. */
  ids: z.array(RegistrationIdSchema).min(1).max(handOverLimits.records),
  auditHead: AuditHeadReportSchema.exactOptional(),
  settled: z.array(SettledCaseSchema).max(handOverLimits.settled).exactOptional(),
  queue: StationQueueSchema.exactOptional(),
});
export type HandOverHead = z.infer<typeof HandOverHeadSchema>;

/** The media type of a hand-over in lines. Servers of the first version do not take it. */
export const handOverLinesType = 'application/x-ndjson';

/** The same lines in one gzip stream (RFC 1952): a registration is a fifth as long so, and slow lines are slow by its length. */
export const handOverPackedType = 'application/x-ndjson+gzip';

export const ConflictSchema = z.object({
  kind: z.enum([
    /** Another registration under the same CPR number is active. */
    'active-registration',
    /** The same name and birth date stand under another number. */
    'same-person-other-number',
  ]),
  /** The record that is already there. */
  existing: z.object({
    id: RegistrationIdSchema,
    receivedAt: InstantSchema,
    stationName: z.string(),
    /** The office that has it; servers of the first version do not tell. */
    office: z.string().optional(),
    /** What it says, for those who must decide. Personal: a station seals it before it keeps it. */
    says: z
      .object({
        cpr: z.string().regex(/^\d{10}$/),
        name: z.string(),
        birthDate: CalendarDateSchema,
        citation: z.string(),
        printed: z.array(z.string()),
        moveInDate: CalendarDateSchema,
      })
      .optional(),
  }),
});
export type Conflict = z.infer<typeof ConflictSchema>;
/** What the record on the other side says. */
export type OtherSide = NonNullable<Conflict['existing']['says']>;

export const RefusalSchema = z.object({
  kind: z.enum([
    'invalid-content',
    'invalid-cpr',
    'wrong-series',
    /** The id is known with other bytes: an id is never used again. */
    'id-used-with-other-content',
    /** What is to be withdrawn never came here. */
    'nothing-to-withdraw',
    /** What is to be withdrawn or corrected was withdrawn or corrected by another record meanwhile. */
    'no-longer-current',
    /** It is another office's record: only they take it back. */
    'another-offices-record',
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
export const HandOverResponseSchema = z.object({
  results: z.array(RecordResultSchema),
  /** Over the receipts in `results`, in their order; absent where there is none. */
  attestation: AttestationSchema.optional(),
});
export type HandOverResponse = z.infer<typeof HandOverResponseSchema>;

/**
 * A station that knows what it sent accepts this instead: each record that was taken now, at `receivedAt`, is told by
 * its sequence alone, since its id and the hash of its bytes are the station's own. Were they others, the server's
 * signature would not fit. Servers that do not know the type answer as always.
 */
export const shortAnswerType = 'application/vnd.bopael.short-answer+json';

export const ShortHandOverResponseSchema = HandOverResponseSchema.extend({
  receivedAt: InstantSchema.optional(),
  results: z.array(z.union([z.int().min(1), RecordResultSchema])),
});
export type ShortHandOverResponse = z.infer<typeof ShortHandOverResponseSchema>;

/** Asks what the server has of records that it acknowledged before, e.g. after it was restored. */
export const ReceiptsRequestSchema = z.strictObject({
  audience: AudienceSchema,
  records: z
    .array(z.strictObject({ id: RegistrationIdSchema, contentHash: Sha256Schema }))
    .min(1)
    .max(comparisonLimit),
});
export type ReceiptsRequest = z.infer<typeof ReceiptsRequestSchema>;

export const ReceiptsResponseSchema = z.object({
  /** In the order asked, without those that follow. */
  receipts: z.array(ReceiptSchema),
  attestation: AttestationSchema.optional(),
  /** The server does not have them: they are to be handed over again. */
  missing: z.array(RegistrationIdSchema),
  /** The server has other bytes under these ids. */
  different: z.array(RegistrationIdSchema),
});
export type ReceiptsResponse = z.infer<typeof ReceiptsResponseSchema>;

/** Every answer that is not 2xx. */
export const ApiProblemSchema = z.object({
  problem: z.enum([
    'not-signed-in',
    'station-revoked',
    /** A kiosk asked for what is a counter station's, or the reverse. */
    'wrong-role',
    /** Two machines speak as one station. Both are shut out until IT has given one of them a new code. */
    'station-cloned',
    /** The enrolment code is unknown, used or too old. */
    'code-refused',
    /** A bundle that is not whole, not for this server, or not signed by a station that it knows. */
    'bundle-refused',
    'wrong-audience',
    'malformed',
    'too-large',
    'too-many-requests',
    /** As many intakes of this kiosk are open as one may have: the counter is to work some off first. */
    'too-many-intakes',
    'not-found',
    'enrolment-closed',
    /** Asked for under another host's name, or from another site's page. */
    'foreign-request',
    'server-error',
    'database-unavailable',
    /** The process is being stopped; another one, or this one a little later, takes the request. */
    'stopping',
  ]),
  message: z.string(),
});
export type ApiProblem = z.infer<typeof ApiProblemSchema>;

/** The server's public keys, and the key of its blinded index. Told to enrolled stations alone. */
export const ServerKeysSchema = z.strictObject({
  /** Ed25519: signs receipts and lists of covered groups. */
  signing: PublicKeySchema,
  /** X25519: bundles are sealed to it. Base64 of 32 bytes. */
  sealing: PublicKeySchema,
  /** HMAC-SHA-256: what numbers and names are blinded with. Secret. Base64 of 32 bytes; zeros for a kiosk. */
  blinding: PublicKeySchema,
});
export type ServerKeys = z.infer<typeof ServerKeysSchema>;

export const StationInfoSchema = z.object({
  stationId: z.uuid(),
  stationName: z.string(),
  office: z.string(),
  audience: AudienceSchema,
  kommuneCode: z.string().regex(/^\d{4}$/),
  keys: ServerKeysSchema,
  /** The highest number of a hand-over that the server has of this station; 0 before the first. */
  lastExchange: z.int().min(0),
  /** Whether it takes hand-overs in lines; servers of the first version do not tell. */
  takesLines: z.literal(true).optional(),
  /** Whether it takes them packed as well. */
  takesPacked: z.literal(true).optional(),
  /** A counter station where servers of earlier versions do not tell. */
  role: StationRoleSchema.optional(),
});
export type StationInfo = z.infer<typeof StationInfoSchema>;

/**
 * A station introduces itself with the keys that it has made. `code` is the one-time code from IT; practice
 * servers on loopback take a station without one, under the name that it gives itself.
 */
export const EnrolmentRequestSchema = z.strictObject({
  code: z.string().max(100).exactOptional(),
  stationName: z.string().trim().min(1).max(60).exactOptional(),
  /** What the machine is; a counter station if absent. A code is good for one of them. */
  role: StationRoleSchema.exactOptional(),
  /** Ed25519. */
  signingKey: PublicKeySchema,
  /** X25519: return receipts of bundles are sealed to it. */
  sealingKey: PublicKeySchema,
  /** By the signing key over `enrolmentText`: the keys are the sender's own. */
  proof: SignatureSchema,
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequestSchema>;

export const enrolmentText = ({
  code = '',
  signingKey,
  sealingKey,
}: Pick<EnrolmentRequest, 'code' | 'signingKey' | 'sealingKey'>): string =>
  ['bopael enrolment 1', code, signingKey, sealingKey].join('\n');

export const EnrolmentResponseSchema = z.object({ station: StationInfoSchema });
export type EnrolmentResponse = z.infer<typeof EnrolmentResponseSchema>;

/** `/station.json`: what world the served station lives in. Holds nothing secret. */
export const StationSettingsSchema = z.object({
  audience: ServerAudienceSchema,
  kommuneCode: z.string().regex(/^\d{4}$/),
  kommuneName: z.string(),
  /** Practice servers on loopback enrol a station on request; others want a code from IT. */
  openEnrolment: z.boolean(),
});
export type StationSettings = z.infer<typeof StationSettingsSchema>;
