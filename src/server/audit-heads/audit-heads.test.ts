import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuditHeadReport } from '../../contract/audit-entry.ts';
import type { OutgoingRecord } from '../../contract/intake-api.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import { startTestServer, type TestServer, type TestStation } from '../testing/test-server.ts';

const ownKey = `${'A'.repeat(43)}=`;
const otherKey = `${'B'.repeat(42)}A=`;
const headAt = (seq: number, sign = 'a', publicKey = ownKey): AuditHeadReport => ({
  seq,
  mac: sign.repeat(64),
  publicKey,
});

describeOnEachDatabase('the head of a station’s audit trail', (newPlace) => {
  let server: TestServer;
  let persons = 0;
  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace() });
  });
  afterAll(async () => {
    await server.stop();
  });

  const newRecord = (): OutgoingRecord => {
    persons += 2;
    return practiceRecord({ cpr: practiceCpr(persons) });
  };
  const tell = async (station: TestStation, ...heads: readonly AuditHeadReport[]) => {
    for (const head of heads) {
      expect(await station.handOver([newRecord()], head)).toMatchObject([{ outcome: 'acknowledged' }]);
    }
  };
  const listed = async ({ id }: TestStation) =>
    (await server.auditHeads.list()).find(({ stationId }) => stationId === id);
  const warnings = ({ id }: TestStation) =>
    server.log
      .filter((line) => line.includes(id) && line.includes('audit head'))
      .map((line) => JSON.parse(line) as { msg: string; fault?: string })
      .map(({ msg, fault }) => [msg, fault]);

  it('is kept as it grows, and the highest is shown', async () => {
    const station = await server.newStation('Skranke 7');
    expect(await listed(station)).toEqual({ stationId: station.id, stationName: 'Skranke 7', faults: 0 });
    await tell(station, headAt(0, '0'), headAt(3), headAt(9, 'b'));
    expect(await listed(station)).toEqual({
      stationId: station.id,
      stationName: 'Skranke 7',
      head: { ...headAt(9, 'b'), receivedAt: expect.stringMatching(/^2026-11-23T/) },
      faults: 0,
    });
    expect(warnings(station)).toEqual([]);
  });

  it('is kept also where every record was known, or refused', async () => {
    const station = await server.newStation();
    const record = newRecord();
    await station.handOver([record]);
    await station.handOver([record], headAt(4));
    expect(await listed(station)).toMatchObject({ head: headAt(4) });
    await station.handOver([{ ...newRecord(), content: '{}' }], headAt(5));
    expect(await listed(station)).toMatchObject({ head: headAt(5) });
  });

  it('changes nothing when it comes again, also after a higher one', async () => {
    const station = await server.newStation();
    await tell(station, headAt(4), headAt(4), headAt(6, 'b'), headAt(4));
    expect(await listed(station)).toMatchObject({ head: headAt(6, 'b'), faults: 0 });
    expect(warnings(station)).toEqual([]);
  });

  it('that went back is noted once and told in the log, and the record is taken all the same', async () => {
    const station = await server.newStation();
    await tell(station, headAt(9), headAt(5, 'b'), headAt(5, 'b'));
    expect(await listed(station)).toMatchObject({ head: headAt(9), faults: 1 });
    expect(warnings(station)[0]).toEqual(['audit head went back', 'went-back']);
  });

  it('of another chain at the same place is noted too', async () => {
    const station = await server.newStation();
    await tell(station, headAt(9), headAt(9, 'c'));
    expect(await listed(station)).toMatchObject({ head: headAt(9), faults: 1 });
    expect(warnings(station)).toEqual([['audit head went back', 'other-mac']]);
  });

  it('under another key is noted once, and the trail goes on from there', async () => {
    const station = await server.newStation();
    await tell(station, headAt(9), headAt(12, 'b', otherKey), headAt(15, 'c', otherKey));
    expect(await listed(station)).toMatchObject({ head: headAt(15, 'c', otherKey), faults: 1 });
    expect(warnings(station)).toEqual([['audit head has another key', 'other-key']]);
  });

  it('of one station says nothing of another’s', async () => {
    const [one, other] = [await server.newStation(), await server.newStation()];
    await tell(one, headAt(50));
    await tell(other, headAt(2, 'b'));
    expect(await listed(other)).toMatchObject({ head: headAt(2, 'b'), faults: 0 });
  });

  it('that cannot be read keeps no record out', async () => {
    const station = await server.newStation();
    const unreadable = [
      null,
      7,
      {},
      { ...headAt(3), seq: -1 },
      { ...headAt(3), seq: 1.5 },
      { ...headAt(3), more: 1 },
    ];
    for (const auditHead of unreadable) {
      expect(await station.handOver([newRecord()], auditHead)).toMatchObject([{ outcome: 'acknowledged' }]);
    }
    expect(await listed(station)).toMatchObject({ faults: 0 });
    expect(await listed(station)).not.toHaveProperty('head');
    expect(warnings(station)).toEqual(unreadable.map(() => ['audit head unreadable', undefined]));
  });

  it('is never mistaken when many come at the same moment', async () => {
    const station = await server.newStation();
    const sending = Array.from({ length: 12 }, (_, nth) =>
      station.handOver([newRecord()], headAt(nth % 3 === 0 ? 30 : 31)),
    );
    await Promise.all(sending);
    // The lower one may have come first, or been overtaken: then it went back, as far as anyone can tell.
    const found = await listed(station);
    expect(found).toMatchObject({ head: headAt(31) });
    expect(found?.faults).toBeLessThanOrEqual(1);
  });
});
