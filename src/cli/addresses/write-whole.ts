import { open, rename, rm } from 'node:fs/promises';

/** The whole file or the one that was there; false where the disk refuses. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<boolean> {
  const beside = `${path}.new-${process.pid}`;
  try {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return true;
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
    return false;
  }
}
