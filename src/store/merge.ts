import type { HandOverState } from '../domain/registration.ts';
import type { JournalRows } from './journal/journal.ts';
import { isSameRow, type RowChange, type RowKey, type TableName, tableNames } from './journal/rows.ts';
import type { OutboxRow } from './station-database.ts';

/** A row, as opposed to the word that one is gone. */
export type RowPut = Extract<RowChange, { row: unknown }>;

export interface MergeInput {
  readonly journalled: JournalRows;
  readonly stored: JournalRows;
  /**
   * Whether the journal is whole and level with the database or ahead of it. Then it is right wherever they
   * differ, but for drafts; where it is not, each row has to show for itself which one is newer.
   */
  readonly trusted: boolean;
  /** Whether a row opens with the station's keys. */
  readonly opens: (put: RowPut) => Promise<boolean>;
}

export interface Merged {
  /** Everything that there is in either. */
  readonly rows: readonly RowPut[];
  /** What the database lacks or has wrong. */
  readonly forDatabase: readonly RowChange[];
  /** What the journal lacks or has wrong. */
  readonly forJournal: readonly RowChange[];
  readonly restored: number;
  readonly mended: number;
  readonly counts: Readonly<Record<'registrations' | 'outbox' | 'audit', number>>;
  /** The last entry of the audit trail. */
  readonly auditHead: { readonly seq: number; readonly mac: string } | undefined;
}

interface Sides {
  readonly key: RowKey;
  readonly stored: RowPut | undefined;
  readonly journalled: RowPut | undefined;
  /** Both have the row, and it is the same. */
  readonly agree: boolean;
}

/** Nothing that is in the database or in the journal is left out, but drafts that ended and what was purged. */
export async function mergeRows(input: MergeInput): Promise<Merged> {
  const rows: RowPut[] = [];
  const forDatabase: RowChange[] = [];
  const forJournal: RowChange[] = [];
  const counts = { registrations: 0, outbox: 0, audit: 0 };
  let restored = 0;
  let mended = 0;
  let auditHead: Merged['auditHead'];
  const outbox = new Map<RowKey, OutboxRow>();
  const saved = new Set<RowKey>();

  function take(
    put: RowPut,
    { stored, journalled, agree }: Pick<Sides, 'stored' | 'journalled' | 'agree'>,
  ): void {
    rows.push(put);
    if (agree && put === stored) return;
    if (put !== journalled) forJournal.push(put);
    if (put === stored) return;
    forDatabase.push(put);
    if (stored === undefined) restored += 1;
    else mended += 1;
  }

  for (const table of mergeOrder) {
    for (const sides of sidesOf(input, table)) {
      const { key, stored, journalled } = sides;
      if (hasEnded(table, sides, outbox.get(key), saved)) {
        if (stored !== undefined) forDatabase.push({ table, gone: key });
        if (journalled !== undefined) forJournal.push({ table, gone: key });
        continue;
      }
      const put = await choose(input, sides);
      take(put, sides);
      if (put.table === 'outbox') outbox.set(key, put.row);
      if (put.table === 'outbox' || put.table === 'registrations') saved.add(key);
      if (isCounted(put.table)) counts[put.table] += 1;
      if (put.table === 'audit' && put.row.seq > (auditHead?.seq ?? 0)) {
        auditHead = { seq: put.row.seq, mac: put.row.mac };
      }
    }
  }
  await takeCounter();
  return { rows, forDatabase, forJournal, restored, mended, counts, auditHead };

  /** As many were created as there are in the queue, at the least: nothing ever leaves it. */
  async function takeCounter(): Promise<void> {
    for (const sides of sidesOf(input, 'counters')) {
      const put = await choose(input, sides);
      const short = put.table === 'counters' && put.row.name === 'created' && countOf(put) < outbox.size;
      take(short ? { table: 'counters', row: { name: 'created', value: outbox.size } } : put, sides);
    }
    if (rows.some(({ table }) => table === 'counters') || outbox.size === 0) return;
    take(
      { table: 'counters', row: { name: 'created', value: outbox.size } },
      { stored: undefined, journalled: undefined, agree: false },
    );
  }
}

/** What was saved decides over what was being typed, and the outbox over what it says was purged. */
const mergeOrder: readonly TableName[] = [
  'outbox',
  'registrations',
  ...tableNames.filter((table) => !['outbox', 'registrations', 'counters'].includes(table)),
];

