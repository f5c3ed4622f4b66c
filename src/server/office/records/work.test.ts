import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutgoingRecord } from '../../../contract/intake-api.ts';
import {
  EnteredPageSchema,
  type MarkResponse,
  MarkResponseSchema,
  type OfficeRecord,
  OfficeRecordSchema,
  officePaths,
  WorkCountSchema,
  type WorkPage,
  WorkPageSchema,
  workPageSize,
} from '../../../contract/office-api.ts';
import { writeWithdrawalContent } from '../../../contract/record-content.ts';
import type { Instant, RegistrationId } from '../../../domain/registration.ts';
import { describeOnEachDatabase } from '../../testing/each-database.ts';
import {
  newRegistrationId,
  outgoing,
  practiceCpr,
  practiceRecord,
  practiceRegistration,
} from '../../testing/practice-registrations.ts';
import {
  movableClock,
  type OfficeBrowser,
  openTestOffice,
  readOfficeProblem,
  type TestOffice,
  testHasher,
} from '../../testing/test-office.ts';
import { startTestServer, type TestServer, type TestStation } from '../../testing/test-server.ts';

describeOnEachDatabase('what is to be entered in CPR', (newPlace) => {
  const clock = movableClock();
  let server: TestServer;
  let office: TestOffice;
  let station: TestStation;
  let anna: OfficeBrowser;
  let bo: OfficeBrowser;
  let people = 0;
  const newCpr = (): string => practiceCpr(people++ * 2);

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace(), officeHasher: testHasher, clock });
    office = openTestOffice(server);
    station = await server.newStation('Skranke 1', 'Kontor Nord');
    anna = await office.signIn('ANNA', 'cpr-clerk');
    bo = await office.signIn('BO', 'leader');
  });
  afterAll(async () => {
    await server.stop();
  });

  const listWork = async (browser = anna, query = ''): Promise<WorkPage> =>
    WorkPageSchema.parse(await browser.get(officePaths.work + query));
  const open = async (id: string, browser = anna): Promise<OfficeRecord> =>
    OfficeRecordSchema.parse(await browser.get(`${officePaths.records}/${id}`));
  const mark = async (
    id: string,
    kind: 'entered' | 'taken-back' = 'entered',
    browser = anna,
  ): Promise<MarkResponse> =>
    MarkResponseSchema.parse(await browser.post(`${officePaths.records}/${id}/marks`, { kind }));
  const taskOf = async (id: string): Promise<string | undefined> =>
    (await listWork()).items.find((item) => item.id === id)?.task;
  const handOver = async (...records: readonly OutgoingRecord[]): Promise<void> => {
    const results = await station.handOver(records);
    expect(results.map(({ outcome }) => outcome)).toEqual(records.map(() => 'acknowledged'));
  };
  /** Hands over a new person; gives the record's id. */
  const register = async (name?: string, cpr = newCpr()): Promise<RegistrationId> => {
    const record = practiceRecord({ cpr, ...(name === undefined ? {} : { name }) });
    await handOver(record);
    return record.id;
  };
  const correct = async (corrects: RegistrationId, cpr: string, name: string): Promise<RegistrationId> => {
    const registration = practiceRegistration({ cpr, corrects, name });
    await handOver(outgoing(registration));
    return registration.id;
  };
  const withdraw = async (withdraws: RegistrationId): Promise<RegistrationId> => {
    const id = newRegistrationId();
    const recordedAt = '2026-11-23T09:00:00.000Z' as Instant;
    const content = writeWithdrawalContent({ id, withdraws, because: 'Flyttede aldrig ind', recordedAt });
    await handOver({ id, content });
    return id;
  };
  /** Marks all that waits, so that a test begins with an empty list. */
  const clear = async (): Promise<void> => {
    for (;;) {
      const { items } = await listWork();
      if (items.length === 0) return;
      for (const { id } of items) await mark(id);
    }
  };

  it('is what was handed over, oldest first, until somebody has marked it', async () => {
    const [first, second] = [await register('Åse Først'), await register('Bo Siden')];
    const page = await listWork();
    expect(page).toMatchObject({ more: false, waiting: 2, offices: ['Kontor Nord'] });
    expect(page.items).toMatchObject([
      { id: first, name: 'Åse Først', task: 'new', office: 'Kontor Nord' },
      { id: second, name: 'Bo Siden', task: 'new' },
    ]);
    expect(JSON.stringify(page)).not.toMatch(/(?<![\da-f])\d{10}(?![\da-f])/);
    expect(await mark(first)).toMatchObject({
      mark: { kind: 'entered', by: 'ANNA' },
      already: false,
      task: 'done',
    });
    expect((await listWork()).items.map(({ id }) => id)).toEqual([second]);
    expect(WorkCountSchema.parse(await anna.get(officePaths.workCount))).toEqual({
      waiting: 1,
      newest: page.items[1]?.sequence,
    });
    await clear();
  });

  it('shows one record whole, and notes who saw whom before it does', async () => {
    const id = await register('Åbnet Person');
    const record = await open(id);
    expect(record).toMatchObject({
      id,
      office: 'Kontor Nord',
      stationName: 'Skranke 1',
      task: 'new',
      marks: [],
    });
    expect(JSON.parse(record.content)).toMatchObject({ person: { name: 'Åbnet Person' } });
    expect(await office.audit.list({ record: id, limit: 10 })).toMatchObject([
      { by: 'ANNA', action: 'opened', record: id, detail: {} },
    ]);
    expect(
      await readOfficeProblem(await anna.send('GET', `${officePaths.records}/${newRegistrationId()}`)),
    ).toMatchObject({ status: 404, problem: 'not-found' });
    await clear();
  });

  it('tells who else has a record open, for ten minutes', async () => {
    const id = await register();
    await open(id, bo);
    expect((await open(id)).openedBy).toMatchObject({ by: 'BO' });
    expect((await listWork()).items[0]?.openedBy).toMatchObject({ by: 'BO' });
    // One's own look is no news.
    expect((await listWork(bo)).items[0]?.openedBy).toMatchObject({ by: 'ANNA' });
    clock.goOn(11 * 60);
    expect((await listWork()).items[0]?.openedBy).toBeUndefined();
    await clear();
  });

  it('tells the second of two people who has done it, and writes nothing', async () => {
    const id = await register();
    const first = await mark(id);
    const second = await mark(id, 'entered', bo);
    expect(second).toEqual({ mark: first.mark, already: true, task: 'done' });
    expect(second.mark.by).toBe('ANNA');
    expect((await open(id)).marks).toHaveLength(1);
  });

  it('gives exactly one of many who mark at once the mark', async () => {
    const id = await register();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, place) => mark(id, 'entered', place % 2 === 0 ? anna : bo)),
    );
    expect(answers.filter(({ already }) => !already)).toHaveLength(1);
    expect(new Set(answers.map(({ mark: { by, at } }) => `${by} ${at}`)).size).toBe(1);
    const { rows } = await sql<{ sequence: number }>`
      select sequence from cpr_marks order by sequence`.execute(server.database.db);
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, place) => place + 1));
  });

  it('takes a mark back with a mark of its own, and the record comes up again', async () => {
    const id = await register();
    expect(
      await readOfficeProblem(
        await anna.send('POST', `${officePaths.records}/${id}/marks`, { kind: 'taken-back' }),
      ),
    ).toMatchObject({ status: 409, problem: 'nothing-to-take-back' });
    await mark(id);
    expect(await mark(id, 'taken-back', bo)).toMatchObject({ already: false, task: 'new' });
    expect(await mark(id, 'taken-back')).toMatchObject({ already: true, mark: { by: 'BO' } });
    expect(await taskOf(id)).toBe('new');
    expect((await open(id)).marks.map(({ kind, by }) => [kind, by])).toEqual([
      ['entered', 'ANNA'],
      ['taken-back', 'BO'],
    ]);
    await clear();
  });

  it('shows what was corrected since it was entered beside what stands in CPR', async () => {
    const cpr = newCpr();
    const first = await register('Før Rettelsen', cpr);
    await mark(first);
    const second = await correct(first, cpr, 'Efter Rettelsen');
    expect((await listWork()).items).toMatchObject([
      { id: second, task: 'changed', name: 'Efter Rettelsen' },
    ]);
    const record = await open(second);
    expect(record).toMatchObject({ task: 'changed', inCpr: { id: first, mark: { by: 'ANNA' } } });
    expect(JSON.parse(record.inCpr?.content ?? '')).toMatchObject({ person: { name: 'Før Rettelsen' } });
    expect(await open(first)).toMatchObject({ task: 'replaced', replacedBy: second });
    const third = await correct(second, cpr, 'Endnu En Rettelse');
    expect((await open(third)).inCpr?.id).toBe(first);
    await mark(third);
    expect((await listWork()).items).toEqual([]);
  });

  it('asks nothing of a record that was corrected before anybody entered it', async () => {
    const cpr = newCpr();
    const first = await register('Aldrig Indtastet', cpr);
    const second = await correct(first, cpr, 'Rettet Med Det Samme');
    expect((await listWork()).items).toMatchObject([{ id: second, task: 'new' }]);
    expect((await open(second)).inCpr).toBeUndefined();
    await clear();
  });

  it('believes a clerk who entered a record while its correction came: the correction comes up', async () => {
    const cpr = newCpr();
    const first = await register('Mens Der Tastes', cpr);
    await open(first);
    const second = await correct(first, cpr, 'Kom Imens');
    expect(await mark(first)).toMatchObject({ already: false, task: 'replaced' });
    expect(await taskOf(second)).toBe('changed');
    await mark(second);
    // Somebody's old screen: the old record was typed over the new one.
    await mark(first, 'taken-back');
    await mark(first);
    expect(await taskOf(second)).toBe('changed');
    await mark(second, 'taken-back');
    await mark(second);
    expect((await listWork()).items).toEqual([]);
  });

  it('has what was entered taken out again when it is withdrawn, and then no more', async () => {
    const cpr = newCpr();
    const first = await register('Skal Ud Igen', cpr);
    await mark(first);
    const withdrawal = await withdraw(first);
    expect((await listWork()).items).toMatchObject([
      { id: withdrawal, task: 'take-out', name: 'Skal Ud Igen' },
    ]);
    const record = await open(withdrawal);
    expect(record).toMatchObject({ task: 'take-out', inCpr: { id: first } });
    expect(JSON.parse(record.content)).toMatchObject({ kind: 'withdrawal', because: 'Flyttede aldrig ind' });
    expect(await mark(withdrawal)).toMatchObject({ task: 'done' });
    expect((await listWork()).items).toEqual([]);

    const again = practiceRegistration({ cpr, name: 'Kom Tilbage' });
    await handOver(outgoing(again));
    expect((await listWork()).items).toMatchObject([{ id: again.id, task: 'new' }]);
    await clear();
  });

  it('asks nothing of what was withdrawn before anybody entered it', async () => {
    const first = await register();
    const withdrawal = await withdraw(first);
    expect((await listWork()).items).toEqual([]);
    expect(await open(withdrawal)).toMatchObject({ task: 'nothing' });
  });

  it('lists what was entered, the last first, and it can be taken back from there', async () => {
    const ids = [await register('Nr. 1'), await register('Nr. 2'), await register('Nr. 3')];
    for (const id of ids) await mark(id);
    const { items } = EnteredPageSchema.parse(await anna.get(officePaths.entered));
    expect(items.slice(0, 3).map(({ id, task, mark: by }) => [id, task, by?.by])).toEqual(
      ids.toReversed().map((id) => [id, 'done', 'ANNA']),
    );
    const rest = EnteredPageSchema.parse(
      await anna.get(`${officePaths.entered}?before=${items[0]?.markNumber}`),
    );
    expect(rest.items[0]?.id).toBe(ids[1]);
  });

  it('comes in pages, of one office where that is asked for', async () => {
    await clear();
    const south = await server.newStation('Skranke 2', 'Kontor Syd');
    const records = Array.from({ length: workPageSize + 20 }, () => practiceRecord({ cpr: newCpr() }));
    await handOver(...records.slice(0, 40));
    await south.handOver(records.slice(40));
    const first = await listWork();
    expect(first).toMatchObject({ more: true, waiting: workPageSize + 20 });
    expect(first.offices).toEqual(['Kontor Nord', 'Kontor Syd']);
    const second = await listWork(anna, `?after=${first.items.at(-1)?.sequence}`);
    expect(second).toMatchObject({ more: false, waiting: workPageSize + 20 });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    const ofSouth = await listWork(anna, `?office=${encodeURIComponent('Kontor Syd')}`);
    expect(ofSouth.items.map(({ id }) => id)).toEqual(records.slice(40).map(({ id }) => id));
    expect(ofSouth.waiting).toBe(30);
    expect(await listWork(anna, '?office=Intet')).toMatchObject({ items: [], waiting: 0, more: false });
    await clear();
  });

  it('shows what a later version has written as it is, without a name', async () => {
    const id = await register();
    // As if a newer program had taken in a form that this one does not know.
    const content = JSON.stringify({ schemaVersion: 2 });
    const { db } = server.database;
    await sql`alter table records disable trigger records_only_grow`.execute(db);
    await sql`update records set content = ${content}, content_hash = sha256(convert_to(${content}, 'UTF8'))
      where id = ${id}`.execute(db);
    await sql`alter table records enable trigger records_only_grow`.execute(db);
    const item = (await listWork()).items.find((one) => one.id === id);
    expect(item).toMatchObject({ task: 'new' });
    expect(item?.name).toBeUndefined();
    expect((await open(id)).content).toBe(content);
    await clear();
  });
});
