import { createHash, diffieHellman, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ServerKeys } from '../../contract/intake-api.ts';
import type { Attestation } from '../../contract/receipt.ts';
import type { Instant } from '../../domain/registration.ts';
import type { IntakeTables, ServerKeyRow } from '../database/tables.ts';
import { privateKeyOf, publicHalfOf, publicKeyOf } from './key-pair.ts';

/** What this server is known by. All its processes have the same, from its database. */
export interface ServerKeyring {
  readonly signing: {
    /** What people compare the key by; goes with every signature. */
    readonly keyId: string;
    /** Raw Ed25519. */
    readonly publicKey: Uint8Array;
    /** The 64 raw bytes of a signature. */
    readonly sign: (bytes: Uint8Array) => Uint8Array;
    /** The same as it stands on the wire. */
    readonly attest: (bytes: Uint8Array) => Attestation;
  };
  readonly sealing: {
    /** Raw X25519. */
    readonly publicKey: Uint8Array;
    /** The secret shared with the holder of this raw X25519 key; undefined for a key that shares none. */
    readonly agreeWith: (publicKey: Uint8Array) => Uint8Array | undefined;
  };
  /** HMAC-SHA-256 key of the blinded index. */
  readonly blinding: Uint8Array;
  /** What an enrolled station is told. */
  readonly told: ServerKeys;
}

/** The first 16 hexadecimal digits of the SHA-256 of a raw public key. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

/** Makes the keys that a new database lacks. Those that are there stay for ever. */
export async function ensureServerKeys(transaction: Kysely<IntakeTables>, now: Instant): Promise<void> {
  const found = await transaction.selectFrom('server_keys').select('purpose').execute();
  if (found.length === 3) return;
  const created_at = new Date(now);
  const [signing, sealing, blinding] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const rows: readonly ServerKeyRow[] = [
    {
      purpose: 'signing',
      secret: signing,
      public_key: publicHalfOf(privateKeyOf('Ed25519', signing)),
      created_at,
    },
    {
      purpose: 'sealing',
      secret: sealing,
      public_key: publicHalfOf(privateKeyOf('X25519', sealing)),
      created_at,
    },
    {
      purpose: 'blinding',
      secret: blinding,
      public_key: createHash('sha256').update(blinding).digest(),
      created_at,
    },
  ];
  await transaction
    .insertInto('server_keys')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The keys of a database that has been opened. */
export async function loadServerKeys(db: Kysely<IntakeTables>): Promise<ServerKeyring> {
  const rows = await db.selectFrom('server_keys').select(['purpose', 'secret']).execute();
  const secretOf = (purpose: ServerKeyRow['purpose']): Uint8Array => {
    const secret = rows.find((row) => row.purpose === purpose)?.secret;
    if (secret === undefined) throw new Error(`The database has no key for ${purpose}`);
    return secret;
  };
  return keyringOf(secretOf('signing'), secretOf('sealing'), secretOf('blinding'));
}

function keyringOf(
  signingSecret: Uint8Array,
  sealingSecret: Uint8Array,
  blinding: Uint8Array,
): ServerKeyring {
  const signingKey = privateKeyOf('Ed25519', signingSecret);
  const sealingKey = privateKeyOf('X25519', sealingSecret);
  const signingPublic = publicHalfOf(signingKey);
  const sealingPublic = publicHalfOf(sealingKey);
  const keyId = keyIdOf(signingPublic);
  const signBytes = (bytes: Uint8Array): Buffer => sign(null, bytes, signingKey);
  return {
    signing: {
      keyId,
      publicKey: signingPublic,
      sign: signBytes,
      attest: (bytes) => ({ key: keyId, signature: signBytes(bytes).toString('base64') }),
    },
    sealing: {
      publicKey: sealingPublic,
      agreeWith: (publicKey) => agree(sealingKey, publicKey),
    },
    blinding,
    told: {
      signing: signingPublic.toString('base64'),
      sealing: sealingPublic.toString('base64'),
      blinding: Buffer.from(blinding).toString('base64'),
    },
  };
}

function agree(privateKey: KeyObject, publicKey: Uint8Array): Uint8Array | undefined {
  try {
    return diffieHellman({ privateKey, publicKey: publicKeyOf('X25519', publicKey) });
  } catch {
    // A point of small order: the shared secret would be nought for everybody.
    return undefined;
  }
}
