import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Keyring } from '../../contract/keyring.ts';
import { webSha256 } from '../../testing/web-sha256.ts';
import { getKeyring, setUpStation, supervisorForm, typedBack } from '../testing/test-access.ts';
import { createTestAccess, type TestMachine } from '../testing/test-station.ts';
import { createKeyringCopies } from './keyring-copies.ts';

let machine: TestMachine;
let keyring: Keyring;

beforeEach(async () => {
  ({ machine } = await setUpStation());
  keyring = await getKeyring(machine);
});

interface Copy {
  read(): Promise<string | undefined>;
  write(text: string | undefined): Promise<void>;
}

const fileName = (): string =>
  [...machine.files.contents.keys()].find((name) => name.startsWith('keyring-')) ?? '';

const fileCopy: Copy = {
  read: async () => {
    const bytes = machine.files.contents.get(fileName());
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  },
  async write(text) {
    const name = fileName();
    if (text === undefined) machine.files.contents.delete(name);
    else machine.files.contents.set(name, new TextEncoder().encode(text));
  },
};

async function withDatabase<Value>(run: (database: Dexie) => PromiseLike<Value>): Promise<Value> {
  const database = await new Dexie(`keyring-${machine.name}`).open();
  try {
    return await run(database);
  } finally {
    database.close();
  }
}

const databaseCopy: Copy = {
  read: () =>
    withDatabase(
      async (database) =>
        ((await database.table('copies').get('keyring')) as { text: string } | undefined)?.text,
    ),
  write: (text) =>
    withDatabase<void>(async (database) => {
      if (text === undefined) await database.table('copies').clear();
      else await database.table('copies').put({ name: 'keyring', text });
    }),
};

const copies: [string, Copy, Copy][] = [
  ['file', fileCopy, databaseCopy],
  ['database', databaseCopy, fileCopy],
];

const flip = (text: string, at: number): string => {
  const bytes = new TextEncoder().encode(text);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return new TextDecoder().decode(bytes);
};

const sealed = async (json: string): Promise<string> => `${json}\n${await webSha256(json)}\n`;
const look = () => createTestAccess(machine, { dataExists: async () => 'none' }).look();
const signIn = () => createTestAccess(machine).signIn(supervisorForm.initials, supervisorForm.passcode);

describe.each(copies)('The copy of the key ring in the %s', (_, copy, other) => {
  it('may have a bit turned anywhere: the other one opens the station, and both are whole again', async () => {
    const text = (await copy.read()) ?? '';
    expect(text.length).toBeGreaterThan(800);
    for (let at = 0; at < text.length; at += 50) {
      await copy.write(flip((await copy.read()) ?? '', at));
      expect(await look(), `byte ${at}`).toEqual({ kind: 'locked' });
      expect((await signIn()).ok, `byte ${at}`).toBe(true);
      expect(await copy.read()).toBe(await other.read());
    }
  });

  it('may be gone, empty, cut off or something else', async () => {
    const text = (await copy.read()) ?? '';
    for (const damaged of [
      undefined,
      '',
      '\n',
      '{}',
      'null\n',
      text.slice(0, 300),
      `${text}x`.slice(1),
      'x'.repeat(2000),
    ]) {
      await copy.write(damaged);
      expect((await signIn()).ok, damaged).toBe(true);
      expect(await copy.read()).toBe(await other.read());
    }
  });

  it('may be older: the newer one counts', async () => {
    const older = (await copy.read()) ?? '';
    await createTestAccess(machine).signIn(supervisorForm.initials, 'forkert');
    await copy.write(older);
    expect((await getKeyring(machine)).clerks[0]?.wrongTries).toBe(1);
  });

  it('of a newer program stops this one, also where the other copy is older', async () => {
    await copy.write(await sealed(JSON.stringify({ ...keyring, version: 2, novel: true })));
    expect(await look()).toEqual({ kind: 'newer-program' });
    expect(await signIn()).toEqual({ ok: false, error: { kind: 'unavailable' } });
  });
});

