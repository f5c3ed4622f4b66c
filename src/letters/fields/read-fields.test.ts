import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { formatCprNumber } from '../../domain/cpr-number.ts';
import { candidatesOf, formatCitation } from '../../domain/legal-basis.ts';
import type { LetterReading, PersonReading } from '../../domain/permit-letter.ts';
import { specimenPages } from '../text/specimen.ts';
import { readFields } from './read-fields.ts';

const practice = { today: calendarDate('2026-11-23'), series: 'practice' } as const;

const read = (...pages: readonly string[]): LetterReading =>
  readFields(specimenPages('recognised', pages), practice);

const facts = (person: PersonReading | undefined) => ({
  cpr: person?.cpr === undefined ? undefined : formatCprNumber(person.cpr.value),
  name: person?.name?.value,
  born: person?.birthDate?.value,
  citizenship: person?.citizenship?.value,
  ground:
    person?.legalBasis === undefined
      ? undefined
      : candidatesOf(person.legalBasis.value).map(formatCitation).join(' | '),
  from: person?.validFrom?.value,
  to: person?.validTo?.value,
  unlimited: person?.unlimited?.value,
});

test('a plain letter in sentences gives every field', () => {
  const reading = read(`
Udlændingestyrelsen

Amina Yusuf Warsame                                              Dato: 3. juni 2056
Kirkevej 12, 1. tv.                                              Sagsnr.: 56/123456
5000 Odense C                                                    Person ID: 8871927103

Du har fået opholdstilladelse

Udlændingestyrelsen har i dag givet dig opholdstilladelse efter udlændingelovens 8 9, stk. 1, nr. 2.
Du er somalisk statsborger og født den 1. januar 2045.

Tilladelsen gælder fra den 3. juni 2056 til den 2. juni 2058.

Dit administrative CPR-nummer er 010145-5009.

Du må arbejde i Danmark, jf. udlændingelovens 8 14, stk. 1, nr. 2. Tilladelsen bortfalder, hvis du
rejser, jf. udlændingelovens 8 17, stk. 1.
Udlændingestyrelsen, Tlf. 35 36 66 00, EAN 5798000433875
`);
  expect(reading.kind).toBe('permit-letter');
  expect(reading.letterDate?.value).toBe('2056-06-03');
  expect(reading.caseNumber?.value).toBe('56/123456');
  expect(reading.persons).toHaveLength(1);
  expect(facts(reading.persons[0])).toEqual({
    cpr: '010145-5009',
    name: 'Amina Yusuf Warsame',
    born: '2045-01-01',
    citizenship: 'SOM',
    ground: '§ 9, stk. 1, nr. 2',
    from: '2056-06-03',
    to: '2058-06-02',
    unlimited: undefined,
  });
  expect(reading.persons[0]?.cpr?.certainty).toBe('sure');
  expect(reading.persons[0]?.name?.certainty).toBe('look');
});

test('a letter in English gives the same fields', () => {
  const reading = read(`
The Danish Immigration Service

Ms Amina Yusuf Warsame
Kirkevej 12, 1. tv.                                              Date: 3 June 2056
5000 Odense C                                                    Case no.: 56/123456

Dear Amina Yusuf Warsame

You have been granted a residence permit under section 9(1)(ii) of the Danish Aliens Act.
You are a national of Somalia and your date of birth is 1 January 2045.

Your residence permit is valid from 3 June 2056 until 2 June 2058.

You have been assigned the following civil registration number (CPR number): 010145-5009.
`);
  expect(reading.letterDate?.value).toBe('2056-06-03');
  expect(reading.caseNumber?.value).toBe('56/123456');
  expect(facts(reading.persons[0])).toEqual({
    cpr: '010145-5009',
    name: 'Amina Yusuf Warsame',
    born: '2045-01-01',
    citizenship: 'SOM',
    ground: '§ 9, stk. 1, nr. 2',
    from: '2056-06-03',
    to: '2058-06-02',
    unlimited: undefined,
  });
});

test('a table of fields is read row by row, without colons', () => {
  const reading = read(`
Udlændingestyrelsen

Odense Kommune                                                   Afgørelsesdato      3. juni 2056
Borgerservice                                                    Sagsnummer          2056-0012-3456
5000 Odense C

Meddelelse om opholdstilladelse

Navn                              WARSAME, Amina Yusuf
Fødselsdato                       01-01-2045
Statsborgerskab                   Somalia
Administrativt CPR-nummer         010145-5009
Person-ID                         2402505991
Lovgrundlag                       Udlændingeloven 8 9 c, stk. 1
Gyldig fra                        03-06-2056
Gyldig til                        02-06-2058
`);
  expect(reading.letterDate?.value).toBe('2056-06-03');
  expect(reading.caseNumber?.value).toBe('2056-0012-3456');
  expect(facts(reading.persons[0])).toEqual({
    cpr: '010145-5009',
    name: 'Amina Yusuf Warsame',
    born: '2045-01-01',
    citizenship: 'SOM',
    ground: '§ 9 c, stk. 1',
    from: '2056-06-03',
    to: '2058-06-02',
    unlimited: undefined,
  });
});

