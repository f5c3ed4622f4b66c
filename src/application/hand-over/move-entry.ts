import type { Receipt } from '../../contract/receipt.ts';
import { openCase, type RecordCase } from '../../domain/case.ts';
import type { ClerkId } from '../../domain/clerk.ts';
import {
  findNextState,
  type HandOverState,
  type Instant,
  needsAPerson,
  type RegistrationId,
} from '../../domain/registration.ts';
import type { HandOverTrouble, OutboxChange, ReceiptFault } from '../ports/outbox.ts';

/** What an outbox entry says in the clear: stores seal the rest, or keep it elsewhere. */
export interface EntryFields {
  readonly id: RegistrationId;
  readonly state: HandOverState;
  readonly savedAt: Instant;
  readonly changedAt: Instant;
  readonly attempts: number;
  readonly owner?: ClerkId | undefined;
  readonly nextAttemptAt?: Instant | undefined;
  readonly trouble?: HandOverTrouble | undefined;
  readonly case?: RecordCase | undefined;
  /** Who the case was handed to last: it is theirs again where it comes back. */
  readonly handedTo?: ClerkId | undefined;
  /** The server was heard to have made a case of it. */
  readonly caseAtServer?: true | undefined;
  readonly settled?: 'to-tell' | 'told' | undefined;
  readonly mayHaveArrived?: true | undefined;
  readonly receipt?: Receipt | undefined;
  readonly earlierReceipts?: readonly Receipt[] | undefined;
  readonly receiptFault?: ReceiptFault | undefined;
  readonly bundle?: number | undefined;
  readonly correctedBy?: RegistrationId | undefined;
  readonly withdrawnBy?: RegistrationId | undefined;
  readonly corrects?: RegistrationId | undefined;
  readonly withdraws?: RegistrationId | undefined;
  readonly purgedAt?: Instant | undefined;
}

/** Whether the server certainly has it not, now and later, so that a withdrawal is the station's own affair. */
export function canBeWithdrawnHere({
  state,
  mayHaveArrived,
  bundle,
}: Pick<EntryFields, 'state' | 'mayHaveArrived' | 'bundle'>): boolean {
  if (mayHaveArrived !== undefined) return false;
  // The server has said that it has it not, and is told that it will not come.
  if (state === 'conflict' || state === 'refused') return true;
  return (state === 'waiting' || state === 'quarantined') && bundle === undefined;
}

/**
 * An entry that may be at the server, after something has taken its place here: only the server can tell what
 * it has, and is asked again where it had said no.
 */
export const askAgain = <Entry extends EntryFields>(entry: Entry, at: Instant): Entry =>
  entry.state === 'conflict' || entry.state === 'refused' ? moveEntry(entry, { to: 'waiting' }, at) : entry;

/** What becomes of an entry when its correction is saved. Its own cause is given where it is withdrawn. */
export function correctEntry<Entry extends EntryFields>(
  entry: Entry,
  by: RegistrationId,
  at: Instant,
): Entry {
  const marked = { ...entry, correctedBy: by };
  // What cannot be read will never be sent.
  if (!canBeWithdrawnHere(entry) && entry.state !== 'quarantined') return askAgain(marked, at);
  const { trouble } = entry;
  return moveEntry(marked, { to: 'withdrawn', ...(trouble && { trouble }) }, at);
}

/** An entry out of an older copy of the station: what has happened since, nobody here knows. */
export const doubtEntry = <Entry extends EntryFields>(entry: Entry): Entry =>
  entry.state === 'acknowledged' || entry.state === 'withdrawn' ? entry : { ...entry, mayHaveArrived: true };

/** Records that earlier versions found to need a person have no case of their own yet. */
export const findCase = (entry: EntryFields): RecordCase | undefined =>
  needsAPerson(entry.state)
    ? (entry.case ?? openCase(entry.changedAt, entry.handedTo ?? entry.owner))
    : undefined;

/** Whether the change still applies to the record as it is now. */
export function fits(entry: EntryFields, { from, to }: Pick<OutboxChange, 'from' | 'to'>): boolean {
  if (to === 'acknowledged') return findNextState(entry.state, 'acknowledge') === to;
  if (entry.state !== from) return false;
  return to !== 'withdrawn' || canBeWithdrawnHere(entry);
}

/** An entry after a change that fits. What has become undefined is gone. */
export function moveEntry<Entry extends EntryFields>(
  entry: Entry,
  change: Omit<OutboxChange, 'id' | 'from'>,
  at: Instant,
): Entry {
  const { to } = change;
  const isJudged = isJudgement(change.trouble) && (to === 'conflict' || to === 'refused');
  const caseAtServer = to === 'acknowledged' ? undefined : isJudged ? true : entry.caseAtServer;
  // Its receipt speaks of a server that is no more.
  const isOfferedAgain = entry.state === 'acknowledged' && to === 'waiting';
  const outdated = isOfferedAgain && entry.receipt !== undefined ? [entry.receipt] : [];
  const earlierReceipts = [...(entry.earlierReceipts ?? []), ...outdated];
  return {
    ...entry,
    state: to,
    changedAt: at,
    attempts: change.attempts ?? (isOfferedAgain ? 0 : entry.attempts),
    nextAttemptAt: change.nextAttemptAt,
    trouble: change.trouble,
    case: needsAPerson(to) ? openCase(at, entry.handedTo ?? entry.owner) : undefined,
    caseAtServer,
    settled: to === 'withdrawn' && caseAtServer === true ? 'to-tell' : undefined,
    mayHaveArrived: to === 'acknowledged' || isJudged ? undefined : mayHaveArrivedAfter(entry, change),
    receipt: change.receipt ?? (isOfferedAgain ? undefined : entry.receipt),
    earlierReceipts: earlierReceipts.length === 0 ? undefined : earlierReceipts,
    receiptFault: faultAfter(entry, to, at),
  };
}

function mayHaveArrivedAfter(
  entry: EntryFields,
  { to, mayHaveArrived }: Pick<OutboxChange, 'to' | 'mayHaveArrived'>,
): true | undefined {
  if (to !== 'acknowledged' && entry.state === 'acknowledged') return true;
  return mayHaveArrived ?? entry.mayHaveArrived;
}

/** The server has judged this very record, and so has it not. A refused request says less: it may be a proxy's. */
const isJudgement = (trouble: HandOverTrouble | undefined): boolean =>
  (trouble?.kind === 'conflict' && trouble.conflict !== undefined) ||
  (trouble?.kind === 'refused' && trouble.refusal !== undefined);

function faultAfter({ state, correctedBy }: EntryFields, to: HandOverState, at: Instant) {
  // What was corrected does not stand there either: the server hears of its correction.
  const isUnwanted = to === 'acknowledged' && state === 'withdrawn' && correctedBy === undefined;
  return isUnwanted ? ({ kind: 'arrived-though-withdrawn', foundAt: at } as const) : undefined;
}
