import { beforeAll, describe, expect, it } from 'vitest';
import { practiceId } from '../../testing/fake-machine.ts';
import { createMemorySafeFiles, type MemorySafeFiles } from '../../testing/memory-safe-files.ts';
import { deriveStationKeys, makeRootKey, type StationKeys } from '../keys/station-keys.ts';
import { registrationRow } from '../testing/test-rows.ts';
import { createJournal, type Journal, type JournalMark, rowsOf } from './journal.ts';

let keys: StationKeys;
beforeAll(async () => {
  keys = await deriveStationKeys(makeRootKey());
});

const open = (files: MemorySafeFiles): Promise<Journal> =>
  createJournal({ files, key: keys.journal, station: 'station', schema: 2 });

/** A station's day at the journal: entries, a new file, entries. `acknowledged` grows as it answers ok. */
async function work(files: MemorySafeFiles, acknowledged: number[]): Promise<void> {
  const journal = await open(files);
  const reading = await journal.read();
  let mark = reading.mark;
  if (mark === undefined) {
    const begun = await journal.writeSnapshot(undefined, []);
    if (!begun.ok) return;
    mark = begun.value;
  } else if (reading.torn > 0) await journal.takeBack(mark);
  const save = async (at: JournalMark, nth: number): Promise<JournalMark> => {
    const written = await journal.append(at, [registrationRow(nth)]);
    if (!written.ok) return at;
    acknowledged.push(nth);
    return written.value;
  };
  const next = Math.max(0, ...acknowledged) + 1;
  for (const nth of [next, next + 1]) mark = await save(mark, nth);
  const compacted = await journal.writeSnapshot(mark, rowsOf((await journal.read()).rows));
  if (compacted.ok) mark = compacted.value;
  for (const nth of [next + 2, next + 3]) mark = await save(mark, nth);
}

async function expectAll(files: MemorySafeFiles, acknowledged: readonly number[], what: string) {
  const { rows } = await (await open(files)).read();
  const found = [...rowsOf(rows)];
  for (const nth of acknowledged) expect(found, `${what}: ${nth}`).toContainEqual(registrationRow(nth));
  return found.length;
}

const died = (error: unknown): void => {
  if (!(error instanceof Error) || error.name !== 'MachineDied') throw error;
};

describe('A journal whose program is killed', () => {
  it('at any write, any way through it, keeps all that was acknowledged and nothing twice', async () => {
    for (const share of [0, 0.3, 0.99, 1]) {
      for (let step = 0; ; step += 1) {
        const files = createMemorySafeFiles();
        const acknowledged: number[] = [];
        await work(files, acknowledged);
        files.dieAfter(step, share);
        await work(files, acknowledged).catch(died);
        const wasKilled = files.revive();
        const found = await expectAll(files, acknowledged, `write ${step}, ${share}`);
        // One entry may be there that nobody was told of.
        expect(found - acknowledged.length, `write ${step}`).toBeLessThanOrEqual(1);
        await work(files, acknowledged);
        await expectAll(files, acknowledged, `after write ${step}, ${share}`);
        if (!wasKilled) break;
      }
    }
  });
});

describe('A journal that is compacted', () => {
  const create = async () => {
    const files = createMemorySafeFiles();
    const acknowledged: number[] = [];
    await work(files, acknowledged);
    const journal = await open(files);
    const { mark, rows } = await journal.read();
    if (mark === undefined) throw new Error('There is a journal');
    return { files, acknowledged, journal, mark, rows: [...rowsOf(rows)] };
  };

  it.each(['no-room', 'unavailable'] as const)('stays as it was where the disk says %s', async (kind) => {
    const { files, acknowledged, journal, mark, rows } = await create();
    const before = new Map(files.contents);
    files.failNext(kind);
    expect(await journal.writeSnapshot(mark, rows)).toEqual({ ok: false, error: { kind } });
    expect(files.contents).toEqual(before);
    expect((await journal.append(mark, [registrationRow(99)])).ok).toBe(true);
    await expectAll(files, [...acknowledged, 99], 'after a failed compaction');
  });

  it('stays as it was at every level of room that is not enough', async () => {
    const { files, acknowledged, journal, mark, rows } = await create();
    for (let room = files.used(); ; room += 97) {
      files.setRoom(room);
      const written = await journal.writeSnapshot(mark, rows);
      await expectAll(files, acknowledged, `room for ${room}`);
      if (written.ok) break;
      expect(files.contents.size).toBe(1);
    }
  });

  it('is not trusted where the disk does not give back what it has taken', async () => {
    const { files, acknowledged, mark, rows } = await create();
    const lying: MemorySafeFiles = {
      ...files,
      async append(name, at, bytes) {
        const spoilt = bytes.slice();
        spoilt[spoilt.length >> 1] = (spoilt[spoilt.length >> 1] ?? 0) ^ 1;
        return files.append(name, at, spoilt);
      },
    };
    const written = await (await open(lying)).writeSnapshot(mark, rows);
    expect(written).toEqual({ ok: false, error: { kind: 'unavailable' } });
    await expectAll(files, acknowledged, 'after a lying disk');
  });

  it('writes rows without end in pieces, and reads them all back', async () => {
    const files = createMemorySafeFiles();
    const journal = await open(files);
    const image = { nonce: new Uint8Array(12), data: new Uint8Array(900_000).fill(3) };
    const page = { width: 1, height: 1, mediaType: 'image/png', image } as const;
    const large = Array.from({ length: 6 }, (_, nth) => ({
      table: 'letterPages' as const,
      row: { id: practiceId(nth), pages: [page, page] },
    }));
    const written = await journal.writeSnapshot(undefined, large);
    expect(written.ok).toBe(true);
    const back = [...rowsOf((await journal.read()).rows)];
    expect(back.map((row) => 'row' in row && 'pages' in row.row && row.row.pages.length)).toEqual(
      large.map(() => 2),
    );
  });
});
