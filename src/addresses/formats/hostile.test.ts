import { expect, test } from 'vitest';
import { importPieces } from './import.fixture.ts';
import { specimenRows } from './specimen-rows.fixture.ts';
import { dawaFlat, writeCsv, writeJson } from './writers.fixture.ts';

const large = 4_000_000;
const piecesOf = (text: string): string[] => text.match(/[\s\S]{1,65536}/g) ?? [];

test.each([
  ['brackets alone', '['.repeat(large)],
  ['braces alone', '{'.repeat(large)],
  ['one string', `["${'x'.repeat(large)}`],
  ['one name', `{"${'x'.repeat(large)}":[]}`],
  ['one deep object', `[${'{"a":'.repeat(large / 5)}`],
  ['one long object', `[{"a":"${'x'.repeat(large)}"}]`],
  ['one line', 'id;vejnavn'.repeat(large / 10)],
  ['one quote', `"${'x;\n'.repeat(large / 3)}`],
  ['nothing but lines', '\n'.repeat(large)],
  ['nothing but zeros', '\0'.repeat(large)],
])('%s: a problem, soon, and in little memory', (_, text) => {
  const { problem, rows } = importPieces([piecesOf(text)]);
  expect(problem).toBeDefined();
  expect(rows.size).toBe(0);
});

test('what is too long to be an address does not hide those behind it', () => {
  const rows = specimenRows(4).filter(({ closed }) => closed !== true);
  const flat = rows.map(dawaFlat);
  const text = writeJson([...flat.slice(0, 3), { id: 'x'.repeat(large) }, ...flat.slice(3)], 'array');
  const { rows: found, bad } = importPieces([piecesOf(text)]);
  expect(found.size).toBe(rows.length);
  expect(bad).not.toEqual([]);
  const csv = writeCsv(rows).split('\n');
  const lines = csv.toSpliced(3, 0, 'x'.repeat(large)).join('\n');
  expect(importPieces([piecesOf(lines)]).rows.size).toBe(rows.length);
});
