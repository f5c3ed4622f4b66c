import { type Kysely, sql } from 'kysely';
import type { Candidate, KnownCase, NotTaken, Verdict } from '../../application/intake/judgement.ts';
import { RefusalSchema, type SettledCase } from '../../contract/intake-api.ts';
import type { Instant, RegistrationId } from '../../domain/registration.ts';
import { byteaArray, textArray, uuidArray } from '../database/sql-array.ts';
import type { CaseRow, IntakeTables } from '../database/tables.ts';

/** A record that waits for a person from now on. */
export interface OpenCase {
  readonly id: RegistrationId;
  readonly kind: CaseRow['kind'];
  readonly contentHash: string;
  readonly existingId?: RegistrationId;
  /** Of a conflict. What a refused record says is not kept: the server could make nothing of it. */
  readonly content?: string;
  /** Kind and places, no values. */
  readonly refusal?: string;
}

export interface ClosedCase {
  readonly id: RegistrationId;
  readonly as: NonNullable<CaseRow['closed_as']>;
}

export interface CaseChanges {
  readonly opened: readonly OpenCase[];
  readonly closed: readonly ClosedCase[];
}

/**
 * What a hand-over does to the cases: open them, then close. A record that came several times in it stands as it
 * was judged last.
 */
export function toCaseChanges(
  candidates: readonly Candidate[],
  verdicts: readonly Verdict[],
  settled: readonly SettledCase[],
): CaseChanges {
  const opened = new Map<RegistrationId, OpenCase>();
  const closed = new Map<RegistrationId, ClosedCase>();
  verdicts.forEach((verdict, place) => {
    const arrival = candidates[place]?.arrival;
    if (arrival === undefined) throw new Error('a verdict without its record');
    const { id, contentHash } = arrival;
    switch (verdict.kind) {
      case 'accept':
      case 'replay':
        opened.delete(id);
        closed.set(id, { id, as: 'acknowledged' });
        return;
      case 'refuse':
        closed.delete(id);
        opened.set(id, { id, kind: 'refused', contentHash, refusal: JSON.stringify(verdict.refusal) });
        return;
      case 'conflict': {
        const { kind, existing } = verdict.conflict;
        closed.delete(id);
        opened.set(id, { id, kind, contentHash, existingId: existing.id, content: arrival.content });
        return;
      }
      case 'recall':
        return;
    }
  });
  for (const one of settled) if (closed.get(one.id)?.as !== 'acknowledged') closed.set(one.id, one);
  return { opened: [...opened.values()], closed: [...closed.values()] };
}

/** A case that is open is brought up to date, and never a second one of the same record. */
export async function openCases(
  db: Kysely<IntakeTables>,
  cases: readonly OpenCase[],
  stationId: string,
  now: Instant,
): Promise<void> {
  if (cases.length === 0) return;
  await sql`
    insert into cases (record_id, opened_at, station_id, kind, existing_id, content, content_hash, refusal, seen_at)
    select id, ${now}::timestamptz, ${stationId}::uuid, kind, existing_id, content, content_hash, refusal,
      ${now}::timestamptz
    from unnest(
      ${uuidArray(cases.map((one) => one.id))}::uuid[],
      ${textArray(cases.map((one) => one.kind))}::text[],
      ${uuidArray(cases.map((one) => one.existingId ?? null))}::uuid[],
      ${textArray(cases.map((one) => one.content ?? null))}::text[],
      ${byteaArray(cases.map((one) => one.contentHash))}::bytea[],
      ${textArray(cases.map((one) => one.refusal ?? null))}::text[]
    ) as opened (id, kind, existing_id, content, content_hash, refusal)
    on conflict (record_id) where closed_at is null do update set
      station_id = excluded.station_id, kind = excluded.kind, existing_id = excluded.existing_id,
      content = excluded.content, content_hash = excluded.content_hash, refusal = excluded.refusal,
      seen_at = excluded.seen_at`.execute(db);
}

/** The newest case of each of these records that has had one, open or closed. */
export async function findCases(
  db: Kysely<IntakeTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownCase>> {
  const found = await sql<FoundCase>`
    select distinct on (c.record_id) c.record_id, c.kind, c.refusal, c.closed_as, c.existing_id, r.received_at,
      s.name as station_name, s.office as station_office
    from cases c left join records r on r.id = c.existing_id left join stations s on s.id = r.station_id
    where c.record_id = any(${uuidArray(ids)}::uuid[])
    order by c.record_id, c.opened_at desc`.execute(db);
  return new Map(
    found.rows.map((row) => [
      row.record_id,
      {
        result: toResult(row),
        settled: row.closed_as === 'withdrawn' || row.closed_as === 'corrected',
      },
    ]),
  );
}

interface FoundCase extends Pick<CaseRow, 'kind' | 'refusal' | 'closed_as'> {
  readonly record_id: RegistrationId;
  readonly existing_id: RegistrationId | null;
  readonly received_at: Date | null;
  readonly station_name: string | null;
  readonly station_office: string | null;
}

function toResult(row: FoundCase): NotTaken {
  const { record_id: id, kind, refusal, existing_id, received_at, station_name, station_office } = row;
  if (kind === 'refused') {
    return { outcome: 'refused', id, refusal: RefusalSchema.parse(JSON.parse(refusal ?? '')) };
  }
  if (existing_id === null || received_at === null || station_name === null || station_office === null) {
    throw new Error('a conflict without the other side');
  }
  const receivedAt = received_at.toISOString() as Instant;
  const existing = { id: existing_id, receivedAt, stationName: station_name, office: station_office };
  return { outcome: 'conflict', id, conflict: { kind, existing } };
}

/** What nobody has opened cannot be closed; and no station settles what is another's. */
export async function closeCases(
  db: Kysely<IntakeTables>,
  cases: readonly ClosedCase[],
  stationId: string,
  now: Instant,
): Promise<void> {
  if (cases.length === 0) return;
  await sql`
    update cases set closed_at = ${now}::timestamptz, closed_as = told.closed_as
    from unnest(
      ${uuidArray(cases.map((one) => one.id))}::uuid[],
      ${textArray(cases.map((one) => one.as))}::text[]
    ) as told (id, closed_as)
    where record_id = told.id and closed_at is null
      and (told.closed_as = 'acknowledged' or station_id = ${stationId}::uuid)`.execute(db);
}
