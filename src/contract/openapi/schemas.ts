import { z } from 'zod';
import { RegisterOfferSchema } from '../address-register.ts';
import { AuditHeadReportSchema } from '../audit-entry.ts';
import { BundleProblemSchema, BundleResponseSchema } from '../bundle.ts';
import {
  ApiProblemSchema,
  ConflictSchema,
  EnrolmentRequestSchema,
  EnrolmentResponseSchema,
  HandOverHeadSchema,
  HandOverRequestSchema,
  HandOverResponseSchema,
  HealthSchema,
  OutgoingRecordSchema,
  ReceiptSchema,
  ReceiptsRequestSchema,
  ReceiptsResponseSchema,
  RecordResultSchema,
  RefusalSchema,
  ShortHandOverResponseSchema,
  StationInfoSchema,
  StationQueueSchema,
  StationSettingsSchema,
} from '../intake-api.ts';
import {
  HandedInSchema,
  IntakeAnswerSchema,
  IntakeQuestionSchema,
  RecipientListSchema,
  SealedIntakeSchema,
  SignedRecipientsSchema,
} from '../kiosk-api.ts';
import { WithdrawalContentSchema } from '../record-content.ts';
import { RegistrationContentSchema } from '../registration-content.ts';
import { UpdatesResponseSchema } from '../updates.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const components = {
  Health: HealthSchema,
  OutgoingRecord: OutgoingRecordSchema,
  AuditHeadReport: AuditHeadReportSchema,
  RegistrationContent: RegistrationContentSchema,
  WithdrawalContent: WithdrawalContentSchema,
  HandOverRequest: HandOverRequestSchema,
  HandOverHead: HandOverHeadSchema,
  HandOverResponse: HandOverResponseSchema,
  ShortHandOverResponse: ShortHandOverResponseSchema,
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

export type ComponentName = keyof typeof components;

/** Another schema by its name. */
export const refTo = (name: ComponentName): JsonObject => ({ $ref: `#/components/schemas/${name}` });
/** What a body in JSON holds. */
export const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });

/** The contracts as JSON Schema 2020-12, each naming the others by reference. */
export function buildSchemas(): JsonObject {
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
