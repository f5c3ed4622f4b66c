import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { practiceId } from '../../testing/fake-machine.ts';
import { createMemorySafeFiles, type MemorySafeFiles } from '../../testing/memory-safe-files.ts';
import { deriveStationKeys, makeRootKey, type StationKeys } from '../keys/station-keys.ts';
import { outboxRow, registrationRow } from '../testing/test-rows.ts';
import { createJournal, type Journal, type JournalMark, rowsOf } from './journal.ts';
import type { RowChange } from './rows.ts';

let keys: StationKeys;
let files: MemorySafeFiles;

beforeAll(async () => {
  keys = await deriveStationKeys(makeRootKey());
});
beforeEach(() => {
  files = createMemorySafeFiles();
});

const open = (more: { key?: CryptoKey; station?: string; schema?: number } = {}): Promise<Journal> =>
  createJournal({ files, key: keys.journal, station: 'station', schema: 2, ...more });

async function begin(journal: Journal, rows: readonly RowChange[] = []): Promise<JournalMark> {
  const written = await journal.writeSnapshot(undefined, rows);
  if (!written.ok) throw new Error('There is room');
  return written.value;
}

async function append(journal: Journal, mark: JournalMark, ...changes: RowChange[]): Promise<JournalMark> {
  const written = await journal.append(mark, changes);
  if (!written.ok) throw new Error(`Not appended: ${written.error.kind}`);
  return written.value;
}

const rowsIn = async (journal: Journal) => [...rowsOf((await journal.read()).rows)];
const first = 'journal-000001.log';
const bytesOf = (name: string) => files.contents.get(name) ?? new Uint8Array(0);

function spoil(name: string, byte: number): void {
  const bytes = bytesOf(name).slice();
  bytes[byte] = (bytes[byte] ?? 0) ^ 0x10;
  files.contents.set(name, bytes);
}

