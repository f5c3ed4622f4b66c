import Dexie from 'dexie';
import type { StoreProblem } from '../application/ports/station-store.ts';
import { NewerDatabaseError } from './station-database.ts';

/** The name of an error and of those it wraps: Dexie hides a full disk inside an AbortError. */
function errorNames(error: unknown): readonly string[] {
  const names: string[] = [];
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    names.push(current.name);
    current = 'inner' in current ? current.inner : current.cause;
  }
  if (current instanceof DOMException) names.push(current.name);
  return names;
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
