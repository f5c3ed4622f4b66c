import type { Chance } from './chance.ts';

const joined = (words: readonly string[], chance: Chance): string => {
  const between = chance.pick([' ', ' ', '-', 'joined']);
  return between === 'joined' ? capital(words.join('')) : words.map(capital).join(between);
};

/**
 * Names that are at home in Latin letters: with all their marks, without any, or with the letters that
 * stand for them on a foreign keyboard.
 */
export function spellLatin(name: string, system: string, chance: Chance): string {
  return joined(
    name.split('_').map((word) => spellWord(word, system, chance)),
    chance,
  );
}

function spellWord(word: string, system: string, chance: Chance): string {
  if (system === 'as-written') return word;
  if (system === 'english') return asEnglish(word);
  let out = word;
  if (system === 'spelt-out') {
    const e = chance.is(0.8) ? 'e' : '';
    out = out
      .replace(/ö/g, `o${e}`)
      .replace(/ü/g, `u${e}`)
      .replace(/ş/g, chance.pick(['s', 'sh']))
      .replace(/ç/g, chance.pick(['c', 'ch']))
      .replace(/ğ/g, chance.pick(['g', 'g', '']))
      .replace(/ø/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/å/g, 'aa');
  }
  return out
    .replace(/ø/g, 'o')
    .replace(/æ/g, chance.pick(['ae', 'ae', 'e']))
    .replace(/å/g, chance.pick(['aa', 'a']))
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Kurdish as an English-speaking office hears it. */
const asEnglish = (word: string): string =>
  word
    .replace(/x/g, 'kh')
    .replace(/ş/g, 'sh')
    .replace(/ç/g, 'ch')
    .replace(/c/g, 'j')
    .replace(/î/g, 'i')
    .replace(/ê/g, 'e')
    .replace(/û/g, 'ou')
    .replace(/jh/g, 'ch');

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
