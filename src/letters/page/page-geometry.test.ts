import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flattenBackground } from './background.ts';
import { type GreyPage, greyFromColour } from './grey-page.ts';
import { cropPage, scalePage } from './resample.ts';
import { findLineDirection, mapInk, measureText } from './text-lines.ts';
import { levelPage, type QuarterTurns, turnPage } from './turn.ts';

/** Rows of short strokes: what text lines look like from afar. */
function linedPage(width: number, height: number, paper = 255, ink = 0): GreyPage {
  const pixels = new Uint8Array(width * height).fill(paper);
  for (let y = 80; y < height - 80; y += 30) {
    for (let x = 60; x < width - 60; x += 9 + ((x * 7 + y * 13) % 11)) {
      for (let dy = 0; dy < 9; dy += 1) pixels.fill(ink, (y + dy) * width + x, (y + dy) * width + x + 5);
    }
  }
  return { width, height, pixels };
}

const anyPage = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((pixels): GreyPage => ({ width, height, pixels })),
  );

test('four quarter turns, however divided, give the page back', () => {
  fc.assert(
    fc.property(anyPage, fc.constantFrom<QuarterTurns>(0, 1, 2, 3), (page, turns) => {
      const back = ((4 - turns) % 4) as QuarterTurns;
      expect(turnPage(turnPage(page, turns), back)).toEqual(page);
    }),
  );
});

test('a crop of the whole page is the page, and outside it is white', () => {
  fc.assert(
    fc.property(anyPage, (page) => {
      expect(cropPage(page, { left: 0, top: 0, width: page.width, height: page.height })).toEqual(page);
      const beside = cropPage(page, { left: page.width, top: 0, width: 3, height: 3 });
      expect(beside.pixels.every((light) => light === 255)).toBe(true);
    }),
  );
});

test('an even page stays even at any size', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 255 }),
      fc.double({ min: 0.2, max: 3, noNaN: true }),
      (light, factor) => {
        const page = { width: 20, height: 15, pixels: new Uint8Array(300).fill(light) };
        expect(scalePage(page, factor).pixels.every((pixel) => Math.abs(pixel - light) <= 1)).toBe(true);
      },
    ),
  );
});

test.each([-0.08, -0.02, 0, 0.03, 0.1])('lines that fall by %f are found and made level', (slope) => {
  const tilted = levelPage(linedPage(900, 1200), -slope);
  const found = findLineDirection(mapInk(tilted));
  expect(found.axis).toBe('across');
  expect(found.slope).toBeCloseTo(slope, 2);
  expect(findLineDirection(mapInk(levelPage(tilted, found.slope))).slope).toBeCloseTo(0, 2);
});

test('a page on its side is known by its lines', () => {
  expect(findLineDirection(mapInk(turnPage(linedPage(900, 1200), 1))).axis).toBe('along');
});

test('faint ink on grey paper becomes black on white', () => {
  const flat = flattenBackground(linedPage(400, 500, 190, 110));
  expect(flat.pixels[0]).toBe(255);
  expect(flat.pixels[(80 + 4) * 400 + 62]).toBeLessThan(40);
});

test('a coloured stamp on black print turns pale, and the print stays black', () => {
  const [width, height] = [100, 100];
  const rgba = new Uint8Array(width * height * 4).fill(255);
  const paint = (from: number, to: number, red: number, green: number, blue: number): void => {
    for (let at = from; at < to; at += 1) rgba.set([red, green, blue, 255], at * 4);
  };
  paint(0, 2000, 0, 0, 0);
  paint(5000, 5300, 40, 80, 190);
  const grey = greyFromColour({ width, height, rgba });
  expect(grey.pixels[100]).toBe(0);
  expect(grey.pixels[5100]).toBeGreaterThan(180);
});

test('a straight left edge is not taken for a line of text', () => {
  const [width, height] = [900, 900];
  const pixels = new Uint8Array(width * height).fill(255);
  for (let y = 80; y < height - 80; y += 30) {
    // Every line begins at the same place; what follows is spread about.
    const starts = Array.from({ length: 6 }, (_, nth) => 100 + nth * 50 + ((y * 37 + nth * 53) % 43));
    for (const x of [60, ...starts]) {
      for (let dy = 0; dy < 9; dy += 1) pixels.fill(0, (y + dy) * width + x, (y + dy) * width + x + 6);
    }
  }
  expect(findLineDirection(mapInk({ width, height, pixels })).axis).toBe('across');
});

test('a frame around the page and the uprights of tables do not hide the lines', () => {
  const framed = linedPage(700, 900);
  for (let y = 20; y < 880; y += 1) {
    for (const x of [20, 340, 676]) framed.pixels.fill(0, y * 700 + x, y * 700 + x + 4);
  }
  expect(measureText(framed)).toEqual(measureText(linedPage(700, 900)));
});
