import { type Kysely, sql } from 'kysely';

/** Advisory locks of this program in its database: (4780, purpose). Released when the transaction ends. */
const purposes = { migration: 1, handOver: 2, auditHead: 3 } as const;

/** Waits until no other transaction, of this process or another, works for the same purpose. */
export async function lockFor<Tables>(
  transaction: Kysely<Tables>,
  purpose: keyof typeof purposes,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(4780, ${sql.lit(purposes[purpose])})`.execute(transaction);
}