const around = (numbers: string): string => `
Udlændingestyrelsen

Amina Yusuf Warsame                                              Dato: 3. juni 2056
Kirkevej 12, 1. tv.
5000 Odense C

Du har fået opholdstilladelse efter udlændingelovens 8 9, stk. 1, nr. 1.

${numbers}
`;

test.each([
  [
    'a spouse',
    'Din ægtefælle, Ali Warsame, har CPR-nr. 150640-5005.\n\nDit administrative CPR-nummer er 010145-5009.',
  ],
  [
    'a spouse named first',
    'Tilladelsen er givet på grundlag af dit ægteskab med Ali Warsame (CPR-nr. 150640-5005), din ægtefælle.\n\nAdm. CPR-nr.: 010145-5009',
  ],
  ['a sponsor', 'Referenceperson: Ali Warsame, CPR-nr. 150640-5005\n\nTildelt CPR-nr.: 010145-5009'],
  [
    'an earlier number',
    'Du har tidligere haft CPR-nummer 150640-5005.\n\nDit administrative CPR-nummer er 010145-5009.',
  ],
  ['a person-ID in the shape of a number', 'Person-ID: 1506405005\nAdministrativt personnummer: 010145-5009'],
  [
    'an alien number in the shape of a number',
    'Udl.nr.: 1506405005\nAdministrativt personnummer: 010145-5009',
  ],
  ['a telephone number', 'Tlf. 150640 5005\nDit administrative CPR-nummer er 010145-5009'],
  ['a case number', 'Sagsnr. 150640-5005\nDit administrative CPR-nummer er 010145-5009'],
  ['an account', 'Gebyret betales til konto 150640 5005.\n\nDit administrative CPR-nummer er 010145-5009'],
])('the number of %s is not taken for the addressee’s', (_whose, numbers) => {
  const reading = read(around(numbers));
  expect(reading.persons.map((person) => facts(person).cpr)).toEqual(['010145-5009']);
});

test.each([
  ['only a spouse has one', 'Din ægtefælles CPR-nummer er 150640-5005.'],
  ['the only ten digits are a person-ID', 'Person-ID: 1506405005'],
  ['the only number is an earlier one', 'Dit tidligere CPR-nummer 150640-5005 er annulleret.'],
  ['the number was cut off', 'Dit administrative CPR-nummer er 150640-50'],
])('no number is given where %s', (_why, numbers) => {
  const reading = read(around(numbers));
  expect(facts(reading.persons[0]).cpr).toBeUndefined();
  expect(reading.notes).toContainEqual({ kind: 'no-number-found' });
});

test('a misread number that fails modulus 11 is left out rather than given', () => {
  const text = around('Født 1. januar 2045.\n\nDit administrative CPR-nummer er 010145-5089');
  const pages = specimenPages('recognised', [text], { '010145-5089': ['010145-5069', '010145-5039'] });
  const reading = readFields(pages, practice);
  expect(facts(reading.persons[0]).cpr).toBeUndefined();
});

test('two places that agree prove a number without modulus 11', () => {
  const reading = read(around('Adm. CPR-nr.: 240250-5991\n\nDit administrative CPR-nummer er 240250-5991.'));
  expect(facts(reading.persons[0]).cpr).toBe('240250-5991');
});

test('letters among the digits are put right where the printed birth date and modulus 11 prove it', () => {
  const reading = read(around('Født: 1. januar 2045\nTildelt CPR-nr.: OlO145-5OO9'));
  expect(facts(reading.persons[0]).cpr).toBe('010145-5009');
  expect(reading.persons[0]?.cpr?.raw).toBe('OlO145-5OO9');
});

test('a birth date that contradicts the number is told', () => {
  const reading = read(
    around('Født: 2. januar 2045\nAdministrativt CPR-nr.: 010145-5009 og igen 010145-5009'),
  );
  expect(reading.notes).toContainEqual({ kind: 'birth-date-contradicts-number' });
  expect(reading.persons[0]?.cpr?.certainty).not.toBe('sure');
});

test('a practice letter in production gives no number, and says why', () => {
  const pages = specimenPages('recognised', [around('Dit administrative CPR-nummer er 010145-5009.')]);
  const reading = readFields(pages, { today: calendarDate('2026-11-23'), series: 'civil' });
  expect(reading.persons[0]?.cpr).toBeUndefined();
  expect(reading.notes).toContainEqual({ kind: 'number-of-other-series' });
});

