import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { mostRecent } from '../application/recent-addresses.ts';
import type { AddressId, DarAddress } from '../domain/address.ts';
import type { Role } from '../domain/clerk.ts';
import { buildAddress, buildRegistration } from '../testing/build-registration.ts';
import { instant, practiceId } from '../testing/fake-machine.ts';
import { createMemorySafeFiles } from '../testing/memory-safe-files.ts';
import type { OpenedStore } from './open-store.ts';
import { buildClerk, createTestMachine, type TestMachine } from './testing/test-station.ts';

const addressOf = (nth: number): DarAddress =>
  buildAddress({
    id: `0a3f50b8-0000-4000-8000-${String(nth).padStart(12, '0')}` as AddressId,
    street: 'Kanariestræde',
    houseNumber: String(nth),
  });
const day = 86_400;

let machine: TestMachine;
beforeEach(() => {
  machine = createTestMachine();
});

const open = (nth: number, role: Role): Promise<OpenedStore> => machine.open(buildClerk(nth, role));

async function save({ store }: OpenedStore, nth: number, at = nth): Promise<void> {
  const registration = buildRegistration({ nth, residence: { address: addressOf(at) } });
  expect((await store.saveRegistration(registration, machine.clock.now())).ok).toBe(true);
}

const numbersOf = async ({ recent }: OpenedStore): Promise<readonly string[]> =>
  (await recent.listRecent()).map(({ address }) => address.houseNumber);

describe('The addresses that a station used last', () => {
  it('are those of saved registrations, of whoever saved them, and never of drafts', async () => {
    const [one, other] = [await open(1, 'clerk'), await open(2, 'clerk')];
    await save(one, 1);
    await save(other, 2);
    await save(one, 3, 1);
    const form = { address: addressOf(9) };
    const now = machine.clock.now();
    await one.drafts.saveDraft({ id: practiceId(9), startedAt: now, changedAt: now, form });
    expect(await numbersOf(one)).toEqual(['1', '2']);
    expect(await numbersOf(other)).toEqual(['1', '2']);
  });

  it('are not told at a kiosk or to the IT administrator, whose own saves count all the same', async () => {
    const kiosk = await open(1, 'kiosk');
    await save(kiosk, 1);
    expect(await numbersOf(kiosk)).toEqual([]);
    expect(await numbersOf(await open(2, 'it-administrator'))).toEqual([]);
    expect(await numbersOf(await open(3, 'clerk'))).toEqual(['1']);
  });

  it('survive the program, and lie sealed in one row', async () => {
    await save(await open(1, 'clerk'), 1);
    expect(await numbersOf(await open(1, 'clerk'))).toEqual(['1']);
    const marks = await (await machine.look()).marks.toArray();
    const row = marks.find(({ name }) => name === 'recent-addresses');
    expect(Object.keys(row ?? {}).sort()).toEqual(['name', 'sealed']);
    expect(JSON.stringify(marks)).not.toContain('Kanarie');
  });

  it('are at most fifty, and a save that is refused adds none', async () => {
    const station = await open(1, 'clerk');
    for (let nth = 1; nth <= mostRecent + 2; nth += 1) await save(station, nth);
    const twice = buildRegistration({ nth: 99, person: buildRegistration({ nth: 1 }).person });
    const refused = { ...twice, residence: { ...twice.residence, address: addressOf(99) } };
    expect((await station.store.saveRegistration(refused, machine.clock.now())).ok).toBe(false);
    const numbers = await numbersOf(station);
    expect(numbers).toHaveLength(mostRecent);
    expect(numbers[0]).toBe(String(mostRecent + 2));
  });

  it('are forgotten after ninety days, or as soon as what was saved is purged', async () => {
    const station = await open(1, 'clerk');
    await save(station, 1);
    machine.clock.advance(30 * day);
    await save(station, 2);
    machine.clock.advance(61 * day);
    expect(await numbersOf(station)).toEqual(['2']);
    expect((await station.recent.forgetOld(60)).ok).toBe(true);
    machine.clock.set(-61 * day);
    // Not hidden by the clock: gone.
    expect(await numbersOf(station)).toEqual([]);
  });

  it('go off the list one by one, and come back when they are used again', async () => {
    const station = await open(1, 'clerk');
    await save(station, 1);
    await save(station, 2);
    expect((await station.recent.forgetRecent(addressOf(1).id)).ok).toBe(true);
    expect(await numbersOf(station)).toEqual(['2']);
    await save(station, 3, 1);
    expect(await numbersOf(station)).toEqual(['1', '2']);
  });

  it('are none where the row was put there with other keys, and the next save begins anew', async () => {
    const station = await open(1, 'clerk');
    await save(station, 1);
    const strange = createTestMachine({
      files: createMemorySafeFiles(),
      rootKey: new Uint8Array(32).fill(9),
    });
    const elsewhere = await strange.open(buildClerk(1));
    const registration = buildRegistration({ nth: 5, residence: { address: addressOf(5) } });
    await elsewhere.store.saveRegistration(registration, instant('2026-11-23T08:00:00.000Z'));
    const row = await (await strange.look()).marks.get('recent-addresses');
    if (row === undefined) throw new Error('It was saved');
    await (await machine.look()).marks.put(row);
    expect(await numbersOf(station)).toEqual([]);
    await save(station, 2);
    expect(await numbersOf(station)).toEqual(['2']);
  });
});
