import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of LevelDB that the page's databases lie in, or undefined where there is none yet. */
function folderOf(profile: string): string | undefined {
  const all = join(profile, 'Default/IndexedDB');
  const own = existsSync(all)
    ? readdirSync(all).find((name) => name.endsWith('.indexeddb.leveldb'))
    : undefined;
  return own === undefined ? undefined : join(all, own);
}

export function hasDatabases(profile: string): boolean {
  const folder = folderOf(profile);
  return folder !== undefined && existsSync(join(folder, 'CURRENT'));
}

/** Chromium keeps the log of this opening and of the one before it. */
const logs = ['LOG.old', 'LOG'];
const lineOf = /^(\d{4})\/(\d\d)\/(\d\d)-(\d\d):(\d\d):(\d\d)\.(\d{3})\d* .*since it was missing/gm;

/**
 * Whether Chromium has made the databases anew since then, by what LevelDB logged of it. It does where a write was
 * torn by a kill and written on behind: LevelDB finds a damaged log, at once or as it reads on, and Chromium deletes
 * all of it.
 */
export function areDatabasesNew(profile: string, since: number): boolean {
  const folder = folderOf(profile);
  if (folder === undefined) return false;
  return logs
    .map((name) => join(folder, name))
    .filter(existsSync)
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(lineOf)])
    .some(([, ...parts]) => {
      const [year = 0, month = 0, ...rest] = parts.map(Number);
      return new Date(year, month - 1, ...(rest as [number])).getTime() >= since;
    });
}

const blockSize = 32_768;
const headSize = 7;

/** As a kill between the head of a record of so many bytes and its contents leaves it. */
export function tearLogEnd(profile: string, length: number): void {
  const log = logOf(profile);
  if (log === undefined) throw new Error('The profile has no log');
  const size = readFileSync(log).length;
  const room = blockSize - (size % blockSize);
  // A block's last bytes hold no record; a longer one goes into a block of its own.
  const padding = room < headSize + length ? room : 0;
  const wholeType = 1;
  const head = Buffer.alloc(headSize);
  head.writeUInt32LE(0x5eed, 0);
  head.writeUInt16LE(length, 4);
  head.writeUInt8(wholeType, 6);
  appendFileSync(log, Buffer.concat([Buffer.alloc(padding), head]));
}

function logOf(profile: string): string | undefined {
  const folder = folderOf(profile);
  const name = folder === undefined ? undefined : readdirSync(folder).filter(isLog).sort().at(-1);
  return folder === undefined || name === undefined ? undefined : join(folder, name);
}

const isLog = (name: string): boolean => /^\d+\.log$/.test(name);
