import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar-date.ts';
import type { CprNumber } from '../cpr-number.ts';
import { judgeOutcome, type Outcome, type OutcomeRecord } from './outcome.ts';
import type { Expectation, ExpectedFact } from './scenario.ts';
import { scoreOf } from './score.ts';

const numbers = ['0101455009', '1506405005', '2402505991'] as CprNumber[];
const [first, second] = numbers as [CprNumber, CprNumber];

const record = (number: CprNumber, part: Partial<OutcomeRecord> = {}): OutcomeRecord => ({
  number,
  name: 'Øvine Prøvesen',
  group: '1',
  printed: ['Kløverstræde 3', '6000 Kolding'],
  movedIn: calendarDate('2026-11-20'),
  careOf: false,
  documentsSeen: ['permit-letter'],
  earlierNumber: 'no',
  keptApart: false,
  state: 'acknowledged',
  wasCase: false,
  ...part,
});

const says = (fact: ExpectedFact): Expectation => ({ ...fact, says: 'noget' });
const meets = (fact: ExpectedFact, outcome: Partial<Outcome>): boolean =>
  judgeOutcome([says(fact)], { records: [], drafts: [], draftsBegun: 0, ...outcome })[0]?.met === true;

describe('What came of a sitting', () => {
  it('is registered under a number only while that stands', () => {
    const fact = { kind: 'registered', number: first } as const;
    expect(meets(fact, { records: [record(first)] })).toBe(true);
    expect(meets(fact, { records: [record(first, { state: 'withdrawn' })] })).toBe(false);
    expect(meets(fact, { records: [record(first, { replacedBy: 'correction' })] })).toBe(false);
    expect(meets(fact, { records: [record(second)] })).toBe(false);
  });

  it('a name, a group, an address and a day count under the right number alone', () => {
    const facts: readonly ExpectedFact[] = [
      { kind: 'name', number: first, name: 'Øvine Prøvesen' },
      { kind: 'group', number: first, group: '1' },
      { kind: 'address', number: first, printed: 'Kløverstræde 3' },
      { kind: 'moved-in', number: first, date: calendarDate('2026-11-20') },
      { kind: 'earlier-number', number: first, answer: 'no' },
      { kind: 'document-seen', number: first, document: 'permit-letter' },
    ];
    for (const fact of facts) {
      expect(meets(fact, { records: [record(first)] }), fact.kind).toBe(true);
      expect(meets(fact, { records: [record(second)] }), fact.kind).toBe(false);
    }
  });

  it('an earlier number counts only as it was told, where the number is asked for', () => {
    const fact = { kind: 'earlier-number', number: first, answer: 'yes', earlier: second } as const;
    const answered = record(first, { earlierNumber: 'yes' });
    expect(meets(fact, { records: [answered] })).toBe(false);
    expect(meets(fact, { records: [{ ...answered, earlierDigits: numbers[2] as string }] })).toBe(false);
    expect(meets(fact, { records: [{ ...answered, earlierDigits: second }] })).toBe(true);
  });

  it('nothing at all does not solve a task in which nothing is to be left', () => {
    expect(meets({ kind: 'looked-at' }, { draftsBegun: 0 })).toBe(false);
    expect(meets({ kind: 'looked-at' }, { draftsBegun: 1 })).toBe(true);
  });

  it('what was missed tells what stands in its place, and what was met tells nothing', () => {
    const held = (fact: ExpectedFact, outcome: Partial<Outcome>) =>
      judgeOutcome([says(fact)], { records: [], drafts: [], draftsBegun: 0, ...outcome })[0]?.held;
    const address = { kind: 'address', number: first, printed: 'Kløverstræde 4' } as const;
    const own = { records: [record(first)] };
    expect(held(address, own)).toEqual({ kind: 'written', text: 'Kløverstræde 3' });
    expect(held({ ...address, printed: 'Kløverstræde 3' }, own)).toBeUndefined();
    expect(held(address, {})).toEqual({ kind: 'nobody' });
    expect(held(address, { drafts: [{ number: first }] })).toEqual({ kind: 'draft-only' });
    expect(held({ kind: 'document-seen', number: first, document: 'passport' }, own)).toEqual({
      kind: 'paper-not-ticked',
    });
    expect(held({ kind: 'earlier-number', number: first, answer: 'yes' }, own)).toEqual({
      kind: 'answer',
      answer: 'no',
    });
    const waits = { records: [record(first, { state: 'waiting' })] };
    expect(held({ kind: 'handed-over', number: first }, waits)).toEqual({ kind: 'waits-for-the-line' });
    const refused = { records: [record(first, { state: 'refused', wasCase: true })] };
    expect(held({ kind: 'handed-over', number: first }, refused)).toEqual({ kind: 'waits-for-a-person' });
    expect(held({ kind: 'nothing-else' }, { records: [record(first)] })).toEqual({
      kind: 'others',
      count: 1,
    });
    expect(held({ kind: 'no-draft-left' }, { drafts: [{}, {}] })).toEqual({ kind: 'drafts', count: 2 });
    expect(held({ kind: 'taken-back', number: first }, own)).toEqual({ kind: 'not-taken-back' });
  });

  it('a conflict is settled when a person has ended it, and not while it waits for one', () => {
    const fact = { kind: 'case-settled', number: first, as: 'withdrawn' } as const;
    expect(meets(fact, { records: [record(first, { state: 'conflict', wasCase: true })] })).toBe(false);
    expect(meets(fact, { records: [record(first, { state: 'withdrawn', wasCase: true })] })).toBe(true);
    expect(meets(fact, { records: [record(first, { state: 'withdrawn' })] })).toBe(false);
    const corrected = record(first, { state: 'withdrawn', wasCase: true, replacedBy: 'correction' });
    expect(meets(fact, { records: [corrected, record(first)] })).toBe(false);
    expect(meets({ ...fact, as: 'corrected' }, { records: [corrected, record(first)] })).toBe(true);
  });

  it('a draft is kept, or none is left', () => {
    expect(meets({ kind: 'draft-kept', number: first }, { drafts: [{ number: first }] })).toBe(true);
    expect(meets({ kind: 'draft-kept', number: first }, { drafts: [{}] })).toBe(false);
    expect(meets({ kind: 'no-draft-left' }, { drafts: [], draftsBegun: 0 })).toBe(true);
    expect(meets({ kind: 'no-draft-left' }, { drafts: [{}] })).toBe(false);
  });
});

