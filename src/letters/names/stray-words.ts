import type { LetterWord, PageText } from '../text/page-text.ts';
import { bareText } from './channel.ts';

/**
 * A page without the specks that the Danish model alone takes for little words in names: no other model reads
 * anything where they stand.
 */
export function withoutStray(page: PageText): PageText {
  const stray = new Set<LetterWord>();
  for (const place of page.namePlaces ?? []) {
    const words = place.flatMap((index) => page.words[index] ?? []);
    // Models that failed for the whole line say nothing about a word of it.
    if (words.every((word) => (word.otherModels ?? []).length < fewestModels)) continue;
    for (const [at, word] of words.entries()) {
      const isSmall = word.otherModels?.length === 0 && word.text.length <= mostSigns;
      if (isSmall && !standsTwice(page.words, words.slice(Math.max(0, at - 1), at + 2))) stray.add(word);
    }
  }
  if (stray.size === 0) return page;
  const kept = page.words.filter((word) => !stray.has(word));
  const newIndex = new Map(kept.map((word, index) => [word, index]));
  const namePlaces = (page.namePlaces ?? []).map((place) =>
    place.flatMap((index) => newIndex.get(page.words[index] as LetterWord) ?? []),
  );
  return { ...page, words: kept, namePlaces };
}

const fewestModels = 4;
/** Longer words are more than specks. */
const mostSigns = 2;

/** "Güell i Roca": models that split the line otherwise see no word there, but a speck comes once. */
function standsTwice(all: readonly LetterWord[], words: readonly LetterWord[]): boolean {
  const own = words.map(({ text }) => bareText(text));
  let places = 0;
  for (let at = 0; at + own.length <= all.length; at += 1)
    if (own.every((text, nth) => bareText(all[at + nth]?.text ?? '') === text)) places += 1;
  return places > 1;
}
