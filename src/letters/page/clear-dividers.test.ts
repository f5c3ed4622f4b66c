import { expect, test } from 'vitest';
import { clearDividers } from './clear-dividers.ts';
import { blankPage, type GreyPage } from './grey-page.ts';

const xHeight = 16;
const pitch = 34;

function inked(page: GreyPage, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y += 1)
    page.pixels.fill(0, y * page.width + left, y * page.width + left + width);
}

const inkOf = ({ pixels }: GreyPage): number => pixels.filter((light) => light === 0).length;

/** So many places side by side, 56 pixels high, a figure's strokes in each. */
function fieldPage(places: number, height = 56): { readonly page: GreyPage; readonly signs: number } {
  const page = blankPage(600, 200);
  for (let nth = 0; nth < places; nth += 1) inked(page, 30 + nth * pitch + 12, 80, 9, 22);
  const signs = inkOf(page);
  for (let nth = 0; nth <= places; nth += 1) inked(page, 30 + nth * pitch, 62, 2, height);
  inked(page, 30, 62, places * pitch + 2, 2);
  inked(page, 30, 62 + height - 2, places * pitch + 2, 2);
  return { page, signs };
}

test('the rules between the places of a number go, and its figures stay', () => {
  const { page, signs } = fieldPage(11);
  const cleared = clearDividers(page, xHeight);
  expect(inkOf(cleared)).toBe(signs);
  // What was given is left as it is.
  expect(inkOf(page)).toBeGreaterThan(signs);
});

test('a table of few columns stays, and so does one with tall rows', () => {
  const { page: few } = fieldPage(4);
  expect(clearDividers(few, xHeight)).toBe(few);
  const { page: tall } = fieldPage(11, 110);
  expect(clearDividers(tall, xHeight)).toBe(tall);
});

test('tall letters in a row stay, however alike', () => {
  const page = blankPage(600, 200);
  for (let nth = 0; nth < 20; nth += 1) inked(page, 30 + nth * 9, 80, 3, 23);
  expect(clearDividers(page, xHeight)).toBe(page);
});

test('rules at unequal distances stay', () => {
  const page = blankPage(600, 200);
  for (let nth = 0; nth < 11; nth += 1) inked(page, 30 + nth * pitch + (nth % 2) * 12, 62, 2, 56);
  expect(clearDividers(page, xHeight)).toBe(page);
});
