import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarDate, calendarDate, datePartsOf } from './calendar-date.ts';
import {
  type CprContext,
  type CprReading,
  type CprRejection,
  findBirthDate,
  formatCprNumber,
  maskCprNumber,
  modulus11Remainder,
  parseCprNumber,
} from './cpr-number.ts';

const civil: CprContext = { today: calendarDate('2026-11-23'), series: 'civil' };
const practice: CprContext = { ...civil, series: 'practice' };

function readingOf(text: string, context = civil): CprReading {
  const result = parseCprNumber(text, context);
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}

function rejectionOf(text: string, context = civil): CprRejection {
  const result = parseCprNumber(text, context);
  if (result.ok) throw new Error('accepted');
  return result.error;
}

const modulusWarning = { kind: 'modulus-11' } as const;

describe('a personnummer that may stand at the desk', () => {
  test.each([
    ['070761-4285', '1961-07-07', 'male', 0],
    ['070761-4286', '1961-07-07', 'female', 1],
    ['010190-9994', '1990-01-01', 'female', 6],
    ['290200-4998', '2000-02-29', 'female', 8],
    ['150337-4991', '1937-03-15', 'male', 1],
  ])('%s is born %s, %s', (text, birthDate, sex, remainder) => {
    const reading = readingOf(text);
    expect(reading.birthDate).toBe(birthDate);
    expect(reading.sex).toBe(sex);
    expect(modulus11Remainder(reading.number)).toBe(remainder);
    expect(reading.warnings).toEqual(remainder === 0 ? [] : [modulusWarning]);
    expect(formatCprNumber(reading.number)).toBe(text);
  });

  test('the century follows from the seventh digit and the year, at every edge of the table', () => {
    const centuries: Record<string, string> = {};
    for (const [seventh, year] of [
      ...['0', '3'].flatMap(
        (s) =>
          [
            [s, '00'],
            [s, '99'],
          ] as const,
      ),
      ...['4', '9'].flatMap(
        (s) =>
          [
            [s, '00'],
            [s, '36'],
            [s, '37'],
            [s, '99'],
          ] as const,
      ),
      ...['5', '8'].flatMap(
        (s) =>
          [
            [s, '00'],
            [s, '57'],
            [s, '58'],
            [s, '99'],
          ] as const,
      ),
    ]) {
      centuries[`${seventh}/${year}`] = findBirthDate(`0101${year}${seventh}000`)?.slice(0, 4) ?? 'none';
    }
    expect(centuries).toEqual({
      '0/00': '1900',
      '0/99': '1999',
      '3/00': '1900',
      '3/99': '1999',
      '4/00': '2000',
      '4/36': '2036',
      '4/37': '1937',
      '4/99': '1999',
      '9/00': '2000',
      '9/36': '2036',
      '9/37': '1937',
      '9/99': '1999',
      '5/00': '2000',
      '5/57': '2057',
      '5/58': '1858',
      '5/99': '1899',
      '8/00': '2000',
      '8/57': '2057',
      '8/58': '1858',
      '8/99': '1899',
    });
  });

  test('a child born today has a number already', () => {
    const newYear = { today: calendarDate('2045-01-01'), series: 'civil' } as const;
    expect(readingOf('010145-5009', newYear).birthDate).toBe('2045-01-01');
    expect(rejectionOf('020145-5009', newYear)).toEqual({ kind: 'future-birth', birthDate: '2045-01-02' });
  });

  test('somebody 120 years old is believed, somebody older is not', () => {
    const on = (today: string) => ({ today: calendarDate(today), series: 'civil' }) as const;
    expect(readingOf('010145-5009', on('2165-12-31')).birthDate).toBe('2045-01-01');
    expect(rejectionOf('010145-5009', on('2166-01-01'))).toEqual({
      kind: 'implausible-birth',
      birthDate: '2045-01-01',
    });
  });
});

