import { StoreFailure, type StoreProblem } from '../application/ports/station-store.ts';
import type { IndexSink, UpdatesBook } from '../application/ports/updates-book.ts';
import type { IndexEntry, PublishedList, UpdatesCursor } from '../contract/updates.ts';

const beginning: UpdatesCursor = { marks: 0, index: 0, lists: 0 };

export interface MemoryUpdatesBook extends UpdatesBook, IndexSink {
  /** The next so many writes go through, and then there is no room. */
  failAfter(writes: number): void;
  /** The entries that are kept, in order. */
  readonly entries: () => readonly IndexEntry[];
  readonly cursor: () => UpdatesCursor;
}

/** What came from the server, in memory. */
export function createMemoryUpdatesBook(): MemoryUpdatesBook {
  let server: string | undefined;
  let cursor = beginning;
  const lists = new Map<number, PublishedList>();
  const chunks = new Map<number, readonly IndexEntry[]>();
  let left = Number.POSITIVE_INFINITY;

  const write = (): void => {
    const problem: StoreProblem = { kind: 'no-room' };
    if (left <= 0) throw new StoreFailure(problem);
    left -= 1;
  };
  const clear = (signingKey: string): void => {
    server = signingKey;
    cursor = beginning;
    lists.clear();
    chunks.clear();
  };

  return {
    failAfter(writes) {
      left = writes;
    },
    entries: () => [...chunks].sort(([a], [b]) => a - b).flatMap(([, entries]) => entries),
    cursor: () => cursor,
    async findCursor(signingKey) {
      if (server !== signingKey) clear(signingKey);
      return cursor;
    },
    async keepLists(published, upTo, how) {
      write();
      if (how !== undefined) clear(how.anew.signingKey);
      for (const one of published) lists.set(one.number, one);
      cursor = { ...cursor, lists: upTo };
    },
    async keepCursor(stream, upTo) {
      write();
      cursor = { ...cursor, [stream]: upTo };
    },
    listLists: async () => [...lists.values()].sort((a, b) => a.number - b.number),
    async keep(entries, after) {
      write();
      chunks.set(after, entries);
    },
    async forget() {
      chunks.clear();
    },
  };
}
