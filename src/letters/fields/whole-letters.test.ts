import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { formatCprNumber } from '../../domain/cpr-number.ts';
import { candidatesOf, formatCitation } from '../../domain/legal-basis.ts';
import { specimenPages } from '../text/specimen.ts';
import { readFields } from './read-fields.ts';

const context = { today: calendarDate('2026-11-23'), series: 'practice' as const };
const read = (text: string) => readFields(specimenPages('file', [text]), context);

/** Number, name, birth date, citizenship, ground, from, to: as a clerk would write them. */
const personsIn = (text: string) =>
  read(text).persons.map(({ cpr, name, birthDate, citizenship, legalBasis, validFrom, validTo }) => {
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
  });

test('a letter to a guardian is about the child, whose number is not the guardian’s', () => {
  const letter = `
Udlændingestyrelsen

Meiling Huynh
Personlig repræsentant
Prøvevej 77, st. th.
8000 Aarhus C

Næstved, den 12. november 2056 / Sagsnummer 2056-285-3368

Afgørelse vedrørende Amina Warsame, Person-ID 8228818493

Kære Meiling Huynh (CPR-nr. 150640-5005)

Vi skriver til dig, da du er beskikket som repræsentant for Amina Warsame, der er
mindreårig. Vi har givet opholdstilladelse efter udlændingelovens § 9, stk. 1, nr. 3.
Fødselsdatoen er fastsat til 1. januar 2045. Barnet har fået CPR-nummer 010145-5009. Dit eget CPR-nummer må ikke oplyses i stedet.`;
  expect(personsIn(letter)).toEqual([
    ['010145-5009', 'Amina Warsame', '2045-01-01', undefined, '§ 9, stk. 1, nr. 3', undefined, undefined],
  ]);
  expect(read(letter).letterDate?.value).toBe('2056-11-12');
});

test('the number of who takes letters for somebody is not given, and a stop inside a name ends none', () => {
  const letter = `
Udlændingestyrelsen

Meiling Huynh
Prøvevej 77
8000 Aarhus C

Sagsnummer 2056-285-3368
Dato 12. november 2056

Opholdstilladelse til Amina St. John

Kære Meiling Huynh

Du har oplyst, at du, Meiling Huynh, CPR-nr. 150640 5005, modtager post for Amina St. John.
Udlændingestyrelsen giver Amina St. John opholdstilladelse efter udlændingelovens § 9c, stk. 1.

Ansøgeren er født den 1. januar 2045. CPR-nummeret for Amina St. John er 010145 5009.`;
  expect(personsIn(letter)).toEqual([
    ['010145-5009', 'Amina St. John', '2045-01-01', undefined, '§ 9 c, stk. 1', undefined, undefined],
  ]);
  const inPassing = letter
    .replace(
      'Du har oplyst, at du, Meiling Huynh, CPR-nr. 150640 5005, modtager',
      'Meiling Huynh, CPR-nr. 150640 5005, modtager',
    )
    .replace('Kære Meiling Huynh', 'Til rette vedkommende');
  expect(personsIn(inPassing).map(([number]) => number)).toEqual(['010145-5009']);
});

test('a number that somebody has in passing is not given beside the one that is called yours', () => {
  const letter = `
Guðrún Pálsson
Attrapvænget 48B
8000 Aarhus C

Afgørelse i din sag om familiesammenføring

Vi imødekommer din ansøgning. Du får opholdstilladelse som familiesammenført, jf.
udlændingelovens § 9, stk. 1, nr. 1, litra a.

I blev gift den 26-03-2066. Eva Holm, der har CPR-nr. 010146-5008, opfylder kravet til
selvforsørgelse og egen bolig.

Du er født den 01-01-2045. Dit personnummer er 010145-5009. Vis dette brev i kommunen.`;
  expect(personsIn(letter).map(([number, name]) => [number, name])).toEqual([
    ['010145-5009', 'Guðrún Pálsson'],
  ]);
  const given = letter.replace(
    'Dit personnummer er 010145-5009',
    'Du har fået CPR-nummer 010145-5009, som du beholder',
  );
  expect(personsIn(given).map(([number]) => number)).toEqual(['010145-5009']);
  // To the kommune, a person is one who has a number.
  const notice =
    'Eva Holm, der har CPR-nr. 010146-5008, har fået opholdstilladelse efter udlændingelovens § 7, stk. 1.';
  expect(personsIn(notice).map(([number]) => number)).toEqual(['010146-5008']);
});

