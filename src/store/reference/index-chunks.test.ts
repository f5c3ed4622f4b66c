import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { StoreFailure } from '../../application/ports/station-store.ts';
import type { IndexEntry } from '../../contract/updates.ts';
import { calendarDate } from '../../domain/calendar-date.ts';
import { instant, practiceId } from '../../testing/fake-machine.ts';
import type { Vault } from '../keys/vault.ts';
import { createIndexChunks, type IndexChunks } from './index-chunks.ts';
import { openReferenceDatabase, type ReferenceDatabase } from './reference-database.ts';

/** Spread like a hash, of eight bytes. */
function token(kind: string, nth: number): string {
  let value = BigInt(nth + 1) * 0x9e37_79b9_7f4a_7c15n + BigInt(kind.length) * 0xbf58_476d_1ce4_e5b9n;
  value = ((value ^ (value >> 30n)) * 0x94d0_49bb_1331_11ebn) & 0xffff_ffff_ffff_ffffn;
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return btoa(String.fromCharCode(...bytes));
}

const tokenOf = (text: string): bigint =>
  new DataView(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer).getBigUint64(0);

const entryOf = (sequence: number, replaces?: number, isWithdrawal = false): IndexEntry => ({
  sequence,
  id: practiceId(sequence),
  ...(replaces === undefined ? {} : { replaces: practiceId(replaces) }),
  ...(isWithdrawal
    ? {}
    : {
        person: {
          office: `Kontor ${sequence % 3}`,
          receivedOn: calendarDate('2026-11-23'),
          cpr: token('cpr', sequence),
          whole: token('whole', sequence),
          pairs: [token('a', sequence), token('ab', sequence), token('abcd', sequence)],
          parts: ['1', '10', '100'].map((kind) => token(`parts-${kind}`, sequence)),
        },
      }),
});
const entries = (from: number, to: number): readonly IndexEntry[] =>
  Array.from({ length: to - from + 1 }, (_, at) => entryOf(from + at));

/** A seal that opens in its own place alone. */
const vault: Pick<Vault, 'sealText' | 'findText'> = {
  async sealText(place, text) {
    const data = new TextEncoder().encode(`${place}\n${text}`);
    return { nonce: new Uint8Array(12), data: data.map((byte) => byte ^ 0x5a) };
  },
  async findText(place, { data }) {
    const text = new TextDecoder().decode(new Uint8Array(data).map((byte) => byte ^ 0x5a));
    return text.startsWith(`${place}\n`) ? text.slice(place.length + 1) : undefined;
  },
};

let database: ReferenceDatabase;
let blinding: string | undefined;
let names = 0;
beforeEach(async () => {
  const opened = await openReferenceDatabase(`bopael-index-chunks-${++names}`);
  if (opened === undefined) throw new Error('none');
  database = opened;
  blinding = 'key-a';
});

const open = (): IndexChunks => createIndexChunks({ database, vault, findBlinding: async () => blinding });
/** As the updates are taken: what was kept counts when its cursor is written. */
async function hear(index: IndexChunks, some: readonly IndexEntry[], after: number, upTo: number) {
  await index.keep(some, after, upTo);
  await database.cursors.put({ name: 'index', value: upTo });
}
const foundOf = (index: IndexChunks, nth: number): readonly string[] =>
  index.find(tokenOf(token('cpr', nth))).map(({ id }) => id);

