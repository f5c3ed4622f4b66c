import { z } from 'zod';
import { type ClerkId, parseClerkId } from '../domain/clerk.ts';
import { InstantSchema } from './wire-values.ts';

const SealedSchema = z.strictObject({ nonce: z.base64(), data: z.base64() });

export const ClerkIdSchema = z
  .string()
  .refine((text) => parseClerkId(text) !== undefined)
  .transform((text) => text as ClerkId);

/** argon2id (RFC 9106). */
const KdfSchema = z.strictObject({
  name: z.literal('argon2id'),
  salt: z.base64(),
  memoryKiB: z.int().min(8).max(262_144),
  passes: z.int().min(1).max(20),
});

export const ClerkEntrySchema = z.strictObject({
  id: ClerkIdSchema,
  /** SHA-256 of station and initials, so that nobody's initials lie in the open. Base64. */
  handle: z.base64(),
  kdf: KdfSchema,
  /** The root key under what the passcode gives. */
  wrapped: SealedSchema,
  /** Initials, name and role, under the data key: a role cannot be written in from outside. */
  profile: SealedSchema,
  wrongTries: z.int().min(0),
  lastWrongAt: InstantSchema.optional(),
  closedAt: InstantSchema.optional(),
});
export type ClerkEntry = z.infer<typeof ClerkEntrySchema>;

/**
 * Who can open the station, and how: the root key wrapped for each clerk and for the kommune's recovery
 * key. It holds no name and no key in the open. Two copies lie on the station, and one in every backup.
 */
export const KeyringSchema = z.strictObject({
  bopael: z.literal('keyring'),
  version: z.literal(1),
  station: z.uuid(),
  /** Tells which root key this is. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** Goes up with every change: of two copies the higher is the newer. */
  revision: z.int().min(1),
  createdAt: InstantSchema,
  /** What this machine's binding gives for a known text: another machine's gives another. Base64. */
  device: z.strictObject({ kind: z.enum(['operating-system', 'none']), check: z.base64() }),
  clerks: z.array(ClerkEntrySchema),
  recovery: z.strictObject({ wrapped: SealedSchema, madeAt: InstantSchema }),
});
export type Keyring = z.infer<typeof KeyringSchema>;
