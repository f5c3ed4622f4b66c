import { z } from 'zod';
import type { IntakeId } from '../domain/intake.ts';
import type { Ticket } from '../domain/ticket.ts';
import { AttestationSchema, type ReceiptWorld } from './receipt.ts';
import {
  AudienceSchema,
  InstantSchema,
  IntakeIdSchema,
  PublicKeySchema,
  Sha256Schema,
  SignatureSchema,
  TicketSchema,
} from './wire-values.ts';

/** What a machine is for. A kiosk hands in what only counter stations of its office can open. */
export const StationRoleSchema = z.enum(['counter', 'kiosk']);
export type StationRole = z.infer<typeof StationRoleSchema>;

export const kioskLimits = {
  /** Counter stations that one intake is sealed to. */
  recipients: 60,
  /** Signs of the sealed part, base64. */
  sealed: 64_000,
  /** Intakes of one kiosk that nobody has finished yet; the server takes no more. */
  open: 500,
  /** Intakes under one ticket: by chance there are hardly ever two. */
  sameTicket: 5,
} as const;

/** The content's key, once for each station that may open it. */
const WrappedKeySchema = z.strictObject({
  /** The X25519 key that it is wrapped to. */
  to: PublicKeySchema,
  /** The X25519 key that was made for this one wrapping; its private half is thrown away. */
  ephemeral: PublicKeySchema,
  /** AES-256-GCM: 32 bytes and the tag. */
  key: z.string().regex(/^[A-Za-z0-9+/]{64}$/),
});

/**
 * An intake as it leaves the kiosk, which cannot open it any more. Padded, sealed under a key of its own, and
 * signed by the kiosk. Without a time: it says no more than the server sees anyway.
 */
export const SealedIntakeSchema = z.strictObject({
  version: z.literal(1),
  audience: AudienceSchema,
  kommuneCode: z.string().regex(/^\d{4}$/),
  kiosk: z.uuid(),
  id: IntakeIdSchema,
  ticket: TicketSchema,
  recipients: z.array(WrappedKeySchema).min(1).max(kioskLimits.recipients),
  sealed: z.base64().min(24).max(kioskLimits.sealed),
  /** By the kiosk's Ed25519 key over `sealedIntakeText`. */
  signature: SignatureSchema,
});
export type SealedIntake = z.infer<typeof SealedIntakeSchema>;

/** All that the server must know of an intake to tell the counter that it was not taken. */
export const NamedIntakeSchema = SealedIntakeSchema.pick({ id: true, ticket: true }).strip();
export type NamedIntake = z.infer<typeof NamedIntakeSchema>;

/** What all parts of a sealed intake are bound to. */
export const intakeBoundText = (
  { audience, kommuneCode }: ReceiptWorld,
  {
    kiosk,
    id,
    ticket,
    to,
  }: {
    readonly kiosk: string;
    readonly id: IntakeId;
    readonly ticket: Ticket;
    /** Of all recipients, in their order. */
    readonly to: readonly string[];
  },
): string => ['bopael intake 1', audience, kommuneCode, kiosk, id, ticket, ...to].join('\n');

/** The exact text that the kiosk signs; `hash` is the SHA-256 of `sealedIntakePart`. */
export const sealedIntakeText = (
  { audience, kommuneCode }: ReceiptWorld,
  { kiosk, id, ticket }: Pick<SealedIntake, 'kiosk' | 'id' | 'ticket'>,
  hash: string,
): string =>
  ['bopael sealed intake 1', audience, kommuneCode, kiosk, id, ticket, Sha256Schema.parse(hash)].join('\n');

export const sealedIntakePart = ({
  recipients,
  sealed,
}: Pick<SealedIntake, 'recipients' | 'sealed'>): string =>
  [...recipients.flatMap(({ to, ephemeral, key }) => [to, ephemeral, key]), sealed].join('\n');

/** Whom a kiosk seals to: the counter stations of its office, as the server knows them at that time. */
export const RecipientListSchema = z.strictObject({
  version: z.literal(1),
  audience: AudienceSchema,
  kommuneCode: z.string().regex(/^\d{4}$/),
  kiosk: z.uuid(),
  office: z.string(),
  asOf: InstantSchema,
  /** X25519. None: the office has no counter station, and its kiosk cannot take an intake. */
  recipients: z.array(PublicKeySchema).max(kioskLimits.recipients),
});
export type RecipientList = z.infer<typeof RecipientListSchema>;

/** `content` is the exact JSON text of a `RecipientList`; signed by the server over `recipientsText`. */
export const SignedRecipientsSchema = z.strictObject({
  content: z.string().max(20_000),
  attestation: AttestationSchema,
});
export type SignedRecipients = z.infer<typeof SignedRecipientsSchema>;

