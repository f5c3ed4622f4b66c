import { type SafeFileProblem, type SafeFiles, safeFileName } from '../../../application/ports/safe-files.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';

/** `FileSystemSyncAccessHandle` as far as it is used; dedicated workers alone have it. */
interface SyncAccess {
  getSize(): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
interface SyncFile extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccess>;
}
type Folder = FileSystemDirectoryHandle & {
  values(): AsyncIterable<FileSystemFileHandle | FileSystemDirectoryHandle>;
};

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DOMException && error.name === name;

/** How often an open file is asked for again: a window that was killed lets go of its files a little later. */
const tries = 40;
const betweenTries = 50;

/**
 * The station's files in the origin's private file system, for a worker. A file is opened for one write and
 * closed again: an open handle would keep every other window out.
 */
export function createPrivateFolder(openFolder: () => Promise<FileSystemDirectoryHandle>): SafeFiles {
  let opened: Promise<Folder> | undefined;
  const folder = (): Promise<Folder> => {
    opened ??= (openFolder() as Promise<Folder>).catch((error: unknown) => {
      // The next question asks for it again.
      opened = undefined;
      throw error;
    });
    return opened;
  };

  async function findFile(name: string, create: boolean): Promise<SyncFile | undefined> {
    if (!safeFileName.test(name)) throw new Error('Not a name for a station file');
    try {
      return (await (await folder()).getFileHandle(name, { create })) as SyncFile;
    } catch (error) {
      if (isNamed(error, 'NotFoundError') && !create) return undefined;
      throw error;
    }
  }

  /** Undefined where another window has removed it since its handle was taken. */
  async function contentOf(handle: FileSystemFileHandle): Promise<File | undefined> {
    try {
      return await handle.getFile();
    } catch (error) {
      if (isNamed(error, 'NotFoundError')) return undefined;
      throw error;
    }
  }

  async function access(file: SyncFile): Promise<SyncAccess> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await file.createSyncAccessHandle();
      } catch (error) {
        if (attempt === tries || !isNamed(error, 'NoModificationAllowedError')) throw error;
        await new Promise((resolve) => setTimeout(resolve, betweenTries));
      }
    }
  }

  /** Runs with the file open. What the system refuses is a value; what is left is as before. */
  async function change(
    name: string,
    create: boolean,
    run: (file: SyncAccess) => Result<void, SafeFileProblem>,
  ): Promise<Result<void, SafeFileProblem>> {
    let file: SyncAccess | undefined;
    try {
      const handle = await findFile(name, create);
      if (handle === undefined) return fail({ kind: 'size-differs', size: 0 });
      file = await access(handle);
      return run(file);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return fail({ kind: error.name === 'QuotaExceededError' ? 'no-room' : 'unavailable' });
    } finally {
      file?.close();
    }
  }

  return {
    async list() {
      const files: { name: string; size: number }[] = [];
      for await (const entry of (await folder()).values()) {
        if (entry.kind !== 'file' || !safeFileName.test(entry.name)) continue;
        const file = await contentOf(entry as FileSystemFileHandle);
        if (file !== undefined) files.push({ name: entry.name, size: file.size });
      }
      return files;
    },

    async read(name, from = 0, to = Number.MAX_SAFE_INTEGER) {
      const handle = await findFile(name, false);
      const file = handle === undefined ? undefined : await contentOf(handle);
      if (file === undefined) return undefined;
      try {
        return new Uint8Array(await file.slice(from, Math.min(to, file.size)).arrayBuffer());
      } catch (error) {
        if (isNamed(error, 'NotFoundError')) return undefined;
        throw error;
      }
    },

    append: (name, at, bytes) =>
      change(name, at === 0, (file) => {
        const size = file.getSize();
        if (size !== at) return fail({ kind: 'size-differs', size });
        try {
          for (let done = 0; done < bytes.length; ) {
            const written = file.write(bytes.subarray(done), { at: at + done });
            if (written === 0) throw new DOMException('', 'QuotaExceededError');
            done += written;
          }
          file.flush();
          return ok(undefined);
        } catch (error) {
          file.truncate(at);
          file.flush();
          throw error;
        }
      }),

    truncate: (name, size) =>
      change(name, size === 0, (file) => {
        const there = file.getSize();
        if (size > there) return fail({ kind: 'size-differs', size: there });
        file.truncate(size);
        file.flush();
        return ok(undefined);
      }),

    async remove(name) {
      if (!safeFileName.test(name)) throw new Error('Not a name for a station file');
      try {
        await (await folder()).removeEntry(name);
      } catch (error) {
        if (!isNamed(error, 'NotFoundError')) throw error;
      }
    },
  };
}
