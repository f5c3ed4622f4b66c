import { breakLines, type Print, type Word } from './break-lines.ts';
import { type Box, type PageDrawing, pageSize, type Shape, type Weight } from './page-drawing.ts';
import type { Mark, Span } from './spans.ts';
import type { Style } from './style.ts';
import { point, textWidth } from './text-width.ts';

/** A text that the truth speaks of, and where it is printed: a box for each line it takes. */
export interface PrintedMark {
  readonly mark: Mark;
  readonly text: string;
  readonly boxes: readonly Box[];
}

export type Align = 'left' | 'right' | 'centre' | 'justified';

export interface Setting {
  /** From the paper's left edge, mm; the left margin without it. */
  readonly x?: number;
  readonly width?: number;
  readonly size?: number;
  readonly weight?: Weight;
  readonly align?: Align;
  readonly colour?: string;
}

/** Sets print on pages, downwards from `y`, and begins a new page where one is full. */
export interface Typesetter {
  readonly style: Style;
  /** The text's own left edge and width, mm. */
  readonly left: number;
  readonly width: number;
  /** Where the next line's top is, mm. */
  y: number;
  /** From 0. */
  readonly page: number;
  /** Sets a paragraph; the next begins below it. */
  set(spans: readonly Span[], setting?: Setting): void;
  /** Sets text whose top is at `y`, without moving on or breaking the page. Gives the height, mm. */
  setAt(spans: readonly Span[], y: number, setting?: Setting): number;
  heightOf(spans: readonly Span[], setting?: Setting): number;
  /** Space between paragraphs, in lines. */
  gap(lines?: number): void;
  /** A new page unless so many mm are left. */
  need(height: number): void;
  nextPage(): void;
  shape(shape: Shape): void;
  /** What each page has at its foot or edge: told when all pages are known. */
  finish(atEdges: (page: number, pages: number) => readonly Shape[]): {
    readonly pages: readonly PageDrawing[];
    readonly marks: readonly PrintedMark[];
  };
}

export function createTypesetter(style: Style): Typesetter {
  const { margins } = style;
  const left = margins.left;
  const width = pageSize.width - margins.left - margins.right;
  const bottom = pageSize.height - margins.bottom;
  const pages: Shape[][] = [[]];
  const marks: PrintedMark[] = [];
  const printOf = (setting: Setting): Print => ({
    font: style.font,
    size: setting.size ?? style.size,
    weight: setting.weight ?? 'regular',
  });
  const leadingOf = (size: number): number => size * style.leading * point;

  /** Draws one line; gives the boxes of the marked spans on it. */
  const drawLine = (
    words: readonly Word[],
    top: number,
    setting: Setting,
    isLast: boolean,
    found: Map<number, Box[]>,
  ): void => {
    const print = printOf(setting);
    const room = setting.width ?? width;
    const space = textWidth(' ', print.font, print.weight, print.size);
    const natural = words.reduce((sum, word) => sum + word.width, 0) + space * (words.length - 1);
    const align = setting.align ?? 'left';
    const justified = align === 'justified' && !isLast && words.length > 1;
    const gap = justified ? space + (room - natural) / (words.length - 1) : space;
    let x = setting.x ?? left;
    if (align === 'right') x += room - natural;
    if (align === 'centre') x += (room - natural) / 2;
    const base = top + leadingOf(print.size) * 0.5 + print.size * point * 0.34;
    const colour = setting.colour ?? style.ink;
    const shapes = pages.at(-1) ?? [];
    let run: { text: string; x: number; width: number; weight: Weight } | undefined;
    const flush = (): void => {
      if (run === undefined) return;
      shapes.push({ kind: 'text', y: base, font: print.font, size: print.size, colour, ...run });
      run = undefined;
    };
    words.forEach((word, nth) => {
      if (nth > 0) x += gap;
      word.pieces.forEach((piece, index) => {
        // Words of a ragged line are one run, as word processors write them.
        const joined: string | undefined =
          index > 0 ? '' : nth > 0 && !justified && piece.weight === print.weight ? ' ' : undefined;
        if (run !== undefined && joined !== undefined && run.weight === piece.weight) {
          run.text += joined + piece.text;
          run.width = x + piece.width - run.x;
        } else {
          flush();
          run = { text: piece.text, x, width: piece.width, weight: piece.weight };
        }
        if (piece.mark !== undefined) {
          const size = print.size * point;
          const box: Box = {
            page: pages.length - 1,
            left: x,
            top: base - size * 0.78,
            width: piece.width,
            height: size,
          };
          const boxes = found.get(piece.span) ?? [];
          const last = boxes.at(-1);
          if (last !== undefined && last.page === box.page && last.top === box.top) {
            boxes[boxes.length - 1] = { ...last, width: x + piece.width - last.left };
          } else boxes.push(box);
          found.set(piece.span, boxes);
        }
        x += piece.width;
      });
    });
    flush();
  };

  const keep = (spans: readonly Span[], found: ReadonlyMap<number, readonly Box[]>): void => {
    spans.forEach((span, index) => {
      const boxes = found.get(index);
      if (span.mark !== undefined && boxes !== undefined)
        marks.push({ mark: span.mark, text: span.text, boxes });
    });
  };

  const sheets: Typesetter = {
    style,
    left,
    width,
    y: margins.top,
    get page() {
      return pages.length - 1;
    },
    set(spans, setting = {}) {
      const lines = breakLines(spans, setting.width ?? width, printOf(setting));
      const leading = leadingOf(printOf(setting).size);
      const found = new Map<number, Box[]>();
      // The first two lines of a paragraph stay together.
      sheets.need(leading * Math.min(2, lines.length));
      lines.forEach((words, nth) => {
        sheets.need(leading);
        drawLine(words, sheets.y, setting, nth === lines.length - 1, found);
        sheets.y += leading;
      });
      keep(spans, found);
    },
    setAt(spans, y, setting = {}) {
      const lines = breakLines(spans, setting.width ?? width, printOf(setting));
      const leading = leadingOf(printOf(setting).size);
      const found = new Map<number, Box[]>();
      lines.forEach((words, nth) => {
        drawLine(words, y + nth * leading, setting, nth === lines.length - 1, found);
      });
      keep(spans, found);
      return lines.length * leading;
    },
    heightOf: (spans, setting = {}) =>
      breakLines(spans, setting.width ?? width, printOf(setting)).length * leadingOf(printOf(setting).size),
    gap(lines = style.paragraphGap) {
      sheets.y += lines * leadingOf(style.size);
    },
    need(height) {
      if (sheets.y + height > bottom) sheets.nextPage();
    },
    nextPage() {
      pages.push([]);
      sheets.y = margins.top;
    },
    shape(shape) {
      pages.at(-1)?.push(shape);
    },
    finish: (atEdges) => ({
      pages: pages.map((shapes, page) => ({ shapes: [...atEdges(page, pages.length), ...shapes] })),
      marks,
    }),
  };
  return sheets;
}
