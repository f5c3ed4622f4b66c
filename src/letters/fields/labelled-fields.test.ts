import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { formatCprNumber } from '../../domain/cpr-number.ts';
import { candidatesOf, formatCitation } from '../../domain/legal-basis.ts';
import type { LetterReading, PersonReading } from '../../domain/permit-letter.ts';
import { arrangeLetter } from '../text/letter-text.ts';
import { specimenPages } from '../text/specimen.ts';
import { labelledValues } from './labelled-values.ts';
import { readFields } from './read-fields.ts';

const context = { today: calendarDate('2026-11-23'), series: 'practice' as const };
const read = (text: string): LetterReading => readFields(specimenPages('file', [text]), context);

/** The values of a person's fields, as a clerk would write them. */
const valuesOf = ({ cpr, name, birthDate, citizenship, legalBasis, validFrom, validTo }: PersonReading) => {
  const [ground] = legalBasis === undefined ? [] : candidatesOf(legalBasis.value);
  return [
    cpr === undefined ? undefined : formatCprNumber(cpr.value),
    name?.value,
    birthDate?.value,
    citizenship?.value,
    ground === undefined ? undefined : formatCitation(ground),
    validFrom?.value,
    validTo?.value,
  ];
};

test('a numbered form with labels of its own is read, field by field', () => {
  const { kind, letterDate, caseNumber, persons } = read(`
Udlændingestyrelsen
Udskrevet 20. juli 2056

Oplysninger om ophold

1  Efternavn (som i pas)               Warsame
2  Fornavn(e) og evt. mellemnavn       Amina Yusuf
3  Fødselsdato (dag, måned, år)        1. januar 2045
4  Statsborgerskab/statsløs            Somalia
5  Pas nr. / udløb                     P3013553 / 11. september 2061
7  Givet efter bestemmelsen            § 9 b, stk. 1
8  Gyldig f.o.m.                       20. juli 2056
9  Gyldig t.o.m.                       19. juli 2057
11 Personnummer, der skal anvendes     010145-5009
12 Sagens nr.                          2056/4357-745
13 Ansøgt den                          1. april 2056`);
  expect(kind).toBe('permit-letter');
  expect([letterDate?.value, caseNumber?.value]).toEqual(['2056-07-20', '2056/4357-745']);
  expect(persons.map(valuesOf)).toEqual([
    ['010145-5009', 'Amina Yusuf Warsame', '2045-01-01', 'SOM', '§ 9 b, stk. 1', '2056-07-20', '2057-07-19'],
  ]);
});

test('labels above their values, and another register’s ten digits beside the number', () => {
  const { persons } = read(`
Bilag 1: Din tilladelse

Slægtsnavn                                  Øvrige navne
Warsame                                     Amina Yusuf

Registernummer hos udlændingemyndighederne  Nummer i folkeregistret (CPR)
8551845516                                  010145-5009

Dag, måned og år for fødsel                 Nationalt tilhørsforhold
1. januar 2045                              Somalia

Tilladt med hjemmel i                       Tilladt i tiden
udlændingeloven, § 9 c, stk. 4              Fra 17. juni 2056, uden tidsbegrænsning`);
  expect(persons.map(valuesOf)).toEqual([
    ['010145-5009', 'Amina Yusuf Warsame', '2045-01-01', 'SOM', '§ 9 c, stk. 4', '2056-06-17', undefined],
  ]);
  expect(persons[0]?.unlimited?.value).toBe(true);
});

test('persons side by side in columns each have their own facts', () => {
  const { persons } = read(`
Udlændingestyrelsen

I har fået opholdstilladelse i Danmark.

                      Person 1               Person 2
Navn                  Amina Warsame          Ali Warsame
Fødselsdato           1. januar 2045         15. juni 2040
Statsborgerskab       Somalia                Kenya
CPR-nummer            010145-5009            150640-5005
Hjemmel               § 9 b, stk. 1          § 9 c, stk. 1

Kommunen skal bruge disse numre.`);
  expect(persons.map((person) => valuesOf(person).slice(0, 5))).toEqual([
    ['010145-5009', 'Amina Warsame', '2045-01-01', 'SOM', '§ 9 b, stk. 1'],
    ['150640-5005', 'Ali Warsame', '2040-06-15', 'KEN', '§ 9 c, stk. 1'],
  ]);
});

test('the number and permit of the relative to whom a letter is sent are nobody’s who gets one', () => {
  const { persons } = read(`
Amina Warsame
Prøvevej 1
5000 Odense C
Part i sagen, pers.nr. 150640-5005

Udlændingestyrelsen

Din familie kan komme til Danmark

Ali Warsame (f. 1. januar 2045, Somalia) er tilkendt ophold efter udlændingelovens § 9 c, stk. 1.
Til folkeregistret: pers.nr. 010145-5009.

Indrejse kan ske fra 27. august 2058. Slutdatoen er 26. august 2059.

Din egen tilladelse, der kan bruges til 9. oktober 2064, ændres ikke.`);
  expect(persons.map(valuesOf)).toEqual([
    ['010145-5009', 'Ali Warsame', '2045-01-01', 'SOM', '§ 9 c, stk. 1', '2058-08-27', '2059-08-26'],
  ]);
});

test('what only stands where such things stand is not sure, even in the file’s own text', () => {
  const { letterDate, persons } = read(`
Udlændingestyrelsen

Amina Warsame
Prøvevej 1
5000 Odense C
                                                                              3. juni 2056

Du har fået opholdstilladelse efter udlændingelovens § 9 c, stk. 1. Dit CPR-nummer er 010145-5009.`);
  expect(persons[0]?.name).toMatchObject({ value: 'Amina Warsame' });
  expect(letterDate?.value).toBe('2056-06-03');
});

