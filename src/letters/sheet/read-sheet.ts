import { darkestInk } from '../page/background.ts';
import type { GreyPage } from '../page/grey-page.ts';
import { type PreparedPage, preparePage } from '../page/prepare-page.ts';
import { scalePage } from '../page/resample.ts';
import { splitPage } from '../page/split-page.ts';
import { turnPage } from '../page/turn.ts';
import type { NameModels } from '../recognition/name-models.ts';
import type { RecognisedWord, Recogniser } from '../recognition/recogniser.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';
import { type RecognisedPage, readAgain, readLabelLinesAgain, type SecondReadings } from './read-again.ts';
import { readCitationsAgain } from './read-citations-again.ts';
import { readDatesAgain } from './read-dates-again.ts';
import { readLineEndsAgain } from './read-line-ends-again.ts';
import { readNamesAgain, readNamesByMore } from './read-names.ts';
import { readZoneLines } from './read-zone.ts';
import { holdsText, type TextLayer, turnsOf, wordsOfLayer } from './text-layer.ts';

/** One page as it came: its picture, and the text that a PDF holds for it. */
export interface Sheet {
  readonly picture: GreyPage;
  readonly layer?: TextLayer;
}

export interface SheetReading {
  readonly text: PageText;
  /** Not offered where the file itself holds the text. */
  readonly kept?: KeptSheet;
  /** Upright; the words' boxes are fractions of it. */
  readonly upright: GreyPage;
}

/** A page that stays in memory to be looked at once more. */
export interface KeptSheet {
  /** The whole page a second time, in another light. */
  readAgain(): Promise<PageText>;
  /** The first reading, its names read by the models for citizens of these countries too (ISO 3166-1 alpha-3). */
  readNames(countries: readonly string[]): Promise<PageText>;
}

export interface SheetOptions {
  /** Read the words of names beside the Danish model; without them that model stands alone. */
  readonly names?: NameModels;
  /** Told what was read at first sight, and of which upright page, while places on it are read again. */
  readonly onFirst?: (text: PageText, upright: GreyPage) => void;
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

/** Reads the parts of a page at the same time, where there are engines for it. */
async function recogniseParts(
  page: GreyPage,
  xHeight: number,
  recogniser: Recogniser,
): Promise<readonly RecognisedWord[]> {
  const read = splitPage(page, xHeight).map(async (part) => {
    const words = await recogniser.recognise(part.page, 'page');
    return words.map((word) => ({ ...word, box: { ...word.box, top: word.box.top + part.top } }));
  });
  return (await Promise.all(read)).flat();
}

/** Reads the page, and again on its head or side where the first reading makes no sense. */
async function recognisePage(prepared: PreparedPage, recogniser: Recogniser): Promise<RecognisedPage> {
  let best: RecognisedPage = {
    page: prepared.page,
    words: await recogniseParts(prepared.page, prepared.xHeight, recogniser),
  };
  if (wellReadShare(best.words) >= doubtfulShare || prepared.xHeight === 0) return best;
  const isOnItsSide = best.words.filter(standsUp).length > best.words.length * 0.3;
  const upright = prepared.wayUpIsClear ? ([2] as const) : ([2, 1, 3] as const);
  for (const turns of isOnItsSide ? ([3, 1] as const) : upright) {
    const page = turnPage(prepared.page, turns);
    const words = await recogniseParts(page, prepared.xHeight, recogniser);
    if (wellReadShare(words) > wellReadShare(best.words)) best = { page, words };
    if (wellReadShare(best.words) >= doubtfulShare) break;
  }
  return best;
}

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
  const prepared = preparePage(sheet.picture);
  const first = await recognisePage(prepared, recogniser);
  const labelled = await readLabelLinesAgain(first, recogniser);
  const whole = await readLineEndsAgain(labelled, recogniser);
  const read = await readCitationsAgain(whole, recogniser);
  const once = textOf(read, noneAgain, page);
  // Numbers and dates by some engines, and names by others at the same time.
  const reading = Promise.all([
    readAgain(read, recogniser),
    readDatesAgain(read, recogniser),
    names === undefined ? once : readNamesAgain(once, read.page, names),
  ]);
  onFirst?.(once, read.page);
  const [again, dates, named] = await reading;
  const numbered = textOf(read, new Map([...again, ...dates]), page);
  const both = named.words.map((word, index) => ({ ...numbered.words[index], ...word }));
  const text = await readZoneLines({ ...named, words: both }, read.page, recogniser);
  const upright = read.page;
  if (page >= mostReadTwice) return { text, upright };
  const kept: KeptSheet = {
    readAgain: () => readDarker(upright, prepared.xHeight, page, recogniser),
    readNames: async (countries) =>
      names === undefined ? text : readNamesByMore(text, upright, names, countries),
  };
  return { text, upright, kept };
}

/** What stands on later pages is seldom a letter's facts, and each page that may be read again stays in memory. */
const mostReadTwice = 4;

/** A page in another light and at another size, which makes other mistakes. */
async function readDarker(
  page: GreyPage,
  xHeight: number,
  number: number,
  recogniser: Recogniser,
): Promise<PageText> {
  const darker = scalePage(darkestInk(page), secondScale);
  const words = await recogniseParts(darker, xHeight * secondScale, recogniser);
  const second: RecognisedPage = { page: darker, words };
  return textOf(second, await readAgain(second, recogniser), number);
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
