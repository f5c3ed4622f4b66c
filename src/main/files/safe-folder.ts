import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type SafeFile,
  type SafeFileProblem,
  type SafeFiles,
  safeFileName,
} from '../../application/ports/safe-files.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Log } from '../log.ts';
import { createLine } from '../one-at-a-time.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { systemErrorCode } from './system-error.ts';

export interface SafeFolderOptions {
  readonly disk?: Disk;
  readonly log?: Log;
}

type Written = Result<void, SafeFileProblem>;

// A link in the folder would lead out of it. Windows has no such flag, nor links that anybody can make.
const noLinks = constants.O_NOFOLLOW ?? 0;
const forReading = constants.O_RDONLY | noLinks;
const forWriting = constants.O_RDWR | noLinks;

/**
 * The station's binary files in one folder, readable by its user alone. One operation at a time, so that
 * no reader sees half an append. Reading throws what the system refuses: there the port has no answer for it.
 */
export function createSafeFolder(folder: string, options: SafeFolderOptions = {}): SafeFiles {
  const { disk = nodeDisk, log = () => {} } = options;
  const inLine = createLine();

  /** What the system refuses while writing is an answer; anything else is a bug. */
  async function write(operation: string, run: () => Promise<Written>): Promise<Written> {
    try {
      return await run();
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === undefined) throw error;
      log('file-not-written', { operation, code });
      return fail({ kind: isNoRoom(code) ? 'no-room' : 'unavailable' });
    }
  }

  async function append(name: string, at: number, bytes: Uint8Array): Promise<Written> {
    if (at === 0) await makeFolder(folder, disk);
    const file = await find(() =>
      open(join(folder, name), at === 0 ? forWriting | constants.O_CREAT : forWriting, 0o600),
    );
    if (file === undefined) return fail({ kind: 'size-differs', size: 0 });
    return using(file, async () => {
      const { size } = await file.stat();
      if (size !== at) return fail({ kind: 'size-differs', size });
      try {
        await writeAll(disk, file, at, bytes);
        await disk.sync(file);
        if (at === 0) await disk.syncDirectory(folder);
        return ok(undefined);
      } catch (error) {
        const cut = await isCutBack(disk, file, at);
        if (cut || systemErrorCode(error) === undefined) throw error;
        // Something of it stayed: whatever the cause was, more room alone does not mend it.
        log('file-not-cut-back');
        return fail({ kind: 'unavailable' });
      }
    });
  }

  async function truncate(name: string, to: number): Promise<Written> {
    const file = await find(() => open(join(folder, name), forWriting));
    if (file === undefined) return to === 0 ? ok(undefined) : fail({ kind: 'size-differs', size: 0 });
    return using(file, async () => {
      const { size } = await file.stat();
      // Cutting only: a longer file would be one with zeros that nobody wrote.
      if (size < to) return fail({ kind: 'size-differs', size });
      await disk.truncate(file, to);
      await disk.sync(file);
      return ok(undefined);
    });
  }

  async function read(name: string, from: number, to: number | undefined) {
    const file = await find(() => open(join(folder, name), forReading));
    if (file === undefined) return undefined;
    return using(file, async () => {
      const { size } = await file.stat();
      return readAll(file, from, Math.max(from, Math.min(to ?? size, size)));
    });
  }

  async function list(): Promise<readonly SafeFile[]> {
    const names = (await find(() => readdir(folder))) ?? [];
    const files: SafeFile[] = [];
    for (const name of names.filter((found) => safeFileName.test(found)).sort()) {
      const file = await find(() => lstat(join(folder, name)));
      if (file?.isFile() === true) files.push({ name, size: file.size });
    }
    return files;
  }

  async function remove(name: string): Promise<void> {
    const removed = await find(async () => {
      await unlink(join(folder, name));
      return true;
    });
    if (removed === true) await disk.syncDirectory(folder);
  }

  return {
    list: () => inLine(list),
    async read(name, from = 0, to) {
      assertName(name);
      assertSize(from);
      if (to !== undefined) assertSize(to);
      return inLine(() => read(name, from, to));
    },
    async append(name, at, bytes) {
      assertName(name);
      assertSize(at);
      return inLine(() => write('append', () => append(name, at, bytes)));
    },
    async truncate(name, size) {
      assertName(name);
      assertSize(size);
      return inLine(() => write('truncate', () => truncate(name, size)));
    },
    async remove(name) {
      assertName(name);
      return inLine(() => remove(name));
    },
  };
}

/** Undefined where there is no such file or folder. */
async function find<Found>(look: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await look();
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function using<Value>(file: FileHandle, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } finally {
    // What counts has been flushed by now; a failing close must not turn it into a failure.
    await file.close().catch(() => undefined);
  }
}

async function writeAll(disk: Disk, file: FileHandle, at: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.byteLength; ) {
    // A disk that is nearly full takes the first part and answers so.
    const count = await disk.write(file, bytes, written, at + written);
    if (count <= 0) throw Object.assign(new Error('The disk took nothing'), { code: 'ENOSPC' });
    written += count;
  }
}

/** Always a buffer of its own, with nothing of other files in it. */
async function readAll(file: FileHandle, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(to - from);
  let got = 0;
  while (got < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, got, bytes.byteLength - got, from + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return got === bytes.byteLength ? bytes : bytes.slice(0, got);
}

async function isCutBack(disk: Disk, file: FileHandle, size: number): Promise<boolean> {
  try {
    await disk.truncate(file, size);
    await disk.sync(file);
    return true;
  } catch {
    return false;
  }
}

/** Flushed even where the folder is there: whoever made it may have been stopped before doing so. */
async function makeFolder(path: string, disk: Disk): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  await disk.syncDirectory(dirname(path));
}

const isNoRoom = (code: string): boolean => code === 'ENOSPC' || code === 'EDQUOT';

function assertName(name: string): void {
  // The name itself stays out of the message: it may be anything.
  if (!safeFileName.test(name)) throw new Error('Not the name of a station file');
}

function assertSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('Not a place in a file');
}
