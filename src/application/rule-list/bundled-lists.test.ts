import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { decideCoverage } from '../../domain/coverage.ts';
import type { CoverageDecision, CoveredGroupList } from '../../domain/covered-groups.ts';
import { parseLegalBasis } from '../../domain/legal-basis.ts';
import { bundledLists } from './bundled-lists.ts';
import { findListFor } from './rule-list.ts';

const today = calendarDate('2026-11-23');

function listOfToday(): CoveredGroupList {
  const list = findListFor(today, bundledLists);
  if (list === undefined) throw new Error('no list for today');
  return list;
}

const decide = (
  text: string,
  list: CoveredGroupList | undefined = listOfToday(),
  born?: string,
): CoverageDecision =>
  decideCoverage(
    {
      reading: parseLegalBasis(text),
      on: today,
      ...(born === undefined ? {} : { birthDate: calendarDate(born) }),
    },
    list,
  );

/** An answer in short: `covered 1`, `choose 4 9 11 14 15`, `not-covered 9a`, `unknown incomplete-citation`. */
function short({ coverage, reason, groups, nearMiss }: CoverageDecision): string {
  switch (coverage) {
    case 'covered':
    case 'choose':
      return `${coverage} ${groups.map(({ group }) => group.id).join(' ')}`;
    case 'not-covered':
      return `${coverage} ${nearMiss?.id ?? reason}`;
    case 'unknown':
      return `${coverage} ${reason}`;
  }
}

const five = 'choose 4 9 11 14 15';

/** What the list says of every provision that it or its neighbours name. */
const golden: readonly (readonly [string, string])[] = [
  ['§ 7, stk. 1', 'covered 1'],
  ['§ 7, stk. 2', 'covered 1'],
  ['§ 7, stk. 3', 'covered 1'],
  ['§ 8, stk. 1', 'covered 2'],
  ['§ 8, stk. 2', 'covered 2'],
  ['§ 8, stk. 3', 'covered 2'],
  ['§ 9 b', 'covered 3'],
  ['§ 9 b, stk. 1', 'covered 3'],
  ['§ 9 c, stk. 1', five],
  ['§ 9 c, stk. 1, 1. pkt.', five],
  ['§ 9 c, stk. 3', 'covered 13'],
  ['§ 9 c, stk. 3, nr. 2', 'covered 13'],
  ['§ 9 c, stk. 4', 'covered 5'],
  ['§ 9 d', 'covered 6'],
  ['§ 9 d, stk. 1', 'covered 6'],
  ['§ 9 f', 'covered 7'],
  ['§ 9 f, stk. 1', 'covered 7'],
  ['§ 9, stk. 1, nr. 1', 'covered 8'],
  ['§ 9, stk. 1, nr. 1, litra d', 'covered 8'],
  ['§ 9, stk. 1, nr. 2', 'covered 10'],
  ['§ 9, stk. 1, nr. 3', 'covered 12'],
  ['§ 9 c, stk. 2', 'not-covered 9c-2'],
  ['§ 9 c, stk. 5', 'not-covered 9c-5'],
  ['§ 9 a', 'not-covered 9a'],
  ['§ 9 a, stk. 2, nr. 4', 'not-covered 9a'],
  ['§ 9 e', 'not-covered 9e'],
  ['§ 9 i, stk. 1', 'not-covered 9i'],
  ['§ 9 j, stk. 1', 'not-covered 9j'],
  ['§ 9 k, stk. 1', 'not-covered 9k'],
  ['§ 9 l, stk. 1', 'not-covered 9l'],
  ['§ 9 m, stk. 1', 'not-covered 9m'],
  ['§ 9 n, stk. 1', 'not-covered 9n'],
  ['§ 9 p, stk. 1', 'not-covered 9p'],
  ['§ 9 q, stk. 1', 'not-covered 9q'],
  ['§ 6', 'not-covered 6'],
  ['EU-opholdsbekendtgørelsens § 3, stk. 1', 'not-covered eu'],
  ['§ 1', 'not-covered nordic'],
  ['Ukraine-særlovens § 1', 'not-covered ukraine'],
  ['Afghanistan-særlovens § 1', 'not-covered afghanistan'],
  ['§ 7, stk. 4', 'not-covered 7-other'],
  ['§ 7, stk. 5', 'not-covered 7-other'],
  ['§ 8, stk. 4', 'not-covered 8-4'],
  ['§ 11, stk. 3', 'not-covered 11'],
  ['§ 14, stk. 1', 'not-covered not-on-list'],
  ['§ 9 c, stk. 6', 'not-covered not-on-list'],
  ['§ 9, stk. 2, nr. 4', 'not-covered not-on-list'],
  ['§ 7', 'unknown incomplete-citation'],
  ['§ 8', 'unknown incomplete-citation'],
  ['§ 9', 'unknown incomplete-citation'],
  ['§ 9, stk. 1', 'unknown incomplete-citation'],
  ['§ 9, nr. 1', 'unknown incomplete-citation'],
  ['§ 9 c', 'unknown incomplete-citation'],
  ['§ 9, litra c', 'unknown ambiguous-citation'],
  ['§ 9 l', 'unknown ambiguous-citation'],
  ['§ 9 c, stk. 1, jf. § 9, stk. 1, nr. 2', 'unknown ambiguous-citation'],
  ['§ 9, stk. 1, nr. 1 og 2', 'unknown ambiguous-citation'],
  ['særlovens § 1', 'not-covered ukraine/afghanistan'],
  ['§ 7, stk. 1, 2 og 3', 'covered 1'],
  ['§ 7, stk. 3 eller stk. 4', 'unknown ambiguous-citation'],
  ['§ 9 1, stk. 1', 'not-covered 9i/9l'],
  ['hej', 'unknown no-citation'],
];

