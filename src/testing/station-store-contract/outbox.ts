import { describe, expect, it } from 'vitest';
import type { OutboxRecord } from '../../application/ports/outbox.ts';
import { writeRegistrationContent } from '../../contract/registration-content.ts';
import type { CprMark } from '../../contract/updates.ts';
import type { Instant, Registration } from '../../domain/registration.ts';
import { buildRegistration } from '../build-registration.ts';
import { instant, practiceId } from '../fake-machine.ts';
import { toOutgoingText } from '../outgoing-text.ts';
import { webSha256 } from '../web-sha256.ts';
import { acknowledge, type CreateStore, idsOf, later, now, receiptOf, save } from './contract-steps.ts';

/** Claiming and changing what waits, and the drafts beside it. */
export function describeOutbox(name: string, create: CreateStore): void {
  describe(`${name}: the outbox`, () => {
    it('gives the exact texts, oldest first, no more than asked for, and marks them as being sent', async () => {
      const store = await create();
      const saved: Registration[] = [];
      for (const nth of [3, 1, 2]) saved.push(await save(store, { nth }));
      const claimed = await store.claimWaiting(later, 2);
      const text = async (nth: number) => {
        const registration = saved.find(({ id }) => id === practiceId(nth));
        const content = registration === undefined ? '' : writeRegistrationContent(registration);
        const { bytes } = toOutgoingText({ id: practiceId(nth), content });
        return { bytes, contentHash: await webSha256(content) };
      };
      expect(claimed).toEqual([
        { id: practiceId(1), attempts: 0, text: await text(1) },
        { id: practiceId(2), attempts: 0, text: await text(2) },
      ]);
      expect(await store.findRecord(practiceId(2))).toMatchObject({ state: 'sending', changedAt: later });
      expect(await store.findRecord(practiceId(3))).toMatchObject({ state: 'waiting', changedAt: now });
    });

    it('lists the newest first', async () => {
      const store = await create();
      for (const nth of [2, 1, 3]) await save(store, { nth });
      expect(idsOf(await store.listOutbox())).toEqual([3, 2, 1].map(practiceId));
    });

    it('counts what was saved from a moment on, that moment included', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.saveRegistration(buildRegistration({ nth: 2 }), later);
      expect(await store.countSavedSince(now)).toBe(2);
      expect(await store.countSavedSince(later)).toBe(1);
      expect(await store.countSavedSince(instant('2026-11-23T08:05:00.001Z'))).toBe(0);
    });

    it('gives what the server has acknowledged since a moment of its clock, newest first', async () => {
      const store = await create();
      for (const nth of [1, 2, 3]) await save(store, { nth });
      await acknowledge(store, practiceId(1));
      await store.putBackInterrupted(later);
      await acknowledge(store, practiceId(3));
      const receivedSince = async (from: Instant) => {
        const found: OutboxRecord[] = [];
        for await (const records of store.findReceivedSince(from)) found.push(...records);
        return idsOf(found);
      };
      expect(await receivedSince(later)).toEqual([practiceId(3), practiceId(1)]);
      expect(await receivedSince(instant('2026-11-23T08:05:00.001Z'))).toEqual([]);
    });

    it('notes what was entered in CPR, the last word of each record, until the server counts anew', async () => {
      const store = await create();
      for (const nth of [1, 2, 3]) await save(store, { nth });
      const entered = (sequence: number, nth: number, by: string): CprMark => ({
        sequence,
        record: practiceId(nth),
        kind: 'entered',
        by,
        at: later,
      });
      await store.noteMarks([entered(7, 1, 'ABC'), entered(8, 2, 'ABC')]);
      await store.noteMarks([entered(5, 1, 'OLD'), { ...entered(9, 2, 'DEF'), kind: 'taken-back' }]);
      const marks = async () => (await store.listOutbox()).map(({ cprMark }) => cprMark?.by).toReversed();
      expect(await marks()).toEqual(['ABC', undefined, undefined]);
      await store.noteMarks([entered(1, 2, 'NEW')], 'anew');
      expect(await marks()).toEqual([undefined, 'NEW', undefined]);
      await store.noteMarks([entered(2, 1, 'NEW')]);
      expect(await marks()).toEqual(['NEW', 'NEW', undefined]);
      await store.noteMarks([], 'anew');
      expect(await marks()).toEqual([undefined, undefined, undefined]);
    });

    it('gives a record whose time has not come only when it is hastened', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.claimWaiting(now, 10);
      const putBack = { id: practiceId(1), from: 'sending', to: 'waiting', attempts: 1 } as const;
      await store.changeStates([{ ...putBack, nextAttemptAt: later, trouble: { kind: 'timed-out' } }], now);
      expect(await store.claimWaiting(instant('2026-11-23T08:04:59.999Z'), 10)).toEqual([]);
      expect(await store.findRecord(practiceId(1))).toMatchObject({
        nextAttemptAt: later,
        trouble: { kind: 'timed-out' },
      });
      await store.hasten();
      expect(await store.findRecord(practiceId(1))).not.toHaveProperty('nextAttemptAt');
      expect(await store.claimWaiting(now, 10)).toMatchObject([{ id: practiceId(1), attempts: 1 }]);
    });

    it('gives it when its time has come', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.claimWaiting(now, 10);
      const putBack = { id: practiceId(1), from: 'sending', to: 'waiting', nextAttemptAt: later } as const;
      await store.changeStates([putBack], now);
      expect(idsOf(await store.claimWaiting(later, 10))).toEqual([practiceId(1)]);
    });

    it('never gives a record to two who ask in the same moment', async () => {
      const store = await create();
      for (const nth of [1, 2, 3, 4, 5]) await save(store, { nth });
      const claims = await Promise.all([
        store.claimWaiting(now, 3),
        store.claimWaiting(now, 3),
        store.claimWaiting(now, 3),
      ]);
      expect(idsOf(claims.flat()).sort()).toEqual([1, 2, 3, 4, 5].map(practiceId));
    });

    it('changes a record only from the state that was looked at', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await save(store, { nth: 2 });
      await store.claimWaiting(now, 1);
      const movedOn = await store.changeStates(
        [
          { id: practiceId(1), from: 'waiting', to: 'withdrawn', withdrawnBecause: 'For sent' },
          { id: practiceId(2), from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Mødte ikke op' },
          { id: practiceId(3), from: 'waiting', to: 'withdrawn', withdrawnBecause: 'Findes ikke' },
        ],
        later,
      );
      expect(movedOn).toEqual([practiceId(1), practiceId(3)]);
      expect((await store.findRecord(practiceId(1)))?.state).toBe('sending');
      expect(await store.findRecord(practiceId(2))).toMatchObject({
        state: 'withdrawn',
        changedAt: later,
        withdrawnBecause: 'Mødte ikke op',
      });
    });

    it('keeps the receipt for good', async () => {
      const store = await create();
      const { id } = await save(store, { nth: 1 });
      await acknowledge(store, id);
      expect(await store.findRecord(id)).toMatchObject({ state: 'acknowledged', receipt: receiptOf(id) });
    });

    it('lets what was being sent when the program died wait again, and nothing else', async () => {
      const store = await create();
      for (const nth of [1, 2, 3]) await save(store, { nth });
      await acknowledge(store, practiceId(1));
      await store.putBackInterrupted(later);
      await store.claimWaiting(now, 1);
      expect(await store.putBackInterrupted(later)).toBe(1);
      expect((await store.listOutbox()).map(({ state }) => state)).toEqual([
        'waiting',
        'waiting',
        'acknowledged',
      ]);
    });
  });

  describe(`${name}: drafts`, () => {
    const draft = (nth: number, changedAt = now) => ({
      id: practiceId(nth),
      startedAt: now,
      changedAt,
      form: { cpr: '010145', notes: ['halvt', null], step: nth },
    });

    it('come back as they were, the last changed first', async () => {
      const store = await create();
      await store.saveDraft(draft(1, later));
      await store.saveDraft(draft(2));
      const owner = (await store.findDraft(practiceId(1)))?.owner;
      expect(owner).toBeDefined();
      expect(await store.listDrafts()).toEqual([
        { ...draft(1, later), owner },
        { ...draft(2), owner },
      ]);
      expect(await store.findDraft(practiceId(2))).toEqual({ ...draft(2), owner });
      expect(await store.findDraft(practiceId(3))).toBeUndefined();
    });

    it('keep their letter until they are discarded', async () => {
      const store = await create();
      const id = practiceId(1);
      const pages = [
        { width: 1654, height: 2339, mediaType: 'image/jpeg', bytes: new Uint8Array([255, 216, 0, 7]) },
        { width: 1240, height: 1754, mediaType: 'image/png', bytes: new Uint8Array([137, 80]) },
      ] as const;
      await store.saveDraft(draft(1));
      await store.saveLetterPages(id, pages);
      expect(await store.findLetterPages(id)).toEqual(pages);
      await store.discardDraft(id);
      expect(await store.findDraft(id)).toBeUndefined();
      expect(await store.findLetterPages(id)).toEqual([]);
    });
  });
}
