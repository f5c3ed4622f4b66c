import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../../domain/registration.ts';
import type { IntakeTables } from '../../database/tables.ts';
import { asInstant } from './cpr-standing.ts';

/** So long is a record taken to be before somebody who has opened it. Milliseconds. */
export const openFor = 10 * 60_000;

/**
 * Who else has opened these records a moment ago, by the audit trail: two clerks who begin at the oldest would
 * otherwise type the same person at the same time, and learn it only when both are done.
 */
export async function findOpenedBy(
  db: Kysely<IntakeTables>,
  ids: readonly string[],
  viewer: string,
  now: Instant,
): Promise<ReadonlyMap<string, { readonly by: string; readonly at: Instant }>> {
  if (ids.length === 0) return new Map();
  const since = new Date(Date.parse(now) - openFor);
  const found = await sql<{ id: string; by: string; at: Date }>`
    select distinct on (record_id) record_id as id, initials as by, at from office_audit
    where record_id = any(${ids}::uuid[]) and action = 'opened' and initials <> ${viewer} and at > ${since}
    order by record_id, sequence desc`.execute(db);
  return new Map(found.rows.map(({ id, by, at }) => [id, { by, at: asInstant(at) }]));
}
