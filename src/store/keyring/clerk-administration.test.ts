import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ListedClerk } from '../../application/ports/station-access.ts';
import type { AuditEvent } from '../../domain/audit.ts';
import type { ClerkId } from '../../domain/clerk.ts';
import { triesBeforeLock } from '../../domain/lock-out.ts';
import { getKeyring, setUpStation, supervisorForm } from '../testing/test-access.ts';
import { buildClerk, createTestAccess, type TestMachine } from '../testing/test-station.ts';
import { createClerkAdministration } from './clerk-administration.ts';
import type { Unlocked } from './station-access.ts';

const { initials, passcode } = supervisorForm;
const aa = { initials: 'AA', name: 'Anna Øvesen', role: 'clerk', passcode: 'te-og-60' } as const;
const bb = { initials: 'BB', name: 'Bo Øvesen', role: 'supervisor', passcode: 'kakao-61' } as const;

let machine: TestMachine;
let supervisor: Unlocked;
let events: AuditEvent[];
let drafts: number;

beforeEach(async () => {
  ({ machine, supervisor } = await setUpStation());
  events = [];
  drafts = 0;
});

const administrationOf = (unlocked: Unlocked) =>
  createClerkAdministration({
    ...machine.accessPorts(),
    unlocked,
    countDrafts: async () => drafts,
    note: async (event) => events.push(event),
  });

const administration = () => administrationOf(supervisor);
const signIn = (typed: string, with_: string) => createTestAccess(machine).signIn(typed, with_);

async function unlock(typed: string, with_: string): Promise<Unlocked> {
  const opened = await signIn(typed, with_);
  if (!opened.ok) throw new Error(`Not signed in: ${opened.error.kind}`);
  return opened.value;
}

async function find(typed: string): Promise<ListedClerk> {
  const clerk = (await administration().list()).find((other) => other.initials === typed);
  if (clerk === undefined) throw new Error(`There is no ${typed}`);
  return clerk;
}

const done = { ok: true, value: undefined };
const refusal = (kind: string, more: object = {}) => ({ ok: false, error: { kind, ...more } });

