import { expect, test } from 'vitest';
import { blankPage } from '../page/grey-page.ts';
import type { NameModels } from '../recognition/name-models.ts';
import { specimenPages } from '../text/specimen.ts';
import { lackingModels, readNamesAgain, readNamesByMore } from './read-names.ts';

const [page] = specimenPages('recognised', [
  `
Navn:              Ozlem Yilmaz
CPR-nummer:        010145-5009

Du har fået opholdstilladelse efter udlændingelovens § 7, stk. 1.`,
]);
const picture = blankPage(1000, 1400);

test('other models read the line of a name, and each word gets what stands where it stands', async () => {
  if (page === undefined) throw new Error('no page');
  const widths: number[] = [];
  const models: NameModels = {
    prepare: () => undefined,
    read: async (lines) =>
      lines.map((line) => {
        widths.push(line.width);
        // As the engine answers: pixels of the line with its frame.
        const word = (text: string, left: number) => ({
          text,
          confidence: 0.9,
          box: { left, top: 20, width: 50, height: 14 },
        });
        return new Map([['tur', [word('Özlem', 20), word('Yılmaz', 80)]]]);
      }),
  };
  const read = await readNamesAgain(page, picture, models);
  expect(widths).toHaveLength(1);
  const named = read.words.filter((word) => word.otherModels !== undefined);
  expect(named.map(({ text, otherModels }) => [text, otherModels])).toEqual([
    ['Ozlem', [{ model: 'tur', text: 'Özlem' }]],
    ['Yilmaz', [{ model: 'tur', text: 'Yılmaz' }]],
  ]);
  expect(read.namePlaces?.map((place) => place.map((index) => read.words[index]?.text))).toEqual([
    ['Ozlem', 'Yilmaz'],
  ]);
});

test('a page without names is not read again', async () => {
  const [bare] = specimenPages('recognised', ['Dette er en side uden navne.']);
  if (bare === undefined) throw new Error('no page');
  const models: NameModels = {
    prepare: () => undefined,
    read: async () => {
      throw new Error('nothing to read');
    },
  };
  expect(await readNamesAgain(bare, picture, models)).toBe(bare);
});

test('a name in a table of a later page is read by other models too', async () => {
  const [, second] = specimenPages('recognised', [
    'Følgebrev',
    `
Navn                Personnummer
Ozlem Yilmaz        010145-5009`,
  ]);
  if (second === undefined) throw new Error('no page');
  const models: NameModels = { prepare: () => undefined, read: async (lines) => lines.map(() => new Map()) };
  const read = await readNamesAgain(second, picture, models);
  expect(read.namePlaces?.map((place) => place.map((index) => read.words[index]?.text))).toEqual([
    ['Ozlem', 'Yilmaz'],
  ]);
});

test.each([
  ['no country told, and marks seen', '', ['Şimkuté', 'Simkuté'], true],
  ['no country told, and one model sees a mark', '', ['Simkuté', 'Simkute'], false],
  ['a country told', 'Statsborgerskab:   Syrien', ['Şimkuté', 'Simkuté'], false],
])('%s: the rare models are asked or not', async (_, line, texts, isAsked) => {
  const [letter] = specimenPages('recognised', [`\nNavn:              Mindaugas Simkute\n${line}`]);
  if (letter === undefined) throw new Error('no page');
  const asked: string[] = [];
  const models: NameModels = {
    prepare: () => undefined,
    read: async (lines, languages) => {
      asked.push(...languages);
      const word = (text: string) => ({
        text,
        confidence: 0.9,
        box: { left: 20, top: 20, width: 50, height: 14 },
      });
      return lines.map(
        () => new Map(texts.map((text, index) => [languages[index] ?? '', [word(text)]] as const)),
      );
    },
  };
  await readNamesAgain(letter, picture, models);
  expect(asked.includes('lit')).toBe(isAsked);
});

test('what most models see as something else altogether is print that was cut wrongly, and says nothing', async () => {
  if (page === undefined) throw new Error('no page');
  const seen = new Map([
    ['tur', 'orme'],
    ['pol', 'AA'],
    ['por', 'NNOUABIANAS'],
    ['vie', 'Ozlem'],
  ]);
  const models: NameModels = {
    prepare: () => undefined,
    read: async (lines) =>
      lines.map(
        () =>
          new Map(
            [...seen].map(([model, text]) => [
              model,
              [{ text, confidence: 0.5, box: { left: 20, top: 20, width: 50, height: 14 } }],
            ]),
          ),
      ),
  };
  const read = await readNamesAgain(page, picture, models);
  expect(read.words.find(({ text }) => text === 'Ozlem')?.otherModels).toBeUndefined();
});

test('where another page tells the country, its models read the names that were read without them', async () => {
  const [letter] = specimenPages('recognised', ['\nNavn:              Doinita Tepes']);
  if (letter === undefined) throw new Error('no page');
  const asked: string[][] = [];
  const texts: Readonly<Record<string, readonly string[]>> = { ron: ['Doinița', 'Țepeș'] };
  const models: NameModels = {
    prepare: () => undefined,
    read: async (lines, languages) => {
      asked.push([...languages]);
      return lines.map(
        () =>
          new Map(
            languages.map((language) => [
              language,
              (texts[language] ?? ['Doinita', 'Tepes']).map((text, index) => ({
                text,
                confidence: 0.9,
                box: { left: 20 + index * 70, top: 20, width: 50, height: 14 },
              })),
            ]),
          ),
      );
    },
  };
  const first = await readNamesAgain(letter, picture, models);
  expect(lackingModels(first, ['ROU'])).toEqual(['ron']);
  expect(lackingModels(first, ['SYR'])).toEqual([]);
  const more = await readNamesByMore(first, picture, models, ['ROU']);
  expect(asked.at(-1)).toEqual(['ron']);
  expect(more.words.map(({ otherModels }) => otherModels?.at(-1))).toEqual([
    undefined,
    { model: 'ron', text: 'Doinița' },
    { model: 'ron', text: 'Țepeș' },
  ]);
  expect(lackingModels(more, ['ROU'])).toEqual([]);
  expect(await readNamesByMore(more, picture, models, ['ROU'])).toBe(more);
  expect(asked).toHaveLength(2);
});
