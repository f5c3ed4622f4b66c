import type { ByteSource } from '../byte-source.ts';
import type { RegisterShelf } from '../register-shelf.ts';

/** `FileSystemSyncAccessHandle` as far as it is used; dedicated workers alone have it. */
interface SyncAccess {
  getSize(): number;
  read(bytes: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  flush(): void;
  close(): void;
}
interface SyncFile extends FileSystemFileHandle {
  createSyncAccessHandle(options?: { mode: 'read-only' }): Promise<SyncAccess>;
}
type Folder = FileSystemDirectoryHandle & {
  keys(): AsyncIterable<string>;
};

const pointerName = 'current.json';
const pieceBytes = 1 << 20;

/** Registers in a folder of the origin's private file system, for a worker. */
export function createOpfsShelf(given: FileSystemDirectoryHandle): RegisterShelf {
  const folder = given as Folder;
  return {
    async list() {
      const names: string[] = [];
      for await (const name of folder.keys()) if (name.endsWith('.register')) names.push(name);
      return names;
    },
    async open(name) {
      const file = (await folder.getFileHandle(name)) as SyncFile;
      // Several windows read one register. Where the platform knows no shared handle, slices of the file do.
      const access = await file.createSyncAccessHandle({ mode: 'read-only' }).catch(() => undefined);
      if (access === undefined) return { ...sourceOfBlob(await file.getFile()), close: () => undefined };
      return { ...sourceOfAccess(access), close: () => access.close() };
    },
    async write(name, bytes) {
      const file = (await folder.getFileHandle(name, { create: true })) as SyncFile;
      const access = await file.createSyncAccessHandle();
      try {
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          const piece = bytes.subarray(at, at + pieceBytes);
          if (access.write(piece, { at }) !== piece.length)
            throw new Error('The disk took less than it was given');
        }
        access.flush();
      } finally {
        access.close();
      }
    },
    remove: (name) => folder.removeEntry(name),
    async readPointer() {
      const file = await folder.getFileHandle(pointerName).catch(() => undefined);
      return file === undefined ? undefined : (await file.getFile()).text();
    },
    async writePointer(text) {
      const file = await folder.getFileHandle(pointerName, { create: true });
      // Written beside the old one, which it replaces as it is closed.
      const writing = await file.createWritable();
      await writing.write(text);
      await writing.close();
    },
  };
}

function sourceOfAccess(access: SyncAccess): ByteSource {
  return {
    size: access.getSize(),
    read(from, length) {
      const bytes = new Uint8Array(length);
      if (access.read(bytes, { at: from }) !== length) throw new RangeError(`No ${length} bytes at ${from}`);
      return bytes;
    },
  };
}

/** As the workers' own. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** A blob's bytes where they lie; in a worker. */
export function sourceOfBlob(blob: Blob): ByteSource {
  const reader = new FileReaderSync();
  return {
    size: blob.size,
    read(from, length) {
      if (from + length > blob.size) throw new RangeError(`No ${length} bytes at ${from}`);
      return new Uint8Array(reader.readAsArrayBuffer(blob.slice(from, from + length)));
    },
  };
}
