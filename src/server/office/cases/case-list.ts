import { type Kysely, sql } from 'kysely';
import { RefusalSchema } from '../../../contract/intake-api.ts';
import {
  type CasesQuery,
  casePageSize,
  type OfficeCase,
  type OfficeCaseDetail,
  type OfficeCases,
} from '../../../contract/office-api.ts';
import type { RegistrationId } from '../../../domain/registration.ts';
import type { CaseRow, IntakeTables } from '../../database/tables.ts';
import { asInstant, asRecordId, type MarkColumns, toMark } from '../records/cpr-standing.ts';

interface ListedRow {
  readonly record_id: string;
  readonly opened_at: Date;
  readonly kind: CaseRow['kind'];
  readonly seen_at: Date;
  readonly closed_at: Date | null;
  readonly closed_as: CaseRow['closed_as'];
  readonly office: string;
  readonly station_name: string;
  readonly other_office: string | null;
}

const listedColumns = sql`
  c.record_id, c.opened_at, c.kind, c.seen_at, c.closed_at, c.closed_as, s.office, s.name as station_name,
  (select t.office from records e join stations t on t.id = e.station_id where e.id = c.existing_id) as other_office`;

/** Cases without their persons: open ones oldest first, closed ones newest first. */
export async function listCases(
  db: Kysely<IntakeTables>,
  { state, lastAt, lastId }: CasesQuery,
): Promise<OfficeCases> {
  const isOpen = state === 'open';
  const place =
    lastAt === undefined || lastId === undefined ? undefined : sql`(${new Date(lastAt)}, ${lastId}::uuid)`;
  const after = isOpen
    ? sql`(c.opened_at, c.record_id) > ${place}`
    : sql`(c.closed_at, c.record_id) < ${place}`;
  const found = await sql<ListedRow>`
    select ${listedColumns} from cases c join stations s on s.id = c.station_id
    where ${isOpen ? sql`c.closed_at is null` : sql`c.closed_at is not null`}
      and ${place === undefined ? sql`true` : after}
    order by ${isOpen ? sql`c.opened_at, c.record_id` : sql`c.closed_at desc, c.record_id desc`}
    limit ${casePageSize + 1}`.execute(db);
  const open = await sql<{ open: number }>`
    select count(*)::int as open from cases where closed_at is null`.execute(db);
  return {
    cases: found.rows.slice(0, casePageSize).map(toCase),
    more: found.rows.length > casePageSize,
    open: open.rows[0]?.open ?? 0,
  };
}

interface DetailRow extends ListedRow, MarkColumns {
  readonly content: string | null;
  readonly refusal: string | null;
  readonly existing_id: string | null;
  readonly existing_content: string | null;
  readonly existing_received_at: Date | null;
  readonly existing_station: string | null;
}

/** One case with both its sides. */
export async function findCase(
  db: Kysely<IntakeTables>,
  id: RegistrationId,
  openedAt: string,
): Promise<OfficeCaseDetail | undefined> {
  const found = await sql<DetailRow>`
    select ${listedColumns}, c.content, c.refusal, c.existing_id, e.content as existing_content,
      e.received_at as existing_received_at, t.name as existing_station,
      m.kind as mark_kind, m.by_initials as mark_by, m.at as mark_at
    from cases c join stations s on s.id = c.station_id
      left join records e on e.id = c.existing_id left join stations t on t.id = e.station_id
      left join lateral (
        select * from cpr_marks where record_id = c.existing_id order by sequence desc limit 1
      ) m on true
    where c.record_id = ${id} and c.opened_at = ${new Date(openedAt)}`.execute(db);
  const row = found.rows[0];
  if (row === undefined) return undefined;
  const refusal = readRefusal(row.refusal);
  return {
    ...toCase(row),
    ...(row.content === null ? {} : { content: row.content }),
    ...(refusal === undefined ? {} : { refusal }),
    ...existingSide(row),
  };
}

function existingSide(row: DetailRow): Pick<OfficeCaseDetail, 'existing'> {
  const { existing_id: id, existing_received_at: receivedAt, existing_station: stationName } = row;
  const { existing_content: content } = row;
  if (id === null || receivedAt === null || stationName === null || content === null) return {};
  const mark = toMark(row);
  return {
    existing: {
      id: asRecordId(id),
      office: row.other_office ?? '',
      stationName,
      receivedAt: asInstant(receivedAt),
      content,
      ...(mark === undefined ? {} : { mark }),
    },
  };
}

const toCase = (row: ListedRow): OfficeCase => ({
  id: asRecordId(row.record_id),
  openedAt: asInstant(row.opened_at),
  kind: row.kind,
  office: row.office,
  stationName: row.station_name,
  seenAt: asInstant(row.seen_at),
  ...(row.other_office === null ? {} : { otherOffice: row.other_office }),
  ...(row.closed_at === null || row.closed_as === null
    ? {}
    : { closed: { at: asInstant(row.closed_at), as: row.closed_as } }),
});

/** A refusal of a kind that this program does not know is shown as a refusal without a kind. */
function readRefusal(text: string | null): OfficeCaseDetail['refusal'] {
  if (text === null) return undefined;
  try {
    return RefusalSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
