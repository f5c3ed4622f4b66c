import type { ByteSource } from './byte-source.ts';

/** Where a station keeps its registers between starts: a few large files, and a small one that says which counts. */
export interface RegisterShelf {
  /** The names of the large files. */
  list(): Promise<readonly string[]>;
  /** Rejects where there is none, or it cannot be read. */
  open(name: string): Promise<ByteSource & { close(): void }>;
  /** A new file, whole and on the disk when it resolves. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(name: string): Promise<void>;
  readPointer(): Promise<string | undefined>;
  /** The new text or the one that was there, whenever it is cut off. */
  writePointer(text: string): Promise<void>;
  /** The pack that an earlier version of the program has kept, where it has. */
  readonly earlier?: {
    find(): Promise<ArrayBuffer | undefined>;
    forget(): Promise<void>;
  };
}
