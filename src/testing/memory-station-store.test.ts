import { describe, expect, it } from 'vitest';
import { buildRegistration } from './build-registration.ts';
import { instant, practiceId } from './fake-machine.ts';
import { createMemoryStationStore } from './memory-station-store.ts';
import { describeStationStore } from './station-store-contract.ts';

const now = instant('2026-11-23T08:00:00.000Z');

describeStationStore('The store in memory', async () => createMemoryStationStore());

describe('The store in memory, on request', () => {
  it('is full, and keeps nothing', async () => {
    const store = createMemoryStationStore();
    const draft = { id: practiceId(1), startedAt: now, changedAt: now, form: {} };
    store.setFull(true);
    const noRoom = { ok: false, error: { kind: 'no-room' } };
    expect(await store.saveRegistration(buildRegistration(), now)).toEqual(noRoom);
    expect(await store.saveDraft(draft)).toEqual(noRoom);
    expect(await store.countQueue()).toMatchObject({ created: 0, waiting: 0 });
    store.setFull(false);
    expect((await store.saveRegistration(buildRegistration(), now)).ok).toBe(true);
  });

  it('throws what the hand-over cannot write while it is full, and keeps it as it was', async () => {
    const store = createMemoryStationStore();
    await store.saveRegistration(buildRegistration({ nth: 1 }), now);
    const before = await store.listOutbox();
    store.setFull(true);
    const change = { id: practiceId(1), from: 'waiting', to: 'withdrawn', withdrawnBecause: 'x' } as const;
    await expect(store.claimWaiting(now, 1)).rejects.toMatchObject({ problem: { kind: 'no-room' } });
    await expect(store.changeStates([change], now)).rejects.toMatchObject({ name: 'StoreFailure' });
    expect(await store.changeStates([{ ...change, from: 'sending' }], now)).toEqual([practiceId(1)]);
    expect(await store.putBackInterrupted(now)).toBe(0);
    await store.hasten();
    expect(await store.listOutbox()).toEqual(before);
  });

  it('gives a damaged record without its text', async () => {
    const store = createMemoryStationStore();
    const { id } = buildRegistration();
    await store.saveRegistration(buildRegistration(), now);
    store.damage(id);
    expect(await store.findRecord(id)).not.toHaveProperty('registration');
    expect(await store.claimWaiting(now, 1)).toEqual([{ id, attempts: 0 }]);
  });
});
