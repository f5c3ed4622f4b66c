import { describe, expect, test } from 'vitest';
import {
  type CitationRepair,
  candidatesOf,
  findCitations,
  formatCitation,
  type LegalBasisReading,
  parseLegalBasis,
} from './legal-basis.ts';

function citationOf(text: string): string {
  const reading = parseLegalBasis(text);
  if (reading.kind !== 'one') throw new Error(`${text}: ${reading.kind} ${written(reading).join(' | ')}`);
  return formatCitation(reading.basis);
}

function repairsOf(text: string): readonly CitationRepair[] {
  const reading = parseLegalBasis(text);
  return reading.kind === 'one' ? reading.repairs : [];
}

const written = (reading: LegalBasisReading): readonly string[] =>
  candidatesOf(reading).map((one) => formatCitation(one));

describe('a citation in the words of the law', () => {
  test.each([
    ['§ 9, stk. 1, nr. 1', '§ 9, stk. 1, nr. 1'],
    ['§ 9 stk 1 nr 1', '§ 9, stk. 1, nr. 1'],
    ['§ 9 c, stk. 1', '§ 9 c, stk. 1'],
    ['§9c stk.1', '§ 9 c, stk. 1'],
    ['§9C,STK.1', '§ 9 c, stk. 1'],
    ['§ 9 c, stk. 1, 1. pkt.', '§ 9 c, stk. 1, 1. pkt.'],
    ['§ 9, stk. 1, nr. 1, litra d', '§ 9, stk. 1, nr. 1, litra d'],
    ['§7 stk. 1', '§ 7, stk. 1'],
    ['udl. § 7(1)', '§ 7, stk. 1'],
    ['UDL § 7, stk. 1', '§ 7, stk. 1'],
    ['jf. § 7, stk. 1', '§ 7, stk. 1'],
    ['paragraf 7 stykke 1', '§ 7, stk. 1'],
    ['udlændingelovens § 8, stk. 2', '§ 8, stk. 2'],
    ['§ 7, stk. 2, i udlændingeloven', '§ 7, stk. 2'],
    ['efter udlændingelovens § 9 f.', '§ 9 f'],
    ['§ 9 i udlændingeloven', '§ 9'],
    ['§ 9 i, stk. 1', '§ 9 i, stk. 1'],
    ['§ 9 d, jf. CPR-lovens § 16', '§ 9 d'],
    ['Aliens Act section 9 c (3)', '§ 9 c, stk. 3'],
    ['section 9b (1)', '§ 9 b, stk. 1'],
    ['section 9c(1) of the Aliens Act', '§ 9 c, stk. 1'],
    ['section 9, subsection 1, no. 1', '§ 9, stk. 1, nr. 1'],
    ['section 9, subsection (1), paragraph 1', '§ 9, stk. 1, nr. 1'],
    ['§. 9 c, stk. 1', '§ 9 c, stk. 1'],
    ['§ 9 c, stk. 1, 1. og 2. pkt.', '§ 9 c, stk. 1'],
    ['Særlov om Ukraine § 1', 'Ukraine-særlovens § 1'],
    ['Du er ukrainsk statsborger, jf. lov. Tilladelsen er givet efter § 9 f', '§ 9 f'],
    ['section 3 (1) of the EU Residence Order', 'EU-opholdsbekendtgørelsens § 3, stk. 1'],
    ['EU-opholdsbekendtgørelsens § 3, stk. 1', 'EU-opholdsbekendtgørelsens § 3, stk. 1'],
    ['§ 3, stk. 1, i EU-opholdsbekendtgørelsen', 'EU-opholdsbekendtgørelsens § 3, stk. 1'],
    ['lov nr. 324 af 16. marts 2022 § 1, stk. 1', 'Ukraine-særlovens § 1, stk. 1'],
    [
      '§ 2 i lov om midlertidig opholdstilladelse til personer, der er fordrevet fra Ukraine',
      'Ukraine-særlovens § 2',
    ],
    ['lov nr. 2055 af 16. november 2021 § 1', 'Afghanistan-særlovens § 1'],
  ])('%j is %s', (text, citation) => {
    expect(citationOf(text)).toBe(citation);
    expect(repairsOf(text)).toEqual([]);
  });
});

