import type { Kysely } from 'kysely';
import { readOtherSide } from '../../application/intake/other-side.ts';
import type { RecordResult } from '../../contract/intake-api.ts';
import type { IntakeTables } from '../database/tables.ts';
import { findContents } from './record-book.ts';

/** Puts into each conflict what the record on the other side says. */
export async function tellOtherSides(
  db: Kysely<IntakeTables>,
  results: readonly RecordResult[],
): Promise<RecordResult[]> {
  const wanted = new Set(
    results.flatMap((result) => (result.outcome === 'conflict' ? [result.conflict.existing.id] : [])),
  );
  if (wanted.size === 0) return [...results];
  const contents = await findContents(db, [...wanted]);
  return results.map((result) => {
    if (result.outcome !== 'conflict') return result;
    const { existing } = result.conflict;
    const says = readOtherSide(contents.get(existing.id));
    if (says === undefined) return result;
    return { ...result, conflict: { ...result.conflict, existing: { ...existing, says } } };
  });
}
