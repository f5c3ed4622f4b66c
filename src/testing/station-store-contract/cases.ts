import { describe, expect, it } from 'vitest';
import type { HandOverTrouble } from '../../application/ports/outbox.ts';
import type { Conflict } from '../../contract/intake-api.ts';
import type { CprMark } from '../../contract/updates.ts';
import { calendarDate } from '../../domain/calendar-date.ts';
import type { ClerkId } from '../../domain/clerk.ts';
import { instant, practiceId } from '../fake-machine.ts';
import { acknowledge, type CreateStore, idsOf, later, now, type Store, save } from './contract-steps.ts';

const colleague = '00000000-0000-4000-8000-000000000077' as ClerkId;
const says = {
  cpr: '0101455002',
  name: 'En Anden Øveby',
  birthDate: calendarDate('2045-01-01'),
  citation: '§ 7, stk. 1',
  printed: ['Øvelsesvej 1', '6000 Kolding'],
  moveInDate: calendarDate('2026-11-20'),
};
const conflict: Conflict = {
  kind: 'active-registration',
  existing: { id: practiceId(90), receivedAt: later, stationName: 'Vejle 1', office: 'Vejle', says },
};
const refusal: HandOverTrouble = {
  kind: 'refused',
  refusal: { kind: 'invalid-cpr', paths: ['person.cpr'] },
};

async function refuse(store: Store, nth: number): Promise<void> {
  await save(store, { nth });
  await store.claimWaiting(now, 10);
  const change = { id: practiceId(nth), from: 'sending', to: 'refused', trouble: refusal } as const;
  expect(await store.changeStates([change], now)).toEqual([]);
}

