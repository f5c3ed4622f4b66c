import type { EntityTable, Table } from 'dexie';
import type { HandOverState, RegistrationId } from '../domain/registration.ts';
import type { RowChange } from './journal/rows.ts';
import { type Landed, landRow, withoutRecords } from './landings.ts';
import type { FlightRow, LandingRow, OutboxRow, StationDatabase } from './station-database.ts';

/**
 * The outbox at one moment. A record that waits by its own row may be on its way, or acknowledged with many
 * others: flights and landings say so.
 */
export interface OutboxView {
  readonly flights: readonly FlightRow[];
  readonly landings: readonly LandingRow[];
  /** Records that are on their way. */
  readonly aloft: ReadonlyMap<RegistrationId, FlightRow>;
  /** Records that were acknowledged. */
  readonly landed: ReadonlyMap<RegistrationId, Landed>;
  readonly asSeen: (row: OutboxRow) => OutboxRow;
  readonly find: (id: RegistrationId) => Promise<OutboxRow | undefined>;
  /** Those that there are. */
  readonly findAll: (ids: readonly RegistrationId[]) => Promise<ReadonlyMap<RegistrationId, OutboxRow>>;
}

interface Flying {
  readonly rows: ReadonlyMap<string, FlightRow>;
  readonly aloft: ReadonlyMap<RegistrationId, FlightRow>;
}

export interface RowCounts {
  readonly created: number;
  readonly states: ReadonlyMap<HandOverState, number>;
}

