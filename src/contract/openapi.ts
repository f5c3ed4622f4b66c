import { z } from 'zod';
import { RegisterOfferSchema, registerPieceBytes } from './address-register.ts';
import { AuditHeadReportSchema } from './audit-entry.ts';
import { BundleProblemSchema, BundleResponseSchema, bundleLimits } from './bundle.ts';
import {
  ApiProblemSchema,
  apiPaths,
  ConflictSchema,
  EnrolmentRequestSchema,
  EnrolmentResponseSchema,
  HandOverHeadSchema,
  HandOverRequestSchema,
  HandOverResponseSchema,
  HealthSchema,
  handOverLimits,
  handOverLinesType,
  OutgoingRecordSchema,
  ReceiptSchema,
  ReceiptsRequestSchema,
  ReceiptsResponseSchema,
  RecordResultSchema,
  RefusalSchema,
  StationInfoSchema,
  StationQueueSchema,
  StationSettingsSchema,
} from './intake-api.ts';
import {
  HandedInSchema,
  IntakeAnswerSchema,
  IntakeQuestionSchema,
  RecipientListSchema,
  SealedIntakeSchema,
  SignedRecipientsSchema,
} from './kiosk-api.ts';
import { WithdrawalContentSchema } from './record-content.ts';
import { RegistrationContentSchema } from './registration-content.ts';
import { UpdatesCursorSchema, UpdatesResponseSchema, updatesLimits } from './updates.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const components = {
  Health: HealthSchema,
  OutgoingRecord: OutgoingRecordSchema,
  AuditHeadReport: AuditHeadReportSchema,
  RegistrationContent: RegistrationContentSchema,
  WithdrawalContent: WithdrawalContentSchema,
  HandOverRequest: HandOverRequestSchema,
  HandOverHead: HandOverHeadSchema,
  HandOverResponse: HandOverResponseSchema,
  RecordResult: RecordResultSchema,
  Receipt: ReceiptSchema,
  Conflict: ConflictSchema,
  Refusal: RefusalSchema,
  ReceiptsRequest: ReceiptsRequestSchema,
  ReceiptsResponse: ReceiptsResponseSchema,
  UpdatesResponse: UpdatesResponseSchema,
  SealedIntake: SealedIntakeSchema,
  HandedIn: HandedInSchema,
  RecipientList: RecipientListSchema,
  SignedRecipients: SignedRecipientsSchema,
  StationQueue: StationQueueSchema,
  IntakeQuestion: IntakeQuestionSchema,
  IntakeAnswer: IntakeAnswerSchema,
  RegisterOffer: RegisterOfferSchema,
  StationInfo: StationInfoSchema,
  EnrolmentRequest: EnrolmentRequestSchema,
  EnrolmentResponse: EnrolmentResponseSchema,
  StationSettings: StationSettingsSchema,
  ApiProblem: ApiProblemSchema,
  BundleResponse: BundleResponseSchema,
  BundleProblem: BundleProblemSchema,
} as const;

type ComponentName = keyof typeof components;

/**
 * The intake API as an OpenAPI 3.1 document. The schemas are the zod contracts themselves, as they stand on
 * the wire, so the description cannot drift from what the server and the station check.
 */
