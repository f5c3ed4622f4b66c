import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { decideCoverage } from '../../domain/coverage.ts';
import type { CprRejection } from '../../domain/cpr-number.ts';
import { type CitationRepair, parseLegalBasis } from '../../domain/legal-basis.ts';
import type { LetterNote, OtherPaper, ReadProblem } from '../../domain/permit-letter.ts';
import { bundledLists } from '../rule-list/bundled-lists.ts';
import { explainCoverage } from './coverage.ts';
import { explainCprRejection, explainCprWarning } from './cpr-number.ts';
import { explainCitationRepair, explainLegalBasisFailure } from './legal-basis.ts';
import { explainLetterNote, explainReadProblem } from './letter.ts';
import type { Locale } from './locale.ts';
import { explainOtherPaper, nameOtherPaper } from './other-paper.ts';

const birthDate = calendarDate('2057-01-01');

/** One of each; the type sees to it that none is forgotten. */
const rejections: { readonly [Kind in CprRejection['kind']]: Extract<CprRejection, { kind: Kind }> } = {
  empty: { kind: 'empty' },
  length: { kind: 'length', digits: 9 },
  character: { kind: 'character', character: 'O' },
  'no-such-date': { kind: 'no-such-date' },
  'replacement-number': { kind: 'replacement-number' },
  'health-ecpr': { kind: 'health-ecpr' },
  'future-birth': { kind: 'future-birth', birthDate },
  'implausible-birth': { kind: 'implausible-birth', birthDate: calendarDate('1858-01-01') },
  'not-a-practice-number': { kind: 'not-a-practice-number' },
};
const repairs: Record<CitationRepair, true> = {
  'section-sign-missing': true,
  'section-sign-misread': true,
  'roman-numeral': true,
  'letter-for-digit': true,
  'sign-for-letter': true,
  'separators-missing': true,
};
const readProblems: { readonly [Kind in ReadProblem['kind']]: Extract<ReadProblem, { kind: Kind }> } = {
  'empty-file': { kind: 'empty-file' },
  'unsupported-format': { kind: 'unsupported-format', format: 'TIFF' },
  'encrypted-pdf': { kind: 'encrypted-pdf' },
  'damaged-file': { kind: 'damaged-file' },
  'too-large': { kind: 'too-large', limit: '40 MB' },
  'too-many-pages': { kind: 'too-many-pages', pages: 31, limit: 30 },
  'no-text': { kind: 'no-text' },
  'not-a-permit-letter': { kind: 'not-a-permit-letter', paper: 'unknown' },
  'reader-unavailable': { kind: 'reader-unavailable' },
  cancelled: { kind: 'cancelled' },
};
const notes: { readonly [Kind in LetterNote['kind']]: Extract<LetterNote, { kind: Kind }> } = {
  'birth-date-contradicts-number': { kind: 'birth-date-contradicts-number' },
  'several-persons': { kind: 'several-persons', count: 3 },
  'no-number-found': { kind: 'no-number-found' },
  'document-contradicts-name': { kind: 'document-contradicts-name' },
  'document-contradicts-birth-date': { kind: 'document-contradicts-birth-date' },
  'document-contradicts-citizenship': { kind: 'document-contradicts-citizenship' },
  'number-of-other-series': { kind: 'number-of-other-series' },
};
const papers: Record<OtherPaper, true> = {
  refusal: true,
  extension: true,
  'permanent-residence': true,
  revocation: true,
  'application-receipt': true,
  hearing: true,
  lease: true,
  passport: true,
  unknown: true,
};
const otherPapers = Object.keys(papers) as OtherPaper[];
const citations = [
  '§ 9 b',
  '§ 9 c, stk. 1',
  '§ 9 a',
  '§ 9 i',
  '§ 7, stk. 4',
  '§ 11',
  '§ 14, stk. 1',
  '§ 9 c',
  '§ 9, litra c',
  'hej',
];

const coverageOf = (text: string, locale: Locale, on = '2026-11-23') =>
  explainCoverage(
    decideCoverage({ reading: parseLegalBasis(text), on: calendarDate(on) }, bundledLists[0]),
    locale,
  );

const allTexts = (locale: Locale): readonly string[] => [
  ...Object.values(rejections).map((one) => explainCprRejection(one, locale)),
  ...(['modulus-11', 'normalised'] as const).map((kind) => explainCprWarning({ kind, from: '' }, locale)),
  ...Object.keys(repairs).map((one) => explainCitationRepair(one as CitationRepair, locale)),
  ...Object.values(readProblems).map((one) => explainReadProblem(one, locale)),
  ...otherPapers.map((paper) => explainOtherPaper(paper, locale)),
  ...Object.values(notes).map((one) => explainLetterNote(one, locale)),
  ...['', 'hej', '§ 9 l'].map((text) => explainLegalBasisFailure(parseLegalBasis(text), locale) ?? ''),
  ...[
    ...citations.map((text) => coverageOf(text, locale)),
    coverageOf('§ 9 b', locale, '2015-01-01'),
  ].flatMap(({ explanation, next }) => [explanation, next]),
];

