import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { apiPaths } from '../../contract/intake-api.ts';
import type { Result } from '../../domain/result.ts';
import { createAuditHeadBook } from '../audit-heads/audit-head-book.ts';
import { hashText } from '../hand-over/content-check.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import {
  newRegistrationId,
  outgoing,
  practiceCpr,
  practiceRecord,
  practiceRegistration,
} from '../testing/practice-registrations.ts';
import {
  findPostgresPrograms,
  type PrivatePostgres,
  startPrivatePostgres,
} from '../testing/private-postgres.ts';
import { deskOn } from '../testing/test-desk.ts';
import { readProblem, startTestServer, steppingClock } from '../testing/test-server.ts';
import type { Installation } from './migrate.ts';
import { migrations } from './migrations.ts';
import {
  type DatabasePlace,
  type DatabaseProblem,
  type IntakeDatabase,
  openIntakeDatabase,
} from './open-database.ts';

const practice: Installation = { audience: 'practice', kommuneCode: '0851' };

describeOnEachDatabase('the database of the intake server', (newPlace) => {
  const open: IntakeDatabase[] = [];
  afterEach(async () => {
    for (const database of open.splice(0)) await database.close();
  });

  const keep = (opened: Result<IntakeDatabase, DatabaseProblem>): IntakeDatabase => {
    if (!opened.ok) throw new Error(opened.error.kind);
    open.push(opened.value);
    return opened.value;
  };
  const openNew = async (): Promise<IntakeDatabase> =>
    keep(await openIntakeDatabase(await newPlace(), practice, steppingClock()));

  const withOneRecord = async () => {
    const database = await openNew();
    const { db } = database;
    const clock = steppingClock();
    const { station, handOver } = await deskOn(database, clock).newStation();
    const record = practiceRecord({ cpr: practiceCpr(0) });
    await handOver([record]);
    const auditHeads = createAuditHeadBook(db, clock);
    return { db, station, record, handOver, auditHeads };
  };

  it('only grows: what was handed over is never changed and never removed', async () => {
    const { db, record } = await withOneRecord();
    const attempts = [
      sql`update records set content = content`,
      sql`update records set replaces = id`,
      sql`delete from records`,
      sql`truncate records cascade`,
      sql`truncate records, stations cascade`,
      sql`delete from installation`,
      sql`update installation set audience = 'production'`,
    ];
    for (const attempt of attempts) {
      await expect(attempt.execute(db)).rejects.toMatchObject({ code: '23001' });
    }
    const kept = await db.selectFrom('records').select(['id', 'content']).execute();
    expect(kept).toEqual([record]);
  });

  it('only grows: no head of an audit trail is changed or removed, nor what was odd about it', async () => {
    const { db, station, auditHeads } = await withOneRecord();
    const publicKey = `${'A'.repeat(43)}=`;
    await auditHeads.note(station, { seq: 9, mac: 'a'.repeat(64), publicKey });
    await auditHeads.note(station, { seq: 8, mac: 'b'.repeat(64), publicKey });
    for (const table of [sql`audit_heads`, sql`audit_head_faults`]) {
      const attempts = [
        sql`update ${table} set seq = 1`,
        sql`delete from ${table}`,
        sql`truncate ${table}`,
        sql`truncate stations cascade`,
      ];
      for (const attempt of attempts) {
        await expect(attempt.execute(db)).rejects.toMatchObject({ code: '23001' });
      }
    }
    expect(await auditHeads.list()).toMatchObject([{ head: { seq: 9 }, faults: 1 }]);
  });

  it('lets no program store a second active record, a fork, or a chain between two numbers', async () => {
    const { db, station, record } = await withOneRecord();
    let last = 1;
    const insert = (cpr: string, replaces: string | null, content = '{}', hash = hashText(content)) =>
      sql`insert into records (id, sequence, station_id, received_at, content, content_hash, cpr, named_birth_hash,
          replaces)
        values (${newRegistrationId()}::uuid, ${++last}::bigint, ${station.id}::uuid, now(), ${content}, decode(${hash}, 'hex'),
          ${cpr}, decode(${hashText(cpr)}, 'hex'), ${replaces}::uuid)`.execute(db);
    await expect(insert(practiceCpr(0), null)).rejects.toMatchObject({ code: '23505' });
    await expect(insert(practiceCpr(2), record.id)).rejects.toMatchObject({ code: '23503' });
    await expect(insert(practiceCpr(2), null, '{}', hashText('{ }'))).rejects.toMatchObject({
      code: '23514',
    });
    await insert(practiceCpr(0), record.id);
    await expect(insert(practiceCpr(0), record.id)).rejects.toMatchObject({ code: '23505' });
    const active = await sql<{ n: number }>`select count(*) as n from active_records`.execute(db);
    expect(active.rows).toEqual([{ n: 1 }]);
  });

  it('keeps the history of corrections, and says which record is active', async () => {
    const { db, record, handOver } = await withOneRecord();
    const correction = practiceRegistration({ cpr: practiceCpr(0), corrects: record.id });
    await handOver([outgoing(correction)]);
    const all = await sql<{ id: string }>`select id from records order by sequence`.execute(db);
    const active = await sql<{ id: string }>`select id from active_records`.execute(db);
    expect(all.rows.map((row) => row.id)).toEqual([record.id, correction.id]);
    expect(active.rows.map((row) => row.id)).toEqual([correction.id]);
  });

  it('gives bigints as numbers and hashes as bytes on either database', async () => {
    const { db } = await withOneRecord();
    const [row] = await db.selectFrom('records').selectAll().execute();
    expect(row?.sequence).toBe(1);
    expect(row?.content_hash).toBeInstanceOf(Uint8Array);
    expect(row?.received_at).toBeInstanceOf(Date);
  });
});

