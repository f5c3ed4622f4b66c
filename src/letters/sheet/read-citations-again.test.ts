import { expect, test } from 'vitest';
import { blankPage, type GreyPage } from '../page/grey-page.ts';
import type { RecognisedWord, Recogniser } from '../recognition/recogniser.ts';
import { readCitationsAgain } from './read-citations-again.ts';

/** Rectangles of ink: left, top, width, height, light. */
function pageOf(...inks: readonly (readonly [number, number, number, number, number?])[]): GreyPage {
  const page = blankPage(400, 100);
  for (const [left, top, width, height, light = 0] of inks) {
    for (let y = top; y < top + height; y += 1)
      page.pixels.fill(light, y * 400 + left, y * 400 + left + width);
  }
  return page;
}

const word = (text: string, left: number, width: number): RecognisedWord => ({
  text,
  confidence: 0.9,
  box: { left, top: 40, width, height: 20 },
});

/** "§ 9," with "stk." after it; between them only ink that no word tells of. */
const words = [word('8', 40, 12), word('9,', 60, 20), word('stk.', 130, 40)];
const nine = [60, 40, 13, 20] as const;
const comma = [75, 57, 3, 6] as const;
const rest = [130, 40, 40, 20] as const;

async function citedOn(page: GreyPage, reading = ''): Promise<string | undefined> {
  const recogniser: Recogniser = {
    recognise: async () => (reading === '' ? [] : [word(reading, 20, 10)]),
  };
  return (await readCitationsAgain({ page, words }, recogniser)).words[1]?.text;
}

test('a letter that was dropped after 9 is read alone', async () => {
  expect(await citedOn(pageOf(nine, [82, 46, 10, 14], rest), 'f')).toBe('9 f,');
});

test.each<[string, readonly (readonly [number, number, number, number])[], string]>([
  [
    'j, by its dot and tail',
    [
      [82, 40, 4, 3],
      [82, 46, 4, 20],
    ],
    '9 j,',
  ],
  [
    'i, by its dot',
    [
      [82, 40, 4, 3],
      [82, 46, 4, 14],
    ],
    '9 i,',
  ],
])('where no size gives a letter it may still be %s', async (_what, inks, expected) => {
  expect(await citedOn(pageOf(nine, ...inks, rest), '5:')).toBe(expected);
});

test('what cannot be told makes the paragraph unreadable, and never another one', async () => {
  expect(await citedOn(pageOf(nine, [82, 40, 11, 20], rest), '?')).toBe('9 ?,');
  // A semicolon has a dot and a tail, and is no j.
  expect(await citedOn(pageOf(nine, [82, 47, 4, 3], [82, 56, 4, 9], rest), '5:')).toBe('9 ?,');
});

test('a comma at the digit is no letter, nor is the other half of a faint 9', async () => {
  expect(await citedOn(pageOf(nine, comma, rest))).toBe('9,');
  const faint = pageOf([60, 40, 4, 20], [64, 40, 5, 20, 180], [69, 40, 4, 20], rest);
  expect(await citedOn(faint)).toBe('9,');
});

test('a letter that was read is not found a second time by what of it stands outside its box', async () => {
  const page = pageOf([60, 40, 13, 20], [88, 42, 12, 18], rest);
  const read = [word('8', 40, 12), word('9', 60, 13), word('f,', 94, 12), word('stk.', 130, 40)];
  const recogniser: Recogniser = { recognise: async () => [] };
  const { words: again } = await readCitationsAgain({ page, words: read }, recogniser);
  expect(again.map(({ text }) => text)).toEqual(['8', '9', 'f,', 'stk.']);
});

test('a letter that is set close to its 9 is read alone, and a stem that broke off the 9 is none', async () => {
  expect(await citedOn(pageOf(nine, [74, 46, 10, 14], comma, rest), 'a,:')).toBe('9 a,');
  expect(await citedOn(pageOf([60, 40, 7, 20], [68, 40, 7, 20], rest), 'a')).toBe('9,');
  expect(await citedOn(pageOf(nine, [74, 40, 4, 20], rest), 'a')).toBe('9,');
});
