import { beforeEach, describe, expect, it } from 'vitest';
import type { AddressId, DarAddress } from '../domain/address.ts';
import { buildAddress, buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { createMemoryStationStore } from '../testing/memory-station-store.ts';
import type { RegisterInUse } from './ports/address-register.ts';
import type { Draft, RecordQuery } from './ports/station-store.ts';
import { emptyForm } from './registration-form/form.ts';
import { createStaleAddressFinder } from './stale-addresses.ts';

const now = instant('2026-11-23T08:00:00.000Z');
const addressOf = (nth: number): DarAddress =>
  buildAddress({ id: `0a3f50b8-0000-4000-8000-${String(nth).padStart(12, '0')}` as AddressId });

let store: ReturnType<typeof createMemoryStationStore>;
let register: Map<AddressId, DarAddress>;
let info: RegisterInUse | undefined;
let drafts: readonly Draft[];
let asked: RecordQuery[];

const registerOf = (date: string, addresses: number): RegisterInUse => ({
  sha256: '',
  name: 'Øveregister',
  date,
  addresses,
  practice: true,
  closed: 0,
  kommuner: [{ code: '0621', addresses }],
  signature: 'none',
});

beforeEach(async () => {
  store = createMemoryStationStore();
  asked = [];
  drafts = [];
  info = registerOf('2026-11-01', 3);
  register = new Map([1, 2, 3].map((nth) => [addressOf(nth).id, addressOf(nth)]));
  for (const nth of [1, 2, 3]) {
    const residence = { address: addressOf(nth) };
    expect((await store.saveRegistration(buildRegistration({ nth, residence }), now)).ok).toBe(true);
  }
});

const createFinder = (maySeeRecords = true) =>
  createStaleAddressFinder({
    store: {
      findRecord: (id) => store.findRecord(id),
      findRecords(query) {
        asked.push(query);
        return store.findRecords(query);
      },
    },
    drafts: { listDrafts: async () => drafts },
    register: {
      findInfo: async () => info,
      async findById(id) {
        const address = register.get(id);
        return address && { address, state: 'in-force' };
      },
    },
    maySeeRecords,
  });

/** A newer register without the second address and with the third renamed. */
function loadNewer(): void {
  info = registerOf('2027-02-01', 2);
  register.delete(addressOf(2).id);
  register.set(addressOf(3).id, { ...addressOf(3), street: 'Prøvevej' });
}

describe('Addresses that a newer register has otherwise', () => {
  it('are told of what waits, newest first, and of nothing else', async () => {
    const find = createFinder();
    expect(await find()).toEqual({ registrations: [], drafts: [] });
    loadNewer();
    const { registrations } = await find();
    expect(registrations.map(({ record, standing }) => [record.id, standing.kind])).toEqual([
      [practiceId(3), 'changed'],
      [practiceId(2), 'vanished'],
    ]);
    // Looked at again, and after what was withdrawn.
    expect((await find()).registrations).toHaveLength(2);
    const change = { from: 'waiting', to: 'withdrawn', withdrawnBecause: 'prøve' } as const;
    await store.changeStates([{ id: practiceId(2), ...change }], now);
    expect((await find()).registrations.map(({ record }) => record.id)).toEqual([practiceId(3)]);
  });

  it('are those of a correction, not of what it took the place of', async () => {
    loadNewer();
    const corrected = buildRegistration({
      nth: 4,
      person: buildRegistration({ nth: 2 }).person,
      corrects: practiceId(2),
      residence: { address: addressOf(1) },
    });
    expect((await store.saveRegistration(corrected, now)).ok).toBe(true);
    expect((await createFinder()()).registrations.map(({ record }) => record.id)).toEqual([practiceId(3)]);
  });

  it('go through all that waits once for each register, then through the newest', async () => {
    const find = createFinder();
    await find();
    await find();
    expect(asked.map(({ limit }) => limit)).toEqual([undefined, 50]);
    loadNewer();
    await find();
    expect(asked.at(-1)?.limit).toBeUndefined();
  });

  it('are told of drafts too, and of those alone to who may not see records', async () => {
    loadNewer();
    const draft = (nth: number, form: unknown): Draft => ({
      id: practiceId(nth),
      startedAt: now,
      changedAt: now,
      form,
    });
    drafts = [
      draft(11, { ...emptyForm, address: addressOf(3) }),
      draft(12, { ...emptyForm, address: addressOf(1) }),
      draft(13, emptyForm),
      draft(14, undefined),
    ];
    const found = await createFinder(false)();
    expect(found.registrations).toEqual([]);
    expect(asked).toEqual([]);
    expect(found.drafts.map(({ draft: { id }, standing }) => [id, standing.kind])).toEqual([
      [practiceId(11), 'changed'],
    ]);
  });

  it('are none without a register', async () => {
    loadNewer();
    info = undefined;
    expect(await createFinder()()).toEqual({ registrations: [], drafts: [] });
  });
});
