import { lacksFields } from '../fields/lacks-fields.ts';
import { darkestInk } from '../page/background.ts';
import type { GreyPage } from '../page/grey-page.ts';
import { type PreparedPage, preparePage } from '../page/prepare-page.ts';
import { scalePage } from '../page/resample.ts';
import { turnPage } from '../page/turn.ts';
import type { NameModels } from '../recognition/name-models.ts';
import type { RecognisedWord, Recogniser } from '../recognition/recogniser.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';
import { type RecognisedPage, readAgain, readLabelLinesAgain, type SecondReadings } from './read-again.ts';
import { readCitationsAgain } from './read-citations-again.ts';
import { readLineEndsAgain } from './read-line-ends-again.ts';
import { readNamesAgain } from './read-names.ts';
import { readZoneLines } from './read-zone.ts';
import { holdsText, type TextLayer, turnsOf, wordsOfLayer } from './text-layer.ts';

/** One page as it came: its picture, and the text that a PDF holds for it. */
export interface Sheet {
  readonly picture: GreyPage;
  readonly layer?: TextLayer;
}

export interface SheetReading {
  readonly text: PageText;
  /** The whole page read a second time in another light, where the first reading lacks what letters hold. */
  readonly secondText?: PageText;
  /** Upright; the words' boxes are fractions of it. */
  readonly upright: GreyPage;
}

export interface SheetOptions {
  /** Read the words of names beside the Danish model; without them that model stands alone. */
  readonly names?: NameModels;
  /** Told what was read at first sight. */
  readonly onFirst?: (text: PageText) => void;
}

/** Below this share of well-read words, the page may stand on its head. */
const doubtfulShare = 0.55;

/** The engine reads lines that run down the page too: then the page lies on its side. */
const standsUp = ({ text, box }: RecognisedWord): boolean =>
  /\p{L}{3}/u.test(text) && box.height > box.width * 1.3;

/** How much of what was read looks like words: long enough, and read with confidence. 0-1. */
function wellReadShare(words: readonly RecognisedWord[]): number {
  const lettered = words.filter((word) => /\p{L}{3}/u.test(word.text));
  const well = lettered.filter((word) => word.confidence > 0.75 && !standsUp(word));
  return lettered.length < 5 ? 0 : well.length / lettered.length;
}

/** Reads the page, and again on its head or side where the first reading makes no sense. */
async function recognisePage(prepared: PreparedPage, recogniser: Recogniser): Promise<RecognisedPage> {
  let best: RecognisedPage = {
    page: prepared.page,
    words: await recogniser.recognise(prepared.page, 'page'),
  };
  if (wellReadShare(best.words) >= doubtfulShare || prepared.xHeight === 0) return best;
  const isOnItsSide = best.words.filter(standsUp).length > best.words.length * 0.3;
  const upright = prepared.wayUpIsClear ? ([2] as const) : ([2, 1, 3] as const);
  for (const turns of isOnItsSide ? ([3, 1] as const) : upright) {
    const page = turnPage(prepared.page, turns);
    const words = await recogniser.recognise(page, 'page');
    if (wellReadShare(words) > wellReadShare(best.words)) best = { page, words };
    if (wellReadShare(best.words) >= doubtfulShare) break;
  }
  return best;
}

/** Another size makes other mistakes. */
const secondScale = 1.15;

/** The rules of tables, read as signs. */
const borderOnly = /^[|[\]{}_—–~=«»]+$/u;

const noneAgain: SecondReadings = new Map();

function textOf(read: RecognisedPage, again: SecondReadings, page: number): PageText {
  const { width, height } = read.page;
  const words = read.words
    .filter((word) => !borderOnly.test(word.text))
    .map((word): LetterWord => {
      const others = again.get(word);
      return {
        text: word.text.replace(/^[|[\]]+(?=.)/u, '').normalize('NFC'),
        confidence: word.confidence,
        box: {
          page,
          left: word.box.left / width,
          top: word.box.top / height,
          width: word.box.width / width,
          height: word.box.height / height,
        },
        ...(others === undefined ? {} : { readAgain: others }),
      };
    });
  return { aspect: height / width, source: 'recognised', words };
}

async function recogniseSheet(
  sheet: Sheet,
  page: number,
  recogniser: Recogniser,
  { names, onFirst }: SheetOptions,
): Promise<SheetReading> {
  names?.prepare();
  const first = await recognisePage(preparePage(sheet.picture), recogniser);
  const labelled = await readLabelLinesAgain(first, recogniser);
  const whole = await readLineEndsAgain(labelled, recogniser);
  const read = await readCitationsAgain(whole, recogniser);
  const once = textOf(read, noneAgain, page);
  onFirst?.(once);
  // Numbers by one engine, and names by others at the same time.
  const [again, named] = await Promise.all([
    readAgain(read, recogniser),
    names === undefined ? once : readNamesAgain(once, read.page, names),
  ]);
  const numbered = textOf(read, again, page);
  const both = named.words.map((word, index) => ({ ...numbered.words[index], ...word }));
  const text = await readZoneLines({ ...named, words: both }, read.page, recogniser);
  if (!lacksFields(text)) return { text, upright: read.page };
  const darker = scalePage(darkestInk(read.page), secondScale);
  const second: RecognisedPage = { page: darker, words: await recogniser.recognise(darker, 'page') };
  const secondText = textOf(second, await readAgain(second, recogniser), page);
  return { text, secondText, upright: read.page };
}

/**
 * Reads one page: its own text where the file holds it, else its picture. Text that lies under a picture
 * of the whole page is some program's recognition of it, of unknown quality, and is not believed.
 */
export async function readSheet(
  sheet: Sheet,
  page: number,
  recogniser: Recogniser,
  options: SheetOptions = {},
): Promise<SheetReading> {
  const { layer, picture } = sheet;
  if (layer === undefined || layer.underPicture || !holdsText(layer))
    return recogniseSheet(sheet, page, recogniser, options);
  const turns = turnsOf(layer);
  const upright = turnPage(picture, turns);
  return {
    text: { aspect: upright.height / upright.width, source: 'file', words: wordsOfLayer(layer, page) },
    upright,
  };
}
