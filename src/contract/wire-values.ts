import { z } from 'zod';
import { parseAddressId } from '../domain/address.ts';
import { type CalendarDate, parseIsoDate } from '../domain/calendar-date.ts';
import { parseClerkId } from '../domain/clerk.ts';
import { type Instant, parseRegistrationId } from '../domain/registration.ts';

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
export const CalendarDateSchema = parsed<CalendarDate>(parseIsoDate, 'not a date', {
  format: 'date',
});
export const InstantSchema = z.iso.datetime().transform((text) => text as Instant);

/** What a machine knew of the time: its own clock, and the server's when it last told. Milliseconds. */
export const ClockEvidenceSchema = z.strictObject({
  wall: InstantSchema,
  monotonic: z.number().min(0),
  server: z.strictObject({ time: InstantSchema, monotonic: z.number().min(0) }).exactOptional(),
});

/** Which world a station and a server belong to. Practice never reaches production, nor the reverse. */
export const AudienceSchema = z.enum(['production', 'practice']);
export type Audience = z.infer<typeof AudienceSchema>;

/** Lower-case hexadecimal SHA-256. */
export const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** Base64 of the 32 bytes of a raw Ed25519 public key, in the one way that they can be written. */
export const PublicKeySchema = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/);
/** Base64 of the 64 bytes of an Ed25519 signature, in the one way that they can be written. */
export const SignatureSchema = z.string().regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/);
