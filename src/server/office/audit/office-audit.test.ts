import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OfficeAuditCheckSchema, OfficeAuditPageSchema, officePaths } from '../../../contract/office-api.ts';
import { type OfficeAuditEntry, OfficeAuditEntrySchema } from '../../../contract/office-audit.ts';
import { describeOnEachDatabase } from '../../testing/each-database.ts';
import { practiceCpr, practiceRecord } from '../../testing/practice-registrations.ts';
import {
  type OfficeBrowser,
  openTestOffice,
  type TestOffice,
  testHasher,
} from '../../testing/test-office.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { createOfficeAuditWalker } from './office-audit.ts';

describeOnEachDatabase('the trail of the office', (newPlace) => {
  let server: TestServer;
  let office: TestOffice;
  let leader: OfficeBrowser;
  const record = practiceRecord({ cpr: practiceCpr(0), name: 'Hemmelig Øvelse' });

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace(), officeHasher: testHasher });
    office = openTestOffice(server);
    leader = await office.signIn('LED', 'leader');
    await (await server.newStation()).handOver([record]);
    await leader.get(officePaths.work);
    await leader.get(`${officePaths.records}/${record.id}`);
    await leader.post(`${officePaths.records}/${record.id}/marks`, { kind: 'entered' });
  });
  afterAll(async () => {
    await server.stop();
  });

  const exportLines = async (): Promise<OfficeAuditEntry[]> => {
    const response = await leader.send('GET', officePaths.auditExport);
    expect(response.headers.get('content-disposition')).toMatch(
      /filename="bopael-kontor-revision-[\d-]+\.jsonl"/,
    );
    const text = await response.text();
    return text
      .trimEnd()
      .split('\n')
      .map((line) => OfficeAuditEntrySchema.parse(JSON.parse(line)));
  };
  const check = async () => OfficeAuditCheckSchema.parse(await leader.get(officePaths.auditCheck));
  const tamper = async (statement: string): Promise<void> => {
    const { db } = server.database;
    await sql`alter table office_audit disable trigger office_audit_only_grow`.execute(db);
    await sql.raw(statement).execute(db);
    await sql`alter table office_audit enable trigger office_audit_only_grow`.execute(db);
  };

  it('tells who did what with which record, newest first, and nothing of the person', async () => {
    const { entries } = OfficeAuditPageSchema.parse(await leader.get(officePaths.audit));
    expect(entries.map(({ action }) => action)).toEqual([
      'read-audit',
      'entered',
      'opened',
      'listed-work',
      'signed-in',
      'user-added',
    ]);
    expect(entries[2]).toMatchObject({ by: 'LED', record: record.id });
    expect(entries[3]).toMatchObject({ by: 'LED', detail: { records: 1, first: 1, last: 1 } });
    expect(entries.at(-1)).toMatchObject({ by: 'IT', detail: { initials: 'LED', role: 'leader' } });
    expect(JSON.stringify(entries)).not.toContain('Hemmelig');
    expect(JSON.stringify(entries)).not.toContain(practiceCpr(0));
    const ofRecord = OfficeAuditPageSchema.parse(
      await leader.get(`${officePaths.audit}?record=${record.id}`),
    );
    expect(ofRecord.entries.map(({ action }) => action)).toEqual(['read-audit', 'entered', 'opened']);
  });

  it('comes in pages', async () => {
    for (let event = 0; event < 120; event += 1) await office.audit.note({ by: 'LED', action: 'signed-out' });
    const first = OfficeAuditPageSchema.parse(await leader.get(officePaths.audit));
    expect([first.entries.length, first.more]).toEqual([100, true]);
    const before = first.entries.at(-1)?.sequence;
    const second = OfficeAuditPageSchema.parse(await leader.get(`${officePaths.audit}?before=${before}`));
    expect(second.more).toBe(false);
    expect(second.entries[0]?.sequence).toBe((before ?? 0) - 1);
  });

  it('is one chain, also when many note at once', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, place) =>
        office.audit.note({ by: 'LED', action: 'signed-in', detail: { place } }),
      ),
    );
    const found = await check();
    expect(found.brokenAt).toBeUndefined();
    const entries = await exportLines();
    const walker = createOfficeAuditWalker();
    for (const entry of entries) expect(walker.take(entry)).toBeUndefined();
    // Its own export stands in it.
    expect(walker.entries).toBe(found.entries + 1);
    expect(entries.at(-1)?.action).toBe('exported-audit');
  });

  it('only grows', async () => {
    const { db } = server.database;
    for (const statement of [
      `update office_audit set initials = 'ANDRE' where sequence = 3`,
      'delete from office_audit where sequence = 3',
      'truncate office_audit',
    ]) {
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('it only grows');
    }
  });

  it('shows the first entry that was changed, whatever part of it', async () => {
    const changes = [
      `initials = 'ANDRE'`,
      `at = at + interval '1 second'`,
      `action = 'exported-audit'`,
      `detail = '{"records":2,"first":1,"last":1}'`,
      `detail = 'intet'`,
      `record_id = '${practiceRecord({ cpr: practiceCpr(2) }).id}'`,
      `previous = hash`,
      `hash = previous`,
    ];
    for (const change of changes) {
      await tamper('create table as_it_was as select * from office_audit where sequence = 3');
      await tamper(`update office_audit set ${change} where sequence = 3`);
      expect([change, (await check()).brokenAt]).toEqual([change, 3]);
      await tamper('delete from office_audit where sequence = 3');
      await tamper('insert into office_audit select * from as_it_was');
      await tamper('drop table as_it_was');
    }
    expect((await check()).brokenAt).toBeUndefined();
    await tamper('update office_audit set sequence = 1000003 where sequence = 3');
    await tamper('update office_audit set sequence = 3 where sequence = 4');
    await tamper('update office_audit set sequence = 4 where sequence = 1000003');
    expect((await check()).brokenAt).toBe(3);
    await tamper('update office_audit set sequence = 1000003 where sequence = 3');
    await tamper('update office_audit set sequence = 3 where sequence = 4');
    await tamper('update office_audit set sequence = 4 where sequence = 1000003');
    expect((await check()).brokenAt).toBeUndefined();
  });

  it('shows what was cut away, in the middle and at the end', async () => {
    const { db } = server.database;
    const last = (await office.audit.list({ limit: 1 }))[0]?.sequence ?? 0;
    await tamper(`delete from office_audit where sequence = ${last}`);
    expect((await office.audit.check()).brokenAt).toBe(last);
    await tamper('delete from office_audit where sequence = 20');
    expect((await office.audit.check()).brokenAt).toBe(20);
    expect((await sql`select 1 from office_audit where sequence = 20`.execute(db)).rows).toEqual([]);
  });
});
