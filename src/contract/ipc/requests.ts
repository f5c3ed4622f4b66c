import { z } from 'zod';
import type { Result } from '../../domain/result.ts';
import { PackedFileSchema, RegisterOfferSchema, registerPieceBytes } from '../address-register.ts';
import { AuditHeadReportSchema } from '../audit-entry.ts';
import {
  handOverLimits,
  ReceiptsRequestSchema,
  ReceiptsResponseSchema,
  RecordResultSchema,
  SettledCaseSchema,
  StationQueueSchema,
  StationSettingsSchema,
} from '../intake-api.ts';
import { AskedForIntakesSchema, IntakeAnswerSchema } from '../kiosk-api.ts';
import { AttestationSchema } from '../receipt.ts';
import { UpdatesCursorSchema, UpdatesResponseSchema } from '../updates.ts';
import { InstantSchema, RegistrationIdSchema, Sha256Schema } from '../wire-values.ts';
import { bytesSchema } from './bytes.ts';
import type { IpcChannel } from './channels.ts';
import { type BorderFault, defineRequest, type RequestContract } from './define-request.ts';
import { appendToFile, listFiles, readFromFile, removeFile, truncateFile } from './file-requests.ts';
import { agreeAsStation, findStanding, signBundle, takeStationNumber } from './identity-requests.ts';
import { bindToDevice, findEarlierKeys, forgetEarlierKeys } from './key-requests.ts';
import { ServerUrlSchema } from './server-url.ts';

export const StationIdentitySchema = z.strictObject({
  ...StationSettingsSchema.shape,
  serverUrl: ServerUrlSchema.exactOptional(),
  enrolled: z.boolean(),
});

export const loadStation = defineRequest({
  channel: 'station:load',
  input: z.undefined(),
  output: StationIdentitySchema,
  errors: ['never-connected', 'unreadable'],
});

export const connectStation = defineRequest({
  channel: 'station:connect',
  input: z.strictObject({
    /** Left out where the server is already known, e.g. from the administrator's policy. */
    serverUrl: z.string().exactOptional(),
    /** The enrolment code from IT. */
    code: z.string().max(100),
  }),
  output: StationIdentitySchema,
  errors: [
    'bad-address',
    'unreachable',
    'not-the-intake-server',
    'wrong-audience',
    'code-refused',
    'not-stored',
  ],
});

export const probeIntake = defineRequest({
  channel: 'intake:probe',
  input: z.undefined(),
  output: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('ready'),
      serverTime: InstantSchema,
      lastExchange: z.int().exactOptional(),
      takesLines: z.literal(true).exactOptional(),
      takesPacked: z.literal(true).exactOptional(),
    }),
    z.strictObject({
      kind: z.enum([
        'unreachable',
        'not-the-intake-server',
        'wrong-audience',
        'not-enrolled',
        'station-revoked',
        'station-cloned',
        'server-key-changed',
      ]),
    }),
  ]),
  errors: [],
});

const unanswered = [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int(),
    problem: z.string().exactOptional(),
    retryAfterSeconds: z.number().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('unreachable') }),
  z.strictObject({ kind: z.literal('timed-out') }),
  z.strictObject({ kind: z.literal('not-the-intake-server') }),
] as const;

export const handOverToIntake = defineRequest({
  channel: 'intake:hand-over',
  input: z
    .strictObject({
      records: z
        .array(
          // The server judges each text by itself; refused here, one would hold up all the others.
          z.strictObject({
            id: RegistrationIdSchema,
            bytes: bytesSchema(() => true),
            contentHash: Sha256Schema.exactOptional(),
          }),
        )
        .max(handOverLimits.records)
        .readonly(),
      auditHead: AuditHeadReportSchema.exactOptional(),
      settled: z.array(SettledCaseSchema).max(handOverLimits.settled).exactOptional(),
      queue: StationQueueSchema.exactOptional(),
      line: z.strictObject({ isQuick: z.boolean() }).exactOptional(),
    })
    .refine(({ records, settled }) => records.length + (settled?.length ?? 0) > 0, 'nothing is handed over'),
  output: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('answered'),
      results: z.array(RecordResultSchema).readonly(),
      attestation: AttestationSchema.exactOptional(),
      number: z.int().min(1).exactOptional(),
      sentBytes: z.int().min(0).exactOptional(),
    }),
    ...unanswered,
  ]),
  errors: [],
});

