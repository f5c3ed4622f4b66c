import { type Kysely, type RawBuilder, sql } from 'kysely';

/** Advisory lock of this program in its database: (4780, 1). Released when the transaction ends. */
export async function lockForMigration<Tables>(transaction: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(4780, 1)`.execute(transaction);
}

export type LineName = 'records' | 'marks' | 'lists' | 'audit-heads' | 'index' | 'office-audit' | 'registers';

/**
 * Stands in a line until no other transaction, of this process or another, works there. Gives the last running
 * number that was used; `useLine` says how far this transaction has come. Both end with the transaction.
 * `besides` are more columns to ask for: while one holds the line, each statement is time that others wait.
 */
export async function standInLine<Tables>(
  transaction: Kysely<Tables>,
  name: LineName,
  besides?: RawBuilder<unknown>,
): Promise<number> {
  const columns = besides === undefined ? sql`last` : sql`last, ${besides}`;
  const found = await sql<{ last: number }>`/* prepared */
    select ${columns} from lines where name = ${name} for update`.execute(transaction);
  const last = found.rows[0]?.last;
  if (last === undefined) throw new Error(`The database has no line of ${name}`);
  return last;
}

export async function useLine<Tables>(
  transaction: Kysely<Tables>,
  name: LineName,
  last: number,
): Promise<void> {
  await sql`update lines set last = ${last} where name = ${name}`.execute(transaction);
}
