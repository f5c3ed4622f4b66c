import { describe, expect, it } from 'vitest';
import type { HandOverTrouble } from '../../application/ports/outbox.ts';
import type { RegistrationId } from '../../domain/registration.ts';
import type { Withdrawal } from '../../domain/withdrawal.ts';
import { buildRegistration } from '../build-registration.ts';
import { practiceId } from '../fake-machine.ts';
import { practicePerson } from '../practice-persons.ts';
import {
  acknowledge,
  type CreateStore,
  idsOf,
  later,
  now,
  type Store,
  save,
  withdraw,
} from './contract-steps.ts';

const withdrawalOf = (nth: number, withdraws: RegistrationId): Withdrawal => ({
  id: practiceId(nth),
  withdraws,
  because: `Fortrudt ${nth}`,
  recordedAt: later,
});
const done = { ok: true, value: undefined };
const nothingThere: HandOverTrouble = {
  kind: 'refused',
  refusal: { kind: 'nothing-to-withdraw', paths: ['withdraws'] },
};

/** Both at the server. */
async function withdrawAcknowledged(store: Store, nth: number, withdrawal: number): Promise<void> {
  await save(store, { nth });
  await acknowledge(store, practiceId(nth));
  expect(await store.saveWithdrawal(withdrawalOf(withdrawal, practiceId(nth)), later)).toEqual(done);
  await acknowledge(store, practiceId(withdrawal));
}

