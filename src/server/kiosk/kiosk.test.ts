import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { createBundleCrypto } from '../../application/bundle/bundle-crypto.ts';
import type { BundleWeb } from '../../application/bundle/bundle-web.ts';
import { findRecipients } from '../../application/kiosk/recipients.ts';
import { openIntake } from '../../application/kiosk/sealed-intake.ts';
import { apiPaths, HandOverResponseSchema } from '../../contract/intake-api.ts';
import { HandedInSchema, kioskLimits, SignedRecipientsSchema } from '../../contract/kiosk-api.ts';
import type { Instant } from '../../domain/registration.ts';
import { formatTicket } from '../../domain/ticket.ts';
import { sampleIntake } from '../../testing/intakes.ts';
import { createOfficeAudit } from '../office/audit/office-audit.ts';
import { listOfficeStations } from '../office/stations/station-overview.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { practiceCpr, practiceRecord } from '../testing/practice-registrations.ts';
import { askForIntakes as ask, handIn, sealAsKiosk, startKioskOffice } from '../testing/test-kiosk.ts';
import {
  enrolTestStation,
  makeTestMachine,
  readProblem,
  startTestServer,
  steppingClock,
  type TestServer,
  type TestStation,
} from '../testing/test-server.ts';
import { stationOf } from '../testing/test-station.ts';

const crypto = createBundleCrypto(globalThis as unknown as BundleWeb);

