import type { AuditTrail, ChainedEntry, ChainFault } from '../application/ports/audit-trail.ts';
import { emptyAuditHead } from '../domain/audit.ts';
import { ok } from '../domain/result.ts';
import { type AuditChain, openAuditRow } from './audit-chain.ts';
import type { StationKeys } from './keys/station-keys.ts';
import type { Vault } from './keys/vault.ts';
import type { AuditRow, StationDatabase } from './station-database.ts';
import type { Writer } from './writer.ts';

interface AuditTrailPorts {
  readonly database: StationDatabase;
  readonly vault: Vault;
  readonly keys: Pick<StationKeys, 'signing' | 'publicKey'>;
  readonly chain: AuditChain;
  readonly writer: Writer;
}

/** The station's audit trail in IndexedDB. */
export function createAuditTrail({ database, vault, keys, chain, writer }: AuditTrailPorts): AuditTrail {
  const { audit } = database;

  async function open(rows: readonly AuditRow[]): Promise<readonly ChainedEntry[]> {
    const before = await audit.bulkGet(rows.map(({ seq }) => seq - 1));
    const opened = await Promise.all(
      rows.map((row, at) => openAuditRow(vault, row, before[at]?.mac ?? emptyAuditHead.mac)),
    );
    return opened.filter((entry) => entry !== undefined);
  }

  return {
    note: (event) => writer.commit<never>(async () => ok({ changes: [], events: [event] })),
    findHead: () => chain.findHead(),
    personKey: (cpr) => vault.lookupKey('cpr', cpr),
    publicKey: keys.publicKey,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', keys.signing, bytes)),

    async list({ record, cpr, limit } = {}) {
      if (record === undefined && cpr === undefined) {
        const newest = audit.orderBy('seq').reverse();
        return open(await (limit === undefined ? newest : newest.limit(limit)).toArray());
      }
      const bySeq = new Map<number, AuditRow>();
      const take = (rows: readonly AuditRow[]): void => {
        for (const row of rows) bySeq.set(row.seq, row);
      };
      if (record !== undefined) take(await audit.where('record').equals(record).toArray());
      if (cpr !== undefined) {
        const person = await vault.lookupKey('cpr', cpr);
        const aboutPerson = await audit.where('person').equals(person).toArray();
        take(aboutPerson);
        // What was done to the person's records bears the record; the search bears the person. Records that
        // were purged are known by what the trail says of their saving.
        const ids = new Set(await database.registrations.where('cprKey').equals(person).primaryKeys());
        for (const { record: about } of aboutPerson) if (about !== undefined) ids.add(about);
        take(
          await audit
            .where('record')
            .anyOf([...ids])
            .toArray(),
        );
      }
      const rows = [...bySeq.values()].sort((a, b) => b.seq - a.seq);
      return open(limit === undefined ? rows : rows.slice(0, limit));
    },

    async findFault(): Promise<ChainFault | undefined> {
      let { seq, mac } = emptyAuditHead;
      for (const row of await audit.orderBy('seq').toArray()) {
        if (row.seq !== seq + 1) return { kind: 'missing', seq: seq + 1 };
        const opened = await openAuditRow(vault, row, mac);
        if (opened === undefined) return { kind: 'unreadable', seq: row.seq };
        if (opened.entry.seq !== row.seq || (await chain.macOf(mac, opened.text)) !== row.mac) {
          return { kind: 'changed', seq: row.seq };
        }
        seq = row.seq;
        mac = row.mac;
      }
      const noted = await chain.findHead();
      if (noted.seq > seq) return { kind: 'cut', after: seq };
      return undefined;
    },
  };
}