export function buildOpenApiDocument(): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bopæl intake API',
      version: '1.0.0',
      description:
        'Stations hand registrations over to the kommune. A receipt says that the kommune has the record; ' +
        'it says nothing of CPR.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: [{ name: 'intake' }, { name: 'station' }, { name: 'kiosk' }, { name: 'server' }],
    paths: {
      [apiPaths.health]: { get: health },
      [apiPaths.handOver]: { post: handOver },
      [apiPaths.bundles]: { post: bundles },
      [apiPaths.readiness]: { get: readiness },
      [apiPaths.receipts]: { post: receipts },
      [apiPaths.updates]: { get: updates },
      [apiPaths.intakes]: { post: intakes },
      [apiPaths.kioskIntakes]: { post: kioskIntakes },
      [apiPaths.kioskRecipients]: { get: kioskRecipients },
      [apiPaths.kioskQueue]: { post: kioskQueue },
      [apiPaths.registers]: { get: registers },
      [apiPaths.registerFiles]: { get: registerFile },
      [apiPaths.station]: { get: station },
      [apiPaths.enrolment]: { post: enrolment },
      [apiPaths.openApi]: { get: openApi },
      [apiPaths.stationSettings]: { get: stationSettings },
    },
    components: {
      schemas: buildSchemas(),
      securitySchemes: {
        station: {
          type: 'http',
          scheme: 'Bopael-Station',
          description:
            '`Bopael-Station STATION:NUMBER:SIGNATURE`. The signature (Ed25519, base64) is made with the key ' +
            'that the station was enrolled with, over these lines, joined by line feeds: `bopael request 1`, ' +
            'the audience, the kommune’s code, the method, the path with its query, the station’s id, the ' +
            'number, and the SHA-256 of the body’s bytes in lower-case hexadecimal. Hand-overs are numbered ' +
            'from 1 and no number is ever used twice; other requests have the number 0. Two hand-overs under ' +
            'one number mean that two machines have the key: the station is shut out until IT gives a new code.',
        },
      },
    },
  };
}

const refTo = (name: ComponentName): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });

const answer = (description: string, name: ComponentName): JsonObject => ({
  '200': { description, content: json(refTo(name)) },
});

/** Problem answers: which statuses, and which `problem` each can carry. */
const problems = (byStatus: Readonly<Record<string, readonly string[]>>): JsonObject =>
  Object.fromEntries(
    Object.entries(byStatus).map(([status, kinds]) => [
      status,
      {
        description: kinds.join(', '),
        ...(status === '503' ? { headers: retryAfter } : {}),
        content: json({
          allOf: [refTo('ApiProblem'), { properties: { problem: { enum: [...kinds] } } }],
        }),
      },
    ]),
  );

const retryAfter: JsonObject = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
};

/** Any request can be answered with these. */
const always = { '421': ['foreign-request'], '500': ['server-error'] } as const;
const shutOut = ['station-revoked', 'station-cloned', 'wrong-role'] as const;
const signIn = { '401': ['not-signed-in'], '403': shutOut, '503': ['database-unavailable'] } as const;
const signInToWrite = { ...signIn, '403': [...shutOut, 'wrong-audience', 'foreign-request'] } as const;
const body = { '400': ['malformed'], '413': ['too-large'], '415': ['malformed'] } as const;

const health: JsonObject = {
  operationId: 'getHealth',
  summary: 'Does the server live, what is its time, and which world is it for?',
  tags: ['server'],
  responses: {
    ...answer('The process answers; of its database this says nothing.', 'Health'),
    ...problems(always),
  },
};

const handOver: JsonObject = {
  operationId: 'handOver',
  summary: 'Hand over a batch of registrations and withdrawals',
  description:
    `At most ${handOverLimits.records} records and ${handOverLimits.bytes} bytes. One result a record, in ` +
    'the order sent. A record’s id is its idempotency key for ever: the same id with the same bytes is answered ' +
    'with the stored receipt, other bytes under it are refused. `attestation` is the server’s signature (Ed25519) ' +
    'over the receipts in the results, in their order: over `bopael receipts 1`, a line feed, and in lower-case ' +
    'hexadecimal the root of a Merkle tree (SHA-256, as RFC 9162 2.1.1, a node without neighbour going up as it ' +
    'is) whose leaves are these lines, joined by line feeds: `bopael receipt 1`, the audience, the kommune’s code, ' +
    'id, sequence, receivedAt, contentHash.\n\n' +
    'Under one CPR number at most one registration is active. A registration that names the active one in ' +
    '`corrects` or `correctsInTurn` replaces it, a withdrawal leaves none; both are for the office that has it. ' +
    'A conflict tells what the record on the other side says. Conflicts and refusals are cases until the record ' +
    'is acknowledged or the station says in `settled` that it will not come, and are judged afresh when the record ' +
    'comes again; after `settled` it is answered as before and never taken.\n\n' +
    'Every hand-over has a number of its own. After any other answer than 200, and after none, the records can be ' +
    'sent again under another number. The very same request again changes nothing and is answered from what is ' +
    'kept. The head of the station’s audit trail and its queue are kept beside the records and decide nothing.\n\n' +
    `As \`${handOverLinesType}\` the body is a HandOverHead in one line and then one line a record: its text exactly ` +
    'as it is, in the order of `ids`. The answer is the same. Servers that take it say so in StationInfo.',
  tags: ['intake'],
  security: [{ station: [] }],
  requestBody: {
    required: true,
    content: {
      ...json(refTo('HandOverRequest')),
      [handOverLinesType]: { schema: { type: 'string', description: 'HandOverHead, then the texts.' } },
    },
  },
  responses: {
    ...answer('Every record has its result.', 'HandOverResponse'),
    ...problems({ ...always, ...signInToWrite, ...body }),
  },
};