describe('a number that is refused says why', () => {
  test.each<[string, CprRejection]>([
    ['290200-0998', { kind: 'no-such-date' }],
    ['310480-1234', { kind: 'no-such-date' }],
    ['000000-0000', { kind: 'no-such-date' }],
    ['150336-4991', { kind: 'future-birth', birthDate: calendarDate('2036-03-15') }],
    ['200327-9992', { kind: 'future-birth', birthDate: calendarDate('2027-03-20') }],
    ['010157-6003', { kind: 'future-birth', birthDate: calendarDate('2057-01-01') }],
    ['010158-6003', { kind: 'implausible-birth', birthDate: calendarDate('1858-01-01') }],
    ['671085-1234', { kind: 'replacement-number' }],
    ['890200-1234', { kind: 'replacement-number' }],
    ['910285-1234', { kind: 'no-such-date' }],
    ['600185-1234', { kind: 'no-such-date' }],
    ['0203291WQ3', { kind: 'health-ecpr' }],
    ['020329-7wq3', { kind: 'health-ecpr' }],
    ['320329-1WQ3', { kind: 'character', character: 'W' }],
    ['0203295WQ3', { kind: 'character', character: 'W' }],
    ['', { kind: 'empty' }],
    [' \u200B\n', { kind: 'empty' }],
    ['070761-428', { kind: 'length', digits: 9 }],
    ['070761-428500', { kind: 'length', digits: 12 }],
    ['07O761-4285', { kind: 'character', character: 'O' }],
    ['070761.4285', { kind: 'character', character: '.' }],
    ['070761-428٥', { kind: 'character', character: '٥' }],
    ['070761--4285', { kind: 'character', character: '-' }],
    ['0707-614285', { kind: 'character', character: '-' }],
    ['070761 42 85', { kind: 'character', character: ' ' }],
    ['-0707614285', { kind: 'character', character: '-' }],
    ['070761-4285-', { kind: 'character', character: '-' }],
    ['07076142😀', { kind: 'character', character: '😀' }],
  ])('%j', (text, rejection) => {
    expect(rejectionOf(text)).toEqual(rejection);
  });

  test('the day after the future boundary of its year is the only difference', () => {
    expect(readingOf('200326-9992').birthDate).toBe('2026-03-20');
  });
});

describe('odd signs are read with a warning', () => {
  test.each([
    ['070761–4285', 'en dash'],
    ['070761—4285', 'em dash'],
    ['070761\u20114285', 'non-breaking hyphen'],
    ['070761\u22124285', 'minus sign'],
    ['070761\u00AD4285', 'soft hyphen'],
    ['０７０７６１－４２８５', 'full-width signs'],
    ['070761\u00A04285', 'non-breaking space'],
    ['070761 4285', 'space'],
    ['070761 - 4285', 'spaces about the hyphen'],
    ['07 07 61-4285', 'spaces in the date'],
    ['\u200E070761-4285\u202C', 'direction marks'],
    ['070761-\n4285', 'line break'],
  ])('%j (%s)', (text) => {
    const reading = readingOf(text);
    expect(reading.number).toBe('0707614285');
    expect(reading.warnings).toEqual([{ kind: 'normalised', from: text }]);
  });

  test('plain space around the number is not worth a word', () => {
    expect(readingOf(' 070761-4285 ').warnings).toEqual([]);
    expect(readingOf('0707614285').warnings).toEqual([]);
  });
});

describe('practice numbers', () => {
  test.each([
    ['010145-5009', 0],
    ['150640-5005', 0],
    ['240250-5991', 1],
    ['010137-8000', 1],
    ['311257-5000', 1],
  ])('%s is taken in practice and refused at the desk', (text, warnings) => {
    expect(readingOf(text, practice).warnings).toHaveLength(warnings);
    expect(rejectionOf(text).kind).toBe('future-birth');
  });

  test.each(['070761-4285', '010190-9994', '290200-4998', '150337-4991', '010158-6003', '150336-4991'])(
    '%s has no place in practice',
    (text) => {
      expect(rejectionOf(text, practice)).toEqual({ kind: 'not-a-practice-number' });
    },
  );

  test.each<[string, CprRejection['kind']]>([
    ['', 'empty'],
    ['310445-5009', 'no-such-date'],
    ['670145-5009', 'replacement-number'],
    ['010145-500', 'length'],
    ['010145-5OO9', 'character'],
    ['0203291WQ3', 'health-ecpr'],
  ])('%j keeps its own reason in practice', (text, kind) => {
    expect(rejectionOf(text, practice).kind).toBe(kind);
  });
});