describeOnEachDatabase('kiosks', (newPlace) => {
  let server: TestServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  async function start(options: Partial<Parameters<typeof startKioskOffice>[0]> = {}) {
    const office = await startKioskOffice({ database: await newPlace(), ...options });
    server = office.server;
    return { ...office, colleague: await server.newStation('Skranke 2', 'Nord') };
  }

  it('tells a kiosk whom to seal to, signed: the counter stations of its office and no others', async () => {
    const { server, kiosk, counter, colleague } = await start();
    await server.newStation('Skranke 9', 'Syd');
    const gone = await server.newStation('Skranke 3', 'Nord');
    await server.stations.revoke(gone.id);
    const response = await kiosk.send({ path: apiPaths.kioskRecipients });
    const signed = SignedRecipientsSchema.parse(await response.json());
    const listed = { ...kiosk.info, server: kiosk.info.keys };
    const list = await findRecipients(crypto, listed, signed);
    const keyOf = ({ machine }: TestStation): string => machine.sealingKey.toString('base64');
    expect(list?.recipients).toEqual([keyOf(counter), keyOf(colleague)].toSorted());
    const forged = { ...signed, content: signed.content.replace('Nord', 'Syd') };
    expect(await findRecipients(crypto, listed, forged)).toBeUndefined();
    expect(await findRecipients(crypto, { ...listed, stationId: counter.id }, signed)).toBeUndefined();
    expect(await findRecipients(crypto, { ...listed, kommuneCode: '0621' }, signed)).toBeUndefined();
  });

  it('gives what a kiosk handed in to one clerk of its office, who opens it, and then it is gone', async () => {
    const { server, kiosk, counter, colleague } = await start();
    const intake = sampleIntake();
    const sealed = await sealAsKiosk(kiosk, intake, [counter, colleague]);
    const first = await handIn(kiosk, sealed);
    expect(first.status).toBe(200);
    expect(HandedInSchema.parse(await first.json())).toMatchObject({ id: intake.id, replayed: false });
    // The answer was lost.
    expect(HandedInSchema.parse(await (await handIn(kiosk, sealed)).json()).replayed).toBe(true);

    const { ticket } = sealed;
    const found = await ask(counter, { ask: 'find', ticket });
    expect(found).toEqual({
      intakes: [expect.objectContaining({ id: intake.id, kioskName: 'Kiosk 1', state: { kind: 'open' } })],
    });
    const { taken } = await ask(counter, { ask: 'take', id: intake.id, fromOther: false });
    expect(taken?.kioskKey).toBe(kiosk.machine.signingKey.toString('base64'));
    const opener = {
      world: counter.info,
      sealingKey: counter.machine.sealingKey.toString('base64'),
      agree: async (key: Uint8Array) => new Uint8Array(counter.machine.agreeWith(key)),
    };
    if (taken === undefined) throw new Error('not taken');
    expect(await openIntake(crypto, taken.sealed, taken.kioskKey, opener)).toEqual({
      ok: true,
      value: intake,
    });

    // The second clerk is told who has it, and gets nothing.
    const second = await ask(colleague, { ask: 'find', ticket, by: 'BO' });
    expect(second.intakes[0]?.state).toMatchObject({
      kind: 'taken',
      by: 'ANNA',
      stationName: 'Skranke 1',
      here: false,
    });
    const refused = await ask(colleague, { ask: 'take', id: intake.id, fromOther: false, by: 'BO' });
    expect(refused.taken).toBeUndefined();
    expect((await ask(colleague, { ask: 'finish', id: intake.id })).intakes[0]?.state.kind).toBe('taken');
    // Asked, and handed over at the counter.
    const over = await ask(colleague, { ask: 'take', id: intake.id, fromOther: true, by: 'BO' });
    expect(over.intakes[0]?.state).toMatchObject({ kind: 'taken', by: 'BO', here: true });
    expect(over.taken?.sealed).toEqual(sealed);
    await ask(colleague, { ask: 'give-up', id: intake.id, by: 'BO' });
    expect((await ask(counter, { ask: 'find', ticket })).intakes[0]?.state).toEqual({ kind: 'open' });

    await ask(counter, { ask: 'take', id: intake.id, fromOther: false });
    const ended = await ask(counter, { ask: 'finish', id: intake.id });
    const isEnded = {
      kind: 'ended',
      as: 'finished',
      by: 'ANNA',
      stationName: 'Skranke 1',
      registered: false,
    };
    expect(ended.intakes[0]?.state).toMatchObject(isEnded);
    expect((await ask(colleague, { ask: 'find', ticket, by: 'BO' })).intakes[0]?.state).toEqual(
      ended.intakes[0]?.state,
    );
    expect((await ask(colleague, { ask: 'take', id: intake.id, fromOther: true })).taken).toBeUndefined();
    // A kiosk that has not heard it brings nothing back.
    expect(HandedInSchema.parse(await (await handIn(kiosk, sealed)).json()).replayed).toBe(true);
    const { db } = server.database;
    expect(await db.selectFrom('intakes').select('sealed').execute()).toEqual([{ sealed: null }]);
    const events = await db
      .selectFrom('intake_events')
      .select(['action', 'initials'])
      .orderBy('id')
      .execute();
    expect(events.map(({ action, initials }) => `${action} ${initials}`.trim())).toEqual([
      'received',
      'seen ANNA',
      'taken ANNA',
      'seen BO',
      'taken BO',
      'given-up BO',
      'seen ANNA',
      'taken ANNA',
      'finished ANNA',
      'seen BO',
    ]);
    await expect(db.deleteFrom('intake_events').execute()).rejects.toThrow();
    // Nothing of it in the log but ids.
    const log = server.log.join('');
    for (const secret of [ticket, sealed.sealed.slice(0, 40), 'ANNA']) expect(log).not.toContain(secret);
  });

  it('finishes an intake with the record that came of it, however often that is sent', async () => {
    const { server, kiosk, counter, colleague } = await start();
    const [intake, other] = [sampleIntake(), sampleIntake()];
    const sealed = await sealAsKiosk(kiosk, intake, [counter]);
    const kept = await sealAsKiosk(kiosk, other, [counter]);
    for (const one of [sealed, kept]) await handIn(kiosk, one);
    await ask(counter, { ask: 'take', id: intake.id, fromOther: false });
    const record = practiceRecord({ cpr: practiceCpr(0) });
    const content = JSON.stringify({ ...JSON.parse(record.content), intake: intake.id });
    const send = () =>
      counter.send({
        path: apiPaths.handOver,
        body: { audience: 'practice', records: [{ id: record.id, content }] },
        number: 1,
      });
    for (const replayed of [false, true]) {
      const { results } = HandOverResponseSchema.parse(await (await send()).json());
      expect(results).toMatchObject([{ outcome: 'acknowledged', replayed }]);
    }
    expect((await ask(colleague, { ask: 'find', ticket: sealed.ticket })).intakes[0]?.state).toMatchObject({
      kind: 'ended',
      as: 'finished',
      by: 'ANNA',
      stationName: 'Skranke 1',
      registered: true,
    });
    expect((await ask(colleague, { ask: 'find', ticket: kept.ticket })).intakes[0]?.state.kind).toBe('open');
    const finished = await server.database.db
      .selectFrom('intake_events')
      .select(['initials', 'station_id'])
      .where('action', '=', 'finished')
      .execute();
    expect(finished).toEqual([{ initials: 'ANNA', station_id: counter.id }]);
    const trail = createOfficeAudit(server.database.db, steppingClock());
    const detail = {
      ticket: formatTicket(sealed.ticket),
      kiosk: 'Kiosk 1',
      office: 'Nord',
      station: 'Skranke 1',
    };
    expect(await trail.list({ limit: 10 })).toMatchObject([
      { action: 'intake-finished', by: 'ANNA', record: record.id, detail },
      { action: 'intake-taken', by: 'ANNA', detail },
    ]);
    expect((await trail.check()).brokenAt).toBeUndefined();
  });

  it('tells another office no more than whose it is, and lets it do nothing', async () => {
    const { server, kiosk, counter } = await start();
    const elsewhere = await server.newStation('Skranke 9', 'Syd');
    const intake = sampleIntake();
    const sealed = await sealAsKiosk(kiosk, intake, [counter]);
    await handIn(kiosk, sealed);
    const state = { kind: 'elsewhere', office: 'Nord' };
    expect((await ask(elsewhere, { ask: 'find', ticket: sealed.ticket })).intakes).toMatchObject([{ state }]);
    for (const question of ['take', 'give-up', 'finish']) {
      const more = question === 'take' ? { fromOther: true } : {};
      const answer = await ask(elsewhere, { ask: question, id: intake.id, ...more });
      expect(answer).toMatchObject({ intakes: [{ state }] });
      expect(answer.taken).toBeUndefined();
    }
    const record = practiceRecord({ cpr: practiceCpr(0) });
    const content = JSON.stringify({ ...JSON.parse(record.content), intake: intake.id });
    await elsewhere.handOver([{ id: record.id, content }]);
    expect((await ask(counter, { ask: 'find', ticket: sealed.ticket })).intakes[0]?.state.kind).toBe('open');
    expect(await ask(counter, { ask: 'find', ticket: '222222' })).toEqual({ intakes: [] });
  });

  it('deletes what nobody has finished in time, and says so', async () => {
    const place = await newPlace('lasting');
    let now = Date.parse('2026-11-23T08:00:00.000Z');
    const clock = { ...steppingClock(), now: () => new Date(now).toISOString() as Instant };
    const started = await start({ database: place, clock });
    const { kiosk, counter } = started;
    const sealed = await sealAsKiosk(kiosk, sampleIntake(), [counter]);
    await handIn(kiosk, sealed);
    await started.server.stop();
    const day = 24 * 60 * 60 * 1000;
    for (const [days, kind] of [
      [9.9, 'open'],
      [10.1, 'ended'],
    ] as const) {
      now = Date.parse('2026-11-23T08:00:00.000Z') + days * day;
      server = await startTestServer({ database: place, clock, intakeDays: 10 });
      const again = await server.stations.newCode(counter.id);
      const station = await enrolTestStation(server.url, again?.code ?? '');
      await expect
        .poll(async () => (await ask(station, { ask: 'find', ticket: sealed.ticket })).intakes[0]?.state.kind)
        .toBe(kind);
      await server.stop();
    }
  });

  it('keeps what a kiosk tells of its queue for the office, and nothing malformed', async () => {
    const { server, kiosk, counter } = await start();
    const tell = async (body: object, by = kiosk) =>
      (await by.send({ path: apiPaths.kioskQueue, body })).status;
    expect(await tell({ waiting: 3, needsAPerson: 1 })).toBe(200);
    expect(await tell({ waiting: -1, needsAPerson: 1 })).toBe(400);
    expect(await tell({ waiting: 9, needsAPerson: 9 }, counter)).toBe(403);
    const stations = await listOfficeStations(server.database.db);
    expect(stations.find(({ id }) => id === kiosk.id)?.queue).toMatchObject({ waiting: 3, needsAPerson: 1 });
    expect(stations.find(({ id }) => id === counter.id)?.queue).toBeUndefined();
  });

  it('lets a kiosk do nothing else, and nobody else do what a kiosk does', async () => {
    const { server, kiosk, counter } = await start();
    const wrongRole = { status: 403, problem: 'wrong-role' };
    const records = [practiceRecord({ cpr: practiceCpr(0) })];
    const compared = [{ id: records[0]?.id, contentHash: 'a'.repeat(64) }];
    for (const request of [
      { path: apiPaths.handOver, body: { audience: 'practice', records } },
      { path: apiPaths.receipts, body: { audience: 'practice', records: compared } },
      { path: `${apiPaths.updates}?marks=0&index=0&lists=0` },
      { path: apiPaths.intakes, body: { ask: 'find', ticket: '222222', audience: 'practice', by: 'X' } },
    ]) {
      expect([request.path, await readProblem(await kiosk.send(request))]).toEqual([request.path, wrongRole]);
    }
    const sealed = await sealAsKiosk(counter, sampleIntake(), [counter]);
    expect(await readProblem(await handIn(counter, sealed))).toEqual(wrongRole);
    expect(await readProblem(await counter.send({ path: apiPaths.kioskRecipients }))).toEqual(wrongRole);
    expect((await kiosk.send({ path: apiPaths.registers })).status).toBe(200);
    expect(await (await kiosk.send({ path: apiPaths.station })).json()).toMatchObject({ role: 'kiosk' });
    expect(await server.database.db.selectFrom('records').select('id').execute()).toEqual([]);
  });

  it('uses up no code for the wrong kind of machine', async () => {
    const { server } = await start();
    const { code } = await server.stations.add('Kiosk 2', 'Nord', 'kiosk');
    await expect(enrolTestStation(server.url, code)).rejects.toThrow('code-refused');
    const kiosk = await enrolTestStation(server.url, code, makeTestMachine(), 'kiosk');
    expect(kiosk.info.role).toBe('kiosk');
    const other = await server.stations.add('Skranke 4', 'Nord');
    await expect(enrolTestStation(server.url, other.code, makeTestMachine(), 'kiosk')).rejects.toThrow(
      'code-refused',
    );
  });

  it('refuses what is not the kiosk’s own, of another world, or under a used id', async () => {
    const { server, kiosk, counter } = await start();
    const second = await server.newStation('Kiosk 2', 'Nord', 'kiosk');
    const intake = sampleIntake();
    const sealed = await sealAsKiosk(kiosk, intake, [counter]);
    expect(await readProblem(await handIn(second, sealed))).toMatchObject({ status: 400 });
    expect(await readProblem(await handIn(kiosk, { ...sealed, kommuneCode: '0621' }))).toMatchObject({
      status: 403,
      problem: 'wrong-audience',
    });
    await handIn(kiosk, sealed);
    const twice = await sealAsKiosk(kiosk, intake, [counter]);
    expect(await readProblem(await handIn(kiosk, twice))).toMatchObject({ status: 409 });
    const stolen = await sealAsKiosk(second, intake, [counter]);
    expect(await readProblem(await handIn(second, stolen))).toMatchObject({ status: 409 });
  });

  it('takes no more of one kiosk than it may keep open', async () => {
    const { server, kiosk, counter } = await start();
    const { db } = server.database;
    const sealed = await sealAsKiosk(kiosk, sampleIntake(), [counter]);
    await handIn(kiosk, sealed);
    await sql`insert into intakes (id, ticket, kiosk_id, kiosk_key, office, sealed, sealed_hash, received_at)
      select gen_random_uuid(), ticket, kiosk_id, kiosk_key, office, sealed, sealed_hash, received_at
      from intakes, generate_series(2, ${kioskLimits.open})`.execute(db);
    const more = await sealAsKiosk(kiosk, sampleIntake(), [counter]);
    expect(await readProblem(await handIn(kiosk, more))).toEqual({
      status: 429,
      problem: 'too-many-intakes',
    });
    await db
      .updateTable('intakes')
      .set({ sealed: null, ended_as: 'finished', ended_at: new Date() })
      .where('id', '=', sealed.id)
      .execute();
    expect((await handIn(kiosk, more)).status).toBe(200);
  });

  it('answers the same from several processes on one database', async (context) => {
    const place = await newPlace();
    if (place.kind !== 'postgresql') return context.skip();
    const { kiosk, counter, colleague } = await start({ database: place });
    const second = await startTestServer({ database: place });
    const there = (station: TestStation) => stationOf(second.url, station.machine, station.info);
    for (let round = 0; round < 10; round += 1) {
      const intake = sampleIntake();
      const sealed = await sealAsKiosk(kiosk, intake, [counter, colleague]);
      const both = await Promise.all([handIn(kiosk, sealed), handIn(there(kiosk), sealed)]);
      const replays = await Promise.all(
        both.map(async (one) => HandedInSchema.parse(await one.json()).replayed),
      );
      expect(replays.filter((replayed) => replayed)).toHaveLength(1);
      const take = (station: TestStation) => ask(station, { ask: 'take', id: intake.id, fromOther: false });
      const answers = await Promise.all([take(counter), take(there(colleague))]);
      expect(answers.filter(({ taken }) => taken !== undefined)).toHaveLength(1);
    }
    await second.stop();
  });

  it('gives an intake to one of two clerks who take it in the same moment', async () => {
    const { kiosk, counter, colleague } = await start();
    for (let round = 0; round < 10; round += 1) {
      const intake = sampleIntake();
      await handIn(kiosk, await sealAsKiosk(kiosk, intake, [counter, colleague]));
      const take = (station: TestStation) => ask(station, { ask: 'take', id: intake.id, fromOther: false });
      const answers = await Promise.all([take(counter), take(colleague)]);
      expect(answers.filter(({ taken }) => taken !== undefined)).toHaveLength(1);
    }
  });
});

describe('figures', () => {
  it('count the intakes that wait, and those that are taken', async () => {
    const server = await startTestServer({ database: { kind: 'memory' }, metrics: { port: 0 } });
    const kiosk = await server.newStation('Kiosk 1', 'Nord', 'kiosk');
    const counter = await server.newStation('Skranke 1', 'Nord');
    const [first, second] = [sampleIntake(), sampleIntake()];
    for (const one of [first, second]) await handIn(kiosk, await sealAsKiosk(kiosk, one, [counter]));
    await ask(counter, { ask: 'take', id: first.id, fromOther: false });
    const text = await (await fetch(server.metricsUrl ?? '')).text();
    expect(text).toContain('bopael_open_intakes{state="waiting"} 1');
    expect(text).toContain('bopael_open_intakes{state="taken"} 1');
    await server.stop();
  });
});
