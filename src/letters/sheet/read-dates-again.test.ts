import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { readFields } from '../fields/read-fields.ts';
import { blankPage } from '../page/grey-page.ts';
import type { RecognisedWord, Recogniser } from '../recognition/recogniser.ts';
import { specimenPages } from '../text/specimen.ts';
import { readDatesAgain } from './read-dates-again.ts';

const page = blankPage(1000, 300);

/** Words in a row, as the engine gives them. */
const lineOf = (...texts: readonly string[]): readonly RecognisedWord[] =>
  texts.map((text, at) => ({
    text,
    confidence: 0.96,
    box: { left: 20 + at * 160, top: 40, width: 120, height: 20 },
  }));

/** An engine that gives these readings by turns, and counts how often it was asked. */
function engine(...readings: readonly (readonly string[])[]) {
  let asked = 0;
  const recogniser: Recogniser = {
    recognise: async () => {
      asked += 1;
      return lineOf(...(readings[asked - 1] ?? []));
    },
  };
  return { recogniser, asked: () => asked };
}

test('a date that larger prints read otherwise is told, with both readings', async () => {
  const words = lineOf('Fra:', '18-01-2075');
  const { recogniser } = engine(['16-01-2075'], ['16-01-2075.']);
  const again = await readDatesAgain({ page, words }, recogniser);
  expect([...again]).toEqual([[words[1], ['16-01-2075', '16-01-2075.']]]);
});

test('a date that is read alike is read once more, and no further', async () => {
  const { recogniser, asked } = engine(['18-01-2075']);
  expect((await readDatesAgain({ page, words: lineOf('18-01-2075') }, recogniser)).size).toBe(0);
  expect(asked()).toBe(1);
});

test('two further readings that differ prove nothing, nor does half a date', async () => {
  for (const readings of [
    [['16-01-2075'], ['15-01-2075']],
    [['6-01'], ['6-01']],
    [[], []],
  ] as const) {
    const { recogniser } = engine(...readings);
    expect((await readDatesAgain({ page, words: lineOf('18-01-2075') }, recogniser)).size).toBe(0);
  }
});

test('of a date in words the day and the year are read again; other figures are left alone', async () => {
  const words = lineOf('18.', 'januar', '2075', '§', '18', 'nr.', '2075');
  const { recogniser, asked } = engine(['16.', 'januar', '2075'], ['16.', 'januar', '2075']);
  const again = await readDatesAgain({ page, words }, recogniser);
  expect([...again]).toEqual([[words[0], ['16.', '16.']]]);
  expect(asked()).toBe(2);
});

test('a page of dates without an end is not read again without an end', async () => {
  const words = Array.from({ length: 400 }, () => lineOf('18-01-2075')).flat();
  const { recogniser, asked } = engine();
  await readDatesAgain({ page, words }, recogniser);
  expect(asked()).toBeLessThanOrEqual(16);
});

test('the field takes what further readings agree on, asks for a look, and keeps what was read first', () => {
  const text = `
Du har fået opholdstilladelse efter udlændingelovens § 7, stk. 1.
Opholdstilladelsen gælder til den 18-01-2075.
Opholdstilladelsen gælder til den 16-01-2075 og kan ikke forlænges.`;
  const read = (again: Record<string, readonly string[]>) =>
    readFields(specimenPages('recognised', [text], again), {
      today: calendarDate('2026-11-23'),
      series: 'practice',
    }).persons[0]?.validTo;
  expect(read({ '18-01-2075.': ['16-01-2075.', '16-01-2075.'] })).toMatchObject({
    value: '2075-01-16',
    certainty: 'look',
    raw: '18-01-2075',
  });
  expect(read({ '18-01-2075.': ['16-01-2075.', '18-01-2075.'] })?.certainty).toBe('look');
});
