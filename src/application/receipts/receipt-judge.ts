import type { Receipt } from '../../contract/receipt.ts';
import { decodeBase64 } from '../audit/bytes.ts';
import { toHex } from '../hex.ts';
import {
  type AttestationPorts,
  type AttestedReceipts,
  findTrustedKey,
  type ServerTrust,
} from './attested-receipts.ts';
import { buildTreeOfLeaves, leafOf } from './receipt-tree.ts';

/** Whether kept receipts are what the server has signed. */
export interface ReceiptJudge {
  /** Whether this very receipt stands at the place, and the whole is signed by a trusted key. */
  isProven(receipt: Receipt, batch: AttestedReceipts, place: number): Promise<boolean>;
}

/** Looks at each signature once, however many receipts it stands for. */
export function createReceiptJudge({ hash, verify }: AttestationPorts, trust: ServerTrust): ReceiptJudge {
  const known = new Map<string, Promise<boolean>>();

  async function isSigned({ key, signature, leaves }: AttestedReceipts): Promise<boolean> {
    const publicKey = findTrustedKey(hash, trust, key);
    if (publicKey === undefined || leaves.length === 0) return false;
    const message = buildTreeOfLeaves(hash, leaves).signedBytes;
    return verify({ publicKey, message, signature: decodeBase64(signature) });
  }

  return {
    async isProven(receipt, batch, place) {
      const leaf = batch.leaves[place];
      if (leaf === undefined || toHex(leaf) !== toHex(leafOf(hash, trust.world, receipt))) return false;
      const name = `${batch.root} ${batch.key} ${batch.signature}`;
      const answer = known.get(name) ?? isSigned(batch);
      known.set(name, answer);
      return answer;
    },
  };
}
