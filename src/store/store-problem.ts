import Dexie from 'dexie';
import type { SafeFileProblem } from '../application/ports/safe-files.ts';
import type { StoreProblem } from '../application/ports/station-store.ts';
import { NewerDatabaseError } from './station-database.ts';

/**
 * The names of an error and of those it wraps: Dexie hides a full disk inside an AbortError, and where one
 * of many rows had no room, among the failures of a BulkError.
 */
function errorNames(error: unknown, depth = 0): readonly string[] {
  if (depth > 5 || !(error instanceof Error || error instanceof DOMException)) return [];
  const wrapped: unknown[] = ['inner' in error ? error.inner : error.cause];
  if (error instanceof Dexie.BulkError) wrapped.push(...error.failures);
  return [error.name, ...wrapped.flatMap((inner) => errorNames(inner, depth + 1))];
}

/** The expected ways in which a write or an opening fails; anything else is a bug and is thrown on. */
export function toStoreProblem(error: unknown): StoreProblem {
  const names = errorNames(error);
  if (names.includes('QuotaExceededError')) return { kind: 'no-room' };
  if (error instanceof NewerDatabaseError || names.includes('VersionError')) {
    return { kind: 'newer-database' };
  }
  if (error instanceof Dexie.DexieError || error instanceof DOMException) return { kind: 'unavailable' };
  throw error;
}

/** What a file that could not be written means for the store. */
export const fileProblem = ({ kind }: SafeFileProblem): StoreProblem =>
  kind === 'no-room' ? { kind: 'no-room' } : { kind: 'unavailable' };