describe('a citation that needed a repair tells which', () => {
  test.each<[string, string, readonly CitationRepair[]]>([
    ['§9,1,1', '§ 9, stk. 1, nr. 1', ['separators-missing']],
    ['§ 7,1', '§ 7, stk. 1', ['separators-missing']],
    ['§ 7.3', '§ 7, stk. 3', ['separators-missing']],
    ['9c/1', '§ 9 c, stk. 1', ['section-sign-missing', 'separators-missing']],
    ['9 c, stk. 1', '§ 9 c, stk. 1', ['section-sign-missing']],
    ['udlændingelovens 7, stk. 2 (beskyttelsesstatus)', '§ 7, stk. 2', ['section-sign-missing']],
    ['udlændingelovens 8, stk. 2', '§ 8, stk. 2', ['section-sign-missing']],
    ['udlændingelovens 8 7, stk. 1', '§ 7, stk. 1', ['section-sign-misread']],
    ['8 8, stk. 2', '§ 8, stk. 2', ['section-sign-misread']],
    ['8 14, stk. 1', '§ 14, stk. 1', ['section-sign-misread']],
    ['udlændingelovens 89, stk. 1, nr. 1', '§ 9, stk. 1, nr. 1', ['section-sign-misread']],
    ['udlændingelovens 89c, stk. 1', '§ 9 c, stk. 1', ['section-sign-misread']],
    ['udlændingelovens 5 9\nb', '§ 9 b', ['section-sign-misread']],
    ['S9c, stk. 1', '§ 9 c, stk. 1', ['section-sign-misread']],
    ['$ 9 b', '§ 9 b', ['section-sign-misread']],
    ['& 9 c, stk. 3', '§ 9 c, stk. 3', ['section-sign-misread']],
    ['udlandingelovens $ 9, stk. 1, nr. 3', '§ 9, stk. 1, nr. 3', ['section-sign-misread']],
    ['udlændinge-\nlovens 8 7, stk. 3', '§ 7, stk. 3', ['section-sign-misread']],
    ['udlændingelovens 8 g c, stk. 1', '§ 9 c, stk. 1', ['section-sign-misread', 'letter-for-digit']],
    ['§ 9, stk. l, nr. l', '§ 9, stk. 1, nr. 1', ['letter-for-digit']],
    ['§ 9, stkl, nrl', '§ 9, stk. 1, nr. 1', ['letter-for-digit']],
    ['§ 9 c, stk. 1O', '§ 9 c, stk. 10', ['letter-for-digit']],
    ['§ 9 ¢, stk. 1', '§ 9 c, stk. 1', ['sign-for-letter']],
    ['section 9 (2) (IV)', '§ 9, stk. 2, nr. 4', ['roman-numeral']],
    ['section 9(1)(i)', '§ 9, stk. 1, nr. 1', ['roman-numeral']],
    ['Section 9, subsection (1), no. (i)', '§ 9, stk. 1, nr. 1', ['roman-numeral']],
    ['section 9 (1) (iii)', '§ 9, stk. 1, nr. 3', ['roman-numeral']],
    ['section 9 (I) (i)', '§ 9, stk. 1, nr. 1', ['letter-for-digit', 'roman-numeral']],
  ])('%j is %s', (text, citation, repairs) => {
    expect(citationOf(text)).toBe(citation);
    expect(repairsOf(text)).toEqual(repairs);
  });

  test.each([
    '§ 9 , stk . 1 , nr . 1',
    '§ 9, stk, 1, nr, 1',
    '§ 9, st\nk. 1, nr. 1',
    '§\u00A09,\nstk.\u00A01,\nnr.\u00A01',
  ])('spaces and points out of place are no matter: %j', (text) => {
    expect(citationOf(text)).toBe('§ 9, stk. 1, nr. 1');
  });
});