describeOnEachDatabase('a database that is opened again', (newPlace) => {
  /** Opens, does something, and closes again. */
  const visit = async <Value>(
    place: DatabasePlace,
    installation: Installation,
    work: (database: IntakeDatabase) => Promise<Value>,
  ): Promise<Value | DatabaseProblem> => {
    const opened = await openIntakeDatabase(place, installation, steppingClock());
    if (!opened.ok) return opened.error;
    try {
      return await work(opened.value);
    } finally {
      await opened.value.close();
    }
  };
  const listMigrations = ({ db }: IntakeDatabase) => db.selectFrom('schema_migrations').selectAll().execute();

  it('is migrated once', async () => {
    const place = await newPlace('lasting');
    const first = await visit(place, practice, listMigrations);
    expect(first).toHaveLength(migrations.length);
    expect(await visit(place, practice, listMigrations)).toEqual(first);
  });

  /** As the program of that time left it: one station, one record and its correction. */
  async function leaveAsReleased(db: IntakeDatabase['db'], version: number) {
    const first = practiceRegistration({ cpr: practiceCpr(0) });
    const records = [first, practiceRegistration({ cpr: practiceCpr(0), corrects: first.id })].map(outgoing);
    const stationId = randomUUID();
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    await sql`create table schema_migrations (
      number integer primary key, name text not null, applied_at timestamptz(3) not null)`.execute(db);
    for (const { number, name, statements } of migrations.slice(0, version)) {
      for (const statement of statements) await sql.raw(statement).execute(db);
      await sql`insert into schema_migrations values (${number}::int, ${name}, now())`.execute(db);
    }
    await sql`insert into installation (audience, kommune_code, created_at)
      values ('practice', '0851', now())`.execute(db);
    await sql`insert into stations (id, name, token_hash, created_at)
      values (${stationId}::uuid, 'Skranke 1', sha256('a token'), '2026-11-01T08:00:00Z')`.execute(db);
    for (const [place, { id, content }] of records.entries()) {
      await sql`insert into records (id, station_id, received_at, content, content_hash, cpr, named_birth_hash,
          replaces)
        values (${id}::uuid, ${stationId}::uuid, now(), ${content}, sha256(convert_to(${content}, 'UTF8')),
          ${practiceCpr(0)}, sha256('a name'), ${records[place - 1]?.id ?? null}::uuid)`.execute(db);
    }
    return { records, stationId };
  }

  it.each([1, 2])('is brought up to date from version %i with all that it holds', async (version) => {
    const place = await newPlace('lasting');
    const clock = steppingClock();
    const left = await visit(place, practice, ({ db }) => leaveAsReleased(db, version));
    if ('kind' in left) throw new Error(left.kind);
    await visit(place, practice, async (database) => {
      const { db } = database;
      const kept = db.selectFrom('records').orderBy('sequence');
      expect(await kept.select(['id', 'content']).execute()).toEqual(left.records);
      const { handOver } = await deskOn(database, clock).newStation('Skranke 2');
      const { results } = await handOver([
        ...left.records,
        practiceRecord({ cpr: practiceCpr(0) }),
        practiceRecord({ cpr: practiceCpr(2) }),
      ]);
      expect(results).toMatchObject([
        { outcome: 'acknowledged', replayed: true, receipt: { sequence: 1 } },
        { outcome: 'acknowledged', replayed: true, receipt: { sequence: 2 } },
        {
          outcome: 'conflict',
          conflict: { existing: { id: left.records[1]?.id, stationName: 'Skranke 1' } },
        },
        { outcome: 'acknowledged', replayed: false, receipt: { sequence: 3 } },
      ]);
      expect((await createAuditHeadBook(db, clock).list())[0]).toMatchObject({
        stationId: left.stationId,
        stationName: 'Skranke 1',
        faults: 0,
      });
    });
  });

  it('refuses the other world and another kommune, and stays as it is', async () => {
    const place = await newPlace('lasting');
    await visit(place, practice, listMigrations);
    const others: Installation[] = [
      { audience: 'production', kommuneCode: '0851' },
      { audience: 'practice', kommuneCode: '0101' },
    ];
    for (const other of others) {
      expect(await visit(place, other, listMigrations)).toEqual({
        kind: 'other-installation',
        found: practice,
      });
    }
    expect(await visit(place, practice, listMigrations)).toHaveLength(migrations.length);
  });

  it('refuses a program that is older than itself, and stays as it is', async () => {
    const place = await newPlace('lasting');
    await visit(place, practice, async ({ db }) => {
      await db
        .insertInto('schema_migrations')
        .values({ number: 999, name: 'from the future', applied_at: new Date(0) })
        .execute();
    });
    expect(await visit(place, practice, listMigrations)).toEqual({
      kind: 'newer-database',
      database: 999,
      program: migrations.length,
    });
  });
});

