import { v7 } from 'uuid';
import { toHex } from '../../application/hex.ts';
import type { Sha256, Sha256OfBytes } from '../../application/ports/digest.ts';
import type { Ids } from '../../application/ports/machine.ts';
import type { VerifySignature } from '../../application/ports/signature.ts';
import type { RegistrationId } from '../../domain/registration.ts';

export const systemIds: Ids = { newRegistrationId: () => v7() as RegistrationId };

export const webSha256OfBytes: Sha256OfBytes = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return toHex(digest);
};

export const webSha256: Sha256 = (text) => webSha256OfBytes(new TextEncoder().encode(text));

export const verifyEd25519: VerifySignature = async ({ publicKey, message, signature }) => {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
};