describe('where the text fits several provisions, all of them are shown', () => {
  test.each([
    ['§ 9, litra c', ['§ 9 c', '§ 9, litra c']],
    ['§ 9, litra c, stk. 1', ['§ 9 c, stk. 1', '§ 9, stk. 1, litra c']],
    ['section 9(c)(1)', ['§ 9 c, stk. 1', '§ 9, stk. 1, litra c']],
    ['§ 9 l', ['§ 9 l', '§ 9, stk. 1']],
    ['§ 9 1', ['§ 9 i', '§ 9 l', '§ 9, stk. 1']],
    ['§ 91, stk. 1', ['§ 9 i, stk. 1', '§ 9 l, stk. 1']],
    ['§ 9 1, stk. 1', ['§ 9 i, stk. 1', '§ 9 l, stk. 1']],
    ['section 9(i)', ['§ 9 i', '§ 9, stk. 1']],
    ['§ 9 i forbindelse med', ['§ 9', '§ 9 i']],
    ['8 9', ['§ 8, stk. 9', '§ 9']],
    ['udlændingelovens 59, stk. 1', ['§ 59, stk. 1', '§ 9, stk. 1']],
    ['§§ 7 og 8', ['§ 7', '§ 8']],
    ['§ 7, stk. 1, 2 og 3', ['§ 7, stk. 1', '§ 7, stk. 2', '§ 7, stk. 3']],
    ['section 7 (1) and (2)', ['§ 7, stk. 1', '§ 7, stk. 2']],
    ['§ 7, stk. 1-3', ['§ 7, stk. 1', '§ 7, stk. 2', '§ 7, stk. 3']],
    ['§ 7, stk. 1 eller stk. 2', ['§ 7, stk. 1', '§ 7, stk. 2']],
    ['§ 9, stk. 1, 2', ['§ 9, stk. 1', '§ 9, stk. 1, nr. 2', '§ 9, stk. 2']],
    ['§ 8, stk. 1, jf. § 7, stk. 1', ['§ 7, stk. 1', '§ 8, stk. 1']],
    ['section 9 (1) (11)', ['§ 9, stk. 1, nr. 11', '§ 9, stk. 1, nr. 2']],
    ['særlovens § 1', ['Afghanistan-særlovens § 1', 'Ukraine-særlovens § 1']],
  ])('%j', (text, citations) => {
    const reading = parseLegalBasis(text);
    expect(reading.kind).toBe('ambiguous');
    expect([...written(reading)].sort()).toEqual([...citations].sort());
  });

  test('a letter after § 9 decides against the stk., once a stk. follows', () => {
    expect(citationOf('§ 9 l, stk. 1')).toBe('§ 9 l, stk. 1');
  });

  test('§§ 7 and 8 have no letters, so a stroke after them is a one', () => {
    expect(citationOf('§ 7 l')).toBe('§ 7, stk. 1');
    expect(citationOf('section 8 (i)')).toBe('§ 8, stk. 1');
  });
});

describe('nothing is read where it would be a guess', () => {
  test.each([
    'integrationslovens § 16',
    'CPR-lovens 8 16, stk. 1',
    'udlændingebekendtgørelsens § 15, stk. 1',
    'lov om aktiv socialpolitik § 22',
    'section 16 (1) of the Integration Act',
    '9 7, stk. 1',
    'udlændingelovens 896, stk. 1',
    'opholdstilladelse i 7 måneder',
    'udlændingelovens 8 9, stk. ?',
    '§ 9, stk. ?, nr. 1',
    '§ 120, stk. 1',
    '23. november 2026',
    '010190-9994',
    'hej',
    '?',
  ])('%j', (text) => {
    expect(parseLegalBasis(text)).toEqual({ kind: 'none', reason: 'not-a-citation' });
  });

  test.each(['', '  \n', '\u200B'])('%j is empty', (text) => {
    expect(parseLegalBasis(text)).toEqual({ kind: 'none', reason: 'empty' });
  });

  test.each([
    ['§ 7, 3 måneder', '§ 7'],
    ['§ 7. 3 måneder efter', '§ 7'],
    ['§ 9 c, 23.11.2026', '§ 9 c'],
    ['§ 9 c, stk. 1\n2', '§ 9 c, stk. 1'],
    ['§ 9 f\n01-01-2026', '§ 9 f'],
    ['§ 7, stk. 1 og 2 børn', '§ 7, stk. 1'],
  ])('numbers that only stand nearby are left out: %j', (text, citation) => {
    expect(citationOf(text)).toBe(citation);
  });
});

