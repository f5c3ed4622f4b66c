import { type Instant, needsAPerson, type RegistrationId } from '../../domain/registration.ts';
import type { OutboxChange } from '../ports/outbox.ts';
import { type EntryFields, fits, moveEntry } from './move-entry.ts';

export interface EntryLookup<Entry extends EntryFields> {
  /** As it is now; `sending` where it is. */
  readonly find: (id: RegistrationId) => Promise<Entry | undefined>;
  /** Why a withdrawal takes back what it does. */
  readonly becauseOf: (withdrawal: RegistrationId) => Promise<string>;
}

export interface AppliedChanges<Entry extends EntryFields> {
  /** The entries that have changed, as they are now. */
  readonly entries: ReadonlyMap<RegistrationId, Entry>;
  /** What is to be noted as the cause of those that were withdrawn. */
  readonly causes: ReadonlyMap<RegistrationId, string>;
  /** Changes that did not fit any more. */
  readonly movedOn: readonly RegistrationId[];
}

/** Whether it counts: not withdrawn, or withdrawn because a correction of it counts. */
export async function stands<Entry extends EntryFields>(
  find: EntryLookup<Entry>['find'],
  id: RegistrationId | undefined,
): Promise<boolean> {
  const entry = id === undefined ? undefined : await find(id);
  if (entry === undefined) return false;
  return entry.state !== 'withdrawn' || stands(find, entry.correctedBy);
}

/** The server has not said what it has of it, and may still get it. */
const isOpen = ({ state }: EntryFields): boolean =>
  ['waiting', 'sending', 'conflict', 'refused'].includes(state);

/** A record that the server has failed at so often does not hold its correction back. */
const attemptsToWaitFor = 10;

/**
 * Whether a record has to wait for the answer to another. What is corrected or taken back must not come to the
 * server after what takes its place: it would stand there with nothing to replace it. `isAhead` names records
 * that go before this one by the same way.
 */
export async function isHeldBack<Entry extends EntryFields>(
  find: EntryLookup<Entry>['find'],
  { corrects, withdraws }: Entry,
  isAhead: (entry: Entry) => boolean = () => false,
): Promise<boolean> {
  if (withdraws === undefined) {
    const corrected = corrects === undefined ? undefined : await find(corrects);
    if (corrected === undefined || !isOpen(corrected)) return false;
    return corrected.attempts < attemptsToWaitFor && !isAhead(corrected);
  }
  // With a withdrawal nothing stands: all that came before it must have been answered.
  for (let target = await find(withdraws); target !== undefined; ) {
    if (isOpen(target) && !isAhead(target)) return true;
    target = target.corrects === undefined ? undefined : await find(target.corrects);
  }
  return false;
}

/**
 * Those of some waiting records that can go together on a USB stick, each after what it takes the place of;
 * that may also have gone on an earlier one.
 */
export async function takeInOrder<Entry extends EntryFields>(
  find: EntryLookup<Entry>['find'],
  waiting: readonly Entry[],
  limit: number,
): Promise<readonly Entry[]> {
  const taken = new Map<RegistrationId, Entry>();
  const isAhead = ({ id, bundle }: Entry): boolean => bundle !== undefined || taken.has(id);
  let left = waiting;
  for (let before = -1; before !== taken.size; ) {
    before = taken.size;
    const heldBack: Entry[] = [];
    for (const entry of left) {
      if (taken.size < limit && !(await isHeldBack(find, entry, isAhead))) taken.set(entry.id, entry);
      else heldBack.push(entry);
    }
    left = heldBack;
  }
  return [...taken.values()];
}

/**
 * Applies what still fits, and what follows from it for the records beside: of what was corrected or taken
 * back meanwhile nobody has to make a case, and a withdrawal of what the server never took is done with.
 */
export async function applyOutboxChanges<Entry extends EntryFields>(
  lookup: EntryLookup<Entry>,
  changes: readonly OutboxChange[],
  at: Instant,
): Promise<AppliedChanges<Entry>> {
  const entries = new Map<RegistrationId, Entry>();
  const causes = new Map<RegistrationId, string>();
  const movedOn: RegistrationId[] = [];
  const find = async (id: RegistrationId): Promise<Entry | undefined> => entries.get(id) ?? lookup.find(id);

  function withdraw(entry: Entry, cause: string): void {
    const { trouble } = entry;
    entries.set(entry.id, moveEntry(entry, { to: 'withdrawn', ...(trouble && { trouble }) }, at));
    causes.set(entry.id, cause);
  }

  /** Of an entry that has just come to need a person: why nobody has to look at it. */
  async function findSettlement({ state, correctedBy, withdrawnBy }: Entry): Promise<string | undefined> {
    if (await stands(find, correctedBy)) return `rettet: ${correctedBy}`;
    // What cannot be read may be at the server all the same: only its withdrawal can tell.
    if (state === 'quarantined' || withdrawnBy === undefined) return undefined;
    return (await stands(find, withdrawnBy)) ? lookup.becauseOf(withdrawnBy) : undefined;
  }

  async function settle(entry: Entry): Promise<void> {
    const cause = await findSettlement(entry);
    if (cause === undefined) return;
    withdraw(entry, cause);
    const withdrawal = entry.withdrawnBy === undefined ? undefined : await find(entry.withdrawnBy);
    const isOpen = withdrawal?.state === 'waiting' || withdrawal?.state === 'refused';
    if (isOpen) withdraw(withdrawal, nothingToWithdraw);
  }

  /** Of a withdrawal that the server has answered. */
  async function settleWithdrawal(entry: Entry, target: Entry): Promise<void> {
    if (entry.state === 'acknowledged' && target.state === 'quarantined') {
      // The server had it, and it is taken back there.
      withdraw(target, await lookup.becauseOf(entry.id));
    }
    const { trouble } = entry;
    const wasNothing = trouble?.kind === 'refused' && trouble.refusal?.kind === 'nothing-to-withdraw';
    if (entry.state !== 'refused' || !wasNothing) return;
    if (isOpen(target)) {
      entries.set(entry.id, moveEntry(entry, { to: 'waiting', trouble }, at));
    } else if (target.state !== 'acknowledged' || target.receiptFault?.kind === 'lost-after-purge') {
      withdraw(entry, nothingToWithdraw);
      if (target.state === 'quarantined') withdraw(target, await lookup.becauseOf(entry.id));
    }
  }

  for (const change of changes) {
    const entry = await find(change.id);
    if (entry === undefined || !fits(entry, change)) {
      movedOn.push(change.id);
      continue;
    }
    const moved = moveEntry(entry, change, at);
    entries.set(change.id, moved);
    if (change.withdrawnBecause !== undefined) causes.set(change.id, change.withdrawnBecause);
    if (needsAPerson(moved.state)) await settle(moved);
    const target = moved.withdraws === undefined ? undefined : await find(moved.withdraws);
    if (target !== undefined) await settleWithdrawal(moved, target);
  }
  return { entries, causes, movedOn };
}

const nothingToWithdraw = 'intet at trække tilbage';
