import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';

export interface DataDirectoryLock {
  /** Removes the lock file. Safe to call twice. */
  release(): void;
}

export interface DirectoryInUse {
  readonly kind: 'directory-in-use';
  readonly directory: string;
  readonly processId: number;
}

/** Who wrote a lock file. */
interface Holder {
  readonly pid: number;
  /** Tells two processes with the same id apart; absent where the system does not say. */
  readonly born?: string;
  readonly token: string;
}

const held = new Set<string>();

/**
 * Takes a data directory for this process alone. The embedded database itself would let a second process
 * open the same files and ruin them. A lock left by a process that died is taken over.
 */
export function lockDataDirectory(directory: string): Result<DataDirectoryLock, DirectoryInUse> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'bopael.lock');
  const token = randomUUID();
  const mine = `${path}.${token}`;
  const born = findBirthOfProcess(process.pid);
  const holder: Holder = { pid: process.pid, token, ...(born === undefined ? {} : { born }) };
  // Written aside and then linked: the lock appears with its content, or not at all.
  writeFileSync(mine, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
  try {
    for (;;) {
      if (tryToLink(mine, path)) {
        held.add(token);
        return ok({ release: () => releaseLock(path, token) });
      }
      const other = findHolder(path);
      if (other === 'gone') continue;
      if (other !== undefined && isAlive(other)) {
        return fail({ kind: 'directory-in-use', directory, processId: other.pid });
      }
      takeAway(path, other?.token);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function tryToLink(mine: string, path: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The holder; `gone` where the file has vanished; undefined where it cannot be read as a lock. */
function findHolder(path: string): Holder | undefined | 'gone' {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    const read = JSON.parse(text) as Partial<Holder> | null;
    if (typeof read?.pid !== 'number' || typeof read.token !== 'string') return undefined;
    const { pid, token, born } = read;
    return { pid, token, ...(typeof born === 'string' ? { born } : {}) };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, token, born }: Holder): boolean {
  if (pid === process.pid) return held.has(token);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    if (codeOf(error) !== 'EPERM') return false;
  }
  const bornNow = findBirthOfProcess(pid);
  return born === undefined || bornNow === undefined || born === bornNow;
}

/**
 * Moves a dead lock aside in one step, so that of several that find it only one takes it; if a living one
 * has come in its place meanwhile, that one is put back.
 */
function takeAway(path: string, deadToken: string | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const taken = findHolder(aside);
  if (taken !== undefined && taken !== 'gone' && taken.token !== deadToken) tryToLink(aside, path);
  rmSync(aside, { force: true });
}

function releaseLock(path: string, token: string): void {
  if (!held.delete(token)) return;
  const holder = findHolder(path);
  if (holder !== undefined && holder !== 'gone' && holder.token === token) rmSync(path, { force: true });
}

/** The machine's start and the process's own, from Linux' /proc; undefined elsewhere. */
function findBirthOfProcess(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the command's closing parenthesis: the command may hold spaces.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? undefined : `${boot}/${ticks}`;
  } catch {
    return undefined;
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
