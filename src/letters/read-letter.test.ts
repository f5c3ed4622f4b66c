import { expect, test } from 'vitest';
import { calendarDate } from '../domain/calendar-date.ts';
import type { NumberSeries } from '../domain/cpr-number.ts';
import type { ReadProblem } from '../domain/permit-letter.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { PageImage } from './letter-reader.ts';
import { type PendingPage, readLetter } from './read-letter.ts';
import type { PageText } from './text/page-text.ts';
import { specimenPages } from './text/specimen.ts';

const options = { today: calendarDate('2026-11-23'), series: 'practice' as const };
const picture: PageImage = { width: 1, height: 1, bytes: new Uint8Array(), mediaType: 'image/jpeg' };

const number = 'Dit administrative CPR-nummer er 010145-5009. Du er født den 1. januar 2045.';
const ground = 'Du får opholdstilladelse efter udlændingelovens § 9 c, stk. 1.';
const end = 'Opholdstilladelsen gælder til den 3. marts 2029.';

const pageOf = (...lines: readonly string[]): PageText =>
  specimenPages('recognised', [lines.join('\n')])[0] as PageText;

/** A letter whose pages say one thing at first and another when they are read again. */
function letterOf(firsts: readonly PageText[], seconds: readonly Result<PageText, ReadProblem>[]) {
  const again: number[] = [];
  const forgotten: number[] = [];
  const pages = firsts.map(
    (text, page): PendingPage =>
      async () => {
        const repeat = {
          read: async () => {
            again.push(page);
            return seconds[page] ?? ok(text);
          },
          readNames: async () => ok(text),
          forget: () => void forgotten.push(page),
        };
        return ok({ text, picture, repeat });
      },
  );
  return {
    again,
    forgotten,
    read: (series: NumberSeries = 'practice') => readLetter(async () => ok(pages), { ...options, series }),
  };
}

test('a letter that says all on its pages together is read once, and its pages are forgotten', async () => {
  const { again, forgotten, read } = letterOf([pageOf(number, ground), pageOf(end)], []);
  const letter = await read();
  expect(letter.ok && letter.value.reading.persons[0]?.validTo?.value).toBe('2029-03-03');
  expect(again).toEqual([]);
  expect(forgotten).toEqual([0, 1]);
});

test('what the pages lack is filled in from their second reading, to be looked at', async () => {
  const { again, forgotten, read } = letterOf(
    [pageOf(number), pageOf(ground)],
    [ok(pageOf(number)), ok(pageOf(ground, end))],
  );
  const letter = await read();
  expect(letter.ok && letter.value.reading.persons[0]?.validTo).toMatchObject({
    value: '2029-03-03',
    certainty: 'look',
  });
  expect(again).toEqual([0, 1]);
  expect(forgotten).toEqual([0, 1]);
});

test('a practice letter at the real desk is not read again for its number', async () => {
  const { again, read } = letterOf([pageOf(number, ground, end)], []);
  expect(await read('civil')).toMatchObject({
    value: { reading: { notes: [{ kind: 'number-of-other-series' }] } },
  });
  expect(again).toEqual([]);
});

test('a letter to several persons is not read again: rows of two readings might not match', async () => {
  const family = pageOf(
    'Opholdstilladelse er givet til følgende personer:',
    'Alma Prøvesen, CPR-nummer 010145-5009, og Ib Prøvesen, CPR-nummer 020245-5006.',
  );
  const { again, read } = letterOf([family], []);
  const letter = await read();
  expect(letter.ok && letter.value.reading.persons).toHaveLength(2);
  expect(again).toEqual([]);
});

test('an engine that breaks at the second reading is a problem, and the pages are forgotten all the same', async () => {
  const { forgotten, read } = letterOf([pageOf(number, ground)], [fail({ kind: 'reader-unavailable' })]);
  expect(await read()).toEqual(fail({ kind: 'reader-unavailable' }));
  expect(forgotten).toEqual([0]);
});

test('a problem on a later page forgets the pages before it', async () => {
  const gone: number[] = [];
  const repeat = {
    read: async () => ok(pageOf(number)),
    readNames: async () => ok(pageOf(number)),
    forget: () => void gone.push(0),
  };
  const pages: readonly PendingPage[] = [
    async () => ok({ text: pageOf(number), picture, repeat }),
    async () => fail({ kind: 'damaged-file' }),
  ];
  expect(await readLetter(async () => ok(pages), options)).toEqual(fail({ kind: 'damaged-file' }));
  expect(gone).toEqual([0]);
});

test('names on a page are read by the models of a country that another page tells', async () => {
  const name = pageOf('Kære Doinita Tepes', 'Navn: Doinita Tepes', ground);
  const read = (text: PageText, model: string, readings: readonly string[]): PageText => {
    const words = text.words.map((word) => {
      const nth = ['Doinita', 'Tepes'].indexOf(word.text);
      const seen = nth < 0 ? [] : [...(word.otherModels ?? []), { model, text: readings[nth] ?? '' }];
      return seen.length === 0 ? word : { ...word, otherModels: seen };
    });
    const places = words.flatMap(({ text: own }, at) => (own === 'Doinita' ? [[at, at + 1]] : []));
    return { ...text, words, namePlaces: places };
  };
  const asked: (readonly string[])[] = [];
  const usual = ['tur', 'pol', 'por', 'ces', 'fra', 'vie'].reduce(
    (page, model) => read(page, model, ['Doinita', 'Tepes']),
    name,
  );
  const pages: readonly PendingPage[] = [
    async () =>
      ok({
        text: usual,
        repeat: {
          read: async () => ok(usual),
          readNames: async (countries) => {
            asked.push(countries);
            return ok(read(usual, 'ron', ['Doinița', 'Țepeș']));
          },
          forget: () => undefined,
        },
      }),
    async () => ok({ text: pageOf(number, end, 'Statsborgerskab: Rumænien') }),
  ];
  const letter = await readLetter(async () => ok(pages), options);
  expect(asked).toEqual([['ROU']]);
  expect(letter.ok && letter.value.reading.persons[0]?.name?.value).toBe('Doinița Țepeș');
});
