import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Clock } from '../../application/ports/machine.ts';
import { apiPaths, HandOverResponseSchema } from '../../contract/intake-api.ts';
import type { Instant } from '../../domain/registration.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import {
  enrolTestStation,
  readProblem,
  startTestServer,
  steppingClock,
  type TestServer,
  type TestStation,
} from '../testing/test-server.ts';
import { stationOf } from '../testing/test-station.ts';
import { exchangeWindow } from './exchange-book.ts';

const cloned = { status: 403, problem: 'station-cloned' };

describeOnEachDatabase('two machines that speak as one station', (newPlace) => {
  let server: TestServer;
  let people = 0;
  let shift = 0;
  const steady = steppingClock();
  const clock: Clock = {
    ...steady,
    now: () => new Date(Date.parse(steady.now()) + shift).toISOString() as Instant,
  };
  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace(), clock });
  });
  afterAll(async () => {
    await server.stop();
  });

  const newRecord = () => practiceRecord({ cpr: practiceCpr(people++ * 2) });
  /** The disk of a machine as it was when so many numbers had been used, in another machine. */
  const copyOf = ({ machine, info }: TestStation, used = 0) => stationOf(server.url, machine, info, used + 1);
  const bodyOf = (record = newRecord()) => ({ audience: 'practice', records: [record] });
  const ask = async (station: TestStation, number?: number, body: unknown = bodyOf()) =>
    station.send({ path: apiPaths.handOver, body, ...(number === undefined ? {} : { number }) });
  const countRecords = async (station: TestStation): Promise<number> => {
    const own = server.database.db.selectFrom('records').select('id').where('station_id', '=', station.id);
    return (await own.execute()).length;
  };
  const codeFor = async (station: TestStation): Promise<string> => {
    const given = await server.stations.newCode(station.id);
    if (given === undefined) throw new Error('no such station');
    return given.code;
  };

  it.each(['the copy comes second', 'the copy comes first'])('are found when %s', async (order) => {
    const station = await server.newStation('Skranke 1', 'Nord');
    await ask(station);
    const copy = copyOf(station, 1);
    const [first, second] = order === 'the copy comes second' ? [station, copy] : [copy, station];
    expect((await ask(first)).status).toBe(200);
    expect(await readProblem(await ask(second))).toEqual(cloned);
    // Both are shut out, whatever they ask, and nothing of what was refused is stored.
    for (const machine of [first, second]) {
      expect(await readProblem(await ask(machine))).toEqual(cloned);
      expect(await readProblem(await machine.send({ path: apiPaths.station }))).toEqual(cloned);
    }
    expect(await countRecords(station)).toBe(2);
    expect((await server.stations.list()).find(({ id }) => id === station.id)?.clonedAt).toBeDefined();
  });

  it('are found by a number from long ago as well', async () => {
    const station = await server.newStation('Skranke 2', 'Nord');
    expect((await ask(station, exchangeWindow + 2)).status).toBe(200);
    expect((await ask(copyOf(station), 2)).status).toBe(200);
    expect(await readProblem(await ask(copyOf(station), 1))).toEqual(cloned);
  });

  it('are one again when one of them has been given a new code: it goes on, the other is nobody', async () => {
    const station = await server.newStation('Skranke 3', 'Nord');
    const copy = copyOf(station);
    await ask(station);
    await ask(copy);
    const mended = await enrolTestStation(server.url, await codeFor(station));
    expect(mended.info).toMatchObject({ stationId: station.id, lastExchange: 0 });
    expect((await ask(mended)).status).toBe(200);
    for (const machine of [station, copy]) {
      expect(await readProblem(await ask(machine))).toEqual({ status: 401, problem: 'not-signed-in' });
    }
    expect((await ask(mended)).status).toBe(200);
  });

  it('are not seen in a machine that asks again because an answer was lost', async () => {
    const station = await server.newStation('Skranke 4', 'Nord');
    const record = newRecord();
    const number = station.takeNumber();
    const first = HandOverResponseSchema.parse(await (await ask(station, number, bodyOf(record))).json());
    const [taken] = first.results;
    if (taken?.outcome !== 'acknowledged') throw new Error('not acknowledged');
    const repeated = await Promise.all([1, 2, 3].map(() => ask(station, number, bodyOf(record))));
    for (const response of repeated) {
      expect(await response.json()).toMatchObject({
        results: [{ outcome: 'acknowledged', replayed: true, receipt: taken.receipt }],
      });
    }
    // The same records under another number are no sign of another machine either.
    const later = await (await ask(station, undefined, bodyOf(record))).json();
    expect(later).toMatchObject({ results: [{ outcome: 'acknowledged', replayed: true }] });
    expect((await ask(station)).status).toBe(200);
  });

  it('are not seen in a machine whose hand-over was refused, or never came', async () => {
    const station = await server.newStation('Skranke 5', 'Nord');
    const wrongWorld = { ...bodyOf(), audience: 'production' };
    expect((await ask(station, 1, wrongWorld)).status).toBe(403);
    expect((await ask(station, 1)).status).toBe(200);
    expect((await ask(station, 9)).status).toBe(200);
    expect((await ask(station, 5)).status).toBe(200);
  });

  it('are found with several requests in the air at once, and one of them is taken at most', async () => {
    const station = await server.newStation('Skranke 6', 'Nord');
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(copyOf(station), 1)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(await countRecords(station)).toBeLessThanOrEqual(1);
    expect(await readProblem(await ask(station, 2))).toEqual(cloned);
  });

  it('have nothing to do with clocks: a server whose clock is years off knows its stations all the same', async () => {
    const station = await server.newStation('Skranke 7', 'Nord');
    for (const years of [30, -30, 0]) {
      shift = years * 365 * 86_400_000;
      expect((await ask(station)).status).toBe(200);
      expect((await station.send({ path: apiPaths.station })).status).toBe(200);
    }
  });
});