test('a masked number keeps the birth date and hides the serial', () => {
  expect(maskCprNumber(readingOf('070761-4285').number)).toBe('070761-xxxx');
});

describe('laws that hold for every number', () => {
  const birth = fc
    .date({ min: new Date('1907-01-01'), max: new Date('2026-11-23'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10) as CalendarDate);
  /** A seventh digit that the table gives the century. */
  const seventhFor = (year: number): readonly number[] => {
    if (year >= 2000) return year <= 2036 ? [4, 5, 6, 7, 8, 9] : [5, 6, 7, 8];
    return year >= 1937 ? [0, 1, 2, 3, 4, 9] : [0, 1, 2, 3];
  };
  const numberOf = (date: CalendarDate, seventh: number, rest: number): string => {
    const { year, month, day } = datePartsOf(date);
    const two = (n: number): string => String(n % 100).padStart(2, '0');
    return `${two(day)}${two(month)}${two(year)}${seventh}${String(rest).padStart(3, '0')}`;
  };
  const valid = birth.chain((date) =>
    fc
      .tuple(fc.constantFrom(...seventhFor(datePartsOf(date).year)), fc.integer({ min: 0, max: 999 }))
      .map(([seventh, rest]) => ({ date, digits: numberOf(date, seventh, rest) })),
  );

  test('every number of a birth date gives that date, that sex and itself back', () => {
    fc.assert(
      fc.property(valid, ({ date, digits }) => {
        const reading = readingOf(digits);
        expect(reading.birthDate).toBe(date);
        expect(reading.sex).toBe('02468'.includes(digits[9] ?? '') ? 'female' : 'male');
        expect(readingOf(formatCprNumber(reading.number))).toEqual(reading);
        expect(reading.warnings).toEqual(modulus11Remainder(digits) === 0 ? [] : [modulusWarning]);
      }),
    );
  });

  test('one wrong digit always changes the control sum', () => {
    fc.assert(
      fc.property(valid, fc.nat(9), fc.integer({ min: 1, max: 9 }), ({ digits }, place, add) => {
        const wrong = (Number(digits[place]) + add) % 10;
        const changed = digits.slice(0, place) + wrong + digits.slice(place + 1);
        expect(modulus11Remainder(changed)).not.toBe(modulus11Remainder(digits));
      }),
    );
  });

  test('two neighbours swapped always change the control sum', () => {
    fc.assert(
      fc.property(valid, fc.nat(8), ({ digits }, place) => {
        const [a, b] = [digits[place], digits[place + 1]];
        fc.pre(a !== b);
        const swapped = `${digits.slice(0, place)}${b}${a}${digits.slice(place + 2)}`;
        expect(modulus11Remainder(swapped)).not.toBe(modulus11Remainder(digits));
      }),
    );
  });

  const nearlyNumber = fc
    .array(fc.constantFrom(...Array.from('0123456789- –.OI０１９\u00A0\u200Bx')), { maxLength: 16 })
    .map((signs) => signs.join(''));

  test('what is accepted is ten digits, and every sign read as another is told', () => {
    const nearValid = valid.chain(({ digits }) =>
      fc
        .tuple(fc.constant(digits), fc.nat(10), nearlyNumber)
        .map(([d, at, noise]) => d.slice(0, at) + noise.slice(0, 2) + d.slice(at)),
    );
    fc.assert(
      fc.property(fc.oneof(nearlyNumber, nearValid, fc.string()), (text) => {
        const result = parseCprNumber(text, civil);
        if (!result.ok) return;
        expect(result.value.number).toMatch(/^\d{10}$/);
        const told = result.value.warnings.some((warning) => warning.kind === 'normalised');
        expect(told || /^\s*\d{6}-?\d{4}\s*$/.test(text)).toBe(true);
        expect(result.value.birthDate <= civil.today).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('no number is at home in both series', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-3]\d[01]\d{3}\d{4}$/), (digits) => {
        expect(parseCprNumber(digits, civil).ok && parseCprNumber(digits, practice).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
