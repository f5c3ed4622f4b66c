import { z } from 'zod';
import { ServerKeysSchema } from '../intake-api.ts';
import { AudienceSchema, PublicKeySchema } from '../wire-values.ts';
import { bytesSchema } from './bytes.ts';
import { defineRequest } from './define-request.ts';

/** Who the station is to its server. Its private keys are never told. */
export const StationStandingSchema = z.strictObject({
  stationId: z.uuid(),
  stationName: z.string(),
  office: z.string(),
  audience: AudienceSchema,
  kommuneCode: z.string().regex(/^\d{4}$/),
  /** Ed25519, raw: what the server knows it by. */
  signingKey: PublicKeySchema,
  /** X25519, raw: return receipts of bundles are sealed to it. */
  sealingKey: PublicKeySchema,
  /** What the server was known by when the station was enrolled. */
  server: ServerKeysSchema,
});
export type StationStanding = z.infer<typeof StationStandingSchema>;

export const findStanding = defineRequest({
  channel: 'station:standing',
  input: z.undefined(),
  output: StationStandingSchema.optional(),
  errors: [],
});

export const takeStationNumber = defineRequest({
  channel: 'station:take-number',
  input: z.undefined(),
  output: z.int().min(1).optional(),
  errors: [],
});

/**
 * The only texts that the page may have signed: requests are signed where they are sent, and whoever could
 * sign any text could send as the station from elsewhere.
 */
export const BundleTextSchema = z
  .string()
  .max(1_000)
  .regex(/^bopael bundle 1\n/);

export const signBundle = defineRequest({
  channel: 'station:sign-bundle',
  input: z.strictObject({ text: BundleTextSchema }),
  output: bytesSchema((length) => length === 64).optional(),
  errors: [],
});

export const agreeAsStation = defineRequest({
  channel: 'station:agree',
  input: z.strictObject({ publicKey: bytesSchema((length) => length === 32) }),
  output: bytesSchema((length) => length === 32).optional(),
  errors: [],
});
