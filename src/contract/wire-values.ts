import { z } from 'zod';
import { parseAddressId } from '../domain/address.ts';
import { type CalendarDate, parseIsoDate } from '../domain/calendar-date.ts';
import { parseClerkId } from '../domain/clerk.ts';
import type { NumberSeries } from '../domain/cpr-number.ts';
import { parseIntakeId } from '../domain/intake.ts';
import { type Instant, parseRegistrationId } from '../domain/registration.ts';
import { parseTicket, type Ticket } from '../domain/ticket.ts';

/** A value that only a domain parser may make, as JSON text on the wire. */
const parsed = <Value extends string>(
  parse: (text: unknown) => Value | undefined,
  message: string,
  json: { pattern?: string; format?: string },
) =>
  z
    .string()
    .refine((text) => parse(text) !== undefined, message)
    .transform((text) => text as Value)
    .meta(json);

export const RegistrationIdSchema = parsed(parseRegistrationId, 'not a UUIDv7', { format: 'uuid' });
export const ClerkIdSchema = parsed(parseClerkId, 'not a UUID', { format: 'uuid' });
export const AddressIdSchema = parsed(parseAddressId, 'not a UUID', { format: 'uuid' });
export const IntakeIdSchema = parsed(parseIntakeId, 'not a UUIDv7', { format: 'uuid' });
/** In the one way that it is written on the wire: six signs, without a separator. */
export const TicketSchema = parsed(findTicket, 'not a ticket', { pattern: '^[2-9A-HJKMNP-Z]{6}$' });
export const CalendarDateSchema = parsed<CalendarDate>(parseIsoDate, 'not a date', {
  format: 'date',
});
export const InstantSchema = z.iso.datetime().transform((text) => text as Instant);

function findTicket(text: unknown): Ticket | undefined {
  const ticket = typeof text === 'string' ? parseTicket(text) : undefined;
  return ticket?.ok === true && ticket.value === text ? ticket.value : undefined;
}

/** What a machine knew of the time: its own clock, and the server's when it last told. Milliseconds. */
export const ClockEvidenceSchema = z.strictObject({
  wall: InstantSchema,
  monotonic: z.number().min(0),
  server: z.strictObject({ time: InstantSchema, monotonic: z.number().min(0) }).exactOptional(),
});

/** Which world a server lives in. Practice never reaches production, nor the reverse. */
export const ServerAudienceSchema = z.enum(['production', 'practice']);
export type ServerAudience = z.infer<typeof ServerAudienceSchema>;

/** Which world a station belongs to. No server is of the world of training: each refuses it by its name. */
export const AudienceSchema = z.enum([...ServerAudienceSchema.options, 'training']);
export type Audience = z.infer<typeof AudienceSchema>;

/** The numbers of a world: real ones in production alone. */
export const seriesOf = (audience: Audience): NumberSeries =>
  audience === 'production' ? 'civil' : 'practice';

/** Lower-case hexadecimal SHA-256. */
export const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** Base64 of the 32 bytes of a raw Ed25519 public key, in the one way that they can be written. */
export const PublicKeySchema = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/);
/** Base64 of the 64 bytes of an Ed25519 signature, in the one way that they can be written. */
export const SignatureSchema = z.string().regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/);
