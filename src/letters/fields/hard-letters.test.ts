import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { formatCprNumber } from '../../domain/cpr-number.ts';
import { candidatesOf, formatCitation } from '../../domain/legal-basis.ts';
import type { LetterReading } from '../../domain/permit-letter.ts';
import { specimenPages } from '../text/specimen.ts';
import { readFields } from './read-fields.ts';

const read = (body: string, ground = ' efter udlændingelovens § 9, stk. 1, nr. 1'): LetterReading =>
  readFields(
    specimenPages('file', [
      `
Udlændingestyrelsen

Amina Yusuf Warsame                                              Dato: 3. juni 2056
Kirkevej 12, 1. tv.
5000 Odense C

Du har fået opholdstilladelse${ground}.

${body}
`,
    ]),
    { today: calendarDate('2026-11-23'), series: 'practice' },
  );

const numberOf = ({ persons: [person] }: LetterReading): string | undefined =>
  person?.cpr === undefined ? undefined : formatCprNumber(person.cpr.value);

test.each([
  [
    'first',
    `                    Ansøger                   Ægtefælle
Navn                Amina Yusuf Warsame       Ali Warsame
Fødselsdato         01.01.2045                15.06.2040
CPR-nummer          010145-5009               150640-5005`,
  ],
  [
    'last',
    `                    Ægtefælle                 Ansøger
Navn                Ali Warsame               Amina Yusuf Warsame
Fødselsdato         15.06.2040                01.01.2045
CPR-nummer          150640-5005               010145-5009`,
  ],
])('of two people side by side the applicant is read where they stand %s', (_where, table) => {
  const reading = read(table);
  expect(reading.persons).toHaveLength(1);
  expect(numberOf(reading)).toBe('010145-5009');
  expect(reading.persons[0]?.birthDate).toMatchObject({ value: '2045-01-01', runnersUp: [] });
  expect(reading.persons[0]?.name).toMatchObject({ value: 'Amina Yusuf Warsame', runnersUp: [] });
  expect(reading.notes).toEqual([]);
});

test.each([
  'Tilladelsen er givet på grundlag af dit samliv med Ali Warsame, CPR-nr. 150640-5005.',
  'Du har fået tilladelse til samliv med Ali Warsame (CPR-nr. 150640-5005).',
  'Dit CPR-nr. er ikke 150640-5005.',
])('the only number is nobody’s who gets the permit: %s', (body) => {
  const reading = read(body);
  expect(numberOf(reading)).toBeUndefined();
  expect(reading.notes).toEqual([{ kind: 'no-number-found' }]);
});

test('a number that a letter takes back is not given beside the right one', () => {
  const reading = read('Dit CPR-nr. er ikke 150640-5005 men 010145-5009.');
  expect(reading.persons).toHaveLength(1);
  expect(numberOf(reading)).toBe('010145-5009');
});

test('a number with a place for each figure is one number', () => {
  expect(numberOf(read('CPR-nummer\n0 1 0 1 4 5 - 5 0 0 9'))).toBe('010145-5009');
});

test('where the two numbers are alike, the clerk looks at the one that is given', () => {
  const reading = read('Dit CPR-nr. er ikke 010145-5009 men 010146-5209.');
  expect(numberOf(reading)).toBe('010146-5209');
  expect(reading.persons[0]?.cpr?.certainty).toBe('look');
});

test('the ground of an application that came to nothing is not the permit’s', () => {
  const body = `Din ansøgning om opholdstilladelse efter udlændingelovens § 7, stk. 1, er bortfaldet.
Adm. CPR-nr. 010145-5009`;
  expect(read(body, '').persons[0]?.legalBasis).toBeUndefined();
  const basis = read(body).persons[0]?.legalBasis;
  expect(basis === undefined ? [] : candidatesOf(basis.value).map(formatCitation)).toEqual([
    '§ 9, stk. 1, nr. 1',
  ]);
  expect(basis?.runnersUp).toEqual([]);
});

test('a ticked box without time limit is shown where it stands; one that is not ticked says nothing', () => {
  const ticked = read('Opholdstilladelsens varighed:   [ ] Til den ____    [x] Uden tidsbegrænsning');
  expect(ticked.persons[0]?.unlimited).toMatchObject({ value: true, certainty: 'sure', confidence: 1 });
  expect(ticked.persons[0]?.unlimited?.box?.left).toBeGreaterThan(0.4);
  const open = read('Opholdstilladelsens varighed:   [x] Til den 2. juni 2058    [ ] Uden tidsbegrænsning');
  expect(open.persons[0]?.unlimited).toBeUndefined();
  expect(open.persons[0]?.validTo?.value).toBe('2058-06-02');
  expect(read('Tilladelsens varighed:   [ ] Uden tidsbegrænsning').persons[0]?.unlimited).toBeUndefined();
});

