import type { Table } from 'dexie';
import type { StoreProblem } from '../application/ports/station-store.ts';
import type { AuditEvent } from '../domain/audit.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { AuditChain } from './audit-chain.ts';
import type { Exclusive } from './exclusive.ts';
import type { Journal, JournalMark } from './journal/journal.ts';
import { keyOf, type RowChange, type RowKey, type TableName } from './journal/rows.ts';
import type { FlightRow, MarkRow, StationDatabase } from './station-database.ts';
import { fileProblem, toStoreProblem } from './store-problem.ts';

/** What a decision wants written, and what is noted of it. */
export interface Decision {
  readonly changes: readonly RowChange[];
  readonly events?: readonly AuditEvent[];
  /** Tables in which all rows written were read before, so that none needs to be counted. */
  readonly updates?: readonly TableName[];
  /** Written in the same transaction, and not into the journal. */
  readonly beside?: readonly Beside[];
}

/** Rows that the journal does not have: what is lost of them with the database does no harm. */
export type Beside =
  | { readonly table: 'marks'; readonly row: MarkRow }
  | { readonly table: 'flights'; readonly row: FlightRow }
  | { readonly table: 'flights'; readonly gone: string };

/**
 * The only way in which rows are written that must never be lost. First the journal, flushed; then the
 * database, in one transaction with the mark of how far the journal goes; then the answer. What is killed
 * in between is in the journal, and the next start brings it into the database. Where the database fails,
 * the journal is cut back: a save that failed has left no trace.
 */
export interface Writer {
  /**
   * `decide` reads, and answers with what to write, or why not. Nobody else writes meanwhile, in any
   * window, so what it has read still holds. Crypto may be awaited in it.
   */
  commit<Refusal extends { readonly kind: string }>(
    decide: () => Promise<Result<Decision, Refusal>>,
  ): Promise<Result<void, Refusal | StoreProblem>>;
  /** Rows that the database holds already (drafts) and the journal not yet. */
  journalOnly(find: () => Promise<readonly RowChange[]>): Promise<Result<void, StoreProblem>>;
  /** A write that the journal does not have. */
  readonly unjournalled: <Value>(run: () => Promise<Value>) => Promise<Result<Value, StoreProblem>>;
  /** Runs something else that must be alone with database and journal. */
  readonly alone: Exclusive;
}

export interface WriterPorts {
  readonly database: StationDatabase;
  readonly journal: Journal;
  readonly alone: Exclusive;
  readonly chain: AuditChain;
  /** Brings database and journal into step when they are found apart. Runs alone already. */
  readonly align: () => Promise<Result<JournalMark, StoreProblem>>;
  /** Told after each write whether there was room. */
  readonly onRoom: (hasRoom: boolean) => void;
}

export function createWriter({ database, journal, alone, chain, align, onRoom }: WriterPorts): Writer {
  /** First the journal, then the database with `apply`; on failure the journal is as it was. */
  async function write<Problem extends { readonly kind: string }>(
    prepare: () => Promise<Result<Decision, Problem>>,
    apply: (decision: Decision, mark: JournalMark) => Promise<unknown>,
    canAlign = true,
  ): Promise<Result<void, Problem | StoreProblem>> {
    const prepared = await prepare();
    if (!prepared.ok) return prepared;
    const { changes, beside = [] } = prepared.value;
    if (changes.length === 0) {
      if (beside.length > 0) {
        await database.transaction('rw', [...new Set(beside.map(({ table }) => table))], () =>
          writeBeside(database, beside),
        );
      }
      return ok(undefined);
    }
    const before = (await database.findMark('journal'))?.mark;
    const appended =
      before === undefined
        ? fail({ kind: 'size-differs', size: 0 } as const)
        : await journal.append(before, changes);
    if (before === undefined || (!appended.ok && appended.error.kind === 'size-differs')) {
      // Another window, or what a killed one has left: bring it in, and decide by what there is then.
      const aligned = canAlign ? await align() : fail({ kind: 'unavailable' } as const);
      return aligned.ok ? write(prepare, apply, false) : aligned;
    }
    if (!appended.ok) return told(fail(fileProblem(appended.error)));
    try {
      await apply(prepared.value, appended.value);
    } catch (error) {
      await journal.takeBack(before);
      throw error;
    }
    return told(ok(undefined));
  }

  /** Only what was really written tells of room. */
  function told<Problem extends StoreProblem>(outcome: Result<void, Problem>): Result<void, Problem> {
    if (outcome.ok) onRoom(true);
    else if (outcome.error.kind === 'no-room') onRoom(false);
    return outcome;
  }

  const run = <Problem extends { readonly kind: string }>(
    writing: () => Promise<Result<void, Problem | StoreProblem>>,
  ): Promise<Result<void, Problem | StoreProblem>> =>
    alone(async () => {
      try {
        return await writing();
      } catch (error) {
        return told(fail(toStoreProblem(error)));
      }
    });

  return {
    alone,
    unjournalled: (run) =>
      alone(async () => {
        try {
          return ok(await run());
        } catch (error) {
          const problem = toStoreProblem(error);
          told(fail(problem));
          return fail(problem);
        }
      }),
    commit: (decide) =>
      run(() =>
        write(
          async () => {
            const decided = await decide();
            if (!decided.ok) return decided;
            const { changes, events = [] } = decided.value;
            return ok({ ...decided.value, changes: [...changes, ...(await chain.link(events))] });
          },
          (decision, mark) => applyChanges(database, decision.changes, mark, decision),
        ),
      ),
    journalOnly: (find) =>
      run(() =>
        write<StoreProblem>(
          async () => ok({ changes: await find() }),
          (_, mark) => database.marks.put({ name: 'journal', mark }),
        ),
      ),
  };
}

