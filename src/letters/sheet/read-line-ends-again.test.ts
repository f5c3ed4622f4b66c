import { expect, test } from 'vitest';
import { blankPage } from '../page/grey-page.ts';
import type { RecognisedWord, Recogniser } from '../recognition/recogniser.ts';
import { readLineEndsAgain } from './read-line-ends-again.ts';

const word = (text: string, left: number, top = 100): RecognisedWord => ({
  text,
  confidence: 0.9,
  box: { left, top, width: text.length * 10, height: 16 },
});
const page = blankPage(600, 300);
const giving = (...texts: readonly string[]): Recogniser => ({
  recognise: async () => texts.map((text, nth) => word(text, 20 + nth * 50)),
});
const textsOf = async (
  words: readonly RecognisedWord[],
  recogniser: Recogniser,
): Promise<readonly string[]> =>
  (await readLineEndsAgain({ page, words }, recogniser)).words.map(({ text }) => text);

test('a number that was lost at the end of a citation is put back where it stands', async () => {
  const words = [word('stk.', 100), word('1,', 150), word('nr.', 190), word('Tilladelsen', 20, 140)];
  expect(await textsOf(words, giving('nr.', '2'))).toEqual(['stk.', '1,', 'nr.', '2', 'Tilladelsen']);
});

test('what is no number is not put there', async () => {
  const words = [word('stk.', 100)];
  expect(await textsOf(words, giving('stk.', 'og'))).toEqual(['stk.']);
});

test('a line that goes on is not read again', async () => {
  const broken: Recogniser = {
    recognise: async () => {
      throw new Error('nothing to read');
    },
  };
  expect(await textsOf([word('nr.', 100), word('2', 140)], broken)).toEqual(['nr.', '2']);
});