export const recipientsText = (content: string): string => `bopael intake recipients 1\n${content}`;

/** The server has it. The same again is answered the same, also when it has been finished since. */
export const HandedInSchema = z.object({
  id: IntakeIdSchema,
  receivedAt: InstantSchema,
  replayed: z.boolean(),
});
export type HandedIn = z.infer<typeof HandedInSchema>;

/** The clerk's initials. */
const by = z.string().trim().min(1).max(20);
const questions = {
  find: z.strictObject({ ask: z.literal('find'), ticket: TicketSchema, by }),
  /** `fromOther`: also where another clerk has it, who was asked. */
  take: z.strictObject({ ask: z.literal('take'), id: IntakeIdSchema, fromOther: z.boolean(), by }),
  /** Puts it back, for whoever types the ticket next. */
  giveUp: z.strictObject({ ask: z.literal('give-up'), id: IntakeIdSchema, by }),
  /** Nothing is to be registered of it. With a record that names it, an intake is finished by itself. */
  finish: z.strictObject({ ask: z.literal('finish'), id: IntakeIdSchema, by }),
} as const;

/** What a clerk asks about intakes of the office; the station's world goes with it on the wire. */
export const AskedForIntakesSchema = z.discriminatedUnion('ask', [
  questions.find,
  questions.take,
  questions.giveUp,
  questions.finish,
]);
export type AskedForIntakes = z.infer<typeof AskedForIntakesSchema>;

const world = { audience: AudienceSchema } as const;
export const IntakeQuestionSchema = z.discriminatedUnion('ask', [
  questions.find.extend(world),
  questions.take.extend(world),
  questions.giveUp.extend(world),
  questions.finish.extend(world),
]);
export type IntakeQuestion = z.infer<typeof IntakeQuestionSchema>;

export const IntakeStandingSchema = z.object({
  id: IntakeIdSchema,
  receivedAt: InstantSchema,
  kioskName: z.string(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({
      kind: z.literal('taken'),
      by: z.string(),
      stationName: z.string(),
      at: InstantSchema,
      /** By the very station that asks. */
      here: z.boolean(),
    }),
    z.object({
      kind: z.literal('ended'),
      as: z.enum(['finished', 'expired']),
      at: InstantSchema,
      /** Who finished it, where somebody did and it was noted. */
      by: z.string().optional(),
      stationName: z.string().optional(),
      /** Whether a registration came of it; undefined where that was not noted. */
      registered: z.boolean().optional(),
    }),
    /** Another office's: nothing more is told. */
    z.object({ kind: z.literal('elsewhere'), office: z.string() }),
  ]),
});
export type IntakeStanding = z.infer<typeof IntakeStandingSchema>;

/** Why the server did not take what a kiosk offered. It lies there, sealed, and is offered again. */
export const RefusedIntakeProblemSchema = z.enum([
  'malformed',
  'wrong-audience',
  /** So many of that kiosk wait for a clerk already. */
  'too-many-intakes',
]);
export type RefusedIntakeProblem = z.infer<typeof RefusedIntakeProblemSchema>;

export const RefusedIntakeSchema = z.object({
  id: IntakeIdSchema,
  kioskName: z.string(),
  problem: RefusedIntakeProblemSchema,
  /** When it was offered for the first time. */
  at: InstantSchema,
});
export type RefusedIntake = z.infer<typeof RefusedIntakeSchema>;

export const IntakeAnswerSchema = z.object({
  /** Empty where there is none under the ticket or id. */
  intakes: z.array(IntakeStandingSchema).max(kioskLimits.sameTicket),
  /** What the office's kiosks offered under the ticket, and the server did not take. Left out where there is none. */
  refused: z.array(RefusedIntakeSchema).max(kioskLimits.sameTicket).optional(),
  /** Where it was taken: what the clerk's station opens. */
  taken: z
    .object({
      sealed: SealedIntakeSchema,
      /** The key that the kiosk had then, signed by the server over `kioskKeyText`. */
      kioskKey: PublicKeySchema,
      attestation: AttestationSchema,
    })
    .optional(),
});
export type IntakeAnswer = z.infer<typeof IntakeAnswerSchema>;
export type TakenSealed = NonNullable<IntakeAnswer['taken']>;

/** The server's word that this was a kiosk's key. */
export const kioskKeyText = ({ audience, kommuneCode }: ReceiptWorld, kiosk: string, key: string): string =>
  ['bopael kiosk key 1', audience, kommuneCode, kiosk, key].join('\n');
