import { type Kysely, sql } from 'kysely';
import {
  type EnteredPage,
  type WorkCount,
  type WorkItem,
  type WorkPage,
  workPageSize,
} from '../../../contract/office-api.ts';
import type { Instant } from '../../../domain/registration.ts';
import type { IntakeTables } from '../../database/tables.ts';
import {
  asInstant,
  asRecordId,
  findTask,
  type MarkColumns,
  readRegistration,
  toBeEntered,
  toMark,
} from './cpr-standing.ts';
import { findOpenedBy } from './opened-by.ts';

export interface WorkList {
  /** What is to be entered after a place in the list, oldest first. `viewer`: initials of who looks. */
  page(query: {
    readonly after?: number | undefined;
    readonly office?: string | undefined;
    readonly viewer: string;
  }): Promise<WorkPage>;
  count(office: string | undefined): Promise<WorkCount>;
  /** What was entered, the last first. */
  entered(query: {
    readonly before?: number | undefined;
    readonly office?: string | undefined;
  }): Promise<EnteredPage>;
}

interface WorkRow extends MarkColumns {
  readonly id: string;
  readonly sequence: number;
  readonly received_at: Date;
  readonly kind: 'registration' | 'withdrawal';
  readonly content: string;
  readonly office: string;
  readonly standing_id: string | null;
  readonly standing_kind: 'registration' | 'withdrawal' | null;
  readonly standing_content: string | null;
  readonly is_replaced: boolean;
}

export function createWorkList(db: Kysely<IntakeTables>, now: () => Instant): WorkList {
  async function count(office: string | undefined): Promise<WorkCount> {
    const found = await sql<WorkCount>`
      with ${toBeEntered}
      select count(*)::int as waiting, coalesce(max(sequence), 0)::int as newest
      from to_be_entered s where ${inOffice(office)}`.execute(db);
    return found.rows[0] ?? { waiting: 0, newest: 0 };
  }

  return {
    count,

    async page({ after = 0, office, viewer }) {
      const found = await sql<WorkRow & { readonly waiting: number }>`
        with ${toBeEntered}, wanted as materialized (
          select * from to_be_entered s where ${inOffice(office)}
        )
        select r.id, r.sequence, r.received_at, r.kind, r.content, wanted.office, false as is_replaced,
          wanted.standing_id, wanted.standing_kind, there.content as standing_content,
          mark.kind as mark_kind, mark.by_initials as mark_by, mark.at as mark_at,
          (select count(*)::int from wanted) as waiting
        from (select * from wanted where sequence > ${after} order by sequence limit ${workPageSize + 1}) wanted
          join records r on r.id = wanted.id
          left join records there on there.id = wanted.standing_id
          left join lateral (
            select kind, by_initials, at from cpr_marks where record_id = r.id order by sequence desc limit 1
          ) mark on true
        order by r.sequence`.execute(db);
      const rows = found.rows.slice(0, workPageSize);
      const ids = rows.map(({ id }) => id);
      const opened = await findOpenedBy(db, ids, viewer, now());
      return {
        items: rows.map((row) => {
          const openedBy = opened.get(row.id);
          return { ...toItem(row), ...(openedBy === undefined ? {} : { openedBy }) };
        }),
        more: found.rows.length > workPageSize,
        // Where nothing is left after the place that was asked for, there may still be something before it.
        waiting: found.rows[0]?.waiting ?? (await count(office)).waiting,
        offices: await listOffices(db),
      };
    },

    async entered({ before, office }) {
      const found = await sql<WorkRow & { readonly mark_number: number }>`
        select r.id, r.sequence, r.received_at, r.kind, r.content, s.office, m.sequence as mark_number,
          m.kind as mark_kind, m.by_initials as mark_by, m.at as mark_at,
          standing.record_id as standing_id, standing.kind as standing_kind,
          (select content from records where id = r.replaces) as standing_content,
          exists (select from records later where later.replaces = r.id) as is_replaced
        from cpr_marks m join records r on r.id = m.record_id join stations s on s.id = r.station_id
          left join cpr_standing standing on standing.cpr = r.cpr
        where m.kind = 'entered' and ${inOffice(office)}
          and not exists (
            select from cpr_marks later where later.record_id = m.record_id and later.sequence > m.sequence
          )
          and ${before === undefined ? sql`true` : sql`m.sequence < ${before}`}
        order by m.sequence desc limit ${workPageSize + 1}`.execute(db);
      const rows = found.rows.slice(0, workPageSize);
      return {
        items: rows.map((row) => ({ ...toItem(row), markNumber: row.mark_number })),
        more: found.rows.length > workPageSize,
      };
    },
  };
}

async function listOffices(db: Kysely<IntakeTables>): Promise<string[]> {
  const found = await sql<{ office: string }>`
    select distinct office from stations where office <> '' order by office`.execute(db);
  return found.rows.map(({ office }) => office);
}

const inOffice = (office: string | undefined) =>
  office === undefined ? sql`true` : sql`s.office = ${office}`;

function toItem(row: WorkRow): WorkItem {
  const { standing_id: id, standing_kind: kind } = row;
  const standing = id === null || kind === null ? undefined : { id, kind };
  // A withdrawal names nobody: the person is that of the record which it takes back.
  const says = readRegistration(row.kind === 'withdrawal' ? row.standing_content : row.content);
  const mark = toMark(row);
  return {
    id: asRecordId(row.id),
    sequence: row.sequence,
    receivedAt: asInstant(row.received_at),
    office: row.office,
    task: findTask({ id: row.id, kind: row.kind, isReplaced: row.is_replaced }, standing),
    ...(says === undefined ? {} : { name: says.person.name }),
    ...(mark === undefined ? {} : { mark }),
  };
}