test.each([
  ['Sagsnr. 2026-123 dato 03.06.2056', '2026-123'],
  ['Sagsnr.: 2026-123 03.06.2056', '2026-123'],
  ['Sagsnr.: 03.06.2056', undefined],
])('%s: the date is no part of the case number', (line, value) => {
  const { caseNumber } = read(line);
  expect(caseNumber?.value).toBe(value);
  expect(caseNumber?.raw).toBe(value);
});

test('birth dates that differ are told, though one agrees with the number', () => {
  const reading = read(
    'Du er født den 1. januar 2045.\nFødselsdato: 2. januar 2045\nAdm. CPR-nr. 010145-5009',
  );
  expect(reading.notes).toEqual([{ kind: 'birth-date-contradicts-number' }]);
  expect(reading.persons[0]?.birthDate?.certainty).toBe('look');
  expect(reading.persons[0]?.cpr?.certainty).toBe('look');
});

test('of a family, it is told for the one whose birth date is another', () => {
  const reading = read(`I har fået opholdstilladelse efter udlændingelovens § 8, stk. 1.

Navn                              Født                Administrativt CPR-nr.
Amina Yusuf Warsame               02.01.2045          010145-5009
Hodan Ali Warsame                 15.06.2040          150640-5005`);
  expect(reading.persons.map(({ birthDate }) => [birthDate?.value, birthDate?.certainty])).toEqual([
    ['2045-01-02', 'look'],
    ['2040-06-15', 'sure'],
  ]);
  expect(reading.persons.map(({ cpr }) => cpr?.certainty)).toEqual(['look', 'sure']);
  expect(reading.notes).toContainEqual({ kind: 'birth-date-contradicts-number' });
});

test('two columns in two languages are read each down its own', () => {
  const reading = readFields(
    specimenPages('file', [
      `
Udlændingestyrelsen                               The Danish Immigration Service
Du har fået opholdstilladelse efter               You have been granted a residence permit
udlændingelovens § 9, stk. 1, nr. 2.              under section 9(1)(ii) of the Aliens Act.
Tilladelsen gælder fra den 3. juni 2056           It is valid from 3 June 2056
til den 2. juni 2058.                             until 2 June 2058.
Dit administrative CPR-nummer er                  Your CPR number is
010145-5009.                                      010145-5009.
Du er født den 1. januar 2045.                    You were born on 1 January 2045.
`,
    ]),
    { today: calendarDate('2026-11-23'), series: 'practice' },
  );
  expect(numberOf(reading)).toBe('010145-5009');
  expect(reading.persons[0]).toMatchObject({
    birthDate: { value: '2045-01-01' },
    validFrom: { value: '2056-06-03' },
    validTo: { value: '2058-06-02' },
  });
});

test('a number whose figures stand apart is one by its label alone', () => {
  expect(numberOf(read('Tildelt personnummer: 01014 5-5009'))).toBe('010145-5009');
  expect(numberOf(read('Tildelt personnummer: 010145-50 09'))).toBe('010145-5009');
  expect(numberOf(read('Ring til os på 01014 5-5009'))).toBeUndefined();
});

test('the short name of the Aliens Act is known with a sign misread', () => {
  const [person] = read('', ' efter ud!l. 8 9, stk. 1, nr. 3').persons;
  const [ground] = person?.legalBasis === undefined ? [] : candidatesOf(person.legalBasis.value);
  expect(ground === undefined ? undefined : formatCitation(ground)).toBe('§ 9, stk. 1, nr. 3');
});

test('a date under the head of its own column tells from when the permit holds', () => {
  const [person] = read(`Fra                       Tilladelsens længde
17/12 2056                tidsubegrænset`).persons;
  expect(person?.validFrom?.value).toBe('2056-12-17');
  expect(person?.unlimited?.value).toBe(true);
});

test.each([
  [' efter 8 9j, i udlændingeloven', '§ 9 j'],
  [' efter udlændingelovens 8 9 cc, stk. I', '§ 9 c, stk. 1'],
  [', fordi du er omfattet af UDL\n$ 9 a', '§ 9 a'],
])('the ground in the print “%s”', (ground, expected) => {
  const basis = read('Adm. CPR-nr. 010145-5009', ground).persons[0]?.legalBasis;
  expect(basis === undefined ? [] : candidatesOf(basis.value).map(formatCitation)).toEqual([expected]);
});

