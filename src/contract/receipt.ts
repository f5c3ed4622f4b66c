import { z } from 'zod';
import {
  type Audience,
  InstantSchema,
  RegistrationIdSchema,
  Sha256Schema,
  SignatureSchema,
} from './wire-values.ts';

/** The kommune's system has the record. It says nothing of CPR. */
export const ReceiptSchema = z.object({
  id: RegistrationIdSchema,
  /** The server's own running number. */
  sequence: z.int().min(1),
  receivedAt: InstantSchema,
  /** SHA-256 of the exact bytes (UTF-8) that were handed over. */
  contentHash: Sha256Schema,
});
export type Receipt = z.infer<typeof ReceiptSchema>;

/** The first 16 hexadecimal digits of the SHA-256 of a raw public key: what people compare keys by. */
export const KeyIdSchema = z.string().regex(/^[0-9a-f]{16}$/);

/**
 * The server's signature over the root of the tree (see `receipt-tree.ts`) whose leaves are the receipts of
 * one answer, in the order in which they stand there. One signature for up to 500 receipts.
 */
export const AttestationSchema = z.strictObject({ key: KeyIdSchema, signature: SignatureSchema });
export type Attestation = z.infer<typeof AttestationSchema>;

/** What makes one receipt stand by itself: the way from its leaf to the signed root, and the signature. */
export const ReceiptProofSchema = z.strictObject({
  key: KeyIdSchema,
  /** From the leaf upwards: the neighbour's side (`l` or `r`) and its hash, base64url. */
  path: z.array(z.string().regex(/^[lr][A-Za-z0-9_-]{43}$/)).max(12),
  signature: SignatureSchema,
});
export type ReceiptProof = z.infer<typeof ReceiptProofSchema>;

/** Which server a receipt speaks for: a receipt of practice or of another kommune proves nothing here. */
export interface ReceiptWorld {
  readonly audience: Audience;
  readonly kommuneCode: string;
}

/** The exact text that a leaf of the tree is made of. */
export const receiptStatement = (
  { audience, kommuneCode }: ReceiptWorld,
  { id, sequence, receivedAt, contentHash }: Receipt,
): string =>
  `bopael receipt 1\n${audience}\n${kommuneCode}\n${id}\n${sequence}\n${receivedAt}\n${contentHash}`;

/** The exact text that the server signs: the root of the tree in lower-case hexadecimal. */
export const attestedText = (rootHex: string): string => `bopael receipts 1\n${rootHex}`;
