import type { LetterWord, PageText } from './page-text.ts';

/** Words of one line that stand together: a line of a column, or a cell of a table. */
export interface Segment {
  readonly words: readonly LetterWord[];
  /** Sides in page widths, so that across and down compare. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Row = readonly Segment[];

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function segmentOf(words: readonly LetterWord[], aspect: number): Segment {
  return {
    words,
    left: Math.min(...words.map((word) => word.box.left)),
    right: Math.max(...words.map((word) => word.box.left + word.box.width)),
    top: Math.min(...words.map((word) => word.box.top)) * aspect,
    bottom: Math.max(...words.map((word) => word.box.top + word.box.height)) * aspect,
  };
}

/** Below this share of a line's height no letter is printed, and no figure. */
const speckHeight = 0.45;

/** The dot of an i or the mark over a capital, taken for words of their own: they would stand between real ones. */
function isSpeck({ text, box }: LetterWord, lineHeight: number, aspect: number): boolean {
  return (
    /^(?:[.,'’‘`´°·]|\P{L}*[\p{L}\d]\P{L}?)$/u.test(text) && box.height * aspect < lineHeight * speckHeight
  );
}

/** Words that stand at the same height, whatever column they belong to, left to right. */
function gatherRows(page: PageText, lineHeight: number): LetterWord[][] {
  const middle = (word: LetterWord): number => (word.box.top + word.box.height / 2) * page.aspect;
  const sorted = page.words
    .filter((word) => page.source === 'file' || !isSpeck(word, lineHeight, page.aspect))
    .sort((a, b) => middle(a) - middle(b));
  const rows: LetterWord[][] = [];
  let levels = 0;
  for (const word of sorted) {
    const row = rows.at(-1);
    if (row !== undefined && middle(word) - levels / row.length < lineHeight * 0.55) {
      row.push(word);
      levels += middle(word);
    } else {
      rows.push([word]);
      levels = middle(word);
    }
  }
  return rows.map((row) => row.sort((a, b) => a.box.left - b.box.left));
}

/** The rows of a page, each split where a gap is wider than words of one line have between them. */
export function arrangeRows(page: PageText): readonly Row[] {
  const lineHeight = median(page.words.map((word) => word.box.height * page.aspect));
  const rows: Row[] = [];
  for (const words of gatherRows(page, lineHeight)) {
    const segments: Segment[] = [];
    let current: LetterWord[] = [];
    let right = 0;
    const wide = Math.max(lineHeight * 1.9, stretchedGap(words, lineHeight) * 1.35);
    for (const word of words) {
      if (current.length > 0 && word.box.left - right > wide) {
        segments.push(segmentOf(current, page.aspect));
        current = [];
      }
      current.push(word);
      right = Math.max(current.length === 1 ? 0 : right, word.box.left + word.box.width);
    }
    if (current.length > 0) segments.push(segmentOf(current, page.aspect));
    rows.push(segments);
  }
  return rows;
}

/** The gap between the words of a line that was stretched to the margin, nearly the same all along; 0 in others. */
function stretchedGap(words: readonly LetterWord[], lineHeight: number): number {
  const gaps = words.slice(1).map((word, at) => {
    const before = words[at]?.box;
    return before === undefined ? 0 : word.box.left - before.left - before.width;
  });
  const usual = median(gaps);
  const alike = gaps.filter((gap) => Math.abs(gap - usual) < usual * 0.25).length;
  return gaps.length >= 5 && usual > lineHeight && alike >= gaps.length * 0.6 ? usual : 0;
}

/** Segments that follow one another down a column. */
export type Block = readonly Segment[];

/** Gathers segments into columns: each goes under the segment straight above it, if that is near. */
export function gatherBlocks(rows: readonly Row[]): readonly Block[] {
  const height = median(rows.flatMap((row) => row.map((segment) => segment.bottom - segment.top)));
  const open: Segment[][] = [];
  for (const row of rows) {
    for (const segment of row) {
      const above = open.find((block) => {
        const last = block.at(-1);
        if (last === undefined) return false;
        const gap = segment.top - last.bottom;
        const shared = Math.min(segment.right, last.right) - Math.max(segment.left, last.left);
        const narrow = Math.min(segment.right - segment.left, last.right - last.left);
        return gap > -height && gap < height * 1.1 && shared > narrow * 0.5;
      });
      if (above === undefined) open.push([segment]);
      else above.push(segment);
    }
  }
  return open;
}
