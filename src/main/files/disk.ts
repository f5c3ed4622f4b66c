import type { FileHandle } from 'node:fs/promises';
import { syncDirectory } from './sync-directory.ts';

/** What a full or failing disk refuses. Apart, so that it can be refused without such a disk. */
export interface Disk {
  /** Writes all of `bytes` from index `from`, or only the first of them, and answers how many. */
  write(file: FileHandle, bytes: Uint8Array, from: number, position: number): Promise<number>;
  sync(file: FileHandle): Promise<void>;
  truncate(file: FileHandle, size: number): Promise<void>;
  syncDirectory(path: string): Promise<void>;
}

export const nodeDisk: Disk = {
  async write(file, bytes, from, position) {
    return (await file.write(bytes, from, bytes.byteLength - from, position)).bytesWritten;
  },
  sync: (file) => file.sync(),
  truncate: (file, size) => file.truncate(size),
  syncDirectory,
};
