import { blankPage, type GreyPage } from './grey-page.ts';

/** A rectangle in whole pixels. */
export interface PixelRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The part of a page inside a rectangle; what lies outside the page is white. */
export function cropPage(page: GreyPage, rect: PixelRect): GreyPage {
  const cut = blankPage(Math.max(1, Math.round(rect.width)), Math.max(1, Math.round(rect.height)));
  const left = Math.round(rect.left);
  const top = Math.round(rect.top);
  const from = Math.max(0, left);
  const to = Math.min(page.width, left + cut.width);
  if (to <= from) return cut;
  for (let y = Math.max(0, top); y < Math.min(page.height, top + cut.height); y += 1) {
    const row = page.pixels.subarray(y * page.width + from, y * page.width + to);
    cut.pixels.set(row, (y - top) * cut.width + (from - left));
  }
  return cut;
}

/** Around print, with room for the marks above and below letters and a little at the sides. */
export function rectAround(rects: readonly PixelRect[]): PixelRect {
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.left + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.top + rect.height));
  const height = bottom - top;
  return {
    left: left - height * 0.3,
    top: top - height * 0.3,
    width: right - left + height * 0.6,
    height: height * 1.6,
  };
}

/** White on all sides: recognition fails on letters that touch the edge. */
export function framePage(page: GreyPage, margin: number): GreyPage {
  return cropPage(page, {
    left: -margin,
    top: -margin,
    width: page.width + 2 * margin,
    height: page.height + 2 * margin,
  });
}

function shrinkWhole(page: GreyPage, step: number): GreyPage {
  const width = Math.max(1, Math.floor(page.width / step));
  const height = Math.max(1, Math.floor(page.height / step));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < step; dy += 1) {
        const start = (y * step + dy) * page.width + x * step;
        for (let dx = 0; dx < step; dx += 1) sum += page.pixels[start + dx] as number;
      }
      pixels[y * width + x] = sum / (step * step);
    }
  }
  return { width, height, pixels };
}

/** Which two of a row's places each place of another row lies between, and how far on the way to the second, 0-1. */
interface Blends {
  readonly near: Uint16Array;
  readonly far: Uint16Array;
  readonly share: Float32Array;
}

/** @param step Places of the source a place of the target. */
export function blendsOf(target: number, source: number, step: number): Blends {
  const near = new Uint16Array(target);
  const far = new Uint16Array(target);
  const share = new Float32Array(target);
  for (let at = 0; at < target; at += 1) {
    const place = Math.min(source - 1, Math.max(0, (at + 0.5) * step - 0.5));
    const first = Math.floor(place);
    near[at] = first;
    far[at] = Math.min(source - 1, first + 1);
    share[at] = place - first;
  }
  return { near, far, share };
}

function stretchSmooth(page: GreyPage, width: number, height: number): GreyPage {
  const pixels = new Uint8Array(width * height);
  const across = blendsOf(width, page.width, page.width / width);
  const down = blendsOf(height, page.height, page.height / height);
  // Of a page made larger, several rows lie between the same two: each is stretched once.
  let [upper, lower] = [new StretchedRow(width), new StretchedRow(width)];
  for (let y = 0; y < height; y += 1) {
    const near = down.near[y] as number;
    if (lower.source === near) [upper, lower] = [lower, upper];
    upper.take(page, near, across);
    lower.take(page, down.far[y] as number, across);
    blendRows(upper.lights, lower.lights, down.share[y] as number, pixels.subarray(y * width));
  }
  return { width, height, pixels };
}

function blendRows(upper: Float64Array, lower: Float64Array, share: number, into: Uint8Array): void {
  for (let x = 0; x < upper.length; x += 1) {
    const top = upper[x] as number;
    into[x] = top + ((lower[x] as number) - top) * share;
  }
}

/** One row of a page, at another width. */
class StretchedRow {
  readonly lights: Float64Array;
  source = -1;

  constructor(width: number) {
    this.lights = new Float64Array(width);
  }

  take({ width, pixels }: GreyPage, row: number, { near, far, share }: Blends): void {
    if (row === this.source) return;
    this.source = row;
    const { lights } = this;
    const start = row * width;
    for (let x = 0; x < lights.length; x += 1) {
      const left = pixels[start + (near[x] as number)] as number;
      lights[x] = left + ((pixels[start + (far[x] as number)] as number) - left) * (share[x] as number);
    }
  }
}

/** The page made larger or smaller. Shrinking averages, so that thin strokes fade rather than vanish. */
export function scalePage(page: GreyPage, factor: number): GreyPage {
  const width = Math.max(1, Math.round(page.width * factor));
  const height = Math.max(1, Math.round(page.height * factor));
  if (width === page.width && height === page.height) return page;
  const step = Math.floor(1 / factor);
  return stretchSmooth(step >= 2 ? shrinkWhole(page, step) : page, width, height);
}
