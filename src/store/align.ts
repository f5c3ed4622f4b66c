import type { Table } from 'dexie';
import type { StoreProblem } from '../application/ports/station-store.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Journal, JournalMark, JournalReading, JournalRows } from './journal/journal.ts';
import { rowsOf } from './journal/journal.ts';
import { keyOf, type RowChange, type RowKey, tableNames } from './journal/rows.ts';
import { type Merged, mergeRows, type RowPut } from './merge.ts';
import type { StationDatabase } from './station-database.ts';
import { fileProblem, toStoreProblem } from './store-problem.ts';
import { applyChanges } from './writer.ts';

/** What was found when database and journal were compared, and mended. All zero where they agreed. */
export interface AlignReport {
  /** Rows that were gone from the database and came back from the journal. */
  readonly restored: number;
  /** Rows of the database that were not what the journal says, or did not open. */
  readonly mended: number;
  /** Rows that only the database had, or newer; they are in the journal now. */
  readonly journalled: number;
  /** Stretches of the journal that could not be read, or are gone though the database knows of them. */
  readonly lost: number;
  /** The whole database was gone. */
  readonly rebuilt: boolean;
}

export interface Aligner {
  /** Compares marks only: some milliseconds. Brings in what a killed process left in the journal. */
  align(): Promise<Result<JournalMark, StoreProblem>>;
  /** As `align`, and a look at the number of rows; row by row where something is missing. */
  alignAtStart(): Promise<Result<AlignReport, StoreProblem>>;
  /** Row by row. */
  compare(): Promise<Result<AlignReport, StoreProblem>>;
  /** All rows at one moment, after they have been compared. */
  takeRows(): Promise<Result<readonly RowPut[], StoreProblem>>;
  /** Takes over what a database that was replaced has, and this one lacks. */
  absorb(older: StationDatabase): Promise<Result<void, StoreProblem>>;
  /** A new journal file without what is outdated, where that is worth its while. */
  compact(force?: boolean): Promise<Result<boolean, StoreProblem>>;
}

interface AlignerPorts {
  readonly database: StationDatabase;
  readonly journal: Journal;
  /** Whether a row opens with the station's keys. */
  readonly opens: (put: RowPut) => Promise<boolean>;
}

interface CaughtUp {
  readonly mark: JournalMark;
  /** Rows that the database had held before. */
  readonly restored: number;
}

interface Compared {
  readonly report: AlignReport;
  readonly rows: readonly RowPut[];
  /** How far the journal goes now; a problem where it is not level with the database and cannot be made so. */
  readonly mark: Result<JournalMark, StoreProblem>;
  /** The database knew its journal already: the store can be opened without writing anything. */
  readonly marked: boolean;
}

const nothingFound: AlignReport = { restored: 0, mended: 0, journalled: 0, lost: 0, rebuilt: false };
/** A new file is written when the old one has grown by its own size and some. */
const growthWorthCompacting = 8_000_000;

