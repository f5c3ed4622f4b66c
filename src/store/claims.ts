import { isHeldBack, takeInOrder } from '../application/hand-over/apply-changes.ts';
import { isDue } from '../application/hand-over/retry-delay.ts';
import type { HandOverStore } from '../application/ports/hand-over-store.ts';
import type { ClaimedRecord, RecordBytes } from '../application/ports/outbox.ts';
import { handOverLimits } from '../contract/intake-api.ts';
import type { Instant, RegistrationId } from '../domain/registration.ts';
import { findRows, type OutboxView, type OutboxViews } from './outbox-view.ts';
import type { Parcels } from './parcels.ts';
import { type RecordReader, readText } from './records.ts';
import type { FlightRow, OutboxRow, StationDatabase } from './station-database.ts';
import type { Beside, Decision } from './writer.ts';

interface ClaimPorts {
  readonly database: StationDatabase;
  readonly views: OutboxViews;
  readonly reader: RecordReader;
  readonly parcels: Parcels;
  /** Throws where it could not be written. */
  readonly write: (decide: () => Promise<Decision>) => Promise<void>;
  /** What the journal does not have. Throws as well. */
  readonly writeAlone: <Value>(run: () => Promise<Value>) => Promise<Value>;
}

type Claims = Pick<
  HandOverStore,
  'claimWaiting' | 'putBackInterrupted' | 'hasten' | 'findNextAttempt' | 'takeForBundle' | 'noteBundled'
>;

/** One row for as many as go in one request: it goes when that is answered. */
function toFlights(rows: readonly OutboxRow[], since: Instant): readonly FlightRow[] {
  const taken: FlightRow[] = [];
  for (let at = 0; at < rows.length; at += handOverLimits.records) {
    const records = rows.slice(at, at + handOverLimits.records).map(({ id }) => id);
    taken.push({ id: crypto.randomUUID(), since, records });
  }
  return taken;
}

/** Milliseconds. While somebody types in a draft, the journal grows twice a second. */
const lookAgainAfter = 1000;

