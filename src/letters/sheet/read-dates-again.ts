import { isMonth } from '../fields/dates.ts';
import type { GreyPage } from '../page/grey-page.ts';
import { cropPage, framePage, rectAround, scalePage } from '../page/resample.ts';
import type { RecognisedWord, Recogniser } from '../recognition/recogniser.ts';
import { partOfDate } from '../text/page-text.ts';
import { snapToVocabulary } from '../text/vocabulary.ts';
import { isOnLineWith, type RecognisedPage, type SecondReadings } from './read-again.ts';

/** A date in figures, as one word. */
const inFigures = /^\W?\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\W*$/u;
const day = /^\W?\d{1,2}\.?$/u;
const year = /^\d{4}\W?$/u;

/** A letter has some dates; a page of many more is a list, and tells no permit by them. */
const mostDates = 16;

/** At the page's own size, 6 is read for 8 and 8 for 6 with full confidence; larger prints seldom are. */
const largerBy = [1.75, 2.2] as const;

/** Reads dates again, larger. What two more readings agree on against the first is told of their words. */
export async function readDatesAgain(
  { page, words }: RecognisedPage,
  recogniser: Recogniser,
): Promise<SecondReadings> {
  const places = datePlaces(words).slice(0, mostDates);
  const read = await Promise.all(places.map((place) => readOtherwise(place, page, recogniser)));
  return new Map(read.flat());
}

function datePlaces(words: readonly RecognisedWord[]): readonly (readonly RecognisedWord[])[] {
  return words.flatMap((word, index) => {
    if (inFigures.test(word.text)) return [[word]];
    const [month, last] = words.slice(index + 1, index + 3);
    const isDate =
      day.test(word.text) &&
      month !== undefined &&
      last !== undefined &&
      isMonth(snapToVocabulary(month.text)) &&
      year.test(last.text) &&
      isOnLineWith(word, last);
    return isDate ? [[word, month, last]] : [];
  });
}

type Otherwise = readonly [RecognisedWord, readonly string[]];

async function readOtherwise(
  place: readonly RecognisedWord[],
  page: GreyPage,
  recogniser: Recogniser,
): Promise<readonly Otherwise[]> {
  const cut = cropPage(page, rectAround(place.map(({ box }) => box)));
  const [second, third] = largerBy.map((factor) => async (): Promise<readonly string[]> => {
    const found = await recogniser.recognise(framePage(scalePage(cut, factor), 16), 'line');
    return found.map(({ text }) => text);
  });
  const texts = (await second?.()) ?? [];
  const differs = place.some((word, at) => figures(word.text) !== figures(texts[at]));
  if (!differs || texts.length !== place.length) return [];
  const others = (await third?.()) ?? [];
  return place.flatMap((word, at): Otherwise[] => {
    const [text = '', other = ''] = [texts[at], others[at]];
    const isAgreed = figures(text) === figures(other) && figures(text) !== figures(word.text);
    return isAgreed && partOfDate.test(text) ? [[word, [text, other]]] : [];
  });
}

const figures = (text = ''): string => text.replace(/\D+/gu, ' ').trim();