/** All of it runs alone: callers hold the station's lock. */
export function createAligner({ database, journal, opens }: AlignerPorts): Aligner {
  /** By the marks alone; undefined where they do not tell. */
  async function catchUp(): Promise<Result<CaughtUp, StoreProblem> | undefined> {
    try {
      const mark = (await database.findMark('journal'))?.mark;
      const tail = mark === undefined ? undefined : await journal.findTail(mark);
      if (mark === undefined || tail === undefined || tail.kind === 'differs') return undefined;
      if (tail.kind === 'in-step') return ok({ mark, restored: 0 });
      if (tail.torn > 0) await journal.takeBack(tail.mark);
      await applyChanges(database, await withoutOlderDrafts(tail.changes), tail.mark);
      // A killed process leaves one entry. Where there are more, the database had them and has lost them.
      const isLeftBehind = tail.mark.seq - mark.seq <= 1;
      return ok({ mark: tail.mark, restored: isLeftBehind ? 0 : tail.changes.length });
    } catch (error) {
      return fail(toStoreProblem(error));
    }
  }

  /** Drafts reach the database first: what a killed process left in the journal may be older than it. */
  async function withoutOlderDrafts(changes: readonly RowChange[]): Promise<readonly RowChange[]> {
    const wanted: RowChange[] = [];
    for (const change of changes) {
      if ('row' in change && (change.table === 'drafts' || change.table === 'letterPages')) {
        const stored = await database.table(change.table).get(change.row.id);
        const newer =
          ((stored as typeof change.row | undefined)?.revision ?? -1) >= (change.row.revision ?? 0);
        if (newer && (await opens({ table: change.table, row: stored } as RowPut))) continue;
      }
      wanted.push(change);
    }
    return wanted;
  }

  async function readDatabase(source = database): Promise<JournalRows> {
    const stored: JournalRows = new Map();
    for (const table of tableNames) {
      const rows = await readTable(source.table(table));
      const puts = rows.map((row) => ({ table, row }) as RowChange);
      stored.set(table, new Map<RowKey, RowChange>(puts.map((put) => [keyOf(put), put])));
    }
    return stored;
  }

  /** One row that the browser no longer gives must not hide the others: it counts as gone. */
  async function readTable(table: Table<object, RowKey>): Promise<readonly object[]> {
    try {
      return await table.toArray();
    } catch {
      const rows: object[] = [];
      for (const key of await table.toCollection().primaryKeys()) {
        const row = await table.get(key).catch(() => undefined);
        if (row !== undefined) rows.push(row);
      }
      return rows;
    }
  }

  async function compareAll(): Promise<Result<Compared, StoreProblem>> {
    try {
      const reading = await journal.read();
      if (reading.newer) return fail({ kind: 'newer-database' });
      const noted = (await database.findMark('journal'))?.mark;
      // A journal whose end is gone is older than the database, though all of it can be read.
      const isWhole = reading.lost === 0 && noted !== undefined && (reading.mark?.seq ?? -1) >= noted.seq;
      const stored = await readDatabase();
      const merged = await mergeRows({ journalled: reading.rows, stored, trusted: isWhole, opens });
      const mark = await writeToJournal(reading, noted, merged, isWhole);
      await applyChanges(database, merged.forDatabase, mark.ok ? mark.value : noted, merged);
      const { restored, mended, forJournal, rows } = merged;
      const rebuilt = restored > 0 && [...stored.values()].every((table) => table.size === 0);
      const endIsGone = noted !== undefined && (reading.mark?.seq ?? -1) < noted.seq;
      const lost = endIsGone ? Math.max(1, reading.lost) : reading.lost;
      const report = { restored, mended, journalled: forJournal.length, lost, rebuilt };
      return ok({ report, rows, mark, marked: noted !== undefined });
    } catch (error) {
      return fail(toStoreProblem(error));
    }
  }

  /** Brings into the journal what it lacks. Where there is no room for it, it stays exactly as it was. */
  async function writeToJournal(
    reading: JournalReading,
    noted: JournalMark | undefined,
    { rows, forJournal }: Merged,
    isWhole: boolean,
  ): Promise<Result<JournalMark, StoreProblem>> {
    const { mark } = reading;
    if (mark === undefined || reading.lost > 0 || (noted?.seq ?? 0) > mark.seq) {
      const after = {
        segment: Math.max(mark?.segment ?? 0, noted?.segment ?? 0),
        seq: Math.max(mark?.seq ?? 0, noted?.seq ?? 0),
      };
      const written = await journal.writeSnapshot(after, rows);
      return written.ok ? written : fail(fileProblem(written.error));
    }
    if (reading.torn > 0) await journal.takeBack(mark);
    await journal.tidy(mark);
    if (forJournal.length === 0) return ok(mark);
    const appended = await journal.append(mark, forJournal);
    if (appended.ok) return appended;
    // What is right in the database alone must not be taken for what is older than a journal that is trusted.
    return isWhole ? ok(mark) : fail(fileProblem(appended.error));
  }

  /** Without a journal that the database knows nothing may be called saved. */
  const toReport = (
    { report, mark, marked }: Compared,
    caughtUp: CaughtUp | undefined,
  ): Result<AlignReport, StoreProblem> =>
    mark.ok || marked ? ok({ ...report, restored: report.restored + (caughtUp?.restored ?? 0) }) : mark;

  async function align(): Promise<Result<JournalMark, StoreProblem>> {
    const caughtUp = await catchUp();
    if (caughtUp !== undefined) return caughtUp.ok ? ok(caughtUp.value.mark) : caughtUp;
    const compared = await compareAll();
    return compared.ok ? compared.value.mark : compared;
  }

  async function countsAgree(): Promise<boolean> {
    const [noted, registrations, outbox, audit] = await Promise.all([
      database.findMark('counts'),
      database.registrations.count(),
      database.outbox.count(),
      database.audit.count(),
    ]);
    return noted?.registrations === registrations && noted.outbox === outbox && noted.audit === audit;
  }

  return {
    align,
    async alignAtStart() {
      const caughtUp = await catchUp();
      if (caughtUp?.ok === false) return caughtUp;
      try {
        if (caughtUp !== undefined && (await countsAgree())) {
          return ok({ ...nothingFound, restored: caughtUp.value.restored });
        }
      } catch (error) {
        return fail(toStoreProblem(error));
      }
      const compared = await compareAll();
      return compared.ok ? toReport(compared.value, caughtUp?.value) : compared;
    },
    async compare() {
      const caughtUp = await catchUp();
      if (caughtUp?.ok === false) return caughtUp;
      const compared = await compareAll();
      return compared.ok ? toReport(compared.value, caughtUp?.value) : compared;
    },
    async takeRows() {
      const caughtUp = await catchUp();
      if (caughtUp?.ok === false) return caughtUp;
      const compared = await compareAll();
      return compared.ok ? ok(compared.value.rows) : compared;
    },
    async absorb(older) {
      const aligned = await align();
      if (!aligned.ok) return aligned;
      try {
        const merged = await mergeRows({
          journalled: await readDatabase(),
          stored: await readDatabase(older),
          trusted: true,
          opens,
        });
        if (merged.forJournal.length === 0) return ok(undefined);
        const appended = await journal.append(aligned.value, merged.forJournal);
        if (!appended.ok) return fail(fileProblem(appended.error));
        await applyChanges(database, merged.forJournal, appended.value, merged);
        return ok(undefined);
      } catch (error) {
        return fail(toStoreProblem(error));
      }
    },
    async compact(force = false) {
      const aligned = await align();
      if (!aligned.ok) return aligned;
      const { size, base, seq } = aligned.value;
      if (!force && size - base < base + growthWorthCompacting) return ok(false);
      const reading = await journal.read();
      const { mark, lost, torn } = reading;
      // A file that does not give back what was written to it is no copy to begin anew from.
      if (mark === undefined || lost > 0 || torn > 0 || mark.seq !== seq || mark.size !== size) {
        const compared = await compareAll();
        return compared.ok ? ok(compared.value.mark.ok) : compared;
      }
      const written = await journal.writeSnapshot(mark, rowsOf(reading.rows));
      if (!written.ok) return fail(fileProblem(written.error));
      try {
        await database.marks.put({ name: 'journal', mark: written.value });
      } catch (error) {
        return fail(toStoreProblem(error));
      }
      return ok(true);
    },
  };
}
