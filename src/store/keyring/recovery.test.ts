import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Recovery } from '../../application/ports/station-access.ts';
import { triesBeforeLock } from '../../domain/lock-out.ts';
import {
  createTestDevice,
  getKeyring,
  setUpStation,
  supervisorForm,
  typedBack,
} from '../testing/test-access.ts';
import { buildClerk, createTestAccess, type TestMachine } from '../testing/test-station.ts';
import { createClerkAdministration } from './clerk-administration.ts';
import { makeRecoveryKey } from './recovery-key.ts';
import type { AccessPorts, Unlocked } from './station-access.ts';

const { initials, passcode } = supervisorForm;

async function recover(
  machine: TestMachine,
  key: string,
  more: Partial<AccessPorts> = {},
): Promise<Recovery<Unlocked>> {
  const recovered = await createTestAccess(machine, more).recover(key);
  if (!recovered.ok) throw new Error(`Not recovered: ${recovered.error.kind}`);
  return recovered.value;
}

const administrationOf = (machine: TestMachine, unlocked: Unlocked, more: Partial<AccessPorts> = {}) =>
  createClerkAdministration({
    ...machine.accessPorts(more),
    unlocked,
    countDrafts: async () => 0,
    note: async () => undefined,
  });

describe('The recovery key', () => {
  it('gives a supervisor a new passcode, and the same keys as before', async () => {
    const { machine, recoveryKey, supervisor } = await setUpStation();
    const recovery = await recover(machine, recoveryKey);
    expect(recovery.supervisors).toEqual([supervisor.clerk]);
    const opened = await recovery.resetPasscode(supervisor.clerk.id, 'te-og-60');
    expect(opened).toMatchObject({ ok: true, value: { how: 'recovered', clerk: supervisor.clerk } });
    expect(opened.ok && opened.value.keys.keyId).toBe(supervisor.keys.keyId);
    const access = createTestAccess(machine);
    expect((await access.signIn(initials, 'te-og-60')).ok).toBe(true);
    expect((await access.signIn(initials, passcode)).ok).toBe(false);
  });

  it('makes a new supervisor where the others are away', async () => {
    const { machine, recoveryKey } = await setUpStation();
    const recovery = await recover(machine, recoveryKey);
    const form = { initials: 'ny2', name: 'Ny Øvesen', passcode: 'te-og-60' };
    expect(await recovery.addSupervisor({ ...form, initials: 'øve' })).toMatchObject({
      ok: false,
      error: { kind: 'initials-taken' },
    });
    expect(await recovery.addSupervisor({ ...form, passcode: '1' })).toMatchObject({ ok: false });
    expect(await recovery.addSupervisor(form)).toMatchObject({
      ok: true,
      value: { clerk: { initials: 'NY2' } },
    });
    const access = createTestAccess(machine);
    expect(await access.signIn('NY2', 'te-og-60')).toMatchObject({
      ok: true,
      value: { clerk: { role: 'supervisor' } },
    });
    expect((await access.signIn(initials, passcode)).ok).toBe(true);
  });

  it('opens an access that too many wrong tries had locked', async () => {
    const { machine, recoveryKey, supervisor } = await setUpStation();
    const access = createTestAccess(machine);
    for (let nth = 0; nth < triesBeforeLock; nth += 1) {
      machine.clock.advance(2000);
      await access.signIn(initials, 'forkert');
    }
    const recovery = await recover(machine, recoveryKey);
    expect(await recovery.resetPasscode(supervisor.clerk.id, '1234')).toMatchObject({
      ok: false,
      error: { kind: 'too-easy' },
    });
    expect((await recovery.resetPasscode(supervisor.clerk.id, 'te-og-60')).ok).toBe(true);
    expect((await access.signIn(initials, 'te-og-60')).ok).toBe(true);
  });

  it('lists and opens no clerk who is no supervisor, and none whose access was closed', async () => {
    const { machine, recoveryKey, supervisor } = await setUpStation();
    const administration = administrationOf(machine, supervisor);
    const form = { name: 'Øvelse', passcode: 'te-og-60' };
    await administration.add(passcode, { ...form, initials: 'AA', role: 'clerk' });
    await administration.add(passcode, { ...form, initials: 'BB', role: 'supervisor' });
    const listed = await administration.list();
    const [clerk, closed] = ['AA', 'BB'].map((each) => listed.find((other) => other.initials === each));
    await administration.close(passcode, closed?.id ?? buildClerk().id);
    const recovery = await recover(machine, recoveryKey);
    expect(recovery.supervisors.map((each) => each.initials)).toEqual(['ØVE']);
    for (const id of [clerk?.id, closed?.id, buildClerk().id]) {
      if (id === undefined) throw new Error('Both were added');
      expect(await recovery.resetPasscode(id, 'kakao-61')).toEqual({
        ok: false,
        error: { kind: 'no-such-clerk' },
      });
    }
  });

  it('of another station, mistyped or made up opens nothing', async () => {
    const { machine, recoveryKey } = await setUpStation();
    const access = createTestAccess(machine);
    const other = await setUpStation();
    for (const key of [other.recoveryKey, makeRecoveryKey().join('-')]) {
      expect(await access.recover(key)).toEqual({ ok: false, error: { kind: 'not-this-station' } });
    }
    const wrong = recoveryKey.replace(/^./, (sign) => (sign === 'Z' ? 'Y' : 'Z'));
    expect(await access.recover(wrong)).toEqual({ ok: false, error: { kind: 'mistyped', group: 0 } });
    expect(await access.recover('')).toEqual({ ok: false, error: { kind: 'mistyped' } });
  });

  it('that was renewed takes the place of the old one, once it was typed back', async () => {
    const { machine, recoveryKey, supervisor } = await setUpStation();
    const renewal = await administrationOf(machine, supervisor).renewRecoveryKey(passcode);
    if (!renewal.ok) throw new Error('The passcode is right');
    const { recoveryKey: fresh } = renewal.value;
    expect(await renewal.value.finish(['', ''])).toEqual({ ok: false, error: { kind: 'groups-differ' } });
    await recover(machine, recoveryKey);
    expect((await renewal.value.finish(typedBack(renewal.value))).ok).toBe(true);
    await recover(machine, fresh.join('-'));
    expect(await createTestAccess(machine).recover(recoveryKey)).toMatchObject({ ok: false });
  });
});

