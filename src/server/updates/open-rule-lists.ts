import type { Result } from '../../domain/result.ts';
import { type DatabaseProblem, openIntakeDatabase } from '../database/open-database.ts';
import type { StartOptions } from '../start-intake-server.ts';
import { systemClock } from '../system-clock.ts';
import { createRuleListBook, type RuleListBook } from './rule-list-book.ts';

/** The lists of a database, for IT's commands, without a server. */
export async function openRuleLists({
  database: place,
  audience,
  kommuneCode,
}: Pick<StartOptions, 'database' | 'audience' | 'kommuneCode'>): Promise<
  Result<RuleListBook & { readonly close: () => Promise<void> }, DatabaseProblem>
> {
  const opened = await openIntakeDatabase(place, { audience, kommuneCode }, systemClock);
  if (!opened.ok) return opened;
  const database = opened.value;
  const book = createRuleListBook(database.db, database.keys, systemClock);
  return { ok: true, value: { ...book, close: () => database.close() } };
}