describe('all citations of a letter are found', () => {
  const inText = (text: string): readonly [string, string][] =>
    findCitations(text).map(({ reading, from, to }) => [text.slice(from, to), written(reading).join(' | ')]);

  test('other acts are not taken for the Aliens Act', () => {
    const letter = `Udlændingestyrelsen har besluttet at give dig opholdstilladelse efter udlændingelovens 8 9 c,
stk. 1, 1. pkt. Du må arbejde, jf. udlændingelovens § 14, stk. 1, nr. 2. Anmeld din bopæl, jf. CPR-lovens § 16,
stk. 1. Kommunen tilbyder et program, jf. integrationslovens $ 16, stk. 1, og lov om aktiv socialpolitik § 22.
Tilladelsen kan bortfalde, jf. udlændingelovens 8 17, stk. 1, og udlændingebekendtgørelsens § 15, stk. 2.`;
    expect(inText(letter)).toEqual([
      ['8 9 c,\nstk. 1, 1. pkt.', '§ 9 c, stk. 1, 1. pkt.'],
      ['§ 14, stk. 1, nr. 2', '§ 14, stk. 1, nr. 2'],
      ['8 17, stk. 1', '§ 17, stk. 1'],
    ]);
    expect(findCitations(letter).every(({ lawNamed }) => lawNamed)).toBe(true);
  });

  test('the law may be named after, and for several at once', () => {
    const text = 'Tilladelsen er givet efter § 9 c, stk. 1, jf. § 9, stk. 1, nr. 2, i udlændingeloven.';
    expect(findCitations(text).map(({ lawNamed }) => lawNamed)).toEqual([true, true]);
    expect(inText(text).map(([, citation]) => citation)).toEqual(['§ 9 c, stk. 1', '§ 9, stk. 1, nr. 2']);
  });

  test('a chained citation is of the same act as the one before it', () => {
    expect(inText('jf. CPR-lovens § 16, jf. § 17')).toEqual([]);
    expect(findCitations('udlændingelovens § 8, stk. 1, jf. § 7, stk. 1')).toHaveLength(2);
  });

  test('a citation without any law named is told as such', () => {
    expect(findCitations('Afgørelsen er truffet efter $ 9 c, stk. 4. Den gælder i to år.')).toMatchObject([
      { lawNamed: false, reading: { kind: 'one', basis: { paragraph: 9, letter: 'c', stk: 4 } } },
    ]);
  });

  test('an extract of the Act is not a citation with its law', () => {
    const [found, ...more] = findCitations(
      'Uddrag af udlændingeloven\n§ 9. Der kan gives opholdstilladelse.',
    );
    expect(more).toEqual([]);
    expect(found?.lawNamed).toBe(false);
  });

  test("a form's own label is as good as the law's name", () => {
    expect(inText('Lovgrundlag: 8 9 f\nSagsnr.: 12345678')).toEqual([['8 9 f', '§ 9 f']]);
  });

  test('numbers of a letter are no citations', () => {
    expect(
      findCitations(
        'Dato: 8. 9. 2026. Du har 8 dage. CPR-nr. 010145-5009. Stk. 9 c, side 1 af 2. S 12345678',
      ),
    ).toEqual([]);
  });
});
