import { inkBelow } from '../page/dark-shapes.ts';
import type { GreyPage } from '../page/grey-page.ts';
import { cropPage, framePage, type PixelRect, scalePage } from '../page/resample.ts';
import type { RecognisedWord, Recogniser } from '../recognition/recogniser.ts';
import type { RecognisedPage } from './read-again.ts';

/** § 9 has the letters a-q after it; recognition drops a lonely j or l before a comma: "9 j," comes as "9,". */
const bareNine = /^[8§$&]?9[,.]?$/u;
const sectionSign = /^(?:[8§$&]|§§|paragraf|section|sec\.?)$/iu;
const letterOfNine = /^([a-q])[,.;:]{0,2}$/u;
const mostCitations = 4;

/** What print engines give for a lonely i, j or l. */
const thinLetter = /^[Iil1|!j][,.;]?$/u;
const thinSign = /^[il1|!j\]})(/\\][,.;:]?$/u;

/**
 * Looks for print between "9" and what follows in a citation, and reads it alone. What cannot be read there makes
 * the paragraph unreadable: a provision without its letter is another provision.
 */
export async function readCitationsAgain(
  read: RecognisedPage,
  recogniser: Recogniser,
): Promise<RecognisedPage> {
  const words = [...read.words];
  let looked = 0;
  for (const [index, word] of read.words.entries()) {
    const before = read.words[index - 1];
    const isCited = /^[8§$&]9/u.test(word.text) || (before !== undefined && sectionSign.test(before.text));
    if (!bareNine.test(word.text) || !isCited || looked >= mostCitations) continue;
    const next = read.words[index + 1];
    // It has its letter already; what of it stands outside its box is no other.
    if (next !== undefined && letterOfNine.test(next.text) && !thinLetter.test(next.text)) continue;
    // "9, i udlændingeloven": a comma ends the paragraph, and the word after it is a word.
    const isThin = next !== undefined && word.text.endsWith('9') && thinLetter.test(next.text);
    const after = printAfter(read.page, word, isThin ? read.words[index + 2] : next);
    if (after === undefined) continue;
    looked += 1;
    const letter = isThin ? thinLetterOf(read.page, after) : await readLetter(read.page, after, recogniser);
    const doubted = { confidence: word.confidence / 2 };
    if (isThin) words[index + 1] = { ...next, ...doubted, text: `${letter ?? '?'}${next.text.slice(1)}` };
    else {
      const [number = '', stop = ''] = word.text.split(/(?=[,.]$)/u);
      words[index] = { ...word, ...doubted, text: `${number} ${letter ?? '?'}${stop}` };
    }
  }
  return looked === 0 ? read : { page: read.page, words };
}

/** What stands after the digit 9, and the digit to measure it by. */
interface PrintAfter {
  readonly nine: PixelRect;
  readonly letter: PixelRect;
  readonly end: number;
}

/** The letter that two of three sizes give; where they give a thin sign, the one that has its shape. */
async function readLetter(
  page: GreyPage,
  after: PrintAfter,
  recogniser: Recogniser,
): Promise<string | undefined> {
  const { nine, letter, end } = after;
  const margin = nine.height * 0.35;
  const [left, top] = [letter.left - 2, nine.top - margin];
  const cut = cropPage(page, { left, top, width: end - left + 2, height: nine.height + 2 * margin });
  const read = await Promise.all(
    [1, 1.5, 2].map(async (factor) => {
      const found = await recogniser.recognise(framePage(scalePage(cut, factor), 16), 'line');
      return found
        .map((one) => one.text)
        .join('')
        .toLowerCase();
    }),
  );
  const votes = new Map<string, number>();
  for (const text of read) {
    const vote = thinSign.test(text) ? 'thin' : letterOfNine.exec(text)?.[1];
    if (vote !== undefined) votes.set(vote, (votes.get(vote) ?? 0) + 1);
  }
  const [best] = [...votes].toSorted((one, other) => other[1] - one[1]);
  if (best === undefined || best[1] < 2) return dottedLetterOf(page, after);
  return best[0] === 'thin' ? thinLetterOf(page, after) : best[0];
}

/** Where no size gives a letter that may stand there, the dot of an i or j still tells it. */
function dottedLetterOf(page: GreyPage, after: PrintAfter): 'i' | 'j' | undefined {
  const thin = thinLetterOf(page, after);
  // Semicolons have a dot and a tail too, but begin lower.
  const isAsTall = after.letter.top <= after.nine.top + after.nine.height * 0.15;
  return thin !== 'l' && isAsTall ? thin : undefined;
}

