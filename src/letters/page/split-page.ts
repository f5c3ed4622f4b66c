import type { GreyPage } from './grey-page.ts';
import { cropPage } from './resample.ts';
import { findPrint } from './text-lines.ts';

/** A part of a page, as wide as the page. */
export interface PagePart {
  readonly page: GreyPage;
  /** Where it begins on the whole page; pixels. */
  readonly top: number;
}

/** How much of the print each part holds at least: where no gap lies near the middle, one further off will do. */
const leastShares = [0.44, 0.36];
/** A gap between lines, in heights of small letters. */
const leastGap = 0.4;
/** Pages lower than this, in heights of small letters, are not worth two readings. */
const leastHeight = 24;

/**
 * Cuts a level page in two between lines, where the gap is widest about the middle of its print: both parts take
 * about as long to recognise.
 */
export function splitPage(page: GreyPage, xHeight: number): readonly PagePart[] {
  const cut = xHeight === 0 || page.height < xHeight * leastHeight ? undefined : findCut(page, xHeight);
  if (cut === undefined) return [{ page, top: 0 }];
  const { width, height } = page;
  return [
    { page: cropPage(page, { left: 0, top: 0, width, height: cut }), top: 0 },
    { page: cropPage(page, { left: 0, top: cut, width, height: height - cut }), top: cut },
  ];
}

interface Gap {
  /** Rows of pixels. */
  readonly height: number;
  readonly middle: number;
  /** Of the page's print, 0-1. */
  readonly shareAbove: number;
}

function findCut(page: GreyPage, xHeight: number): number | undefined {
  const gaps = gapsOf(findPrint(page).strokes).filter((gap) => gap.height >= xHeight * leastGap);
  for (const share of leastShares) {
    const [widest] = gaps
      .filter(({ shareAbove }) => shareAbove >= share && shareAbove <= 1 - share)
      .toSorted((one, other) => other.height - one.height);
    if (widest !== undefined) return widest.middle;
  }
  return undefined;
}

function gapsOf(strokes: Uint16Array): readonly Gap[] {
  const total = strokes.reduce((sum, row) => sum + row, 0);
  const gaps: Gap[] = [];
  let above = 0;
  let height = 0;
  for (const [y, row] of strokes.entries()) {
    if (row === 0) height += 1;
    else {
      if (height > 0) gaps.push({ height, middle: y - Math.ceil(height / 2), shareAbove: above / total });
      height = 0;
    }
    above += row;
  }
  return gaps;
}
