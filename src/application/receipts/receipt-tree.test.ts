import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Receipt, ReceiptProof } from '../../contract/receipt.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { hashBytes } from '../../testing/hash-bytes.ts';
import { createTestSigner, testWorld, verifyEd25519 } from '../../testing/test-signer.ts';
import { encodeBase64 } from '../audit/bytes.ts';
import { buildReceiptTree, isReceiptSigned } from './receipt-tree.ts';

const signer = await createTestSigner();
const ports = { hash: hashBytes, verify: verifyEd25519 };

const receiptNo = (nth: number): Receipt => ({
  id: practiceId(nth),
  sequence: nth + 1,
  receivedAt: instant(`2026-11-26T08:00:00.${String(nth % 1000).padStart(3, '0')}Z`),
  contentHash: nth.toString(16).padStart(64, '0'),
});

it('proves each receipt by itself, however many were signed together', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), async (count) => {
      const receipts = Array.from({ length: count }, (_, nth) => receiptNo(nth));
      const proofs = await signer.prove(testWorld, receipts);
      for (const [place, receipt] of receipts.entries()) {
        const proof = proofs[place];
        if (proof === undefined) throw new Error('a receipt without its proof');
        expect(await isReceiptSigned(ports, testWorld, receipt, proof, signer.publicKey)).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

it('proves nothing where any part of it was changed', async () => {
  const receipts = Array.from({ length: 9 }, (_, nth) => receiptNo(nth));
  const proofs = await signer.prove(testWorld, receipts);
  const [receipt, proof] = [receipts[4], proofs[4]];
  if (receipt === undefined || proof === undefined) throw new Error('there are nine');
  const no = async (changed: Receipt, by: ReceiptProof = proof, where: object = {}) =>
    expect(await isReceiptSigned(ports, { ...testWorld, ...where }, changed, by, signer.publicKey)).toBe(
      false,
    );
  await no({ ...receipt, sequence: receipt.sequence + 1 });
  await no({ ...receipt, id: practiceId(5) });
  await no({ ...receipt, contentHash: 'f'.repeat(64) });
  await no({ ...receipt, receivedAt: instant('2026-11-26T09:00:00.000Z') });
  await no(receipt, proof, { audience: 'production' });
  await no(receipt, proof, { kommuneCode: '0851' });
  await no(receipt, { ...proof, path: proof.path.slice(1) });
  await no(receipt, { ...proof, path: proof.path.toReversed() });
  await no(receipt, { ...proof, signature: encodeBase64(new Uint8Array(64)) });
  const { publicKey: other } = await createTestSigner();
  expect(await isReceiptSigned(ports, testWorld, receipt, proof, other)).toBe(false);
});

it('has a leaf for each receipt, and never none', () => {
  const two = buildReceiptTree(hashBytes, testWorld, [receiptNo(0), receiptNo(1)]);
  expect([two.pathOf(0).length, two.pathOf(1).length]).toEqual([1, 1]);
  expect(() => buildReceiptTree(hashBytes, testWorld, [])).toThrow('at least one');
});
