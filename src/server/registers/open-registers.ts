import type { Result } from '../../domain/result.ts';
import { type DatabaseProblem, openIntakeDatabase } from '../database/open-database.ts';
import type { StartOptions } from '../start-intake-server.ts';
import { systemClock } from '../system-clock.ts';
import { createRegisterBook, type RegisterBook } from './register-book.ts';

/** The address registers of a database, for IT's commands, without a server. */
export async function openRegisters({
  database: place,
  audience,
  kommuneCode,
}: Pick<StartOptions, 'database' | 'audience' | 'kommuneCode'>): Promise<
  Result<RegisterBook & { readonly close: () => Promise<void> }, DatabaseProblem>
> {
  const opened = await openIntakeDatabase(place, { audience, kommuneCode }, systemClock);
  if (!opened.ok) return opened;
  const database = opened.value;
  const book = createRegisterBook(database.db, database.keys, systemClock);
  return { ok: true, value: { ...book, close: () => database.close() } };
}
