import { type Kysely, sql } from 'kysely';
import type { Receipt } from '../../contract/intake-api.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { Arrival } from './content-check.ts';
import type { AcceptedRecord, Candidate, KnownRecord } from './judgement.ts';

/** A record that is in the database, with its running number. */
export type StoredRecord = KnownRecord & { readonly sequence: number };

interface FoundRow {
  readonly id: string;
  readonly sequence: number;
  readonly received_at: Date;
  readonly content_hash: string;
  readonly cpr: string;
  readonly named_birth_hash: string;
  readonly station_name: string;
  readonly active: boolean;
}

const foundColumns = sql`
  r.id, r.sequence, r.received_at, encode(r.content_hash, 'hex') as content_hash, r.cpr,
  encode(r.named_birth_hash, 'hex') as named_birth_hash, s.name as station_name,
  not exists (select from records later where later.replaces = r.id) as active`;

/** The records with one of these ids. */
export async function findByIds(
  db: Kysely<IntakeTables>,
  arrivals: readonly Arrival[],
): Promise<readonly StoredRecord[]> {
  const ids = arrivals.map((arrival) => arrival.id);
  const found = await sql<FoundRow>`
    select ${foundColumns} from records r join stations s on s.id = r.station_id
    where r.id = any(${ids}::uuid[])`.execute(db);
  return found.rows.map(toStoredRecord);
}

/**
 * All that bears on the judgement of these records: those with their ids or the ids they correct, and the
 * active ones of the same CPR number, of the number that is corrected, or of the same name and birth date.
 */
export async function findBearingOn(
  db: Kysely<IntakeTables>,
  candidates: readonly Candidate[],
): Promise<readonly StoredRecord[]> {
  const records = candidates.flatMap(({ checked }) => (checked.ok ? [checked.value] : []));
  const corrects = records.flatMap((record) => record.corrects);
  const ids = [...candidates.map(({ arrival }) => arrival.id), ...corrects];
  const cprs = records.map((record) => record.cpr);
  const births = records.map((record) => record.namedBirthHash);
  const found = await sql<FoundRow>`
    with near as (
      select id from records where id = any(${ids}::uuid[])
      union select id from records where cpr = any(${cprs}::text[])
      union select id from records where named_birth_hash in (
        select decode(hash, 'hex') from unnest(${births}::text[]) as hash)
      union select same.id from records same join records named on named.cpr = same.cpr
        where named.id = any(${corrects}::uuid[])
    )
    select ${foundColumns}
    from near join records r on r.id = near.id join stations s on s.id = r.station_id`.execute(db);
  return found.rows.map(toStoredRecord);
}

/**
 * Writes accepted records in the order given; their running numbers follow it. Fewer come back than went in
 * where another program has written meanwhile without the lock: then nothing of it may be kept.
 */
export async function insertRecords(
  db: Kysely<IntakeTables>,
  records: readonly AcceptedRecord[],
  stationId: string,
  receivedAt: Instant,
): Promise<ReadonlyMap<string, number>> {
  const inserted = await sql<{ id: string; sequence: number }>`
    insert into records (id, station_id, received_at, content, content_hash, cpr, named_birth_hash, replaces)
    select id, ${stationId}::uuid, ${receivedAt}::timestamptz, content, decode(content_hash, 'hex'), cpr,
      decode(named_birth_hash, 'hex'), replaces
    from unnest(
      ${records.map((record) => record.id)}::uuid[],
      ${records.map((record) => record.content)}::text[],
      ${records.map((record) => record.contentHash)}::text[],
      ${records.map((record) => record.cpr)}::text[],
      ${records.map((record) => record.namedBirthHash)}::text[],
      ${records.map((record) => record.replaces ?? null)}::uuid[]
    ) with ordinality
      as sent (id, content, content_hash, cpr, named_birth_hash, replaces, place)
    order by place
    on conflict do nothing
    returning id, sequence`.execute(db);
  return new Map(inserted.rows.map((row) => [row.id, row.sequence]));
}

export const receiptOf = ({ id, sequence, receivedAt, contentHash }: StoredRecord): Receipt => ({
  id,
  sequence,
  receivedAt,
  contentHash,
});

const toStoredRecord = (row: FoundRow): StoredRecord => ({
  id: row.id as RegistrationId,
  sequence: row.sequence,
  receivedAt: row.received_at.toISOString() as Instant,
  contentHash: row.content_hash,
  cpr: row.cpr,
  namedBirthHash: row.named_birth_hash,
  stationName: row.station_name,
  active: row.active,
});
