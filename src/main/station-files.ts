import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The few small files that the main process keeps. */
export interface StationFiles {
  /** Undefined only where there is no such file; any other trouble throws. */
  findText(path: string): Promise<string | undefined>;
  /** Afterwards the file is the new one, on the disk, or still the old one untouched; throws then. */
  replaceText(path: string, text: string): Promise<void>;
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
  async replaceText(path, text) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const next = `${path}.new`;
    try {
      const file = await open(next, 'w', 0o600);
      try {
        await file.writeFile(text, 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(next, path);
    } catch (error) {
      await rm(next, { force: true });
      throw error;
    }
    await syncDirectory(dirname(path));
  },
};

/** Makes the new name durable. Windows cannot open a directory, and journals names by itself. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