export const compareWithIntake = defineRequest({
  channel: 'intake:compare',
  input: ReceiptsRequestSchema.pick({ records: true }),
  output: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answered'), value: ReceiptsResponseSchema }),
    ...unanswered,
  ]),
  errors: [],
});

export const fetchIntakeUpdates = defineRequest({
  channel: 'intake:updates',
  input: UpdatesCursorSchema,
  output: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answered'), value: UpdatesResponseSchema }),
    ...unanswered,
  ]),
  errors: [],
});

export const askForIntakes = defineRequest({
  channel: 'intake:kiosk',
  input: z.strictObject({ question: AskedForIntakesSchema }),
  output: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answered'), value: IntakeAnswerSchema }),
    ...unanswered,
  ]),
  errors: [],
});

export const findIntakeRegister = defineRequest({
  channel: 'intake:register',
  input: z.strictObject({ have: Sha256Schema.exactOptional() }),
  output: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answered'), value: RegisterOfferSchema }),
    ...unanswered,
  ]),
  errors: [],
});

export const fetchIntakeRegisterPart = defineRequest({
  channel: 'intake:register-part',
  input: z.strictObject({ file: PackedFileSchema, from: z.int().min(0) }),
  output: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('answered'),
      value: bytesSchema((length) => length > 0 && length <= registerPieceBytes),
    }),
    ...unanswered,
  ]),
  errors: [],
});

/** Every channel has its one contract, under its own name. */
export const ipcRequests = {
  'station:load': loadStation,
  'station:connect': connectStation,
  'station:standing': findStanding,
  'station:take-number': takeStationNumber,
  'station:sign-bundle': signBundle,
  'station:agree': agreeAsStation,
  'keys:earlier': findEarlierKeys,
  'keys:forget-earlier': forgetEarlierKeys,
  'device:bind': bindToDevice,
  'files:list': listFiles,
  'files:read': readFromFile,
  'files:append': appendToFile,
  'files:truncate': truncateFile,
  'files:remove': removeFile,
  'intake:probe': probeIntake,
  'intake:hand-over': handOverToIntake,
  'intake:compare': compareWithIntake,
  'intake:updates': fetchIntakeUpdates,
  'intake:kiosk': askForIntakes,
  'intake:register': findIntakeRegister,
  'intake:register-part': fetchIntakeRegisterPart,
} satisfies { [Channel in IpcChannel]: RequestContract<Channel, z.ZodType, z.ZodType, string> };

type Requests = typeof ipcRequests;

/** What the page sends. */
export type IpcPayload<Channel extends IpcChannel> = z.input<Requests[Channel]['input']>;
/** What the handler gets. */
export type IpcInput<Channel extends IpcChannel> = z.output<Requests[Channel]['input']>;
export type IpcValue<Channel extends IpcChannel> = z.output<Requests[Channel]['output']>;
export type IpcErrorKind<Channel extends IpcChannel> = Requests[Channel]['errors'][number];

/** What a handler gives back: only the failures that its contract names. */
export type IpcOutcome<Channel extends IpcChannel> = Result<
  IpcValue<Channel>,
  { readonly kind: IpcErrorKind<Channel> }
>;

/** What the page gets back. Nothing is ever thrown across. */
export type IpcAnswer<Channel extends IpcChannel> = Result<
  IpcValue<Channel>,
  { readonly kind: IpcErrorKind<Channel> | BorderFault }
>;

/** What the preload script puts on the page's `window`, and all of it. */
export interface StationBridge {
  invoke<Channel extends IpcChannel>(
    channel: Channel,
    payload: IpcPayload<Channel>,
  ): Promise<IpcAnswer<Channel>>;
}
