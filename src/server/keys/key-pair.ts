import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The two curves that the product signs and seals with. */
export type Curve = 'Ed25519' | 'X25519';

// How PKCS #8 and SubjectPublicKeyInfo begin for each curve (RFC 8410): after that come the 32 raw bytes.
const heads = {
  Ed25519: { secret: '302e020100300506032b657004220420', public: '302a300506032b6570032100' },
  X25519: { secret: '302e020100300506032b656e04220420', public: '302a300506032b656e032100' },
} as const satisfies Record<Curve, { readonly secret: string; readonly public: string }>;

/** The private key that these 32 bytes are. */
export const privateKeyOf = (curve: Curve, secret: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(heads[curve].secret, 'hex'), secret]),
    format: 'der',
    type: 'pkcs8',
  });

/** The public key that these 32 bytes are. */
export const publicKeyOf = (curve: Curve, raw: Uint8Array): KeyObject =>
  createPublicKey({
    key: Buffer.concat([Buffer.from(heads[curve].public, 'hex'), raw]),
    format: 'der',
    type: 'spki',
  });

/** The 32 raw bytes of a private key's public half. */
export const publicHalfOf = (secret: KeyObject): Buffer =>
  createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32);
