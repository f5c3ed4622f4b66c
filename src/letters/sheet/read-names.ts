import { findNameWords } from '../fields/name-places.ts';
import type { WordReading } from '../names/channel.ts';
import { findCountries } from '../names/letter-countries.ts';
import type { GreyPage } from '../page/grey-page.ts';
import { keepOneLine } from '../page/one-line.ts';
import { cropPage, framePage, type PixelRect, rectAround } from '../page/resample.ts';
import {
  type NameModels,
  nameLanguages,
  type OtherReadings,
  type RareNameLanguage,
  rareLanguagesOf,
  rareNameLanguages,
} from '../recognition/name-models.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';
import { editsBetween } from '../text/vocabulary.ts';

/** Names stand in a letter a few times; a family has one in each row. */
const mostPlaces = 12;
const frame = 16;

/** Marks stand above capitals and below small letters, outside what is taken for the word. */
const around = (words: readonly LetterWord[], page: GreyPage): PixelRect =>
  rectAround(
    words.map(({ box }) => ({
      left: box.left * page.width,
      top: box.top * page.height,
      width: box.width * page.width,
      height: box.height * page.height,
    })),
  );

/** What each model has where a word stands. */
function readingsOf(
  word: LetterWord,
  others: OtherReadings,
  strip: PixelRect,
  page: GreyPage,
): readonly WordReading[] {
  const left = word.box.left * page.width;
  const right = left + word.box.width * page.width;
  return [...others].flatMap(([model, words]) => {
    const here = words.filter(({ box }) => {
      const middle = box.left - frame + strip.left + box.width / 2;
      return middle >= left && middle <= right;
    });
    const text = here
      .map((one) => one.text)
      .join('')
      .normalize('NFC');
    return text === '' ? [] : [{ model, text }];
  });
}

/**
 * By the usual models, and by the rare ones of the countries that the page speaks of. Where it speaks of none, any
 * language's letters may be meant, and names are read by all where several models see some in one of them.
 */
async function readLines(
  lines: readonly GreyPage[],
  countries: readonly string[],
  models: NameModels,
): Promise<readonly OtherReadings[]> {
  const answers = await models.read(lines, [...nameLanguages, ...rareLanguagesOf(countries)]);
  if (countries.length > 0 || !answers.some(hasMarks)) return answers;
  const more = await models.read(lines, rareNameLanguages);
  return answers.map((answer, index) => new Map([...answer, ...(more[index] ?? [])]));
}

/** One model alone may take dirt for a mark. */
const fewestThatSeeMarks = 2;

/** Also é: models without ė give it for that. */
const hasMarks = (answer: OtherReadings): boolean =>
  [...answer.values()].filter((words) => words.some(({ text }) => /(?![a-zæøå])\p{L}/iu.test(text))).length >=
  fewestThatSeeMarks;

/** Two places of one name vote for all that say the same; more would only take longer. */
const mostAlike = 2;

function withoutMany(places: readonly (readonly LetterWord[])[]): readonly (readonly LetterWord[])[] {
  const seen = new Map<string, number>();
  return places.filter((words) => {
    const name = words.map((word) => word.text.toLowerCase()).join(' ');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times <= mostAlike;
  });
}

/** Not where most models see something else altogether: print that was cut wrongly says nothing. */
function isOfWord(readings: readonly WordReading[], { text }: LetterWord): boolean {
  const most = Math.ceil(text.length * farthestReading);
  const alike = readings.filter((reading) => editsBetween(reading.text, text, most) <= most);
  return alike.length * 2 >= readings.length;
}

/** Edits a letter of the word. */
const farthestReading = 0.6;

interface CutLine {
  readonly strip: PixelRect;
  readonly line: GreyPage;
}

/** What the models that answered have for each word of the names. */
function readingsAt(
  places: readonly (readonly LetterWord[])[],
  cut: readonly CutLine[],
  answers: readonly OtherReadings[],
  page: GreyPage,
): ReadonlyMap<LetterWord, readonly WordReading[]> {
  const read = new Map<LetterWord, readonly WordReading[]>();
  places.forEach((words, index) => {
    const [others, strip] = [answers[index], cut[index]?.strip];
    if (others === undefined || strip === undefined) return;
    for (const word of words) {
      const readings = readingsOf(word, others, strip, page);
      if (isOfWord(readings, word)) read.set(word, readings);
    }
  });
  return read;
}

/** The lines of names, each cut out of its page. */
function cutLines(places: readonly (readonly LetterWord[])[], page: GreyPage): readonly CutLine[] {
  return places.map((words) => {
    const strip = around(words, page);
    return { strip, line: framePage(keepOneLine(cropPage(page, strip)), frame) };
  });
}

/** Rare models for names of these countries' citizens that a page's names were not read by. */
export function lackingModels(
  { words, namePlaces = [] }: PageText,
  countries: readonly string[],
): readonly RareNameLanguage[] {
  if (namePlaces.length === 0) return [];
  const asked = new Set(words.flatMap(({ otherModels = [] }) => otherModels.map(({ model }) => model)));
  return rareLanguagesOf(countries).filter((language) => !asked.has(language));
}

/** Reads the names of a page by more models, where another page tells of which country the person is. */
export async function readNamesByMore(
  text: PageText,
  page: GreyPage,
  models: NameModels,
  countries: readonly string[],
): Promise<PageText> {
  const languages = lackingModels(text, countries);
  if (languages.length === 0) return text;
  const places = (text.namePlaces ?? []).map((place) => place.flatMap((index) => text.words[index] ?? []));
  const cut = cutLines(places, page);
  const answers = await models.read(
    cut.map(({ line }) => line),
    languages,
  );
  const more = readingsAt(places, cut, answers, page);
  const words = text.words.map((word) => {
    const readings = more.get(word);
    return word.otherModels === undefined || readings === undefined
      ? word
      : { ...word, otherModels: [...word.otherModels, ...readings] };
  });
  return { ...text, words };
}

/** Reads the words of names again, each line of them alone, by models that know more letters than the Danish. */
export async function readNamesAgain(text: PageText, page: GreyPage, models: NameModels): Promise<PageText> {
  const places = withoutMany(findNameWords(text)).slice(0, mostPlaces);
  if (places.length === 0) return text;
  const cut = cutLines(places, page);
  const lines = cut.map(({ line }) => line);
  const answers = await readLines(lines, findCountries([text]), models);
  const read = readingsAt(places, cut, answers, page);
  const words = text.words.map((word) => {
    const readings = read.get(word);
    return readings === undefined ? word : { ...word, otherModels: readings };
  });
  const indexOf = new Map(text.words.map((word, index) => [word, index]));
  return {
    ...text,
    words,
    namePlaces: places.map((place) => place.flatMap((word) => indexOf.get(word) ?? [])),
  };
}
