import type { Row, Segment } from '../text/arrange-lines.ts';
import type { LetterText } from '../text/letter-text.ts';
import { agreedText, type LetterWord } from '../text/page-text.ts';
import { snapToVocabulary } from '../text/vocabulary.ts';
import { findDates } from './dates.ts';
import { fieldNamed, type LabelledField } from './label-words.ts';

/** What stands beside a label, or below it. */
export interface LabelledValue {
  readonly field: LabelledField;
  readonly words: readonly LetterWord[];
  /** `beyond`: in the columns after that: each may be another person's. */
  readonly place: 'beside' | 'beyond' | 'below';
}

const labelOf = (words: readonly LetterWord[]): string =>
  words.map((word) => snapToVocabulary(word.text)).join(' ');

/** So many words a label has at most. */
const longestLabel = 9;

/** Every label of forms, tables and letterheads that names a field, with what may be its value. */
export function labelledValues(letter: LetterText): readonly LabelledValue[] {
  return letter.rows.flatMap((rows) =>
    rows.flatMap((row, at) => row.flatMap((segment, column) => valuesAt(rows, at, row, column, segment))),
  );
}

function valuesAt(
  rows: readonly Row[],
  at: number,
  row: Row,
  column: number,
  segment: Segment,
): readonly LabelledValue[] {
  const { words } = segment;
  // "7 Givet efter" is a label with its number; "29.2.2068 til den 1.4.2070" goes on from the line above.
  if (findDates(words[0]?.text ?? '').length > 0) return [];
  const colon = words.slice(0, longestLabel).findIndex(({ text }) => text.endsWith(':'));
  const digit = words.slice(0, longestLabel).findIndex(({ text }, index) => index > 0 && /\d/u.test(text));
  // "Dateret 14. juni 2056" is a label with its value; a sentence goes on behind the figures.
  const isShort = words.length <= longestLabel;
  const end = colon >= 0 ? colon + 1 : digit > 0 && isShort ? digit : words.length;
  const field =
    end > longestLabel ? undefined : fieldNamed(labelOf(words.slice(0, end)).replace(/[:*]/gu, ''));
  if (field === undefined || isGoingOn(rows[at - 1], segment)) return [];
  if (end < words.length) return [{ field, words: words.slice(end), place: 'beside' }];
  const [beside, ...beyond] = row.slice(column + 1);
  const below = segmentBelow(rows, at, segment);
  const isLabel = beyond.some((other) => fieldNamed(labelOf(other.words)) !== undefined);
  return [
    ...(beside === undefined ? [] : [{ field, words: beside.words, place: 'beside' as const }]),
    ...(isLabel ? [] : beyond.map((other) => ({ field, words: other.words, place: 'beyond' as const }))),
    ...(below === undefined ? [] : [{ field, words: below.words, place: 'below' as const }]),
  ];
}

/** A line that begins with a small letter, or with "Danmark", under a long one without a stop: the rest of a sentence, and no label. */
function isGoingOn(above: Row | undefined, { words, left, top }: Segment): boolean {
  if (!/^(?:\p{Ll}|Danmark$|Denmark$)/u.test(words[0]?.text ?? '')) return false;
  const over = above?.find((segment) => Math.abs(segment.left - left) < 0.02);
  if (over === undefined || top - over.bottom > over.bottom - over.top) return false;
  return over.right - over.left > longLine && !/[.:;]$/u.test(over.words.at(-1)?.text ?? '');
}

/** Page widths. */
const longLine = 0.4;

/** A value stands this near below its label, in heights of the label. */
const nearBelow = 2.2;

function segmentBelow(rows: readonly Row[], at: number, label: Segment): Segment | undefined {
  const height = label.bottom - label.top;
  for (const row of rows.slice(at + 1, at + 3)) {
    const found = row.find(
      (segment) =>
        Math.abs(segment.left - label.left) < 0.02 ||
        (segment.left < label.right && segment.right > label.left && segment.left > label.left - 0.02),
    );
    if (found === undefined) continue;
    return found.top - label.bottom < height * nearBelow ? found : undefined;
  }
  return undefined;
}

/** What the words of a value say, as rules look at it. */
export const valueText = (words: readonly LetterWord[]): string =>
  words.map((word) => snapToVocabulary(agreedText(word))).join(' ');

/** What was recognised of a value. */
export const valuePrinted = (words: readonly LetterWord[]): string => words.map(({ text }) => text).join(' ');
