import type { GreyPage } from '../page/grey-page.ts';
import { cropPage, framePage, type PixelRect, scalePage } from '../page/resample.ts';
import type { RecognisedWord, Recogniser } from '../recognition/recogniser.ts';
import { isOnLineWith, type RecognisedPage } from './read-again.ts';

/** "stk." and "nr." are never the last of a line's print: a lonely digit after them is easily dropped. */
const wantsNumber = /^(?:nr|stk)[.,]?$/iu;
const numberAfter = /(?:nr|stk)\W{0,3}(\d{1,2})[.,]?\W*$/iu;
const mostEnds = 8;

/** Reads the end of a line again where a citation breaks off, and adds the number that stands there. */
export async function readLineEndsAgain(
  read: RecognisedPage,
  recogniser: Recogniser,
): Promise<RecognisedPage> {
  const broken = read.words
    .filter((word) => wantsNumber.test(word.text) && endsItsLine(word, read.words))
    .slice(0, mostEnds);
  const added = await Promise.all(broken.map((word) => readEnd(word, read.page, recogniser)));
  if (!added.some((end) => end !== undefined)) return read;
  const words = read.words.flatMap((word) => [word, added[broken.indexOf(word)] ?? []].flat());
  return { page: read.page, words };
}

/** The number after a word that wants one. */
async function readEnd(
  word: RecognisedWord,
  page: GreyPage,
  recogniser: Recogniser,
): Promise<RecognisedWord | undefined> {
  const { left, top, width, height } = word.box;
  const rest: PixelRect = {
    left: left - height * 0.4,
    top: top - height * 0.4,
    width: width + height * 3.4,
    height: height * 1.8,
  };
  const cut = framePage(scalePage(cropPage(page, rest), 1.4), 16);
  const found = await recogniser.recognise(cut, 'line');
  const number = numberAfter.exec(found.map(({ text }) => text).join(' '))?.[1];
  const last = found.at(-1);
  if (number === undefined || last === undefined) return undefined;
  const box = { left: left + width + height * 0.3, top, width: height * 0.6 * number.length, height };
  return { text: number, confidence: last.confidence, box };
}

const endsItsLine = (word: RecognisedWord, words: readonly RecognisedWord[]): boolean =>
  !words.some((other) => {
    const gap = other.box.left - word.box.left - word.box.width;
    return other !== word && isOnLineWith(word, other) && gap > -word.box.height && gap < word.box.height * 3;
  });
