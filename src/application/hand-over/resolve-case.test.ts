import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../contract/intake-api.ts';
import { calendarDate } from '../../domain/calendar-date.ts';
import type { HandOverState } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { createFakeClock, createFakeIds, practiceId } from '../../testing/fake-machine.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { createClockWitness } from '../clock-witness.ts';
import type { HandOverTrouble } from '../ports/outbox.ts';
import { StoreFailure } from '../ports/station-store.ts';
import { sendAgain, withdraw } from './resolve-case.ts';

const id = practiceId(0);
const done = { ok: true, value: undefined };
const movedOn = { ok: false, error: { kind: 'moved-on' } };

async function createRecord(state: HandOverState) {
  const store = createMemoryStationStore();
  const clock = createFakeClock();
  await store.saveRegistration(buildRegistration(), clock.now());
  if (state === 'sending') await store.claimWaiting(clock.now(), 1);
  else if (state !== 'waiting') {
    const refusal: Refusal = { kind: 'invalid-content', paths: [] };
    const trouble: HandOverTrouble = { kind: 'refused', refusal };
    await store.changeStates([{ id, from: 'waiting', to: state, attempts: 4, trouble }], clock.now());
  }
  clock.advance(60);
  return { store, clock, ids: createFakeIds(100), witness: createClockWitness(clock) };
}

