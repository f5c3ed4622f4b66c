import { afterAll, beforeAll, expect, it } from 'vitest';
import { officePaths } from '../../../contract/office-api.ts';
import { writeWithdrawalContent } from '../../../contract/record-content.ts';
import type { CprNumber } from '../../../domain/cpr-number.ts';
import { formatCprNumber } from '../../../domain/cpr-number.ts';
import type { Instant } from '../../../domain/registration.ts';
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
  type TestOffice,
  testHasher,
} from '../../testing/test-office.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { writeRecordExport } from './record-export.ts';

describeOnEachDatabase('an export of the records', (newPlace) => {
  // Half past eleven in the evening in Denmark, and half past ten in UTC.
  const clock = movableClock('2026-11-23T22:30:00.000Z');
  let server: TestServer;
  let office: TestOffice;
  let leader: OfficeBrowser;
  const north = Array.from({ length: 450 }, (_, place) =>
    practiceRecord({ cpr: practiceCpr(place * 2), name: place === 0 ? '=Åse, "Ø"' : `Øvelse Nr ${place}` }),
  );
  const south = practiceRegistration({ cpr: practiceCpr(2000), name: 'Sydlig Øvelse' });
  const corrected = practiceRegistration({
    cpr: practiceCpr(2000),
    name: 'Rettet Øvelse',
    corrects: south.id,
  });

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace(), officeHasher: testHasher, clock });
    office = openTestOffice(server);
    leader = await office.signIn('LED', 'leader');
    const first = await server.newStation('Skranke 1', 'Kontor Nord');
    await first.handOver(north);
    const second = await server.newStation('Skranke 2', 'Kontor Syd');
    await second.handOver([outgoing(south)]);
    await leader.post(`${officePaths.records}/${south.id}/marks`, { kind: 'entered' });
    // After midnight in Denmark.
    clock.goOn(3600);
    await second.handOver([outgoing(corrected)]);
    leader = await office.signIn('LED2', 'leader');
  });
  afterAll(async () => {
    await server.stop();
  });

  const download = async (query: string): Promise<{ text: string; headers: Headers }> => {
    const response = await leader.send('GET', `${officePaths.recordExport}?${query}`);
    expect(response.status).toBe(200);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    return { text, headers: response.headers };
  };
  const linesOf = (text: string): string[] => text.split('\r\n').slice(1, -1);
  const json = async (query: string): Promise<readonly Record<string, unknown>[]> =>
    JSON.parse((await download(`format=json&${query}`)).text) as Record<string, unknown>[];

  it('is a table that Excel opens, with a name that names nobody', async () => {
    const { text, headers } = await download('format=csv&which=all');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="bopael-registreringer-2026-11-23.csv"',
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text.startsWith('\uFEFFløbenummer,art,status,modtaget,kontor,station,cpr-nummer,navn,')).toBe(
      true,
    );
    const lines = linesOf(text);
    expect(lines).toHaveLength(452);
    expect(lines[0]).toMatch(
      new RegExp(
        `^1,registrering,gældende,2026-11-23T22:[^,]+,Kontor Nord,Skranke 1,${formatCprNumber(practiceCpr(0) as CprNumber)},"'=Åse, ""Ø""",`,
      ),
    );
    expect(lines[450]).toContain('registrering,afløst,');
    expect(lines[450]).toContain(',LED,2026-11-23T');
    expect(lines[451]).toContain(`,${corrected.id},${south.id},`);
  });

  it('is an array with the exact text of each record', async () => {
    const records = await json('which=all');
    expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, place) => place + 1));
    expect(records.map(({ content }) => content)).toEqual(
      [...north, outgoing(south), outgoing(corrected)].map(({ content }) => content),
    );
    expect(records[450]).toMatchObject({
      id: south.id,
      office: 'Kontor Syd',
      replacedBy: corrected.id,
      enteredInCpr: { by: 'LED', kind: 'entered' },
    });
  });

  it('holds what is to be entered alone, of one office and of some days where that is asked for', async () => {
    const idsOf = (records: readonly Record<string, unknown>[]) => records.map(({ id }) => id);
    expect(idsOf(await json('which=to-enter'))).toEqual([...north.map(({ id }) => id), corrected.id]);
    expect(idsOf(await json(`which=all&office=${encodeURIComponent('Kontor Syd')}`))).toEqual([
      south.id,
      corrected.id,
    ]);
    expect(idsOf(await json(`which=to-enter&office=${encodeURIComponent('Kontor Syd')}`))).toEqual([
      corrected.id,
    ]);
    expect(await json('which=all&to=2026-11-23')).toHaveLength(451);
    expect(idsOf(await json('which=all&from=2026-11-24&to=2026-11-24'))).toEqual([corrected.id]);
    expect(await json('which=all&from=2026-11-25')).toEqual([]);
    const { text } = await download('format=csv&which=to-enter&from=2026-11-25&separator=semicolon');
    expect(text).toMatch(/^\uFEFFløbenummer;art;[^\n]*\r\n$/);
  });

  it('names the number of whom a withdrawal is about', async () => {
    const id = newRegistrationId();
    const recordedAt = '2026-11-24T09:00:00.000Z' as Instant;
    const content = writeWithdrawalContent({ id, withdraws: corrected.id, because: 'Fejl', recordedAt });
    const second = await server.newStation('Skranke 3', 'Kontor Syd');
    expect(await second.handOver([{ id, content }])).toMatchObject([{ outcome: 'acknowledged' }]);
    const { text } = await download('format=csv&which=all&from=2026-11-24');
    const [, withdrawal] = linesOf(text);
    expect(withdrawal).toContain(',tilbagekaldelse,gældende,');
    expect(withdrawal).toContain(formatCprNumber(practiceCpr(2000) as CprNumber));
  });

  it('is read a step at a time, as it is taken', async () => {
    const { chunks, written } = writeRecordExport(server.database.db, { format: 'csv', which: 'all' });
    const head = await chunks.next();
    expect([String(head.value).split('\r\n').length, written()]).toEqual([2, 0]);
    const first = await chunks.next();
    expect(linesOf(`\r\n${String(first.value)}`)).toHaveLength(200);
    await chunks.return(undefined);
    expect(written()).toBeLessThanOrEqual(200);
  });

  it('is noted with what was asked for, before it and after it', async () => {
    const latest = async (count: number) =>
      (await office.audit.list({ limit: count })).map(({ action, detail }) => ({ action, ...detail }));
    await json(`which=to-enter&office=${encodeURIComponent('Kontor Syd')}`);
    expect(await latest(2)).toEqual([
      { action: 'export-ended', format: 'json', records: 1, whole: 'yes' },
      { action: 'export-begun', format: 'json', which: 'to-enter', office: 'Kontor Syd' },
    ]);
  });
});
