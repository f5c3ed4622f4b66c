import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { openTestDatabase } from '../testing/test-desk.ts';
import type { IntakeDatabase } from './open-database.ts';
import { byteaArray, textArray, uuidArray } from './sql-array.ts';

describeOnEachDatabase('an array as one parameter', (newPlace) => {
  let database: IntakeDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(await newPlace());
  });
  afterAll(async () => {
    await database.close();
  });

  /** A text that the database can hold: it has no NUL, and no half of a surrogate pair. */
  const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0') && one.isWellFormed());
  const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });

  it('comes back as it went, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ uuid: orNull(fc.uuid()), text: orNull(text), bytes: orNull(fc.uint8Array()) })),
        async (rows) => {
          const bytes = rows.map((row) =>
            row.bytes === null ? null : Buffer.from(row.bytes).toString('hex'),
          );
          const found = await sql`
            select id, content, encode(bytes, 'hex') as bytes
            from unnest(
              ${uuidArray(rows.map((row) => row.uuid))}::uuid[],
              ${textArray(rows.map((row) => row.text))}::text[],
              ${byteaArray(bytes)}::bytea[]
            ) with ordinality as sent (id, content, bytes, place)
            order by place`.execute(database.db);
          expect(found.rows).toEqual(
            rows.map((row, place) => ({ id: row.uuid, content: row.text, bytes: bytes[place] })),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('holds what array literals escape', async () => {
    const odd = ['', ' ', '"', '\\', '{}', 'NULL', ',', 'Åse "Ø" \\ 😀', '\n\t'];
    const found = await sql<{ all: string[] }>`select ${textArray(odd)}::text[] as all`.execute(database.db);
    expect(found.rows[0]?.all).toEqual(odd);
  });

  it('is not sent where a value is none', async () => {
    await expect(sql`select ${uuidArray(['no uuid'])}::uuid[]`.execute(database.db)).rejects.toThrow();
    await expect(
      sql`select ${uuidArray(['01a215d2-0c1c-7202-8a9b-442d31611c'])}::uuid[]`.execute(database.db),
    ).rejects.toThrow();
  });
});