export interface OutboxViews {
  look(): Promise<OutboxView>;
  /** Records that wait by their own rows, in their order; some may be on their way, or acknowledged. */
  listWaiting(): Promise<readonly RegistrationId[]>;
  /** How many records were ever saved, and how many are in each state by their own rows. */
  countRows(): Promise<RowCounts>;
  /** Rows as they are written, those that there are: from the disk, or remembered since they were read. */
  readRows(ids: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, OutboxRow>>;
  /** Reads the first of them at a quiet moment, so that they need not be when the line is there. */
  readAhead(ids: readonly RegistrationId[]): Promise<void>;
  /** Whether more waits than when that was last forgotten: by what was written here, or perhaps elsewhere. */
  mayMoreWait(): 'surely' | 'perhaps' | undefined;
  forgetMore(): void;
  /**
   * With what has to follow where rows are written: a record whose own row says where it is, is in no landing
   * any more.
   */
  complete(changes: readonly RowChange[]): Promise<readonly RowChange[]>;
  /** These have been written. */
  written(changes: readonly RowChange[]): void;
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

/** Of some 300 bytes each in memory. */
const rowsAhead = 10_000;
/** So that nobody who types waits for it. */
const rowsAtATime = 500;

/**
 * Looks at the outbox. Flights and landings never change, since what is left of one has another name: so each is read
 * once. Other rows, and which of them wait, are remembered as long as the journal has nothing that was not written by
 * this very store.
 */
export function createOutboxViews(database: StationDatabase): OutboxViews {
  const { outbox, counters, flights, landings, marks } = database;
  const inState = (state: HandOverState) => outbox.where('state').equals(state);
  const rowsRead = new Map<RegistrationId, OutboxRow>();
  let journalled: number | undefined;
  let moreWait: 'surely' | 'perhaps' | undefined = 'surely';
  /** Forgotten with each change of a row. To walk through an index costs as much as to send what it holds. */
  let waiting: readonly RegistrationId[] | undefined;
  let counts: RowCounts | undefined;
  let flying: Flying = { rows: new Map(), aloft: new Map() };
  let known = new Map<string, LandingRow>();
  /** Landings that were written here and not looked for since. */
  const fresh = new Map<string, LandingRow>();
  let landed = new Map<RegistrationId, Landed>();

  /** In the transaction of all that has to be of the same moment. */
  async function readFlights(): Promise<Flying> {
    const ids = await flights.toCollection().primaryKeys();
    const { rows: before } = flying;
    if (ids.length === before.size && ids.every((id) => before.has(id))) return flying;
    const unread = ids.filter((id) => !before.has(id));
    const read = unread.length === 0 ? [] : await flights.bulkGet(unread);
    const rows = new Map<string, FlightRow>();
    for (const row of [...before.values(), ...read]) {
      if (row !== undefined && ids.includes(row.id)) rows.set(row.id, row);
    }
    const aloft = new Map<RegistrationId, FlightRow>();
    for (const flight of rows.values()) for (const id of flight.records) aloft.set(id, flight);
    flying = { rows, aloft };
    return flying;
  }

  async function readLandings(ids: readonly string[]): Promise<void> {
    const isSame = ids.length === known.size && ids.every((id) => known.has(id));
    if (isSame) return;
    const unread = ids.filter((id) => !known.has(id) && !fresh.has(id));
    const read = unread.length === 0 ? [] : await landings.bulkGet(unread);
    const rows = new Map([...known, ...fresh]);
    for (const row of read) if (row !== undefined) rows.set(row.id, row);
    fresh.clear();
    const isOneGone = [...known.keys()].some((id) => !ids.includes(id));
    const now = new Map(isOneGone ? [] : landed);
    const there = new Map<string, LandingRow>();
    for (const id of ids) {
      const landing = rows.get(id);
      if (landing === undefined) continue;
      there.set(id, landing);
      if (known.has(id) && !isOneGone) continue;
      for (const [place, one] of landing.records.entries()) now.set(one, { landing, place });
    }
    known = there;
    landed = now;
  }

  const readCounts = (waitingRows: number | undefined) =>
    database.transaction('r', [outbox, counters, marks], async () => {
      const [each, created, seq] = await Promise.all([
        Promise.all(
          handOverStates.map(async (state): Promise<[HandOverState, number]> => {
            const count = state === 'waiting' ? waitingRows : undefined;
            return [state, count ?? (await inState(state).count())];
          }),
        ),
        counters.get('created'),
        readSeq(),
      ]);
      return { states: new Map(each), created: created?.value ?? 0, seq };
    });

  const readSeq = async (): Promise<number | undefined> => (await database.findMark('journal'))?.mark.seq;

  function forgetRows(): void {
    waiting = undefined;
    counts = undefined;
  }

  async function look(): Promise<OutboxView> {
    const [{ rows, aloft }, ids, seq] = await database.transaction('r', [flights, landings, marks], () =>
      Promise.all([readFlights(), landings.toCollection().primaryKeys(), readSeq()]),
    );
    if (seq !== journalled) {
      // Somebody else has written: another window, or another part of this one.
      rowsRead.clear();
      forgetRows();
      moreWait ??= 'perhaps';
      journalled = seq;
    }
    await readLandings(ids);
    const now = landed;

    const asSeen = (row: OutboxRow): OutboxRow => {
      if (row.state !== 'waiting') return row;
      // One that was offered again waits, whatever the server said before.
      const found = row.earlierReceipts === undefined ? now.get(row.id) : undefined;
      if (found !== undefined) return landRow(row, found);
      const flight = aloft.get(row.id);
      return flight === undefined ? row : { ...row, state: 'sending', changedAt: flight.since };
    };
    return {
      flights: [...rows.values()],
      landings: [...known.values()],
      aloft,
      landed: now,
      asSeen,
      async find(id) {
        const row = rowsRead.get(id) ?? (await outbox.get(id));
        return row === undefined ? undefined : asSeen(row);
      },
      async findAll(ids) {
        const unread = ids.filter((id) => !rowsRead.has(id));
        const read = unread.length === 0 ? undefined : await findRows(outbox, unread);
        const found = new Map<RegistrationId, OutboxRow>();
        for (const id of ids) {
          const row = rowsRead.get(id) ?? read?.get(id);
          if (row !== undefined) found.set(id, asSeen(row));
        }
        return found;
      },
    };
  }

  async function readRows(ids: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, OutboxRow>> {
    const at = journalled;
    const unread = ids.filter((id) => !rowsRead.has(id));
    const read = await findRows(outbox, unread);
    // What was written meanwhile is newer.
    if (at === journalled) for (const row of read.values()) rowsRead.set(row.id, row);
    const found = new Map<RegistrationId, OutboxRow>();
    for (const id of ids) {
      const row = rowsRead.get(id) ?? read.get(id);
      if (row !== undefined) found.set(id, row);
    }
    return found;
  }

  return {
    look,
    readRows,
    async readAhead(ids) {
      await look();
      for (let at = 0; at < Math.min(ids.length, rowsAhead); at += rowsAtATime) {
        await readRows(ids.slice(at, Math.min(at + rowsAtATime, rowsAhead)));
      }
    },
    async listWaiting() {
      await look();
      if (waiting !== undefined) return waiting;
      const at = journalled;
      const read = (await inState('waiting').primaryKeys()) as RegistrationId[];
      if (at === journalled) waiting = read;
      return read;
    },
    async countRows() {
      for (;;) {
        await look();
        if (counts !== undefined) return counts;
        const read = await readCounts(waiting?.length);
        if (read.seq === journalled) counts = read;
        // Of one moment, or not at all: what is known already must be of the same.
        if (read.seq === journalled || waiting === undefined) return read;
      }
    },
    mayMoreWait: () => moreWait,
    forgetMore() {
      moreWait = undefined;
    },
    written(changes) {
      if (changes.length > 0 && journalled !== undefined) journalled += 1;
      for (const change of changes) {
        if (change.table === 'outbox') forgetRows();
        if (change.table === 'landings' && 'row' in change) {
          fresh.set(change.row.id, change.row);
          for (const id of change.row.records) rowsRead.delete(id);
        }
        if (change.table !== 'outbox' || !('row' in change)) continue;
        rowsRead.delete(change.row.id);
        if (change.row.state === 'waiting') moreWait = 'surely';
      }
    },
    async complete(changes) {
      if (!changes.some(({ table }) => table === 'outbox')) return changes;
      const { landings: there, landed: before } = await look();
      if (there.length === 0) return changes;
      const written = new Set<RegistrationId>();
      for (const change of changes) {
        const isOwn = change.table === 'outbox' && 'row' in change && before.has(change.row.id);
        if (isOwn && (change.row.state !== 'waiting' || change.row.earlierReceipts !== undefined)) {
          written.add(change.row.id);
        }
      }
      if (written.size === 0) return changes;
      const gone = new Set(changes.flatMap((change) => ('gone' in change ? [change.gone] : [])));
      const smaller = there.flatMap((landing): readonly RowChange[] => {
        if (gone.has(landing.id) || !landing.records.some((id) => written.has(id))) return [];
        const row = withoutRecords(landing, (id) => written.has(id));
        // Under another name: it is read anew.
        const left: readonly RowChange[] =
          row === undefined ? [] : [{ table: 'landings', row: { ...row, id: crypto.randomUUID() } }];
        return [{ table: 'landings', gone: landing.id }, ...left];
      });
      return [...changes, ...smaller];
    },
  };
}

/**
 * Rows by id. Records that are saved one after the other lie side by side, and one read of a stretch costs far
 * less than one of each.
 */
export async function findRows<Row extends { readonly id: RegistrationId }>(
  table: EntityTable<Row, 'id'>,
  ids: readonly RegistrationId[],
): Promise<ReadonlyMap<RegistrationId, Row>> {
  // Dexie's types look into rows, which a generic one does not let them.
  const rows = table as unknown as Table<Row, RegistrationId>;
  const wanted = [...new Set(ids)].sort();
  const [first, last] = [wanted[0], wanted.at(-1)];
  const found = new Map<RegistrationId, Row>();
  if (first === undefined || last === undefined) return found;
  const stretch = rows.where(':id').between(first, last, true, true);
  // No more of the stretch is read than twice what is wanted.
  const read = wanted.length > 4 ? await stretch.limit(2 * wanted.length).toArray() : [];
  const asked = new Set(wanted);
  for (const row of read) if (asked.has(row.id)) found.set(row.id, row);
  const left = wanted.filter((id) => !found.has(id));
  if (left.length === 0 || (read.length > 0 && read.length < 2 * wanted.length)) return found;
  for (const row of await rows.bulkGet(left)) if (row !== undefined) found.set(row.id, row);
  return found;
}
