import { type Kysely, sql } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import type { AuditHeadReport } from '../../contract/audit-entry.ts';
import { retryPassing } from '../database/database-errors.ts';
import { standInLine } from '../database/locks.ts';
import type { AuditHeadFaultRow, AuditHeadRow, IntakeTables } from '../database/tables.ts';
import type { Station } from '../stations/station-book.ts';

/**
 * `went-back`: lower than one told before, and not known. `other-mac`: another chain at the same place.
 * `other-key`: the chain goes on under another key. Somebody has to look; nothing is refused for it. A station
 * that was restored or set up anew does all of it, and a request that was overtaken on its way the first.
 */
export type AuditHeadFault = AuditHeadFaultRow['kind'];

export interface ListedAuditHead {
  readonly stationId: string;
  readonly stationName: string;
  /** The highest that the station has told; undefined where it never has. */
  readonly head?: AuditHeadReport & { readonly receivedAt: string };
  readonly faults: number;
}

export interface AuditHeadBook {
  /** Keeps a head that a station tells. The same one again changes nothing. */
  note(station: Station, head: AuditHeadReport): Promise<AuditHeadFault | undefined>;
  /** Every station, also those that have told none. */
  list(): Promise<readonly ListedAuditHead[]>;
}

export function createAuditHeadBook(db: Kysely<IntakeTables>, clock: Clock): AuditHeadBook {
  async function noteOnce(stationId: string, head: AuditHeadReport): Promise<AuditHeadFault | undefined> {
    return await db.transaction().execute(async (transaction) => {
      // One at a time: two requests must not both find themselves the highest.
      await standInLine(transaction, 'audit-heads');
      const heads = transaction.selectFrom('audit_heads').where('station_id', '=', stationId);
      const highest = await heads.selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
      const same = await heads.selectAll().where('seq', '=', head.seq).executeTakeFirst();
      const told = {
        station_id: stationId,
        seq: head.seq,
        mac: Buffer.from(head.mac, 'hex'),
        public_key: Buffer.from(head.publicKey, 'base64'),
        received_at: new Date(clock.now()),
      };
      const fault = findFault(told, highest, same);
      if (fault !== undefined && highest !== undefined) {
        await transaction
          .insertInto('audit_head_faults')
          .values({ ...told, kind: fault, highest_seq: highest.seq })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      const isNew = highest === undefined || head.seq > highest.seq;
      if (isNew) await transaction.insertInto('audit_heads').values(told).execute();
      return fault;
    });
  }

  return {
    note: async (station, head) => await retryPassing(() => noteOnce(station.id, head)),
    async list() {
      const found = await sql<ListedRow>`
        select s.id, s.name, h.seq, encode(h.mac, 'hex') as mac, encode(h.public_key, 'base64') as public_key,
          h.received_at, (select count(*) from audit_head_faults f where f.station_id = s.id) as faults
        from stations s left join lateral (
          select * from audit_heads where station_id = s.id order by seq desc limit 1
        ) h on true
        order by s.created_at, s.id`.execute(db);
      return found.rows.map(toListedHead);
    },
  };
}

function findFault(
  told: AuditHeadRow,
  highest: AuditHeadRow | undefined,
  same: AuditHeadRow | undefined,
): AuditHeadFault | undefined {
  if (highest === undefined) return undefined;
  if (same !== undefined) {
    if (!isSame(same.mac, told.mac)) return 'other-mac';
    return isSame(same.public_key, told.public_key) ? undefined : 'other-key';
  }
  if (told.seq < highest.seq) return 'went-back';
  return isSame(highest.public_key, told.public_key) ? undefined : 'other-key';
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

interface ListedRow {
  readonly id: string;
  readonly name: string;
  readonly seq: number | null;
  readonly mac: string | null;
  readonly public_key: string | null;
  readonly received_at: Date | null;
  readonly faults: number;
}

function toListedHead(row: ListedRow): ListedAuditHead {
  const { seq, mac, public_key: publicKey, received_at: receivedAt } = row;
  const isTold = seq !== null && mac !== null && publicKey !== null && receivedAt !== null;
  return {
    stationId: row.id,
    stationName: row.name,
    ...(isTold ? { head: { seq, mac, publicKey, receivedAt: receivedAt.toISOString() } } : {}),
    faults: row.faults,
  };
}
