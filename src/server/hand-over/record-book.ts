import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AcceptedRecord, Candidate, KnownRecord } from '../../application/intake/judgement.ts';
import type { Receipt } from '../../contract/intake-api.ts';
import { findRecordContent } from '../../contract/record-content.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import { byteaArray, textArray, uuidArray } from '../database/sql-array.ts';
import type { IntakeTables } from '../database/tables.ts';
import {
  type ExchangeStanding,
  type NumberedRequest,
  type StandingRow,
  standingColumns,
  toStanding,
} from '../stations/exchange-book.ts';

/** A record that is in the database, with its running number. */
export type StoredRecord = KnownRecord & { readonly sequence: number };

/** All that a hand-over has to be judged by. */
export interface Bearing {
  readonly records: readonly StoredRecord[];
  readonly exchange: ExchangeStanding;
  /** The station is shut out, perhaps since a moment ago. */
  readonly cloned: boolean;
  /** Those of the ids that the hand-over names, where any of them has had a case; else none. */
  readonly idsWithCases: readonly string[];
}

interface FoundRow extends StandingRow {
  readonly id: string | null;
  readonly sequence: number;
  readonly kind: KnownRecord['kind'];
  readonly received_at: Date;
  readonly content_hash: string;
  readonly cpr: string;
  readonly named_birth_hash: string;
  readonly station_id: string;
  readonly station_name: string;
  readonly station_office: string;
  readonly latest: boolean;
  readonly replaces: string | null;
  /** Of a registration that corrects another; else null. */
  readonly correcting: string | null;
  readonly cloned: boolean;
  readonly any_cases: boolean;
}

/**
 * Reads everything that bears on a hand-over at once: of records those with its ids or the ids they correct
 * or withdraw, all of the same CPR number or of the number that is corrected, and those of the same name and
 * birth date; and how the station stands.
 */
export async function findBearing(
  db: Kysely<IntakeTables>,
  request: NumberedRequest,
  candidates: readonly Candidate[],
  settled: readonly RegistrationId[],
): Promise<Bearing> {
  const ids: string[] = [];
  const targets: string[] = [];
  const cprs: string[] = [];
  const births: string[] = [];
  for (const { arrival, checked } of candidates) {
    ids.push(arrival.id);
    if (!checked.ok) continue;
    const record = checked.value;
    if (record.kind === 'withdrawal') {
      targets.push(record.withdraws);
      continue;
    }
    cprs.push(record.cpr);
    births.push(record.namedBirthHash);
    targets.push(...record.corrects);
  }
  const named = [...ids, ...targets, ...settled];
  // Two indexes share the numbers between them (see migration 3), so they are asked for in two.
  const found = await sql<FoundRow>`/* prepared */
    with asked as (
      select ${uuidArray(named)}::uuid[] as ids, ${textArray(cprs)}::text[] as cprs
    ), near as (
      select id from records where id = any((select ids from asked)::uuid[])
      union all select id from records where cpr = any((select cprs from asked)::text[]) and replaces is null
      union all select id from records where cpr = any((select cprs from asked)::text[]) and replaces is not null
      union all select id from records where named_birth_hash = any(${byteaArray(births)}::bytea[])
      ${targets.length === 0 ? sql`` : sql`union all ${findChains(targets)}`}
    ), bearing as (
      select r.id, r.sequence, r.kind, r.received_at, encode(r.content_hash, 'hex') as content_hash, r.cpr,
        encode(r.named_birth_hash, 'hex') as named_birth_hash,
        s.id as station_id, s.name as station_name, s.office as station_office,
        not exists (select from records later where later.replaces = r.id) as latest, r.replaces,
        case when r.kind = 'registration' and r.content like '%"corrects"%' then r.content end as correcting
      from near join records r on r.id = near.id join stations s on s.id = r.station_id
    )
    select standing.*, bearing.* from (
      select ${standingColumns(request)},
        (select cloned_at is not null from stations where id = ${request.stationId}::uuid) as cloned,
        exists (select from cases where record_id = any((select ids from asked)::uuid[])) as any_cases
    ) standing left join bearing on true`.execute(db);

  const [standing] = found.rows;
  if (standing === undefined) throw new Error('A station has a standing');
  // A record that bears on it in several ways comes several times.
  const records = new Map<string, StoredRecord>();
  for (const row of found.rows) if (row.id !== null) records.set(row.id, toStoredRecord(row));
  return {
    records: [...records.values()],
    exchange: toStanding(standing),
    cloned: standing.cloned,
    idsWithCases: standing.any_cases ? named : [],
  };
}

