import type {
  AttestationPorts,
  AttestedReceipts,
  ServerTrust,
} from '../application/receipts/attested-receipts.ts';
import { buildReceiptTree } from '../application/receipts/receipt-tree.ts';
import type { Receipt } from '../contract/receipt.ts';
import { hashBytes } from './hash-bytes.ts';
import { createTestSigner, type TestSigner, testWorld, verifyEd25519 } from './test-signer.ts';

/** The key of every simulated server that is given no other. */
export const testServerSigner = await createTestSigner();

export const testTrust: ServerTrust = { world: testWorld, signingKeys: [testServerSigner.publicKey] };

/** What a station needs to believe the receipts of a simulated server. */
export const trustPorts: AttestationPorts & { readonly findTrust: () => Promise<ServerTrust> } = {
  hash: hashBytes,
  verify: verifyEd25519,
  findTrust: async () => testTrust,
};

/** Receipts as the server signs those of one answer. */
export async function attestReceipts(
  receipts: readonly Receipt[],
  signer: TestSigner = testServerSigner,
): Promise<AttestedReceipts> {
  const attestation = await signer.attest(testWorld, receipts);
  if (attestation === undefined) throw new Error('There are receipts to sign');
  const { root, leaves } = buildReceiptTree(hashBytes, testWorld, receipts);
  return { ...attestation, root, leaves };
}
