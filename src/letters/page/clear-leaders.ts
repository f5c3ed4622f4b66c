import { inkBelow } from './dark-shapes.ts';
import type { GreyPage } from './grey-page.ts';

/** So many dots in a line lead from a label to its value; fewer may be an ellipsis. */
const fewestDots = 5;

/** Columns of pixels, both ends counted. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Whitens lines of dots that lead the eye from a label to its value. Recognition reads them as noughts and other
 * signs, and loses label or value with them. Dots stand alone: there is no ink above or below them.
 */
export function clearLeaders(page: GreyPage, xHeight: number): GreyPage {
  if (xHeight < 6) return page;
  const reach = Math.round(xHeight * 0.4);
  const found: { readonly y: number; readonly line: Stretch }[] = [];
  for (let y = Math.round(xHeight); y < page.height - xHeight; y += 1) {
    for (const line of linesOf(dotsIn(page, y, xHeight), xHeight)) found.push({ y, line });
  }
  if (found.length === 0) return page;
  const pixels = Uint8Array.from(page.pixels);
  for (const { y, line } of found) {
    const [from, to] = [Math.max(0, line.from - 2), Math.min(page.width, line.to + 3)];
    for (let row = y - reach; row <= y + reach; row += 1) {
      pixels.fill(255, row * page.width + from, row * page.width + to);
    }
  }
  return { width: page.width, height: page.height, pixels };
}

/** Runs of ink in a row of pixels that are as short as a dot and stand alone. */
function dotsIn(page: GreyPage, y: number, xHeight: number): readonly Stretch[] {
  const { pixels, width } = page;
  const dots: Stretch[] = [];
  for (let x = 0; x < width; x += 1) {
    if ((pixels[y * width + x] as number) >= inkBelow) continue;
    const from = x;
    while (x < width && (pixels[y * width + x] as number) < inkBelow) x += 1;
    const dot = { from, to: x - 1 };
    if (x - from <= xHeight * 0.45 && isAlone(page, y, dot, xHeight)) dots.push(dot);
  }
  return dots;
}

/**
 * Letters reach up from the line that they stand on, or down from their tops; the point of a "<" goes on to its
 * side.
 */
function isAlone({ pixels, width }: GreyPage, y: number, dot: Stretch, xHeight: number): boolean {
  const reach = Math.round(xHeight * 0.3);
  for (let row = y - reach; row <= y + reach; row += 1) {
    for (const x of [dot.from - 2, dot.from - 1, dot.to + 1, dot.to + 2]) {
      if (x >= 0 && x < width && (pixels[row * width + x] as number) < inkBelow) return false;
    }
  }
  for (const [first, last] of [
    [-0.9, -0.35],
    [0.35, 0.9],
  ] as const) {
    for (let row = Math.round(y + first * xHeight); row <= y + last * xHeight; row += 1) {
      for (let x = dot.from; x <= dot.to; x += 1) {
        if ((pixels[row * width + x] as number) < inkBelow) return false;
      }
    }
  }
  return true;
}

/** Dots that follow one another, each as far from the next as from the one before. */
function linesOf(dots: readonly Stretch[], xHeight: number): readonly Stretch[] {
  const lines: Stretch[] = [];
  let line: Stretch[] = [];
  const close = (): void => {
    const [first, last] = [line[0], line.at(-1)];
    if (line.length >= fewestDots && first !== undefined && last !== undefined) {
      lines.push({ from: first.from, to: last.to });
    }
  };
  for (const dot of dots) {
    const [before, earlier] = [line.at(-1), line.at(-2)];
    const step = before === undefined ? 0 : dot.from - before.from;
    const pitch = before === undefined || earlier === undefined ? step : before.from - earlier.from;
    const follows = step <= xHeight * 2 && Math.abs(step - pitch) <= Math.max(3, pitch * 0.25);
    if (before === undefined || follows) line.push(dot);
    else {
      close();
      line = [dot];
    }
  }
  close();
  return lines;
}
