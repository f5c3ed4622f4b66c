import { describe, expect, it } from 'vitest';
import type { HandOverState } from '../../domain/registration.ts';
import { buildRegistration } from '../../testing/build-registration.ts';
import { createFakeClock, practiceId } from '../../testing/fake-machine.ts';
import { createMemoryStationStore } from '../../testing/memory-station-store.ts';
import { StoreFailure } from '../ports/station-store.ts';
import { sendAgain, withdraw } from './resolve-case.ts';

const id = practiceId(0);
const done = { ok: true, value: undefined };
const movedOn = { ok: false, error: { kind: 'moved-on' } };

async function createRecord(state: HandOverState) {
  const store = createMemoryStationStore();
  const clock = createFakeClock();
  await store.saveRegistration(buildRegistration(), clock.now());
  if (state !== 'waiting') {
    const trouble = { kind: 'refused', status: 422 } as const;
    await store.changeStates([{ id, from: 'waiting', to: state, attempts: 4, trouble }], clock.now());
  }
  clock.advance(60);
  return { store, clock };
}

describe('A case that a person resolves', () => {
  it.each(['conflict', 'refused', 'quarantined'] as const)(
    'waits again, unchanged, when it is %s',
    async (state) => {
      const ports = await createRecord(state);
      const before = await ports.store.findRecord(id);
      expect(await sendAgain(ports, id)).toEqual(done);
      const { trouble: _, ...untroubled } = before ?? {};
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
      const before = await ports.store.findRecord(id);
      expect(await withdraw(ports, id, '  Personen er flyttet til Vejle ')).toEqual(done);
      expect(await ports.store.findRecord(id)).toEqual({
        ...before,
        state: 'withdrawn',
        changedAt: ports.clock.now(),
        withdrawnBecause: 'Personen er flyttet til Vejle',
      });
    },
  );

  it('is not withdrawn without a cause', async () => {
    const ports = await createRecord('refused');
    const before = await ports.store.findRecord(id);
    for (const cause of ['', ' \n\t']) {
      expect(await withdraw(ports, id, cause)).toEqual({ ok: false, error: { kind: 'cause-missing' } });
    }
    expect(await ports.store.findRecord(id)).toEqual(before);
  });

  it.each(['sending', 'acknowledged', 'withdrawn'] as const)('is left alone when it is %s', async (state) => {
    const ports = await createRecord(state);
    const before = await ports.store.findRecord(id);
    expect(await withdraw(ports, id, 'Fortrudt')).toEqual(movedOn);
    expect(await sendAgain(ports, id)).toEqual(movedOn);
    expect(await ports.store.findRecord(id)).toEqual(before);
  });

  it('is not sent again while it waits already', async () => {
    expect(await sendAgain(await createRecord('waiting'), id)).toEqual(movedOn);
  });

  it('is left alone when another window was quicker', async () => {
    const { store, clock } = await createRecord('refused');
    const slow = {
      ...store,
      async findRecord(...given: Parameters<typeof store.findRecord>) {
        const seen = await store.findRecord(...given);
        await sendAgain({ store, clock }, id);
        return seen;
      },
    };
    expect(await withdraw({ store: slow, clock }, id, 'Fortrudt')).toEqual(movedOn);
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
});
