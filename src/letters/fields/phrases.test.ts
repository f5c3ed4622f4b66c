import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate, datePartsOf, findCalendarDate } from '../../domain/calendar-date.ts';
import { formatCprNumber } from '../../domain/cpr-number.ts';
import type { LetterReading } from '../../domain/permit-letter.ts';
import { specimenPages } from '../text/specimen.ts';
import { findDates } from './dates.ts';
import { readFields } from './read-fields.ts';

const read = (text: string): LetterReading =>
  readFields(specimenPages('recognised', [text]), { today: calendarDate('2026-11-23'), series: 'practice' });

test.each([
  ['Opholdstilladelsen gælder fra den 3. juni 2056 til den 2. juni 2058.', '2056-06-03', '2058-06-02'],
  ['Tilladelsen er gyldig fra og med den 03.06.2056 til og med den 02.06.2058.', '2056-06-03', '2058-06-02'],
  [
    'Opholdstilladelsen har virkning fra den 03-06-2056 og udløber den 02-06-2058.',
    '2056-06-03',
    '2058-06-02',
  ],
  ['Gyldighedsperiode: 3. juni 2056 til 2. juni 2058.', '2056-06-03', '2058-06-02'],
  ['Gyldighedsperiode: 03.06.2056 - 02.06.2058', '2056-06-03', '2058-06-02'],
  ['Opholdstilladelsen er givet for perioden 3/6 2056 – 2/6 2058.', '2056-06-03', '2058-06-02'],
  ['Din opholdstilladelse udløber den 2. jun. 2058.', undefined, '2058-06-02'],
  ['Opholdstilladelsen er tidsbegrænset til den 2. juni 2058.', undefined, '2058-06-02'],
  ['Du har fået opholdstilladelse indtil den 2. juni 2058.', undefined, '2058-06-02'],
  ['Gyldig til:   2. juni 2058', undefined, '2058-06-02'],
  ['Udløbsdato for tilladelsen: 02-06-2058', undefined, '2058-06-02'],
  ['Your residence permit is valid from 3 June 2056 to 2 June 2058.', '2056-06-03', '2058-06-02'],
  ['The permit is valid until June 2, 2058.', undefined, '2058-06-02'],
  ['Your residence permit expires on 2 June 2058.', undefined, '2058-06-02'],
  ['Permit period: 3 June 2056 - 2 June 2058', '2056-06-03', '2058-06-02'],
  [
    'På baggrund af din ansøgning af 26.02.2055 har vi givet dig opholdstilladelse til den 2. juni 2058.',
    undefined,
    '2058-06-02',
  ],
  [
    'Du havde også opholdstilladelse i tiden fra den 23. september 2051 til den 24. august 2054.',
    undefined,
    undefined,
  ],
  ['You had a residence permit from 23 September 2051 to 24 August 2054.', undefined, undefined],
  ['Du havde søgt om opholdstilladelse, og den gælder til den 2. juni 2058.', undefined, '2058-06-02'],
  ['Opholdstilladelse gyldig til   2. juni . 2058', undefined, '2058-06-02'],
])('%s', (sentence, from, to) => {
  const [person] = read(
    `Meddelelse om opholdstilladelse\n\n${sentence}\n\nDit pas er gyldigt til den 1. maj 2060.`,
  ).persons;
  expect(person?.validFrom?.value).toBe(from);
  expect(person?.validTo?.value).toBe(to);
});

test.each([
  ['Du er syrisk statsborger.', 'SYR'],
  ['Du er statsborger i Den Demokratiske Republik Congo.', 'COD'],
  ['Vi har lagt til grund, at du er statsløs.', 'XXA'],
  ['Nationalitet: statsborger i Iran', 'IRN'],
  ['Statsborgerskab   Sri Lanka', 'LKA'],
  ['Nationality: Eritrean', 'ERI'],
  ['You are a citizen of Afghanistan.', 'AFG'],
  ['As a Syrian national you have been granted a residence permit.', 'SYR'],
  ['Statsborgerskab: Afghanlstan', 'AFG'],
  ['Vi har brugt, hvad der står i dit pas: Sri Lanka, født den 4. august 2043.', 'LKA'],
  ['Afgørelsen er truffet i Danmark. Du har oplyst, at du er rejst ind (Nepal, født 04-08-2043).', 'NPL'],
])('%s is %s', (sentence, alpha3) => {
  const [person] = read(`Du har fået opholdstilladelse.\n\n${sentence}`).persons;
  expect(person?.citizenship?.value).toBe(alpha3);
});

