import { toTenDigits } from '../fields/number-places.ts';
import { darkestInk } from '../page/background.ts';
import type { GreyPage } from '../page/grey-page.ts';
import { bestXHeight } from '../page/prepare-page.ts';
import { cropPage, framePage, type PixelRect, rectAround, scalePage } from '../page/resample.ts';
import type { RecognisedWord, Recogniser, RecognitionMode } from '../recognition/recogniser.ts';
import { snapToVocabulary } from '../text/vocabulary.ts';

export interface RecognisedPage {
  readonly page: GreyPage;
  readonly words: readonly RecognisedWord[];
}

/** What a place says when it is recognised alone, at other sizes. */
export type SecondReadings = ReadonlyMap<RecognisedWord, readonly string[]>;

/** Places read again are few; more are a list, and lists hold nothing to be proven. */
const mostReadAgain = 12;

const around = (words: readonly RecognisedWord[]): PixelRect => rectAround(words.map(({ box }) => box));

const digitsIn = (text: string): number => text.replace(/\D/gu, '').length;

const looksLikeNumber = (text: string): boolean =>
  digitsIn(text) >= 6 && toTenDigits(text.replace(/^\P{L}*\p{L}{3,}\P{L}/u, '')) !== undefined;

export const isOnLineWith = (left: RecognisedWord, right: RecognisedWord): boolean =>
  Math.abs(left.box.top + left.box.height / 2 - (right.box.top + right.box.height / 2)) <
  left.box.height * 0.6;

/** A number that falls apart at its hyphen, or at another place: "05045 2-5155". */
const isInTwo = (left: string, right: string): boolean =>
  (/^\D{0,2}\d{6}\D?$/u.test(left) && /^\D?\d{4}\D{0,2}$/u.test(right)) ||
  (/^\D{0,2}\d{1,5}$/u.test(left) &&
    /^\d{1,5}[-–—]\d{4}\D{0,2}$/u.test(right) &&
    digitsIn(left + right) === 10) ||
  (/^\D{0,2}\d{6}[-–—]\d{1,3}$/u.test(left) &&
    /^\d{1,3}\D{0,2}$/u.test(right) &&
    digitsIn(left + right) === 10);

/** Words, or two neighbours, that may be a personnummer: ten digits, or letters that look like them. */
function numberPlaces(words: readonly RecognisedWord[]): readonly (readonly RecognisedWord[])[] {
  const places: RecognisedWord[][] = [];
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (looksLikeNumber(word.text)) places.push([word]);
    else if (next !== undefined && isInTwo(word.text, next.text) && isOnLineWith(word, next)) {
      places.push([word, next]);
    } else if (next !== undefined && /^[-–—]$/u.test(next.text)) {
      const last = words[index + 2];
      const isNumber =
        /^\D{0,2}\d{6}$/u.test(word.text) && last !== undefined && /^\d{4}\D{0,2}$/u.test(last.text);
      if (isNumber && isOnLineWith(word, last)) places.push([word, next, last]);
    }
  }
  return places;
}

/** Reads numbers, and words that mix signs oddly, again: alone, larger and smaller. */
export async function readAgain(read: RecognisedPage, recogniser: Recogniser): Promise<SecondReadings> {
  const again = new Map<RecognisedWord, readonly string[]>();
  const readPlace = async (words: readonly RecognisedWord[], tries: readonly Try[]): Promise<void> => {
    const cut = cropPage(read.page, around(words));
    const texts = await Promise.all(tries.map((one) => readCut(cut, one, recogniser)));
    const [first, ...others] = words;
    if (first !== undefined) again.set(first, texts);
    for (const other of others)
      again.set(
        other,
        texts.map(() => ''),
      );
  };
  const places = numberPlaces(read.words).slice(0, mostReadAgain);
  const odd = read.words
    .filter((word) => /\d[^\d\s]*[$£€¢?]|[$£€¢]\S*\d/u.test(word.text) && digitsIn(word.text) >= 4)
    .slice(0, mostReadAgain / 2)
    .filter((word) => !places.some((place) => place.includes(word)));
  await Promise.all([
    ...places.map((place) => readPlace(place, numberTries)),
    ...odd.map((word) => readPlace([word], oddTries)),
  ]);
  return again;
}

/** By what factor larger, as what, and whether all but the blackest ink is taken away. */
type Try = readonly [number, RecognitionMode, 'darkest'?];

const numberTries: readonly Try[] = [
  [1.4, 'digits'],
  [0.8, 'line'],
  [1.1, 'digits', 'darkest'],
];
const oddTries: readonly Try[] = [[1.4, 'line']];

async function readCut(cut: GreyPage, [factor, mode, ink]: Try, recogniser: Recogniser): Promise<string> {
  const scaled = scalePage(ink === 'darkest' ? darkestInk(cut) : cut, factor * (20 / bestXHeight));
  const found = await recogniser.recognise(framePage(scaled, 16), mode);
  return found.map((one) => one.text).join('');
}

const numberLabel = /administrativ|cpr|personnummer|registration/u;

/** A label and no number after it: something lies over the line, or the page was cut up wrongly there. */
function bareLabels(words: readonly RecognisedWord[]): readonly RecognisedWord[] {
  const labels: RecognisedWord[] = [];
  for (const word of words) {
    if (!numberLabel.test(snapToVocabulary(word.text))) continue;
    if (labels.some((label) => isOnLineWith(label, word))) continue;
    const line = words.filter((other) => isOnLineWith(word, other));
    if (!line.some((other) => looksLikeNumber(other.text))) labels.push(word);
  }
  return labels;
}

/** Lines read anew are few: the label stands in sentences without a number too. */
const mostLines = 5;

/**
 * Where no number was read at all though its label was, reads the label's lines again with all but the
 * blackest ink taken away. A line that then holds a number takes the place of what was read there.
 */
export async function readLabelLinesAgain(
  read: RecognisedPage,
  recogniser: Recogniser,
): Promise<RecognisedPage> {
  if (numberPlaces(read.words).length > 0) return read;
  const heights = read.words.map((word) => word.box.height).sort((a, b) => a - b);
  const height = heights[Math.floor(heights.length / 2)] ?? 0;
  let words = read.words;
  for (const label of bareLabels(read.words).slice(0, mostLines)) {
    const line = { ...label, box: { ...label.box, left: 0, width: read.page.width } };
    const strip = around([line]);
    const cut = framePage(darkestInk(cropPage(read.page, strip)), 16);
    const found = await recogniser.recognise(cut, 'line');
    if (numberPlaces(found).length === 0) continue;
    const placed = found.map((word) => ({
      ...word,
      box: { ...word.box, left: word.box.left - 16 + strip.left, top: word.box.top - 16 + strip.top },
    }));
    const middle = label.box.top + label.box.height / 2;
    const isReplaced = (word: RecognisedWord): boolean =>
      Math.abs(word.box.top + word.box.height / 2 - middle) < height * 0.7;
    const kept = words.filter((word) => !isReplaced(word));
    const at = words.findIndex(isReplaced);
    words = [...kept.slice(0, Math.max(0, at)), ...placed, ...kept.slice(Math.max(0, at))];
  }
  return { page: read.page, words };
}
