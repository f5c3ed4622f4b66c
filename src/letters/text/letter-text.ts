import { arrangeRows, type Block, gatherBlocks, type Row } from './arrange-lines.ts';
import { legiblePages } from './legible-page.ts';
import { agreedText, type LetterWord, type PageText } from './page-text.ts';
import { snapToVocabulary } from './vocabulary.ts';

interface Mark {
  readonly word: LetterWord;
  readonly from: number;
  readonly to: number;
  readonly printedFrom: number;
  readonly printedTo: number;
}

/**
 * A run of text with the way back to the words on the page. `match` is what rules look at: lower case, and
 * misread letters of well-known words put right. `printed` is what was recognised.
 */
export interface TextView {
  readonly match: string;
  readonly printed: string;
  readonly marks: readonly Mark[];
}

/** Full stops that lead the eye from a label to its value, "Gyldig til ......:". Rules see a colon. */
const leader = /[.…·]{3,}[:;.]?$/u;

class ViewWriter {
  private match = '';
  private printed = '';
  private readonly marks: Mark[] = [];

  space(text: string): void {
    this.match += text;
    this.printed += text;
  }

  word(word: LetterWord): void {
    const snapped = snapToVocabulary(agreedText(word).replace(leader, ':'));
    this.marks.push({
      word,
      from: this.match.length,
      to: this.match.length + snapped.length,
      printedFrom: this.printed.length,
      printedTo: this.printed.length + word.text.length,
    });
    this.match += snapped;
    this.printed += word.text;
  }

  words(words: readonly LetterWord[]): void {
    words.forEach((word, index) => {
      if (index > 0) this.space(' ');
      this.word(word);
    });
  }

  done(): TextView {
    return { match: this.match, printed: this.printed, marks: this.marks };
  }
}

/** The marks that touch a stretch. They stand in order, so that the first is found by halving. */
export function marksBetween(
  { marks }: TextView,
  from: number,
  to: number,
  text: 'match' | 'printed' = 'match',
): readonly Mark[] {
  const [begins, ends] =
    text === 'match' ? (['from', 'to'] as const) : (['printedFrom', 'printedTo'] as const);
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.[ends] ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  let last = low;
  while (last < marks.length && (marks[last]?.[begins] ?? to) < to) last += 1;
  return marks.slice(low, last);
}

/** The words of a stretch of `match`. */
export const wordsBetween = (view: TextView, from: number, to: number): readonly LetterWord[] =>
  marksBetween(view, from, to).map((mark) => mark.word);

/** The printed text of a stretch of `match`, whole words where letters were put right in them. */
export function printedBetween(view: TextView, from: number, to: number): string {
  const marks = marksBetween(view, from, to);
  const first = marks[0];
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return '';
  const same = (mark: Mark): boolean => mark.to - mark.from === mark.printedTo - mark.printedFrom;
  const start = same(first) ? first.printedFrom + Math.max(0, from - first.from) : first.printedFrom;
  const end = same(last) ? last.printedFrom + Math.min(last.to, to) - last.from : last.printedTo;
  return view.printed.slice(start, end);
}

/** A letter's text seen in the ways that its rules need. */
export interface LetterText {
  readonly pages: readonly PageText[];
  readonly rows: readonly (readonly Row[])[];
  readonly blocks: readonly (readonly Block[])[];
  /** Down the columns: sentences run on; a table's cells stand apart. */
  readonly columns: TextView;
  /** Straight across the page: a label and its value stand together. */
  readonly across: TextView;
}

export function arrangeLetter(given: readonly PageText[]): LetterText {
  const pages = legiblePages(given);
  const rows = pages.map(arrangeRows);
  const blocks = rows.map((page) => gatherBlocks(page));
  const columns = new ViewWriter();
  for (const page of blocks) {
    for (const block of page) {
      block.forEach((segment, index) => {
        if (index > 0) columns.space('\n');
        columns.words(segment.words);
      });
      columns.space('\n\n');
    }
  }
  const across = new ViewWriter();
  for (const page of rows) {
    let bottom = 0;
    for (const row of page) {
      const top = Math.min(...row.map((segment) => segment.top));
      const lowest = Math.max(...row.map((segment) => segment.bottom));
      if (bottom > 0 && top - bottom > (lowest - top) * 1.1) across.space('\n');
      row.forEach((segment, index) => {
        if (index > 0) across.space('  ');
        across.words(segment.words);
      });
      across.space('\n');
      bottom = lowest;
    }
    across.space('\n\n');
  }
  return { pages, rows, blocks, columns: columns.done(), across: across.done() };
}
