import type { FontKey, Weight } from './page-drawing.ts';
import type { Mark, Span } from './spans.ts';
import { textWidth } from './text-width.ts';

export interface Print {
  readonly font: FontKey;
  readonly size: number;
  readonly weight: Weight;
}

/** A stretch of one line. */
export interface Piece {
  readonly text: string;
  readonly weight: Weight;
  readonly width: number;
  readonly mark?: Mark;
  /** Which span it comes from: the pieces of one span are one printed text. */
  readonly span: number;
}

/** What cannot be broken: a word with the comma after it. */
export interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** The span that the space before it belongs to, where that is inside a marked text. */
  readonly spaceSpan: number;
}

/** Breaks a text into lines no wider than `width` mm; a word that is wider has a line of its own. */
export function breakLines(
  spans: readonly Span[],
  width: number,
  print: Print,
): readonly (readonly Word[])[] {
  const space = textWidth(' ', print.font, print.weight, print.size);
  const lines: Word[][] = [];
  let line: Word[] = [];
  let used = 0;
  for (const word of wordsOf(spans, print)) {
    if (line.length > 0 && used + space + word.width > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    used += (line.length > 0 ? space : 0) + word.width;
    line.push(word);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function wordsOf(spans: readonly Span[], print: Print): readonly Word[] {
  const words: Word[] = [];
  let pieces: Piece[] = [];
  let spaceSpan = 0;
  const close = (): void => {
    if (pieces.length === 0) return;
    words.push({ pieces, width: pieces.reduce((sum, piece) => sum + piece.width, 0), spaceSpan });
    pieces = [];
  };
  spans.forEach((span, index) => {
    const weight = span.weight ?? print.weight;
    const parts = span.whole === true ? [span.text] : span.text.split(' ');
    parts.forEach((text, nth) => {
      if (nth > 0) {
        close();
        spaceSpan = index;
      }
      if (text === '') return;
      const width = textWidth(text, print.font, weight, print.size);
      pieces.push({
        text,
        weight,
        width,
        span: index,
        ...(span.mark === undefined ? {} : { mark: span.mark }),
      });
    });
  });
  close();
  return words;
}
