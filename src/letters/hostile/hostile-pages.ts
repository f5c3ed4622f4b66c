import fc from 'fast-check';
import type { PageBox } from '../../domain/permit-letter.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';
import { anyWord, hugeWord } from './hostile-words.ts';

/** Where the nth word stands. */
type Place = (nth: number, text: string) => PageBox;

const inLines =
  (perLine: number): Place =>
  (nth, text) => ({
    page: 0,
    left: 0.05 + (0.9 * (nth % perLine)) / perLine,
    top: 0.04 + Math.floor(nth / perLine) * 0.014,
    width: Math.min(0.8 / perLine, 0.008 * text.length + 0.001),
    height: 0.01,
  });
const allAtOnePlace: Place = () => ({ page: 0, left: 0.3, top: 0.3, width: 0.1, height: 0.01 });
const oneEndlessLine: Place = (nth) => ({ page: 0, left: nth * 1e-5, top: 0.2, width: 1e-5, height: 0.01 });

const extreme = fc.oneof(
  fc.double({ min: -0.2, max: 1.2, noNaN: true }),
  fc.constantFrom(0, 1, -1, 1e-300, 1e9, -1e9, Number.MAX_VALUE, -Number.MAX_VALUE),
);
const anyBox: fc.Arbitrary<PageBox> = fc.record({
  page: fc.constantFrom(0, 0, 0, 1, -1, 7, 1e9, 0.5),
  left: extreme,
  top: extreme,
  width: extreme,
  height: extreme,
});

const places: fc.Arbitrary<Place> = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map(inLines),
  fc.constantFrom(allAtOnePlace, oneEndlessLine),
  fc.array(anyBox, { minLength: 1, maxLength: 8 }).map(
    (boxes): Place =>
      (nth) =>
        boxes[nth % boxes.length] as PageBox,
  ),
);

const source = fc.constantFrom<PageText['source']>('file', 'recognised');
const aspect = fc.oneof(fc.constant(1.4), fc.constantFrom(0, -1, 1e-9, 1e9));

const readAgain = fc.option(fc.array(anyWord, { maxLength: 3 }), { nil: undefined, freq: 4 });

const pageOf = (words: fc.Arbitrary<readonly string[]>): fc.Arbitrary<PageText> =>
  fc
    .record({
      words,
      place: places,
      source,
      aspect,
      again: readAgain,
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ words: texts, place, again, confidence, ...page }) => ({
      ...page,
      words: texts.map(
        (text, nth): LetterWord => ({
          text,
          confidence,
          box: place(nth, text),
          ...(again === undefined || !/\d/u.test(text) ? {} : { readAgain: again }),
        }),
      ),
    }));

/** A few pages of words that letters hold, and of words that none would, anywhere on the page. */
export const hostileLetter: fc.Arbitrary<readonly PageText[]> = fc.array(
  pageOf(fc.array(anyWord, { maxLength: 60 })),
  { maxLength: 3 },
);

/** Thousands of words, and words without end. */
export const hugeLetter: fc.Arbitrary<readonly PageText[]> = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: anyWord }, { weight: 1, arbitrary: hugeWord }), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.integer({ min: 500, max: 6000 }),
    pageOf(fc.constant([])),
    places,
  )
  .map(([texts, count, page, place]) => [
    {
      ...page,
      words: Array.from({ length: count }, (_, nth) => {
        const text = texts[nth % texts.length] ?? '';
        return { text, confidence: 0.9, box: place(nth, text) };
      }),
    },
  ]);
