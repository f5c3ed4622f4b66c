import { z } from 'zod';
import { bytesSchema } from './bytes.ts';
import { defineRequest } from './define-request.ts';

/** Base64 of 32 bytes: no other length ends like that. */
export const Base64KeySchema = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** What the version before clerks sealed its data with. They are found, and never made any more. */
export const findEarlierKeys = defineRequest({
  channel: 'keys:earlier',
  input: z.undefined(),
  output: z.strictObject({ dataKey: Base64KeySchema, lookupKey: Base64KeySchema }),
  errors: ['none', 'keys-unreadable', 'key-store-unavailable'],
});

/** Only when everything has been sealed anew with the station's own keys. */
export const forgetEarlierKeys = defineRequest({
  channel: 'keys:forget-earlier',
  input: z.undefined(),
  output: z.undefined(),
  errors: ['not-forgotten'],
});

const SecretSchema = bytesSchema((length) => length === 32);

export const bindToDevice = defineRequest({
  channel: 'device:bind',
  input: z.strictObject({ secret: SecretSchema, mayMake: z.boolean() }),
  output: SecretSchema,
  errors: ['key-store-unavailable', 'key-store-changed'],
});
