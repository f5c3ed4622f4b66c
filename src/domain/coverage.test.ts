import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from './calendar-date.ts';
import { decideCoverage } from './coverage.ts';
import type { CoverageDecision, CoveredGroup, CoveredGroupList, NearMiss } from './covered-groups.ts';
import { type LegalBasis, type LegalBasisReading, parseLegalBasis } from './legal-basis.ts';

const both = (text: string): { da: string; en: string } => ({ da: text, en: text });
const group = (
  id: CoveredGroup['id'],
  provisions: CoveredGroup['provisions'],
  age?: CoveredGroup['age'],
): CoveredGroup => ({
  id,
  name: both(`gruppe ${id}`),
  provisions,
  ...(age === undefined ? {} : { age }),
});
const miss = (id: string, rest: Partial<NearMiss>, referral = 'et andet sted'): NearMiss => ({
  id,
  kind: 'other-route',
  reason: both(`grund ${id}`),
  referral: both(referral),
  sourced: true,
  ...rest,
});
const list: CoveredGroupList = {
  version: 'prøve',
  validFrom: calendarDate('2020-01-01'),
  validTo: calendarDate('2029-12-31'),
  source: 'prøve',
  groups: [
    group('3', [{ paragraph: 9, letter: 'b' }]),
    group('9', [{ paragraph: 9, letter: 'c', stk: 1 }], { below: 24 }),
    group('11', [{ paragraph: 9, letter: 'c', stk: 1 }], { from: 15, below: 18 }),
    group('8', [{ paragraph: 9, stk: 1, nr: 1 }], { from: 24 }),
    group('1', [
      { paragraph: 7, stk: 1 },
      { paragraph: 7, stk: 2 },
    ]),
  ],
  nearMisses: [
    miss('9i', { provision: { paragraph: 9, letter: 'i' } }),
    miss('9l', { provision: { paragraph: 9, letter: 'l' } }),
    miss('9a', { provision: { paragraph: 9, letter: 'a' } }, 'SIRI'),
    miss('7', { provision: { paragraph: 7 }, kind: 'not-a-permit-ground' }),
    miss('eu', { law: 'eu-opholdsbekendtgoerelsen' }),
  ],
};
const on = calendarDate('2026-11-23');

const decide = (reading: LegalBasisReading, birthDate?: string): CoverageDecision =>
  decideCoverage(
    { reading, on, ...(birthDate === undefined ? {} : { birthDate: calendarDate(birthDate) }) },
    list,
  );
const idsOf = ({ groups }: CoverageDecision): readonly string[] => groups.map(({ group: { id } }) => id);

describe('a provision and the list', () => {
  test('§ 9 b is covered with and without its stk.; § 9 is another paragraph', () => {
    expect(idsOf(decide(parseLegalBasis('§ 9 b')))).toEqual(['3']);
    expect(idsOf(decide(parseLegalBasis('§ 9 b, stk. 1')))).toEqual(['3']);
    expect(decide(parseLegalBasis('§ 9')).coverage).toBe('unknown');
  });

  test('the letter of a paragraph always counts: § 9 c, stk. 1, nr. 1 is not § 9, stk. 1, nr. 1', () => {
    expect(idsOf(decide(parseLegalBasis('§ 9 c, stk. 1, nr. 1')))).toEqual(['9', '11']);
    expect(idsOf(decide(parseLegalBasis('§ 9, stk. 1, nr. 1, litra d')))).toEqual(['8']);
  });

  test('the same paragraph of another law is on no list', () => {
    const basis: LegalBasis = { law: 'eu-opholdsbekendtgoerelsen', paragraph: 7, stk: 1 };
    expect(decide({ kind: 'one', basis, repairs: [] })).toMatchObject({
      coverage: 'not-covered',
      nearMiss: { id: 'eu' },
    });
    const ukraine: LegalBasis = { law: 'ukraine-saerloven', paragraph: 7, stk: 1 };
    expect(decide({ kind: 'one', basis: ukraine, repairs: [] }).reason).toBe('not-on-list');
  });

  test('an incomplete citation is unknown before it is a near miss', () => {
    expect(decide(parseLegalBasis('§ 7'))).toMatchObject({
      coverage: 'unknown',
      reason: 'incomplete-citation',
    });
    expect(decide(parseLegalBasis('§ 7, stk. 3')).reason).toBe('not-a-permit-ground');
  });

  test('the trace names the edition, the provision and the group', () => {
    const { trace, listVersion } = decide(parseLegalBasis('§ 9 b'));
    expect(listVersion).toBe('prøve');
    expect(trace.map(({ rule }) => rule)).toEqual(['list', 'group-3']);
    expect(trace[1]?.detail).toBe('§ 9 b: gruppe 3, gruppe 3');
  });
});