test('the spouse’s Danish citizenship is not the person’s', () => {
  const [person] = read('Din ægtefælle er dansk statsborger.').persons;
  expect(person?.citizenship).toBeUndefined();
});

test.each([
  'Dit administrative CPR-nummer er: 010145-5009',
  'Vi har oprettet et administrativt CPR-nummer til dig. Nummeret er 010145-5009.',
  'Du er tildelt administrativt personnummer 010145-5009, som du skal oplyse til kommunen.',
  'Adm. CPR-nr.        : 010145-5009',
  'Tildelt CPR-nr.: 010145 5009',
  'Personnummer: 0101455009',
  'CPR-nr.: 010145-5009 (administrativt)',
  'Du har som ægtefælle til en herboende fået ophold, og du er tildelt administrativt CPR-nummer 010145-5009.',
  'You have been assigned an administrative CPR number: 010145-5009.',
  'Your civil registration (CPR) number is 010145–5009.',
  'Adminislrativt personnurnmer: 010145-5009',
])('the number is found in "%s"', (sentence) => {
  const [person] = read(`Du har fået opholdstilladelse.\n\n${sentence}`).persons;
  expect(person?.cpr === undefined ? undefined : formatCprNumber(person.cpr.value)).toBe('010145-5009');
});

test.each([
  ['J.nr.: US-56-64890', 'US-56-64890'],
  ['Sagsnr. 2056-1527-1517', '2056-1527-1517'],
  ['Vores sagsnr.: SIRI-56-97995', 'SIRI-56-97995'],
  ['Sagsnummer US-56-59086', 'US-56-59086'],
  ['Journalnummer: 2056/4180-646', '2056/4180-646'],
  ['Case number: 56/123456', '56/123456'],
  ['Sags-nr.: 2056937001', '2056937001'],
])('%s', (line, number) => {
  expect(read(`${line}\nDu har fået opholdstilladelse.`).caseNumber?.value).toBe(number);
});

const monthsDa = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
];
const monthsEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const pad = (value: number): string => String(value).padStart(2, '0');

test('every day is read in every way that letters write it', () => {
  const days = fc
    .date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((day) => calendarDate(day.toISOString().slice(0, 10)));
  fc.assert(
    fc.property(days, (date) => {
      const { year, month, day } = datePartsOf(date);
      const [da, en] = [monthsDa[month - 1] ?? '', monthsEn[month - 1] ?? ''];
      const written = [
        `${day}. ${da} ${year}`,
        `${day}.${da} ${year}`,
        `${day}. ${da.slice(0, 3)}. ${year}`,
        `${day} ${en} ${year}`,
        `${en} ${day}, ${year}`,
        `${pad(day)}.${pad(month)}.${year}`,
        `${pad(day)}-${pad(month)}-${year}`,
        `${pad(day)}/${pad(month)}/${year}`,
        `${day}/${month}-${year}`,
        `${day}/${month} ${year}`,
        date,
      ];
      for (const text of written) {
        expect(findDates(`den ${text}.`).map((found) => found.date)).toEqual([date]);
      }
    }),
  );
});

test('a number that is no day of the calendar gives no date', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1900, max: 2099 }),
      (day, month, year) => {
        const found = findDates(`${pad(day)}.${pad(month)}.${year}`).map((one) => one.date);
        const date = findCalendarDate(year, month, day);
        expect(found).toEqual(date === undefined ? [] : [date]);
      },
    ),
  );
});

test('a date that has lost its first stop is one where it can be no other', () => {
  expect(findDates('fra 266.2025').map(({ date }) => date)).toEqual(['2025-06-26']);
  expect(findDates('fra 312.2025').map(({ date }) => date)).toEqual(['2025-12-03']);
  for (const text of ['111.2025', '266.20251', '1.266.2025', '266.2025-1', '399.2025', 'A266.2025'])
    expect(findDates(text)).toEqual([]);
});

test('a date that has lost its second stop is one by its year', () => {
  expect(findDates('den 25.92040,').map(({ date }) => date)).toEqual(['2040-09-25']);
  expect(findDates('den 4.122069').map(({ date }) => date)).toEqual(['2069-12-04']);
  for (const text of ['25.132040', '1.25.92040', '25.92040-1', 'A25.92040', '25.93140'])
    expect(findDates(text)).toEqual([]);
});