test('the husband’s number and the end of his permit are not the addressee’s, whatever abbreviation is in his name', () => {
  const reading = read(`
Opholdstilladelsen gælder fra den 3. juni 2056. Den er givet uden tidsbegrænsning.

Vi har lagt vægt på, at du skal bo sammen med Detlef M. St. John (CPR-nr. 150640-5005), som har
opholdstilladelse i Danmark til den 22. april 2058.`);
  expect(numberOf(reading)).toBeUndefined();
  expect(reading.persons[0]).toMatchObject({
    validFrom: { value: '2056-06-03' },
    unlimited: { value: true },
  });
  expect(reading.persons[0]?.validTo).toBeUndefined();
});

test('a permit that ran out before the letter was written is an earlier one', () => {
  const reading = read(`
Tilladelsen er uden tidsbegrænsning og gælder fra den 5. juni 2056.
Dit administrative CPR-nummer er 010145-5009.

Opholdstilladelsen fra den 10. december 2050 er gyldig indtil den 11. august 2054 og ophører derefter.`);
  expect(reading.persons[0]).toMatchObject({
    validFrom: { value: '2056-06-05' },
    unlimited: { value: true },
  });
  expect(reading.persons[0]?.validTo).toBeUndefined();
});

test('a letter to someone who applied on behalf of another is not about him', () => {
  const reading = readFields(
    specimenPages('file', [
      `
Ævar Friðriksson                                   Udlændingestyrelsen
Mønsterallé 11                                     Dato 2. okt. 2064
9000 Aalborg

Opholdstilladelse til Amina Warsame

Kære Ævar Friðriksson

Du har som fuldmægtig for Amina Warsame søgt om opholdstilladelse. Udlændingestyrelsen har besluttet at
give opholdstilladelse i henhold til udlændingelovens § 9, stk. 1, nr. 1.

Vi har tildelt Amina Warsame CPR-nummer 010145-5009.
`,
    ]),
    { today: calendarDate('2026-11-23'), series: 'practice' },
  );
  expect(reading.persons[0]?.name?.value).toBe('Amina Warsame');
  expect(numberOf(reading)).toBe('010145-5009');
});

test('more than the case number may stand beside the date', () => {
  const reading = readFields(
    specimenPages('file', [
      `
Udlændingestyrelsen

15. december 2055, sagsnr. 2055-81-9645, Person-ID 8344537338

Kære Amina
Du har fået opholdstilladelse efter udlændingelovens § 9, stk. 1, nr. 1.
`,
    ]),
    { today: calendarDate('2026-11-23'), series: 'practice' },
  );
  expect(reading.letterDate?.value).toBe('2055-12-15');
});

test.each(['8 Oc', '8 ac', '8 Sc', '8 gc', '8\n%c'])(
  'a 9 that was read as a letter is known by the letter behind it: %s',
  (print) => {
    const reading = read('', ` efter udlændingelovens ${print}, stk. 1`);
    const { legalBasis } = reading.persons[0] ?? {};
    expect(legalBasis && candidatesOf(legalBasis.value).map(formatCitation)).toEqual(['§ 9 c, stk. 1']);
    expect(legalBasis?.raw).toBe(`${print}, stk. 1.`);
  },
);

test.each(['lran', 'Iran', '1ran', 'lrak'])(
  'a country whose capital I was read as another line: %s',
  (print) => {
    const reading = read(`Statsborgerskab:   ${print}\nCPR-nummer:        010145-5009`);
    expect(reading.persons[0]?.citizenship?.value).toBe(print.endsWith('k') ? 'IRQ' : 'IRN');
  },
);

test('what the next sentence says is cancelled is not given, though it is as much the addressee’s', () => {
  const reading = read(`
Dit CPR-nummer er 010145-5009. Det er dit eget for livet.

I vores brev fra den 14. februar 2056 var nummeret 010145-6021 oplyst. Det er bortfaldet.`);
  expect(numberOf(reading)).toBe('010145-5009');
  const only = read('I vores brev var CPR-nummeret 010145-6021 oplyst. Det er slettet.');
  expect(numberOf(only)).toBeUndefined();
});

test('to others, whoever has got a permit is the person of the letter', () => {
  const reading = read(`
Vi oplyser, at Amina Yusuf Warsame, der har fået opholdstilladelse til den 3. juni 2058, har CPR-nummer 010145-5009.`);
  expect(reading.persons[0]?.validTo?.value).toBe('2058-06-03');
});
