import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
