import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { kioskLimits } from '../../contract/kiosk-api.ts';
import type { Instant } from '../../domain/registration.ts';
import { sampleIntake } from '../../testing/intakes.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { askForIntakes as ask, handIn, sealAsKiosk, startKioskOffice } from '../testing/test-kiosk.ts';
import { enrolTestStation, startTestServer, steppingClock, type TestServer } from '../testing/test-server.ts';

const day = 24 * 60 * 60 * 1000;

describeOnEachDatabase('intakes that the server did not take', (newPlace) => {
  let server: TestServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  async function start(options: Partial<Parameters<typeof startKioskOffice>[0]> = {}) {
    const office = await startKioskOffice({ database: await newPlace(), ...options });
    server = office.server;
    return office;
  }

  it('are told of by their ticket, with the reason, at the kiosk’s own office alone', async () => {
    const { server, kiosk, counter } = await start();
    const elsewhere = await server.newStation('Skranke 9', 'Syd');
    const intake = sampleIntake();
    await handIn(kiosk, await sealAsKiosk(kiosk, intake, [counter]));
    const twice = await sealAsKiosk(kiosk, intake, [counter]);
    const foreign = { ...(await sealAsKiosk(kiosk, sampleIntake(), [counter])), kommuneCode: '0621' };
    const torn = { ...(await sealAsKiosk(kiosk, sampleIntake(), [counter])), sealed: '' };
    for (const [sealed, status, problem] of [
      [twice, 409, 'malformed'],
      [foreign, 403, 'wrong-audience'],
      [torn, 400, 'malformed'],
    ] as const) {
      expect((await handIn(kiosk, sealed)).status).toBe(status);
      const { ticket, id } = sealed;
      expect(await ask(counter, { ask: 'find', ticket })).toMatchObject({
        intakes: [],
        refused: [{ id, kioskName: 'Kiosk 1', problem }],
      });
      expect((await ask(elsewhere, { ask: 'find', ticket })).refused).toBeUndefined();
    }
    // What says neither id nor ticket is nobody's.
    expect((await handIn(kiosk, { ticket: twice.ticket })).status).toBe(400);
    const rows = await server.database.db.selectFrom('refused_intakes').select('ticket').execute();
    expect(rows).toHaveLength(3);
  });

  it('are told of no longer once the server has taken them', async () => {
    const { server, kiosk, counter } = await start();
    const { db } = server.database;
    const first = await sealAsKiosk(kiosk, sampleIntake(), [counter]);
    await handIn(kiosk, first);
    await sql`insert into intakes (id, ticket, kiosk_id, kiosk_key, office, sealed, sealed_hash, received_at)
      select gen_random_uuid(), ticket, kiosk_id, kiosk_key, office, sealed, sealed_hash, received_at
      from intakes, generate_series(2, ${kioskLimits.open})`.execute(db);
    const more = await sealAsKiosk(kiosk, sampleIntake(), [counter]);
    const { ticket } = more;
    for (let offer = 0; offer < 2; offer += 1) await handIn(kiosk, more);
    expect((await ask(counter, { ask: 'find', ticket })).refused).toMatchObject([
      { problem: 'too-many-intakes' },
    ]);
    await ask(counter, { ask: 'finish', id: first.id });
    expect((await handIn(kiosk, more)).status).toBe(200);
    const found = await ask(counter, { ask: 'find', ticket });
    expect(found).toMatchObject({ intakes: [{ state: { kind: 'open' } }] });
    expect(found.refused).toBeUndefined();
  });

  it('are forgotten after as many days as a taken one is kept', async () => {
    const place = await newPlace('lasting');
    let now = Date.parse('2026-11-23T08:00:00.000Z');
    const clock = { ...steppingClock(), now: () => new Date(now).toISOString() as Instant };
    const { server: first, kiosk, counter } = await start({ database: place, clock });
    const sealed = { ...(await sealAsKiosk(kiosk, sampleIntake(), [counter])), kommuneCode: '0621' };
    await handIn(kiosk, sealed);
    await first.stop();
    for (const [days, refused] of [
      [9.9, 1],
      [10.1, 0],
    ] as const) {
      now = Date.parse('2026-11-23T08:00:00.000Z') + days * day;
      server = await startTestServer({ database: place, clock, intakeDays: 10 });
      const again = await server.stations.newCode(counter.id);
      const station = await enrolTestStation(server.url, again?.code ?? '');
      await expect
        .poll(async () => (await ask(station, { ask: 'find', ticket: sealed.ticket })).refused?.length ?? 0)
        .toBe(refused);
      await server.stop();
    }
  });

  it('of one kiosk are no more than it may have open', async () => {
    const { server, kiosk, counter } = await start();
    const { db } = server.database;
    const offer = async () => {
      const sealed = { ...(await sealAsKiosk(kiosk, sampleIntake(), [counter])), kommuneCode: '0621' };
      await handIn(kiosk, sealed);
      return sealed;
    };
    const known = await offer();
    await sql`insert into refused_intakes (kiosk_id, intake_id, ticket, office, problem, refused_at)
      select kiosk_id, gen_random_uuid(), ticket, office, problem, refused_at
      from refused_intakes, generate_series(2, ${kioskLimits.open})`.execute(db);
    const unknown = await offer();
    const tell = async (id: string) =>
      await db.selectFrom('refused_intakes').select('problem').where('intake_id', '=', id).execute();
    expect([await tell(known.id), await tell(unknown.id)]).toEqual([[{ problem: 'wrong-audience' }], []]);
  });
});