/** Taking back what is, or may be, at the server. */
export function describeWithdrawing(name: string, create: CreateStore): void {
  describe(`${name}: withdrawing`, () => {
    it('is a record of its own, and leaves what it takes back as it was', async () => {
      const store = await create();
      const { id, person } = await save(store, { nth: 1 });
      await acknowledge(store, id);
      const before = await store.findRecord(id);
      const withdrawal = withdrawalOf(10, id);
      expect(await store.saveWithdrawal(withdrawal, later)).toEqual(done);
      expect(await store.findRecord(id)).toEqual({ ...before, withdrawnBy: withdrawal.id });
      expect(await store.findRecord(withdrawal.id)).toEqual({
        id: withdrawal.id,
        kind: 'withdrawal',
        withdraws: id,
        withdrawal,
        state: 'waiting',
        savedAt: later,
        changedAt: later,
        attempts: 0,
        owner: before?.owner,
      });
      expect(await store.countQueue()).toMatchObject({ created: 2, acknowledged: 1, waiting: 1 });
      // Nothing of the person stands any more, and somebody may be registered again.
      expect(await store.findSamePerson(person)).toEqual([]);
      await save(store, { nth: 2, person });
    });

    it('is found by the words of what it takes back', async () => {
      const store = await create();
      const { person } = await save(store, { nth: 1 });
      await acknowledge(store, practiceId(1));
      await store.saveWithdrawal(withdrawalOf(10, practiceId(1)), later);
      const { records } = await store.findRecords({ search: person.cpr });
      expect(idsOf(records)).toEqual([10, 1].map(practiceId));
      expect((await store.findRecords({ search: 'findes ikke' })).total).toBe(0);
    });

    it('is saved once, however often it is saved', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await acknowledge(store, practiceId(1));
      const withdrawal = withdrawalOf(10, practiceId(1));
      for (const _ of [1, 2]) expect(await store.saveWithdrawal(withdrawal, later)).toEqual(done);
      expect((await store.countQueue()).created).toBe(2);
    });

    it('is refused for what cannot be at the server, is not there, or counts no more', async () => {
      const store = await create();
      const problem = async (nth: number, withdraws: number) =>
        store.saveWithdrawal(withdrawalOf(nth, practiceId(withdraws)), later);
      const failed = (error: object) => ({ ok: false, error });
      expect(await problem(10, 1)).toEqual(failed({ kind: 'no-such-record' }));
      await save(store, { nth: 1 });
      expect(await problem(10, 1)).toEqual(failed({ kind: 'not-handed-over' }));
      await withdraw(store, practiceId(1));
      expect(await problem(10, 1)).toEqual(failed({ kind: 'no-longer-current' }));

      await withdrawAcknowledged(store, 2, 12);
      expect(await problem(13, 2)).toEqual(failed({ kind: 'no-longer-current', id: practiceId(12) }));
      expect(await problem(13, 12)).toEqual(failed({ kind: 'no-longer-current' }));

      await save(store, { nth: 3 });
      await acknowledge(store, practiceId(3));
      await save(store, { nth: 4, person: practicePerson(3), corrects: practiceId(3) });
      expect(await problem(14, 3)).toEqual(failed({ kind: 'no-longer-current', id: practiceId(4) }));
      const { created } = await store.countQueue();
      expect(created).toBe(5);
    });

    it('lets nothing be corrected that was withdrawn, nor a second time what was corrected', async () => {
      const store = await create();
      await withdrawAcknowledged(store, 1, 11);
      const late = buildRegistration({ nth: 20, person: practicePerson(1), corrects: practiceId(1) });
      const notCurrent = (nth: number) => ({
        ok: false,
        error: { kind: 'no-longer-current', id: practiceId(nth) },
      });
      expect(await store.saveRegistration(late, now)).toEqual(notCurrent(11));
      await save(store, { nth: 2 });
      await acknowledge(store, practiceId(2));
      await save(store, { nth: 3, person: practicePerson(2), corrects: practiceId(2) });
      const second = buildRegistration({ nth: 4, person: practicePerson(40), corrects: practiceId(2) });
      expect(await store.saveRegistration(second, now)).toEqual(notCurrent(3));
    });

    it('that was withdrawn itself before it came there lets the record stand again', async () => {
      const store = await create();
      const { id, person } = await save(store, { nth: 1 });
      await acknowledge(store, id);
      await store.saveWithdrawal(withdrawalOf(10, id), later);
      await withdraw(store, practiceId(10));
      expect(idsOf((await store.findSamePerson(person)).map(({ entry }) => entry))).toEqual([id]);
      expect(await store.saveWithdrawal(withdrawalOf(11, id), later)).toEqual(done);
      expect((await store.findRecord(id))?.withdrawnBy).toBe(practiceId(11));
    });

    it('of a correction leaves nothing standing: the server has both', async () => {
      const store = await create();
      const person = practicePerson(1);
      await save(store, { nth: 1, person });
      await acknowledge(store, practiceId(1));
      await save(store, { nth: 2, person, corrects: practiceId(1) });
      await acknowledge(store, practiceId(2));
      await store.saveWithdrawal(withdrawalOf(10, practiceId(2)), later);
      await acknowledge(store, practiceId(10));
      expect(await store.findSamePerson(person)).toEqual([]);
    });

    it('waits until the server has answered for what it takes back', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await store.claimWaiting(now, 10);
      expect(await store.saveWithdrawal(withdrawalOf(10, practiceId(1)), later)).toEqual(done);
      expect(await store.claimWaiting(later, 10)).toEqual([]);
      await store.putBackInterrupted(later);
      expect(idsOf(await store.claimWaiting(later, 10))).toEqual([practiceId(1)]);
      await acknowledge(store, practiceId(1), { isClaimed: true });
      expect(idsOf(await store.claimWaiting(later, 10))).toEqual([practiceId(10)]);
    });

    it('goes after a correction of what it takes back, and that one after what it corrects', async () => {
      const store = await create();
      const person = practicePerson(1);
      await save(store, { nth: 5, person });
      await store.claimWaiting(now, 10);
      await store.putBackInterrupted(now);
      // A clock that was set back gives the later one the smaller id.
      await save(store, { nth: 2, person, corrects: practiceId(5) });
      expect(idsOf(await store.claimWaiting(now, 10))).toEqual([practiceId(5)]);
      await acknowledge(store, practiceId(5), { isClaimed: true });
      expect(idsOf(await store.claimWaiting(now, 10))).toEqual([practiceId(2)]);
      await store.saveWithdrawal(withdrawalOf(1, practiceId(2)), later);
      expect(await store.claimWaiting(later, 10)).toEqual([]);
      await acknowledge(store, practiceId(2), { isClaimed: true });
      expect(idsOf(await store.claimWaiting(later, 10))).toEqual([practiceId(1)]);
    });

    it.each(['conflict', 'refused'] as const)(
      'is over where the server never took what it takes back (%s), and nobody has to look at either',
      async (state) => {
        const store = await create();
        await save(store, { nth: 1 });
        await store.claimWaiting(now, 10);
        await store.saveWithdrawal(withdrawalOf(10, practiceId(1)), later);
        await store.changeStates(
          [{ id: practiceId(1), from: 'sending', to: state, trouble: nothingThere }],
          later,
        );
        expect(await store.findRecord(practiceId(1))).toMatchObject({
          state: 'withdrawn',
          withdrawnBecause: 'Fortrudt 10',
          settled: 'to-tell',
        });
        expect((await store.findRecord(practiceId(10)))?.state).toBe('withdrawn');
        expect(await store.listSettled(10)).toEqual([{ id: practiceId(1), as: 'withdrawn' }]);
      },
    );

    it('that the server knows nothing to take back for is a case, as long as we hold a receipt for it', async () => {
      const store = await create();
      await save(store, { nth: 1 });
      await acknowledge(store, practiceId(1));
      await store.saveWithdrawal(withdrawalOf(10, practiceId(1)), later);
      await store.claimWaiting(later, 10);
      const refused = { id: practiceId(10), from: 'sending', to: 'refused', trouble: nothingThere } as const;
      await store.changeStates([refused], later);
      expect(await store.findRecord(practiceId(10))).toMatchObject({
        state: 'refused',
        trouble: nothingThere,
      });
      // The server was restored: what it has lost is offered again, and after it the withdrawal.
      const nothing = { proven: [], different: [] };
      expect(await store.noteCompared({ ...nothing, missing: [practiceId(1)] }, later)).toEqual({
        offered: 1,
        faults: 0,
      });
      expect((await store.findRecord(practiceId(10)))?.state).toBe('waiting');
      expect(idsOf(await store.claimWaiting(later, 10))).toEqual([practiceId(1)]);
    });

    it('withdraws at once what is corrected meanwhile, when it comes back unwanted', async () => {
      const store = await create();
      const person = practicePerson(1);
      await save(store, { nth: 1, person });
      await store.claimWaiting(now, 10);
      await save(store, { nth: 2, person, corrects: practiceId(1) });
      expect((await store.findRecord(practiceId(1)))?.state).toBe('sending');
      const trouble = { kind: 'conflict', conflict: conflictWith(practiceId(2)) } as const;
      await store.changeStates([{ id: practiceId(1), from: 'sending', to: 'conflict', trouble }], later);
      expect(await store.findRecord(practiceId(1))).toMatchObject({ state: 'withdrawn', settled: 'to-tell' });
      expect(await store.listSettled(10)).toEqual([{ id: practiceId(1), as: 'corrected' }]);
    });
  });
}

const conflictWith = (id: RegistrationId) => ({
  kind: 'active-registration' as const,
  existing: { id, receivedAt: later, stationName: 'En anden' },
});
