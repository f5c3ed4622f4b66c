import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from './testing/each-database.ts';
import {
  newRegistrationId,
  outgoing,
  practiceCpr,
  practiceRecord,
  practiceRegistration,
} from './testing/practice-registrations.ts';
import { startTestServer, type TestServer, type TestStation } from './testing/test-server.ts';

describeOnEachDatabase('handing registrations over', (newPlace) => {
  let server: TestServer;
  let station: TestStation;
  let people = 0;
  /** A person nobody in this suite has met. */
  const newCpr = (): string => practiceCpr(people++ * 2);

  beforeAll(async () => {
    server = await startTestServer({ database: await newPlace() });
    station = await server.newStation('Skranke Æ');
  });
  afterAll(async () => {
    await server.stop();
  });

  it('gives a receipt that names the exact bytes', async () => {
    const record = practiceRecord({ cpr: newCpr(), name: 'Åse Þórð "Ø" \u0000 \\' });
    const [result] = await station.handOver([record]);
    expect(result).toEqual({
      outcome: 'acknowledged',
      id: record.id,
      replayed: false,
      receipt: {
        id: record.id,
        sequence: expect.any(Number) as number,
        receivedAt: expect.stringMatching(/^2026-11-23T/) as string,
        contentHash: createHash('sha256').update(record.content, 'utf8').digest('hex'),
      },
    });
  });

  it('gives the stored receipt again when the same bytes come again, also from another station', async () => {
    const record = practiceRecord({ cpr: newCpr() });
    const [first] = await station.handOver([record]);
    const [again] = await station.handOver([record]);
    const other = await server.newStation('Skranke 2');
    const [elsewhere] = await other.handOver([record]);
    expect(first).toMatchObject({ outcome: 'acknowledged', replayed: false });
    expect(again).toEqual({ ...first, replayed: true });
    expect(elsewhere).toEqual({ ...first, replayed: true });
  });

  it('refuses other bytes under an id that it has, and keeps the first', async () => {
    const cpr = newCpr();
    const record = practiceRecord({ cpr });
    const [first] = await station.handOver([record]);
    const changed = practiceRecord({ cpr, id: record.id, name: 'Et Andet Navn' });
    const spaced = { id: record.id, content: ` ${record.content}` };
    const results = await station.handOver([changed, spaced, { id: record.id, content: '{}' }, record]);
    const refusal = { kind: 'id-used-with-other-content', paths: ['id'] };
    const refused = { outcome: 'refused', id: record.id, refusal };
    expect(results).toEqual([refused, refused, refused, { ...first, replayed: true }]);
  });

  it('answers in the order sent, each record by itself', async () => {
    const good = [practiceRecord({ cpr: newCpr() }), practiceRecord({ cpr: newCpr() })] as const;
    const bad = { id: newRegistrationId(), content: 'ikke JSON' };
    const results = await station.handOver([bad, good[0], bad, good[1], good[0]]);
    expect(results.map((result) => [result.id, result.outcome])).toEqual([
      [bad.id, 'refused'],
      [good[0].id, 'acknowledged'],
      [bad.id, 'refused'],
      [good[1].id, 'acknowledged'],
      [good[0].id, 'acknowledged'],
    ]);
    expect(results[4]).toMatchObject({ replayed: true });
  });

  it('numbers the records of a batch in the order sent', async () => {
    const records = Array.from({ length: 20 }, () => practiceRecord({ cpr: newCpr() })).reverse();
    const results = await station.handOver(records);
    const sequences = results.map((result) =>
      result.outcome === 'acknowledged' ? result.receipt.sequence : 0,
    );
    expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
    expect(new Set(sequences).size).toBe(20);
  });

  it('finds a second active registration of one CPR number, in a later batch and in the same', async () => {
    const cpr = newCpr();
    const [first, second, third] = [0, 1, 2].map(() => practiceRecord({ cpr })) as [
      ReturnType<typeof practiceRecord>,
      ReturnType<typeof practiceRecord>,
      ReturnType<typeof practiceRecord>,
    ];
    const [acknowledged, besides] = await station.handOver([first, second]);
    const [later] = await station.handOver([third]);
    expect(acknowledged).toMatchObject({ outcome: 'acknowledged' });
    const receivedAt = acknowledged?.outcome === 'acknowledged' ? acknowledged.receipt.receivedAt : '';
    const conflict = {
      kind: 'active-registration',
      existing: {
        id: first.id,
        receivedAt,
        stationName: 'Skranke Æ',
        office: '',
        says: {
          cpr,
          name: `Øvelse Nr ${cpr}`,
          birthDate: expect.stringMatching(/^20[345]\d-\d\d-\d\d$/) as string,
          citation: '§ 7, stk. 1',
          printed: ['Øvelsesvej 9C, 1. tv', '6000 Kolding'],
          moveInDate: '2026-11-20',
        },
      },
    };
    expect(besides).toEqual({ outcome: 'conflict', id: second.id, conflict });
    expect(later).toEqual({ outcome: 'conflict', id: third.id, conflict });
  });

  it('finds the same name and birth date under another number', async () => {
    const pair = people++ * 2;
    const first = practiceRecord({ cpr: practiceCpr(pair), name: 'Søren Ali-Håkan' });
    const namesake = practiceRecord({ cpr: practiceCpr(pair + 1), name: 'ALI  HAAKAN, Soeren' });
    const [, result] = await station.handOver([first, namesake]);
    expect(result).toMatchObject({
      outcome: 'conflict',
      conflict: { kind: 'same-person-other-number', existing: { id: first.id } },
    });
    const [later] = await station.handOver([namesake]);
    expect(later).toEqual(result);
  });

  it('lets a correction take the place of the record that it names', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const second = practiceRegistration({ cpr, corrects: first.id, name: 'Rettet Navn' });
    const third = practiceRegistration({ cpr, corrects: second.id });
    const late = practiceRegistration({ cpr, corrects: first.id });
    const results = await station.handOver([first, second, third, late].map(outgoing));
    expect(results.map((result) => result.outcome)).toEqual([
      'acknowledged',
      'acknowledged',
      'acknowledged',
      'conflict',
    ]);
    expect(results[3]).toMatchObject({
      conflict: { kind: 'active-registration', existing: { id: third.id } },
    });
    const [replay] = await station.handOver([outgoing(first)]);
    expect(replay).toEqual({ ...results[0], replayed: true });
  });

  it('lets a namesake born on the same day be another person when a clerk has said how it was settled', async () => {
    const pair = people++ * 2;
    const name = 'Omar Hassan';
    const first = practiceRegistration({ cpr: practiceCpr(pair), name });
    const other = {
      ...practiceRegistration({ cpr: practiceCpr(pair + 1), name }),
      distinctFrom: { registrations: [first.id], because: 'Begge har vist pas' },
    };
    const results = await station.handOver([first, other].map(outgoing));
    expect(results.map((result) => result.outcome)).toEqual(['acknowledged', 'acknowledged']);
    const corrected = { ...other, id: newRegistrationId(), corrects: other.id };
    const forgetful = { ...corrected, id: newRegistrationId(), corrects: corrected.id };
    const { distinctFrom: _, ...unsaid } = forgetful;
    const later = await station.handOver([corrected, unsaid].map(outgoing));
    expect(later.map((result) => result.outcome)).toEqual(['acknowledged', 'conflict']);
  });

  it('lets nobody pass the same number by calling it another person', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const second = {
      ...practiceRegistration({ cpr }),
      distinctFrom: { registrations: [first.id], because: 'Et andet menneske' },
    };
    const results = await station.handOver([first, second].map(outgoing));
    expect(results[1]).toMatchObject({ outcome: 'conflict', conflict: { kind: 'active-registration' } });
  });

  it('finds what a correction replaces through corrections that never arrived', async () => {
    const cpr = newCpr();
    const first = practiceRegistration({ cpr });
    const lost = newRegistrationId();
    const third = { ...practiceRegistration({ cpr, corrects: lost }), correctsInTurn: [first.id] };
    const results = await station.handOver([first, third].map(outgoing));
    expect(results.map((result) => result.outcome)).toEqual(['acknowledged', 'acknowledged']);
  });

  it('takes a correction of a record that never arrived', async () => {
    const lost = newRegistrationId();
    const [result] = await station.handOver([practiceRecord({ cpr: newCpr(), corrects: lost })]);
    expect(result).toMatchObject({ outcome: 'acknowledged' });
  });

  it('takes a correction to another number for what it says: one person with two numbers', async () => {
    const first = practiceRegistration({ cpr: newCpr() });
    const moved = practiceRegistration({ cpr: newCpr(), corrects: first.id, name: 'Et Helt Andet Navn' });
    const results = await station.handOver([outgoing(first), outgoing(moved)]);
    expect(results[1]).toMatchObject({
      outcome: 'conflict',
      conflict: { kind: 'same-person-other-number', existing: { id: first.id } },
    });
  });

  it('judges a conflict afresh when what was in the way is gone', async () => {
    const pair = people++ * 2;
    const wrong = practiceRegistration({ cpr: practiceCpr(pair), name: 'Mira Noor' });
    const blocked = practiceRecord({ cpr: practiceCpr(pair + 1), name: 'Mira Noor' });
    const [, before] = await station.handOver([outgoing(wrong), blocked]);
    expect(before).toMatchObject({ outcome: 'conflict' });
    const renamed = practiceRegistration({ cpr: practiceCpr(pair), name: 'Amir Noor', corrects: wrong.id });
    const [, after] = await station.handOver([outgoing(renamed), blocked]);
    expect(after).toMatchObject({ outcome: 'acknowledged', replayed: false });
  });

  it('judges a refused record afresh when its content is mended under the same id', async () => {
    const record = practiceRecord({ cpr: newCpr() });
    const [before] = await station.handOver([{ id: record.id, content: '{"id":1}' }]);
    const [after] = await station.handOver([record]);
    expect(before).toMatchObject({ outcome: 'refused', refusal: { kind: 'invalid-content' } });
    expect(after).toMatchObject({ outcome: 'acknowledged', replayed: false });
  });

  describe('when many connections hand over at once', () => {
    it('acknowledges each id of one batch once, with one receipt for all', async () => {
      const records = Array.from({ length: 100 }, () => practiceRecord({ cpr: newCpr() }));
      const mixed = (place: number) => (place % 2 === 0 ? records : [...records].reverse());
      const batches = await Promise.all(
        Array.from({ length: 8 }, (_, place) => station.handOver(mixed(place))),
      );
      const results = batches.flat();
      for (const { id } of records) {
        const own = results.filter((result) => result.id === id);
        expect(own.map((result) => result.outcome)).toEqual(Array(8).fill('acknowledged'));
        expect(
          new Set(own.map((one) => one.outcome === 'acknowledged' && JSON.stringify(one.receipt))).size,
        ).toBe(1);
        expect(own.filter((one) => one.outcome === 'acknowledged' && !one.replayed)).toHaveLength(1);
      }
    });

    it('lets exactly one of several registrations of a person through', async () => {
      const cprs = Array.from({ length: 25 }, newCpr);
      const batches = await Promise.all(
        Array.from({ length: 8 }, (_, place) => {
          const records = cprs.map((cpr) => practiceRecord({ cpr }));
          return station.handOver(place % 2 === 0 ? records : records.reverse());
        }),
      );
      const outcomes = batches.flat().map((result) => result.outcome);
      expect(outcomes.filter((outcome) => outcome === 'acknowledged')).toHaveLength(25);
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(175);
    });

    it('lets exactly one number of two namesakes through', async () => {
      const pairs = Array.from({ length: 20 }, () => people++ * 2);
      const side = (place: number) =>
        pairs.map((pair) => practiceRecord({ cpr: practiceCpr(pair + (place % 2)), name: 'Noor Ali' }));
      const batches = await Promise.all(
        Array.from({ length: 8 }, (_, place) => {
          const records = side(place);
          return station.handOver(place < 4 ? records : records.reverse());
        }),
      );
      const taken = batches.flat().filter((result) => result.outcome === 'acknowledged');
      expect(taken).toHaveLength(20);
    });

    it('lets exactly one of several corrections through', async () => {
      const cpr = newCpr();
      const first = practiceRegistration({ cpr });
      await station.handOver([outgoing(first)]);
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => station.handOver([practiceRecord({ cpr, corrects: first.id })])),
      );
      const outcomes = answers.flat().map((result) => result.outcome);
      expect(outcomes.filter((outcome) => outcome === 'acknowledged')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(7);
    });
  });
});
