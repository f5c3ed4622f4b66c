import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  OfficeCaseDetailSchema,
  OfficeCasesSchema,
  OfficeStationsSchema,
  OfficeUsersSchema,
  officePaths,
} from '../../contract/office-api.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { newRegistrationId, practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import {
  movableClock,
  type OfficeBrowser,
  openTestOffice,
  readOfficeProblem,
  type TestOffice,
  testHasher,
} from '../testing/test-office.ts';
import { startTestServer, type TestServer, type TestStation } from '../testing/test-server.ts';

describeOnEachDatabase('the office’s overview', (newPlace) => {
  const clock = movableClock();
  let server: TestServer;
  let office: TestOffice;
  let leader: OfficeBrowser;
  let it1: OfficeBrowser;
  let north: TestStation;
  let south: TestStation;
  const first = practiceRecord({ cpr: practiceCpr(0), name: 'Var Her Først' });
  const second = practiceRecord({ cpr: practiceCpr(0), name: 'Kom Bagefter' });
  const broken = { id: newRegistrationId(), content: '{"ikke":"en registrering"}' };

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace(), officeHasher: testHasher, clock });
    office = openTestOffice(server);
    leader = await office.signIn('LED', 'leader');
    it1 = await office.signIn('DRIFT', 'it');
    north = await server.newStation('Skranke 1', 'Kontor Nord');
    south = await server.newStation('Skranke 2', 'Kontor Syd');
    await north.handOver([first]);
    await south.exchange([second, broken], { queue: { waiting: 3, needsAPerson: 1 } });
  });
  afterAll(async () => {
    await server.stop();
  });

  const listStations = async (browser = it1) =>
    OfficeStationsSchema.parse(await browser.get(officePaths.stations)).stations;
  const listCases = async (state: 'open' | 'closed', more = '') =>
    OfficeCasesSchema.parse(await leader.get(`${officePaths.cases}?state=${state}${more}`));

  it('lists the stations with what IT must know of each, and no citizen', async () => {
    const stations = await listStations();
    expect(stations).toMatchObject([
      { name: 'Skranke 1', office: 'Kontor Nord', enrolled: true, records: 1, openCases: 0, auditFaults: 0 },
      {
        name: 'Skranke 2',
        office: 'Kontor Syd',
        records: 0,
        openCases: 2,
        queue: { waiting: 3, needsAPerson: 1 },
      },
    ]);
    for (const station of stations) {
      expect(station.lastSeenAt).toMatch(/^2026-11-23T/);
      expect(station.lastHandOverAt).toMatch(/^2026-11-23T/);
    }
    expect(stations[0]?.queue).toBeUndefined();
    expect(JSON.stringify(stations)).not.toMatch(/Først|Bagefter|\b\d{10}\b/);
  });

  it('keeps what a station told last of its queue, and lets no nonsense in it keep a record out', async () => {
    const good = practiceRecord({ cpr: practiceCpr(10) });
    await south.exchange([good], { queue: { waiting: 0, needsAPerson: 2 } });
    for (const queue of [{ waiting: -1, needsAPerson: 0 }, 'meget', null, { waiting: 1 }] as never[]) {
      const answer = await south.exchange([good], { queue });
      expect(answer.results).toMatchObject([{ outcome: 'acknowledged', replayed: true }]);
    }
    expect((await listStations()).find(({ id }) => id === south.id)?.queue).toMatchObject({
      waiting: 0,
      needsAPerson: 2,
    });
    expect(server.log.join('')).toContain('queue unreadable');
  });

  it('shows stations that are shut out, and those that nobody has enrolled yet', async () => {
    await server.stations.add('Ny', 'Kontor Nord');
    const lost = await server.newStation('Væk', 'Kontor Nord');
    await server.stations.revoke(lost.id);
    const stations = await listStations(leader);
    expect(stations.find(({ name }) => name === 'Ny')).toMatchObject({ enrolled: false, records: 0 });
    expect(stations.at(-1)).toMatchObject({ name: 'Væk', revokedAt: expect.any(String) as string });
  });

  it('lists open cases by their age without their persons, and opens one with both its sides', async () => {
    const { cases, open, more } = await listCases('open');
    expect([open, more]).toEqual([2, false]);
    expect(cases.map(({ kind }) => kind).sort()).toEqual(['active-registration', 'refused']);
    // A part of an id may hold ten digits in a row, with others beside them.
    expect(JSON.stringify(cases)).not.toMatch(/Først|Bagefter|\b\d{10}\b/);
    const conflict = cases.find(({ kind }) => kind === 'active-registration');
    expect(conflict).toMatchObject({ id: second.id, office: 'Kontor Syd', otherOffice: 'Kontor Nord' });
    const opened = OfficeCaseDetailSchema.parse(
      await leader.get(`${officePaths.cases}/${second.id}/${conflict?.openedAt}`),
    );
    expect(opened).toMatchObject({
      content: second.content,
      stationName: 'Skranke 2',
      existing: { id: first.id, content: first.content, office: 'Kontor Nord', stationName: 'Skranke 1' },
    });
    expect(await office.audit.list({ record: second.id, limit: 5 })).toMatchObject([
      { by: 'LED', action: 'opened-case', detail: { beside: first.id } },
    ]);
    const refused = cases.find(({ kind }) => kind === 'refused');
    expect(
      OfficeCaseDetailSchema.parse(
        await leader.get(`${officePaths.cases}/${broken.id}/${refused?.openedAt}`),
      ),
    ).toMatchObject({ refusal: { kind: 'invalid-content' } });
    for (const path of [
      `${second.id}/2026-11-23T07:00:00.000Z`,
      `${newRegistrationId()}/${conflict?.openedAt}`,
    ]) {
      expect(await readOfficeProblem(await leader.send('GET', `${officePaths.cases}/${path}`))).toMatchObject(
        {
          status: 404,
        },
      );
    }
  });

  it('lists closed cases with how they ended, the last first', async () => {
    const more = practiceRecord({ cpr: practiceCpr(20) });
    await south.exchange([more], { settled: [{ id: second.id, as: 'withdrawn' }] });
    const { cases, open } = await listCases('closed');
    expect(cases).toMatchObject([{ id: second.id, closed: { as: 'withdrawn' } }]);
    expect(open).toBe(1);
  });

  it('comes in pages that leave none out, also of cases that were opened at once', async () => {
    const cprs = Array.from({ length: 130 }, (_, place) => practiceCpr(1000 + place * 2));
    await north.handOver(cprs.map((cpr) => practiceRecord({ cpr })));
    await south.handOver(cprs.map((cpr) => practiceRecord({ cpr })));
    for (const state of ['open', 'closed'] as const) {
      const page = await listCases(state);
      const last = page.cases.at(-1);
      const lastAt = state === 'open' ? last?.openedAt : last?.closed?.at;
      expect([page.cases.length, page.more]).toEqual([100, true]);
      const rest = await listCases(state, `&lastAt=${lastAt}&lastId=${last?.id}`);
      expect(rest.more).toBe(false);
      const ids = [...page.cases, ...rest.cases].map(({ id }) => id);
      // Those of this test, and the one that the tests before have left.
      expect(ids).toHaveLength(state === 'open' ? 131 : 132);
      expect(new Set(ids).size).toBe(ids.length);
      if (state === 'open') {
        const settled = (await listCases('open')).cases
          .concat(rest.cases)
          .map(({ id }) => ({ id, as: 'withdrawn' as const }));
        await south.exchange([practiceRecord({ cpr: practiceCpr(3000) })], { settled });
      }
    }
  });

  it('lists the users for IT', async () => {
    const { users } = OfficeUsersSchema.parse(await it1.get(officePaths.users));
    expect(users).toMatchObject([
      { initials: 'DRIFT', role: 'it', lockedOut: false },
      { initials: 'LED', role: 'leader' },
    ]);
    expect(JSON.stringify(users)).not.toContain('scrypt');
  });
});
