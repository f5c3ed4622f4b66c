import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exchangeWindow, findLastExchange } from '../stations/exchange-book.ts';
import { createStationBook } from '../stations/station-book.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import {
  newRegistrationId,
  outgoing,
  practiceCpr,
  practiceRecord,
  practiceRegistration,
  practiceWithdrawal,
} from '../testing/practice-registrations.ts';
import { type DeskStation, openTestDesk, type TestDesk } from '../testing/test-desk.ts';
import type { HandOver } from './hand-over-desk.ts';

describeOnEachDatabase('a hand-over by its number', (newPlace) => {
  let desk: TestDesk;
  let people = 0;
  const newCpr = (): string => practiceCpr(people++ * 2);
  const newRecord = () => practiceRecord({ cpr: newCpr() });

  beforeAll(async () => {
    desk = await openTestDesk(await newPlace());
  });
  afterAll(async () => {
    await desk.database.close();
  });

  /** All that hand-overs change. */
  const readBooks = async (): Promise<unknown> => {
    const { db } = desk.database;
    return await Promise.all([
      db.selectFrom('records').selectAll().orderBy('sequence').execute(),
      db.selectFrom('cases').selectAll().orderBy('record_id').orderBy('opened_at').execute(),
      db.selectFrom('exchanges').selectAll().orderBy('signing_key').orderBy('number').execute(),
      db.selectFrom('lines').selectAll().orderBy('name').execute(),
    ]);
  };
  const numbersOf = async ({ signingKey }: DeskStation): Promise<readonly number[]> => {
    const found = await sql<{ number: number }>`
      select number from exchanges where signing_key = ${Buffer.from(signingKey)}::bytea order by number
    `.execute(desk.database.db);
    return found.rows.map(({ number }) => number);
  };
  const renumbered = (request: HandOver, number: number): HandOver => ({
    ...request,
    exchange: { ...request.exchange, number },
  });
  const isShutOut = async ({ station }: DeskStation): Promise<boolean> => {
    const listed = await createStationBook(desk.database.db, desk.clock).list();
    return listed.find(({ id }) => id === station.id)?.clonedAt !== undefined;
  };

  it('is noted with what it did', async () => {
    const station = await desk.newStation();
    await station.handOver([newRecord()]);
    await station.handOver([{ id: newRegistrationId(), content: '{}' }]);
    await station.handOver([], [{ id: newRegistrationId(), as: 'withdrawn' }]);
    expect(await numbersOf(station)).toEqual([1, 2, 3]);
    expect(await findLastExchange(desk.database.db, station.signingKey)).toBe(3);
  });

  it('changes nothing when it comes again, and is answered the same', async () => {
    const station = await desk.newStation();
    const cpr = newCpr();
    const [taken, second] = [practiceRegistration({ cpr }), practiceRegistration({ cpr })];
    const broken = { id: newRegistrationId(), content: '{"id":' };
    const request = station.request([outgoing(taken), outgoing(second), broken, newRecord()]);
    const first = await desk.desk.takeIn(request);
    const books = await readBooks();
    const again = await desk.desk.takeIn(request);
    if (first === 'cloned' || again === 'cloned') throw new Error('taken for two machines');
    expect(again.results).toEqual(
      first.results.map((one) => (one.outcome === 'acknowledged' ? { ...one, replayed: true } : one)),
    );
    expect(again.attestation).toEqual(first.attestation);
    expect(await readBooks()).toEqual(books);
    // Also when the world has moved on: what was in the way is gone, and a case was ended by its station.
    await station.handOver(
      [practiceWithdrawal({ withdraws: taken.id })],
      [{ id: broken.id, as: 'corrected' }],
    );
    const later = await readBooks();
    expect(await desk.desk.takeIn(request)).toEqual(again);
    expect(await readBooks()).toEqual(later);
    expect((await station.handOver([outgoing(second)])).results).toMatchObject([{ outcome: 'acknowledged' }]);
  });

  it('shows two machines where its number was used for something else: nothing is kept, both are shut out', async () => {
    const station = await desk.newStation();
    await station.handOver([newRecord()]);
    const before = await readBooks();
    const clone = renumbered(station.request([newRecord()]), 1);
    expect(await desk.desk.takeIn(clone)).toBe('cloned');
    expect(await readBooks()).toEqual(before);
    expect(await isShutOut(station)).toBe(true);
    // A request that had been let in before it came out.
    expect(await desk.desk.takeIn(station.request([newRecord()]))).toBe('cloned');
    expect(await readBooks()).toEqual(before);
    const bystander = await desk.newStation('Skranke 2');
    await bystander.handOver([newRecord()]);
    expect(await isShutOut(bystander)).toBe(false);
  });

  it('shows a machine that was put back in time where its number is far behind', async () => {
    const station = await desk.newStation();
    await desk.desk.takeIn(renumbered(station.request([newRecord()]), 5_000));
    const near = renumbered(station.request([newRecord()]), 5_000 - exchangeWindow);
    expect(await desk.desk.takeIn(near)).toMatchObject({ results: [{ outcome: 'acknowledged' }] });
    const far = renumbered(station.request([newRecord()]), 5_000 - exchangeWindow - 1);
    expect(await desk.desk.takeIn(far)).toBe('cloned');
  });

  it('may be far behind where it lay in a drawer, and is then taken without being noted', async () => {
    const station = await desk.newStation();
    await desk.desk.takeIn(renumbered(station.request([newRecord()]), 5_000));
    const late = { ...renumbered(station.request([newRecord()]), 3), mayBeLate: true };
    expect(await desk.desk.takeIn(late)).toMatchObject({
      results: [{ outcome: 'acknowledged', replayed: false }],
    });
    expect(await desk.desk.takeIn(late)).toMatchObject({ results: [{ replayed: true }] });
    expect(await numbersOf(station)).toEqual([5_000]);
    const clone = { ...renumbered(station.request([newRecord()]), 5_000), mayBeLate: true };
    expect(await desk.desk.takeIn(clone)).toBe('cloned');
  });

  it('is noted with its last part where it comes in several, so that the rest can follow after a stop', async () => {
    const station = await desk.newStation();
    const whole = station.request([newRecord(), newRecord()]);
    const [first = newRecord(), second = newRecord()] = whole.records;
    const part = (records: HandOver['records'], moreFollows: boolean) =>
      desk.desk.takeIn({ ...whole, records, moreFollows });
    expect(await part([first], true)).toMatchObject({ results: [{ replayed: false }] });
    expect(await numbersOf(station)).toEqual([]);
    expect(await part([first], true)).toMatchObject({ results: [{ replayed: true }] });
    expect(await part([second], false)).toMatchObject({ results: [{ replayed: false }] });
    expect(await numbersOf(station)).toEqual([1]);
    for (const [one, moreFollows] of [
      [first, true],
      [second, false],
    ] as const) {
      expect(await part([one], moreFollows)).toMatchObject({ results: [{ replayed: true }] });
    }
  });

  it('leaves no trace where the database fails under it, and can be sent again', async () => {
    const { db } = desk.database;
    const station = await desk.newStation();
    const request = station.request([newRecord(), { id: newRegistrationId(), content: '{}' }]);
    const before = await readBooks();
    await sql`alter table cases add constraint fails check (kind <> 'refused') not valid`.execute(db);
    await expect(desk.desk.takeIn(request)).rejects.toMatchObject({ code: '23514' });
    await sql`alter table cases drop constraint fails`.execute(db);
    expect(await readBooks()).toEqual(before);
    expect(await desk.desk.takeIn(request)).toMatchObject({
      results: [{ outcome: 'acknowledged', replayed: false }, { outcome: 'refused' }],
    });
  });

  it('is taken once where the same one comes many times at the same moment', async () => {
    const station = await desk.newStation();
    const request = station.request([newRecord(), newRecord()]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => desk.desk.takeIn(request)));
    const results = answers.flatMap((one) => (one === 'cloned' ? [] : one.results));
    expect(results).toHaveLength(16);
    expect(results.filter((one) => one.outcome === 'acknowledged' && !one.replayed)).toHaveLength(2);
    const rival = { ...station.request([newRecord()]), exchange: { ...request.exchange, number: 2 } };
    const other = {
      ...rival,
      records: [newRecord()],
      exchange: { ...rival.exchange, requestHash: Buffer.alloc(32, 1) },
    };
    const verdicts = await Promise.all([desk.desk.takeIn(rival), desk.desk.takeIn(other)]);
    expect(verdicts.filter((one) => one === 'cloned')).toHaveLength(1);
  });
});