describe('A supervisor', () => {
  it('adds clerks, who sign in with their own passcodes and open the same station', async () => {
    expect(await administration().add(passcode, aa)).toEqual(done);
    const { clerk, keys } = await unlock('aa', aa.passcode);
    expect(clerk).toMatchObject({ initials: 'AA', name: 'Anna Øvesen', role: 'clerk' });
    expect(keys.keyId).toBe(supervisor.keys.keyId);
    expect(
      (await administration().list()).map((each) => [each.initials, each.closed, each.lockedOut]),
    ).toEqual([
      ['ØVE', false, false],
      // In Danish AA is Å, the last letter.
      ['AA', false, false],
    ]);
    expect(events).toEqual([{ action: 'added-clerk', detail: 'AA' }]);
  });

  it.each([
    [{ ...aa, initials: 'a' }, 'bad-initials'],
    [{ ...aa, initials: 'øve' }, 'initials-taken'],
    [{ ...aa, name: ' ' }, 'name-missing'],
    [{ ...aa, passcode: 'abc' }, 'too-short'],
    [{ ...aa, passcode: 'anna1' }, 'too-easy'],
  ])('is told what is wrong with a new clerk: %o', async (form, kind) => {
    expect(await administration().add(passcode, form)).toMatchObject(refusal(kind));
    expect(await administration().list()).toHaveLength(1);
    expect(events).toEqual([]);
  });

  it('does not give away initials of somebody who has left', async () => {
    await administration().add(passcode, aa);
    await administration().close(passcode, (await find('AA')).id);
    expect(await administration().add(passcode, aa)).toEqual(refusal('initials-taken'));
  });

  it('changes name and role, which count at the next sign-in', async () => {
    await administration().add(passcode, aa);
    const { id } = await find('AA');
    expect(await administration().change(passcode, id, { name: ' Anna  Ny ', role: 'kiosk' })).toEqual(done);
    expect((await unlock('AA', aa.passcode)).clerk).toMatchObject({ name: 'Anna Ny', role: 'kiosk' });
    expect(await administration().change(passcode, id, { name: '', role: 'kiosk' })).toEqual(
      refusal('name-missing'),
    );
  });

  it('gives a new passcode, which also opens what was locked', async () => {
    await administration().add(passcode, aa);
    for (let nth = 0; nth < triesBeforeLock; nth += 1) {
      machine.clock.advance(2000);
      await signIn('AA', 'forkert');
    }
    expect(await find('AA')).toMatchObject({ lockedOut: true, wrongTries: triesBeforeLock });
    const { id } = await find('AA');
    expect(await administration().resetPasscode(passcode, id, '9')).toMatchObject(refusal('too-short'));
    expect(await administration().resetPasscode(passcode, id, 'kaffe-63')).toEqual(done);
    expect((await unlock('AA', 'kaffe-63')).wrongTriesBefore).toBe(0);
    expect(await signIn('AA', aa.passcode)).toMatchObject(refusal('wrong'));
  });

  it('closes an access once its drafts are handed over, and opens it again with a new passcode', async () => {
    await administration().add(passcode, aa);
    const { id } = await find('AA');
    drafts = 3;
    expect(await administration().close(passcode, id)).toEqual(refusal('has-drafts', { drafts: 3 }));
    drafts = 0;
    expect(await administration().close(passcode, id)).toEqual(done);
    expect(await find('AA')).toMatchObject({ closed: true });
    expect(await signIn('AA', aa.passcode)).toEqual(refusal('wrong', { waitSeconds: 0 }));
    expect(await administration().reopen(passcode, id, 'kaffe-63')).toEqual(done);
    expect((await signIn('AA', 'kaffe-63')).ok).toBe(true);
  });

  it('cannot take away the last supervisor, whoever that is', async () => {
    const { id } = supervisor.clerk;
    const last = refusal('last-supervisor');
    expect(await administration().close(passcode, id)).toEqual(last);
    expect(await administration().change(passcode, id, { name: 'Ø', role: 'clerk' })).toEqual(last);
    await administration().add(passcode, bb);
    expect(await administration().close(passcode, (await find('BB')).id)).toEqual(done);
    // One that is closed is none.
    expect(await administration().close(passcode, id)).toEqual(last);
    await administration().reopen(passcode, (await find('BB')).id, 'kakao-61');
    expect(await administration().close(passcode, id)).toEqual(done);
  });

  it('is told of a clerk that there is not', async () => {
    const nobody = buildClerk(77).id;
    const none = refusal('no-such-clerk');
    expect(await administration().close(passcode, nobody)).toEqual(none);
    expect(await administration().resetPasscode(passcode, nobody, 'kaffe-63')).toEqual(none);
    expect(await administration().reopen(passcode, nobody, 'kaffe-63')).toEqual(none);
    expect(await administration().change(passcode, nobody, { name: 'x', role: 'clerk' })).toEqual(none);
  });

  it('needs the own passcode for each change; a wrong one counts, and locks at last', async () => {
    const wrong = refusal('own-passcode-wrong');
    expect(await administration().add('forkert', aa)).toEqual(wrong);
    expect(await administration().renewRecoveryKey('forkert')).toEqual(wrong);
    expect((await getKeyring(machine)).clerks[0]?.wrongTries).toBe(2);
    // A right one in between takes them away.
    expect(await administration().add(passcode, aa)).toEqual(done);
    expect((await find(initials)).wrongTries).toBe(0);
    for (let nth = 0; nth < triesBeforeLock; nth += 1) {
      expect(await administration().close('forkert', (await find('AA')).id)).toEqual(wrong);
      machine.clock.advance(2000);
    }
    expect(await administration().close(passcode, (await find('AA')).id)).toEqual(wrong);
    expect(await signIn(initials, passcode)).toEqual(refusal('locked-out'));
  });

  it('waits after wrong tries here as at the sign-in', async () => {
    for (let nth = 0; nth < 3; nth += 1) await administration().add('forkert', aa);
    expect(await administration().add(passcode, aa)).toEqual(refusal('own-passcode-wrong'));
    machine.clock.advance(5);
    expect(await administration().add(passcode, aa)).toEqual(done);
  });
});

