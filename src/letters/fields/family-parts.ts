import { type LetterText, printedBetween, type TextView, wordsBetween } from '../text/letter-text.ts';
import type { LetterWord } from '../text/page-text.ts';
import { type Candidate, candidateAt } from './candidates.ts';
import { fieldNamed, type LabelledField } from './label-words.ts';
import { parsePersonName } from './person-names.ts';

/** The part of a letter that speaks of one of its persons: a row or column of a table, a paragraph, or some lines. */
export interface FamilyPart {
  readonly words: ReadonlySet<LetterWord>;
  readonly isRow: boolean;
  /** The cells of a person's own column, from the top down. */
  readonly column?: readonly ColumnCell[];
  /** The name that stands over the part, in a line of its own. */
  readonly heading?: Candidate<string>;
}

export interface ColumnCell {
  readonly words: readonly LetterWord[];
  /** What the label of its row says, where there is one. */
  readonly field: LabelledField | undefined;
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
    const beside = anchors.filter((other) => other.line.from === anchor.line.from);
    if (beside.length > 1) {
      const column = columnOf(
        letter,
        anchor.word,
        beside.map(({ word }) => word),
      );
      return { words: new Set(column.flatMap(({ words }) => words)), isRow: false, column };
    }
    const headings = anchors.map((other) => headingOf(view, other, sorted[sorted.indexOf(other) - 1]));
    const heading = headings[anchors.indexOf(anchor)];
    if (heading !== undefined && headings.every((other) => other !== undefined)) {
      const next = headings[after === undefined ? -1 : anchors.indexOf(after)];
      const to =
        next?.from ??
        Math.min(anchor.paragraph.to, endOfLines(view, heading.from, linesOfParts(view, headings)));
      return { words: wordsIn(view, { from: heading.from, to }), isRow: false, heading: heading.name };
    }
    const isRow = cellsOf(view, anchor.line) >= 3 && before?.line.from !== anchor.line.from;
    const stretch = isRow
      ? rowStretch(view, anchor, after)
      : proseStretch(view, anchor, before, after, names);
    return { words: wordsIn(view, stretch), isRow };
  });
}

type Segment = NonNullable<LetterText['rows'][number]>[number][number];

/** So many rows a table of persons side by side reaches up and down from their numbers. */
const farthestRow = 14;

/** The cells above and below a number, where the numbers of several persons stand side by side. */
function columnOf(
  letter: LetterText,
  number: LetterWord,
  numbers: readonly LetterWord[],
): readonly ColumnCell[] {
  const rows = letter.rows[number.box.page] ?? [];
  const at = rows.findIndex((row) => row.some(({ words }) => words.includes(number)));
  const lefts = numbers.map((word) => word.box.left).toSorted((one, other) => one - other);
  const first = lefts[0] ?? 0;
  const apart = Math.min(...lefts.slice(1).map((left, index) => left - (lefts[index] ?? 0)));
  const distance = (cell: Segment): number => Math.abs(cell.left - number.box.left);
  const cellAt = (nth: number): ColumnCell => {
    const row = rows[nth] ?? [];
    const nearest = row.toSorted((one, other) => distance(one) - distance(other))[0];
    const words = nearest === undefined || distance(nearest) > apart / 2 ? [] : nearest.words;
    return { words, field: words.length === 0 ? undefined : labelOfRow(row, rows[nth + 1]) };
  };
  // The table ends where a line begins before its columns and runs on through them, or out of the first into the next.
  const second = lefts[1] ?? 1;
  const isOutside = (row: readonly Segment[] = []): boolean =>
    row.length < 2 &&
    row.some(
      (cell) =>
        (cell.left < first - apart / 2 && cell.right > first) ||
        (cell.left < first + nearby && (cell.right > second + nearby || cell.words.length >= sentence)),
    );
  const cells: ColumnCell[] = [];
  for (let up = at; up >= Math.max(0, at - farthestRow) && !isOutside(rows[up]); up -= 1)
    cells.unshift(cellAt(up));
  for (let down = at + 1; down < at + farthestRow && !isOutside(rows[down]); down += 1)
    cells.push(cellAt(down));
  return cells.filter(({ words }) => words.length > 0);
}

/** What a row's label names; it may go on in the next line. */
function labelOfRow(row: readonly Segment[], next: readonly Segment[] = []): LabelledField | undefined {
  for (const cell of row) {
    const text = textOf(cell);
    const below = next.find((other) => Math.abs(other.left - cell.left) < nearby);
    const field =
      fieldNamed(text) ?? (below === undefined ? undefined : fieldNamed(`${text} ${textOf(below)}`));
    if (field !== undefined) return field;
  }
  return undefined;
}

