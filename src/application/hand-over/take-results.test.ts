import { describe, expect, it } from 'vitest';
import type { Receipt, RecordResult } from '../../contract/intake-api.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import { createTestSigner, testWorld } from '../../testing/test-signer.ts';
import { testServerSigner, trustPorts } from '../../testing/test-trust.ts';
import { takeResults } from './take-results.ts';

const hashOf = (nth: number): string => nth.toString(16).padStart(64, '0');
const sentNo = (nth: number) => ({ id: practiceId(nth), contentHash: hashOf(nth) });
const receiptNo = (nth: number, changed: Partial<Receipt> = {}): Receipt => ({
  id: practiceId(nth),
  sequence: nth,
  receivedAt: instant('2026-11-23T08:00:00.000Z'),
  contentHash: hashOf(nth),
  ...changed,
});
const acknowledged = (receipt: Receipt): RecordResult => ({
  outcome: 'acknowledged',
  id: receipt.id,
  receipt,
  replayed: false,
});
const refused = (nth: number): RecordResult => ({
  outcome: 'refused',
  id: practiceId(nth),
  refusal: { kind: 'invalid-cpr', paths: ['person.cpr'] },
});
const receiptsOf = (results: readonly RecordResult[]) =>
  results.flatMap((result) => (result.outcome === 'acknowledged' ? [result.receipt] : []));

const take = async (
  results: readonly RecordResult[],
  sent = [1, 2, 3].map(sentNo),
  signer = testServerSigner,
  world = testWorld,
) => {
  const attestation = await signer.attest(world, receiptsOf(results));
  return takeResults(trustPorts, sent, { results, ...(attestation && { attestation }) }, 'sending');
};
const notSigned = { changes: [], trouble: { kind: 'receipt-not-signed' } };

describe('An answer of the server', () => {
  it('is taken record by record, each receipt with its place among those that were signed together', async () => {
    const results = [acknowledged(receiptNo(1)), refused(2), acknowledged(receiptNo(3))];
    const { changes, unanswered, trouble } = await take(results);
    expect([unanswered, trouble]).toEqual([[], undefined]);
    expect(changes.map(({ id, from, to, attested }) => [id, from, to, attested?.place])).toEqual([
      [practiceId(1), 'sending', 'acknowledged', 0],
      [practiceId(2), 'sending', 'refused', undefined],
      [practiceId(3), 'sending', 'acknowledged', 1],
    ]);
  });

  it('without a signature acknowledges nothing, and nothing else in it counts', async () => {
    const results = [acknowledged(receiptNo(1)), refused(2)];
    const sent = [1, 2].map(sentNo);
    expect(await takeResults(trustPorts, sent, { results }, 'sending')).toEqual({
      ...notSigned,
      unanswered: sent,
    });
  });

  it('signed by somebody else, for another kommune or over other receipts acknowledges nothing', async () => {
    const results = [1, 2, 3].map((nth) => acknowledged(receiptNo(nth)));
    expect(await take(results, undefined, await createTestSigner())).toMatchObject(notSigned);
    const elsewhere = { ...testWorld, kommuneCode: '0851' };
    expect(await take(results, undefined, testServerSigner, elsewhere)).toMatchObject(notSigned);
    const attestation = await testServerSigner.attest(testWorld, receiptsOf(results));
    if (attestation === undefined) throw new Error('There are receipts');
    const sent = [1, 2, 3].map(sentNo);
    for (const changed of [
      results.slice(1),
      results.toReversed(),
      [...results, acknowledged(receiptNo(4))],
      results.with(0, acknowledged(receiptNo(1, { sequence: 99 }))),
    ]) {
      const answer = { results: changed, attestation };
      expect(await takeResults(trustPorts, sent, answer, 'sending')).toMatchObject(notSigned);
    }
  });

  it('counts for nothing where the station is connected to no server', async () => {
    const results = [acknowledged(receiptNo(1))];
    const attestation = await testServerSigner.attest(testWorld, receiptsOf(results));
    const unconnected = { ...trustPorts, findTrust: async () => undefined };
    const answer = { results, ...(attestation && { attestation }) };
    expect(await takeResults(unconnected, [sentNo(1)], answer, 'sending')).toMatchObject(notSigned);
  });

  it('that leaves a record out, or signs for other bytes, leaves that record waiting', async () => {
    const trouble = { kind: 'not-the-intake-server' };
    const { changes, ...left } = await take([
      acknowledged(receiptNo(1)),
      acknowledged(receiptNo(2, { contentHash: hashOf(9) })),
    ]);
    expect(changes.map(({ id }) => id)).toEqual([practiceId(1)]);
    expect(left).toEqual({ trouble, unanswered: [2, 3].map(sentNo) });
  });

  it('signed for another record under this one’s name leaves it waiting', async () => {
    const swapped: RecordResult = {
      outcome: 'acknowledged',
      id: practiceId(1),
      receipt: receiptNo(2),
      replayed: false,
    };
    const { changes, unanswered } = await take([swapped], [sentNo(1)]);
    expect([changes, unanswered]).toEqual([[], [sentNo(1)]]);
  });

  it('with nothing but cases needs no signature', async () => {
    const { changes, trouble } = await take([1, 2, 3].map(refused));
    expect([changes.length, trouble]).toEqual([3, undefined]);
  });

  it('on a return receipt is taken by records that wait', async () => {
    const results = [acknowledged(receiptNo(1)), refused(2)];
    const attestation = await testServerSigner.attest(testWorld, receiptsOf(results));
    const answer = { results, ...(attestation && { attestation }) };
    const { changes } = await takeResults(trustPorts, [1, 2].map(sentNo), answer, 'waiting');
    expect(changes.map(({ from, to }) => [from, to])).toEqual([
      ['waiting', 'acknowledged'],
      ['waiting', 'refused'],
    ]);
  });
});
