import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/**
 * A statement that begins with this is parsed and planned once for each connection instead of each time: for
 * the few that every batch goes through. Its text must be one of few, and the columns that it gives must not
 * depend on what columns a table has. A pooler that hands a connection from one transaction to another must know
 * prepared statements.
 */
const mark = '/* prepared */';

/** The pool, as Kysely uses it. */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `bopael_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  return {
    async connect() {
      const client = await pool.connect();
      const made = known.get(client) ?? preparingClient(client, nameOf);
      known.set(client, made);
      return made;
    },
    end: () => pool.end(),
  };
}

function preparingClient(client: pg.PoolClient, nameOf: (text: string) => string): PostgresPoolClient {
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row>(
    text: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof text !== 'string') throw new Error('Nothing here reads with a cursor');
    const name = text.startsWith(mark) ? { name: nameOf(text) } : {};
    return client.query({ ...name, text, values: [...values] }) as unknown as Promise<
      PostgresQueryResult<Row>
    >;
  }
  return { query, release: () => client.release() };
}
