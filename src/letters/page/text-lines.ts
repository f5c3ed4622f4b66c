import { findDarkShapes, inkBelow, smallCopy } from './dark-shapes.ts';
import type { GreyPage } from './grey-page.ts';

/** Where the letters' ink is on a small copy of the page. */
export interface InkMap {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** The ink of shapes that may be letters or words: no rules, frames, rings or specks. */
export function mapInk(page: GreyPage): InkMap {
  const small = smallCopy(page);
  const tallest = Math.max(small.width, small.height) / 18;
  const xs: number[] = [];
  const ys: number[] = [];
  for (const shape of findDarkShapes(small)) {
    const width = shape.right - shape.left + 1;
    const height = shape.bottom - shape.top + 1;
    if (shape.pixels.length < 3 || Math.min(width, height) > tallest || Math.max(width, height) > 4 * tallest)
      continue;
    for (const at of shape.pixels) {
      xs.push(at % small.width);
      ys.push(Math.floor(at / small.width));
    }
  }
  return { xs: Float32Array.from(xs), ys: Float32Array.from(ys), width: small.width, height: small.height };
}

/** How sharply the ink falls into level rows when the page is sheared by a slope: text lines give peaks. */
function rowSharpness(along: Float32Array, across: Float32Array, slope: number, size: number): number {
  const reach = Math.ceil(size * 0.5);
  const rows = new Float32Array(size + 2 * reach + 2);
  for (let at = 0; at < along.length; at += 1) {
    const row = (across[at] as number) - (along[at] as number) * slope + reach;
    const index = Math.floor(row);
    if (index >= 0 && index < rows.length) rows[index] = (rows[index] as number) + 1;
  }
  let sharpness = 0;
  for (let row = 1; row < rows.length; row += 1) {
    const step = (rows[row] as number) - (rows[row - 1] as number);
    sharpness += step * step;
  }
  return sharpness;
}

export interface LineDirection {
  /** Whether lines run across the page as it stands, or along its height (a page on its side). */
  readonly axis: 'across' | 'along';
  /** Tangent of the lines' fall, in the direction of the axis. */
  readonly slope: number;
  /** Sharpness of the chosen axis over the other's; about 1 where there is no text. */
  readonly clearness: number;
}

function bestSlope(
  along: Float32Array,
  across: Float32Array,
  size: number,
): { slope: number; sharpness: number } {
  let best = { slope: 0, sharpness: -1 };
  const seek = (middle: number, reach: number, step: number): void => {
    for (let slope = middle - reach; slope <= middle + reach + step / 2; slope += step) {
      const sharpness = rowSharpness(along, across, slope, size);
      if (sharpness > best.sharpness) best = { slope, sharpness };
    }
  };
  seek(0, 0.26, 0.01);
  seek(best.slope, 0.01, 0.0025);
  seek(best.slope, 0.0025, 0.0005);
  return best;
}

/** So many times sharper lines have to be along the page to be believed. */
const clearlyAlong = 1.4;

/** Finds how the text lines lie, up to about 15 degrees from level. */
export function findLineDirection(ink: InkMap): LineDirection {
  const across = bestSlope(ink.xs, ink.ys, ink.height);
  const along = bestSlope(ink.ys, ink.xs, ink.width);
  // Left edges and typewriters' columns give peaks along the page too; most pages lie upright.
  const isAcross = across.sharpness * clearlyAlong >= along.sharpness;
  const [chosen, other] = isAcross ? [across, along] : [along, across];
  return {
    axis: isAcross ? 'across' : 'along',
    slope: chosen.slope,
    clearness: chosen.sharpness / Math.max(1, other.sharpness),
  };
}

interface LineBand {
  readonly xHeight: number;
  /** Ink above the small letters and below the base line, in pixels. */
  readonly above: number;
  readonly below: number;
}

function* lineBands(rows: Float32Array): Generator<LineBand> {
  let start = -1;
  for (let row = 0; row <= rows.length; row += 1) {
    const inked = row < rows.length && (rows[row] as number) > 0;
    if (inked && start < 0) start = row;
    if (inked || start < 0) continue;
    const band = rows.subarray(start, row);
    start = -1;
    const peak = Math.max(...band);
    if (band.length < 5 || band.length > rows.length / 8 || peak < 4) continue;
    const first = band.findIndex((ink) => ink > peak * 0.45);
    const last = band.findLastIndex((ink) => ink > peak * 0.45);
    const sum = (part: Float32Array): number => part.reduce((total, ink) => total + ink, 0);
    yield {
      xHeight: last - first + 1,
      above: sum(band.subarray(0, first)),
      below: sum(band.subarray(last + 1)),
    };
  }
}

export interface TextMeasure {
  /** Height of small letters in pixels; 0 where no lines were found. */
  readonly xHeight: number;
  /** Ink above small letters over ink below them: more than 1 on an upright page of Latin text. */
  readonly uprightness: number;
  readonly lines: number;
}

/** Runs of ink longer than this share of the page are rules, borders and pictures, not letters. */
const ruleShare = 1 / 20;

/** Marks the ink of what runs down the page; undefined where there is nothing of the kind. */
function findUprights({ width, height, pixels }: GreyPage): Uint8Array | undefined {
  const longest = height * ruleShare;
  const runs = new Uint16Array(width);
  let marked: Uint8Array | undefined;
  for (let y = 0; y <= height; y += 1) {
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      if (y < height && (pixels[row + x] as number) < inkBelow) {
        runs[x] = (runs[x] as number) + 1;
        continue;
      }
      const run = runs[x] as number;
      runs[x] = 0;
      if (run <= longest) continue;
      marked ??= new Uint8Array(pixels.length);
      for (let up = 1; up <= run; up += 1) marked[row - up * width + x] = 1;
    }
  }
  return marked;
}

/** The print in each row of pixels; 0 between lines. */
export interface PrintInRows {
  /** Pixels of ink. */
  readonly ink: Float32Array;
  /** Runs of ink: about twice as many as letters, however bold they are. */
  readonly strokes: Uint16Array;
}

/** Finds the print in the rows of a page whose lines are level. */
export function findPrint(page: GreyPage): PrintInRows {
  const { width, height, pixels } = page;
  const rows = new Float32Array(height);
  const strokes = new Uint16Array(height);
  const floor = width * 0.0015;
  const longest = width * ruleShare;
  const uprights = findUprights(page);
  for (let y = 0; y < height; y += 1) {
    let ink = 0;
    let runs = 0;
    let run = 0;
    for (let at = y * width; at < (y + 1) * width; at += 1) {
      if ((pixels[at] as number) < inkBelow && uprights?.[at] !== 1) {
        run += 1;
      } else if (run > 0) {
        if (run < longest) {
          ink += run;
          runs += 1;
        }
        run = 0;
      }
    }
    if (ink <= floor) continue;
    rows[y] = ink - floor;
    strokes[y] = runs;
  }
  return { ink: rows, strokes };
}

/** Measures the text of a page whose lines are level, by the ink in its rows. */
export function measureText(page: GreyPage): TextMeasure {
  const { ink: rows } = findPrint(page);
  const bands = [...lineBands(rows)];
  const heights = bands.map((band) => band.xHeight).sort((a, b) => a - b);
  const above = bands.reduce((sum, band) => sum + band.above, 0);
  const below = bands.reduce((sum, band) => sum + band.below, 0);
  return {
    xHeight: heights[Math.floor(heights.length / 2)] ?? 0,
    uprightness: (above + 1) / (below + 1),
    lines: bands.length,
  };
}
