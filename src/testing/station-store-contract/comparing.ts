import { describe, expect, it } from 'vitest';
import { isReceiptSigned } from '../../application/receipts/receipt-tree.ts';
import type { Receipt } from '../../contract/receipt.ts';
import { instant, practiceId } from '../fake-machine.ts';
import { attestReceipts, testServerSigner, testTrust, trustPorts } from '../test-trust.ts';
import {
  acknowledge,
  type CreateStore,
  idsOf,
  later,
  now,
  receiptOf,
  type Store,
  save,
} from './contract-steps.ts';

const none = { proven: [], missing: [], different: [] } as const;
const restored = instant('2026-11-24T08:00:00.000Z');

async function saveAcknowledged(store: Store, ...all: readonly number[]): Promise<void> {
  for (const nth of all) {
    await save(store, { nth });
    await acknowledge(store, practiceId(nth));
  }
}

async function expectProven(store: Store, receipt: Receipt): Promise<void> {
  const proof = await store.findProof(receipt.id);
  if (proof === undefined) throw new Error('There is no proof');
  const { publicKey } = testServerSigner;
  expect(await isReceiptSigned(trustPorts, testTrust.world, receipt, proof, publicKey)).toBe(true);
}

/** Receipts, what proves them, and a server that was restored. */
export function describeComparing(name: string, create: CreateStore): void {
  describe(`${name}: receipts`, () => {
    it('are kept with a proof that stands by itself, however many came together', async () => {
      const store = await create();
      const nths = Array.from({ length: 60 }, (_, at) => at + 1);
      for (const nth of nths) await save(store, { nth });
      await store.claimWaiting(now, 100);
      const receipts = nths.map((nth) => ({ ...receiptOf(practiceId(nth)), sequence: nth }));
      const batch = await attestReceipts(receipts);
      const changes = receipts.map((receipt, place) => ({
        id: receipt.id,
        from: 'sending' as const,
        to: 'acknowledged' as const,
        receipt,
        attested: { batch, place },
      }));
      expect(await store.changeStates(changes, later)).toEqual([]);
      const look = async (): Promise<void> => {
        expect(await store.countQueue()).toMatchObject({ created: 60, acknowledged: 60, waiting: 0 });
        expect(await store.findRecord(practiceId(31))).toMatchObject({
          state: 'acknowledged',
          changedAt: later,
          receipt: receipts[30],
          isProven: true,
        });
        for (const at of [0, 30, 59]) await expectProven(store, receipts[at] as Receipt);
        expect((await store.findRecords({ states: ['acknowledged'] })).total).toBe(60);
        expect((await store.findRecords({ states: ['waiting', 'sending'] })).total).toBe(0);
        expect(await store.findAcknowledged(practiceId(58), 10)).toEqual(
          [58, 59].map((at) => ({ receipt: receipts[at], provenBy: batch.key, isFaulty: false })),
        );
        expect(await store.claimWaiting(later, 10)).toEqual([]);
        expect(await store.takeForBundle(10, 'any')).toEqual([]);
      };
      await look();
      const before = await store.listOutbox();
      while (await store.settle()) expect(await store.listOutbox()).toEqual(before);
      await look();
      expect(await store.listOutbox()).toEqual(before);
      expect(await store.settle()).toBe(false);
    });

    it('of earlier versions have none', async () => {
      const store = await create();
      await saveAcknowledged(store, 1);
      expect(await store.findProof(practiceId(1))).toBeUndefined();
      expect(await store.findProof(practiceId(2))).toBeUndefined();
      expect(await store.findRecord(practiceId(1))).not.toHaveProperty('isProven');
      expect(await store.findAcknowledged(undefined, 10)).toEqual([
        { receipt: receiptOf(practiceId(1)), isFaulty: false },
      ]);
    });

    it('are listed by pages, in the order of their ids', async () => {
      const store = await create();
      await saveAcknowledged(store, 5, 1, 3, 2, 4);
      await save(store, { nth: 6 });
      const page = async (after: number | undefined, limit: number) =>
        (await store.findAcknowledged(after === undefined ? undefined : practiceId(after), limit)).map(
          ({ receipt }) => receipt.id,
        );
      expect(await page(undefined, 2)).toEqual([1, 2].map(practiceId));
      expect(await page(2, 2)).toEqual([3, 4].map(practiceId));
      expect(await page(4, 2)).toEqual([practiceId(5)]);
      expect(await page(5, 2)).toEqual([]);
    });
  });

  describe(`${name}: comparing with the server`, () => {
    it('gives receipts their proof', async () => {
      const store = await create();
      await saveAcknowledged(store, 1, 2);
      const receipts = [1, 2].map((nth) => receiptOf(practiceId(nth)));
      const batch = await attestReceipts(receipts);
      const proven = receipts.map((receipt, place) => ({ receipt, attested: { batch, place } }));
      expect(await store.noteCompared({ ...none, proven }, later)).toEqual({ offered: 0, faults: 0 });
      for (const receipt of receipts) await expectProven(store, receipt);
    });

    it('offers again what the server has no more, and keeps the old receipt', async () => {
      const store = await create();
      await saveAcknowledged(store, 1, 2);
      expect(await store.noteCompared({ ...none, missing: [practiceId(1)] }, restored)).toEqual({
        offered: 1,
        faults: 0,
      });
      const record = await store.findRecord(practiceId(1));
      expect(record).toMatchObject({
        state: 'waiting',
        changedAt: restored,
        attempts: 0,
        earlierReceipts: [receiptOf(practiceId(1))],
        mayHaveArrived: true,
      });
      expect(record).not.toHaveProperty('receipt');
      expect(await store.countQueue()).toMatchObject({ created: 2, acknowledged: 1, waiting: 1 });
      expect(idsOf(await store.claimWaiting(restored, 10))).toEqual([practiceId(1)]);
      const receipt = { ...receiptOf(practiceId(1)), sequence: 1, receivedAt: restored };
      const change = { id: practiceId(1), from: 'sending', to: 'acknowledged', receipt } as const;
      await store.changeStates([change], restored);
      expect(await store.findRecord(practiceId(1))).toMatchObject({
        receipt,
        earlierReceipts: [receiptOf(practiceId(1))],
      });
    });

    it('keeps a receipt that the server gives anew, and the one before it', async () => {
      const store = await create();
      await saveAcknowledged(store, 1);
      const receipt = { ...receiptOf(practiceId(1)), sequence: 99, receivedAt: restored };
      const batch = await attestReceipts([receipt]);
      await store.noteCompared({ ...none, proven: [{ receipt, attested: { batch, place: 0 } }] }, restored);
      expect(await store.findRecord(practiceId(1))).toMatchObject({
        state: 'acknowledged',
        receipt,
        earlierReceipts: [receiptOf(practiceId(1))],
      });
    });

    it('notes as a fault what the server has otherwise, until it has it right', async () => {
      const store = await create();
      await saveAcknowledged(store, 1);
      const fault = { kind: 'other-bytes', foundAt: restored };
      expect(await store.noteCompared({ ...none, different: [practiceId(1)] }, restored)).toEqual({
        offered: 0,
        faults: 1,
      });
      // Once: it is no new fault the next day.
      expect(await store.noteCompared({ ...none, different: [practiceId(1)] }, later)).toMatchObject({
        faults: 0,
      });
      expect(await store.listReceiptFaults()).toMatchObject([{ id: practiceId(1), receiptFault: fault }]);
      expect((await store.findAcknowledged(undefined, 1))[0]?.isFaulty).toBe(true);
      const receipt = receiptOf(practiceId(1));
      const batch = await attestReceipts([receipt]);
      await store.noteCompared({ ...none, proven: [{ receipt, attested: { batch, place: 0 } }] }, restored);
      expect(await store.listReceiptFaults()).toEqual([]);
    });

    it('leaves alone what is not acknowledged', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      const before = await store.listOutbox();
      const all = { ...none, missing: [practiceId(1), practiceId(9)], different: [practiceId(1)] };
      expect(await store.noteCompared(all, later)).toEqual({ offered: 0, faults: 0 });
      expect(await store.listOutbox()).toEqual(before);
    });
  });

  describe(`${name}: what is remembered of the hand-over`, () => {
    it('rises with answers, and is changed and forgotten on purpose', async () => {
      const store = await create();
      expect(await store.findMemory()).toEqual({ lastAnswered: 0 });
      await save(store, { nth: 1 });
      await store.claimWaiting(now, 1);
      const putBack = { id: practiceId(1), from: 'sending', to: 'waiting' } as const;
      await store.changeStates([putBack], now, { lastAnswered: 7, highestSequence: 20, lastSuccess: now });
      await store.changeStates([], later, { lastAnswered: 5, highestSequence: 10, lastSuccess: later });
      expect(await store.findMemory()).toEqual({ lastAnswered: 7, highestSequence: 20, lastSuccess: later });
      const comparing = { since: later, because: 'routine' } as const;
      await store.noteMemory({ comparing, lastAnswered: 3 });
      expect(await store.findMemory()).toMatchObject({ comparing, lastAnswered: 3, lastSuccess: later });
      await store.noteCompared(none, later, { comparing: undefined, highestSequence: undefined });
      expect(await store.findMemory()).toEqual({ lastAnswered: 3, lastSuccess: later });
    });

    it('tells when the first of those is due that wait for a later attempt', async () => {
      const store = await create();
      expect(await store.findNextAttempt()).toBeUndefined();
      for (const nth of [1, 2, 3]) await save(store, { nth });
      expect(await store.findNextAttempt()).toBeUndefined();
      await store.claimWaiting(now, 2);
      const times = [later, instant('2026-11-23T08:01:00.000Z')];
      await store.changeStates(
        times.map((nextAttemptAt, at) => ({
          id: practiceId(at + 1),
          from: 'sending' as const,
          to: 'waiting' as const,
          nextAttemptAt,
        })),
        now,
      );
      expect(await store.findNextAttempt()).toBe(times[1]);
    });

    it('holds nothing back for longer than any wait, whatever the clock was then', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.claimWaiting(now, 1);
      const nextAttemptAt = instant('2046-11-23T08:00:00.000Z');
      await store.changeStates([{ id: practiceId(1), from: 'sending', to: 'waiting', nextAttemptAt }], now);
      expect(idsOf(await store.claimWaiting(now, 1))).toEqual([practiceId(1)]);
    });
  });
}
