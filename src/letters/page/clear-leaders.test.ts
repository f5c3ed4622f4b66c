import { expect, test } from 'vitest';
import { clearLeaders } from './clear-leaders.ts';
import { blankPage, type GreyPage } from './grey-page.ts';

const xHeight = 16;

function inked(page: GreyPage, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y += 1)
    page.pixels.fill(0, y * page.width + left, y * page.width + left + width);
}

const inkIn = ({ pixels, width }: GreyPage, left: number, right: number): number => {
  let ink = 0;
  for (const [at, light] of pixels.entries()) {
    const x = at % width;
    if (light === 0 && x >= left && x < right) ink += 1;
  }
  return ink;
};

/** A word, eight dots, and a value. */
function leaderPage(dots: number): GreyPage {
  const page = blankPage(400, 120);
  inked(page, 20, 50, 4, 20);
  inked(page, 30, 54, 10, 16);
  for (let nth = 0; nth < dots; nth += 1) inked(page, 60 + nth * 14, 66, 4, 4);
  inked(page, 300, 54, 10, 16);
  return page;
}

test('dots that lead to a value go, and print stays', () => {
  const page = leaderPage(12);
  const cleared = clearLeaders(page, xHeight);
  expect(inkIn(cleared, 55, 260)).toBe(0);
  expect(inkIn(cleared, 0, 55)).toBe(inkIn(page, 0, 55));
  expect(inkIn(cleared, 260, 400)).toBe(inkIn(page, 260, 400));
});

test('an ellipsis stays', () => {
  const page = leaderPage(3);
  expect(clearLeaders(page, xHeight)).toBe(page);
});

test('a row of angle brackets, as in the zone of a passport, stays', () => {
  const page = blankPage(400, 120);
  for (let nth = 0; nth < 20; nth += 1) {
    for (let step = 0; step < 8; step += 1) {
      inked(page, 20 + nth * 16 + step, 60 - step, 3, 2);
      inked(page, 20 + nth * 16 + step, 60 + step, 3, 2);
    }
  }
  expect(clearLeaders(page, xHeight)).toBe(page);
});
