import { hash } from 'node:crypto';
import { buildReceiptTree, type HashBytes } from '../../application/receipts/receipt-tree.ts';
import type { Attestation, Receipt, ReceiptWorld } from '../../contract/receipt.ts';

export interface ReceiptSigner {
  /** One signature over all receipts of an answer, in their order; undefined where there is none. */
  readonly attest: (receipts: readonly Receipt[]) => Attestation | undefined;
}

const hashBytes: HashBytes = (bytes) => hash('sha256', bytes, 'buffer');

/** `sign` gives the key's own signature over the root's text. */
export const createReceiptSigner = (
  world: ReceiptWorld,
  sign: (bytes: Uint8Array) => Attestation,
): ReceiptSigner => ({
  attest: (receipts) =>
    receipts.length === 0 ? undefined : sign(buildReceiptTree(hashBytes, world, receipts).signedBytes),
});