it('numbers the migrations from one, without gaps', () => {
  expect(migrations.map((migration) => migration.number)).toEqual(migrations.map((_, place) => place + 1));
});

describe.runIf(findPostgresPrograms() !== undefined)(
  'a PostgreSQL [skipped where it is not installed]',
  () => {
    let postgres: PrivatePostgres;
    beforeAll(async () => {
      postgres = await startPrivatePostgres();
    });
    afterAll(async () => {
      await postgres.stop();
    });

    it('is migrated once when several servers start at the same moment', async () => {
      const place = { kind: 'postgresql', url: await postgres.createDatabase() } as const;
      const opened = await Promise.all(
        Array.from({ length: 6 }, () => openIntakeDatabase(place, practice, steppingClock())),
      );
      expect(opened.map((one) => one.ok)).toEqual(Array(6).fill(true));
      for (const one of opened) if (one.ok) await one.value.close();
    });

    it('that is not there, has no such database or refuses us is a problem, not a crash', async () => {
      const url = await postgres.createDatabase();
      const urls = [
        'postgresql://postgres@127.0.0.1:1/bopael',
        `${url}_gone`,
        url.replace('postgres@', 'stranger@'),
        'postgresql://user:secret@[not-a-url/x',
      ];
      for (const wrong of urls) {
        const opened = await openIntakeDatabase(
          { kind: 'postgresql', url: wrong },
          practice,
          steppingClock(),
        );
        expect(opened).toMatchObject({ ok: false, error: { kind: 'database-unreachable' } });
        expect(JSON.stringify(opened)).not.toContain('secret');
      }
    });

    it('that goes away and comes back does not stop the server', async () => {
      const url = await postgres.createDatabase();
      const server = await startTestServer({ database: { kind: 'postgresql', url } });
      const station = await server.newStation();
      const record = practiceRecord({ cpr: practiceCpr(0) });
      await station.handOver([record]);
      await endAllConnections(url);
      // The first may meet connections that the database has just closed; then it must say so properly.
      const body = { audience: 'practice', records: [record] };
      await expect
        .poll(async () => {
          const response = await station.send({ path: apiPaths.handOver, body });
          return response.status === 200 ? await response.json() : await readProblem(response);
        })
        .toMatchObject({ results: [{ outcome: 'acknowledged', replayed: true }] });
      const refused = server.log.filter(
        (line) => line.includes('"status":5') && !line.includes('"status":503'),
      );
      expect(refused).toEqual([]);
      await server.stop();
    });
  },
);

async function endAllConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await client.end();
}