describe('several readings', () => {
  const among = (...texts: string[]): CoverageDecision =>
    decide({
      kind: 'ambiguous',
      candidates: texts.flatMap((text) => {
        const reading = parseLegalBasis(text);
        return reading.kind === 'one' ? [reading.basis] : [];
      }),
    });

  test('that name the same group are covered', () => {
    const decision = among('§ 7, stk. 1', '§ 7, stk. 2');
    expect(decision).toMatchObject({ coverage: 'covered', reason: 'one-group' });
    expect(decision.groups).toHaveLength(1);
    expect(decision.candidates).toHaveLength(2);
  });

  test.each([
    [['§ 7, stk. 1', '§ 9 b']],
    [['§ 9 b', '§ 9 a']],
    [['§ 7, stk. 1', '§ 7']],
    [['§ 7', '§ 9']],
    [['§ 9 a', '§ 7, stk. 3']],
  ])('%j give no answer together', (texts) => {
    expect(among(...texts)).toMatchObject({ coverage: 'unknown', reason: 'ambiguous-citation', groups: [] });
  });

  test('that lead to the same place do so without a reason of their own', () => {
    const decision = among('§ 9 i, stk. 1', '§ 9 l, stk. 1');
    expect(decision).toMatchObject({
      coverage: 'not-covered',
      nearMiss: { id: '9i/9l', referral: both('et andet sted') },
    });
    expect(decision.nearMiss?.reason.da).not.toContain('grund');
  });

  test('that lead to different places are not covered, and refer nowhere', () => {
    const decision = among('§ 9 i, stk. 1', '§ 9 a');
    expect(decision).toMatchObject({ coverage: 'not-covered', reason: 'not-on-list' });
    expect(decision.nearMiss).toBeUndefined();
  });
});

describe('age', () => {
  const day = fc
    .date({ min: new Date('1920-01-01'), max: new Date('2026-11-23'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('never changes the answer, whatever it is', () => {
    const texts = ['§ 9 c, stk. 1', '§ 9, stk. 1, nr. 1', '§ 9 b', '§ 9', '§ 9 a', '§ 7, stk. 9'];
    fc.assert(
      fc.property(fc.constantFrom(...texts), day, (text, born) => {
        const reading = parseLegalBasis(text);
        const [plain, aged] = [decide(reading), decide(reading, born)];
        expect([aged.coverage, aged.reason, idsOf(aged)]).toEqual([
          plain.coverage,
          plain.reason,
          idsOf(plain),
        ]);
      }),
    );
  });

  test.each([
    ['2002-11-24', 'false', 'true'],
    ['2002-11-23', 'true', 'false'],
    ['2008-11-23', 'false', 'true'],
  ])('born %s: over 24 %s, under 24 %s, on the birthday itself', (born, over, under) => {
    expect(String(decide(parseLegalBasis('§ 9, stk. 1, nr. 1'), born).groups[0]?.ageFits)).toBe(over);
    expect(String(decide(parseLegalBasis('§ 9 c, stk. 1'), born).groups[0]?.ageFits)).toBe(under);
  });

  test('a child of fifteen fits, one of eighteen no longer', () => {
    const fits = (born: string): boolean | undefined =>
      decide(parseLegalBasis('§ 9 c, stk. 1'), born).groups[1]?.ageFits;
    expect([fits('2011-11-23'), fits('2011-11-24'), fits('2008-11-24'), fits('2008-11-23')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('without a birth date or a hint, nothing is said of it', () => {
    expect(decide(parseLegalBasis('§ 9 c, stk. 1')).groups[0]).not.toHaveProperty('ageFits');
    expect(decide(parseLegalBasis('§ 9 b'), '2000-01-01').groups[0]).not.toHaveProperty('ageFits');
  });

  test('a birth in days to come, as in practice, tells no age and speaks against no group', () => {
    const decision = decide(parseLegalBasis('§ 9 c, stk. 1'), '2049-09-21');
    expect(decision.groups).toHaveLength(2);
    for (const match of decision.groups) expect(match).not.toHaveProperty('ageFits');
    expect(decision.trace.filter(({ outcome }) => outcome === 'hint')).toEqual([]);
  });
});
