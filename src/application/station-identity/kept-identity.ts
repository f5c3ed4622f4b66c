import { z } from 'zod';
import { ServerKeysSchema, type StationInfo } from '../../contract/intake-api.ts';
import type { StationStanding } from '../../contract/ipc/identity-requests.ts';
import { AudienceSchema } from '../../contract/wire-values.ts';
import { type StationSecrets, StationSecretsSchema } from './station-crypto.ts';

/** Who the station is to its server, as the station keeps it: sealed, for its private keys are in it. */
export const KeptIdentitySchema = z.strictObject({
  version: z.literal(1),
  stationId: z.uuid(),
  stationName: z.string(),
  office: z.string(),
  audience: AudienceSchema,
  kommuneCode: z.string().regex(/^\d{4}$/),
  secrets: StationSecretsSchema,
  /** What the server was known by when the station was enrolled. */
  server: ServerKeysSchema,
});
export type KeptIdentity = z.infer<typeof KeptIdentitySchema>;

/**
 * An enrolment that has not been answered yet: the answer may be lost, and the server then knows these very
 * keys. So they are kept before they are shown, and shown again until there is an answer.
 */
export const EnrollingSchema = z.strictObject({
  version: z.literal(1),
  /** As it is sent. Absent where the server takes stations without. */
  code: z.string().exactOptional(),
  secrets: StationSecretsSchema,
});
export type Enrolling = z.infer<typeof EnrollingSchema>;

export const identityOf = (
  { stationId, stationName, office, audience, kommuneCode, keys }: StationInfo,
  secrets: StationSecrets,
): KeptIdentity => ({
  version: 1,
  stationId,
  stationName,
  office,
  audience,
  kommuneCode,
  secrets,
  server: keys,
});

/** What may be told of it, and kept in memory: all but the private keys. */
export const standingOf = ({ version: _, secrets, ...told }: KeptIdentity): StationStanding => ({
  ...told,
  signingKey: secrets.signing.public,
  sealingKey: secrets.sealing.public,
});

/** Undefined where the text says nothing of the kind: what was damaged is not guessed at. */
export const findKeptIdentity = (text: string | undefined): KeptIdentity | undefined =>
  read(KeptIdentitySchema, text);
export const findEnrolling = (text: string | undefined): Enrolling | undefined => read(EnrollingSchema, text);

function read<Schema extends z.ZodType>(
  schema: Schema,
  text: string | undefined,
): z.output<Schema> | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
