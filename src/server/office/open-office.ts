import type { Kysely } from 'kysely';
import type { Clock } from '../../application/ports/machine.ts';
import type { Result } from '../../domain/result.ts';
import { type DatabaseProblem, openIntakeDatabase } from '../database/open-database.ts';
import type { IntakeTables } from '../database/tables.ts';
import type { StartOptions } from '../start-intake-server.ts';
import { systemClock } from '../system-clock.ts';
import { createOfficeAudit, type OfficeAudit } from './audit/office-audit.ts';
import { createOfficeUserBook, type OfficeUserBook } from './users/office-users.ts';
import { createPasswordHasher, type PasswordHasher } from './users/passwords.ts';

/** The office's people and its trail. */
export interface OfficeBooks {
  readonly users: OfficeUserBook;
  readonly audit: OfficeAudit;
}

export function createOfficeBooks(
  db: Kysely<IntakeTables>,
  clock: Clock,
  hasher: PasswordHasher = createPasswordHasher(),
): OfficeBooks {
  const audit = createOfficeAudit(db, clock);
  return { audit, users: createOfficeUserBook(db, clock, hasher, audit) };
}

/** For IT's commands, without a server. */
export async function openOffice(
  options: Pick<StartOptions, 'database' | 'audience' | 'kommuneCode'>,
): Promise<Result<OfficeBooks & { readonly close: () => Promise<void> }, DatabaseProblem>> {
  const { audience, kommuneCode } = options;
  const opened = await openIntakeDatabase(options.database, { audience, kommuneCode }, systemClock);
  if (!opened.ok) return opened;
  const database = opened.value;
  return {
    ok: true,
    value: { ...createOfficeBooks(database.db, systemClock), close: () => database.close() },
  };
}
