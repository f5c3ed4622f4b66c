import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { steppingClock } from '../testing/test-server.ts';
import { lockDataDirectory } from './data-directory-lock.ts';
import { openIntakeDatabase } from './open-database.ts';

describe('the lock of a data directory', () => {
  let directory: string;
  let path: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'bopael-lock-'));
    path = join(directory, 'bopael.lock');
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('keeps a second opener out until it is given back', () => {
    const first = lockDataDirectory(directory);
    const second = lockDataDirectory(directory);
    expect(second).toEqual({
      ok: false,
      error: { kind: 'directory-in-use', directory, processId: process.pid },
    });
    if (first.ok) first.value.release();
    const third = lockDataDirectory(directory);
    expect(third.ok).toBe(true);
    if (third.ok) third.value.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('cannot be given back twice: the second time it may be somebody else who holds it', () => {
    const first = lockDataDirectory(directory);
    if (!first.ok) throw new Error('not locked');
    first.value.release();
    const second = lockDataDirectory(directory);
    first.value.release();
    expect(existsSync(path)).toBe(true);
    if (second.ok) second.value.release();
  });

  it('is respected while its process lives', async () => {
    const child = spawn('sleep', ['60']);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    writeFileSync(path, JSON.stringify({ pid: child.pid, token: 'theirs' }));
    expect(lockDataDirectory(directory)).toMatchObject({ ok: false, error: { processId: child.pid } });
    child.kill('SIGKILL');
    await ended;
    const taken = lockDataDirectory(directory);
    expect(taken.ok).toBe(true);
    if (taken.ok) taken.value.release();
  });

  it('is taken over where the process id now belongs to another process', () => {
    writeFileSync(path, JSON.stringify({ pid: process.ppid, token: 'old', born: 'another-boot/1' }));
    expect(lockDataDirectory(directory).ok).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('is taken over where it was left by an earlier process with our own id, as in a container', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, token: 'before the restart' }));
    expect(lockDataDirectory(directory).ok).toBe(true);
  });

  it('is taken over where it cannot be read', () => {
    for (const text of ['', 'x', 'null', '{"pid":"1"}']) {
      writeFileSync(path, text);
      const taken = lockDataDirectory(directory);
      expect(taken.ok).toBe(true);
      if (taken.ok) taken.value.release();
    }
  });

  it('keeps a second server from the embedded database, which would let it in', async () => {
    const open = () =>
      openIntakeDatabase(
        { kind: 'embedded', directory },
        { audience: 'practice', kommuneCode: '0851' },
        steppingClock(),
      );
    const first = await open();
    expect(await open()).toMatchObject({ ok: false, error: { kind: 'directory-in-use' } });
    if (first.ok) await first.value.close();
    const again = await open();
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close();
  });

  it('tells a folder that cannot be used from one that is in use, and leaves it as it is', async () => {
    const file = join(directory, 'a-file');
    writeFileSync(file, 'not a folder');
    const opened = await openIntakeDatabase(
      { kind: 'embedded', directory: file },
      { audience: 'practice', kommuneCode: '0851' },
      steppingClock(),
    );
    expect(opened).toMatchObject({ ok: false, error: { kind: 'directory-unusable' } });
    expect(readFileSync(file, 'utf8')).toBe('not a folder');
  });
});
