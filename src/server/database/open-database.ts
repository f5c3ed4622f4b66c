import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Clock } from '../../application/ports/machine.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { loadServerKeys, type ServerKeyring } from '../keys/server-keys.ts';
import { type DataDirectoryLock, type DirectoryInUse, lockDataDirectory } from './data-directory-lock.ts';
import { classifyDatabaseError } from './database-errors.ts';
import { type Installation, type MigrationProblem, migrate } from './migrate.ts';
import { PgliteDialect } from './pglite-dialect.ts';
import { preparing } from './prepared-statements.ts';
import type { IntakeTables } from './tables.ts';

export interface IntakeDatabase {
  readonly kind: 'postgresql' | 'embedded';
  readonly db: Kysely<IntakeTables>;
  readonly keys: ServerKeyring;
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
  | { readonly kind: 'database-unreachable'; readonly code: string }
  /** It cannot be written, or what lies there is no database that this program can open. Left as it is. */
  | { readonly kind: 'directory-unusable'; readonly directory: string; readonly code: string };

/** Opens, migrates and claims the database. Nothing is left open where it fails. */
export async function openIntakeDatabase(
  place: DatabasePlace,
  installation: Installation,
  clock: Clock,
): Promise<Result<IntakeDatabase, DatabaseProblem>> {
  const opened = place.kind === 'postgresql' ? ok(openPostgresql(place.url)) : await openEmbedded(place);
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const migrated = await migrate(database.db, installation, clock.now());
    if (migrated.ok) return ok({ ...database, keys: await loadServerKeys(database.db) });
    await database.close();
    return migrated;
  } catch (error) {
    await database.close();
    const unreachable = findUnreachable(error);
    if (unreachable !== undefined) return fail(unreachable);
    throw error;
  }
}

/** Open, and not yet looked into. */
type Opened = Omit<IntakeDatabase, 'keys'>;

function openPostgresql(url: string): Opened {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'bopael-intake',
    max: 10,
    connectionTimeoutMillis: 5_000,
    // Stations come every few minutes. What a new connection has to learn first, theirs would wait for.
    idleTimeoutMillis: 15 * 60_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 20_000,
    keepAlive: true,
    types: { getTypeParser: findTypeParser },
  });
  // A connection that the database closes, idle or between two statements, is replaced at the next query.
  // Without a listener it would end the process.
  const ignore = (): void => undefined;
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  const db = new Kysely<IntakeTables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  return { kind: 'postgresql', db, close: () => db.destroy() };
}

/** bigint as a number, as the embedded database gives it: sequences stay far below 2^53. */
const findTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');

async function openEmbedded(
  place: Extract<DatabasePlace, { kind: 'embedded' | 'memory' }>,
): Promise<Result<Opened, DatabaseProblem>> {
  if (place.kind === 'memory') return ok(embeddedDatabase(await PGlite.create()));
  const { directory } = place;
  let lock: DataDirectoryLock | undefined;
  try {
    const locked = lockDataDirectory(directory);
    if (!locked.ok) return locked;
    lock = locked.value;
    const database = embeddedDatabase(await PGlite.create(join(directory, 'postgres')));
    return ok({ ...database, close: () => database.close().finally(() => lock?.release()) });
  } catch (error) {
    lock?.release();
    return fail({ kind: 'directory-unusable', directory, code: codeOf(error) ?? 'unreadable' });
  }
}

function embeddedDatabase(pglite: PGlite): Opened {
  const db = new Kysely<IntakeTables>({ dialect: new PgliteDialect(pglite) });
  return { kind: 'embedded', db, close: () => db.destroy() };
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** At the start a refused sign-in (class 28), a missing database (3D) or a broken URL is no less final. */
function findUnreachable(error: unknown): DatabaseProblem | undefined {
  const code = codeOf(error) ?? 'unknown';
  const unreachable =
    classifyDatabaseError(error) === 'unavailable' || /^(28...|3D...|ENOENT|ERR_INVALID_URL)$/.test(code);
  return unreachable ? { kind: 'database-unreachable', code } : undefined;
}
