import { expect, test } from 'vitest';
import { calendarDate } from '../../domain/calendar-date.ts';
import { readFields } from '../fields/read-fields.ts';
import type { PageText } from '../text/page-text.ts';
import { specimenPages } from '../text/specimen.ts';
import { spellNames } from './spell-names.ts';

const practice = { today: calendarDate('2026-11-23'), series: 'practice' } as const;

const letter = (name: string, country: string): string => `
Udlændingestyrelsen

Navn:              ${name}
CPR-nummer:        010145-5009
Statsborgerskab:   ${country}

Du har fået opholdstilladelse efter udlændingelovens § 7, stk. 1.`;

/** What models for other languages read of words, by the Danish reading. */
type Others = Readonly<Record<string, Readonly<Record<string, string>>>>;

function withOthers(pages: readonly PageText[], others: Others): readonly PageText[] {
  return pages.map((page) => ({
    ...page,
    words: page.words.map((word) => {
      const own = others[word.text];
      if (own === undefined) return word;
      return { ...word, otherModels: Object.entries(own).map(([model, text]) => ({ model, text })) };
    }),
    namePlaces: [page.words.flatMap(({ text }, index) => (others[text] === undefined ? [] : [index]))],
  }));
}

const nameOf = (text: string, others: Others) =>
  readFields(spellNames(withOthers(specimenPages('recognised', [text]), others)), practice).persons[0]?.name;

test('a name is spelled by all models, and the Danish reading is kept as raw', () => {
  const name = nameOf(letter('Ozlem Karadag', 'Tyrkiet'), {
    Ozlem: { tur: 'Özlem', pol: 'Ózlem', por: 'Ózlem', ces: 'Ozlem', fra: 'Ôzlem', vie: 'Özlem' },
    Karadag: {
      tur: 'Karadağ',
      pol: 'Karadaj',
      por: 'Karadaú',
      ces: 'Karadag',
      fra: 'Karadaÿ',
      vie: 'Karadað',
    },
  });
  expect(name?.value).toBe('Özlem Karadağ');
  expect(name?.raw).toBe('Ozlem Karadag');
});

test('signs that models leave open are told, at their place in the name', () => {
  const name = nameOf(letter('Gergå Tanaka', 'Japan'), {
    Gergå: { tur: 'Gergö', pol: 'Gergó', por: 'Gergó', ces: 'Gergó', fra: 'Gergô', vie: 'Gergö' },
    Tanaka: { tur: 'Tanaka', pol: 'Tanaka', por: 'Tanaka', ces: 'Tanaka', fra: 'Tanaka', vie: 'Tanaka' },
  });
  expect(name?.doubts?.map(({ at, length }) => ({ at, length }))).toEqual([{ at: 4, length: 1 }]);
  expect(name?.doubts?.[0]?.instead).not.toContain(name?.value[4]);
});

test('names that were read by the Danish model alone stand as it gives them', () => {
  const pages = specimenPages('recognised', [letter('Amina Yusuf Warsame', 'Somalia')]);
  expect(spellNames(pages)).toBe(pages);
});

test('a capital I that is read as a small l is put right', () => {
  const name = nameOf(letter('lfrah lsmail', 'Somalia'), {
    lfrah: { tur: 'lfrah', pol: 'Ifrah', por: 'lfrah', ces: 'lfrah', fra: 'lfrah', vie: 'lfrah' },
    lsmail: { tur: 'lsmail', pol: 'lsmail', por: 'lsmail', ces: 'lsmail', fra: 'lsmail', vie: 'lsmail' },
  });
  expect(name?.value).toBe('Ifrah Ismail');
});

test('a name that is read again at one place is spelled alike at the others', () => {
  const text = `${letter('Ozlem Karadag', 'Tyrkiet')}

Kære Ozlem Karadåg, du kan søge igen.`;
  const others = {
    Ozlem: { tur: 'Özlem', pol: 'Ózlem', por: 'Ózlem', ces: 'Ozlem', fra: 'Ôzlem', vie: 'Özlem' },
    Karadag: { tur: 'Karadağ', pol: 'Karadaj', por: 'Karadaú', ces: 'Karadag', vie: 'Karadað' },
  };
  const [page] = spellNames(withOthers(specimenPages('recognised', [text]), others));
  const printed = page?.words.map((word) => word.text) ?? [];
  expect(printed.filter((word) => word === 'Özlem')).toHaveLength(2);
  expect(printed.filter((word) => word.startsWith('Karad'))).toEqual(['Karadağ', 'Karadağ,']);
});
