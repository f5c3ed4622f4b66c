import { type LetterText, type TextView, wordsBetween } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import type { Candidate } from './candidates.ts';

/** The part of a letter that speaks of one of its persons: a row of a table, a paragraph, or some lines. */
export interface FamilyPart {
  readonly words: ReadonlySet<LetterWord>;
  readonly isRow: boolean;
}

interface Anchor {
  readonly word: LetterWord;
  /** Where it stands in the view straight across the page. */
  readonly at: number;
  readonly line: Stretch;
  readonly paragraph: Stretch;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The part of each number, in the order given; numbers stand in words. Each person's facts stand near their
 * number: in its row, or from their name on, up to the next one's.
 */
export function findFamilyParts(
  letter: LetterText,
  numbers: readonly LetterWord[],
  names: readonly Candidate<string>[],
): readonly FamilyPart[] {
  const view = letter.across;
  const anchors = numbers.map((word) => anchorOf(view, word));
  const sorted = anchors.toSorted((a, b) => a.at - b.at);
  return anchors.map((anchor) => {
    const place = sorted.indexOf(anchor);
    const before = sorted[place - 1];
    const after = sorted[place + 1];
    const isRow = cellsOf(view, anchor.line) >= 3 && before?.line.from !== anchor.line.from;
    const stretch = isRow
      ? rowStretch(view, anchor, after)
      : proseStretch(view, anchor, before, after, names);
    return { words: wordsIn(view, stretch), isRow };
  });
}

function anchorOf(view: TextView, word: LetterWord): Anchor {
  const at = view.marks.find((mark) => mark.word === word)?.from ?? 0;
  return { word, at, line: around(view, at, '\n'), paragraph: around(view, at, '\n\n') };
}

function around(view: TextView, at: number, limit: string): Stretch {
  const before = view.match.lastIndexOf(limit, at);
  const after = view.match.indexOf(limit, at);
  return { from: before < 0 ? 0 : before + limit.length, to: after < 0 ? view.match.length : after };
}

const cellsOf = (view: TextView, { from, to }: Stretch): number =>
  view.match.slice(from, to).split(/ {2,}/u).length;

/** A row, and the lines under it that a narrow column has broken: they hold no number of their own. */
function rowStretch(view: TextView, { line, paragraph }: Anchor, after: Anchor | undefined): Stretch {
  const end = Math.min(paragraph.to, after?.line.from ?? paragraph.to);
  const lines = view.match.slice(line.to, end).split('\n').slice(1);
  const broken = after === undefined ? lines.slice(0, 1).filter(isShort) : lines;
  return { from: line.from, to: line.to + broken.reduce((sum, text) => sum + text.length + 1, 0) };
}

const isShort = (line: string): boolean => line.trim() !== '' && line.length < 40 && !/[.:]\s*$/u.test(line);

function proseStretch(
  view: TextView,
  anchor: Anchor,
  before: Anchor | undefined,
  after: Anchor | undefined,
  names: readonly Candidate<string>[],
): Stretch {
  const isShared = (other: Anchor | undefined): boolean => other?.paragraph.from === anchor.paragraph.from;
  const startOf = (own: Anchor, previous: Anchor | undefined): number =>
    firstName(view, names, previous?.at ?? own.paragraph.from, own.at) ?? own.line.from;
  const from = isShared(before) ? startOf(anchor, before) : anchor.paragraph.from;
  const to = after !== undefined && isShared(after) ? startOf(after, anchor) : anchor.paragraph.to;
  return { from, to };
}

/** Where the first name between two places begins. */
function firstName(
  view: TextView,
  names: readonly Candidate<string>[],
  from: number,
  to: number,
): number | undefined {
  const places = names.flatMap(({ words }) => {
    const mark = view.marks.find((one) => one.word === words[0]);
    return mark !== undefined && mark.from > from && mark.from < to ? [mark.from] : [];
  });
  return places.length === 0 ? undefined : Math.min(...places);
}

const wordsIn = (view: TextView, { from, to }: Stretch): ReadonlySet<LetterWord> =>
  new Set(wordsBetween(view, from, to));

/** Those of the candidates that stand in a part. */
export const within = <Value>(
  part: FamilyPart,
  candidates: readonly Candidate<Value>[],
): readonly Candidate<Value>[] =>
  candidates.filter(({ words }) => words.length > 0 && words.every((word) => part.words.has(word)));

/** Those that stand in nobody's part: what the letter says of all. */
export const outside = <Value>(
  parts: readonly FamilyPart[],
  candidates: readonly Candidate<Value>[],
): readonly Candidate<Value>[] =>
  candidates.filter(({ words }) => !parts.some((part) => words.some((word) => part.words.has(word))));
