import { open, rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';

/**
 * Writes a file that was not there, whole or not at all, and on the disk when it is answered. A name that is
 * taken is left alone: the next free one with `-2`, `-3`, ... is. Gives the path. A stick's file system may
 * know no links, so the name is held by an empty file until the whole one takes its place.
 */
export async function writeNewFile(directory: string, name: string, bytes: Uint8Array): Promise<string> {
  for (let nth = 1; ; nth += 1) {
    const ending = extname(name);
    const path = join(directory, nth === 1 ? name : `${name.slice(0, -ending.length)}-${nth}${ending}`);
    if (!(await holdName(path))) continue;
    const part = `${path}.part`;
    try {
      const file = await open(part, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, path);
      return path;
    } catch (error) {
      await Promise.all([rm(part, { force: true }), rm(path, { force: true })]);
      throw error;
    }
  }
}

/** False where the name is taken. */
async function holdName(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
