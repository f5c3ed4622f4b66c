import type { Result } from '../../domain/result.ts';

export { safeFileName } from '../../contract/safe-file-name.ts';

/** `size-differs`: somebody else has written since; `size` is what the file has now. */
export type SafeFileProblem =
  | { readonly kind: 'no-room' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'size-differs'; readonly size: number };

export interface SafeFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * The station's few binary files outside its database: journal, key ring copies, backups. Electron keeps
 * them in a folder of the main process, a browser in its origin's private file system. One folder a world;
 * names are `safeFileName`s, so that none can lead elsewhere. What has been answered `ok` is on the disk.
 */
export interface SafeFiles {
  list(): Promise<readonly SafeFile[]>;
  /** From `from` (inclusive) to `to` (exclusive, the end by default); undefined where there is no such file. */
  read(name: string, from?: number, to?: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /**
   * Writes at the end, which must be at `at` (0 makes the file), and flushes. Where it fails, the file is
   * cut back to `at`: nothing of it stays.
   */
  append(name: string, at: number, bytes: Uint8Array): Promise<Result<void, SafeFileProblem>>;
  /** Cuts the file back to `size` bytes and flushes. */
  truncate(name: string, size: number): Promise<Result<void, SafeFileProblem>>;
  /** Nothing happens where there is no such file. */
  remove(name: string): Promise<void>;
}
