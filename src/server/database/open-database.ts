import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Clock } from '../../application/ports/machine.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type DirectoryInUse, lockDataDirectory } from './data-directory-lock.ts';
import { classifyDatabaseError } from './database-errors.ts';
import { type Installation, type MigrationProblem, migrate } from './migrate.ts';
import { PgliteDialect } from './pglite-dialect.ts';
import type { IntakeTables } from './tables.ts';

export interface IntakeDatabase {
  readonly kind: 'postgresql' | 'embedded';
  readonly db: Kysely<IntakeTables>;
  /** Waits for what is under way, closes, and gives the data directory free. */
  close(): Promise<void>;
}

/**
 * Where the records are kept. `embedded` is PostgreSQL compiled into the program (PGlite): it survives a
 * killed process but never asks the disk to flush, so a power cut can take what was acknowledged last. It is
 * for practice and small pilots; production belongs on `postgresql`.
 */
export type DatabasePlace =
  | { readonly kind: 'postgresql'; readonly url: string }
  | { readonly kind: 'embedded'; readonly directory: string }
  /** Gone when the process ends. */
  | { readonly kind: 'memory' };

export type DatabaseProblem =
  | MigrationProblem
  | DirectoryInUse
  | { readonly kind: 'database-unreachable'; readonly code: string };

/** Opens, migrates and claims the database. Nothing is left open where it fails. */
export async function openIntakeDatabase(
  place: DatabasePlace,
  installation: Installation,
  clock: Clock,
): Promise<Result<IntakeDatabase, DatabaseProblem>> {
  const opened = place.kind === 'postgresql' ? openPostgresql(place.url) : openEmbedded(place);
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const migrated = await migrate(database.db, installation, clock.now());
    if (migrated.ok) return ok(database);
    await database.close();
    return migrated;
  } catch (error) {
    await database.close();
    const unreachable = findUnreachable(error);
    if (unreachable !== undefined) return fail(unreachable);
    throw error;
  }
}

function openPostgresql(url: string): Result<IntakeDatabase, never> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'bopael-intake',
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 20_000,
    keepAlive: true,
    types: { getTypeParser: findTypeParser },
  });
  // An idle connection that the database closes is replaced at the next query; without a listener it would
  // end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<IntakeTables>({ dialect: new PostgresDialect({ pool }) });
  return ok({ kind: 'postgresql', db, close: () => db.destroy() });
}

/** bigint as a number, as the embedded database gives it: sequences stay far below 2^53. */
const findTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');

function openEmbedded(
  place: Extract<DatabasePlace, { kind: 'embedded' | 'memory' }>,
): Result<IntakeDatabase, DirectoryInUse> {
  if (place.kind === 'memory') {
    const db = new Kysely<IntakeTables>({ dialect: new PgliteDialect(new PGlite()) });
    return ok({ kind: 'embedded', db, close: () => db.destroy() });
  }
  const lock = lockDataDirectory(place.directory);
  if (!lock.ok) return lock;
  const db = new Kysely<IntakeTables>({ dialect: new PgliteDialect(new PGlite(`${place.directory}/pg`)) });
  return ok({
    kind: 'embedded',
    db,
    close: async () => {
      await db.destroy();
      lock.value.release();
    },
  });
}

/** SQLSTATE classes 28 (sign-in) and 3D (no such database) are as good as unreachable at the start. */
function findUnreachable(error: unknown): DatabaseProblem | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const unreachable = classifyDatabaseError(error) === 'unavailable' || /^(28|3D|ENOENT)/.test(code);
  return unreachable ? { kind: 'database-unreachable', code } : undefined;
}