const records = fc.array(
  fc
    .record({
      number: fc.constantFrom(...numbers),
      state: fc.constantFrom('waiting', 'acknowledged', 'conflict', 'refused', 'withdrawn'),
      wasCase: fc.boolean(),
    })
    .map(({ number, state, wasCase }) => record(number, { state, wasCase })),
  { maxLength: 5 },
);
const facts: fc.Arbitrary<ExpectedFact> = fc.oneof(
  fc
    .constantFrom(...numbers)
    .chain((number) =>
      fc.constantFrom<ExpectedFact>(
        { kind: 'registered', number },
        { kind: 'not-registered', number },
        { kind: 'handed-over', number },
        { kind: 'saved-for-later', number },
      ),
    ),
  fc.constant<ExpectedFact>({ kind: 'nothing-else' }),
);
const effort = { milliseconds: 1, keys: 1, clicks: 1, hints: 0 };

describe('The score', () => {
  it('is between none and all, and tells each expectation once', () => {
    fc.assert(
      fc.property(fc.array(facts.map(says), { minLength: 1, maxLength: 9 }), records, (expected, found) => {
        const marks = judgeOutcome(expected, { records: found, drafts: [], draftsBegun: 0 });
        const score = scoreOf(marks, effort);
        expect(marks.map(({ expectation }) => expectation)).toEqual(expected);
        expect(score.accuracy).toBeGreaterThanOrEqual(0);
        expect(score.accuracy).toBeLessThanOrEqual(1);
        expect(score.accuracy === 1).toBe(score.missed.length === 0);
      }),
    );
  });

  it('hears of no other order, and never rises with somebody who should not have been registered', () => {
    const stranger = record('0101515006' as CprNumber);
    fc.assert(
      fc.property(fc.array(facts.map(says), { minLength: 1, maxLength: 9 }), records, (expected, found) => {
        const of = (all: readonly OutcomeRecord[]): number =>
          scoreOf(judgeOutcome(expected, { records: all, drafts: [], draftsBegun: 0 }), effort).accuracy;
        const distinct = [...new Map(found.map((one) => [one.number, one])).values()];
        expect(of(distinct.toReversed())).toBe(of(distinct));
        expect(of([...distinct, stranger])).toBeLessThanOrEqual(of(distinct));
      }),
    );
  });

  it('hints and time take nothing from it', () => {
    const marks = judgeOutcome([says({ kind: 'nothing-else' })], { records: [], drafts: [], draftsBegun: 0 });
    expect(scoreOf(marks, { milliseconds: 9e9, keys: 9e6, clicks: 9e6, hints: 3 }).accuracy).toBe(1);
  });
});