function* sidesOf({ stored, journalled }: MergeInput, table: TableName): Generator<Sides> {
  const theirs = journalled.get(table) ?? new Map<RowKey, RowChange>();
  const ours = stored.get(table) ?? new Map<RowKey, RowChange>();
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [stored, journalled] = [asPut(ours.get(key)), asPut(theirs.get(key))];
    yield { key, stored, journalled, agree: stored !== undefined && isSame(stored, journalled) };
  }
}

const asPut = (change: RowChange | undefined): RowPut | undefined =>
  change !== undefined && 'row' in change ? change : undefined;

/** One side has not heard yet that the draft was saved, or that the registration was purged. */
function hasEnded(
  table: TableName,
  { key, stored, journalled }: Sides,
  queued: OutboxRow | undefined,
  saved: ReadonlySet<RowKey>,
): boolean {
  if (stored !== undefined && journalled !== undefined) return false;
  if (table === 'drafts' || table === 'letterPages') return saved.has(key);
  return (
    table === 'registrations' &&
    queued?.purgedAt !== undefined &&
    queued.state === 'acknowledged' &&
    queued.receipt !== undefined
  );
}

async function choose(input: MergeInput, { stored, journalled, agree }: Sides): Promise<RowPut> {
  if (stored === undefined || journalled === undefined) {
    const only = stored ?? journalled;
    if (only === undefined) throw new Error('A key comes from one side at least');
    return only;
  }
  if (agree) return stored;
  return (await isStoredRight(input, stored, journalled)) ? stored : journalled;
}

/** Which side is right, where both have the row and it differs. */
async function isStoredRight(
  { trusted, opens }: MergeInput,
  stored: RowPut,
  journalled: RowPut,
): Promise<boolean> {
  // A row that the journal has from before it was sealed anew opens in the database alone.
  const onlyStoredOpens = async (): Promise<boolean> => !(await opens(journalled)) && (await opens(stored));
  if (stored.table === 'outbox' && journalled.table === 'outbox') {
    if (!isOutboxRow(stored.row)) return false;
    if (stored.row.state === journalled.row.state && (await onlyStoredOpens())) return true;
    return !trusted && isFurther(stored.row, journalled.row);
  }
  switch (stored.table) {
    // They reach the database first, and stand in it as they are until they open no more.
    case 'drafts':
    case 'letterPages':
      if (revisionOf(stored) >= revisionOf(journalled) && (await opens(stored))) return true;
      return onlyStoredOpens();
    // Neither is ever changed once it is written.
    case 'registrations':
    case 'audit':
      return onlyStoredOpens();
    case 'counters':
      return !trusted && countOf(stored) > countOf(journalled);
    default:
      return !trusted && revisionOf(stored) > revisionOf(journalled) && (await opens(stored));
  }
}

const handOverStates: readonly HandOverState[] = [
  'waiting',
  'sending',
  'acknowledged',
  'conflict',
  'refused',
  'quarantined',
  'withdrawn',
];

const isOutboxRow = ({ state, savedAt, changedAt, attempts }: OutboxRow): boolean =>
  handOverStates.includes(state) &&
  typeof savedAt === 'string' &&
  typeof changedAt === 'string' &&
  Number.isSafeInteger(attempts);

/** Which of two rows of a record is the later one. A clock that was set back decides nothing that is final. */
function isFurther(one: OutboxRow, other: OutboxRow): boolean {
  // One that was offered again waits, though it had been acknowledged before.
  const rounds = (one.earlierReceipts?.length ?? 0) - (other.earlierReceipts?.length ?? 0);
  if (rounds !== 0) return rounds > 0;
  const steps: readonly ((row: OutboxRow) => boolean)[] = [
    ({ purgedAt }) => purgedAt !== undefined,
    // Also of what was withdrawn here, and came to the server all the same.
    ({ state, receipt }) => state === 'acknowledged' && receipt !== undefined,
    ({ state }) => state === 'acknowledged' || state === 'withdrawn',
    ({ correctedBy }) => correctedBy !== undefined,
    ({ withdrawnBy }) => withdrawnBy !== undefined,
    ({ attested }) => attested !== undefined,
  ];
  for (const step of steps) {
    if (step(one) !== step(other)) return step(one);
  }
  return one.changedAt > other.changedAt;
}

const revisionOf = (put: RowPut): number => ('revision' in put.row ? (put.row.revision ?? 0) : 0);

const countOf = (put: RowPut | undefined): number =>
  put?.table === 'counters' && Number.isSafeInteger(put.row.value) ? put.row.value : 0;

const isSame = (put: RowPut, other: RowPut | undefined): boolean =>
  other !== undefined && isSameRow(put.row, other.row);

const isCounted = (table: TableName): table is keyof Merged['counts'] =>
  table === 'registrations' || table === 'outbox' || table === 'audit';