/** What is known of the rows. */
interface Known extends Pick<Decision, 'updates' | 'beside'> {
  /** Of all, after they have been compared. */
  readonly counts?: Readonly<Record<CountedTable, number>>;
  readonly auditHead?: { readonly seq: number; readonly mac: string } | undefined;
}

type CountedTable = 'registrations' | 'outbox' | 'audit';
const countedTables: readonly CountedTable[] = ['registrations', 'outbox', 'audit'];
const isCounted = (table: TableName): table is CountedTable =>
  (countedTables as readonly string[]).includes(table);

/** Rows, counts and the journal's mark in one transaction. */
export async function applyChanges(
  database: StationDatabase,
  changes: readonly RowChange[],
  /** Undefined where there is no journal yet that the rows are level with. */
  mark: JournalMark | undefined,
  { counts: knownCounts, auditHead, updates = [], beside = [] }: Known = {},
): Promise<void> {
  const touched = [...new Set(changes.map(({ table }) => table))];
  const counted = touched.filter((table) => isCounted(table) && !updates.includes(table));
  // Every row is counted once; after that each write says what it adds.
  const mustCount = knownCounts === undefined && counted.length > 0;
  const tables = [
    ...new Set<TableName | Beside['table']>([
      ...touched,
      'marks',
      ...beside.map(({ table }) => table),
      ...(mustCount ? countedTables : []),
    ]),
  ];
  await database.transaction('rw', tables, async () => {
    const counts = mustCount ? await findCounts(database) : undefined;
    for (const table of touched) {
      const rows = database.table(table) as Table<unknown, RowKey>;
      // The last word on each row; within one entry a row may be written twice.
      const last = new Map(
        changes.filter((change) => change.table === table).map((change) => [keyOf(change), change]),
      );
      const puts = [...last.values()].flatMap((change) => ('row' in change ? [change.row] : []));
      const gone = [...last.values()].flatMap((change) => ('gone' in change ? [change.gone] : []));
      if (counts !== undefined && isCounted(table) && counted.includes(table)) {
        const there = await findThere(rows, [...last.keys()]);
        const added =
          puts.length - [...last].filter(([key, change]) => 'row' in change && there.has(key)).length;
        counts[table] += added - gone.filter((key) => there.has(key)).length;
      }
      if (puts.length > 0) await rows.bulkPut(puts);
      if (gone.length > 0) await rows.bulkDelete(gone);
    }
    if (mark !== undefined) await database.marks.put({ name: 'journal', mark });
    const written = knownCounts ?? counts;
    if (written !== undefined) await database.marks.put({ name: 'counts', ...written });
    await writeBeside(database, beside);
    await noteAuditHead(database, auditHead ?? findHead(changes));
  });
}

async function writeBeside(database: StationDatabase, beside: readonly Beside[]): Promise<void> {
  for (const change of beside) {
    if (change.table === 'marks') await database.marks.put(change.row);
    else if ('row' in change) await database.flights.put(change.row);
    else await database.flights.delete(change.gone);
  }
}

/** Which of the keys the table has, without reading what is under them. */
async function findThere(
  rows: Table<unknown, RowKey>,
  keys: readonly RowKey[],
): Promise<ReadonlySet<RowKey>> {
  const counted = await Promise.all(keys.map((key) => rows.where(':id').equals(key).count()));
  return new Set(keys.filter((_, at) => counted[at] !== 0));
}

/** As noted; counted where nothing is noted yet. */
async function findCounts(database: StationDatabase): Promise<Record<CountedTable, number>> {
  const noted = await database.findMark('counts');
  if (noted !== undefined) {
    return { registrations: noted.registrations, outbox: noted.outbox, audit: noted.audit };
  }
  return {
    registrations: await database.registrations.count(),
    outbox: await database.outbox.count(),
    audit: await database.audit.count(),
  };
}

function findHead(changes: readonly RowChange[]): Known['auditHead'] {
  const last = changes.findLast((change) => change.table === 'audit' && 'row' in change);
  return last?.table === 'audit' && 'row' in last ? { seq: last.row.seq, mac: last.row.mac } : undefined;
}

/** It only ever goes forward: old entries that are brought back are not the end of the chain. */
async function noteAuditHead(database: StationDatabase, head: Known['auditHead']): Promise<void> {
  if (head === undefined) return;
  const noted = await database.findMark('audit-head');
  if (noted === undefined || noted.seq <= head.seq) {
    await database.marks.put({ name: 'audit-head', seq: head.seq, mac: head.mac });
  }
}
