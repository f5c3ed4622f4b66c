import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../testing/fake-machine.ts';
import { standInLine } from '../database/locks.ts';
import type { IntakeDatabase } from '../database/open-database.ts';
import { openIntakeDatabase } from '../database/open-database.ts';
import type { IntakeTables } from '../database/tables.ts';
import { describeOnEachDatabase } from '../testing/each-database.ts';
import { makeTestMachine, steppingClock } from '../testing/test-server.ts';
import { createEnrolmentDesk } from './enrolment-desk.ts';
import {
  type ExchangeVerdict,
  exchangeWindow,
  findLastExchange,
  judgeExchange,
  markCloned,
  type NumberedRequest,
  notingParts,
  type StandingRow,
  standingColumns,
  toStanding,
} from './exchange-book.ts';
import { createStationBook } from './station-book.ts';

/** Looks at a number, and notes it where it is new, as a hand-over does in one transaction. */
async function noteExchange(
  transaction: Kysely<IntakeTables>,
  request: NumberedRequest,
  mayBeLate = false,
): Promise<ExchangeVerdict> {
  // Whoever judges is alone: two requests under one number must not both be the first.
  await standInLine(transaction, 'records');
  const read = await sql<StandingRow>`select ${standingColumns(request)}`.execute(transaction);
  const [row] = read.rows;
  if (row === undefined) throw new Error('one row');
  const standing = toStanding(row);
  const verdict = judgeExchange(standing, request, { mayBeLate });
  if (verdict === 'new') {
    const parts = notingParts(request, standing, instant('2026-11-26T08:00:00.000Z'));
    await sql`with ${sql.join([...parts])} select 1`.execute(transaction);
  }
  return verdict;
}