/** Every record of the CPR numbers that these records have. */
const findChains = (ids: readonly string[]): RawBuilder<unknown> => sql`
  select same.id from records named join records same on same.cpr = named.cpr and same.replaces is null
    where named.id = any(${uuidArray(ids)}::uuid[])
  union all select same.id from records named join records same on same.cpr = named.cpr and same.replaces is not null
    where named.id = any(${uuidArray(ids)}::uuid[])`;

/** What one hand-over adds to the books of records and exchanges. */
export interface Addition {
  readonly records: readonly AcceptedRecord[];
  readonly stationId: string;
  readonly receivedAt: Instant;
  /** The last running number that was used before it. */
  readonly last: number;
  /** What notes its number, where that is new. */
  readonly noting: readonly RawBuilder<unknown>[];
}

/**
 * Writes accepted records in the order given; their running numbers follow it. Throws where another program
 * has written meanwhile without standing in line: then nothing of it may be kept.
 */
export async function writeAddition(db: Kysely<IntakeTables>, addition: Addition): Promise<void> {
  const { records, noting } = addition;
  const parts = [...(records.length === 0 ? [] : [addRecords(addition)]), ...noting];
  if (parts.length === 0) return;
  await sql`/* prepared */ with ${sql.join(parts)} select`.execute(db);
}

function addRecords({ records, stationId, receivedAt, last }: Addition): RawBuilder<unknown> {
  return sql`moved as (update lines set last = ${last + records.length}::bigint where name = 'records'),
    added as (
      insert into records (id, sequence, kind, station_id, received_at, content, content_hash, cpr,
        named_birth_hash, replaces)
      select id, ${last}::bigint + place, kind, ${stationId}::uuid, ${receivedAt}::timestamptz, content,
        content_hash, cpr, named_birth_hash, replaces
      from unnest(
        ${uuidArray(records.map((record) => record.id))}::uuid[],
        ${textArray(records.map((record) => record.kind))}::text[],
        ${textArray(records.map((record) => record.bytes ?? record.content))}::text[],
        ${byteaArray(records.map((record) => record.contentHash))}::bytea[],
        ${textArray(records.map((record) => record.cpr))}::text[],
        ${byteaArray(records.map((record) => record.namedBirthHash))}::bytea[],
        ${uuidArray(records.map((record) => record.replaces ?? null))}::uuid[]
      ) with ordinality
        as sent (id, kind, content, content_hash, cpr, named_birth_hash, replaces, place)
    )`;
}

/** The exact texts under these ids. They never change, so any time is right to read them. */
export async function findContents(
  db: Kysely<IntakeTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; content: string }>`
    select id, content from records where id = any(${uuidArray(ids)}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, content }) => [id, content]));
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
  kind: row.kind,
  receivedAt: row.received_at.toISOString() as Instant,
  contentHash: row.content_hash,
  cpr: row.cpr,
  namedBirthHash: row.named_birth_hash,
  station: { id: row.station_id, name: row.station_name, office: row.station_office },
  latest: row.latest,
  // A withdrawal replaces what it takes back.
  ...(row.kind === 'withdrawal' && row.replaces !== null
    ? { withdraws: row.replaces as RegistrationId }
    : {}),
  ...(row.correcting === null ? {} : { corrects: correctedBy(row.correcting) }),
});

function correctedBy(content: string): readonly RegistrationId[] {
  const says = findRecordContent(content);
  if (says?.kind !== 'registration') return [];
  const { corrects, correctsInTurn = [] } = says.registration;
  return corrects === undefined ? [] : [corrects, ...correctsInTurn];
}
