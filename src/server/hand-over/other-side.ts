import type { Kysely } from 'kysely';
import type { OtherSide, RecordResult } from '../../contract/intake-api.ts';
import { findRegistrationContent } from '../../contract/registration-content.ts';
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

/** Undefined for content of a version that this program does not know. */
function readOtherSide(content: string | undefined): OtherSide | undefined {
  const registration = content === undefined ? undefined : findRegistrationContent(content);
  if (registration === undefined) return undefined;
  const { person, permit, residence } = registration;
  return {
    cpr: person.cpr,
    name: person.name,
    birthDate: person.birthDate,
    citation: permit.citation,
    printed: [...residence.printed],
    moveInDate: residence.moveInDate,
  };
}
