import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import type { NumberSeries } from '../../domain/cpr-number.ts';
import { readFields } from '../fields/read-fields.ts';
import type { PageText } from '../text/page-text.ts';
import { specimenPages } from '../text/specimen.ts';
import { damagedLetter } from './damaged-letters.ts';
import { hostileLetter, hugeLetter } from './hostile-pages.ts';
import { faultsOf } from './support.ts';

const today = calendarDate('2026-11-23');

/** The same cases every time: what is found once is found again. */
const seed = 20_561_123;

const holdsIn =
  (...series: readonly NumberSeries[]) =>
  (pages: readonly PageText[]): void => {
    for (const one of series) {
      const reading = readFields(pages, { today, series: one });
      expect(faultsOf(reading, pages)).toEqual([]);
    }
  };

test('words that hold anything, anywhere, give no field that does not stand on the page', () => {
  fc.assert(fc.property(hostileLetter, holdsIn('practice', 'civil')), { numRuns: 8450, seed });
});

test('a damaged letter gives what is left of it, and makes nothing up', () => {
  fc.assert(fc.property(damagedLetter, holdsIn('practice')), { numRuns: 1500, seed });
});

test('thousands of words, and words a hundred pages long, are gone through all the same', () => {
  fc.assert(fc.property(hugeLetter, holdsIn('practice')), { numRuns: 50, seed });
});

/** Each once took longer than anybody waits, since a pattern could take it apart in too many ways. */
test.each<[string, string, readonly string[]]>([
  ['a name of many hyphens', `Kære ${'Ab-'.repeat(60)}=, født 1. januar 2045, CPR-nummer 010145-5009`, []],
  ['a case number of many parts', 'Sagsnr.: 2056/12x', [`2${'-11'.repeat(60)}x`, `2${'-1111'.repeat(30)}x`]],
  [
    'lines of digits under a heading',
    `Ægtefælle\n${'12345678901234567890 123456\n'.repeat(9)}150640-5005`,
    [],
  ],
  ['signs of machines without an end', `passport ${'pkaaa '.repeat(3000)}`, []],
  ['an abbreviation that never ends', `${'adm. cpr '.repeat(2000)}\n${'a. '.repeat(5000)}`, []],
])('%s takes no longer than other words', (_what, text, again) => {
  const pages = specimenPages('recognised', [text], { '2056/12x': again });
  expect(faultsOf(readFields(pages, { today, series: 'practice' }), pages)).toEqual([]);
});
