import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inkBelow } from './dark-shapes.ts';
import { blankPage, type GreyPage } from './grey-page.ts';
import { splitPage } from './split-page.ts';

const xHeight = 10;

/** Lines of strokes, each ten pixels high, that begin at these rows. */
function pageOf(height: number, tops: readonly number[]): GreyPage {
  const page = blankPage(500, height);
  for (const top of tops) {
    for (let x = 40; x < 460; x += 9) {
      for (let y = top; y < top + xHeight; y += 1) page.pixels.fill(0, y * 500 + x, y * 500 + x + 5);
    }
  }
  return page;
}

const everyTwenty = (from: number, lines: number): readonly number[] =>
  Array.from({ length: lines }, (_, line) => from + line * 20);

test('a page is cut at the widest gap about the middle of its print', () => {
  const page = pageOf(900, [...everyTwenty(40, 9), ...everyTwenty(250, 9)]);
  const [upper, lower] = splitPage(page, xHeight);
  expect(upper?.top).toBe(0);
  // The last line of the upper half ends at 210, the first of the lower begins at 250.
  expect(lower?.top).toBe(230);
  expect(upper?.page.height).toBe(230);
  expect(lower?.page.height).toBe(900 - 230);
});

test('a page of few lines, of a picture without gaps, or without print stays whole', () => {
  const isWhole = (page: GreyPage, height: number): boolean => {
    const parts = splitPage(page, height);
    return parts.length === 1 && parts[0]?.page === page;
  };
  expect(isWhole(pageOf(200, everyTwenty(40, 4)), xHeight)).toBe(true);
  expect(isWhole(pageOf(900, everyTwenty(40, 1)), xHeight)).toBe(true);
  expect(
    isWhole(
      pageOf(
        900,
        Array.from({ length: 80 }, (_, line) => 40 + line * 10),
      ),
      xHeight,
    ),
  ).toBe(true);
  expect(isWhole(blankPage(500, 900), 0)).toBe(true);
});

test('no cut goes through print, and the parts are the page', () => {
  const lineTops = fc.array(fc.integer({ min: 5, max: 880 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(lineTops, (tops) => {
      const page = pageOf(900, tops);
      const parts = splitPage(page, xHeight);
      expect(parts.map((part) => part.page.height).reduce((sum, height) => sum + height)).toBe(900);
      for (const part of parts) {
        const own = page.pixels.subarray(part.top * 500, (part.top + part.page.height) * 500);
        expect(part.page.pixels.every((light, at) => light === own[at])).toBe(true);
      }
      for (const { top } of parts.slice(1)) {
        const beside = page.pixels.subarray((top - 1) * 500, (top + 1) * 500);
        expect(beside.some((light) => light < inkBelow)).toBe(false);
      }
    }),
  );
});
