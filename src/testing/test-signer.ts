import { encodeBase64 } from '../application/audit/bytes.ts';
import { fingerprintOf } from '../application/audit/fingerprint.ts';
import type { VerifySignature } from '../application/ports/signature.ts';
import { buildReceiptTree } from '../application/receipts/receipt-tree.ts';
import type { Attestation, Receipt, ReceiptProof, ReceiptWorld } from '../contract/receipt.ts';
import { hashBytes } from './hash-bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A server's key as a test has it. */
export interface TestSigner {
  readonly keyId: string;
  readonly publicKey: Bytes;
  sign(bytes: Bytes): Promise<string>;
  attest(world: ReceiptWorld, receipts: readonly Receipt[]): Promise<Attestation | undefined>;
  prove(world: ReceiptWorld, receipts: readonly Receipt[]): Promise<readonly ReceiptProof[]>;
}

export const testWorld: ReceiptWorld = { audience: 'practice', kommuneCode: '0621' };

const sha256OfBytes = async (bytes: Bytes): Promise<string> =>
  Array.from(hashBytes(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

export async function createTestSigner(): Promise<TestSigner> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Ed25519 keys come in pairs');
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const keyId = await fingerprintOf(publicKey, sha256OfBytes);
  const sign = async (bytes: Bytes): Promise<string> =>
    encodeBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes)));
  return {
    keyId,
    publicKey,
    sign,
    async attest(world, receipts) {
      if (receipts.length === 0) return undefined;
      return { key: keyId, signature: await sign(buildReceiptTree(hashBytes, world, receipts).signedBytes) };
    },
    async prove(world, receipts) {
      const tree = buildReceiptTree(hashBytes, world, receipts);
      const signature = await sign(tree.signedBytes);
      return receipts.map((_, place) => ({ key: keyId, path: [...tree.pathOf(place)], signature }));
    },
  };
}

export const verifyEd25519: VerifySignature = async ({ publicKey, message, signature }) => {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
};