/** i, j and l by their shape, which tells them better than recognition does: the dot, and the tail. */
function thinLetterOf(page: GreyPage, { nine, letter }: PrintAfter): 'i' | 'j' | 'l' | undefined {
  if (letter.width > nine.width * 0.75) return undefined;
  const foot = letter.top + letter.height - (nine.top + nine.height);
  const hasTail = foot > nine.height * 0.12;
  const hasDot = hasBlankRow(page, letter);
  if (hasTail) return hasDot ? 'j' : undefined;
  if (hasDot) return 'i';
  return letter.height >= nine.height * 0.95 ? 'l' : undefined;
}

function hasBlankRow({ pixels, width }: GreyPage, box: PixelRect): boolean {
  for (let y = box.top + 1; y < box.top + box.height * 0.6; y += 1) {
    let isBlank = true;
    for (let x = box.left; x < box.left + box.width; x += 1) {
      if ((pixels[y * width + x] as number) < inkBelow) isBlank = false;
    }
    if (isBlank) return true;
  }
  return false;
}

/** Where something as tall as a letter stands after the digits of a word, before the next word. */
function printAfter(
  page: GreyPage,
  { box, text }: RecognisedWord,
  next: RecognisedWord | undefined,
): PrintAfter | undefined {
  const isOnLine =
    next !== undefined && Math.abs(next.box.top - box.top) < box.height && next.box.left > box.left;
  const end = isOnLine ? next.box.left - 1 : box.left + box.width + box.height * 0.4;
  const stripes = inkStripes(page, { ...box, width: Math.min(end - box.left, box.height * 4) });
  const digits = text.replace(/\D/gu, '').length + (/^[§$&]/u.test(text) ? 1 : 0);
  const nine = stripes[digits - 1];
  if (nine === undefined) return undefined;
  // A comma is lower than a letter, and stands at the digit; most letters stand a space away.
  const letter = stripes
    .slice(digits)
    .find(
      (stripe) =>
        stripe.height > box.height * 0.5 &&
        (stripe.left - nine.left - nine.width > box.height * leastSpace || isWideLetter(stripe, nine)),
    );
  return letter === undefined ? undefined : { nine, letter, end };
}

/** Between a digit and the letter after it, in heights of the digit. */
const leastSpace = 0.12;
/** "9a" may be set without a space: what is as wide as a letter, behind the whole of a digit, is no part of that. */
const isWideLetter = (stripe: PixelRect, nine: PixelRect): boolean =>
  nine.width > nine.height * leastDigit &&
  stripe.width > nine.height * leastLetter &&
  stripe.top < nine.top + nine.height * 0.6;

/** Widths in heights of the digit. */
const [leastDigit, leastLetter] = [0.42, 0.3];

/** The thin strokes of a faint 9 are lighter than its stem: without them it falls in two. */
const faintInk = 200;

/** Ink between blank columns. */
function inkStripes(page: GreyPage, box: PixelRect): readonly PixelRect[] {
  const stripes: PixelRect[] = [];
  let open: { left: number; top: number; bottom: number } | undefined;
  const right = Math.min(page.width, Math.round(box.left + box.width));
  for (let x = Math.max(0, Math.round(box.left)); x <= right; x += 1) {
    const ink = x < right ? inkInColumn(page, x, box) : undefined;
    if (ink !== undefined) {
      open = {
        left: open?.left ?? x,
        top: Math.min(open?.top ?? ink.top, ink.top),
        bottom: Math.max(open?.bottom ?? ink.bottom, ink.bottom),
      };
    } else if (open !== undefined) {
      const { left, top, bottom } = open;
      stripes.push({ left, top, width: x - left, height: bottom - top + 1 });
      open = undefined;
    }
  }
  return stripes;
}

function inkInColumn(
  { pixels, width, height }: GreyPage,
  x: number,
  box: PixelRect,
): { readonly top: number; readonly bottom: number } | undefined {
  let [top, bottom] = [-1, -1];
  const last = Math.min(height - 1, Math.round(box.top + box.height * 1.2));
  for (let y = Math.max(0, Math.round(box.top)); y <= last; y += 1) {
    if ((pixels[y * width + x] as number) >= faintInk) continue;
    if (top < 0) top = y;
    bottom = y;
  }
  return top < 0 ? undefined : { top, bottom };
}