test('facts on the second page are found', () => {
  const reading = read(
    `
Udlændingestyrelsen
Amina Yusuf Warsame                                              Dato 03.06.2056
Kirkevej 12
5000 Odense C

Du har fået opholdstilladelse i Danmark.`,
    `
Side 2
Opholdstilladelsen er meddelt i medfør af udlændingelovens § 7, stk. 1.
Opholdstilladelsen er gyldig til den 2. juni 2058.
Du er tildelt administrativt personnummer 010145-5009.`,
  );
  expect(facts(reading.persons[0])).toMatchObject({
    cpr: '010145-5009',
    ground: '§ 7, stk. 1',
    to: '2058-06-02',
  });
  expect(reading.persons[0]?.cpr?.box?.page).toBe(1);
});

test('the ground is the granting sentence’s, not those of work, lapse, other laws, or the law printed below', () => {
  const reading = read(`
Du har fået opholdstilladelse

Du må arbejde, jf. udlændingelovens 8 14, stk. 1. Dit ophold i kommunen følger integrationslovens 8 4.
Du kan søge om forlængelse efter udlændingelovens 8 11, stk. 2.
Opholdstilladelsen er givet i medfør af udlændingelovens 8 9 f, stk. 1.
Flytning skal anmeldes, jf. CPR-lovens 8 16.
Adm. CPR-nr. 010145-5009

Uddrag af udlændingeloven
§ 7. Der gives opholdstilladelse til en udlænding, der er omfattet af flygtningekonventionen.
§ 9. Der kan gives opholdstilladelse til en udlænding over 24 år (stk. 1, nr. 1).
`);
  expect(facts(reading.persons[0]).ground).toBe('§ 9 f, stk. 1');
});

test('a permit without an end is unlimited', () => {
  const reading = read(around('Opholdstilladelsen er tidsubegrænset.\nAdm. CPR-nr. 010145-5009'));
  expect(facts(reading.persons[0])).toMatchObject({ to: undefined, unlimited: true });
});

test('that one may later apply for an unlimited permit does not make this one so', () => {
  const reading = read(
    around(
      'Tilladelsen gælder til den 2. juni 2058. Du kan senere søge om tidsubegrænset opholdstilladelse.',
    ),
  );
  expect(facts(reading.persons[0])).toMatchObject({ to: '2058-06-02', unlimited: undefined });
});

test('a family’s letter gives each person the number and name of the same row', () => {
  const reading = read(`
Udlændingestyrelsen
Warsame                                                          Dato 03.06.2056
Kirkevej 12
5000 Odense C

I har fået opholdstilladelse efter udlændingelovens § 8, stk. 1. Tilladelsen gælder til den 2. juni 2058.

Navn                              Født                Administrativt CPR-nr.
Amina Yusuf Warsame               01.01.2045          010145-5009
Hodan Ali Warsame                 15.06.2040          150640-5005
`);
  expect(
    reading.persons.map((person) => [facts(person).cpr, facts(person).name, facts(person).ground]),
  ).toEqual([
    ['010145-5009', 'Amina Yusuf Warsame', '§ 8, stk. 1'],
    ['150640-5005', 'Hodan Ali Warsame', '§ 8, stk. 1'],
  ]);
  expect(reading.notes).toContainEqual({ kind: 'several-persons', count: 2 });
});

test.each([
  ['Efternavn: Morozov\nFornavn: Nikita', 'Nikita Morozov'],
  ['Efternavn: MOROZOV\nFornavne: Nikita Ivan', 'Nikita Ivan Morozov'],
  ['Surname: Al-Hassan\nGiven names: Omar', 'Omar Al-Hassan'],
  ['Navn: MOROZOV, Nikita', 'Nikita Morozov'],
  ['Vedr.: Nikita Morozov, født 1. januar 2045', 'Nikita Morozov'],
  ['Fulde navn: Maria da Silva', 'Maria da Silva'],
])('%s is the name %s', (label, name) => {
  const reading = read(`
Udlændingestyrelsen
Odense Kommune
Borgerservice
5000 Odense C

Underretning om meddelt opholdstilladelse

${label}
Administrativt personnummer: 010145-5009
`);
  expect(facts(reading.persons[0]).name).toBe(name);
});

test.each([
  [
    'a refusal',
    'Afslag på opholdstilladelse\n\nUdlændingestyrelsen giver dig afslag på din ansøgning efter udlændingelovens § 9, stk. 1.',
  ],
  ['a refusal in English', 'Your application for a residence permit has been refused.'],
  ['a lease', 'Lejekontrakt\n\nLejemålet begynder den 1. juni 2056. Lejers CPR-nr. 010145-5009.'],
  ['a withdrawal', 'Udlændingestyrelsen har inddraget din opholdstilladelse, jf. udlændingelovens § 19.'],
])('%s is no permit letter', (_what, text) => {
  expect(read(text).kind).toBe('other');
});
