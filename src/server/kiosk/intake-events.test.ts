import { afterEach, expect, it } from 'vitest';
import type { Instant } from '../../domain/registration.ts';
import { formatTicket } from '../../domain/ticket.ts';
import { sampleIntake } from '../../testing/intakes.ts';
import { createOfficeAudit } from '../office/audit/office-audit.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { askForIntakes as ask, handIn, sealAsKiosk, startKioskOffice } from '../testing/test-kiosk.ts';
import { startTestServer, steppingClock, type TestServer } from '../testing/test-server.ts';

describeOnEachDatabase('what the trails tell of an intake', (newPlace) => {
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

  /** Oldest first, and sound. */
  async function readOfficeTrail({ database }: TestServer) {
    const trail = createOfficeAudit(database.db, steppingClock());
    expect((await trail.check()).brokenAt).toBeUndefined();
    return (await trail.list({ limit: 10 })).toReversed();
  }

  it('is who put it back, and at which station', async () => {
    const { server, kiosk, counter } = await start();
    const intake = sampleIntake();
    const sealed = await sealAsKiosk(kiosk, intake, [counter]);
    await handIn(kiosk, sealed);
    await ask(counter, { ask: 'take', id: intake.id, fromOther: false });
    await ask(counter, { ask: 'give-up', id: intake.id, by: 'BO' });
    const detail = {
      ticket: formatTicket(sealed.ticket),
      kiosk: 'Kiosk 1',
      office: 'Nord',
      station: 'Skranke 1',
    };
    expect(await readOfficeTrail(server)).toMatchObject([
      { action: 'intake-taken', by: 'ANNA', detail },
      { action: 'intake-given-up', by: 'BO', detail },
    ]);
    const { db } = server.database;
    const events = db.selectFrom('intake_events').select(['action', 'initials', 'station_id']);
    expect(await events.where('action', '=', 'given-up').execute()).toEqual([
      { action: 'given-up', initials: 'BO', station_id: counter.id },
    ]);
  });

  it('is that the server deleted it, being too old, and no clerk', async () => {
    const place = await newPlace('lasting');
    let now = Date.parse('2026-11-23T08:00:00.000Z');
    const clock = { ...steppingClock(), now: () => new Date(now).toISOString() as Instant };
    const { server: first, kiosk, counter } = await start({ database: place, clock, intakeDays: 10 });
    const sealed = await sealAsKiosk(kiosk, sampleIntake(), [counter]);
    await handIn(kiosk, sealed);
    await first.stop();
    now += 11 * 24 * 60 * 60 * 1000;
    const later = await startTestServer({ database: place, clock, intakeDays: 10 });
    server = later;
    await expect.poll(() => readOfficeTrail(later)).toHaveLength(1);
    const [entry] = await readOfficeTrail(later);
    expect(entry).toMatchObject({ action: 'intake-expired', by: 'SERVER' });
    expect(entry?.detail).toEqual({ ticket: formatTicket(sealed.ticket), kiosk: 'Kiosk 1', office: 'Nord' });
    const events = later.database.db.selectFrom('intake_events').select(['action', 'initials', 'station_id']);
    expect(await events.where('action', '=', 'expired').execute()).toEqual([
      { action: 'expired', initials: '', station_id: null },
    ]);
  });
});
