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

  it('gives a damaged record without its text', async () => {
    const store = createMemoryStationStore();
    const { id } = buildRegistration();
    await store.saveRegistration(buildRegistration(), now);
    store.damage(id);
    expect(await store.findRecord(id)).not.toHaveProperty('registration');
    expect(await store.claimWaiting(now, 1)).toEqual([{ id, attempts: 0 }]);
  });
});