/** What waits: given out to the line or to a USB stick, and taken back. */
export function createClaims({ database, views, reader, parcels, write, writeAlone }: ClaimPorts): Claims {
  const { outbox, registrations, flights } = database;
  const inState = (state: OutboxRow['state']) => outbox.where('state').equals(state);
  /** What waited when it was last looked, and was not given out since. Rows are looked at when they are. */
  let ahead: readonly RegistrationId[] = [];
  /** What was passed over, since its time had not come or another had to go first. */
  let passedOver: RegistrationId[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;

  const isWaiting = (row: OutboxRow | undefined, { aloft, landed }: OutboxView): row is OutboxRow =>
    row?.state === 'waiting' &&
    !aloft.has(row.id) &&
    !(landed.has(row.id) && row.earlierReceipts === undefined);

  /** What waits and whose time has come, the oldest first, as far as it is not ahead any more. */
  async function takeDue(now: Instant, limit: number, view: OutboxView): Promise<readonly OutboxRow[]> {
    const due: OutboxRow[] = [];
    while (due.length < limit && ahead.length > 0) {
      const ids = ahead.slice(0, limit - due.length);
      const rows = await views.readRows(ids);
      ahead = ahead.slice(ids.length);
      for (const id of ids) {
        const row = rows.get(id);
        if (!isWaiting(row, view)) continue;
        const isReplacing = row.corrects !== undefined || row.withdraws !== undefined;
        const mayGo = isDue(row.nextAttemptAt, now) && !(isReplacing && (await isHeldBack(view.find, row)));
        if (mayGo) due.push(row);
        else passedOver.push(id);
      }
    }
    return due;
  }

  /** All keys at once, and not again for each batch: a long queue would be read as often as it is long. */
  async function lookThrough({ aloft, landed }: OutboxView): Promise<void> {
    views.forgetMore();
    lookedAt = performance.now();
    const waiting = await views.listWaiting();
    ahead = waiting.filter((id) => !aloft.has(id) && !landed.has(id));
    passedOver = [];
  }

  async function findDue(now: Instant, limit: number): Promise<readonly OutboxRow[]> {
    const view = await views.look();
    const isOld = performance.now() - lookedAt > lookAgainAfter;
    if (views.mayMoreWait() === 'surely' || (views.mayMoreWait() === 'perhaps' && isOld)) {
      await lookThrough(view);
    }
    const due = await takeDue(now, limit, view);
    if (due.length > 0) return due;
    if (views.mayMoreWait() === undefined) {
      // Only what was passed over can have become due since.
      ahead = passedOver.sort();
      passedOver = [];
    } else {
      await lookThrough(view);
    }
    return takeDue(now, limit, view);
  }

  /** The texts of some rows; what is unreadable has none. */
  async function findTexts(
    rows: readonly OutboxRow[],
  ): Promise<ReadonlyMap<RegistrationId, RecordBytes | undefined>> {
    const ids = rows.map(({ id }) => id);
    const packed = await parcels.find(ids);
    const loose = ids.filter((id) => !packed.has(id));
    if (loose.length === 0) return packed;
    const saved = await findRows(registrations, loose);
    const texts = loose.map(async (id) => [id, await reader.findBytes(saved.get(id))] as const);
    return new Map([...packed, ...(await Promise.all(texts))]);
  }

  /** Rows of records that wait or are on their way, changed; others are left out. */
  async function changeWaiting(
    ids: readonly RegistrationId[],
    change: (row: OutboxRow) => OutboxRow,
  ): Promise<Decision> {
    const view = await views.look();
    const rows = await findRows(outbox, ids);
    const isOpen = (row: OutboxRow): boolean => ['waiting', 'sending'].includes(view.asSeen(row).state);
    return {
      changes: [...rows.values()].filter(isOpen).map((row) => ({ table: 'outbox', row: change(row) })),
      updates: ['outbox'],
    };
  }

  return {
    async claimWaiting(now, limit) {
      const claimed = await writeAlone(async () => {
        const due = await findDue(now, limit);
        // What is on its way must not be withdrawn meanwhile, also after a crash.
        if (due.length > 0) await flights.bulkAdd(toFlights(due, now));
        return due;
      });
      const texts = await findTexts(claimed);
      return claimed.map(({ id, attempts }): ClaimedRecord => {
        const text = texts.get(id);
        return { id, attempts, ...(text && { text }) };
      });
    },

    async putBackInterrupted(at) {
      let count = 0;
      await write(async () => {
        const there = await flights.toArray();
        // Versions before this one wrote it into each row.
        const marked = (await inState('sending').primaryKeys()) as RegistrationId[];
        const changed = await changeWaiting(
          [...new Set([...there.flatMap(({ records }) => records), ...marked])],
          (row) => ({ ...row, state: 'waiting', changedAt: at, mayHaveArrived: true }),
        );
        count = changed.changes.length;
        const beside = there.map(({ id }): Beside => ({ table: 'flights', gone: id }));
        return { ...changed, beside };
      });
      return count;
    },

    async hasten() {
      await write(async () => {
        const view = await views.look();
        const rows = await inState('waiting').toArray();
        const held = rows.filter((row) => row.nextAttemptAt !== undefined && isWaiting(row, view));
        return {
          changes: held.map(({ nextAttemptAt: _, ...row }) => ({ table: 'outbox', row })),
          updates: ['outbox'],
        };
      });
    },

    async findNextAttempt() {
      const view = await views.look();
      let first: Instant | undefined;
      for (const row of await inState('waiting').toArray()) {
        const { nextAttemptAt } = row;
        if (nextAttemptAt === undefined || !isWaiting(row, view)) continue;
        if (first === undefined || nextAttemptAt < first) first = nextAttemptAt;
      }
      return first;
    },

    async takeForBundle(limit, on) {
      const view = await views.look();
      const waiting = await inState('waiting').toArray();
      const isMeant = (row: OutboxRow): boolean =>
        (on === 'any' || row.bundle === on) && isWaiting(row, view);
      const taken = await takeInOrder(view.find, waiting.filter(isMeant), limit);
      const texts = await findTexts(taken);
      return taken.flatMap(({ id }) => {
        const text = texts.get(id);
        return text === undefined ? [] : [{ id, ...readText(text) }];
      });
    },

    noteBundled: (ids, number) =>
      write(() => changeWaiting(ids, (row) => ({ ...row, bundle: number, mayHaveArrived: true }))),
  };
}
