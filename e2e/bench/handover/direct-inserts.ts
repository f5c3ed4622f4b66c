import pg from 'pg';
import type { OutgoingRecord } from '../../../src/contract/intake-api.ts';
import { findRegistrationContent } from '../../../src/contract/registration-content.ts';
import { namedBirthKey } from '../../../src/domain/same-person.ts';
import { openIntakeDatabase } from '../../../src/server/database/open-database.ts';
import { textArray, uuidArray } from '../../../src/server/database/sql-array.ts';
import { hashText } from '../../../src/server/hand-over/content-check.ts';
import { createStationBook } from '../../../src/server/stations/station-book.ts';
import { systemClock } from '../../../src/server/system-clock.ts';

/** What the server is held against: batches straight from Node into PostgreSQL, one durable commit each. */
export interface DirectInserts {
  readonly databaseUrl: string;
  /** What each batch is inserted with, made ready before the clock runs. */
  readonly prepare: (records: readonly OutgoingRecord[]) => unknown[];
  readonly insert: (values: unknown[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** As many records as a hand-over holds. */
export const batchSize = 500;

const bareTable = `create table bare (
  id uuid primary key, content text not null, received_at timestamptz not null)`;
const intoBare = `insert into bare
  select id, content, now() from unnest($1::uuid[], $2::text[]) as sent (id, content)`;

/** As little as can hold a record: no index but the key's, no check at all. */
export async function insertIntoBareTable(databaseUrl: string): Promise<DirectInserts> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  await pool.query(bareTable);
  return {
    databaseUrl,
    prepare: (records) => [records.map(({ id }) => id), records.map(({ content }) => content)],
    insert: async (values) => void (await pool.query(intoBare, values)),
    close: () => pool.end(),
  };
}

/**
 * The same with texts that lie in one piece. `JSON.stringify` gives them in pieces, and the driver takes twice
 * the time to escape those; whoever has read them off a line has them in one.
 */
export async function insertFlatTexts(databaseUrl: string): Promise<DirectInserts> {
  const bare = await insertIntoBareTable(databaseUrl);
  const flat = (text: string): string => Buffer.from(text).toString('utf8');
  return {
    ...bare,
    prepare: (records) => [records.map(({ id }) => id), records.map(({ content }) => flat(content))],
  };
}

/** The same, with arrays in binary as the server sends them: no escaping at all. */
export async function insertInBinary(databaseUrl: string): Promise<DirectInserts> {
  const bare = await insertIntoBareTable(databaseUrl);
  return {
    ...bare,
    prepare: (records) => [
      uuidArray(records.map(({ id }) => id)),
      textArray(records.map(({ content }) => content)),
    ],
  };
}

const intoRecords = `insert into records (id, sequence, station_id, received_at, content, content_hash, cpr,
    named_birth_hash)
  select id, $6::bigint + place, $7::uuid, now(), content, decode(content_hash, 'hex'), cpr,
    decode(named_birth_hash, 'hex')
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality
    as sent (id, content, content_hash, cpr, named_birth_hash, place)`;

/** Into the product's own table, with its indexes and checks, and no judgement at all. */
export async function insertIntoRecords(databaseUrl: string): Promise<DirectInserts> {
  const place = { kind: 'postgresql', url: databaseUrl } as const;
  const opened = await openIntakeDatabase(place, { audience: 'practice', kommuneCode: '0621' }, systemClock);
  if (!opened.ok) throw new Error(opened.error.kind);
  const { station } = await createStationBook(opened.value.db, systemClock).add('Måling', '');
  await opened.value.close();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  let sequence = 0;
  return {
    databaseUrl,
    prepare(records) {
      const persons = records.map(({ content }) => {
        const person = findRegistrationContent(content)?.person;
        if (person === undefined) throw new Error('not a registration');
        return person;
      });
      const first = sequence;
      sequence += records.length;
      return [
        records.map(({ id }) => id),
        records.map(({ content }) => content),
        records.map(({ content }) => hashText(content)),
        persons.map(({ cpr }) => cpr),
        persons.map(({ name, birthDate }) => hashText(namedBirthKey(name, birthDate))),
        first,
        station.id,
      ];
    },
    insert: async (values) => void (await pool.query(intoRecords, values)),
    close: () => pool.end(),
  };
}
