import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** A handed-over record as it stands in the kommune's database, read past the server. */
export interface StoredRecord {
  readonly id: string;
  readonly sequence: number;
  readonly contentHash: string;
  readonly cpr: string;
  readonly content: string;
}

const query = `select id, sequence::int as sequence, encode(content_hash, 'hex') as "contentHash", cpr, content
  from records order by sequence`;

export async function readPostgresqlRecords(url: string): Promise<readonly StoredRecord[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<StoredRecord>(query)).rows;
  } finally {
    await client.end();
  }
}

export async function readEmbeddedRecords(directory: string): Promise<readonly StoredRecord[]> {
  const database = await PGlite.create(directory);
  try {
    return (await database.query<StoredRecord>(query)).rows;
  } finally {
    await database.close();
  }
}
