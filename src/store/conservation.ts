import type { AuditEntry } from '../domain/audit.ts';
import type { RegistrationId } from '../domain/registration.ts';
import { openAuditRow } from './audit-chain.ts';
import type { Vault } from './keys/vault.ts';
import type { StationDatabase } from './station-database.ts';

/** Records, registrations and withdrawals alike, that the law `created = acknowledged + waiting + needs a person + withdrawn` misses. */
export interface ConservationFault {
  readonly created: number;
  readonly found: number;
  /** Saved once, and in no queue now. */
  readonly lost: readonly RegistrationId[];
  /** In the queue, and what they say is gone. */
  readonly empty: readonly RegistrationId[];
  /** Registrations that are in no queue. */
  readonly stray: readonly RegistrationId[];
}

/** Undefined where every record that was ever saved is in exactly one place. */
export async function findConservationFault(
  { registrations, outbox, counters, audit }: StationDatabase,
  vault: Vault,
): Promise<ConservationFault | undefined> {
  const [ids, queued, counter] = await Promise.all([
    registrations.toCollection().primaryKeys(),
    outbox.toCollection().primaryKeys(),
    counters.get('created'),
  ]);
  const created = counter?.value ?? 0;
  const inQueue = new Set(queued);
  const withContent = new Set(ids);
  const without = await outbox.bulkGet(queued.filter((id) => !withContent.has(id)));
  const empty = without.flatMap((row) => (row === undefined || row.purgedAt !== undefined ? [] : [row.id]));
  const stray = ids.filter((id) => !inQueue.has(id));
  if (created === queued.length && empty.length === 0 && stray.length === 0) return undefined;
  const lost: RegistrationId[] = [];
  // Every save stands in the audit trail, in the same transaction.
  for (const row of await audit.toArray()) {
    if (row.record === undefined || inQueue.has(row.record)) continue;
    const entry: AuditEntry | undefined = (await openAuditRow(vault, row, ''))?.entry;
    if (entry?.action === 'saved' || entry?.action === 'saved-withdrawal') lost.push(row.record);
  }
  return { created, found: queued.length, lost, empty, stray };
}
