import { z } from 'zod';
import { AuditHeadReportSchema } from './audit-entry.ts';
import {
  ApiProblemSchema,
  apiPaths,
  ConflictSchema,
  EnrolmentRequestSchema,
  EnrolmentResponseSchema,
  HandOverRequestSchema,
  HandOverResponseSchema,
  HealthSchema,
  handOverLimits,
  OutgoingRecordSchema,
  ReceiptSchema,
  RecordResultSchema,
  RefusalSchema,
  StationInfoSchema,
  StationSettingsSchema,
} from './intake-api.ts';
import { RegistrationContentSchema } from './registration-content.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const components = {
  Health: HealthSchema,
  OutgoingRecord: OutgoingRecordSchema,
  AuditHeadReport: AuditHeadReportSchema,
  RegistrationContent: RegistrationContentSchema,
  HandOverRequest: HandOverRequestSchema,
  HandOverResponse: HandOverResponseSchema,
  RecordResult: RecordResultSchema,
  Receipt: ReceiptSchema,
  Conflict: ConflictSchema,
  Refusal: RefusalSchema,
  StationInfo: StationInfoSchema,
  EnrolmentRequest: EnrolmentRequestSchema,
  EnrolmentResponse: EnrolmentResponseSchema,
  StationSettings: StationSettingsSchema,
  ApiProblem: ApiProblemSchema,
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
    tags: [{ name: 'intake' }, { name: 'station' }, { name: 'server' }],
    paths: {
      [apiPaths.health]: { get: health },
      [apiPaths.handOver]: { post: handOver },
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
          scheme: 'bearer',
          description: 'The token that IT was given for the station.',
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
const signIn = { '401': ['not-signed-in', 'station-revoked'], '503': ['database-unavailable'] } as const;
const body = { '400': ['malformed'], '413': ['too-large'], '415': ['malformed'] } as const;

const health: JsonObject = {
  operationId: 'getHealth',
  summary: 'Is the server ready, and which world is it for?',
  tags: ['server'],
  responses: {
    ...answer('The server and its database answer.', 'Health'),
    ...problems({ ...always, '503': ['database-unavailable'] }),
  },
};

const handOver: JsonObject = {
  operationId: 'handOver',
  summary: 'Hand over a batch of registrations',
  description:
    `At most ${handOverLimits.records} records and ${handOverLimits.bytes} bytes. One result a record, in ` +
    'the order sent. The id is the idempotency key for ever: the same id with the same bytes is answered ' +
    'with the stored receipt. After any other answer than 200 the whole batch can be sent again. Conflicts ' +
    'and refusals are judged afresh when the record comes again. The head of the station’s audit trail is ' +
    'kept beside the records and never decides over them.',
  tags: ['intake'],
  security: [{ station: [] }],
  requestBody: { required: true, content: json(refTo('HandOverRequest')) },
  responses: {
    ...answer('Every record has its result.', 'HandOverResponse'),
    ...problems({ ...always, ...signIn, ...body, '403': ['wrong-audience', 'foreign-request'] }),
  },
};

const station: JsonObject = {
  operationId: 'getStation',
  summary: 'Who am I?',
  tags: ['station'],
  security: [{ station: [] }],
  responses: { ...answer('The station of the token.', 'StationInfo'), ...problems({ ...always, ...signIn }) },
};

const enrolment: JsonObject = {
  operationId: 'enrolStation',
  summary: 'Become a practice station',
  description: 'Only on a practice server, and only from its own machine.',
  tags: ['station'],
  requestBody: { required: true, content: json(refTo('EnrolmentRequest')) },
  responses: {
    ...answer('The new station and its token, which is told only here.', 'EnrolmentResponse'),
    ...problems({
      ...always,
      ...body,
      '403': ['enrolment-closed', 'foreign-request'],
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
    description: 'The exact JSON text of a registration; the receipt names the SHA-256 of its UTF-8 bytes.',
    contentMediaType: 'application/json',
    contentSchema: refTo('RegistrationContent'),
  };
  return { ...record, properties: { ...properties, content } };
}