/** Cases, and what the server and the office tell of records. */
export function describeCases(name: string, create: CreateStore): void {
  describe(`${name}: a case`, () => {
    it('is the clerk’s who saved the record, for three working days', async () => {
      const store = await create();
      await refuse(store, 1);
      const { owner, case: held } = (await store.findRecord(practiceId(1))) ?? {};
      expect(owner).toBeDefined();
      expect(held).toEqual({ openedAt: now, owner, dueOn: '2026-11-26' });
    });

    it('is handed to a colleague with another day, and stays with them when it comes back', async () => {
      const store = await create();
      await refuse(store, 1);
      const dueOn = calendarDate('2026-12-24');
      expect(await store.assignCase(practiceId(1), colleague, dueOn)).toEqual({ ok: true, value: undefined });
      expect((await store.findRecord(practiceId(1)))?.case).toEqual({
        openedAt: now,
        owner: colleague,
        dueOn,
      });
      await store.changeStates([{ id: practiceId(1), from: 'refused', to: 'waiting' }], later);
      expect(await store.findRecord(practiceId(1))).not.toHaveProperty('case');
      await store.claimWaiting(later, 10);
      await store.changeStates(
        [{ id: practiceId(1), from: 'sending', to: 'refused', trouble: refusal }],
        later,
      );
      expect((await store.findRecord(practiceId(1)))?.case).toEqual({
        openedAt: later,
        owner: colleague,
        dueOn: '2026-11-26',
      });
    });

    it('must be one to be handed over', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      const none = { ok: false, error: { kind: 'no-such-case' } };
      for (const nth of [1, 2]) {
        expect(await store.assignCase(practiceId(nth), colleague, calendarDate('2026-12-24'))).toEqual(none);
      }
    });

    it('shows the other side while it is one, apart from what is told of the trouble', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.claimWaiting(now, 10);
      const trouble = { kind: 'conflict', conflict } as const;
      await store.changeStates([{ id: practiceId(1), from: 'sending', to: 'conflict', trouble }], now);
      const record = await store.findRecord(practiceId(1));
      expect(record?.otherSide).toEqual(says);
      const { says: _, ...existing } = conflict.existing;
      expect(record?.trouble).toEqual({ kind: 'conflict', conflict: { ...conflict, existing } });
      await store.changeStates([{ id: practiceId(1), from: 'conflict', to: 'waiting' }], later);
      expect(await store.findRecord(practiceId(1))).not.toHaveProperty('otherSide');
    });

    it('that is ended here is told to the server until it knows', async () => {
      const store = await create();
      for (const nth of [1, 2, 3]) await refuse(store, nth);
      for (const nth of [1, 2]) {
        const change = {
          id: practiceId(nth),
          from: 'refused',
          to: 'withdrawn',
          withdrawnBecause: 'x',
        } as const;
        await store.changeStates([change], later);
      }
      expect(await store.listSettled(1)).toEqual([{ id: practiceId(1), as: 'withdrawn' }]);
      expect(await store.listSettled(10)).toHaveLength(2);
      await store.noteTold([practiceId(1), practiceId(3), practiceId(9)]);
      expect(await store.listSettled(10)).toEqual([{ id: practiceId(2), as: 'withdrawn' }]);
      expect((await store.findRecord(practiceId(1)))?.settled).toBe('told');
      expect(await store.findRecord(practiceId(3))).not.toHaveProperty('settled');
    });

    it('sent again and withdrawn then is told too: the server still has it open', async () => {
      const store = await create();
      await refuse(store, 1);
      await store.changeStates([{ id: practiceId(1), from: 'refused', to: 'waiting' }], later);
      const withdrawn = {
        id: practiceId(1),
        from: 'waiting',
        to: 'withdrawn',
        withdrawnBecause: 'x',
      } as const;
      await store.changeStates([withdrawn], later);
      expect(await store.listSettled(10)).toHaveLength(1);
    });

    it('of the line alone is not told of', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.claimWaiting(now, 10);
      const trouble = { kind: 'refused', status: 413 } as const;
      await store.changeStates([{ id: practiceId(1), from: 'sending', to: 'refused', trouble }], now);
      const change = { id: practiceId(1), from: 'refused', to: 'withdrawn', withdrawnBecause: 'x' } as const;
      await store.changeStates([change], later);
      expect(await store.listSettled(10)).toEqual([]);
    });
  });

  describe(`${name}: what stands in CPR`, () => {
    const mark = (sequence: number, nth: number, kind: CprMark['kind'] = 'entered'): CprMark => ({
      sequence,
      record: practiceId(nth),
      kind,
      by: `CK${sequence}`,
      at: instant(`2026-11-24T08:00:0${sequence}.000Z`),
    });
    const markOf = async (store: Store, nth: number) => (await store.findRecord(practiceId(nth)))?.cprMark;

    it('is what was heard last, in whatever order and however often it is told', async () => {
      const store = await create();
      for (const nth of [1, 2, 3]) {
        await save(store, { nth });
        await acknowledge(store, practiceId(nth));
      }
      await store.noteMarks([mark(1, 1), mark(2, 2), mark(3, 2, 'taken-back'), mark(9, 99)]);
      expect(await markOf(store, 1)).toEqual({ by: 'CK1', at: '2026-11-24T08:00:01.000Z' });
      expect(await markOf(store, 2)).toBeUndefined();
      await store.noteMarks([mark(2, 2), mark(1, 1)]);
      expect(await markOf(store, 2)).toBeUndefined();
      await store.noteMarks([mark(5, 1), mark(4, 1, 'taken-back')]);
      expect(await markOf(store, 1)).toMatchObject({ by: 'CK5' });
      expect(await markOf(store, 3)).toBeUndefined();
    });
  });

  describe(`${name}: a USB bundle`, () => {
    it('takes what waits and is on none yet, oldest first, and its records go on waiting', async () => {
      const store = await create();
      for (const nth of [3, 1, 2, 4]) await save(store, { nth });
      await acknowledge(store, practiceId(4), { alone: true });
      const taken = await store.takeForBundle(2);
      expect(idsOf(taken)).toEqual([1, 2].map(practiceId));
      expect(taken[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/);
      await store.noteBundled(idsOf(taken), 7);
      expect(await store.findRecord(practiceId(1))).toMatchObject({
        state: 'waiting',
        bundle: 7,
        mayHaveArrived: true,
      });
      expect(idsOf(await store.takeForBundle(10))).toEqual([practiceId(3)]);
      expect(idsOf(await store.takeForBundle(10, 7))).toEqual([1, 2].map(practiceId));
      expect(idsOf(await store.takeForBundle(10, 'any'))).toEqual([1, 2, 3].map(practiceId));
      expect(idsOf(await store.claimWaiting(now, 10))).toEqual([1, 2, 3].map(practiceId));
    });

    it('leaves alone what does not wait any more', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      const taken = await store.takeForBundle(10);
      await acknowledge(store, practiceId(1));
      await store.noteBundled([...idsOf(taken), practiceId(9)], 7);
      expect(await store.findRecord(practiceId(1))).not.toHaveProperty('bundle');
    });

    it('has a withdrawal after what it takes back, or after an earlier bundle that had it', async () => {
      const store = await create();
      const withdrawal = (nth: number, of: number) => ({
        id: practiceId(nth),
        withdraws: practiceId(of),
        because: 'Fortrudt',
        recordedAt: later,
      });
      await save(store, { nth: 5 });
      await store.noteBundled([practiceId(5)], 1);
      await store.saveWithdrawal(withdrawal(2, 5), later);
      expect(idsOf(await store.takeForBundle(10))).toEqual([practiceId(2)]);
      expect(idsOf(await store.takeForBundle(10, 'any'))).toEqual([2, 5].map(practiceId));

      await save(store, { nth: 8 });
      await store.claimWaiting(now, 10);
      await store.putBackInterrupted(now);
      await store.saveWithdrawal(withdrawal(7, 8), later);
      const both = idsOf(await store.takeForBundle(10));
      expect(both.indexOf(practiceId(8))).toBeLessThan(both.indexOf(practiceId(7)));
      expect(idsOf(await store.takeForBundle(1))).not.toContain(practiceId(7));
    });

    it('is answered while its records wait', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.noteBundled([practiceId(1)], 7);
      const receipt = { id: practiceId(1), sequence: 3, receivedAt: later, contentHash: 'a'.repeat(64) };
      const change = { id: practiceId(1), from: 'waiting', to: 'acknowledged', receipt } as const;
      expect(await store.changeStates([change], later)).toEqual([]);
      const record = await store.findRecord(practiceId(1));
      expect(record).toMatchObject({ state: 'acknowledged', receipt, bundle: 7 });
      expect(record).not.toHaveProperty('mayHaveArrived');
    });

    it('that arrives with what was withdrawn here meanwhile is a fault that is shown', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.noteBundled([practiceId(1)], 7);
      await store.claimWaiting(now, 10);
      await store.changeStates(
        [{ id: practiceId(1), from: 'sending', to: 'refused', trouble: refusal }],
        now,
      );
      const withdrawn = {
        id: practiceId(1),
        from: 'refused',
        to: 'withdrawn',
        withdrawnBecause: 'x',
      } as const;
      expect(await store.changeStates([withdrawn], now)).toEqual([]);
      const receipt = { id: practiceId(1), sequence: 3, receivedAt: later, contentHash: 'a'.repeat(64) };
      await store.changeStates([{ id: practiceId(1), from: 'waiting', to: 'acknowledged', receipt }], later);
      expect(await store.listReceiptFaults()).toMatchObject([
        { id: practiceId(1), state: 'acknowledged', receiptFault: { kind: 'arrived-though-withdrawn' } },
      ]);
      // It can be taken back as any other, and then all is well.
      expect(
        await store.saveWithdrawal(
          { id: practiceId(2), withdraws: practiceId(1), because: 'Fortrudt', recordedAt: later },
          later,
        ),
      ).toEqual({ ok: true, value: undefined });
    });
  });
}
