import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
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

const written = (reading: LegalBasisReading): readonly string[] =>
  candidatesOf(reading).map((one) => formatCitation(one));

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
