import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { arrangeLetter } from '../text/letter-text.ts';
import { specimenPages } from '../text/specimen.ts';
import { groupPlaces, readNumber } from './cpr-numbers.ts';
import { findNumberPlaces } from './number-places.ts';

const context = { today: calendarDate('2026-11-23'), series: 'practice' } as const;
const mothers = calendarDate('2042-01-01');
const sons = calendarDate('2051-01-01');

/** What the one number on a page, read once, is taken for, where these birth dates stand in the letter. */
const read = (source: 'file' | 'recognised', print: string, ...births: ReturnType<typeof calendarDate>[]) => {
  const pages = specimenPages(source, [`CPR-nummer ${print}`]).map((page) => ({
    ...page,
    words: page.words.map(({ readAgain: _, ...word }) => word),
  }));
  const [group] = groupPlaces(findNumberPlaces(arrangeLetter(pages)));
  if (group === undefined) throw new Error('no number');
  return readNumber(group, births, context, source === 'file')?.value;
};

test('a number that agrees with its own birth date is not made another by that of somebody else', () => {
  // 010151-7098, her four digits behind his birthday, has modulus 11; 010142-7098 has not.
  expect(read('file', '010142-7098', mothers, sons)).toBe('0101427098');
  expect(read('recognised', '010142-7098', mothers, sons)).not.toBe('0101517098');
});

test('digits of a picture that agree with no birth date are put right by the only one that makes a number of them', () => {
  expect(read('recognised', '010152-7098', sons)).toBe('0101517098');
  // A file says what it says.
  expect(read('file', '010152-7098', sons)).toBe('0101527098');
});

test('a number with modulus 11 is not sure where its last four digits were read otherwise too', () => {
  // Once 010141-5943, which has no modulus 11, was given as 010141-5945, which has by chance, and sure.
  const born = calendarDate('2041-01-01');
  const readBy = (...again: readonly string[]) => {
    const pages = specimenPages('recognised', ['CPR-nummer 010141-5943']).map((page) => ({
      ...page,
      words: page.words.map((word) => (/\d/u.test(word.text) ? { ...word, readAgain: again } : word)),
    }));
    const [group] = groupPlaces(findNumberPlaces(arrangeLetter(pages)));
    return group && readNumber(group, [born], context, false);
  };
  expect(readBy('010141-5945', '010141-5945')).toMatchObject({
    certainty: 'look',
    runnersUp: ['0101415943'],
  });
  const alike = Array.from({ length: 4 }, () => '010141-5945');
  expect(readBy(...alike, ...alike)?.certainty).toBe('sure');
});