/** The rows that a list gets wrong. */
const wrongRows = (list: CoveredGroupList): readonly string[] =>
  golden.filter(([text, answer]) => short(decide(text, list)) !== answer).map(([text]) => text);

describe('the list of 23 November 2026', () => {
  test.each(golden)('%s: %s', (text, answer) => {
    expect(short(decide(text))).toBe(answer);
  });

  test('it names the fifteen groups in the order and words of the agency', () => {
    expect(listOfToday().groups.map(({ id, name }) => `${id} ${name.da}`)).toEqual([
      '1 Flygtninge',
      '2 Kvoteflygtninge',
      '3 Humanitær opholdstilladelse',
      '4 Ganske særlige grunde',
      '5 Friby-ordningen',
      '6 Tidligere dansk statsborgerskab',
      '7 Religiøse forkyndere',
      '8 Ægtefæller og samlevende over 24 år',
      '9 Ægtefæller og samlevende under 24 år',
      '10 Børn under 15 år',
      '11 Børn mellem 15 og 18 år',
      '12 Mindreårige med ophold hos andre end forældremyndighedsindehaveren, fx plejefamilie',
      '13 Uledsagede mindreårige',
      '14 Andre familiemedlemmer, fx søskende og forældre',
      '15 Udlændinge med stærkt tilhørsforhold til Danmark',
    ]);
  });

  test('no group, no provision and no near miss can be lost unnoticed', () => {
    const list = listOfToday();
    const without = <One>(all: readonly One[], index: number): readonly One[] =>
      all.filter((_, at) => at !== index);
    for (const [index, group] of list.groups.entries()) {
      expect([group.id, wrongRows({ ...list, groups: without(list.groups, index) })]).not.toEqual([
        group.id,
        [],
      ]);
      for (const at of group.provisions.keys()) {
        const provisions = without(group.provisions, at);
        const groups = list.groups.map((one) => (one === group ? { ...group, provisions } : one));
        expect([group.id, at, wrongRows({ ...list, groups })]).not.toEqual([group.id, at, []]);
      }
    }
    for (const [index, { id }] of list.nearMisses.entries()) {
      expect([id, wrongRows({ ...list, nearMisses: without(list.nearMisses, index) })]).not.toEqual([id, []]);
    }
    expect(wrongRows(list)).toEqual([]);
  });

  test('every provision of a group is written into the golden table', () => {
    const covered = golden
      .filter(([, answer]) => /^(?:covered|choose)/.test(answer))
      .map(([, answer]) => answer);
    for (const { id } of listOfToday().groups) {
      expect(covered.some((answer) => answer.split(' ').slice(1).includes(id))).toBe(true);
    }
  });

  test('each of the five groups under § 9 c, stk. 1, has its own mark', () => {
    const marks = decide('§ 9 c, stk. 1').groups.map(({ group }) => group.distinguishedBy?.da);
    expect(new Set(marks).size).toBe(5);
    expect(marks).not.toContain(undefined);
  });

  test('age is a hint and never a gate', () => {
    const fits = (born: string): string =>
      decide('§ 9 c, stk. 1', undefined, born)
        .groups.map(({ group, ageFits }) => `${group.id}:${ageFits ?? '-'}`)
        .join(' ');
    expect(fits('2010-11-23')).toBe('4:- 9:true 11:true 14:- 15:-');
    expect(fits('1980-01-01')).toBe('4:- 9:false 11:false 14:- 15:-');
    const child = decide('§ 9, stk. 1, nr. 2', undefined, '1980-01-01');
    expect(short(child)).toBe('covered 10');
    expect(child.groups[0]?.ageFits).toBe(false);
    expect(child.trace.find(({ outcome }) => outcome === 'hint')?.detail).toContain('passer ikke');
  });

  test('every answer carries the edition of the list and what fired', () => {
    for (const [text] of golden) {
      const { listVersion, trace } = decide(text);
      expect(listVersion).toBe('2026-11-23');
      expect(trace.length).toBeGreaterThan(1);
    }
  });

  test('every referral says where to go, and what has no source is marked so', () => {
    const { nearMisses } = listOfToday();
    expect(nearMisses.every(({ referral }) => referral.da.length > 20 && referral.en.length > 20)).toBe(true);
    expect(nearMisses.filter(({ sourced }) => !sourced).map(({ id }) => id)).toContain('ukraine');
  });
});