describe('every text', () => {
  test.each(['da', 'en'] as const)('is whole sentences in %s', (locale) => {
    for (const text of allTexts(locale)) {
      expect(text).toMatch(/^[\p{Lu}§„“\d].*\.$/su);
      expect(text).not.toMatch(/undefined|null|\[object| {2}|\.\.|!/);
    }
  });

  test('is of its own in each language', () => {
    const english = allTexts('en');
    for (const [index, danish] of allTexts('da').entries()) expect(danish).not.toBe(english[index]);
  });

  test('never tells the clerk to make a new person or number', () => {
    for (const text of [...allTexts('da'), ...allTexts('en')]) {
      expect(text).not.toMatch(/(?<!ikke et )nyt nummer|ny person|(?<!not create a )new number|new person/i);
    }
  });
});

describe('a clerk who is stopped is told what to do', () => {
  test('a replacement number sends back to the letter', () => {
    expect(explainCprRejection({ kind: 'replacement-number' }, 'da')).toBe(
      'Det er et erstatningsnummer (dag + 60), ikke et personnummer. Find det administrative CPR-nummer i brevet.',
    );
  });

  test('one digit and nine digits are counted as people count', () => {
    expect(explainCprRejection({ kind: 'length', digits: 1 }, 'da')).toContain('1 ciffer.');
    expect(explainCprRejection({ kind: 'length', digits: 9 }, 'da')).toContain('9 cifre.');
  });

  test('an odd sign is named, and a space is described', () => {
    expect(explainCprRejection({ kind: 'character', character: 'O' }, 'da')).toContain('„O”');
    expect(explainCprRejection({ kind: 'character', character: ' ' }, 'da')).toContain('mellemrum');
    expect(explainCprRejection({ kind: 'character', character: '-' }, 'da')).toContain('Bindestregen');
  });

  test('dates are written as Danish offices write them', () => {
    expect(explainCprRejection(rejections['future-birth'], 'da')).toContain('01-01-2057');
  });

  test('a missing control digit is no reason to send anybody away', () => {
    expect(explainCprWarning({ kind: 'modulus-11' }, 'da')).toContain(
      'gyldige numre uden kontrolciffer findes',
    );
  });

  test('an ambiguous citation lists what it can be; a plain one has nothing to explain', () => {
    expect(explainLegalBasisFailure(parseLegalBasis('§ 9 l'), 'da')).toContain('§ 9 l eller § 9, stk. 1');
    expect(explainLegalBasisFailure(parseLegalBasis('§ 9 b'), 'da')).toBeUndefined();
  });

  test('covered people are registered under the number that they have', () => {
    const { headline, explanation, next } = coverageOf('§ 9 b', 'da');
    expect(headline).toBe('Omfattet');
    expect(explanation).toBe('§ 9 b: Humanitær opholdstilladelse.');
    expect(next).toContain('Opret ikke et nyt nummer');
  });

  test('a near miss says why and where to go, and admits where there is no source', () => {
    expect(coverageOf('§ 9 a', 'da').explanation).toContain('arbejde');
    expect(coverageOf('§ 9 a', 'da').next).toContain('SIRI');
    expect(coverageOf('§ 9 a', 'da').next).not.toContain('kilde');
    expect(coverageOf('§ 9 i', 'da').next).toContain('ingen offentlig kilde');
  });

  test('what is not a permit ground is taken for a misreading', () => {
    expect(coverageOf('§ 7, stk. 4', 'da').headline).toContain('læsefejl');
    expect(coverageOf('§ 7, stk. 4', 'da').next).toContain('Læs henvisningen i brevet igen');
  });

  test('a permanent permit belongs to somebody who is registered already', () => {
    expect(coverageOf('§ 11', 'da').headline).toContain('registreret i forvejen');
  });

  test('every file that cannot be read leaves the clerk a way on', () => {
    for (const problem of Object.values(readProblems)) {
      expect(explainReadProblem(problem, 'da')).toMatch(/[Ss]kriv oplysningerne selv/);
    }
  });

  test('every paper that is no first permit has a name, and leaves typing open', () => {
    for (const paper of otherPapers) {
      expect(nameOtherPaper(paper, 'da')).toMatch(/^\p{Ll}/u);
      expect(explainOtherPaper(paper, 'da')).toMatch(/skriv oplysningerne selv/);
    }
  });

  test('who has an extension or permanent residence is not to be registered a second time', () => {
    for (const paper of ['extension', 'permanent-residence'] as const) {
      expect(explainOtherPaper(paper, 'da')).toContain('registreret i forvejen');
      expect(explainOtherPaper(paper, 'da')).toContain('lav ikke en ny registrering');
    }
  });

  test('a letter without a number leads to the kommune’s own procedure, not to a new person', () => {
    const text = explainLetterNote({ kind: 'no-number-found' }, 'da');
    expect(text).toContain('følg kommunens sædvanlige fremgangsmåde');
    expect(text).toContain('Opret ikke et nyt nummer');
  });
});
