import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCsvLines, splitCsvLine } from './csv.ts';

const linesOf = (pieces: readonly string[]): [string, number][] => {
  const lines: [string, number][] = [];
  const csv = createCsvLines(
    (text, from, to, number) => lines.push([text.slice(from, to), number]),
    (line) => splitCsvLine(line, ';') === undefined,
  );
  for (const piece of pieces) csv.push(piece);
  csv.end();
  return lines;
};

test('quoted fields may hold the separator, quotes and line breaks', () => {
  expect(splitCsvLine('"a;b";"say ""hej""";;c', ';')).toEqual(['a;b', 'say "hej"', '', 'c']);
  expect(splitCsvLine('"Bakkebo ; """;"46"', ';')).toEqual(['Bakkebo ; "', '46']);
  expect(linesOf(['x;"a\nb"\ny'])).toEqual([
    ['x;"a\nb"', 1],
    ['y', 3],
  ]);
});

test('a stray quote spoils its own line, not the rest of the file', () => {
  const others = Array.from({ length: 30 }, (_, index) => `line ${index}`);
  const lines = linesOf([['"open', ...others].join('\n')]);
  expect(lines.map(([line]) => line)).toEqual(['"open', ...others]);
  expect(lines.at(-1)?.[1]).toBe(31);
});

test('what is written is read back, however the file is cut into pieces', () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'ø', ';', '"', ',', ' ', '1') });
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 7 }),
      (rows, size) => {
        const text = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(';'))
          .join('\r\n');
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        expect(linesOf(pieces).map(([line]) => splitCsvLine(line, ';'))).toEqual(rows);
      },
    ),
  );
});