describe('the blinded index on the station', () => {
  it('is found by each of its tokens, as it came, also at the next opening', async () => {
    const first = open();
    await hear(first, entries(1, 40), 0, 40);
    await hear(first, entries(41, 45), 40, 45);
    for (const index of [first, open()]) {
      await index.catchUp();
      for (const nth of [1, 17, 40, 41, 45]) {
        const { id, person } = entryOf(nth);
        const { office, receivedOn, cpr, whole, pairs = [], parts = [] } = person ?? {};
        for (const text of [cpr, whole, ...pairs]) {
          expect(index.find(tokenOf(text ?? ''))).toEqual([
            { id, office, receivedOn, parts: parts.map(tokenOf) },
          ]);
        }
        // Parts find nothing by themselves.
        expect(parts.flatMap((part) => index.find(tokenOf(part)))).toEqual([]);
      }
      expect(foundOf(index, 46)).toEqual([]);
    }
  });

  it('a correction takes the place, a withdrawal leaves nobody', async () => {
    const index = open();
    await hear(index, [entryOf(1), entryOf(2), entryOf(3, 1), entryOf(4, 2, true)], 0, 4);
    await index.catchUp();
    expect([1, 2, 3, 4].map((nth) => foundOf(index, nth).length)).toEqual([0, 0, 1, 0]);
    await hear(index, [entryOf(5, 3), entryOf(6, 4)], 4, 6);
    await index.catchUp();
    expect([3, 5, 6].map((nth) => foundOf(index, nth).length)).toEqual([0, 1, 1]);
  });

  it('another window hears what this one took', async () => {
    const [one, other] = [open(), open()];
    await hear(one, entries(1, 3), 0, 3);
    await other.catchUp();
    expect(foundOf(other, 3).length).toBe(1);
    await hear(one, entries(4, 6), 3, 6);
    await other.catchUp();
    expect(foundOf(other, 6)).toEqual([practiceId(6)]);
  });

  it('what was kept and not counted comes again, and stands once', async () => {
    const index = open();
    await hear(index, entries(1, 3), 0, 3);
    await index.keep(entries(4, 9), 3, 9);
    await index.catchUp();
    expect(foundOf(index, 5)).toEqual([]);
    await hear(index, entries(4, 6), 3, 6);
    await hear(index, entries(7, 9), 6, 9);
    for (const one of [index, open()]) {
      await one.catchUp();
      expect(entries(1, 9).map(({ sequence }) => foundOf(one, sequence).length)).toEqual(Array(9).fill(1));
    }
  });

  it('many small chunks become few, and nothing is lost or doubled', async () => {
    const index = open();
    const other = open();
    for (let at = 0; at < 200; at += 1) {
      await hear(index, entries(at + 1, at + 1), at, at + 1);
      if (at % 17 === 0) await other.catchUp();
    }
    expect(await database.indexChunks.count()).toBeLessThan(40);
    for (const one of [index, other, open()]) {
      await one.catchUp();
      for (let nth = 1; nth <= 200; nth += 1) expect(foundOf(one, nth)).toEqual([practiceId(nth)]);
    }
  });

  it('a damaged chunk, or one that is gone, ends them all, and the server is asked anew', async () => {
    for (const damage of [
      () => database.indexChunks.update(3, { data: { nonce: new Uint8Array(12), data: new Uint8Array(9) } }),
      () => database.indexChunks.delete(3),
      () => database.indexChunks.delete(6),
    ]) {
      const index = open();
      await hear(index, entries(1, 3), 0, 3);
      await hear(index, entries(4, 6), 3, 6);
      await hear(index, entries(7, 9), 6, 9);
      await index.noteHeard(instant('2026-11-23T08:00:00.000Z'));
      await damage();
      const next = open();
      await next.catchUp();
      expect([1, 4, 7].flatMap((nth) => foundOf(next, nth))).toEqual([]);
      expect(await database.cursors.toArray()).toEqual([]);
      expect(await database.indexChunks.count()).toBe(0);
      // The one in the middle of its questions must not leave a hole.
      await expect(index.keep(entries(10, 11), 9, 11)).rejects.toThrow(StoreFailure);
      await hear(next, entries(1, 9), 0, 9);
      await next.catchUp();
      expect(foundOf(next, 8).length).toBe(1);
      await index.forget();
    }
  });

  it('is nobody’s where the server has another blinding key, or there is no server', async () => {
    const index = open();
    await hear(index, entries(1, 3), 0, 3);
    await index.catchUp();
    blinding = 'key-b';
    await index.catchUp();
    expect(foundOf(index, 1)).toEqual([]);
    expect(await database.indexChunks.count()).toBe(0);
    await hear(index, entries(1, 2), 0, 2);
    await index.catchUp();
    expect(foundOf(index, 2).length).toBe(1);
    blinding = undefined;
    await index.catchUp();
    expect(foundOf(index, 2)).toEqual([]);
    await expect(index.keep(entries(3, 3), 2, 3)).rejects.toThrow(StoreFailure);
  });

  it('begins anew where the server does', async () => {
    const index = open();
    await hear(index, entries(1, 9), 0, 9);
    await index.catchUp();
    await index.forget();
    expect(foundOf(index, 1)).toEqual([]);
    await hear(index, entries(1, 4), 0, 4);
    await index.catchUp();
    expect([4, 5].map((nth) => foundOf(index, nth).length)).toEqual([1, 0]);
  });

  it('knows when it was last told that there is no more', async () => {
    const index = open();
    expect(await index.findHeardAt()).toBeUndefined();
    await index.noteHeard(instant('2026-11-23T08:00:00.000Z'));
    expect(await open().findHeardAt()).toBe('2026-11-23T08:00:00.000Z');
    await index.forget();
    expect(await index.findHeardAt()).toBeUndefined();
  });

  it('closed, or without its database, it finds nobody and stops nobody', async () => {
    const index = open();
    await hear(index, entries(1, 3), 0, 3);
    await index.catchUp();
    index.close();
    expect(foundOf(index, 1)).toEqual([]);
    await index.catchUp();
    expect(foundOf(index, 1)).toEqual([]);
    const other = open();
    database.close();
    await other.catchUp();
    expect(await other.findHeardAt()).toBeUndefined();
    await expect(other.keep(entries(4, 4), 3, 4)).rejects.toThrow(StoreFailure);
  });

  it('in whatever parts it came and was taken in, the same is found', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(fc.boolean(), { maxLength: 12 }), async (parts, looks) => {
        await database.clear();
        const index = open();
        let last = 0;
        for (const [at, size] of parts.entries()) {
          await hear(index, entries(last + 1, last + size), last, last + size);
          last += size;
          if (looks[at] === true) await index.catchUp();
        }
        await index.catchUp();
        for (let nth = 1; nth <= last; nth += 1) expect(foundOf(index, nth)).toEqual([practiceId(nth)]);
      }),
      { numRuns: 30 },
    );
  });

  it('of 100,000 entries takes up little and answers at once', async () => {
    const index = open();
    for (let at = 0; at < 100_000; at += 2000) {
      await hear(index, entries(at + 1, at + 2000), at, at + 2000);
    }
    const start = performance.now();
    await index.catchUp();
    const loaded = performance.now();
    const looked = 10_000;
    for (let nth = 1; nth <= looked; nth += 1) expect(foundOf(index, nth * 10).length).toBe(1);
    const each = (performance.now() - loaded) / looked;
    expect(loaded - start).toBeLessThan(20_000);
    expect(index.memoryBytes()).toBeLessThan(30_000_000);
    expect(each).toBeLessThan(5);
  });
});