const bundles: JsonObject = {
  operationId: 'importBundle',
  summary: 'Import a bundle that came on a USB stick',
  description:
    `The file itself, at most ${bundleLimits.bytes} bytes and ${bundleLimits.records} records. From anyone: it ` +
    'is signed by its station and sealed to this server. The same file again is answered the same. The return ' +
    'receipt in the answer is sealed to the station, and is to be taken back there.',
  tags: ['intake'],
  requestBody: {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  responses: {
    ...answer('All of it was judged, as over the line.', 'BundleResponse'),
    '422': { description: 'bundle-refused', content: json(refTo('BundleProblem')) },
    ...problems({
      ...always,
      ...body,
      '403': ['foreign-request'],
      '429': ['too-many-requests'],
      '503': ['database-unavailable'],
    }),
  },
};

const receipts: JsonObject = {
  operationId: 'compareRecords',
  summary: 'Ask for the receipts of records that were acknowledged before',
  description:
    `At most ${handOverLimits.records}. What the server has of the station’s own records, signed anew as for a ` +
    'hand-over, in the order asked; what it lacks, e.g. after it was restored, is to be handed over again. A ' +
    'record of another station is as missing as any. Changes nothing, and has the number 0.',
  tags: ['intake'],
  security: [{ station: [] }],
  requestBody: { required: true, content: json(refTo('ReceiptsRequest')) },
  responses: {
    ...answer('Each record is in one of the three lists.', 'ReceiptsResponse'),
    ...problems({ ...always, ...signInToWrite, ...body }),
  },
};

const updates: JsonObject = {
  operationId: 'getUpdates',
  summary: 'What has happened on the server that a station wants to know',
  description:
    `Three streams, each with its own running numbers: marks of what was entered in CPR, of the station’s own ` +
    `records alone (at most ${updatesLimits.marks}); the blinded index (${updatesLimits.index}); and published ` +
    `lists of covered groups (${updatesLimits.lists}, fewer where they are long). With \`more\`, ask again at once ` +
    'with the cursor of the answer. A cursor lower than was asked means that the server was restored from a ' +
    'backup: hear all of it from the beginning. A list is signed (Ed25519) by the server’s key over these lines, ' +
    'joined by line feeds: `bopael covered groups 1`, its number, and its exact text. Changes nothing, and has ' +
    'the number 0.',
  tags: ['station'],
  security: [{ station: [] }],
  parameters: Object.keys(UpdatesCursorSchema.shape).map((name) => ({
    name,
    in: 'query',
    required: true,
    description: 'How far the station has heard; 0 from the beginning.',
    schema: { type: 'integer', minimum: 0 },
  })),
  responses: {
    ...answer('What is new since then, and how far it goes.', 'UpdatesResponse'),
    ...problems({ ...always, '400': ['malformed'], ...signIn }),
  },
};

const registers: JsonObject = {
  operationId: 'getAddressRegister',
  summary: 'Which address register is the newest, and what leads there?',
  description:
    'A register is known by the SHA-256 of its content. `attestation` is the server’s signature (Ed25519) over these ' +
    'lines, joined by line feeds: `bopael address register 1`, that hash in lower-case hexadecimal, and `about`, what ' +
    'the register says of itself. `changes` lead from the register that was asked with to the newest, in their ' +
    'order, and may together be longer than `file`, the whole of it. Files are packed with gzip, and known by the ' +
    'SHA-256 of what is fetched. Changes nothing, and has the number 0.',
  tags: ['station'],
  security: [{ station: [] }],
  parameters: [
    {
      name: 'have',
      in: 'query',
      required: false,
      description: 'SHA-256 of the content of the register in use.',
      schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
  ],
  responses: {
    ...answer(
      'The newest; no changes and nothing else where the station has it, and nothing at all where there is none.',
      'RegisterOffer',
    ),
    ...problems({ ...always, '400': ['malformed'], ...signIn }),
  },
};

const packedFile: JsonObject = { 'application/gzip': { schema: { type: 'string', format: 'binary' } } };

const registerFile: JsonObject = {
  operationId: 'getAddressRegisterFile',
  summary: 'Fetch a register or changes, or a part of it',
  description:
    `Parts as by RFC 9110: \`Range\` with one range, \`If-Range\` with the entity tag, which is the file’s hash. ` +
    `Stations ask for ${registerPieceBytes} bytes at a time and go on where they stopped. A file may be let go when ` +
    'later ones have come: ask again which is the newest. Changes nothing, and has the number 0.',
  tags: ['station'],
  security: [{ station: [] }],
  parameters: [
    {
      name: 'sha256',
      in: 'query',
      required: true,
      description: 'The file, as it was offered.',
      schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
    { name: 'Range', in: 'header', required: false, schema: { type: 'string' } },
    { name: 'If-Range', in: 'header', required: false, schema: { type: 'string' } },
  ],
  responses: {
    '200': { description: 'All of it.', content: packedFile },
    '206': { description: 'The part.', content: packedFile },
    ...problems({ ...always, '400': ['malformed'], '404': ['not-found'], '416': ['malformed'], ...signIn }),
  },
};

const readiness: JsonObject = {
  operationId: 'getReadiness',
  summary: 'Does this process take requests?',
  description:
    'For whoever shares requests out. A process that is being stopped says no, and finishes its work.',
  tags: ['server'],
  responses: {
    '200': { description: 'Yes.', content: json({ type: 'object' }) },
    ...problems({ ...always, '503': ['database-unavailable', 'stopping'] }),
  },
};

const station: JsonObject = {
  operationId: 'getStation',
  summary: 'Who am I?',
  description:
    'What the server is known by, and how far it has counted this machine’s hand-overs. Other keys than at the ' +
    'enrolment: it is another server. A lower number than was answered: it was restored from a backup.',
  tags: ['station'],
  security: [{ station: [] }],
  responses: { ...answer('The station that signed.', 'StationInfo'), ...problems({ ...always, ...signIn }) },
};

const intakes: JsonObject = {
  operationId: 'askForIntakes',
  summary: 'Finds, takes, puts back or finishes what a citizen told a kiosk of the office',
  description:
    'By its ticket. What is taken comes sealed, with the kiosk’s key, which the server’s key has signed over these ' +
    'lines, joined by line feeds: `bopael kiosk key 1`, the audience, the kommune’s code, the kiosk’s id, the key. ' +
    'Each question is noted. A record that names an intake finishes it. Has the number 0.',
  tags: ['station'],
  security: [{ station: [] }],
  requestBody: { required: true, content: json(refTo('IntakeQuestion')) },
  responses: {
    ...answer('How the intakes stand; none where nobody has such a ticket.', 'IntakeAnswer'),
    ...problems({ ...always, ...body, ...signInToWrite }),
  },
};

const kioskIntakes: JsonObject = {
  operationId: 'handIntakeIn',
  summary: 'A kiosk hands in what a citizen told it, sealed to the counter stations of its office',
  description: 'The same again is answered the same. Has the number 0.',
  tags: ['kiosk'],
  security: [{ station: [] }],
  requestBody: { required: true, content: json(refTo('SealedIntake')) },
  responses: {
    ...answer('The server has it.', 'HandedIn'),
    ...problems({
      ...always,
      ...body,
      ...signInToWrite,
      '409': ['malformed'],
      '429': ['too-many-requests', 'too-many-intakes'],
    }),
  },
};

const kioskRecipients: JsonObject = {
  operationId: 'getRecipients',
  summary: 'Whom does this kiosk seal to?',
  description:
    'The content is the exact JSON text of a `RecipientList`, signed by the server’s key over these lines, joined ' +
    'by a line feed: `bopael intake recipients 1`, the content. Has the number 0.',
  tags: ['kiosk'],
  security: [{ station: [] }],
  responses: {
    ...answer('The counter stations of its office.', 'SignedRecipients'),
    ...problems({ ...always, ...signIn }),
  },
};

const kioskQueue: JsonObject = {
  operationId: 'tellKioskQueue',
  summary: 'What waits at this kiosk for the line, and what the server has refused',
  description: 'For people who look after many stations. Decides nothing. Has the number 0.',
  tags: ['kiosk'],
  security: [{ station: [] }],
  requestBody: { required: true, content: json(refTo('StationQueue')) },
  responses: {
    ...answer('Kept in place of what was told before.', 'StationQueue'),
    ...problems({ ...always, ...body, ...signInToWrite }),
  },
};

const enrolment: JsonObject = {
  operationId: 'enrolStation',
  summary: 'Become a station: the machine’s keys in a one-time code’s place',
  description:
    'The code comes from IT and lives for seven days; sixteen signs, the last of which checks the others. What ' +
    'the station was known by before is retired. The same request again is answered the same, as long as these ' +
    'keys are the station’s. Without a code only on a practice server, and only from its own machine. The proof ' +
    'is a signature by the signing key over these lines, joined by line feeds: `bopael enrolment 1`, the code ' +
    'or nothing, the signing key and the sealing key as they stand in the request.',
  tags: ['station'],
  requestBody: { required: true, content: json(refTo('EnrolmentRequest')) },
  responses: {
    ...answer('Who the station is, and what the server is known by.', 'EnrolmentResponse'),
    ...problems({
      ...always,
      ...body,
      '403': ['code-refused', 'enrolment-closed', 'foreign-request'],
      '503': ['database-unavailable'],
    }),
  },
};

const openApi: JsonObject = {
  operationId: 'getOpenApi',
  summary: 'This description',
  tags: ['server'],
  responses: {
    '200': { description: 'An OpenAPI 3.1 document.', content: json({ type: 'object' }) },
    ...problems(always),
  },
};

const stationSettings: JsonObject = {
  operationId: 'getStationSettings',
  summary: 'What the served page needs to know before it has talked to anyone',
  tags: ['station'],
  responses: { ...answer('Nothing secret.', 'StationSettings'), ...problems(always) },
};

/** The contracts as JSON Schema 2020-12, each naming the others by reference. */
function buildSchemas(): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id });
  // `input`: what stands on the wire, before the parsers make domain values of it.
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      // In a description the place is the name; a relative `$id` would move the references.
      const { $schema: _, $id: __, ...rest } = schema;
      return [id, id === 'OutgoingRecord' ? describeContent(rest as JsonObject) : (rest as JsonObject)];
    }),
  );
}

/** The record's content is text that holds JSON: its schema is told beside it. */
function describeContent(record: JsonObject): JsonObject {
  const properties = record['properties'] as JsonObject;
  const content = {
    ...(properties['content'] as JsonObject),
    description:
      'The exact JSON text of a registration or a withdrawal; the receipt names the SHA-256 of its UTF-8 bytes.',
    contentMediaType: 'application/json',
    contentSchema: { oneOf: [refTo('RegistrationContent'), refTo('WithdrawalContent')] },
  };
  return { ...record, properties: { ...properties, content } };
}
