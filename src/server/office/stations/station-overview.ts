import { type Kysely, sql } from 'kysely';
import type { OfficeStation } from '../../../contract/office-api.ts';
import type { IntakeTables } from '../../database/tables.ts';
import { asInstant } from '../records/cpr-standing.ts';

interface OverviewRow {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  readonly role: OfficeStation['role'];
  readonly created_at: Date;
  readonly enrolled: boolean;
  readonly revoked_at: Date | null;
  readonly cloned_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly last_hand_over_at: Date | null;
  readonly records: number;
  readonly open_cases: number;
  readonly audit_faults: number;
  readonly queue_waiting: number | null;
  readonly queue_needs_a_person: number | null;
  readonly queue_told_at: Date | null;
}

/** Every station and how it is, by office and name. Says nothing of any citizen. */
export async function listOfficeStations(db: Kysely<IntakeTables>): Promise<readonly OfficeStation[]> {
  const found = await sql<OverviewRow>`
    with handed as (
      select station_id, count(*)::int as records, max(received_at) as last_at from records group by station_id
    ), exchanged as (
      select station_id, max(received_at) as last_at from exchanges group by station_id
    )
    select s.id, s.name, s.office, s.role, s.created_at, s.revoked_at, s.cloned_at, s.last_seen_at,
      exists (select from station_keys k where k.station_id = s.id and k.retired_at is null) as enrolled,
      greatest(handed.last_at, exchanged.last_at) as last_hand_over_at,
      coalesce(handed.records, 0) as records,
      (select count(*)::int from cases c where c.station_id = s.id and c.closed_at is null) as open_cases,
      (select count(*)::int from audit_head_faults f where f.station_id = s.id) as audit_faults,
      s.queue_waiting, s.queue_needs_a_person, s.queue_told_at
    from stations s
      left join handed on handed.station_id = s.id left join exchanged on exchanged.station_id = s.id
    order by s.revoked_at is not null, s.office, s.name, s.created_at`.execute(db);
  return found.rows.map(toStation);
}

function toStation(row: OverviewRow): OfficeStation {
  const { queue_waiting: waiting, queue_needs_a_person: needsAPerson, queue_told_at: told } = row;
  return {
    id: row.id,
    name: row.name,
    office: row.office,
    role: row.role,
    createdAt: asInstant(row.created_at),
    enrolled: row.enrolled,
    records: row.records,
    openCases: row.open_cases,
    auditFaults: row.audit_faults,
    ...(row.revoked_at === null ? {} : { revokedAt: asInstant(row.revoked_at) }),
    ...(row.cloned_at === null ? {} : { clonedAt: asInstant(row.cloned_at) }),
    ...(row.last_seen_at === null ? {} : { lastSeenAt: asInstant(row.last_seen_at) }),
    ...(row.last_hand_over_at === null ? {} : { lastHandOverAt: asInstant(row.last_hand_over_at) }),
    ...(waiting === null || needsAPerson === null || told === null
      ? {}
      : { queue: { waiting, needsAPerson, toldAt: asInstant(told) } }),
  };
}
