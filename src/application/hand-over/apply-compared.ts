import type { Receipt } from '../../contract/receipt.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import type { Compared } from '../ports/hand-over-store.ts';
import type { ReceiptFault } from '../ports/outbox.ts';
import type { EntryLookup } from './apply-changes.ts';
import { type EntryFields, moveEntry } from './move-entry.ts';

export interface AppliedComparison<Entry extends EntryFields> {
  readonly entries: ReadonlyMap<RegistrationId, Entry>;
  /** Records that wait again. */
  readonly offered: readonly RegistrationId[];
  /** Records whose fault is new. */
  readonly faults: readonly RegistrationId[];
}

/** What a comparison with the server changes. Records that are not acknowledged any more are left alone. */
export async function applyCompared<Entry extends EntryFields>(
  { find }: Pick<EntryLookup<Entry>, 'find'>,
  { proven, missing, different }: Compared,
  at: Instant,
): Promise<AppliedComparison<Entry>> {
  const entries = new Map<RegistrationId, Entry>();
  const offered: RegistrationId[] = [];
  const faults: RegistrationId[] = [];

  const findAcknowledged = async (id: RegistrationId): Promise<Entry | undefined> => {
    const entry = entries.get(id) ?? (await find(id));
    return entry?.state === 'acknowledged' ? entry : undefined;
  };

  function noteFault(entry: Entry, kind: ReceiptFault['kind']): void {
    if (entry.receiptFault?.kind === kind) return;
    entries.set(entry.id, { ...entry, changedAt: at, receiptFault: { kind, foundAt: at } });
    faults.push(entry.id);
  }

  for (const { receipt } of proven) {
    const entry = await findAcknowledged(receipt.id);
    if (entry === undefined) continue;
    // One that was withdrawn here is there against our will, compared or not.
    const stays = entry.receiptFault?.kind === 'arrived-though-withdrawn';
    entries.set(receipt.id, {
      ...entry,
      receipt,
      earlierReceipts: withEarlier(entry, receipt),
      receiptFault: stays ? entry.receiptFault : undefined,
    });
  }
  for (const id of different) {
    const entry = await findAcknowledged(id);
    if (entry !== undefined) noteFault(entry, 'other-bytes');
  }
  for (const id of missing) {
    const entry = await findAcknowledged(id);
    if (entry === undefined) continue;
    if (entry.purgedAt !== undefined) {
      noteFault(entry, 'lost-after-purge');
      continue;
    }
    if (entry.receiptFault?.kind === 'arrived-though-withdrawn') {
      // It is as it should be: withdrawn, and not there.
      entries.set(id, {
        ...moveEntry(entry, { to: 'waiting' }, at),
        state: 'withdrawn',
        mayHaveArrived: undefined,
      });
      continue;
    }
    entries.set(id, moveEntry(entry, { to: 'waiting' }, at));
    offered.push(id);
    const withdrawal = entry.withdrawnBy === undefined ? undefined : await find(entry.withdrawnBy);
    // It was refused because there was nothing to take back. There will be.
    if (withdrawal?.state === 'refused') {
      entries.set(withdrawal.id, moveEntry(withdrawal, { to: 'waiting' }, at));
    }
  }
  return { entries, offered, faults };
}

function withEarlier({ receipt: old, earlierReceipts }: EntryFields, receipt: Receipt) {
  if (old === undefined || (old.sequence === receipt.sequence && old.receivedAt === receipt.receivedAt)) {
    return earlierReceipts;
  }
  return [...(earlierReceipts ?? []), old];
}
