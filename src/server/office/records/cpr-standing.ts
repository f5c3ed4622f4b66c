import { type Kysely, sql } from 'kysely';
import type { CprTask, OfficeMark } from '../../../contract/office-api.ts';
import { findRegistrationContent } from '../../../contract/registration-content.ts';
import type { Instant, Registration, RegistrationId } from '../../../domain/registration.ts';
import type { IntakeTables } from '../../database/tables.ts';

/**
 * What stands in CPR of a number is what was entered last and not taken back. All records of a number are one
 * chain, so the list asks of each chain: is its end what stands there? By the marks, not by the records: a clerk
 * who enters a record while its correction arrives has entered the old one, and the correction comes up.
 *
 * A common table `to_be_entered` of the ends of chains that are not what stands there.
 */
export const toBeEntered = sql`
  to_be_entered as (
    select end_of.id, end_of.sequence, s.office, standing.record_id as standing_id, standing.kind as standing_kind
    from records end_of
      left join cpr_standing standing on standing.cpr = end_of.cpr
      join stations s on s.id = end_of.station_id
    where not exists (select from records later where later.replaces = end_of.id)
      and case end_of.kind
        when 'withdrawal' then coalesce(standing.kind = 'registration', false)
        else standing.record_id is distinct from end_of.id end
  )`;

/** To be called by whoever has written a mark, in the same transaction. */
export async function settleStanding(
  transaction: Kysely<IntakeTables>,
  record: RegistrationId,
): Promise<void> {
  const cpr = sql`(select cpr from records where id = ${record})`;
  await sql`delete from cpr_standing where cpr = ${cpr}`.execute(transaction);
  // The first of a chain and those that follow it lie in an index each: asked for together, all would be read.
  await sql`
    with chain as (
      select id, cpr, kind from records where cpr = ${cpr} and replaces is null
      union all select id, cpr, kind from records where cpr = ${cpr} and replaces is not null
    )
    insert into cpr_standing (cpr, record_id, kind, mark)
    select r.cpr, r.id, r.kind, m.sequence from chain r cross join lateral (
      select sequence, kind from cpr_marks where record_id = r.id order by sequence desc limit 1
    ) m
    where m.kind = 'entered' order by m.sequence desc limit 1`.execute(transaction);
}

/** What there is to do, from the record's kind and what stands in CPR. */
export function findTask(
  record: { readonly id: string; readonly kind: 'registration' | 'withdrawal'; readonly isReplaced: boolean },
  standing: { readonly id: string; readonly kind: 'registration' | 'withdrawal' } | undefined,
): CprTask {
  if (record.isReplaced) return 'replaced';
  if (standing?.id === record.id) return 'done';
  const standsThere = standing?.kind === 'registration';
  if (record.kind === 'withdrawal') return standsThere ? 'take-out' : 'nothing';
  return standsThere ? 'changed' : 'new';
}

export interface MarkColumns {
  readonly mark_kind: OfficeMark['kind'] | null;
  readonly mark_by: string | null;
  readonly mark_at: Date | null;
}

export function toMark({ mark_kind: kind, mark_by: by, mark_at: at }: MarkColumns): OfficeMark | undefined {
  return kind === null || by === null || at === null
    ? undefined
    : { kind, by, at: at.toISOString() as Instant };
}

/** Undefined where it is no registration, or of a version that this program does not know. */
export const readRegistration = (content: string | null): Registration | undefined =>
  content === null ? undefined : findRegistrationContent(content);

export const asInstant = (date: Date): Instant => date.toISOString() as Instant;
export const asRecordId = (id: string): RegistrationId => id as RegistrationId;
