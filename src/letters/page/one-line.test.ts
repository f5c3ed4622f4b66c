import { expect, test } from 'vitest';
import { blankPage, type GreyPage } from './grey-page.ts';
import { keepOneLine } from './one-line.ts';

/** A strip with print in the given rows. */
function stripWith(
  rows: readonly (readonly [from: number, to: number, left: number, right: number])[],
): GreyPage {
  const strip = blankPage(100, 60);
  for (const [from, to, left, right] of rows) {
    for (let y = from; y < to; y += 1) strip.pixels.fill(20, y * 100 + left, y * 100 + right);
  }
  return strip;
}

const rowsWithPrint = ({ width, height, pixels }: GreyPage): readonly number[] =>
  Array.from({ length: height }, (_, y) => y).filter((y) =>
    pixels.subarray(y * width, (y + 1) * width).some((pixel) => pixel < 128),
  );

const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, nth) => from + nth);

test('the line above and the line below are taken away', () => {
  const strip = stripWith([
    [0, 6, 0, 90],
    [18, 38, 5, 95],
    [48, 60, 0, 60],
  ]);
  expect(rowsWithPrint(keepOneLine(strip))).toEqual(between(18, 38));
});

test('points above letters and marks below them stay', () => {
  const strip = stripWith([
    [12, 15, 20, 26],
    [18, 38, 5, 95],
    [40, 44, 50, 54],
  ]);
  expect(keepOneLine(strip)).toBe(strip);
});

test('a strip with one line, or with none, stays as it is', () => {
  const [one, none] = [stripWith([[18, 38, 5, 95]]), stripWith([])];
  expect(keepOneLine(one)).toBe(one);
  expect(keepOneLine(none)).toBe(none);
});
