import type { EntryFields } from '../application/hand-over/move-entry.ts';
import type { HandOverMemory } from '../application/ports/hand-over-store.ts';
import type { OutboxChange, OutboxEntry, OutboxRecord } from '../application/ports/outbox.ts';
import type { OtherSide } from '../contract/intake-api.ts';
import type { CprMark } from '../contract/updates.ts';
import type { RecordCase } from '../domain/case.ts';
import type { Registration, RegistrationId } from '../domain/registration.ts';

export interface Saved {
  /** Undefined in withdrawals, and in what was purged. */
  readonly person: Registration['person'] | undefined;
  /** Undefined where it can no longer be read. */
  content: string | undefined;
}

/** An entry as the store in memory has it. */
export interface HeldEntry extends EntryFields {
  readonly kind: OutboxEntry['kind'];
  readonly withdrawnBecause?: string | undefined;
  readonly otherSide?: OtherSide | undefined;
  readonly attested?: OutboxChange['attested'];
  readonly cprMark?: CprMark | undefined;
}

/** All that a station in memory keeps of its records. */
export interface HeldStation {
  readonly saved: Map<RegistrationId, Saved>;
  readonly outbox: Map<RegistrationId, HeldEntry>;
  memory: HandOverMemory;
}

export const copyOf = ({ saved, outbox, memory }: HeldStation): HeldStation => ({
  saved: new Map([...saved].map(([id, one]) => [id, { ...one }])),
  outbox: new Map(outbox),
  memory,
});

/** As it is told: nothing of how it is kept. */
export function toEntry(entry: HeldEntry, held: RecordCase | undefined): OutboxRecord {
  const { handedTo: _, caseAtServer: __, attested, cprMark, ...fields } = entry;
  const told = {
    ...fields,
    case: held,
    isProven: attested === undefined ? undefined : true,
    cprMark: cprMark?.kind === 'entered' ? { by: cprMark.by, at: cprMark.at } : undefined,
  };
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined),
  ) as unknown as OutboxRecord;
}
