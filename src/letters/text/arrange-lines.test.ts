import { expect, test } from 'vitest';
import { arrangeRows } from './arrange-lines.ts';
import type { LetterWord } from './page-text.ts';

const word = (text: string, left: number, top: number, height: number): LetterWord => ({
  text,
  confidence: 0.9,
  box: { page: 0, left, top, width: 0.008 * text.length, height },
});
const words = [
  word('Ģirts', 0.1, 0.153, 0.012),
  word('Šimkutė', 0.15, 0.153, 0.012),
  word('8000', 0.1, 0.189, 0.01),
  word('Aarhus', 0.14, 0.189, 0.01),
  word('Attrapvej', 0.1, 0.171, 0.01),
  word('-', 0.18, 0.176, 0.001),
  word('a', 0.2, 0.173, 0.007),
  // Marks over the capitals, and a dot.
  word('.', 0.115, 0.153, 0.001),
  word('x.', 0.148, 0.15, 0.004),
];
const read = (source: 'file' | 'recognised'): readonly string[] =>
  arrangeRows({ aspect: 1.4, source, words }).map((row) =>
    row.map((cell) => cell.words.map(({ text }) => text).join(' ')).join(' | '),
  );

test('marks over capitals that were taken for words of their own stand in no line', () => {
  expect(read('recognised')).toEqual(['Ģirts Šimkutė', 'Attrapvej - a', '8000 Aarhus']);
  // What a file says is printed, however small.
  expect(read('file').join(' ')).toContain('x.');
});
