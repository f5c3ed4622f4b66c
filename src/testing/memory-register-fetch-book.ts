import type { RegisterFetch, RegisterFetchBook } from '../application/ports/register-fetch-book.ts';

/** What is kept of a register on its way, in memory. */
export function createMemoryRegisterFetchBook(): RegisterFetchBook {
  let fetch: RegisterFetch = {};
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const keptOf = (sha256: string): Uint8Array<ArrayBuffer> => kept.get(sha256) ?? new Uint8Array();
  return {
    find: async () => fetch,
    async note(change) {
      fetch = { ...fetch, ...change };
    },
    countKept: async ({ sha256 }) => keptOf(sha256).length,
    async keep({ sha256 }, from, bytes) {
      const before = keptOf(sha256);
      if (before.length === from) kept.set(sha256, new Uint8Array([...before, ...bytes]));
    },
    async read({ sha256 }) {
      return new Blob([keptOf(sha256)]);
    },
    async keepOnly(files) {
      const names = new Set(files.map(({ sha256 }) => sha256));
      for (const name of kept.keys()) if (!names.has(name)) kept.delete(name);
    },
  };
}
