import { arrangeLetter } from '../text/letter-text.ts';
import type { LetterWord, PageText } from '../text/page-text.ts';
import { wellKnown } from '../text/vocabulary.ts';
import { findLabelledFields } from './labelled-fields.ts';
import { findNames } from './names.ts';
import { parsePersonName } from './person-names.ts';

/** Words of one page that stand where names stand, line by line, each word once, best places first. */
export function findNameWords(page: PageText): readonly (readonly LetterWord[])[] {
  const number = page.words[0]?.box.page ?? 0;
  // The words say which page of the letter they stand on: blank ones stand for those before it.
  const before = Array.from({ length: number }, (): PageText => ({ ...page, words: [] }));
  const letter = arrangeLetter([...before, page]);
  const names = [...findNames(letter), ...findLabelledFields(letter).names];
  const places = names.sort((a, b) => b.score - a.score).map(({ words }) => words);
  // Families stand in tables, beside each number a name; or each under their name.
  const rows = letter.rows[number] ?? [];
  const hasNumber = (row: (typeof rows)[number] | undefined): boolean =>
    row?.some(({ words }) => words.some(({ text }) => beginsNumber(text))) === true;
  for (const [at, row] of rows.entries()) {
    const isHeading = row.length === 1 && rows.slice(at + 1, at + 1 + farthestBelow).some(hasNumber);
    if (!hasNumber(row) && !isHeading) continue;
    for (const { words } of row) {
      const letters = words.filter(({ text }) => /\p{L}/u.test(text) && !/\d{2}/u.test(text));
      // Letters of it may have been read as digits and signs: what other models make of them is not known yet.
      const name = parsePersonName(letters.map(({ text }) => text).join(' '), true);
      const capitals = letters.filter(({ text }) => /^\P{L}*\p{Lu}/u.test(text)).length;
      if (name?.includes(' ') === true && capitals * 2 >= letters.length) places.push(letters);
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

/** Of a personal number, whole or its first part: a day and a month stand first. Telephone and case numbers are longer. */
const beginsNumber = (text: string): boolean =>
  /^(?:[0-3]\d)(?:[01]\d)\d{2}(?:\d{4})?$/u.test(text.replace(/\D/gu, ''));

/** Rows from a name to the number that stands under it. */
const farthestBelow = 3;

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