describe('Two windows', () => {
  it('that change at once lose neither change', async () => {
    const forms = Array.from({ length: 8 }, (_, nth) => ({ ...aa, initials: `A${nth}` }));
    const outcomes = await Promise.all(forms.map((form) => administration().add(passcode, form)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await administration().list()).toHaveLength(9);
    const twice = await Promise.all([1, 2].map(() => administration().add(passcode, bb)));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('of two supervisors that close each other leave one', async () => {
    await administration().add(passcode, bb);
    const other = administrationOf(await unlock('BB', bb.passcode));
    const bbId = (await find('BB')).id;
    const outcomes = await Promise.all([
      administration().close(passcode, bbId),
      other.close(bb.passcode, supervisor.clerk.id),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await administration().list()).filter(({ closed }) => !closed)).toHaveLength(1);
  });

  it('take the rights of somebody who is a supervisor no more away at once', async () => {
    await administration().add(passcode, bb);
    const other = administrationOf(await unlock('BB', bb.passcode));
    await administration().change(passcode, (await find('BB')).id, { name: 'Bo', role: 'clerk' });
    expect(await other.add(bb.passcode, aa)).toEqual(refusal('not-allowed'));
    expect(await other.renewRecoveryKey(bb.passcode)).toEqual(refusal('not-allowed'));
    await administration().close(passcode, (await find('BB')).id);
    expect(await other.add(bb.passcode, aa)).toEqual(refusal('not-allowed'));
  });
});

describe('Everybody else', () => {
  it.each(['clerk', 'it-administrator', 'kiosk'] as const)(
    'as %s changes only the own passcode',
    async (role) => {
      await administration().add(passcode, { ...aa, role });
      const own = administrationOf(await unlock('AA', aa.passcode));
      const before = await getKeyring(machine);
      const no = refusal('not-allowed');
      const { id } = supervisor.clerk;
      expect(await own.add(aa.passcode, bb)).toEqual(no);
      expect(await own.close(aa.passcode, id)).toEqual(no);
      expect(await own.change(aa.passcode, id, { name: 'x', role: 'clerk' })).toEqual(no);
      expect(await own.resetPasscode(aa.passcode, id, 'kaffe-63')).toEqual(no);
      expect(await own.reopen(aa.passcode, id, 'kaffe-63')).toEqual(no);
      expect(await own.renewRecoveryKey(aa.passcode)).toEqual(no);
      expect(await getKeyring(machine)).toEqual(before);

      expect(await own.changePasscode('forkert', 'kaffe-63')).toEqual(refusal('wrong', { waitSeconds: 0 }));
      expect(await own.changePasscode(aa.passcode, '2')).toMatchObject(refusal('too-short'));
      expect(await own.changePasscode(aa.passcode, 'anna2')).toMatchObject(refusal('too-easy'));
      expect(await own.changePasscode(aa.passcode, 'kaffe-63')).toEqual(done);
      expect((await signIn('AA', 'kaffe-63')).ok).toBe(true);
      expect(await signIn('AA', aa.passcode)).toMatchObject(refusal('wrong'));
    },
  );
});

describe('A key ring under an open station', () => {
  it('that is gone, or cannot be written, changes nothing and says so', async () => {
    const unavailable = refusal('unavailable');
    const broken = (copies: Partial<TestMachine['copies']>) =>
      createClerkAdministration({
        ...machine.accessPorts({ copies: { ...machine.copies, ...copies } }),
        unlocked: supervisor,
        countDrafts: async () => 0,
        note: async (event) => events.push(event),
      });
    expect(await broken({ save: async () => false }).add(passcode, aa)).toEqual(unavailable);
    expect(await broken({ save: async () => false }).changePasscode(passcode, 'kaffe-63')).toEqual(
      unavailable,
    );
    expect(await broken({ find: async () => ({ kind: 'none' }) }).add(passcode, aa)).toEqual(unavailable);
    expect(events).toEqual([]);
    expect((await signIn(initials, passcode)).ok).toBe(true);
  });

  it('with an entry that no longer opens still lists the others', async () => {
    await administration().add(passcode, aa);
    const keyring = await getKeyring(machine);
    const clerks = keyring.clerks.map((clerk) =>
      clerk.id === supervisor.clerk.id ? clerk : { ...clerk, profile: clerk.wrapped },
    );
    await machine.copies.save({ ...keyring, clerks, revision: keyring.revision + 1 });
    expect((await administration().list()).map((each) => each.initials)).toEqual(['ØVE']);
    const id = keyring.clerks.find((clerk) => clerk.id !== supervisor.clerk.id)?.id as ClerkId;
    expect(await administration().close(passcode, id)).toEqual(refusal('no-such-clerk'));
  });
});