test('a greeting by one name finds the whole of it in the address, whatever is misread around it', () => {
  const letter = (below: string): string => `
Weidong Attrapyang                      Dato: 9. marts 2067
Attrapallé 24, 2. tv                    Sagsnummer: 11001467
${below}

Kære Weidong

Du har fået opholdstilladelse efter udlændingelovens § 9 c, stk. 1. Du er født den 1. januar 2045.
Dit CPR-nummer er 010145-5009.`;
  for (const below of ['T400 Herning', '74_D Heming', ''])
    expect(personsIn(letter(below)).map(([, name]) => name)).toEqual(['Weidong Attrapyang']);
});

test('the dates of a contract are not those of the permit', () => {
  const letter = (permit: string): string => `
Du har fået opholdstilladelse til et praktikophold
Vi har besluttet, at du kan få opholdstilladelse efter udlændingelovens § 9 k, stk. 1. ${permit}
Aftalen med Prøveby Gartneri, CVR-nummer 00539390, gælder fra den 26. april 2065 til
den 5. december 2067.
Du er født den 1. januar 2045. Dit personnummer er 010145-5009.`;
  const told = (permit: string) => personsIn(letter(permit)).map((person) => person.slice(5));
  expect(told('Tilladelsen gælder\nfra den 16. april 2065 og udløber den 16. april 2066.')).toEqual([
    ['2065-04-16', '2066-04-16'],
  ]);
  expect(
    told(
      `
Tilladelsen gælder for perioden 2.2.2065 - 2.2.2069.
Prøveby Professionshøjskole har oplyst, at uddannelsen varer fra den
29.2.2068 til den 1.4.2070.`,
    ),
  ).toEqual([['2065-02-02', '2069-02-02']]);
  expect(told('Tilladelsen\ner uden tidsbegrænsning og gælder fra den 28. februar 2065.')).toEqual([
    ['2065-02-28', undefined],
  ]);
});

test('a letter to an attorney is about the other one, however its heading is spelled', () => {
  const letter = `
Kristján Attrapsson
Prøvevej 55
8000 Aarhus C

borsteinn Attrapsson har fået opholdstilladelse

Kære Kristján Attrapsson

Du har som fuldmægtig for Þorsteinn Attrapsson søgt om opholdstilladelse den 5. august 2063.
Udlændingestyrelsen har besluttet at give opholdstilladelse efter udlændingelovens § 9 c, stk. 4.
Ansøgeren er født den 1. januar 2045. Ansøgerens personnummer er 010145-5009.
Opholdstilladelsen kan inddrages, hvis ansøgeren og Kristján Attrapsson (CPR-nr. 011237-5929)
ikke længere bor sammen.`;
  expect(personsIn(letter).map(([number, name]) => [number, name])).toEqual([
    ['010145-5009', 'Þorsteinn Attrapsson'],
  ]);
});

test('a form that gives the earlier number in its next line gives the one before it', () => {
  const letter = `
Ansøger                 Doinița Attrapescu
Født den                1. januar 2045
Lovhjemmel              UDL § 9 d, stk. 1
Tildelt CPR-nummer      010145-5009
Tidligere CPR-nummer    010145-6951
Kontrollér oplysningerne.`;
  expect(personsIn(letter).map(([number]) => number)).toEqual(['010145-5009']);
});

test('a letter that says "Til" greets', () => {
  const letter = `
Said ;' Reza
Attrapvænget 71
2300 København S

Din opholdstilladelse

Til Said Rezai

Du meddeles herved opholdstilladelse efter udlændingelovens § 9 e, stk. 1.
Du er født den 1. januar 2045. Dit CPR-nummer er 010145-5009.`;
  expect(personsIn(letter).map(([, name]) => name)).toEqual(['Said Rezai']);
});

test('brackets of an English citation may touch', () => {
  const letter = `
We have granted you a residence permit pursuant to section 9(1)(iX(a) of the Danish Aliens Act.
You were born on 1 January 2045. Your CPR number is 010145-5009.`;
  expect(personsIn(letter).map(([, , , , ground]) => ground)).toEqual(['§ 9, stk. 1, nr. 1, litra a']);
});

test('a name that two lines break at the same place goes on below', () => {
  const letter = `
Vedrørende ansøgning om opholdstilladelse til Jennifer Lynn Mary-Ellen
Attrapbeek

Kære Jeffrey Travis Attrapbeek

Vi skriver til dig, fordi du har fuldmagt til at handle på vegne af Jennifer Lynn Mary-Ellen
Attrapbeek. Udlændingestyrelsen har besluttet at give opholdstilladelse efter udlændingelovens § 9 c, stk. 1.

Ansøgerens personnummer er 010145-5009. Ansøgeren er født den 1. januar 2045.`;
  expect(personsIn(letter).map(([, name]) => name)).toEqual(['Jennifer Lynn Mary-Ellen Attrapbeek']);
  const once = letter.replace('Jennifer Lynn Mary-Ellen\nAttrapbeek.', 'Jennifer Lynn Mary-Ellen.');
  expect(personsIn(once).map(([, name]) => name)).toEqual(['Jennifer Lynn Mary-Ellen']);
});

