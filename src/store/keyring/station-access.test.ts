import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { DeviceBinding } from '../../application/ports/device-binding.ts';
import { triesBeforeLock } from '../../domain/lock-out.ts';
import { getKeyring, setUpStation, supervisorForm, typedBack } from '../testing/test-access.ts';
import { createTestAccess, createTestMachine, unboundDevice } from '../testing/test-station.ts';
import { toBase64 } from './key-wrap.ts';

const { initials, passcode } = supervisorForm;

describe('Setting a station up', () => {
  it('stores nothing before the asked groups of the recovery key are typed back', async () => {
    const machine = createTestMachine();
    const access = createTestAccess(machine);
    expect(await access.look()).toEqual({ kind: 'new', earlierData: false });
    const begun = await access.beginSetUp(supervisorForm);
    if (!begun.ok) throw new Error('The form is right');
    expect(await begun.value.finish(['0000', '0000'])).toEqual({
      ok: false,
      error: { kind: 'groups-differ' },
    });
    expect(await begun.value.finish([])).toEqual({ ok: false, error: { kind: 'groups-differ' } });
    expect(machine.files.contents.size).toBe(0);
    expect(await access.look()).toMatchObject({ kind: 'new' });
    const finished = await begun.value.finish(typedBack(begun.value).map((group) => group.toLowerCase()));
    expect(finished).toMatchObject({
      ok: true,
      value: { how: 'set-up', clerk: { initials: 'ØVE', name: 'Øvine Prøvesen', role: 'supervisor' } },
    });
    expect(await access.look()).toEqual({ kind: 'locked' });
  });

  it.each([
    [{ ...supervisorForm, initials: 'ø' }, 'bad-initials'],
    [{ ...supervisorForm, initials: 'ØVE!' }, 'bad-initials'],
    [{ ...supervisorForm, name: '  ' }, 'name-missing'],
    [{ ...supervisorForm, passcode: 'abc' }, 'too-short'],
    [{ ...supervisorForm, passcode: '1111' }, 'too-easy'],
    [{ ...supervisorForm, passcode: 'øvine12' }, 'too-easy'],
  ])('takes no form that is not right: %o', async (form, kind) => {
    const begun = await createTestAccess(createTestMachine()).beginSetUp(form);
    expect(begun).toMatchObject({ ok: false, error: { kind } });
  });

  it('makes a supervisor, whatever the form says', async () => {
    const access = createTestAccess(createTestMachine());
    const begun = await access.beginSetUp({ ...supervisorForm, role: 'kiosk' });
    if (!begun.ok) throw new Error('The form is right');
    const finished = await begun.value.finish(typedBack(begun.value));
    expect(finished).toMatchObject({ ok: true, value: { clerk: { role: 'supervisor' } } });
  });

  it('is done by one window of two', async () => {
    const machine = createTestMachine();
    const windows = [createTestAccess(machine), createTestAccess(machine)];
    const finished = await Promise.all(
      windows.map(async (access) => {
        const begun = await access.beginSetUp(supervisorForm);
        if (!begun.ok) throw new Error('The form is right');
        return begun.value.finish(typedBack(begun.value));
      }),
    );
    expect(finished.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await getKeyring(machine)).clerks).toHaveLength(1);
  });

  it('says so where neither copy could be written, and leaves the station new', async () => {
    const machine = createTestMachine();
    const copies = { ...machine.copies, save: async () => false };
    const access = createTestAccess(machine, { copies });
    const begun = await access.beginSetUp(supervisorForm);
    if (!begun.ok) throw new Error('The form is right');
    const finished = await begun.value.finish(typedBack(begun.value));
    expect(finished).toEqual({ ok: false, error: { kind: 'unavailable' } });
    expect(await access.look()).toMatchObject({ kind: 'new' });
  });

  it('writes neither initials nor name nor passcode anywhere', async () => {
    const { machine, recoveryKey } = await setUpStation();
    const text = JSON.stringify(await getKeyring(machine));
    const file = new TextDecoder().decode([...machine.files.contents.values()][0]);
    const canaries = [
      'ØVE',
      'øve',
      'Øvine',
      'Prøvesen',
      'supervisor',
      passcode,
      recoveryKey,
      recoveryKey.replaceAll('-', ''),
    ];
    for (const canary of canaries) {
      const base64 = toBase64(new TextEncoder().encode(canary)).replace(/=+$/, '').slice(0, -1);
      for (const form of [canary, base64]) {
        expect(text).not.toContain(form);
        expect(file).not.toContain(form);
      }
    }
  });
});

