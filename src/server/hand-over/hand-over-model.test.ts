import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutgoingRecord, RecordResult } from '../../contract/intake-api.ts';
import { type IntakeDatabase, openIntakeDatabase } from '../database/open-database.ts';
import { createStationBook, type Station } from '../stations/station-book.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import {
  newRegistrationId,
  outgoing,
  practiceCpr,
  practiceRegistration,
} from '../testing/practice-registrations.ts';
import { steppingClock } from '../testing/test-server.ts';
import { createHandOverDesk, type HandOverDesk } from './hand-over-desk.ts';

/** Six numbers, two to a birth date; few names, so that persons meet. */
const numbers = 6;
const names = ['Amal Øvelse', 'Øvelse AMAL', 'Åse Mønster'] as const;

/** What a station may send. Numbers such as `which` choose among the records made before, round and round. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('new' as const),
      cpr: fc.nat(numbers - 1),
      name: fc.nat(names.length - 1),
      corrects: fc.oneof(fc.constant('nothing' as const), fc.constant('unheard-of' as const), fc.nat(20)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('again' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('changed' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('broken' as const), which: fc.nat(20) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const handOvers = fc.array(
  fc.record({ station: fc.nat(1), steps: fc.array(step, { minLength: 1, maxLength: 8 }) }),
  { minLength: 1, maxLength: 6 },
);

interface Made {
  readonly record: OutgoingRecord;
  readonly cpr: string;
  readonly person: string;
  readonly corrects: string | undefined;
}

interface Kept {
  readonly made: Made;
  readonly sequence: number;
  readonly receivedAt: string;
  readonly station: string;
  active: boolean;
}

/** The rules once more, in the simplest way: a list, and no database. */
function expectedAnswer(kept: readonly Kept[], record: OutgoingRecord, made: Made | undefined): object {
  const { id, content } = record;
  const same = kept.find((one) => one.made.record.id === id);
  if (same !== undefined && same.made.record.content === content) {
    const { sequence, receivedAt } = same;
    return { outcome: 'acknowledged', id, replayed: true, receipt: { id, sequence, receivedAt } };
  }
  if (same !== undefined) return { outcome: 'refused', id, refusal: { kind: 'id-used-with-other-content' } };
  if (made === undefined) return { outcome: 'refused', id, refusal: { kind: 'invalid-content' } };

  const conflict = (kind: string, { made: { record: old }, receivedAt, station }: Kept): object => ({
    outcome: 'conflict',
    id,
    conflict: { kind, existing: { id: old.id, receivedAt, stationName: station } },
  });
  const activeOf = (cpr: string) => kept.find((one) => one.active && one.made.cpr === cpr);
  const corrected = kept.find((one) => one.made.record.id === made.corrects);
  if (corrected !== undefined && corrected.made.cpr !== made.cpr) {
    return conflict('same-person-other-number', activeOf(corrected.made.cpr) ?? corrected);
  }
  const active = activeOf(made.cpr);
  if (active !== undefined && active !== corrected) return conflict('active-registration', active);
  const namesake = kept.find(
    (one) => one.active && one.made.person === made.person && one.made.cpr !== made.cpr,
  );
  if (namesake !== undefined) return conflict('same-person-other-number', namesake);
  return { outcome: 'acknowledged', id, replayed: false };
}

describeOnEachDatabase('whatever stations hand over, in whatever order', (newPlace) => {
  let database: IntakeDatabase;
  let desk: HandOverDesk;
  const stations: Station[] = [];
  let universe = 0;

  beforeAll(async () => {
    const clock = steppingClock();
    const opened = await openIntakeDatabase(
      await newPlace(),
      { audience: 'practice', kommuneCode: '0851' },
      clock,
    );
    if (!opened.ok) throw new Error(opened.error.kind);
    database = opened.value;
    desk = createHandOverDesk({ db: database.db, series: 'practice', clock });
    const book = createStationBook(database.db, clock);
    for (const name of ['Skranke 1', 'Skranke 2']) stations.push((await book.enrol(name)).station);
  });
  afterAll(async () => {
    await database.close();
  });

  it('is answered as the rules say, and kept as it was answered', async () => {
    await fc.assert(
      fc.asyncProperty(handOvers, async (planned) => {
        // Persons of its own for each run: the database is the same.
        const base = numbers * universe++;
        const made: Made[] = [];
        const kept: Kept[] = [];
        for (const { station, steps } of planned) {
          const sender = stations[station] as Station;
          const sent = steps.map((one) => toRecord(one, made, base));
          const answers = await desk.takeIn(sender, sent);
          expect(answers).toHaveLength(sent.length);
          answers.forEach((answer, place) => {
            const record = sent[place] as OutgoingRecord;
            const known = made.find((one) => one.record === record);
            expect(answer).toMatchObject(expectedAnswer(kept, record, known));
            if (known !== undefined) keepAcknowledged(kept, known, answer, sender);
          });
        }
        await expectKept(base, kept);
      }),
      { numRuns: 60 },
    );
  });

  async function expectKept(base: number, kept: readonly Kept[]): Promise<void> {
    const cprs = Array.from({ length: numbers }, (_, place) => practiceCpr(base + place));
    const rows = await sql<{ id: string; content: string; active: boolean }>`
      select id, content, id in (select id from active_records) as active from records
      where cpr = any(${cprs}::text[]) order by sequence`.execute(database.db);
    expect(rows.rows).toEqual(kept.map(({ made, active }) => ({ ...made.record, active })));
  }
});

function keepAcknowledged(kept: Kept[], made: Made, answer: RecordResult, station: Station): void {
  if (answer.outcome !== 'acknowledged' || answer.replayed) return;
  for (const one of kept) if (one.made.cpr === made.cpr) one.active = false;
  const { sequence, receivedAt } = answer.receipt;
  kept.push({ made, sequence, receivedAt, station: station.name, active: true });
}

function toRecord(planned: Step, made: Made[], base: number): OutgoingRecord {
  const earlier = (which: number): Made | undefined => made[which % Math.max(made.length, 1)];
  if (planned.kind === 'new') {
    const cpr = practiceCpr(base + planned.cpr);
    const corrects =
      planned.corrects === 'nothing'
        ? undefined
        : planned.corrects === 'unheard-of'
          ? newRegistrationId()
          : earlier(planned.corrects)?.record.id;
    const name = names[planned.name] ?? '';
    const registration = practiceRegistration({ cpr, name, ...(corrects === undefined ? {} : { corrects }) });
    const person = `${planned.name === 2 ? 'Åse' : 'Amal'} ${registration.person.birthDate}`;
    const record = outgoing(registration);
    made.push({ record, cpr, person, corrects });
    return record;
  }
  const old = earlier(planned.which)?.record ?? { id: newRegistrationId(), content: '{}' };
  if (planned.kind === 'again') return old;
  return planned.kind === 'changed'
    ? { id: old.id, content: `${old.content} !` }
    : { id: newRegistrationId(), content: '{"id":' };
}