describeOnEachDatabase('the numbers that a machine gives its requests', (newPlace) => {
  const clock = steppingClock();
  let database: IntakeDatabase;
  beforeAll(async () => {
    const opened = await openIntakeDatabase(
      await newPlace(),
      { audience: 'practice', kommuneCode: '0851' },
      clock,
    );
    if (!opened.ok) throw new Error(opened.error.kind);
    database = opened.value;
  });
  afterAll(async () => {
    await database.close();
  });

  type Machine = Pick<NumberedRequest, 'stationId' | 'signingKey'>;

  async function newMachine(stationId?: string): Promise<Machine> {
    const { db, keys } = database;
    const book = createStationBook(db, clock);
    const given =
      stationId === undefined ? await book.add('Skranke 1', 'Nord') : await book.newCode(stationId);
    if (given === undefined) throw new Error('no such station');
    const machine = makeTestMachine();
    const desk = createEnrolmentDesk({ db, keys, clock });
    const enrolled = await desk.enrol(machine.enrolmentRequest({ code: given.code }));
    if (!enrolled.ok) throw new Error(enrolled.error);
    return { stationId: enrolled.value.station.id, signingKey: enrolled.value.signingKey };
  }

  const hash = (content: string): Buffer => Buffer.alloc(32, content);
  const note = (machine: Machine, number: number, content: string, mayBeLate = false) =>
    database.db
      .transaction()
      .execute((transaction) =>
        noteExchange(transaction, { ...machine, number, requestHash: hash(content) }, mayBeLate),
      );
  const numbersOf = async ({ signingKey }: Machine): Promise<readonly number[]> => {
    const rows = await database.db
      .selectFrom('exchanges')
      .select('number')
      .where('signing_key', '=', Buffer.from(signingKey))
      .orderBy('number')
      .execute();
    return rows.map((row) => row.number);
  };

  it('are new once, and the very same request again is a replay', async () => {
    const machine = await newMachine();
    expect(await note(machine, 1, 'a')).toBe('new');
    expect(await note(machine, 1, 'a')).toBe('replay');
    expect(await note(machine, 2, 'a')).toBe('new');
    expect(await findLastExchange(database.db, machine.signingKey)).toBe(2);
  });

  it('show two machines where one number stands for two requests', async () => {
    const machine = await newMachine();
    await note(machine, 5, 'a');
    expect(await note(machine, 5, 'b')).toBe('cloned');
    expect(await note(machine, 5, 'a')).toBe('replay');
  });

  it('may come out of order and with gaps, as several windows use them', async () => {
    const machine = await newMachine();
    for (const number of [40, 8, 200, 9, 41]) expect(await note(machine, number, `${number}`)).toBe('new');
    expect(await findLastExchange(database.db, machine.signingKey)).toBe(200);
  });

  it('show a machine that was put back far in time, and keep no more of them than that takes', async () => {
    const machine = await newMachine();
    const high = exchangeWindow + 500;
    for (const number of [1, 499, 500, high]) await note(machine, number, 'a');
    expect(await numbersOf(machine)).toEqual([500, high]);
    expect(await note(machine, 500, 'a')).toBe('replay');
    expect(await note(machine, 501, 'b')).toBe('new');
    expect(await note(machine, 499, 'a')).toBe('cloned');
    expect(await numbersOf(machine)).toEqual([500, 501, high]);
  });

  it('prove nothing of a bundle that lay in a drawer', async () => {
    const machine = await newMachine();
    await note(machine, 5 * exchangeWindow, 'a');
    expect(await note(machine, 3, 'b', true)).toBe('late');
    expect(await numbersOf(machine)).toEqual([5 * exchangeWindow]);
    expect(await note(machine, 5 * exchangeWindow, 'b', true)).toBe('cloned');
  });

  it('are each machine’s own: another one of the same station begins anew', async () => {
    const first = await newMachine();
    await note(first, 1, 'a');
    await note(first, 7, 'a');
    const second = await newMachine(first.stationId);
    expect(second.stationId).toBe(first.stationId);
    expect(await findLastExchange(database.db, second.signingKey)).toBe(0);
    expect(await note(second, 1, 'b')).toBe('new');
    expect(await findLastExchange(database.db, first.signingKey)).toBe(7);
  });

  it('are not noted where what they asked for was not done', async () => {
    const machine = await newMachine();
    const undone = database.db.transaction().execute(async (transaction) => {
      await noteExchange(transaction, { ...machine, number: 1, requestHash: hash('a') });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await findLastExchange(database.db, machine.signingKey)).toBe(0);
    expect(await note(machine, 1, 'b')).toBe('new');
  });

  it('are new to one alone where several come at the same moment', async () => {
    const machine = await newMachine();
    const verdicts = await Promise.all(Array.from({ length: 8 }, (_, place) => note(machine, 3, `${place}`)));
    expect(verdicts.toSorted()).toEqual([...Array<ExchangeVerdict>(7).fill('cloned'), 'new']);
    const same = await Promise.all(Array.from({ length: 8 }, () => note(machine, 4, 'a')));
    expect(same.toSorted()).toEqual(['new', ...Array<ExchangeVerdict>(7).fill('replay')]);
  });

  it('are judged as one would by looking through all that ever came', async () => {
    const steps = fc.array(
      fc.record({
        number: fc.oneof(
          fc.integer({ min: 1, max: 6 }),
          fc.integer({ min: 1_000, max: 1_006 }),
          fc.nat(3_000),
        ),
        content: fc.constantFrom('a', 'b'),
      }),
      { minLength: 1, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const machine = await newMachine();
        const known = new Map<number, string>();
        for (const { number: told, content } of all) {
          const number = told + 1;
          const tooLow = number < Math.max(0, ...known.keys()) - exchangeWindow;
          const before = known.get(number);
          const expected: ExchangeVerdict =
            tooLow || (before !== undefined && before !== content)
              ? 'cloned'
              : before === undefined
                ? 'new'
                : 'replay';
          expect(await note(machine, number, content)).toBe(expected);
          if (expected === 'new') known.set(number, content);
        }
      }),
      { numRuns: 25 },
    );
  });

  describe('once two machines were found', () => {
    it('the station is marked with the moment when it was first found, until it is enrolled anew', async () => {
      const { db } = database;
      const machine = await newMachine();
      const clonedAt = async () =>
        (await createStationBook(db, clock).list()).find(({ id }) => id === machine.stationId)?.clonedAt;
      expect(await clonedAt()).toBeUndefined();
      await markCloned(db, machine.stationId, clock);
      const first = await clonedAt();
      expect(first).toMatch(/^2026-11-23T08:/);
      await markCloned(db, machine.stationId, clock);
      expect(await clonedAt()).toBe(first);
      await newMachine(machine.stationId);
      expect(await clonedAt()).toBeUndefined();
    });
  });

  it('are refused by the database itself where the key is nobody’s', async () => {
    const { stationId } = await newMachine();
    const stranger = { stationId, signingKey: randomBytes(32) };
    await expect(note(stranger, 1, 'a')).rejects.toMatchObject({ code: '23503' });
  });
});
