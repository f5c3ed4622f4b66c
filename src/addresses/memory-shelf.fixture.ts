import { sourceOfBytes } from './byte-source.ts';
import type { RegisterShelf } from './register-shelf.ts';

/** A shelf in memory that can refuse, or be killed, at any of its steps. */
export interface MemoryShelf extends RegisterShelf {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  pointer: string | undefined;
  /** The step with this number fails, and all after it; what it was to write is there not at all, by half, or whole. */
  failAt(step: number, how: 'nothing' | 'half' | 'all'): void;
  mend(): void;
  copy(): MemoryShelf;
}

export function createMemoryShelf(
  files = new Map<string, Uint8Array<ArrayBuffer>>(),
  pointer?: string,
): MemoryShelf {
  let step = 0;
  let failing: { readonly step: number; readonly how: 'nothing' | 'half' | 'all' } | undefined;
  async function run(write?: (part: 0.5 | 1) => void): Promise<void> {
    step += 1;
    const isFailing = failing !== undefined && step > failing.step;
    if (isFailing && step === (failing?.step ?? 0) + 1) {
      if (failing?.how === 'half') write?.(0.5);
      if (failing?.how === 'all') write?.(1);
    }
    if (isFailing) throw new Error('The disk is gone');
    write?.(1);
  }
  const shelf: MemoryShelf = {
    files,
    pointer,
    failAt(at, how) {
      step = 0;
      failing = { step: at, how };
    },
    mend() {
      failing = undefined;
    },
    copy: () => createMemoryShelf(new Map(files), shelf.pointer),
    async list() {
      await run();
      return [...files.keys()];
    },
    async open(name) {
      await run();
      const bytes = files.get(name);
      if (bytes === undefined) throw new Error(`No file ${name}`);
      return { ...sourceOfBytes(bytes), close: () => undefined };
    },
    write: (name, bytes) =>
      run((part) => {
        files.set(name, bytes.slice(0, Math.floor(bytes.length * part)));
      }),
    remove: (name) =>
      run(() => {
        files.delete(name);
      }),
    async readPointer() {
      await run();
      return shelf.pointer;
    },
    // The pointer is there whole or not at all.
    writePointer: (text) =>
      run((part) => {
        if (part === 1) shelf.pointer = text;
      }),
  };
  return shelf;
}