describe('Both copies', () => {
  const damageBoth = async (change: (text: string) => string | undefined): Promise<void> => {
    for (const copy of [fileCopy, databaseCopy]) await copy.write(change((await copy.read()) ?? ''));
  };

  it('damaged make the key ring gone: nothing is set up anew over it', async () => {
    await damageBoth((text) => flip(text, 100));
    expect(await look()).toEqual({ kind: 'keyring-gone' });
    const begun = await createTestAccess(machine).beginSetUp(supervisorForm);
    if (!begun.ok) throw new Error('The form is right');
    const finished = await begun.value.finish(typedBack(begun.value));
    expect(finished).toEqual({ ok: false, error: { kind: 'unavailable' } });
  });

  it('gone make it gone where there is data, and the station new where there is none', async () => {
    await damageBoth(() => undefined);
    const lookWith = (data: 'none' | 'earlier-version' | 'this-version') =>
      createTestAccess(machine, { dataExists: async () => data }).look();
    expect(await lookWith('this-version')).toEqual({ kind: 'keyring-gone' });
    expect(await lookWith('earlier-version')).toEqual({ kind: 'new', earlierData: true });
    expect(await lookWith('none')).toEqual({ kind: 'new', earlierData: false });
  });

  it('survive whatever somebody writes into them, check sum included', async () => {
    const [clerk] = keyring.clerks;
    const hostile: unknown[] = [
      null,
      [],
      7,
      'x',
      {},
      { bopael: 'keyring' },
      { ...keyring, version: 0 },
      { ...keyring, version: '2' },
      { ...keyring, revision: -1 },
      { ...keyring, revision: 1e300 },
      { ...keyring, clerks: [{ ...clerk, kdf: { ...clerk?.kdf, salt: 'AA==' } }] },
      { ...keyring, clerks: [{ ...clerk, kdf: { ...clerk?.kdf, memoryKiB: 1e9 } }] },
      { ...keyring, clerks: [{ ...clerk, kdf: { ...clerk?.kdf, passes: 1e9 } }] },
      { ...keyring, clerks: [{ ...clerk, wrapped: { nonce: '', data: '' } }] },
      { ...keyring, recovery: { ...keyring.recovery, wrapped: { nonce: 'AAAA', data: 'AAAA' } } },
      { ...keyring, __proto__: { polluted: true }, clerks: 'x' },
    ];
    for (const value of hostile) {
      const text = await sealed(JSON.stringify(value));
      await damageBoth(() => text);
      expect(await look(), text.slice(0, 80)).toEqual({ kind: 'keyring-gone' });
    }
    await damageBoth(() => '{"bopael":');
    expect(await look()).toEqual({ kind: 'keyring-gone' });
    const broken = await sealed('{"bopael":');
    await damageBoth(() => broken);
    expect(await look()).toEqual({ kind: 'keyring-gone' });
  });

  it('survive a wrap that somebody has changed and summed up again: it is a wrong passcode', async () => {
    const clerks = keyring.clerks.map((clerk) => ({ ...clerk, wrapped: { ...clerk.wrapped, data: 'AAAA' } }));
    const text = await sealed(JSON.stringify({ ...keyring, clerks }));
    await damageBoth(() => text);
    expect(await signIn()).toMatchObject({ ok: false, error: { kind: 'wrong' } });
  });

  it('do not let a role be changed, nor one person’s entry pass for another’s, from outside', async () => {
    const { supervisor } = await setUpStation();
    const [clerk] = keyring.clerks;
    if (clerk === undefined) throw new Error('There is a supervisor');
    for (const profile of [{ nonce: clerk.profile.nonce, data: clerk.wrapped.data }, clerk.wrapped]) {
      const text = await sealed(JSON.stringify({ ...keyring, clerks: [{ ...clerk, profile }] }));
      await damageBoth(() => text);
      expect(await signIn()).toEqual({ ok: false, error: { kind: 'unavailable' } });
    }
    const renamed = { ...clerk, id: supervisor.clerk.id };
    const text = await sealed(JSON.stringify({ ...keyring, clerks: [renamed] }));
    await damageBoth(() => text);
    expect(await signIn()).toMatchObject({ ok: false });
  });
});

describe('Saving the key ring', () => {
  it('keeps one file, the newest, and goes on with one place where the other fails', async () => {
    for (let revision = 2; revision < 6; revision += 1) {
      expect(await machine.copies.save({ ...keyring, revision })).toBe(true);
    }
    expect([...machine.files.contents.keys()]).toEqual(['keyring-00000005.json']);
    machine.files.setRoom(0);
    expect(await machine.copies.save({ ...keyring, revision: 6 })).toBe(true);
    expect((await getKeyring(machine)).revision).toBe(6);
    const broken = createKeyringCopies(machine.files, '');
    machine.files.setRoom(undefined);
    expect(await broken.save({ ...keyring, revision: 7 })).toBe(true);
    expect((await getKeyring(machine)).revision).toBe(7);
  });

  it('killed at any change of the files leaves a key ring that opens', async () => {
    for (const share of [0, 0.5, 1]) {
      for (let change = 0; change < 4; change += 1) {
        machine.files.dieAfter(change, share);
        await machine.copies
          .save({ ...(await getKeyring(machine)), createdAt: machine.clock.now() })
          .catch(() => false);
        machine.files.revive();
        expect((await signIn()).ok, `change ${change}, ${share}`).toBe(true);
      }
    }
  });
});
