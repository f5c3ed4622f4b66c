import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ageOn,
  type CalendarDate,
  calendarDate,
  datePartsOf,
  daysBetween,
  daysInMonth,
  findCalendarDate,
  formatDanishDate,
  parseIsoDate,
  parseTypedDate,
} from './calendar-date.ts';

/** Years 1-9999, by the platform's own calendar. */
const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CalendarDate);

function utc(date: CalendarDate): number {
  const { year, month, day: of } = datePartsOf(date);
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, of);
  return at.getTime();
}

describe('the calendar', () => {
  test('has the days that the platform has, and no others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: -1, max: 14 }),
        fc.integer({ min: -1, max: 33 }),
        (y, m, d) => {
          const at = new Date(0);
          at.setUTCFullYear(y, m - 1, d);
          const exists = at.getUTCFullYear() === y && at.getUTCMonth() === m - 1 && at.getUTCDate() === d;
          expect(findCalendarDate(y, m, d) !== undefined).toBe(exists);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each([
    [1900, 28],
    [2000, 29],
    [2024, 29],
    [2026, 28],
  ])('February %i has %i days', (year, days) => {
    expect(daysInMonth(year, 2)).toBe(days);
  });

  test.each([
    [0, 1, 1],
    [10_000, 1, 1],
    [2026, 1.5, 1],
    [2026, 1, 1.5],
    [Number.NaN, 1, 1],
  ])('%d-%d-%d is no day', (year, month, of) => {
    expect(findCalendarDate(year, month, of)).toBeUndefined();
  });

  test('days between two dates are counted as the platform counts them', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(daysBetween(from, to)).toBe((utc(to) - utc(from)) / 86_400_000);
      }),
      { numRuns: 2000 },
    );
  });

  test('dates sort as text in the order of time', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });
});

describe('dates in writing', () => {
  test('every way of the counter reads back as the same day', () => {
    fc.assert(
      fc.property(day, (date) => {
        const danish = formatDanishDate(date);
        const { year, month, day: of } = datePartsOf(date);
        const long = String(year).padStart(4, '0');
        for (const text of [
          date,
          danish,
          ` ${danish} `,
          danish.replaceAll('-', '.'),
          danish.replaceAll('-', ''),
        ]) {
          expect(parseTypedDate(text)).toBe(date);
        }
        expect(parseTypedDate(`${of}/${month} ${long}`)).toBe(date);
        expect(parseIsoDate(date)).toBe(date);
      }),
    );
  });

  test.each([
    '',
    '1-2-26',
    '31-04-2026',
    '2026-13-01',
    '29.02.2025',
    '23-11',
    '1.2.3.2026',
    'i dag',
    '2026-1-1x',
  ])('%j is no date', (text) => {
    expect(parseTypedDate(text)).toBeUndefined();
  });

  test('a date that does not exist in the program itself is a bug', () => {
    expect(() => calendarDate('2026-02-29')).toThrow();
  });

  test('only text is read as a date', () => {
    for (const value of [undefined, null, 20_261_123, new Date(0), ['2026-11-23']])
      expect(parseIsoDate(value)).toBeUndefined();
  });
});

describe('age', () => {
  test('a birthday counts from the day itself', () => {
    const born = calendarDate('2008-11-23');
    expect(ageOn(born, calendarDate('2026-11-22'))).toBe(17);
    expect(ageOn(born, calendarDate('2026-11-23'))).toBe(18);
  });

  test('somebody born on a leap day is a year older on 1 March of other years', () => {
    const born = calendarDate('2008-02-29');
    expect(ageOn(born, calendarDate('2026-02-28'))).toBe(17);
    expect(ageOn(born, calendarDate('2026-03-01'))).toBe(18);
  });

  test('grows by one every birthday, and is below zero before birth', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (born, years) => {
        const { year, month, day: of } = datePartsOf(born);
        const birthday = findCalendarDate(year + years, month, of);
        fc.pre(birthday !== undefined);
        expect(ageOn(born, birthday ?? born)).toBe(years);
      }),
    );
    expect(ageOn(calendarDate('2026-11-24'), calendarDate('2026-11-23'))).toBe(-1);
  });
});
