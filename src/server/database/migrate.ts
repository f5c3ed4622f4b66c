import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../domain/registration.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { ensureServerKeys } from '../keys/server-keys.ts';
import { lockForMigration } from './locks.ts';
import { migrations } from './migrations.ts';
import type { IntakeTables } from './tables.ts';

export interface Installation {
  readonly audience: 'production' | 'practice';
  readonly kommuneCode: string;
}

export type MigrationProblem =
  /** A newer program has been here. The database is left exactly as it is. */
  | { readonly kind: 'newer-database'; readonly database: number; readonly program: number }
  /** The database belongs to the other world, or to another kommune. */
  | { readonly kind: 'other-installation'; readonly found: Installation }
  /** Names and letters cannot be kept in another encoding. */
  | { readonly kind: 'not-utf8'; readonly encoding: string };

/**
 * Brings the database up to this program's version, claims it for one installation, and gives it its keys, in a
 * single transaction that others wait for: two servers that start at once migrate once.
 */
export async function migrate(
  db: Kysely<IntakeTables>,
  installation: Installation,
  now: Instant,
): Promise<Result<void, MigrationProblem>> {
  return await db.transaction().execute(async (transaction) => {
    const encoding = await sql<{ encoding: string }>`
      select current_setting('server_encoding') as encoding`.execute(transaction);
    const name = encoding.rows[0]?.encoding ?? '';
    if (name !== 'UTF8') return fail({ kind: 'not-utf8', encoding: name } as const);

    await lockForMigration(transaction);
    const newer = await applyMissing(transaction, now);
    if (newer !== undefined) return fail(newer);
    const claimed = await claim(transaction, installation, now);
    if (claimed.ok) await ensureServerKeys(transaction, now);
    return claimed;
  });
}

async function applyMissing(
  transaction: Kysely<IntakeTables>,
  now: Instant,
): Promise<MigrationProblem | undefined> {
  await sql`create table if not exists schema_migrations (
    number integer primary key, name text not null, applied_at timestamptz(3) not null)`.execute(transaction);
  const applied = await transaction.selectFrom('schema_migrations').select('number').execute();
  const numbers = new Set(applied.map((row) => row.number));
  const program = Math.max(...migrations.map((migration) => migration.number));
  const database = Math.max(0, ...numbers);
  if (database > program) return { kind: 'newer-database', database, program };

  for (const migration of migrations) {
    if (numbers.has(migration.number)) continue;
    for (const statement of migration.statements) await sql.raw(statement).execute(transaction);
    await transaction
      .insertInto('schema_migrations')
      .values({ number: migration.number, name: migration.name, applied_at: new Date(now) })
      .execute();
  }
  return undefined;
}

async function claim(
  transaction: Kysely<IntakeTables>,
  { audience, kommuneCode }: Installation,
  now: Instant,
): Promise<Result<void, MigrationProblem>> {
  const found = await transaction
    .selectFrom('installation')
    .select(['audience', 'kommune_code'])
    .executeTakeFirst();
  if (found === undefined) {
    await transaction
      .insertInto('installation')
      .values({ audience, kommune_code: kommuneCode, created_at: new Date(now) })
      .execute();
    return ok(undefined);
  }
  if (found.audience === audience && found.kommune_code === kommuneCode) return ok(undefined);
  const other = found.audience === 'production' ? 'production' : 'practice';
  return fail({
    kind: 'other-installation',
    found: { audience: other, kommuneCode: found.kommune_code },
  });
}
