import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { formatCprNumber } from '../../domain/cpr-number.ts';
import { candidatesOf, formatCitation } from '../../domain/legal-basis.ts';
import { specimenPages } from '../text/specimen.ts';
import { readFields } from './read-fields.ts';

const practice = { today: calendarDate('2026-11-23'), series: 'practice' } as const;

const personsIn = (letter: string) => {
  const { kind, persons } = readFields(specimenPages('recognised', [letter]), practice);
  return {
    kind,
    numbers: persons.map(({ cpr }) => (cpr === undefined ? undefined : formatCprNumber(cpr.value))),
    persons,
  };
};

const children = `
Øvelse Kommune                                                        Udlændingestyrelsen
Borgerservice

Opholdstilladelse til to børn, der flytter til kommunen

Vi har den 06-11-2026 given opholdstiliadelse til to søskende, som skal bo hos deres mor.

Børnene
Navn                     Født           CPR-            Statsborgerskab    Hjemmel
                                        nummer
Chanya Sæ-Lim Ågård      30-05-2052     300552-6158     Thailand           udlændingelovens 8 9, stk. 1, nr. 2
Thanawat Sæ-Lim Ågård    19-09-2055     190955-7727     Thailand           udlændingelovens 8 9, stk. 1, nr. 2

Begge tilladelser gælder fra den 09-11-2026 til den 08-11-2028.
`;

test('a number belongs to nobody in the letter where the table’s title speaks of a parent', () => {
  const letter = `${children}
Forælder i Danmark
Navn                     CPR-nummer      Adresse
Siriporn Sæ-Lim          120638-7242     Søgårdstræde 8, 6000 Kolding
`;
  expect(personsIn(letter).numbers).toEqual(['300552-6158', '190955-7727']);
});

test('a column’s head that is broken over two lines is still its label', () => {
  const { numbers, persons } = personsIn(children);
  expect(numbers).toEqual(['300552-6158', '190955-7727']);
  expect(persons.map(({ citizenship }) => citizenship?.value)).toEqual(['THA', 'THA']);
});

test('a permit letter is one though its granting words are spoilt', () => {
  expect(personsIn(children).kind).toBe('permit-letter');
});

test('the title of the addressee’s own letter is not taken for a relative’s table', () => {
  const { numbers } = personsIn(`
Udlændingestyrelsen

Opholdstilladelse som ægtefælle
Navn                     Født           CPR-nummer
Amina Yusuf Warsame      01-01-2045     010145-5009

Du har fået opholdstilladelse efter udlændingelovens 8 9, stk. 1, nr. 1.
`);
  expect(numbers).toEqual(['010145-5009']);
});

const spouse = `
Udlændingestyrelsen                                              Dato: 05.10.2026

Selam Tesfaye Haile
Kirkevej 12
5000 Odense C

Du har fået opholdstilladelse efter udlændingelovens 8 9, stk. 1, nr. 1. Du bor sammen med Yonas Berhane,
født den 2. juli 2048.
Tilladelsen er ikke tidsubegrænset. Dit administrative CPR-nummer er 150640-5005.
`;

test('where the birth date in the letter is not the number’s, everything of the person is looked at', () => {
  const [person] = personsIn(spouse).persons;
  for (const field of [person?.cpr, person?.name, person?.birthDate, person?.citizenship]) {
    expect(field?.certainty ?? 'look').toBe('look');
  }
});

test('a permit that is not without time limit is not taken for one that is', () => {
  expect(personsIn(spouse).persons[0]?.unlimited).toBeUndefined();
});

test('in a person’s row a paragraph needs no law beside it, however its sign is read', () => {
  const { persons } = personsIn(`
Udlændingestyrelsen

I får opholdstilladelse. Skemaet viser, hvad der er registreret om hver af jer.

Wyatt Jeffrey von Hagen      1. januar 2045      89e, stk. I      010145-5009
Wendy von Hagen              15. juni 2040       8 9 c, stk. 1    150640-5005
`);
  expect(
    persons.map(({ legalBasis }) =>
      legalBasis === undefined ? undefined : candidatesOf(legalBasis.value).map(formatCitation),
    ),
  ).toEqual([['§ 9 e, stk. 1'], ['§ 9 c, stk. 1']]);
});

test('a name that fills its column ends where the country begins, and a name that is a country’s too does not', () => {
  const table = (names: string) => `
I har fået opholdstilladelse

CPR-nummer      Navn                      Statsborgerskab    Født
${names}`;
  const close = table(`
300552-6158     Mircea Stefan Moldoveanu  Moldova            30-05-2052
190955-7727     Amina Maria Jordan        Syrien             19-09-2055`).replace(
    'Moldoveanu  Moldova',
    'Moldoveanu Moldova ',
  );
  const persons = personsIn(close).persons;
  expect(persons.map(({ name, citizenship }) => [name?.value, citizenship?.value])).toEqual([
    ['Mircea Stefan Moldoveanu', 'MDA'],
    ['Amina Maria Jordan', 'SYR'],
  ]);
});
