import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutgoingRecord, RecordResult, SettledCase } from '../../contract/intake-api.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { HandOverModel, type Made } from '../testing/hand-over-model.ts';
import {
  newRegistrationId,
  outgoing,
  practiceCpr,
  practiceRegistration,
  practiceWithdrawal,
} from '../testing/practice-registrations.ts';
import { type DeskStation, openTestDesk, type TestDesk } from '../testing/test-desk.ts';
import type { HandOver } from './hand-over-desk.ts';

/** Six numbers, two to a birth date; few names, so that persons meet. */
const numbers = 6;
const names = ['Amal Øvelse', 'Øvelse AMAL', 'Åse Mønster'] as const;

/** Numbers such as `which` choose among the records made before, round and round. */
const which = fc.nat(20);
const target = fc.oneof(fc.constant('unheard-of' as const), which);

/** What a station may send. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('new' as const),
      cpr: fc.nat(numbers - 1),
      name: fc.nat(names.length - 1),
      corrects: fc.oneof({ weight: 2, arbitrary: fc.constant('nothing' as const) }, target),
      /** It also names what that one had corrected, as stations do. */
      inTurn: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), target }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('again' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('changed' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('broken' as const), which }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const settling = fc.record({ which, as: fc.constantFrom('withdrawn' as const, 'corrected' as const) });

const requests = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('hand-over' as const),
        station: fc.nat(2),
        steps: fc.array(step, { minLength: 1, maxLength: 8 }),
        settled: fc.array(settling, { maxLength: 2 }),
      }),
    },
    // A request comes once more, perhaps long after: a line or a proxy can do that.
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeated' as const), which }) },
  ),
  { minLength: 1, maxLength: 8 },
);

describeOnEachDatabase('whatever stations hand over, in whatever order', (newPlace) => {
  let desk: TestDesk;
  let stations: readonly DeskStation[];
  let universe = 0;
  let last = 0;

  beforeAll(async () => {
    desk = await openTestDesk(await newPlace());
    stations = [
      await desk.newStation('Skranke 1', 'Nord'),
      await desk.newStation('Skranke 2', 'Nord'),
      await desk.newStation('Skranke 3', 'Syd'),
    ];
  });
  afterAll(async () => {
    await desk.database.close();
  });

  const takeIn = async (handOver: HandOver): Promise<readonly RecordResult[]> => {
    const answer = await desk.desk.takeIn(handOver);
    if (answer === 'cloned') throw new Error('taken for two machines');
    return answer.results;
  };

  it('is answered as the rules say, and kept as it was answered', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (planned) => {
        // Persons of its own for each run: the database is the same.
        const base = numbers * universe++;
        const made: Made[] = [];
        const model = new HandOverModel(made, last);
        const sent: HandOver[] = [];
        for (const request of planned) {
          const repeated = request.kind === 'repeated' ? sent[request.which % (sent.length || 1)] : undefined;
          if (repeated !== undefined) {
            const answers = await takeIn(repeated);
            expect(answers).toMatchObject(repeated.records.map((record) => model.recall(record)));
          } else if (request.kind === 'hand-over') {
            const sender = stations[request.station] as DeskStation;
            const records = request.steps.map((one) => toRecord(one, made, base));
            const settled = request.settled.flatMap((one): SettledCase[] => {
              const id = made[one.which % (made.length || 1)]?.record.id;
              return id === undefined ? [] : [{ id, as: one.as }];
            });
            const handOver = sender.request(records, { settled });
            sent.push(handOver);
            const answers = await takeIn(handOver);
            expect(answers).toHaveLength(records.length);
            records.forEach((record, place) => {
              const answer = answers[place] as RecordResult;
              expect(answer).toMatchObject(model.judge(record, sender.station));
              model.keep(record, answer, sender.station);
            });
            model.settle(records, answers, settled, sender.station);
          }
        }
        last = model.last;
        await expectKept(base, model);
        await expectCases(model);
      }),
      { numRuns: 80 },
    );
  });

  async function expectKept(base: number, model: HandOverModel): Promise<void> {
    const cprs = Array.from({ length: numbers }, (_, place) => practiceCpr(base + place));
    const rows = await sql`
      select id, sequence, content, id in (select id from active_records) as active from records
      where cpr = any(${cprs}::text[]) order by sequence`.execute(desk.database.db);
    expect(rows.rows).toEqual(model.listKept());
    const line = await sql`select last from lines where name = 'records'`.execute(desk.database.db);
    expect(line.rows).toEqual([{ last: model.last }]);
  }

  async function expectCases(model: HandOverModel): Promise<void> {
    const expected = model.listCases();
    const ids = expected.map((one) => one.id);
    const rows = await sql`
      select record_id as id, station_id as "stationId", kind, existing_id as "existingId", content,
        refusal::json ->> 'kind' as refusal, closed_as as "closedAs"
      from cases where record_id = any(${ids}::uuid[]) order by record_id, opened_at`.execute(
      desk.database.db,
    );
    expect(rows.rows).toEqual(expected);
  }
});

function toRecord(planned: Step, made: Made[], base: number): OutgoingRecord {
  const earlier = (nth: number): Made | undefined => made[nth % Math.max(made.length, 1)];
  const keep = (one: Made): OutgoingRecord => {
    made.push(one);
    return one.record;
  };
  switch (planned.kind) {
    case 'new': {
      const cpr = practiceCpr(base + planned.cpr);
      const corrected =
        planned.corrects === 'nothing' || planned.corrects === 'unheard-of'
          ? undefined
          : earlier(planned.corrects);
      const id = planned.corrects === 'unheard-of' ? newRegistrationId() : corrected?.record.id;
      const inTurn = planned.inTurn && corrected?.kind === 'registration' ? corrected.corrects : [];
      const registration = {
        ...practiceRegistration({ cpr, name: names[planned.name] ?? '' }),
        ...(id === undefined ? {} : { corrects: id }),
        ...(inTurn.length === 0 ? {} : { correctsInTurn: inTurn }),
      };
      const person = `${planned.name === 2 ? 'Åse' : 'Amal'} ${registration.person.birthDate}`;
      const corrects = [...(id === undefined ? [] : [id]), ...inTurn];
      return keep({ kind: 'registration', record: outgoing(registration), cpr, person, corrects });
    }
    case 'withdraw': {
      const withdraws =
        (planned.target === 'unheard-of' ? undefined : earlier(planned.target)?.record.id) ??
        newRegistrationId();
      return keep({ kind: 'withdrawal', record: practiceWithdrawal({ withdraws }), withdraws });
    }
    case 'again':
    case 'changed':
    case 'broken': {
      const old = earlier(planned.which)?.record ?? { id: newRegistrationId(), content: '{}' };
      if (planned.kind === 'again') return old;
      return planned.kind === 'changed'
        ? { id: old.id, content: `${old.content} !` }
        : { id: newRegistrationId(), content: '{"id":' };
    }
  }
}
