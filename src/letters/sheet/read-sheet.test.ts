import { expect, test } from 'vitest';
import { blankPage, type GreyPage } from '../page/grey-page.ts';
import type { Recogniser } from '../recognition/recogniser.ts';
import { readSheet } from './read-sheet.ts';

/** Rows of short strokes, what text lines look like from afar. */
function linedPage(): GreyPage {
  const page = blankPage(700, 900);
  for (let y = 80; y < 820; y += 30) {
    for (let x = 60; x < 640; x += 9 + ((x * 7 + y * 13) % 11)) {
      for (let dy = 0; dy < 9; dy += 1)
        page.pixels.fill(0, (y + dy) * page.width + x, (y + dy) * page.width + x + 5);
    }
  }
  return page;
}

test('a page whose words stand on end is turned, however well they were read', async () => {
  const recogniser: Recogniser = {
    recognise: async ({ width }) =>
      Array.from({ length: 10 }, (_, nth) => ({
        text: 'opholdstilladelse',
        confidence: 0.95,
        // Level only where the page lies on its other side.
        box:
          width === 1600
            ? { left: 40, top: 30 * nth, width: 200, height: 16 }
            : { left: 30 * nth, top: 40, width: 16, height: 200 },
      })),
  };
  const { upright, text } = await readSheet({ picture: linedPage() }, 0, recogniser);
  expect(upright.width).toBeGreaterThan(upright.height);
  expect(text.words.every(({ box }) => box.width * upright.width > box.height * upright.height)).toBe(true);
});

test('the parts of a page are read on their own, and their words stand where they stand on the page', async () => {
  const tops = [100, 140, 180, 220, 260];
  const heights: number[] = [];
  const recogniser: Recogniser = {
    recognise: async ({ height }, mode) => {
      if (mode === 'page') heights.push(height);
      return ['Opholdstilladelse', 'meddelelse', 'udlændinge', 'styrelsen', 'tilladelsen'].map(
        (text, nth) => ({
          text,
          confidence: 0.95,
          box: { left: 100, top: 100 + 40 * nth, width: 200, height: 16 },
        }),
      );
    },
  };
  const { upright, text } = await readSheet({ picture: linedPage() }, 0, recogniser);
  expect(heights).toHaveLength(2);
  const [upper = 0, lower = 0] = heights;
  expect(upper + lower).toBe(upright.height);
  expect(text.words.map(({ box }) => Math.round(box.top * upright.height))).toEqual([
    ...tops,
    ...tops.map((top) => top + upper),
  ]);
});
