import type { SafeFiles } from '../../../application/ports/safe-files.ts';

export type FileOperation = keyof SafeFiles;

export interface FileQuestion {
  readonly id: number;
  /** Folder of the origin's private file system: one a world. */
  readonly folder: string;
  readonly operation: FileOperation;
  readonly given: readonly unknown[];
}

export type FileAnswer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: string };
