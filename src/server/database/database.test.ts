import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../domain/result.ts';
import { createAuditHeadBook } from '../audit-heads/audit-head-book.ts';
import { hashText } from '../hand-over/content-check.ts';
import { createHandOverDesk } from '../hand-over/hand-over-desk.ts';
import { createStationBook } from '../stations/station-book.ts';
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
import { postHandOver, readProblem, startTestServer, steppingClock } from '../testing/test-server.ts';
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
    const { db } = await openNew();
    const clock = steppingClock();
    const { station } = await createStationBook(db, clock).enrol('Skranke 1');
    const record = practiceRecord({ cpr: practiceCpr(0) });
    const desk = createHandOverDesk({ db, series: 'practice', clock });
    await desk.takeIn(station, [record]);
    const auditHeads = createAuditHeadBook(db, clock);
    return { db, station, record, desk, auditHeads };
  };

  it('only grows: what was handed over is never changed and never removed', async () => {
    const { db, record } = await withOneRecord();
    const attempts = [
      sql`update records set content = content`,
      sql`update records set replaces = id`,
      sql`delete from records`,
      sql`truncate records`,
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
    const insert = (cpr: string, replaces: string | null, content = '{}', hash = hashText(content)) =>
      sql`insert into records (id, station_id, received_at, content, content_hash, cpr, named_birth_hash, replaces)
        values (${newRegistrationId()}::uuid, ${station.id}::uuid, now(), ${content}, decode(${hash}, 'hex'),
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
    const { db, station, record, desk } = await withOneRecord();
    const correction = practiceRegistration({ cpr: practiceCpr(0), corrects: record.id });
    await desk.takeIn(station, [outgoing(correction)]);
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

  it('is brought up to date with all that it holds', async () => {
    const place = await newPlace('lasting');
    const record = practiceRecord({ cpr: practiceCpr(0) });
    const clock = steppingClock();
    await visit(place, practice, async ({ db }) => {
      const { station } = await createStationBook(db, clock).enrol('Skranke 1');
      await createHandOverDesk({ db, series: 'practice', clock }).takeIn(station, [record]);
      // As the first released program left it.
      await sql`drop table audit_head_faults, audit_heads`.execute(db);
      await db.deleteFrom('schema_migrations').where('number', '>', 1).execute();
    });
    await visit(place, practice, async ({ db }) => {
      expect(await db.selectFrom('records').select(['id', 'content']).execute()).toEqual([record]);
      expect(await createAuditHeadBook(db, clock).list()).toMatchObject([
        { stationName: 'Skranke 1', faults: 0 },
      ]);
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
      const body = JSON.stringify({ audience: 'practice', records: [record] });
      await expect
        .poll(async () => {
          const response = await postHandOver(server.url, station.token, body);
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
