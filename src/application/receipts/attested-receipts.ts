import type { Attestation, Receipt, ReceiptProof, ReceiptWorld } from '../../contract/receipt.ts';
import { decodeBase64 } from '../audit/bytes.ts';
import { toHex } from '../hex.ts';
import type { VerifySignature } from '../ports/signature.ts';
import { buildReceiptTree, buildTreeOfLeaves, type HashBytes } from './receipt-tree.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Whose receipts are believed. */
export interface ServerTrust {
  readonly world: ReceiptWorld;
  /** The server's raw Ed25519 public keys, as they were told when the station was connected. */
  readonly signingKeys: readonly Bytes[];
}

/**
 * The receipts of one answer as the server signed them together. Kept once for all of them: each is proven by
 * its place among the leaves.
 */
export interface AttestedReceipts extends Attestation {
  /** Of the tree, in hexadecimal: what was signed. */
  readonly root: string;
  /** In the order of the receipts in the answer. */
  readonly leaves: readonly Uint8Array[];
}

export interface AttestationPorts {
  readonly hash: HashBytes;
  readonly verify: VerifySignature;
}

/** The first 16 hexadecimal digits of the SHA-256 of a raw public key. */
const keyIdOf = (hash: HashBytes, key: Bytes): string => toHex(hash(key)).slice(0, 16);

export const findTrustedKey = (hash: HashBytes, trust: ServerTrust, keyId: string): Bytes | undefined =>
  trust.signingKeys.find((key) => keyIdOf(hash, key) === keyId);

/** Undefined where the attestation is missing, or is not by a trusted key over just these receipts. */
export async function verifyAttestation(
  { hash, verify }: AttestationPorts,
  trust: ServerTrust,
  receipts: readonly Receipt[],
  attestation: Attestation | undefined,
): Promise<AttestedReceipts | undefined> {
  const publicKey = attestation === undefined ? undefined : findTrustedKey(hash, trust, attestation.key);
  if (attestation === undefined || publicKey === undefined || receipts.length === 0) return undefined;
  const { signedBytes, root, leaves } = buildReceiptTree(hash, trust.world, receipts);
  const signature = decodeBase64(attestation.signature);
  const isSigned = await verify({ publicKey, message: signedBytes, signature });
  return isSigned ? { ...attestation, root, leaves } : undefined;
}

/** What makes the receipt at this place stand by itself. */
export const proofOf = (
  hash: HashBytes,
  { key, signature, leaves }: AttestedReceipts,
  place: number,
): ReceiptProof => ({ key, path: [...buildTreeOfLeaves(hash, leaves).pathOf(place)], signature });
