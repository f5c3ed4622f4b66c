import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { decideCoverage } from '../../domain/coverage.ts';
import type { CoveredGroupList } from '../../domain/covered-groups.ts';
import { parseLegalBasis } from '../../domain/legal-basis.ts';
import { findListFor, parseCoveredGroupList } from './rule-list.ts';

const group = {
  id: '3',
  name: { da: 'Humanitær', en: 'Humanitarian' },
  provisions: [{ paragraph: 9, letter: 'b' }],
};
const nearMiss = {
  id: '9a',
  kind: 'other-route',
  provision: { paragraph: 9, letter: 'a' },
  reason: { da: 'Arbejde', en: 'Work' },
  referral: { da: 'SIRI', en: 'SIRI' },
  sourced: true,
};
const file = {
  version: '2027-01',
  validFrom: '2027-01-01',
  source: 'prøve',
  groups: [group],
  nearMisses: [nearMiss],
};

function listOf(json: unknown): CoveredGroupList {
  const list = parseCoveredGroupList(json);
  if (!list.ok) throw new Error(list.error.problems.join('; '));
  return list.value;
}

test('a list reads as it is written', () => {
  expect(listOf(JSON.parse(JSON.stringify(file)))).toEqual(file);
});

describe('a file that is no list is refused with the place of the fault', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['another thing', [], ''],
    ['no groups', { ...file, groups: [] }, 'groups'],
    ['a group that nobody knows', { ...file, groups: [{ ...group, id: '16' }] }, 'groups.0.id'],
    ['a name in one language', { ...file, groups: [{ ...group, name: { da: 'x' } }] }, 'groups.0.name.en'],
    [
      'a group without a provision',
      { ...file, groups: [{ ...group, provisions: [] }] },
      'groups.0.provisions',
    ],
    ['an age hint that hints nothing', { ...file, groups: [{ ...group, age: {} }] }, 'groups.0.age'],
    ['two groups with one id', { ...file, groups: [group, group] }, ''],
    ['two near misses with one id', { ...file, nearMisses: [nearMiss, nearMiss] }, ''],
    [
      'a near miss of nothing',
      { ...file, nearMisses: [{ ...nearMiss, provision: undefined }] },
      'nearMisses.0',
    ],
    ['a day that does not exist', { ...file, validFrom: '2027-02-29' }, 'validFrom'],
    ['an end before the start', { ...file, validTo: '2026-12-31' }, ''],
    ['a field of a later program', { ...file, regions: [] }, ''],
  ])('%s', (_, json, place) => {
    const list = parseCoveredGroupList(json);
    if (list.ok) throw new Error('accepted');
    expect(list.error.problems.some((problem) => problem.startsWith(`${place}:`))).toBe(true);
  });
});

describe('the list of a day', () => {
  const first = listOf({ ...file, version: 'a', validFrom: '2016-02-01', validTo: '2026-12-31' });
  const second = listOf({ ...file, version: 'b', validFrom: '2027-01-01' });
  const correction = listOf({ ...file, version: 'c', validFrom: '2027-01-01' });
  const versionOn = (day: string, lists = [second, first]): string | undefined =>
    findListFor(calendarDate(day), lists)?.version;

  test('is the one in force, on its first and its last day too', () => {
    expect(versionOn('2016-01-31')).toBeUndefined();
    expect(versionOn('2016-02-01')).toBe('a');
    expect(versionOn('2026-12-31')).toBe('a');
    expect(versionOn('2027-01-01')).toBe('b');
    expect(versionOn('2026-12-31', [second])).toBeUndefined();
  });

  test('is the later edition where two begin together, in whatever order they come', () => {
    expect(versionOn('2027-05-01', [second, correction, first])).toBe('c');
    expect(versionOn('2027-05-01', [correction, first, second])).toBe('c');
  });

  test('without one, nothing is decided', () => {
    const question = { reading: parseLegalBasis('§ 9 b'), on: calendarDate('2015-01-01') };
    expect(decideCoverage(question, undefined)).toMatchObject({
      coverage: 'unknown',
      reason: 'no-list-for-date',
      groups: [],
    });
    expect(decideCoverage(question, first)).toMatchObject({
      coverage: 'unknown',
      reason: 'no-list-for-date',
      listVersion: 'a',
    });
    const late = { ...question, on: calendarDate('2027-01-01') };
    expect(decideCoverage(late, first).reason).toBe('no-list-for-date');
  });
});
