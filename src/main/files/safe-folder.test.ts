import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../domain/result.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { createSafeFolder } from './safe-folder.ts';

let home: string;
let folder: string;
let lines: string[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bopael-safe-'));
  folder = join(home, 'safe');
  lines = [];
});
afterEach(() => rm(home, { recursive: true }));

const name = 'journal-000001.log';
const bytes = (text: string) => new TextEncoder().encode(text);
const contents = (of = name) => readFile(join(folder, of), 'utf8');
const open = (disk: Partial<Disk> = {}) =>
  createSafeFolder(folder, {
    disk: { ...nodeDisk, ...disk },
    log: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
  });
const refusal = (code: string) => Object.assign(new Error(`${code}: hemmelig`), { code, errno: -1 });
const refuse = (code: string) => () => Promise.reject(refusal(code));

/** Takes `room` bytes in all, a few at a time, and refuses the rest. */
function fullDisk(room: number, code = 'ENOSPC'): Pick<Disk, 'write'> {
  let left = room;
  return {
    async write(file, all, from, position) {
      const count = Math.min(4, left, all.byteLength - from);
      if (count === 0) throw refusal(code);
      left -= count;
      return (await file.write(all, from, count, position)).bytesWritten;
    },
  };
}

describe('a file', () => {
  it('grows at its end and is read back, whole and in parts', async () => {
    const files = open();
    expect(await files.list()).toEqual([]);
    expect(await files.read(name)).toBeUndefined();
    expect(await files.append(name, 0, bytes('første'))).toEqual(ok(undefined));
    const size = bytes('første').byteLength;
    expect(await files.append(name, size, bytes(' anden'))).toEqual(ok(undefined));
    expect(await files.read(name)).toEqual(bytes('første anden'));
    expect(await files.read(name, size)).toEqual(bytes(' anden'));
    expect(await files.read(name, size + 1, size + 4)).toEqual(bytes('and'));
    expect(await files.read(name, size, 1_000)).toEqual(bytes(' anden'));
    expect(await files.read(name, 1_000)).toEqual(bytes(''));
    expect(await files.list()).toEqual([{ name, size: size + 6 }]);
  });

  it('and its folder can be read by their user alone', async () => {
    await open().append(name, 0, bytes('x'));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('may begin where an empty one lies', async () => {
    const files = open();
    expect(await files.append(name, 0, bytes(''))).toEqual(ok(undefined));
    expect(await files.list()).toEqual([{ name, size: 0 }]);
    expect(await files.append(name, 0, bytes('x'))).toEqual(ok(undefined));
    expect(await contents()).toBe('x');
  });

  it('is flushed before it is called written, and so is its name', async () => {
    const done: string[] = [];
    const files = open({
      sync: async (file) => {
        done.push('file');
        await file.sync();
      },
      syncDirectory: async (path) => {
        done.push(path);
      },
    });
    await files.append(name, 0, bytes('x'));
    expect(done).toEqual([home, 'file', folder]);
    done.length = 0;
    await files.append(name, 1, bytes('y'));
    await files.truncate(name, 1);
    await files.remove(name);
    expect(done).toEqual(['file', 'file', folder]);
  });

  it('is read into memory of its own', async () => {
    const files = open();
    await files.append(name, 0, bytes('hemmelig'));
    const part = await files.read(name, 2, 4);
    expect(part?.buffer.byteLength).toBe(2);
    expect((await files.read(name, 4, 100))?.buffer.byteLength).toBe(4);
  });

  it('is cut back, and never made longer', async () => {
    const files = open();
    await files.append(name, 0, bytes('12345'));
    expect(await files.truncate(name, 2)).toEqual(ok(undefined));
    expect(await contents()).toBe('12');
    expect(await files.truncate(name, 2)).toEqual(ok(undefined));
    expect(await files.truncate(name, 3)).toEqual(fail({ kind: 'size-differs', size: 2 }));
    expect(await contents()).toBe('12');
  });

  it('that is not there has nothing to cut and nothing to remove', async () => {
    const files = open();
    expect(await files.truncate(name, 0)).toEqual(ok(undefined));
    expect(await files.truncate(name, 1)).toEqual(fail({ kind: 'size-differs', size: 0 }));
    await files.remove(name);
    await files.append(name, 0, bytes('x'));
    await files.remove(name);
    await files.remove(name);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('two writers', () => {
  it('do not write over each other: the second sees what the file has become', async () => {
    const first = open();
    const second = open();
    await first.append(name, 0, bytes('1'));
    expect(await second.append(name, 0, bytes('anden'))).toEqual(fail({ kind: 'size-differs', size: 1 }));
    await first.append(name, 1, bytes('23'));
    expect(await second.append(name, 1, bytes('anden'))).toEqual(fail({ kind: 'size-differs', size: 3 }));
    expect(await contents()).toBe('123');
  });

  it('see also a file that has become shorter, or is gone', async () => {
    const files = open();
    await files.append(name, 0, bytes('123'));
    await files.truncate(name, 1);
    expect(await files.append(name, 3, bytes('4'))).toEqual(fail({ kind: 'size-differs', size: 1 }));
    await files.remove(name);
    expect(await files.append(name, 1, bytes('4'))).toEqual(fail({ kind: 'size-differs', size: 0 }));
    expect(await readdir(folder)).toEqual([]);
  });

  it('in one program are let in one at a time', async () => {
    const files = open(fullDisk(1_000));
    const answers = await Promise.all(
      ['første', 'anden', 'tredje'].map((text) => files.append(name, 0, bytes(text))),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, false]);
    const append = files.append(name, 7, bytes(' og mere'));
    expect(await files.read(name)).toEqual(bytes('første og mere'));
    expect((await append).ok).toBe(true);
  });
});

describe('a disk', () => {
  it('that takes a few bytes at a time gets them all', async () => {
    const files = open(fullDisk(1_000));
    expect(await files.append(name, 0, bytes('en længere tekst'))).toEqual(ok(undefined));
    expect(await contents()).toBe('en længere tekst');
  });

  it.each(['ENOSPC', 'EDQUOT'])('that is full in the middle (%s) keeps nothing of it', async (code) => {
    await open().append(name, 0, bytes('før'));
    const before = await contents();
    const at = bytes(before).byteLength;
    expect(await open(fullDisk(6, code)).append(name, at, bytes('hemmelig tekst'))).toEqual(
      fail({ kind: 'no-room' }),
    );
    expect(await contents()).toBe(before);
    expect(await open().append(name, at, bytes('!'))).toEqual(ok(undefined));
    expect(lines).toEqual([JSON.stringify({ event: 'file-not-written', operation: 'append', code })]);
  });

  it('that is full at the first file leaves it empty', async () => {
    expect(await open(fullDisk(6)).append(name, 0, bytes('hemmelig tekst'))).toEqual(
      fail({ kind: 'no-room' }),
    );
    expect(await open().list()).toEqual([{ name, size: 0 }]);
  });

  it('that takes nothing, and says nothing, is full', async () => {
    expect(await open({ write: async () => 0 }).append(name, 0, bytes('x'))).toEqual(
      fail({ kind: 'no-room' }),
    );
  });

  it.each([
    ['write', refuse('EIO'), 'unavailable'],
    ['sync', refuse('EIO'), 'unavailable'],
    ['sync', refuse('ENOSPC'), 'unavailable'],
    ['syncDirectory', refuse('EIO'), 'unavailable'],
    ['syncDirectory', refuse('ENOSPC'), 'no-room'],
  ] as const)('that refuses to %s has kept nothing', async (call, refusing, kind) => {
    await mkdir(folder);
    expect(await open({ [call]: refusing }).append(name, 0, bytes('x'))).toEqual(fail({ kind }));
    expect((await open().list()).every(({ size }) => size === 0)).toBe(true);
  });

  it('that fails once to flush has the file cut back, and flushed so', async () => {
    let syncs = 0;
    const files = open({
      sync: async (file) => {
        syncs += 1;
        if (syncs === 1) throw refusal('ENOSPC');
        await file.sync();
      },
    });
    expect(await files.append(name, 0, bytes('x'))).toEqual(fail({ kind: 'no-room' }));
    expect([syncs, await contents()]).toEqual([2, '']);
  });

  it('that cannot even cut back does not pass for one that has merely no room', async () => {
    const files = open({ ...fullDisk(6), truncate: refuse('ENOSPC') });
    expect(await files.append(name, 0, bytes('hemmelig tekst'))).toEqual(fail({ kind: 'unavailable' }));
    expect(await open().append(name, 0, bytes('x'))).toEqual(fail({ kind: 'size-differs', size: 6 }));
  });

  it('that refuses to cut is told of', async () => {
    await open().append(name, 0, bytes('123'));
    expect(await open({ truncate: refuse('EROFS') }).truncate(name, 1)).toEqual(
      fail({ kind: 'unavailable' }),
    );
    expect(await open({ sync: refuse('EDQUOT') }).truncate(name, 1)).toEqual(fail({ kind: 'no-room' }));
  });

  it('does not bring what was written into the log', async () => {
    await open(fullDisk(6)).append(name, 0, bytes('hemmelig tekst'));
    await open({ truncate: refuse('EIO') }).truncate(name, 0);
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toMatch(/hemmelig|journal/);
  });

  it('is not blamed for a bug, which leaves no bytes behind either', async () => {
    const files = open({
      async write(file, all, from, position) {
        await nodeDisk.write(file, all, from, position);
        throw new TypeError('a bug');
      },
    });
    await expect(files.append(name, 0, bytes('x'))).rejects.toThrow('a bug');
    expect(await contents()).toBe('');
    expect(await open().append(name, 0, bytes('x'))).toEqual(ok(undefined));
  });
});

describe('a folder', () => {
  it('that is no folder is unavailable', async () => {
    await writeFile(folder, '');
    expect(await open().append(name, 0, bytes('x'))).toEqual(fail({ kind: 'unavailable' }));
    await expect(open().list()).rejects.toThrow('ENOTDIR');
  });

  it('lists the station’s files alone, by name', async () => {
    const files = open();
    await files.append('keyring-000002.json', 0, bytes('{}'));
    await files.append('keyring-000001.json', 0, bytes('{}'));
    await mkdir(join(folder, 'journal-000009.log'));
    await symlink('/etc/passwd', join(folder, 'journal-000008.log'));
    for (const other of ['.DS_Store', 'journal-1.log.new', 'Journal-1.log', 'thumbs.db']) {
      await writeFile(join(folder, other), '');
    }
    expect(await files.list()).toEqual([
      { name: 'keyring-000001.json', size: 2 },
      { name: 'keyring-000002.json', size: 2 },
    ]);
  });

  it('is not left by a link that somebody put there', async () => {
    const outside = join(home, 'outside');
    await writeFile(outside, '');
    await open().append('journal-000002.log', 0, bytes('x'));
    await symlink(outside, join(folder, name));
    expect(await open().append(name, 0, bytes('hemmelig'))).toEqual(fail({ kind: 'unavailable' }));
    expect(await open().truncate(name, 0)).toEqual(fail({ kind: 'unavailable' }));
    await expect(open().read(name)).rejects.toThrow('ELOOP');
    expect(await readFile(outside, 'utf8')).toBe('');
  });

  it.each([
    '../keys.json',
    '..',
    '/etc/passwd',
    'journal-1.log/../../keys.json',
    'journal-1.log\0.json',
    'journal-1.log\n',
    'C:\\journal-1.log',
    'journal-1.log:stream',
    'journal-1.exe',
    'JOURNAL-1.log',
    '',
  ])('takes %j for a bug', async (hostile) => {
    const files = open();
    const attempts = [
      () => files.read(hostile),
      () => files.append(hostile, 0, bytes('x')),
      () => files.truncate(hostile, 0),
      () => files.remove(hostile),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow('Not the name of a station file');
    expect(await readdir(home)).toEqual([]);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 60])('takes place %d in a file for a bug', async (at) => {
    const files = open();
    await expect(files.append(name, at, bytes('x'))).rejects.toThrow('Not a place');
    await expect(files.truncate(name, at)).rejects.toThrow('Not a place');
    await expect(files.read(name, at)).rejects.toThrow('Not a place');
    await expect(files.read(name, 0, at)).rejects.toThrow('Not a place');
  });

  it('goes on after a failure', async () => {
    const files = open();
    await files.append(name, 0, bytes('1'));
    await appendFile(join(folder, name), '2');
    expect(await files.append(name, 1, bytes('x'))).toEqual(fail({ kind: 'size-differs', size: 2 }));
    await expect(files.read('..')).rejects.toThrow();
    expect(await files.append(name, 2, bytes('3'))).toEqual(ok(undefined));
    expect(await contents()).toBe('123');
  });
});