test('a line may end anywhere before the country', () => {
  const letter = `
Vi har lagt til grund, at du er født den 23. november 2037 og er statsborger
i Vietnam. Du får opholdstilladelse efter udlændingelovens § 9 c, stk. 1. Dit CPR-nummer er 231137-8761.`;
  expect(personsIn(letter).map(([number, , , citizenship]) => [number, citizenship])).toEqual([
    ['231137-8761', 'VNM'],
  ]);
});

test('a list gives each person an item, and what stands outside it is said of all', () => {
  expect(
    personsIn(`
Udlændingestyrelsen
Sagsnr. 2064-15-2748 12. februar 2064 Tlf. 00 32 85 84

Kære alle
I har alle fået opholdstilladelse efter udlændingelovens § 9 c, stk. 1. Jeres CPR-numre er:
1) Sawsan Ghada Barakat, født den 1. januar 2045, USA, administrativt
CPR-nummer 010145-5009;
2) Ghada Barakat (15-06-2040), administrativt CPR-nummer 150640-5005.
Opholdstilladelserne er gyldige fra den 12. februar 2064 til den 12. februar 2068. I er
familiesammenført med Bushra Barakat (CPR-nummer 300552-6158), hvis egen
opholdstilladelse gælder til 8. marts 2066.`),
  ).toEqual([
    ['010145-5009', 'Sawsan Ghada Barakat', '2045-01-01', 'USA', '§ 9 c, stk. 1', '2064-02-12', '2068-02-12'],
    ['150640-5005', 'Ghada Barakat', '2040-06-15', undefined, '§ 9 c, stk. 1', '2064-02-12', '2068-02-12'],
  ]);
});

test('labels in the middle of a table are those of the persons on both sides', () => {
  expect(
    personsIn(`
Udlændingestyrelsen

I kan begge få opholdstilladelse. I skemaet står den ene til venstre og den anden til højre.

Esmatullah                    Fornavn(e)                     Mebrat
Shahbazi                      Efternavn                      Habtemariam
010145-5009                   CPR-nr.                        150640-5005
1. januar 2045                Født                           15. juni 2040
§ 9 c, stk. 4                 Udlændingeloven                § 9 d, stk. 1
Begge opholdstilladelser gælder fra den 21. august 2056 og udløber den 21. august 2060.`).map((values) =>
      values.slice(0, 3),
    ),
  ).toEqual([
    ['010145-5009', 'Esmatullah Shahbazi', '2045-01-01'],
    ['150640-5005', 'Mebrat Habtemariam', '2040-06-15'],
  ]);
});

test.each([
  'CPR-nummer 010145-6781 rettes til 010145-5009.',
  'CPR-nummer 010145-6781, som tidligere er oplyst, bortfalder. I stedet gælder CPR-nummer 010145-5009.',
  'Dit administrative CPR-nummer er 010145-5009 og ikke 010145-6781.',
  'Dit CPR-nummer er 010145-5009. CPR-nummer 010145-5079, som du tidligere har haft, gælder ikke længere.',
])('a letter that puts another right gives the right number, for the clerk to look at: %s', (sentence) => {
  const { persons } = read(`
Udlændingestyrelsen

Rettelse til din opholdstilladelse efter udlændingelovens § 9 c, stk. 1

${sentence}`);
  expect(persons.map(({ cpr }) => [cpr?.value, cpr?.certainty])).toEqual([['0101455009', 'look']]);
});

test('the facts of a plain letter stand in its sentences and in the lines of its head', () => {
  const letter = `
Ferdinand San Jose Reyes
Prøvevej 36, 7400 Herning

Du får opholdstilladelse
Sagsnummer: 2056-10-5159 · Vores dokument 1137756 · 18-11-2056

Kære Ferdinand

Vi har givet dig opholdstilladelse efter udlændingelovens § 9 c, stk. 1. CPR-nummeret
010145-5009 er dit. Du er registreret således: 1.1.2045, Filippinerne. Opholdstilladelsen
begynder den 18-11-2056, og sidste gyldige dag er den 18-11-2060.

Din opholdstilladelse fra den 27-03-2052 udløb den 02-05-2055 og er ikke en del af denne afgørelse.`;
  expect(personsIn(letter)).toEqual([
    [
      '010145-5009',
      'Ferdinand San Jose Reyes',
      '2045-01-01',
      'PHL',
      '§ 9 c, stk. 1',
      '2056-11-18',
      '2060-11-18',
    ],
  ]);
  expect(read(letter).letterDate?.value).toBe('2056-11-18');
  expect(read(letter).caseNumber?.value).toBe('2056-10-5159');
});