test('who has one name alone, which forms give twice, has it once', () => {
  const { persons } = read(`
Udlændingestyrelsen
Du har fået opholdstilladelse efter udlændingelovens § 9 c, stk. 1.

Efternavn        Thiri
Fornavn          Thiri
CPR-nummer       010145-5009`);
  expect(persons[0]?.name?.value).toBe('Thiri');
});

test('"without time limit" is read over the end of a line', () => {
  const { persons } = read(`
The Danish Immigration Service
We have decided to grant you a residence permit. The permit is granted without time
limit and is valid from 25 September 2056. Your CPR number is 010145-5009.`);
  expect(persons[0]?.unlimited?.value).toBe(true);
});

test.each([
  'Samtidig er CPR-nummer 150640-5005 erstattet af det administrative CPR-nummer 010145-5009.',
  'Dit CPR-nummer er ændret fra 150640-5005 til 010145-5009. Du må kun bruge det nye nummer.',
  'Your CPR number has been changed from 150640-5005 to 010145-5009.',
])('of two numbers of one person the one that took the other’s place: %s', (sentence) => {
  const { persons } = read(`
Udlændingestyrelsen

Du har fået opholdstilladelse efter udlændingelovens § 9 c, stk. 1.
${sentence}`);
  expect(persons.map((person) => valuesOf(person)[0])).toEqual(['010145-5009']);
});

test('a row’s name may go on below its cell, and tell its citizenship in brackets', () => {
  const { persons } = read(`
I har fået opholdstilladelse efter udlændingelovens § 9 c, stk. 1.

Navn og statsborgerskab          Født                CPR-nr.
Olha                             1. januar 2045      010145-5009
Zakharchuk-Voloshyn
Wendy von Hagen (USA)            15. juni 2040       150640-5005

Opholdstilladelserne fra den 15. juli 2050 til den 25. februar 2053 er ikke længere gyldige.`);
  expect(persons.map(({ name, citizenship }) => [name?.value, citizenship?.value])).toEqual([
    ['Olha Zakharchuk-Voloshyn', undefined],
    ['Wendy von Hagen', 'USA'],
  ]);
  expect(persons[0]?.validTo).toBeUndefined();
});

test('a letter to parents is about their child', () => {
  const { letterDate, persons } = read(`
Udlændingestyrelsen

Kateryna Pavliuk
Awet Woldu
Mønsterallé 61
5000 Odense C

Den 10. juli 2057, sagsnummer 2057-907-6212

Kære forældre

Det er i dag besluttet, at pigen Azieb Woldu får opholdstilladelse efter udlændingelovens § 9 c, stk. 3.
Barnet er født den 1. januar 2045. Vi har tildelt barnet CPR-nummeret 010145-5009. Barnet skal bo sammen
med Kateryna Pavliuk, CPR-nummer 150640-5005.`);
  expect(letterDate?.value).toBe('2057-07-10');
  expect(persons.map((person) => valuesOf(person).slice(0, 3))).toEqual([
    ['010145-5009', 'Azieb Woldu', '2045-01-01'],
  ]);
});

test('a sentence that begins like a label is none', () => {
  const { persons } = read(`
Udlændingestyrelsen
Du har fået opholdstilladelse efter udlændingelovens § 9 c, stk. 1. CPR-nr. 010145-5009.
Opholdstilladelserne fra den 15/7-2054 til den 25/2-2056 er ikke længere gyldige.
Tilladelsen er gyldig fra den 28/7-2056 og gælder til den 27/7-2058.`);
  expect([persons[0]?.validFrom?.value, persons[0]?.validTo?.value]).toEqual(['2056-07-28', '2058-07-27']);
});

test('a number is not sure beside another of the same birth date, whatever is said of it', () => {
  const certaintyOf = (more: string) =>
    read(`
Udlændingestyrelsen
Du har fået opholdstilladelse efter udlændingelovens § 9 c, stk. 1.
Du er født den 1. januar 2045. Dit CPR-nummer er 010145-5009.
${more}`).persons[0]?.cpr;
  expect(certaintyOf('Velkommen til Danmark.')).toMatchObject({ value: '0101455009', certainty: 'sure' });
  expect(certaintyOf('Det har afløst 010145-6781.')?.certainty).not.toBe('sure');
});

test('dots that lead to a value twice are no part of it', () => {
  const { persons } = read(`
Udlændingestyrelsen
Du har fået opholdstilladelse efter udlændingelovens § 9 c, stk. 1. CPR-nr. 010145-5009.
Statsborgerskab .............:   .............: tyrkisk`);
  expect(persons[0]?.citizenship).toMatchObject({ value: 'TUR', raw: 'tyrkisk' });
});

test('a line that begins with a date goes on from the one above, and is no label', () => {
  const values = (text: string) =>
    labelledValues(arrangeLetter(specimenPages('recognised', [text]))).map(({ field }) => field);
  expect(values('Skolen oplyser, at uddannelsen varer fra den\n28.2.2065 til den 1.4.2067.')).toEqual([]);
  expect(
    values('Vi har lagt vægt på, at Eva (CPR-nr. 010146-5008) har ophold i\nDanmark til den 1.4.2067.'),
  ).toEqual([]);
  expect(values('7 Til den    1.4.2067')).toEqual(['validTo']);
  expect(values('12 Til den    1.4.2067')).toEqual(['validTo']);
});