describe('A case that a person resolves', () => {
  it.each(['conflict', 'refused', 'quarantined'] as const)(
    'waits again, unchanged, when it is %s',
    async (state) => {
      const ports = await createRecord(state);
      const before = await ports.store.findRecord(id);
      expect(await sendAgain(ports, id)).toEqual(done);
      const { trouble: _, case: __, ...untroubled } = before ?? {};
      expect(await ports.store.findRecord(id)).toEqual({
        ...untroubled,
        state: 'waiting',
        changedAt: ports.clock.now(),
        attempts: 0,
      });
    },
  );

  it.each(['waiting', 'conflict', 'refused', 'quarantined'] as const)(
    'is withdrawn with its cause when it is %s, and keeps what the trouble was',
    async (state) => {
      const ports = await createRecord(state);
      const { case: _, ...before } = (await ports.store.findRecord(id)) ?? {};
      expect(await withdraw(ports, id, '  Personen er flyttet til Vejle ')).toEqual({
        ok: true,
        value: { kind: 'here' },
      });
      // The server has made a case of what it answered for, and is told.
      const isCaseThere = state === 'conflict' || state === 'refused';
      expect(await ports.store.findRecord(id)).toEqual({
        ...before,
        state: 'withdrawn',
        changedAt: ports.clock.now(),
        withdrawnBecause: 'Personen er flyttet til Vejle',
        ...(isCaseThere ? { settled: 'to-tell' } : {}),
      });
      expect(await ports.store.listSettled(10)).toEqual(isCaseThere ? [{ id, as: 'withdrawn' }] : []);
    },
  );

  it.each(['sending', 'acknowledged'] as const)(
    'is taken back by a record of its own when it is %s',
    async (state) => {
      const ports = await createRecord(state);
      const before = await ports.store.findRecord(id);
      expect(await withdraw(ports, id, 'Fortrudt')).toEqual({
        ok: true,
        value: { kind: 'at-the-server', withdrawal: practiceId(100) },
      });
      expect(await ports.store.findRecord(id)).toEqual({ ...before, withdrawnBy: practiceId(100) });
      expect(await ports.store.findRecord(practiceId(100))).toMatchObject({
        kind: 'withdrawal',
        state: 'waiting',
        withdraws: id,
        withdrawal: { withdraws: id, because: 'Fortrudt', recordedAt: ports.clock.now() },
      });
      expect(await ports.store.countQueue()).toMatchObject({ created: 2 });
      expect(await withdraw(ports, id, 'Fortrudt')).toEqual(movedOn);
    },
  );

  it.each(['wrongly', 'on a stick'])('is taken back so also when it may have arrived %s', async (how) => {
    const ports = await createRecord(how === 'wrongly' ? 'sending' : 'waiting');
    if (how === 'wrongly') await ports.store.putBackInterrupted(ports.clock.now());
    else await ports.store.noteBundled([id], 3);
    expect((await ports.store.findRecord(id))?.state).toBe('waiting');
    expect(await withdraw(ports, id, 'Fortrudt')).toMatchObject({ value: { kind: 'at-the-server' } });
    // Nothing is taken back before it is known that it is there.
    const claimed = await ports.store.claimWaiting(ports.clock.now(), 10);
    expect(claimed.map((record) => record.id)).toEqual([id]);
  });

  it('is not withdrawn without a cause', async () => {
    const ports = await createRecord('refused');
    const before = await ports.store.findRecord(id);
    for (const cause of ['', ' \n\t']) {
      expect(await withdraw(ports, id, cause)).toEqual({ ok: false, error: { kind: 'cause-missing' } });
    }
    expect(await ports.store.findRecord(id)).toEqual(before);
  });

  it('is left alone when it is withdrawn already', async () => {
    const ports = await createRecord('withdrawn');
    const before = await ports.store.findRecord(id);
    expect(await withdraw(ports, id, 'Fortrudt')).toEqual(movedOn);
    expect(await sendAgain(ports, id)).toEqual(movedOn);
    expect(await ports.store.findRecord(id)).toEqual(before);
  });

  it.each(['waiting', 'sending', 'acknowledged'] as const)(
    'is not sent again while it is %s',
    async (state) => {
      expect(await sendAgain(await createRecord(state), id)).toEqual(movedOn);
    },
  );

  it('is left alone when another window was quicker', async () => {
    const { store, clock, ...rest } = await createRecord('refused');
    const slow = {
      ...store,
      async findRecord(...given: Parameters<typeof store.findRecord>) {
        const seen = await store.findRecord(...given);
        await sendAgain({ store, clock }, id);
        return seen;
      },
    };
    expect(await withdraw({ store: slow, clock, ...rest }, id, 'Fortrudt')).toEqual(movedOn);
    expect((await store.findRecord(id))?.state).toBe('waiting');
  });

  it('is as it was where the disk is full, and says so', async () => {
    const { store, clock } = await createRecord('refused');
    const full = {
      ...store,
      changeStates: () => Promise.reject(new StoreFailure({ kind: 'no-room' })),
    };
    expect(await sendAgain({ store: full, clock }, id)).toEqual({ ok: false, error: { kind: 'no-room' } });
    expect((await store.findRecord(id))?.state).toBe('refused');
  });

  it('must be there', async () => {
    const ports = await createRecord('refused');
    const none = { ok: false, error: { kind: 'no-such-record' } };
    expect(await sendAgain(ports, practiceId(9))).toEqual(none);
    expect(await withdraw(ports, practiceId(9), 'Fortrudt')).toEqual(none);
  });

  it('has an owner and three working days, and both may change', async () => {
    const { store } = await createRecord('refused');
    const record = await store.findRecord(id);
    // Opened on a Monday.
    expect(record?.case).toEqual({
      openedAt: record?.changedAt,
      owner: record?.owner,
      dueOn: '2026-11-26',
    });
  });

  it('handed to a colleague stays the colleague’s when it comes back', async () => {
    const { store, clock } = await createRecord('refused');
    const owner = (await store.findRecord(id))?.owner;
    const to = '00000000-0000-4000-8000-000000000009' as typeof owner & string;
    expect(await store.assignCase(id, to, calendarDate('2026-12-24'))).toEqual(done);
    expect((await store.findRecord(id))?.case).toMatchObject({ owner: to, dueOn: '2026-12-24' });
    await sendAgain({ store, clock }, id);
    expect(await store.findRecord(id)).not.toHaveProperty('case');
    expect(await store.assignCase(id, to, calendarDate('2026-12-24'))).toEqual({
      ok: false,
      error: { kind: 'no-such-case' },
    });
    await store.changeStates([{ id, from: 'waiting', to: 'refused' }], clock.now());
    expect((await store.findRecord(id))?.case).toMatchObject({ owner: to, dueOn: '2026-11-26' });
  });
});
