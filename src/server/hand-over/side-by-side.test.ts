import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingRecord, RecordResult } from '../../contract/intake-api.ts';
import { retryPassing } from '../database/database-errors.ts';
import { standInLine, useLine } from '../database/locks.ts';
import type { IntakeDatabase } from '../database/open-database.ts';
import {
  outgoing,
  practiceCpr,
  practiceRegistration,
  practiceWithdrawal,
} from '../testing/practice-registrations.ts';
import {
  findPostgresPrograms,
  type PrivatePostgres,
  startPrivatePostgres,
} from '../testing/private-postgres.ts';
import { deskOn, openTestDatabase } from '../testing/test-desk.ts';
import { steppingClock } from '../testing/test-server.ts';

const installed = findPostgresPrograms() !== undefined;
const title = 'several processes on one PostgreSQL';

describe.runIf(installed)(`${title}${installed ? '' : ' [skipped: it is not installed]'}`, () => {
  let postgres: PrivatePostgres;
  const open: IntakeDatabase[] = [];
  beforeAll(async () => {
    postgres = await startPrivatePostgres();
  });
  afterAll(async () => {
    for (const database of open) await database.close();
    await postgres.stop();
  });

  const connect = async (url: string): Promise<IntakeDatabase> => {
    const database = await openTestDatabase({ kind: 'postgresql', url });
    open.push(database);
    return database;
  };

  it('take in every id once, number without a gap at every moment, and keep one record of a person', async () => {
    const url = await postgres.createDatabase();
    const [first, second, reader] = [await connect(url), await connect(url), await connect(url)];
    const desks = [deskOn(first, steppingClock()), deskOn(second, steppingClock())] as const;
    const stations = await Promise.all(
      Array.from({ length: 8 }, async (_, place) => {
        const desk = desks[place % 2] ?? desks[0];
        return await desk.newStation(`Skranke ${place}`, place < 4 ? 'Nord' : 'Syd');
      }),
    );

    // Three registrations for each of 200 people; every record goes to both processes, in different company.
    const people = Array.from({ length: 200 }, (_, place) => practiceCpr(place * 2));
    const records = people.flatMap((cpr) =>
      Array.from({ length: 3 }, () => outgoing(practiceRegistration({ cpr }))),
    );
    const answers = new Map<string, RecordResult[]>();
    const note = (results: readonly RecordResult[]): void => {
      for (const one of results) answers.set(one.id, [...(answers.get(one.id) ?? []), one]);
    };
    let hammering = true;
    const looks: { readonly last: number; readonly all: number; readonly line: number }[] = [];
    const look = async (): Promise<void> => {
      while (hammering) {
        const found = await sql<(typeof looks)[number]>`
          select coalesce(max(sequence), 0) as last, count(*) as all,
            (select last from lines where name = 'records') as line from records`.execute(reader.db);
        looks.push(...found.rows);
      }
    };
    const work = stations.map(async ({ handOver }, place) => {
      for (let round = 0; round < 15; round += 1) {
        const from = (place * 73 + round * 40) % records.length;
        const batch = [...records, ...records].slice(from, from + 80);
        const { results } = await handOver(place % 3 === 0 ? batch.reverse() : batch);
        note(results);
        const withdrawals = results.flatMap((one): OutgoingRecord[] =>
          one.outcome === 'acknowledged' && !one.replayed && one.receipt.sequence % 5 === 0
            ? [practiceWithdrawal({ withdraws: one.id })]
            : [],
        );
        if (withdrawals.length > 0) note((await handOver(withdrawals)).results);
      }
    });
    const looking = look();
    await Promise.all(work);
    hammering = false;
    await looking;

    const kept = await sql<{ id: string; sequence: number; cpr: string }>`
      select id, sequence, cpr from records order by sequence`.execute(reader.db);
    expect(kept.rows.map((row) => row.sequence)).toEqual(kept.rows.map((_, place) => place + 1));
    expect(kept.rows.length).toBeGreaterThan(people.length);
    expect(looks.length).toBeGreaterThan(5);
    for (const { last, all, line } of looks) expect([last, line]).toEqual([all, all]);

    const sequences = new Map(kept.rows.map((row) => [row.id, row.sequence]));
    for (const [id, results] of answers) {
      const acknowledged = results.flatMap((one) => (one.outcome === 'acknowledged' ? [one] : []));
      expect(acknowledged.filter((one) => !one.replayed)).toHaveLength(sequences.has(id) ? 1 : 0);
      const receipts = new Set(acknowledged.map((one) => JSON.stringify(one.receipt)));
      expect(receipts.size).toBe(sequences.has(id) ? 1 : 0);
      for (const { receipt } of acknowledged) expect(receipt.sequence).toBe(sequences.get(id));
    }
    const doubled = await sql`
      select cpr from active_records group by cpr having count(*) > 1`.execute(reader.db);
    expect(doubled.rows).toEqual([]);
    // Whoever was not taken waits for a person, and nobody waits who was.
    const waiting = await sql<{ id: string }>`
      select record_id as id from cases where closed_at is null`.execute(reader.db);
    const untaken = [...answers.keys()].filter((id) => !sequences.has(id));
    expect(waiting.rows.map((row) => row.id).sort()).toEqual(untaken.sort());
  });

  it.each(['read committed', 'repeatable read', 'serializable'] as const)(
    'queue up in a line at the level %s without a gap or a double',
    async (level) => {
      const url = await postgres.createDatabase();
      const places = [await connect(url), await connect(url)];
      const [one] = places;
      if (one === undefined) throw new Error('none is open');
      await sql`create table drawn (number bigint not null, by integer not null)`.execute(one.db);
      const draw = (database: IntakeDatabase, by: number): Promise<void> =>
        retryPassing(() =>
          database.db
            .transaction()
            .setIsolationLevel(level)
            .execute(async (transaction) => {
              const last = await standInLine(transaction, 'marks');
              await sql`insert into drawn select count(*) + 1, ${by}::int from drawn`.execute(transaction);
              await useLine(transaction, 'marks', last + 1);
            }),
        );
      await Promise.all(
        Array.from({ length: 8 }, async (_, by) => {
          for (let round = 0; round < 25; round += 1) await draw(places[by % 2] ?? one, by);
        }),
      );
      const drawn = await sql<{ number: number }>`select number from drawn order by number`.execute(one.db);
      expect(drawn.rows.map((row) => row.number)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
      const line = await sql`select last from lines where name = 'marks'`.execute(one.db);
      expect(line.rows).toEqual([{ last: 200 }]);
    },
  );

  it('take in as well where the database is set to a stricter level', async () => {
    const url = await postgres.createDatabase();
    const setting = await connect(url);
    await sql
      .raw(
        `alter database ${new URL(url).pathname.slice(1)} set default_transaction_isolation = 'serializable'`,
      )
      .execute(setting.db);
    const desks = [
      deskOn(await connect(url), steppingClock()),
      deskOn(await connect(url), steppingClock()),
    ] as const;
    const stations = [];
    for (let place = 0; place < 8; place += 1) {
      stations.push(await (desks[place % 2] ?? desks[0]).newStation(`Skranke ${place}`));
    }
    const answers = await Promise.all(
      stations.map(async ({ handOver }, station) => {
        const cprs = Array.from({ length: 30 }, (_, place) => practiceCpr((station * 30 + place) * 2));
        return (await handOver(cprs.map((cpr) => outgoing(practiceRegistration({ cpr }))))).results;
      }),
    );
    const sequences = answers
      .flat()
      .flatMap((one) => (one.outcome === 'acknowledged' ? [one.receipt.sequence] : []));
    expect(sequences.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 240 }, (_, at) => at + 1),
    );
  });
});
