import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutgoingRecord, RecordResult } from '../../contract/intake-api.ts';
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

describeOnEachDatabase('taking an acknowledged registration back', (newPlace) => {
  let desk: TestDesk;
  /** Two stations of one office, one of another. */
  let [north, northToo, south]: DeskStation[] = [];
  let people = 0;
  const newCpr = (): string => practiceCpr(people++ * 2);

  beforeAll(async () => {
    desk = await openTestDesk(await newPlace());
    [north, northToo, south] = [
      await desk.newStation('Skranke 1', 'Nord'),
      await desk.newStation('Skranke 2', 'Nord'),
      await desk.newStation('Skranke 3', 'Syd'),
    ];
  });
  afterAll(async () => {
    await desk.database.close();
  });

  const handOver = async (
    station: DeskStation | undefined,
    ...records: OutgoingRecord[]
  ): Promise<readonly RecordResult[]> => {
    if (station === undefined) throw new Error('no such station');
    return (await station.handOver(records)).results;
  };
  const listActive = async (cpr: string): Promise<readonly string[]> => {
    const found = await sql<{ id: string }>`
      select id from active_records where cpr = ${cpr}`.execute(desk.database.db);
    return found.rows.map(({ id }) => id);
  };
  const refused = (kind: string, path: string) => ({
    outcome: 'refused',
    refusal: { kind, paths: [path] },
  });

  it('gives the withdrawal its own receipt, and leaves nothing active', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const withdrawal = practiceWithdrawal({ withdraws: first.id });
    const [taken] = await handOver(north, outgoing(first));
    const [withdrawn] = await handOver(north, withdrawal);
    const sequence = taken?.outcome === 'acknowledged' ? taken.receipt.sequence : 0;
    expect(withdrawn).toMatchObject({
      outcome: 'acknowledged',
      replayed: false,
      receipt: { id: withdrawal.id, sequence: sequence + 1 },
    });
    expect(await listActive(cpr)).toEqual([]);
    const kept = await sql`
      select id, kind, replaces from records where cpr = ${cpr} order by sequence`.execute(desk.database.db);
    expect(kept.rows).toEqual([
      { id: first.id, kind: 'registration', replaces: null },
      { id: withdrawal.id, kind: 'withdrawal', replaces: first.id },
    ]);
    expect(await handOver(north, withdrawal)).toEqual([{ ...withdrawn, replayed: true }]);
  });

  it('lets any office register the person anew, and withdraw that in its turn', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const second = practiceRegistration({ cpr });
    const results = await handOver(
      north,
      outgoing(first),
      practiceWithdrawal({ withdraws: first.id }),
      practiceRecord({ cpr: newCpr() }),
    );
    expect(results.map((one) => one.outcome)).toEqual(['acknowledged', 'acknowledged', 'acknowledged']);
    expect(await handOver(south, outgoing(second))).toMatchObject([{ outcome: 'acknowledged' }]);
    expect(await listActive(cpr)).toEqual([second.id]);
    const again = practiceWithdrawal({ withdraws: second.id });
    expect(await handOver(south, again)).toMatchObject([{ outcome: 'acknowledged' }]);
    expect(await listActive(cpr)).toEqual([]);
  });

  it('takes registration, withdrawal and registration anew in one batch', async () => {
    const cpr = newCpr();
    const [first, second] = [practiceRegistration({ cpr }), practiceRegistration({ cpr })];
    const results = await handOver(
      north,
      outgoing(first),
      practiceWithdrawal({ withdraws: first.id }),
      outgoing(second),
    );
    expect(results.map((one) => one.outcome)).toEqual(Array(3).fill('acknowledged'));
    expect(await listActive(cpr)).toEqual([second.id]);
  });

  it('lets nothing stand again that comes after its correction and the withdrawal of that', async () => {
    // As where the server was restored from a backup older than the first of them.
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const second = practiceRegistration({ cpr, corrects: first.id });
    const third = practiceRegistration({ cpr, corrects: second.id, correctsInTurn: [first.id] });
    const withdrawal = practiceWithdrawal({ withdraws: third.id });
    await handOver(north, outgoing(third));
    await handOver(north, withdrawal);
    const late = await handOver(north, outgoing(first), outgoing(second));
    expect(late).toMatchObject([refused('no-longer-current', 'id'), refused('no-longer-current', 'id')]);
    expect(await listActive(cpr)).toEqual([]);
    const anew = practiceRegistration({ cpr });
    expect(await handOver(north, outgoing(anew))).toMatchObject([{ outcome: 'acknowledged' }]);

    const other = newCpr();
    const [early, next] = [practiceRegistration({ cpr: other }), newRegistrationId()];
    const batch = await handOver(
      north,
      outgoing(practiceRegistration({ cpr: other, id: next, corrects: early.id })),
      practiceWithdrawal({ withdraws: next }),
      outgoing(early),
    );
    expect(batch).toMatchObject([
      { outcome: 'acknowledged' },
      { outcome: 'acknowledged' },
      refused('no-longer-current', 'id'),
    ]);
  });

  it('finds nothing to withdraw in what never came, nor in a withdrawal', async () => {
    const first = practiceRegistration({ cpr: newCpr() });
    const withdrawal = practiceWithdrawal({ withdraws: first.id });
    await handOver(north, outgoing(first), withdrawal);
    const results = await handOver(
      north,
      practiceWithdrawal({ withdraws: newRegistrationId() }),
      practiceWithdrawal({ withdraws: withdrawal.id }),
    );
    expect(results).toMatchObject([
      refused('nothing-to-withdraw', 'withdraws'),
      refused('nothing-to-withdraw', 'withdraws'),
    ]);
  });

  it('lets the office alone that registered withdraw or correct, from whichever of its stations', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    await handOver(north, outgoing(first));
    expect(
      await handOver(
        south,
        practiceWithdrawal({ withdraws: first.id }),
        practiceRecord({ cpr, corrects: first.id }),
      ),
    ).toMatchObject([
      refused('another-offices-record', 'withdraws'),
      refused('another-offices-record', 'corrects'),
    ]);
    const correction = practiceRegistration({ cpr, corrects: first.id });
    expect(
      await handOver(northToo, outgoing(correction), practiceWithdrawal({ withdraws: correction.id })),
    ).toMatchObject([{ outcome: 'acknowledged' }, { outcome: 'acknowledged' }]);
  });

  it('takes stations that were given no office for one office', async () => {
    const [one, other] = [await desk.newStation('Kiosk 1'), await desk.newStation('Kiosk 2')];
    const first = practiceRegistration({ cpr: newCpr() });
    await handOver(one, outgoing(first));
    const withdrawal = practiceWithdrawal({ withdraws: first.id });
    expect(await handOver(north, withdrawal)).toMatchObject([refused('another-offices-record', 'withdraws')]);
    expect(await handOver(other, practiceWithdrawal({ withdraws: first.id }))).toMatchObject([
      { outcome: 'acknowledged' },
    ]);
  });

  it('refuses to withdraw what another record has replaced meanwhile', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const correction = practiceRegistration({ cpr, corrects: first.id });
    await handOver(north, outgoing(first), outgoing(correction));
    expect(await handOver(north, practiceWithdrawal({ withdraws: first.id }))).toMatchObject([
      refused('no-longer-current', 'withdraws'),
    ]);
    expect(
      await handOver(
        north,
        practiceWithdrawal({ withdraws: correction.id }),
        practiceWithdrawal({ withdraws: correction.id }),
      ),
    ).toMatchObject([{ outcome: 'acknowledged' }, refused('no-longer-current', 'withdraws')]);
  });

  it('shows a correction of what was corrected meanwhile the record that counts now', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const theirs = practiceRegistration({ cpr, corrects: first.id, name: 'Rettet Af Andre' });
    await handOver(north, outgoing(first));
    await handOver(northToo, outgoing(theirs));
    const ours = practiceRegistration({ cpr, corrects: first.id });
    expect(await handOver(north, outgoing(ours))).toMatchObject([
      {
        outcome: 'conflict',
        conflict: {
          kind: 'active-registration',
          existing: { id: theirs.id, office: 'Nord', says: { name: 'Rettet Af Andre' } },
        },
      },
    ]);
  });

  it('registers anew by a correction on the station that withdrew', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const anew = practiceRegistration({ cpr, corrects: first.id });
    await handOver(north, outgoing(first), practiceWithdrawal({ withdraws: first.id }));
    expect(await handOver(north, outgoing(anew))).toMatchObject([{ outcome: 'acknowledged' }]);
    expect(await listActive(cpr)).toEqual([anew.id]);
  });

  it('tells a correction from another station that the record was withdrawn, and then lets it through', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const withdrawal = practiceWithdrawal({ withdraws: first.id });
    await handOver(north, outgoing(first), withdrawal);
    const unaware = practiceRegistration({ cpr, corrects: first.id });
    expect(await handOver(northToo, outgoing(unaware), outgoing(unaware))).toMatchObject([
      refused('no-longer-current', 'corrects'),
      refused('no-longer-current', 'corrects'),
    ]);
    expect(await listActive(cpr)).toEqual([]);
    const aware = {
      ...practiceRegistration({ cpr, corrects: unaware.id }),
      correctsInTurn: [first.id],
    };
    expect(await handOver(northToo, outgoing(aware))).toMatchObject([{ outcome: 'acknowledged' }]);
    expect(await listActive(cpr)).toEqual([aware.id]);
  });

  it('lets a correction through that names the withdrawal itself', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const withdrawal = practiceWithdrawal({ withdraws: first.id });
    await handOver(north, outgoing(first), withdrawal);
    const aware = {
      ...practiceRegistration({ cpr, corrects: withdrawal.id }),
      correctsInTurn: [first.id],
    };
    expect(await handOver(northToo, outgoing(aware))).toMatchObject([{ outcome: 'acknowledged' }]);
  });

  it('frees the way to the right number, and to a namesake', async () => {
    const pair = people++ * 2;
    const name = 'Mira Noor';
    const wrong = practiceRegistration({ cpr: practiceCpr(pair), name });
    const right = practiceRegistration({ cpr: practiceCpr(pair + 1), name, corrects: wrong.id });
    const namesake = practiceRegistration({ cpr: practiceCpr(pair + 1), name });
    const before = await handOver(north, outgoing(wrong), outgoing(right), outgoing(namesake));
    expect(before.map((one) => one.outcome)).toEqual(['acknowledged', 'conflict', 'conflict']);
    const after = await handOver(north, practiceWithdrawal({ withdraws: wrong.id }), outgoing(right));
    expect(after.map((one) => one.outcome)).toEqual(['acknowledged', 'acknowledged']);
  });

  it('lets exactly one of several withdrawals through that come at once', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    await handOver(north, outgoing(first));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        handOver(place % 2 === 0 ? north : northToo, practiceWithdrawal({ withdraws: first.id })),
      ),
    );
    const outcomes = answers.flat().map((one) => one.outcome);
    expect(outcomes.filter((one) => one === 'acknowledged')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'refused')).toHaveLength(7);
  });
});
