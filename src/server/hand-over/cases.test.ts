import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
import { hashText } from './content-check.ts';

interface FoundCase {
  readonly kind: string;
  readonly existing: string | null;
  readonly content: string | null;
  readonly hash: string;
  readonly refusal: unknown;
  readonly station: string;
  readonly opened_at: Date;
  readonly seen_at: Date;
  readonly closed_as: string | null;
}

describeOnEachDatabase('a record that cannot be taken', (newPlace) => {
  let desk: TestDesk;
  let [station, other]: DeskStation[] = [];
  let people = 0;
  const newCpr = (): string => practiceCpr(people++ * 2);

  beforeAll(async () => {
    desk = await openTestDesk(await newPlace());
    [station, other] = [
      await desk.newStation('Skranke 1', 'Nord'),
      await desk.newStation('Skranke 2', 'Syd'),
    ];
  });
  afterAll(async () => {
    await desk.database.close();
  });

  const handOver: DeskStation['handOver'] = async (records, settled) => {
    if (station === undefined) throw new Error('no such station');
    return await station.handOver(records, settled);
  };
  const casesOf = async (id: string): Promise<readonly FoundCase[]> => {
    const found = await sql<FoundCase>`
      select kind, existing_id as existing, content, encode(content_hash, 'hex') as hash, refusal::json as refusal,
        station_id as station, opened_at, seen_at, closed_as
      from cases where record_id = ${id}::uuid order by opened_at`.execute(desk.database.db);
    return found.rows;
  };
  /** One person registered twice: the first is taken, the second is a conflict. */
  async function makeConflict() {
    const cpr = newCpr();
    const [first, second] = [practiceRegistration({ cpr }), practiceRegistration({ cpr })];
    const { results } = await handOver([outgoing(first), outgoing(second)]);
    expect(results.map((one) => one.outcome)).toEqual(['acknowledged', 'conflict']);
    return { first, second };
  }

  it('becomes a case with both sides where it is in conflict', async () => {
    const { first, second } = await makeConflict();
    expect(await casesOf(second.id)).toMatchObject([
      {
        kind: 'active-registration',
        existing: first.id,
        content: outgoing(second).content,
        hash: hashText(outgoing(second).content),
        refusal: null,
        station: station?.station.id,
        closed_as: null,
      },
    ]);
    expect(await casesOf(first.id)).toEqual([]);
  });

  it('becomes a case without a word of its content where it is refused', async () => {
    const id = newRegistrationId();
    const content = '{"person":{"name":"Hemmelig Person"}}';
    const lost = practiceWithdrawal({ withdraws: newRegistrationId() });
    await handOver([{ id, content }, lost]);
    const [broken] = await casesOf(id);
    expect(broken).toMatchObject({ kind: 'refused', existing: null, content: null, hash: hashText(content) });
    expect(broken?.refusal).toMatchObject({ kind: 'invalid-content' });
    expect(JSON.stringify(broken)).not.toContain('Hemmelig');
    expect(await casesOf(lost.id)).toMatchObject([
      { content: null, refusal: { kind: 'nothing-to-withdraw', paths: ['withdraws'] } },
    ]);
  });

  it('stays one case however often it comes again, and shows when it came last and why', async () => {
    const { first, second } = await makeConflict();
    const [before] = await casesOf(second.id);
    await handOver([outgoing(second), outgoing(second)]);
    const [after, ...more] = await casesOf(second.id);
    expect(more).toEqual([]);
    expect(after?.opened_at).toEqual(before?.opened_at);
    expect(after?.seen_at.getTime()).toBeGreaterThan(before?.seen_at.getTime() ?? 0);
    // The one in the way is corrected: from now on that correction is the other side.
    const correction = practiceRegistration({ cpr: first.person.cpr, corrects: first.id });
    await handOver([outgoing(correction), outgoing(second)]);
    expect(await casesOf(second.id)).toMatchObject([{ existing: correction.id, closed_as: null }]);
    // It comes in another state: what it said before is not kept either.
    await handOver([{ id: second.id, content: '{}' }]);
    expect(await casesOf(second.id)).toMatchObject([
      { kind: 'refused', existing: null, content: null, refusal: { kind: 'invalid-content' } },
    ]);
  });

  it('ends the case when it is acknowledged after all', async () => {
    const { first, second } = await makeConflict();
    const { results } = await handOver([practiceWithdrawal({ withdraws: first.id }), outgoing(second)]);
    expect(results.map((one) => one.outcome)).toEqual(['acknowledged', 'acknowledged']);
    expect(await casesOf(second.id)).toMatchObject([{ closed_as: 'acknowledged' }]);
  });

  it('is a new case where the id comes to stand for other bytes later', async () => {
    const { first, second } = await makeConflict();
    await handOver([practiceWithdrawal({ withdraws: first.id }), outgoing(second)]);
    const changed = { id: second.id, content: `${outgoing(second).content} ` };
    await handOver([changed]);
    const refusal = { kind: 'id-used-with-other-content' };
    expect(await casesOf(second.id)).toMatchObject([
      { closed_as: 'acknowledged' },
      { refusal, content: null, closed_as: null },
    ]);
    await handOver([outgoing(second)]);
    expect((await casesOf(second.id)).map((one) => one.closed_as)).toEqual(['acknowledged', 'acknowledged']);
  });

  it('ends as its station says, with nothing else handed over', async () => {
    const [one, two] = [(await makeConflict()).second, (await makeConflict()).second];
    const answer = await handOver(
      [],
      [
        { id: one.id, as: 'withdrawn' },
        { id: two.id, as: 'corrected' },
        { id: newRegistrationId(), as: 'withdrawn' },
      ],
    );
    expect(answer).toEqual({ results: [] });
    expect(await casesOf(one.id)).toMatchObject([{ closed_as: 'withdrawn' }]);
    expect(await casesOf(two.id)).toMatchObject([{ closed_as: 'corrected' }]);
    await handOver([], [{ id: one.id, as: 'corrected' }]);
    expect(await casesOf(one.id)).toMatchObject([{ closed_as: 'withdrawn' }]);
  });

  it('is not ended by another station', async () => {
    const { second } = await makeConflict();
    await other?.handOver([], [{ id: second.id, as: 'withdrawn' }]);
    expect(await casesOf(second.id)).toMatchObject([{ closed_as: null }]);
  });

  it('is answered as before, and nothing more, when it comes late and its station has given it up', async () => {
    const { first, second } = await makeConflict();
    await handOver([], [{ id: second.id, as: 'withdrawn' }]);
    const before = await casesOf(second.id);
    // What was in the way goes: the record that was held up on its way would be taken now.
    const withdrawal = practiceWithdrawal({ withdraws: first.id });
    const { results } = await handOver([withdrawal, outgoing(second)]);
    expect(results).toMatchObject([
      { outcome: 'acknowledged' },
      { outcome: 'conflict', conflict: { kind: 'active-registration', existing: { id: first.id } } },
    ]);
    expect(await casesOf(second.id)).toEqual(before);
    const refused = practiceWithdrawal({ withdraws: newRegistrationId() });
    await handOver([refused]);
    await handOver([], [{ id: refused.id, as: 'corrected' }]);
    expect((await handOver([refused])).results).toMatchObject([
      { outcome: 'refused', refusal: { kind: 'nothing-to-withdraw' } },
    ]);
    expect(await casesOf(refused.id)).toMatchObject([{ closed_as: 'corrected' }]);
  });

  it('opens and ends in one request where its station says both', async () => {
    const cpr = newCpr();
    await handOver([practiceRecord({ cpr })]);
    const second = practiceRecord({ cpr });
    const { results } = await handOver([second], [{ id: second.id, as: 'withdrawn' }]);
    expect(results).toMatchObject([{ outcome: 'conflict' }]);
    expect(await casesOf(second.id)).toMatchObject([{ closed_as: 'withdrawn' }]);
  });

  it('is one case among many records that are taken', async () => {
    const poisoned = { id: newRegistrationId(), content: '{"schemaVersion":1}' };
    const records = Array.from({ length: 400 }, () => practiceRecord({ cpr: newCpr() }));
    const { results } = await handOver([...records.slice(0, 123), poisoned, ...records.slice(123)]);
    expect(results.filter((one) => one.outcome === 'acknowledged')).toHaveLength(400);
    expect(results[123]).toMatchObject({ id: poisoned.id, outcome: 'refused' });
    expect(await casesOf(poisoned.id)).toHaveLength(1);
  });
});