describe('The journal', () => {
  it('has the last word on each row, and none on those that are gone', async () => {
    const journal = await open();
    let mark = await begin(journal, [registrationRow(1), registrationRow(2)]);
    mark = await append(journal, mark, outboxRow(1), outboxRow(2));
    mark = await append(journal, mark, outboxRow(1, 'sending'), { table: 'outbox', gone: 'nothing' });
    mark = await append(journal, mark, { table: 'registrations', gone: practiceId(2) });
    expect(await rowsIn(await open())).toEqual([registrationRow(1), outboxRow(1, 'sending'), outboxRow(2)]);
    const reading = await journal.read();
    expect(reading).toMatchObject({ mark, lost: 0, torn: 0, newer: false, foreign: false });
    expect(mark.seq).toBe(3);
  });

  it('cut off anywhere gives exactly the entries that were whole, and goes on from there', async () => {
    const journal = await open();
    const marks = [await begin(journal, [registrationRow(1)])];
    for (const nth of [2, 3, 4, 5])
      marks.push(await append(journal, marks.at(-1) as JournalMark, registrationRow(nth)));
    const whole = bytesOf(first);
    const start = marks[0]?.size ?? 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start, max: whole.length }), async (length) => {
        files.contents.set(first, whole.slice(0, length));
        const kept = marks.filter(({ size }) => size <= length);
        const reading = await journal.read();
        expect(reading.mark).toEqual(kept.at(-1));
        expect(reading.torn).toBe(length - (kept.at(-1)?.size ?? 0));
        expect([...rowsOf(reading.rows)]).toEqual(kept.map((_, at) => registrationRow(at + 1)));
        const [before] = marks;
        const tail = before === undefined ? undefined : await journal.findTail(before);
        expect(tail?.kind).toBe(length === start ? 'in-step' : 'ahead');
        if (tail?.kind === 'ahead') {
          expect(tail.changes).toEqual(kept.slice(1).map((_, at) => registrationRow(at + 2)));
          expect(tail.mark).toEqual(kept.at(-1));
        }
        // What is torn is cut away, and the next entry is read behind what was whole.
        await journal.takeBack(reading.mark as JournalMark);
        await append(journal, reading.mark as JournalMark, registrationRow(9));
        expect(await rowsIn(journal)).toEqual([
          ...kept.map((_, at) => registrationRow(at + 1)),
          registrationRow(9),
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it('with a bit turned anywhere loses no entry but the one, and says so', async () => {
    const journal = await open();
    let mark = await begin(journal, [registrationRow(1)]);
    const ends = [mark.size];
    for (const nth of [2, 3, 4]) {
      mark = await append(journal, mark, registrationRow(nth));
      ends.push(mark.size);
    }
    const whole = bytesOf(first);
    const rows = [1, 2, 3, 4].map((nth) => registrationRow(nth));
    for (let byte = 0; byte < whole.length; byte += 3) {
      files.contents.set(first, whole.slice());
      spoil(first, byte);
      const reading = await journal.read();
      const hit = ends.findIndex((end) => end > byte);
      const found = [...rowsOf(reading.rows)];
      expect(found.length, `byte ${byte}`).toBeGreaterThanOrEqual(3);
      for (const row of rows.filter((_, at) => at !== hit)) expect(found, `byte ${byte}`).toContainEqual(row);
      const isNoticed = reading.lost > 0 || reading.torn > 0 || (reading.mark?.seq ?? 0) < mark.seq;
      expect(isNoticed, `byte ${byte}`).toBe(true);
    }
  });

  it('gives what can be read of a snapshot whose last frame is damaged, where there is no other file', async () => {
    const journal = await open();
    const mark = await begin(journal, [registrationRow(1), registrationRow(2)]);
    spoil(first, mark.size - 3);
    const reading = await journal.read();
    expect(reading.mark).toBeUndefined();
    expect(reading.lost).toBeGreaterThan(0);
    expect([...rowsOf(reading.rows)]).toEqual([registrationRow(1), registrationRow(2)]);
  });

  it('does not count a snapshot that was not finished, also where its first frame is damaged', async () => {
    const journal = await open();
    const mark = await begin(journal, [registrationRow(1), registrationRow(2)]);
    await append(journal, mark, outboxRow(1));
    const older = bytesOf(first).slice();
    await journal.writeSnapshot(mark, [registrationRow(7)]);
    const newer = bytesOf('journal-000002.log');
    files.contents.set(first, older);
    for (const length of [1, 20, newer.length - 5]) {
      for (const damage of [undefined, 8]) {
        files.contents.set('journal-000002.log', newer.slice(0, length));
        if (damage !== undefined) spoil('journal-000002.log', damage);
        expect(await rowsIn(journal)).toEqual([registrationRow(1), registrationRow(2), outboxRow(1)]);
      }
    }
    const reading = await journal.read();
    await journal.tidy(reading.mark as JournalMark);
    expect([...files.contents.keys()]).toEqual([first]);
  });

  it('refuses to write where somebody else has written since, and leaves it as it is', async () => {
    const [here, there] = [await open(), await open()];
    const mark = await begin(here);
    await append(there, mark, registrationRow(1));
    const outcome = await here.append(mark, [registrationRow(2)]);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'size-differs' } });
    expect(await here.findTail(mark)).toMatchObject({ kind: 'ahead', changes: [registrationRow(1)] });
    expect(await rowsIn(here)).toEqual([registrationRow(1)]);
  });

  it('is another one than the database speaks of when it is shorter, gone, or has a newer file', async () => {
    const journal = await open();
    const mark = await append(journal, await begin(journal), registrationRow(1));
    files.contents.set(first, bytesOf(first).slice(0, mark.size - 1));
    expect(await journal.findTail(mark)).toEqual({ kind: 'differs' });
    files.contents.clear();
    expect(await journal.findTail(mark)).toEqual({ kind: 'differs' });
    const next = await begin(journal);
    await journal.writeSnapshot(next, []);
    expect(await journal.findTail(next)).toEqual({ kind: 'differs' });
  });
});

describe("Somebody else's journal", () => {
  it.each([
    ['another key', async () => ({ key: (await deriveStationKeys(makeRootKey())).journal })],
    ['another station', async () => ({ station: 'other' })],
  ])('with %s is never removed, older or newer, and never read', async (_, other) => {
    const theirs = await open(await other());
    await begin(theirs, [registrationRow(9)]);
    const ours = await open();
    expect(await ours.read()).toMatchObject({ mark: undefined, foreign: true });
    let mark = await begin(ours, [registrationRow(1)]);
    expect(mark.segment).toBe(2);
    expect([...files.contents.keys()].sort()).toEqual([first, 'journal-000002.log']);
    mark = await append(ours, mark, registrationRow(2));
    // They go on in a file of their own, and their first one goes; ours is somebody else's to them.
    await begin(theirs, [registrationRow(9)]);
    const third = bytesOf('journal-000003.log').slice();
    const compacted = await ours.writeSnapshot(mark, [registrationRow(1), registrationRow(2)]);
    expect(compacted.ok && compacted.value.segment).toBe(4);
    expect(bytesOf('journal-000003.log')).toEqual(third);
    expect([...files.contents.keys()].sort()).toEqual(['journal-000003.log', 'journal-000004.log']);
    expect(await rowsIn(await open())).toEqual([registrationRow(1), registrationRow(2)]);
  });

  it('of a newer program is said to be so, and nothing of it changes', async () => {
    const newer = await open({ schema: 3 });
    await append(newer, await begin(newer, [registrationRow(1)]), registrationRow(2));
    const before = bytesOf(first).slice();
    expect(await (await open()).read()).toMatchObject({ newer: true });
    expect(bytesOf(first)).toEqual(before);
  });
});
