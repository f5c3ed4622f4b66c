import type { KommuneIndex } from '../../application/duplicate-guard/kommune-index.ts';
import { StoreFailure } from '../../application/ports/station-store.ts';
import type { IndexSink } from '../../application/ports/updates-book.ts';
import type { IndexEntry } from '../../contract/updates.ts';
import type { Instant } from '../../domain/registration.ts';
import type { Vault } from '../keys/vault.ts';
import { toStoreProblem } from '../store-problem.ts';
import { IndexedRecords } from './indexed-records.ts';
import type { IndexChunkRow, ReferenceDatabase } from './reference-database.ts';

export interface IndexChunks extends IndexSink, KommuneIndex {
  /** The server said that there is no more. */
  noteHeard(at: Instant): Promise<void>;
  /** Lets go of what is in memory, and takes in nothing more. */
  close(): void;
  /** What the entries take up in memory. */
  readonly memoryBytes: () => number;
}

interface IndexChunksParts {
  readonly database: ReferenceDatabase;
  readonly vault: Pick<Vault, 'sealText' | 'findText'>;
  /** The blinding key of the server that the station is connected to, base64. */
  readonly findBlinding: () => Promise<string | undefined>;
}

/** So many small chunks in a row become one. */
const mostSmallChunks = 32;
/** Larger ones are left alone: about 1,000 entries. */
const smallChunkBytes = 256_000;

/**
 * The blinded index as it lies on the station: a sealed chunk an answer of the server, in a row without gaps;
 * and in memory, for looking up. The seal names the server's blinding key and the place in the row. A chunk that
 * does not open, or is not there, ends them all: the server is asked again from the beginning.
 */
export function createIndexChunks({ database, vault, findBlinding }: IndexChunksParts): IndexChunks {
  const { indexChunks, cursors } = database;
  let records = new IndexedRecords();
  /** How far the entries in memory go, and under which key they were blinded. */
  let end = 0;
  let blindedWith: string | undefined;
  let isClosed = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  function forgetMemory(): void {
    records = new IndexedRecords();
    end = 0;
  }

  const placeOf = (blinding: string, { from, upTo }: Pick<IndexChunkRow, 'from' | 'upTo'>): string =>
    `index-chunks/${blinding}/${from}-${upTo}`;

  async function sealed(blinding: string, from: number, upTo: number, entries: readonly IndexEntry[]) {
    const data = await vault.sealText(placeOf(blinding, { from, upTo }), JSON.stringify(entries));
    return { from, upTo, data };
  }

  /** The seal vouches for it: it is what this program kept. */
  async function findEntries(
    blinding: string,
    row: IndexChunkRow,
  ): Promise<readonly IndexEntry[] | undefined> {
    const text = await vault.findText(placeOf(blinding, row), row.data);
    return text === undefined ? undefined : (JSON.parse(text) as readonly IndexEntry[]);
  }

  async function forgetAll(): Promise<void> {
    forgetMemory();
    await database.transaction('rw', indexChunks, cursors, async () => {
      await indexChunks.clear();
      await cursors.bulkDelete(['index', 'index-heard']);
    });
  }

  const findHeard = async (): Promise<number> => {
    const row = await cursors.get('index');
    return row?.name === 'index' ? row.value : 0;
  };

  /** Whether all is in memory that was heard. */
  async function takeIn(blinding: string, upTo: number): Promise<boolean> {
    for (const row of await indexChunks.where('from').aboveOrEqual(end).sortBy('from')) {
      // Beyond is what was kept and not yet counted as heard: it comes again.
      if (row.upTo > upTo) break;
      if (row.from !== end) return false;
      const entries = await findEntries(blinding, row);
      if (entries === undefined || isClosed) return isClosed;
      for (const entry of entries) records.add(entry);
      end = row.upTo;
    }
    return end === upTo;
  }

  async function catchUp(): Promise<void> {
    const blinding = await findBlinding();
    if (blinding !== blindedWith) forgetMemory();
    blindedWith = blinding;
    if (blinding === undefined || isClosed) return;
    const heard = await findHeard();
    if (heard < end) forgetMemory();
    if (heard === end || (await takeIn(blinding, heard))) return;
    // Another window may have put chunks together meanwhile, or have heard more.
    forgetMemory();
    if (await takeIn(blinding, await findHeard())) return;
    await forgetAll();
  }

  async function keep(entries: readonly IndexEntry[], after: number, upTo: number): Promise<void> {
    const blinding = await findBlinding();
    if (blinding === undefined) throw new StoreFailure({ kind: 'unavailable' });
    if (after < end) forgetMemory();
    const chunk = await sealed(blinding, after, upTo, entries);
    const fits = await database.transaction('rw', indexChunks, async () => {
      const before = await indexChunks.where('from').below(after).last();
      if ((before?.upTo ?? 0) !== after) return false;
      await indexChunks.where('from').aboveOrEqual(after).delete();
      await indexChunks.put(chunk);
      return true;
    });
    if (!fits) {
      // Another window has begun anew. The next question starts there too.
      await forgetAll();
      throw new StoreFailure({ kind: 'unavailable' });
    }
    await compact(blinding, after).catch((error: unknown) => {
      toStoreProblem(error);
    });
  }

  /** Puts the last small chunks together. Only what counts as heard: the rest may come again. */
  async function compact(blinding: string, heard: number): Promise<void> {
    const rows: IndexChunkRow[] = [];
    await indexChunks
      .where('from')
      .below(heard)
      .reverse()
      .until(({ data }) => data.data.byteLength > smallChunkBytes)
      .each((row) => {
        rows.unshift(row);
      });
    const [first] = rows;
    const last = rows.at(-1);
    if (first === undefined || last === undefined || rows.length < mostSmallChunks) return;
    const parts = await Promise.all(rows.map((row) => findEntries(blinding, row)));
    // A damaged one is found when it is read.
    if (parts.includes(undefined)) return;
    const together = await sealed(
      blinding,
      first.from,
      last.upTo,
      parts.flatMap((entries) => entries ?? []),
    );
    await database.transaction('rw', indexChunks, async () => {
      const now = await indexChunks.where('from').between(first.from, last.from, true, true).toArray();
      if (now.length !== rows.length || now.at(-1)?.upTo !== last.upTo) return;
      await indexChunks.bulkDelete(rows.map(({ from }) => from));
      await indexChunks.put(together);
    });
  }

  return {
    catchUp: () => inTurn(() => catchUp().catch((error: unknown) => void toStoreProblem(error))),
    keep: (entries, after, upTo) => inTurn(() => failing(() => keep(entries, after, upTo))),
    forget: () => inTurn(() => failing(forgetAll)),
    find: (token) => records.find(token),
    async findHeardAt() {
      const row = await cursors.get('index-heard').catch((error: unknown) => void toStoreProblem(error));
      return row?.name === 'index-heard' ? row.at : undefined;
    },
    noteHeard: (at) =>
      failing(async () => {
        await cursors.put({ name: 'index-heard', at });
      }),
    close() {
      isClosed = true;
      forgetMemory();
    },
    memoryBytes: () => records.bytes,
  };
}

async function failing<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    throw new StoreFailure(toStoreProblem(error));
  }
}