describe('Another machine', () => {
  it('does not open the station for a passcode, does not count it, and does for the recovery key', async () => {
    const [old, fresh] = [createTestDevice(1), createTestDevice(2)];
    const { machine, recoveryKey, supervisor } = await setUpStation({ device: old });
    const administration = administrationOf(machine, supervisor, { device: old });
    await administration.add(passcode, {
      initials: 'AA',
      name: 'Øvelse',
      role: 'clerk',
      passcode: 'te-og-60',
    });
    const access = createTestAccess(machine, { device: fresh });
    expect(await access.signIn(initials, passcode)).toEqual({ ok: false, error: { kind: 'device-changed' } });
    expect((await getKeyring(machine)).clerks[0]?.wrongTries).toBe(0);

    const recovery = await recover(machine, recoveryKey, { device: fresh });
    expect((await recovery.resetPasscode(supervisor.clerk.id, 'kakao-61')).ok).toBe(true);
    const signedIn = await access.signIn(initials, 'kakao-61');
    if (!signedIn.ok) throw new Error('The passcode is new');
    // The others' passcodes are bound to the old machine: they are told to see a supervisor, not that they err.
    expect(await access.signIn('AA', 'te-og-60')).toEqual({ ok: false, error: { kind: 'locked-out' } });
    const again = administrationOf(machine, signedIn.value, { device: fresh });
    const clerk = (await again.list()).find((other) => other.initials === 'AA');
    if (clerk === undefined) throw new Error('The clerk is there');
    expect(clerk.lockedOut).toBe(true);
    expect((await again.resetPasscode('kakao-61', clerk.id, 'kaffe-62')).ok).toBe(true);
    expect((await access.signIn('AA', 'kaffe-62')).ok).toBe(true);
    // And the old one opens no more.
    const before = createTestAccess(machine, { device: old });
    expect(await before.signIn(initials, 'kakao-61')).toEqual({
      ok: false,
      error: { kind: 'device-changed' },
    });
  });

  it('is told from the same one after a recovery: there nobody else is kept out', async () => {
    const device = createTestDevice(1);
    const { machine, recoveryKey, supervisor } = await setUpStation({ device });
    const administration = administrationOf(machine, supervisor, { device });
    await administration.add(passcode, {
      initials: 'AA',
      name: 'Øvelse',
      role: 'clerk',
      passcode: 'te-og-60',
    });
    const recovery = await recover(machine, recoveryKey, { device });
    await recovery.resetPasscode(supervisor.clerk.id, 'kakao-61');
    expect((await createTestAccess(machine, { device }).signIn('AA', 'te-og-60')).ok).toBe(true);
  });

  it('whose key store is away for a moment counts nothing against anybody', async () => {
    const device = createTestDevice(1);
    const { machine } = await setUpStation({ device });
    const access = createTestAccess(machine, { device });
    device.state = 'unavailable';
    expect(await access.signIn(initials, passcode)).toEqual({
      ok: false,
      error: { kind: 'key-store-unavailable' },
    });
    device.state = 'changed';
    expect(await access.signIn(initials, passcode)).toEqual({ ok: false, error: { kind: 'device-changed' } });
    device.state = 'well';
    expect(await access.signIn(initials, passcode)).toMatchObject({
      ok: true,
      value: { wrongTriesBefore: 0 },
    });
  });

  it('that cannot be bound gets no half-made access', async () => {
    const device = createTestDevice(1);
    const { machine, recoveryKey, supervisor } = await setUpStation({ device });
    const before = await getKeyring(machine);
    const recovery = await recover(machine, recoveryKey, { device });
    device.state = 'unavailable';
    const unavailable = { ok: false, error: { kind: 'key-store-unavailable' } };
    expect(await recovery.resetPasscode(supervisor.clerk.id, 'kakao-61')).toEqual(unavailable);
    expect(await recovery.addSupervisor({ initials: 'BB', name: 'Ny', passcode: 'kakao-61' })).toEqual(
      unavailable,
    );
    expect(await getKeyring(machine)).toEqual(before);
  });
});
