import { arrangeLetter } from '../text/letter-text.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';
import { wellKnown } from '../text/vocabulary.ts';
import { findNames } from './names.ts';
import { parsePersonName } from './person-names.ts';

/** Words of one page that stand where names stand, line by line, each word once, best places first. */
export function findNameWords(page: PageText): readonly (readonly LetterWord[])[] {
  const letter = arrangeLetter([page]);
  const places = [...findNames(letter)].sort((a, b) => b.score - a.score).map(({ words }) => words);
  // Families stand in tables: beside each number a name.
  for (const row of letter.rows[0] ?? []) {
    if (!row.some(({ words }) => words.some(({ text }) => /\d{6}/u.test(text)))) continue;
    for (const { words } of row) {
      const letters = words.filter(({ text }) => /\p{L}/u.test(text) && !/\d{2}/u.test(text));
      const name = parsePersonName(letters.map(({ text }) => text).join(' '));
      if (name?.includes(' ') === true) places.push(letters);
    }
  }
  const seen = new Set<LetterWord>();
  const lines: LetterWord[][] = [];
  for (const place of places) {
    const fresh = place.filter((word) => !seen.has(word) && mayBeName(word));
    for (const word of fresh) seen.add(word);
    for (const line of byLine(fresh)) lines.push(line);
  }
  return lines;
}

const mayBeName = ({ text }: LetterWord): boolean => /\p{L}/u.test(text) && !wellKnown(text);

/** Names that stand in parts on several lines are cut out line by line, and at wide gaps. */
function byLine(words: readonly LetterWord[]): readonly LetterWord[][] {
  const lines: LetterWord[][] = [];
  for (const word of words) {
    const last = lines.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      Math.abs(last.box.top + last.box.height / 2 - word.box.top - word.box.height / 2) <
        last.box.height * 0.7 &&
      word.box.left > last.box.left &&
      word.box.left - last.box.left - last.box.width < last.box.height * 3;
    if (goesOn) lines.at(-1)?.push(word);
    else lines.push([word]);
  }
  return lines;
}
