import { toHex } from '../application/hex.ts';
import type { ChainedEntry } from '../application/ports/audit-trail.ts';
import { type AuditEntry, type AuditEvent, type AuditHead, emptyAuditHead } from '../domain/audit.ts';
import type { Clerk } from '../domain/clerk.ts';
import type { ClockEvidence } from '../domain/clock-evidence.ts';
import type { RowChange } from './journal/rows.ts';
import type { Vault } from './keys/vault.ts';
import type { AuditRow, StationDatabase } from './station-database.ts';

const ownActions: ReadonlySet<AuditEvent['action']> = new Set([
  'handed-over',
  'offered-again',
  'found-receipt-fault',
  'purged',
  'took-register',
  'refused-register',
  'took-list',
  'refused-list',
  'rebuilt',
  'alarm',
]);

/** What the station does by itself, whoever is signed in. */
const isOwn = ({ action, detail }: AuditEvent): boolean =>
  ownActions.has(action) || (action === 'backed-up' && detail === 'daily');

export interface AuditChain {
  /** The rows of some events, linked to the end of the chain. To be called and written alone. */
  link(events: readonly AuditEvent[]): Promise<readonly RowChange[]>;
  findHead(): Promise<AuditHead>;
  readonly macOf: (previous: string, text: string) => Promise<string>;
}

export interface AuditChainPorts {
  readonly database: StationDatabase;
  readonly vault: Vault;
  /** HMAC-SHA-256. */
  readonly key: CryptoKey;
  readonly clerk: Pick<Clerk, 'id' | 'initials'> | undefined;
  readonly evidence: () => ClockEvidence;
}

const encoder = new TextEncoder();

export const auditPlace = (seq: number): string => `audit/${seq}`;

export function createAuditChain({ database, vault, key, clerk, evidence }: AuditChainPorts): AuditChain {
  async function findHead(): Promise<AuditHead> {
    const [mark, last] = await database.transaction('r', [database.marks, database.audit], () =>
      Promise.all([database.findMark('audit-head'), database.audit.orderBy('seq').last()]),
    );
    // The rows are the chain; the mark tells where it ended, also when its last rows are gone.
    const [seq, mac] = [last?.seq ?? 0, last?.mac ?? emptyAuditHead.mac];
    return mark !== undefined && mark.seq > seq ? { seq: mark.seq, mac: mark.mac } : { seq, mac };
  }

  const macOf = async (previous: string, text: string): Promise<string> => {
    const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`${previous}\n${text}`));
    return toHex(new Uint8Array(mac));
  };

  return {
    findHead,
    macOf,
    async link(events) {
      if (events.length === 0) return [];
      let head = await findHead();
      const changes: RowChange[] = [];
      for (const event of events) {
        const seq = head.seq + 1;
        const entry: AuditEntry = {
          seq,
          clock: evidence(),
          ...(clerk === undefined || isOwn(event)
            ? {}
            : { clerk: { id: clerk.id, initials: clerk.initials } }),
          ...event,
        };
        const text = JSON.stringify(entry);
        const mac = await macOf(head.mac, text);
        const row: AuditRow = {
          seq,
          ...(event.record === undefined ? {} : { record: event.record }),
          ...(event.person === undefined ? {} : { person: event.person }),
          text: await vault.sealText(auditPlace(seq), text),
          mac,
        };
        changes.push({ table: 'audit', row });
        head = { seq, mac };
      }
      return changes;
    },
  };
}

/** An audit row as it was written; undefined where its text no longer opens. */
export async function openAuditRow(
  vault: Vault,
  row: AuditRow,
  previous: string,
): Promise<ChainedEntry | undefined> {
  const text = await vault.findText(auditPlace(row.seq), row.text);
  return text === undefined
    ? undefined
    : { entry: JSON.parse(text) as AuditEntry, text, previous, mac: row.mac };
}