describe('Signing in', () => {
  it('opens the station for the right passcode, however the initials are typed', async () => {
    const { machine, supervisor } = await setUpStation();
    for (const typed of ['ØVE', 'øve', ' Øve ']) {
      const signedIn = await createTestAccess(machine).signIn(typed, passcode);
      expect(signedIn).toMatchObject({ ok: true, value: { how: 'signed-in', wrongTriesBefore: 0 } });
      expect(signedIn.ok && signedIn.value.keys.keyId).toBe(supervisor.keys.keyId);
    }
  });

  it('takes a passcode however the keyboard makes its letters', async () => {
    const machine = createTestMachine();
    const access = createTestAccess(machine);
    const begun = await access.beginSetUp({ ...supervisorForm, passcode: 'blåbær-59' });
    if (!begun.ok) throw new Error('The form is right');
    await begun.value.finish(typedBack(begun.value));
    expect((await access.signIn(initials, 'blåbær-59'.normalize('NFD'))).ok).toBe(true);
  });

  it('does not tell initials that nobody has from a wrong passcode', async () => {
    const { machine } = await setUpStation();
    const access = createTestAccess(machine);
    const wrong = { ok: false, error: { kind: 'wrong', waitSeconds: 0 } };
    for (const nobody of ['XYZ', '', '!!', 'ØVEØVEØVE']) {
      expect(await access.signIn(nobody, passcode)).toEqual(wrong);
    }
    expect(await access.signIn(initials, 'kaffe-60')).toEqual(wrong);
  });

  it('counts wrong tries, makes one wait longer and longer, and locks at last', async () => {
    const { machine } = await setUpStation();
    const waits: number[] = [];
    for (let nth = 1; nth < triesBeforeLock; nth += 1) {
      // Another process each time: the count is on the disk.
      const tried = await createTestAccess(machine).signIn(initials, `forkert-${nth}`);
      if (tried.ok || tried.error.kind !== 'wrong') throw new Error('It is a wrong try');
      waits.push(tried.error.waitSeconds);
      if (tried.error.waitSeconds > 0) {
        machine.clock.advance(tried.error.waitSeconds - 1);
        expect(await createTestAccess(machine).signIn(initials, passcode)).toEqual({
          ok: false,
          error: { kind: 'wait', seconds: 1 },
        });
        machine.clock.advance(1);
      }
    }
    expect(waits).toEqual([0, 0, 5, 15, 60, 300, 900, 1800, 1800]);
    const access = createTestAccess(machine);
    expect(await access.signIn(initials, 'forkert')).toEqual({ ok: false, error: { kind: 'locked-out' } });
    machine.clock.advance(10_000_000);
    expect(await access.signIn(initials, passcode)).toEqual({ ok: false, error: { kind: 'locked-out' } });
  });

  it('tells how many wrong tries there were, and then forgets them', async () => {
    const { machine } = await setUpStation();
    const access = createTestAccess(machine);
    for (const wrong of ['a', 'b']) await access.signIn(initials, wrong);
    expect(await access.signIn(initials, passcode)).toMatchObject({
      ok: true,
      value: { wrongTriesBefore: 2 },
    });
    expect(await access.signIn(initials, passcode)).toMatchObject({
      ok: true,
      value: { wrongTriesBefore: 0 },
    });
    const [entry] = (await getKeyring(machine)).clerks;
    expect(entry?.wrongTries).toBe(0);
    expect(entry?.lastWrongAt).toBeUndefined();
  });

  it('does not let a clock that was set back shorten the wait, nor lengthen it for ever', async () => {
    const { machine } = await setUpStation();
    const access = createTestAccess(machine);
    for (const wrong of ['a', 'b', 'c', 'd']) {
      await access.signIn(initials, wrong);
      machine.clock.advance(5);
    }
    machine.clock.advance(-3600);
    expect(await access.signIn(initials, passcode)).toEqual({
      ok: false,
      error: { kind: 'wait', seconds: 15 },
    });
    machine.clock.advance(14);
    expect(await access.signIn(initials, passcode)).toEqual({
      ok: false,
      error: { kind: 'wait', seconds: 1 },
    });
    machine.clock.advance(1);
    expect((await access.signIn(initials, passcode)).ok).toBe(true);
  });

  it('has counted the try of a process that is killed before it answers', async () => {
    const { machine } = await setUpStation();
    for (let nth = 0; nth < triesBeforeLock; nth += 1) {
      machine.clock.advance(2000);
      // The device is asked for itself, and then for what the passcode gives.
      let asked = 0;
      const device: DeviceBinding = {
        ...unboundDevice,
        async bind(secret, how) {
          asked += 1;
          if (asked === 2) throw new Error('killed');
          return unboundDevice.bind(secret, how);
        },
      };
      const signingIn = createTestAccess(machine, { device }).signIn(initials, passcode);
      await expect(signingIn).rejects.toThrow('killed');
    }
    expect(await createTestAccess(machine).signIn(initials, passcode)).toEqual({
      ok: false,
      error: { kind: 'locked-out' },
    });
  });

  it('goes on where a right try cannot be written down, and counts wrong ones all the same', async () => {
    const { machine } = await setUpStation();
    const copies = { ...machine.copies, save: async () => false };
    const access = createTestAccess(machine, { copies });
    expect((await access.signIn(initials, passcode)).ok).toBe(true);
    for (let nth = 0; nth < 2 * triesBeforeLock; nth += 1) {
      machine.clock.advance(2000);
      await access.signIn(initials, `forkert-${nth}`);
    }
    expect(await access.signIn(initials, passcode)).toEqual({ ok: false, error: { kind: 'locked-out' } });
  });

  it('does not count what two windows try at once as one', async () => {
    const { machine } = await setUpStation();
    const windows = [createTestAccess(machine), createTestAccess(machine)];
    await Promise.all(windows.map((access) => access.signIn(initials, 'forkert')));
    expect((await getKeyring(machine)).clerks[0]?.wrongTries).toBe(2);
  });

  it('says that it cannot where the key ring went away meanwhile', async () => {
    const { machine } = await setUpStation();
    const copies = { ...machine.copies, find: async () => ({ kind: 'damaged' as const }) };
    const access = createTestAccess(machine, { copies });
    expect(await access.signIn(initials, passcode)).toEqual({ ok: false, error: { kind: 'unavailable' } });
    expect(await access.recover('x')).toEqual({ ok: false, error: { kind: 'unavailable' } });
  });
});
