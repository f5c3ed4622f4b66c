import { type Kysely, sql } from 'kysely';
import type { CprTask, OfficeRecord } from '../../../contract/office-api.ts';
import type { Instant, RegistrationId } from '../../../domain/registration.ts';
import type { IntakeTables } from '../../database/tables.ts';
import { asInstant, asRecordId, findTask, type MarkColumns, toMark } from './cpr-standing.ts';
import { findOpenedBy } from './opened-by.ts';

interface RecordRow {
  readonly id: string;
  readonly sequence: number;
  readonly received_at: Date;
  readonly kind: 'registration' | 'withdrawal';
  readonly content: string;
  readonly cpr: string;
  readonly office: string;
  readonly station_name: string;
  readonly replaced_by: string | null;
}

interface StandingRow extends MarkColumns {
  readonly id: string;
  readonly kind: 'registration' | 'withdrawal';
  readonly content: string;
}

/** One record with what stands in CPR beside it; undefined for an id that nobody handed over. */
export async function findOfficeRecord(
  db: Kysely<IntakeTables>,
  id: RegistrationId,
  viewer: string,
  now: Instant,
): Promise<OfficeRecord | undefined> {
  const row = await findRow(db, id);
  if (row === undefined) return undefined;
  const standing = await findStanding(db, row.cpr);
  const marks = await sql<MarkColumns>`
    select kind as mark_kind, by_initials as mark_by, at as mark_at from cpr_marks
    where record_id = ${id} order by sequence`.execute(db);
  const openedBy = (await findOpenedBy(db, [id], viewer, now)).get(id);
  const mark = standing === undefined ? undefined : toMark(standing);
  const other = standing !== undefined && standing.id !== row.id && standing.kind === 'registration';
  return {
    id,
    sequence: row.sequence,
    receivedAt: asInstant(row.received_at),
    office: row.office,
    stationName: row.station_name,
    task: taskOf(row, standing),
    content: row.content,
    marks: marks.rows.flatMap((columns) => toMark(columns) ?? []),
    ...(other && mark !== undefined
      ? { inCpr: { id: asRecordId(standing.id), content: standing.content, mark } }
      : {}),
    ...(row.replaced_by === null ? {} : { replacedBy: asRecordId(row.replaced_by) }),
    ...(openedBy === undefined ? {} : { openedBy }),
  };
}

/** What there is to do with a record now; undefined for one that is not here. */
export async function findTaskOf(db: Kysely<IntakeTables>, id: RegistrationId): Promise<CprTask | undefined> {
  const row = await findRow(db, id);
  return row === undefined ? undefined : taskOf(row, await findStanding(db, row.cpr));
}

const taskOf = (row: RecordRow, standing: StandingRow | undefined): CprTask =>
  findTask({ id: row.id, kind: row.kind, isReplaced: row.replaced_by !== null }, standing);

async function findRow(db: Kysely<IntakeTables>, id: RegistrationId): Promise<RecordRow | undefined> {
  const found = await sql<RecordRow>`
    select r.id, r.sequence, r.received_at, r.kind, r.content, r.cpr, s.office, s.name as station_name,
      (select later.id from records later where later.replaces = r.id) as replaced_by
    from records r join stations s on s.id = r.station_id where r.id = ${id}`.execute(db);
  return found.rows[0];
}

async function findStanding(db: Kysely<IntakeTables>, cpr: string): Promise<StandingRow | undefined> {
  const found = await sql<StandingRow>`
    select r.id, r.kind, r.content, m.kind as mark_kind, m.by_initials as mark_by, m.at as mark_at
    from cpr_standing standing join records r on r.id = standing.record_id
      join cpr_marks m on m.sequence = standing.mark
    where standing.cpr = ${cpr}`.execute(db);
  return found.rows[0];
}
