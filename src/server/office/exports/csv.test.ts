import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CsvSeparator, csvLine } from './csv.ts';

/** Reads one line as RFC 4180 says, and nothing kinder. */
function readCsvLine(line: string, separator: CsvSeparator): string[] {
  expect(line.endsWith('\r\n')).toBe(true);
  const cells: string[] = [];
  let rest = line.slice(0, -2);
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const cell = quoted === null ? (rest.split(separator, 1)[0] ?? '') : quoted[0];
    if (quoted === null) expect(cell).not.toMatch(/["\r\n]/);
    cells.push(quoted === null ? cell : (quoted[1] ?? '').replaceAll('""', '"'));
    rest = rest.slice(cell.length);
    if (rest === '') return cells;
    expect(rest.startsWith(separator)).toBe(true);
    rest = rest.slice(1);
  }
}

const anyCell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '=1+1',
    '+45 12',
    '-2',
    '@SUM(A1)',
    ' =cmd',
    '"',
    'a;b',
    'a,b',
    'a\r\nb',
    '\t=x',
    '|x',
    '%x',
    '',
  ),
);

it('is read again as it was written, whatever stands in it', () => {
  fc.assert(
    fc.property(
      fc.array(anyCell, { minLength: 1, maxLength: 8 }),
      fc.constantFrom<CsvSeparator>(',', ';'),
      (cells, separator) => {
        const read = readCsvLine(csvLine(cells, separator), separator);
        const plain = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
        expect(
          read.map((cell, place) => (cell === `'${plain(cells[place] ?? '')}` ? cell.slice(1) : cell)),
        ).toEqual(cells.map(plain));
      },
    ),
    { numRuns: 3000 },
  );
});

it('holds no cell that a spreadsheet would run', () => {
  fc.assert(
    fc.property(anyCell, (cell) => {
      const [read = ''] = readCsvLine(csvLine([cell], ','), ',');
      expect(read).not.toMatch(/^\s*[=+\-@|%\t\r]/u);
    }),
    { numRuns: 3000 },
  );
});

it('quotes only where it must', () => {
  expect(csvLine(['150640-5005', 'Åse Øvelse', 'a,b', 'a"b', ''], ',')).toBe(
    '150640-5005,Åse Øvelse,"a,b","a""b",\r\n',
  );
  expect(csvLine(['a,b', 'a;b'], ';')).toBe('a,b;"a;b"\r\n');
  expect(csvLine(['=HYPERLINK("x")'], ',')).toBe('"\'=HYPERLINK(""x"")"\r\n');
});
