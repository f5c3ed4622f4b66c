import { lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from './files/sync-directory.ts';
import { systemErrorCode } from './files/system-error.ts';

/** The few small files that the main process keeps. */
export interface StationFiles {
  /** Undefined only where there is no such file; any other trouble throws. */
  findText(path: string): Promise<string | undefined>;
  /** Afterwards the file is the new one, on the disk, or still the old one untouched; throws then. */
  replaceText(path: string, text: string): Promise<void>;
  /** As `replaceText`, but what lay there stays beside it, as `<path>.old-<n>`. */
  supersedeText(path: string, text: string): Promise<void>;
  /** Nothing happens where there is no such file. */
  remove(path: string): Promise<void>;
}

export const stationFiles: StationFiles = {
  async findText(path) {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  replaceText: (path, text) => putInPlace(path, text, (next) => rename(next, path)),
  supersedeText: (path, text) =>
    putInPlace(path, text, async (next) => {
      const aside = await findFreeName(path);
      const old = await moveIfThere(path, aside);
      try {
        await rename(next, path);
      } catch (error) {
        if (old) await rename(aside, path);
        throw error;
      }
    }),
  async remove(path) {
    // A power cut while the file was written leaves its text under this name as well.
    await rm(newName(path), { force: true });
    await rm(path, { force: true });
    await syncDirectory(dirname(path));
  },
};

const newName = (path: string): string => `${path}.new`;

async function putInPlace(path: string, text: string, place: (next: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const next = newName(path);
  try {
    const file = await open(next, 'w', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await place(next);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}

async function findFreeName(path: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = `${path}.old-${number}`;
    if (!(await isThere(name))) return name;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function moveIfThere(path: string, to: string): Promise<boolean> {
  if (!(await isThere(path))) return false;
  await rename(path, to);
  return true;
}

const isMissing = (error: unknown): boolean => systemErrorCode(error) === 'ENOENT';
