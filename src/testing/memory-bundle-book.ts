import type { BundleBook, BundleCargo, MadeBundle } from '../application/ports/bundle-book.ts';
import { fail, ok } from '../domain/result.ts';

export interface MemoryBundleBook extends BundleBook {
  /** The disk is full, or has room again. */
  setFull(isFull: boolean): void;
}

/** A station's bundles in memory. */
export function createMemoryBundleBook(): MemoryBundleBook {
  const kept = new Map<string, { bundle: MadeBundle; cargo: BundleCargo }>();
  let isFull = false;
  return {
    setFull(full) {
      isFull = full;
    },
    async keep(bundle, cargo) {
      if (isFull) return fail({ kind: 'no-room' });
      kept.set(bundle.fileHash, structuredClone({ bundle, cargo }));
      return ok(undefined);
    },
    async noteReturn(fileHash, returned) {
      const found = kept.get(fileHash);
      if (found === undefined) return ok(undefined);
      if (isFull) return fail({ kind: 'no-room' });
      kept.set(fileHash, { ...found, bundle: { ...found.bundle, returned } });
      return ok(undefined);
    },
    async list() {
      const bundles = [...kept.values()].map(({ bundle }) => bundle);
      return structuredClone(bundles).sort((one, other) => other.number - one.number);
    },
    async find(fileHash) {
      return structuredClone(kept.get(fileHash));
    },
  };
}
