import { otherSpellings, wordsOfName } from './name-keys.ts';
import { findWithLetters, type NameHit } from './name-search.ts';
import type { Reading } from './readings.ts';
import type { RegisterData } from './register-data.ts';
import type { Token } from './tokens.ts';

/**
 * Names of whose words the typed ones are short: `Carl Th. Dreyers Vej` as `Carl Th. Dr. Vej`, `Johannes Ewalds` as
 * `Johs. Ewalds`. Behind a full stop alone: without one any letters could be short for anything.
 */
export function findShortened(
  { columns, names }: Pick<RegisterData, 'columns' | 'names'>,
  { shortened = [], nameOpen }: Reading,
): readonly NameHit[] {
  const prefix = firstLetters(shortened);
  if (prefix.length < fewestLetters) return [];
  const seen = new Set<number>();
  const found: NameHit[] = [];
  const letters = shortened.map(({ text }) => text).join('');
  findWithLetters(columns, prefix, letters, (name) => {
    if (seen.size >= mostCompared || seen.has(name)) return;
    seen.add(name);
    const words = wordsOfName(names.get(name));
    const isMeant = shortened.every((token, at) =>
      mayMean(token, words[at], nameOpen && at === shortened.length - 1),
    );
    if (!isMeant) return;
    const complete = words.length === shortened.length;
    found.push({ name, edits: 0, complete, laterWord: false, otherFirstLetter: false });
  });
  return found;
}

/** What so many names have the letters of is too little yet to tell one by. */
const mostCompared = 400;

/** Behind one letter there are thousands of names. */
const fewestLetters = 2;

/** What the name begins with in any case: whoever leaves letters out in the middle of a word keeps the first two. */
function firstLetters([first]: readonly Token[]): string {
  if (first === undefined) return '';
  return first.dotted && first.text.length > fewestLetters ? first.text.slice(0, fewestLetters) : first.text;
}

function mayMean({ text, dotted }: Token, word: string | undefined, isOpen: boolean): boolean {
  if (word === undefined) return false;
  const spellings = [word, ...otherSpellings(word)];
  return spellings.some(
    (spelling) =>
      spelling === text ||
      (dotted && spelling[0] === text[0] && isWithin(text, spelling)) ||
      (isOpen && spelling.startsWith(text)),
  );
}

/** Whether the letters come in the word, in order. */
function isWithin(letters: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at += 1;
  return at === letters.length;
}