const textOf = ({ words }: Segment): string => words.map(({ text }) => text).join(' ');
/** Page widths. */
const nearby = 0.02;
/** So many words are no value of a person's alone. */
const sentence = 7;

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
  const item = itemStretch(view, anchor, before, after);
  if (item !== undefined) return item;
  const isShared = (other: Anchor | undefined): boolean => other?.paragraph.from === anchor.paragraph.from;
  const startOf = (own: Anchor, previous: Anchor | undefined): number =>
    firstName(view, names, previous?.at ?? own.paragraph.from, own.at) ?? own.line.from;
  const from = isShared(before) ? startOf(anchor, before) : anchor.paragraph.from;
  const to = after !== undefined && isShared(after) ? startOf(after, anchor) : anchor.paragraph.to;
  return { from, to };
}

interface Heading {
  readonly from: number;
  readonly name: Candidate<string>;
}

/** The nearest line above a number that is a name and nothing else, after the number before it. */
function headingOf(view: TextView, anchor: Anchor, before: Anchor | undefined): Heading | undefined {
  let line = around(view, Math.max(0, anchor.line.from - 2), '\n');
  for (let up = 0; up < farthestHeading && line.from > (before?.at ?? -1); up += 1) {
    const [printed = '', ...beside] = printedBetween(view, line.from, line.to).trim().split(/ {2,}/u);
    const heading = printed.replace(strayAtEnd, '');
    const isAlone = beside.every((text) => strayCell.test(text));
    const name = heading.includes(' ') && isAlone ? parsePersonName(heading) : undefined;
    if (name !== undefined) {
      const stretch = { from: line.from, to: line.to };
      return {
        from: line.from,
        name: candidateAt(view, stretch, { value: name, score: 5, rule: 'name-over-part' }),
      };
    }
    if (line.from === 0) return undefined;
    line = around(view, Math.max(0, line.from - 2), '\n');
  }
  return undefined;
}

/** "Nikita Morozov. AA", "Nikita Morozov  sker,": what dirt was read as, behind a heading. */
const strayCell = /^\P{N}{1,5}$/u;
const strayAtEnd = /[.,;:]? [^\s\p{Ll}]{1,2}[.,]?$/u;

/** The most lines that a part has, of those with another one below. */
function linesOfParts(view: TextView, headings: readonly (Heading | undefined)[]): number {
  const starts = headings.flatMap((heading) => heading?.from ?? []).toSorted((one, other) => one - other);
  const lines = starts
    .slice(1)
    .map((to, index) => view.match.slice(starts[index], to).trimEnd().split('\n').length);
  return Math.max(...lines);
}

/** Where so many lines from a place on end. */
function endOfLines(view: TextView, from: number, lines: number): number {
  let to = from;
  for (let line = 0; line < lines && to >= 0; line += 1) to = view.match.indexOf('\n', to + 1);
  return to < 0 ? view.match.length : to;
}

/** Lines. */
const farthestHeading = 5;

/** "1) …", "b. …", "- …" */
const itemMark = /^\s*(?:\(?(?:\d{1,2}|[a-h])[.)]|[-–•*])\s/u;

/** A person's own item of a list, where another person has one too: from its mark on to the next, or to where its last sentence ends. */
function itemStretch(
  view: TextView,
  anchor: Anchor,
  before: Anchor | undefined,
  after: Anchor | undefined,
): Stretch | undefined {
  const own = itemStart(view, anchor.at);
  const isItem = ({ at }: Anchor): boolean => itemStart(view, at) !== undefined;
  const others = [before, after].filter((other) => other !== undefined);
  if (own === undefined || !others.some(isItem)) return undefined;
  const next = after === undefined ? undefined : itemStart(view, after.at);
  if (next !== undefined && next > own) return { from: own, to: next };
  const lines = view.match.slice(own, anchor.paragraph.to).split('\n');
  const last = lines.findIndex((line) => /[.;,]\s*$/u.test(line));
  const length = lines.slice(0, last < 0 ? lines.length : last + 1).join('\n').length;
  return { from: own, to: Math.max(own + length, anchor.line.to) };
}

/** Where the item that a place stands in begins: at most a few lines above. */
function itemStart(view: TextView, at: number): number | undefined {
  let { from } = around(view, at, '\n');
  for (let up = 0; up < longestItem && from >= 0; up += 1) {
    const line = view.match.slice(from, view.match.indexOf('\n', from));
    if (itemMark.test(line)) return from;
    if (line.trim() === '' || from === 0) return undefined;
    from = around(view, Math.max(0, from - 2), '\n').from;
  }
  return undefined;
}

/** Lines. */
const longestItem = 4;

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
