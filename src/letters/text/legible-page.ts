import type { PageBox } from '../../domain/permit-letter.ts';
import type { LetterWord, PageText } from './page-text.ts';

/** Signs of the longest word that is looked at: no number, name or citation of a letter is nearly as long. */
export const longestWord = 200;

/** Words of a letter that are looked at, over all its pages; a full page of small print has 1,200. */
export const mostWords = 20_000;

/** Signs that nobody sees. They may hide in a number, or turn the order of a name about. */
const unseen = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
/** Signs that mean something to one font alone; the rules use some of them as marks of their own. */
const meaningless = /[\p{Co}\p{Cn}]/gu;

const legibleText = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(unseen, '').replace(meaningless, '\uFFFD').toWellFormed().trim();

/** Share of a page that is too small for anything to be printed in it. */
const smallest = 1e-6;

const share = (value: number): number => Math.min(1, Math.max(0, value));

/** The part of a box that lies on its page; undefined where none does, or where it has no place at all. */
function boxOnPage(box: PageBox, page: number): PageBox | undefined {
  const left = share(box.left);
  const top = share(box.top);
  const right = share(box.left + box.width);
  const bottom = share(box.top + box.height);
  const isSeen = right - left > smallest && bottom - top > smallest;
  return isSeen ? { page, left, top, width: right - left, height: bottom - top } : undefined;
}

const isOnPage = ({ left, top, width, height }: PageBox): boolean =>
  left >= 0 && top >= 0 && width > smallest && height > smallest && left + width <= 1 && top + height <= 1;

function legibleWord(word: LetterWord, page: number): LetterWord | undefined {
  if (word.text.length > longestWord) return undefined;
  const text = legibleText(word.text);
  const isSame = word.box.page === page && isOnPage(word.box);
  const box = isSame ? word.box : boxOnPage(word.box, page);
  if (text === '' || box === undefined) return undefined;
  const confidence =
    word.confidence >= 0 && word.confidence <= 1 ? word.confidence : share(word.confidence || 0);
  const readAgain = word.readAgain?.filter((again) => again.length <= longestWord).map(legibleText);
  const isSameAgain = readAgain?.every((again, nth) => again === word.readAgain?.[nth]) ?? true;
  // Others know a word by being the very one.
  if (isSame && isSameAgain && text === word.text && confidence === word.confidence) return word;
  return { ...word, text, confidence, box, ...(readAgain === undefined ? {} : { readAgain }) };
}

/**
 * The words of a letter that somebody could see and a letter could hold: on their page, of signs that print,
 * and not without end. What the rules find is then found in what the clerk has before them, in bounded time.
 */
export function legiblePages(pages: readonly PageText[]): readonly PageText[] {
  let left = mostWords;
  return pages.map((page, index) => {
    const words: LetterWord[] = [];
    for (const word of page.words) {
      const legible = left > 0 ? legibleWord(word, index) : undefined;
      if (legible === undefined) continue;
      words.push(legible);
      left -= 1;
    }
    const aspect = page.aspect > 0.01 && page.aspect < 100 ? page.aspect : 1;
    return { ...page, aspect, words };
  });
}
