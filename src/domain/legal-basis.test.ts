import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CitationRepair,
  candidatesOf,
  findCitations,
  formatCitation,
  type LegalBasis,
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

describe('laws that hold for every provision', () => {
  const number = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
  const letter = fc.constantFrom(...Array.from('abcdefghijkmnopq'));
  const defined = (basis: Record<string, unknown>): LegalBasis =>
    Object.fromEntries(
      Object.entries(basis).filter(([, value]) => value !== undefined),
    ) as unknown as LegalBasis;
  /** Provisions that the Act could have: no letters under §§ 7 and 8, a litra below a number only. */
  const provision = fc
    .record({
      paragraph: number(60),
      letter: fc.option(letter, { nil: undefined }),
      stk: fc.option(number(40), { nil: undefined }),
      nr: fc.option(number(30), { nil: undefined }),
      litra: fc.option(fc.constantFrom(...Array.from('abcdefghj')), { nil: undefined }),
      pkt: fc.option(number(9), { nil: undefined }),
    })
    .map(({ paragraph, letter: own, stk, nr, litra, pkt }) => ({
      paragraph,
      letter: paragraph === 7 || paragraph === 8 ? undefined : own,
      stk,
      nr: stk === undefined ? undefined : nr,
      litra: stk === undefined || nr === undefined ? undefined : litra,
      pkt,
    }));
  const basis = fc.oneof(
    provision.map((one) => defined({ law: 'udlaendingeloven', ...one })),
    fc
      .tuple(
        fc.constantFrom('eu-opholdsbekendtgoerelsen', 'ukraine-saerloven', 'afghanistan-saerloven'),
        number(30),
        fc.option(number(9), { nil: undefined }),
      )
      .map(([law, paragraph, stk]) => defined({ law, paragraph, stk })),
  );

  test('what is written is read back as the same provision, with nothing repaired', () => {
    fc.assert(
      fc.property(basis, (one) => {
        expect(parseLegalBasis(formatCitation(one))).toEqual({ kind: 'one', basis: one, repairs: [] });
      }),
      { numRuns: 1000 },
    );
  });

  test('§ 9 l, which looks like § 9, stk. 1, is among the readings', () => {
    expect(
      written(parseLegalBasis(formatCitation({ law: 'udlaendingeloven', paragraph: 9, letter: 'l' }))),
    ).toContain('§ 9 l');
  });

  /** The provisions on the list of covered groups and their neighbours, as all of the following write them. */
  const provisions: readonly Omit<LegalBasis, 'law'>[] = [
    ...[1, 2, 3].flatMap((stk) => [
      { paragraph: 7, stk },
      { paragraph: 8, stk },
      { paragraph: 9, stk: 1, nr: stk },
    ]),
    ...[1, 2, 3, 4, 5].map((stk) => ({ paragraph: 9, letter: 'c', stk })),
    ...['a', 'b', 'd', 'f', 'm', 'n'].map((own) => ({ paragraph: 9, letter: own, stk: 1 })),
  ];
  const roman = ['', 'i', 'ii', 'iii'];
  const styles: readonly ((p: Omit<LegalBasis, 'law'>) => string)[] = [
    ({ paragraph, letter: own = '', stk, nr }) =>
      `${paragraph}${own}, stk. ${stk}${nr === undefined ? '' : `, nr. ${nr}`}`,
    ({ paragraph, letter: own = '', stk, nr }) =>
      `${paragraph} ${own} stk ${stk}${nr === undefined ? '' : ` nr ${nr}`}`,
    ({ paragraph, letter: own = '', stk, nr }) =>
      `${paragraph} ${own.toUpperCase()},\nstk.\n${stk}${nr === undefined ? '' : `,\nnr. ${nr}`}`,
    ({ paragraph, letter: own = '', stk, nr }) =>
      `${paragraph}${own},stk.${stk}${nr === undefined ? '' : `,nr.${nr}`}`,
    ({ paragraph, letter: own = '', stk, nr }) =>
      `${paragraph} ${own}, stk . ${stk === 1 ? 'l' : stk}${nr === undefined ? '' : ` , nr . ${nr === 1 ? 'I' : nr}`}`,
    ({ paragraph, letter: own = '', stk, nr }) =>
      `${paragraph}\u00A0${own},\u00A0stk,\u00A0${stk}${nr === undefined ? '' : `,\u00A0nr,\u00A0${nr}`}`,
    ({ paragraph, letter: own = '', stk, nr }) =>
      `${paragraph} ${own}, s tk. ${stk}${nr === undefined ? '' : `, n r. ${nr}`}`,
  ];
  const danishSigns = ['§ ', '§', '§\n', 'paragraf ', 'S ', '$ ', '& ', '8 ', '5 ', '', 'ß '];
  const danishLaws = [
    'udlændingelovens ',
    'efter udlændingelovens\n',
    'udlæn-\ndingelovens ',
    'udlændmgelovens ',
    'Udl. ',
  ];

  test('every Danish notation of a provision gives the same citation', () => {
    let read = 0;
    for (const own of provisions) {
      const expected = formatCitation({ law: 'udlaendingeloven', ...own });
      for (const style of styles) {
        for (const sign of danishSigns) {
          for (const law of danishLaws) {
            const text = `${law}${sign}${style(own)}`;
            expect([text, citationOf(text)]).toEqual([text, expected]);
            read += 1;
          }
        }
      }
    }
    expect(read).toBe(provisions.length * styles.length * danishSigns.length * danishLaws.length);
  });

  test('every English notation of a provision gives the same citation', () => {
    for (const own of provisions) {
      const expected = formatCitation({ law: 'udlaendingeloven', ...own });
      const { paragraph, letter: lettered = '', stk, nr } = own;
      const numeral = nr === undefined ? '' : `(${roman[nr]})`;
      for (const text of [
        `section ${paragraph} ${lettered} (${stk}) ${numeral}`,
        `section ${paragraph}${lettered}(${stk})${numeral} of the Aliens Act`,
        `Section ${paragraph}${lettered} (${stk}) ${numeral.toUpperCase()} of the Danish Aliens Act`,
        `Aliens Act section ${paragraph} ${lettered} (${stk}) ${numeral}`,
        `sec. ${paragraph}${lettered}(${stk})${numeral}`,
      ]) {
        expect([text, citationOf(text)]).toEqual([text, expected]);
      }
    }
  });

  test('no text makes the reader fail, and what is found lies inside the text in order', () => {
    const pieces = fc.constantFrom(
      '§',
      '§§',
      'stk.',
      'nr.',
      'litra',
      'pkt.',
      '9',
      '8',
      '7',
      '91',
      'c',
      'l',
      'I',
      '(',
      ')',
      ',',
      '.',
      ' ',
      '\n',
      'udlændingelovens',
      'CPR-lovens',
      'og',
      'jf.',
      'section',
      'i',
      '1',
      '2',
      '-',
      '/',
      'lov om',
      'Ukraine',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
        ),
        (text) => {
          let end = 0;
          for (const { from, to, reading } of findCitations(text)) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(text.length);
            expect(candidatesOf(reading).length).toBe(
              reading.kind === 'one' ? 1 : Math.max(2, written(reading).length),
            );
            end = to;
          }
          const reading = parseLegalBasis(text);
          expect(reading.kind === 'none').toBe(candidatesOf(reading).length === 0);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
