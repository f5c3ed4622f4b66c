import { inkBelow } from './dark-shapes.ts';
import type { GreyPage } from './grey-page.ts';

/** A rule that runs down the page: its middle column and its ends, in pixels. */
interface Upright {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** So many rules in a row divide a field into places for one sign each; fewer may be letters, or a table. */
const fewestRules = 7;
/** Heights of a field, in heights of small letters: capitals are lower, tables and frames taller. */
const [lowest, tallest] = [1.6, 4.5];

/**
 * Whitens the rules of fields that have a place for each sign, as forms have them for numbers. Recognition reads
 * the rules as letters and figures between the real ones.
 */
export function clearDividers(page: GreyPage, xHeight: number): GreyPage {
  if (xHeight < 6) return page;
  const fields = findFields(page, xHeight);
  if (fields.length === 0) return page;
  const pixels = Uint8Array.from(page.pixels);
  const whiten = (left: number, right: number, top: number, bottom: number): void => {
    for (let y = Math.max(0, top); y <= Math.min(page.height - 1, bottom); y += 1)
      pixels.fill(255, y * page.width + Math.max(0, left), y * page.width + Math.min(page.width, right + 1));
  };
  const [thick, around] = [Math.ceil(xHeight * 0.15), Math.ceil(xHeight * 0.2)];
  for (const rules of fields) {
    for (const { x, top, bottom } of rules) whiten(x - thick, x + thick, top - around, bottom + around);
    const [first, last] = [rules[0], rules.at(-1)];
    if (first === undefined || last === undefined) continue;
    for (const y of [Math.min(first.top, last.top), Math.max(first.bottom, last.bottom)])
      whiten(first.x, last.x, y - around, y + around);
  }
  return { width: page.width, height: page.height, pixels };
}

function findFields(page: GreyPage, xHeight: number): readonly (readonly Upright[])[] {
  const fields: (readonly Upright[])[] = [];
  let below = 0;
  // Every field is higher than the step, so that some row goes through it.
  for (let y = Math.round(xHeight); y < page.height - xHeight; y += Math.round(xHeight)) {
    if (y < below) continue;
    for (const rules of inRows(uprightsAt(page, y, xHeight), xHeight)) {
      fields.push(rules);
      below = Math.max(below, ...rules.map(({ bottom }) => bottom + 1));
    }
  }
  return fields;
}

/** The rules that a row of pixels crosses. */
function uprightsAt(page: GreyPage, y: number, xHeight: number): readonly Upright[] {
  const { width, height, pixels } = page;
  const isInk = (x: number, row: number): boolean =>
    row >= 0 && row < height && (pixels[row * width + x] as number) < inkBelow;
  const uprights: Upright[] = [];
  const widest = Math.max(3, xHeight * 0.3);
  for (let x = 0; x < width; x += 1) {
    if (!isInk(x, y)) continue;
    const from = x;
    while (x < width && isInk(x, y)) x += 1;
    if (x - from > widest) continue;
    const middle = Math.floor((from + x - 1) / 2);
    const isThere = (row: number): boolean =>
      isInk(middle, row) || isInk(middle - 1, row) || isInk(middle + 1, row);
    let [top, bottom] = [y, y];
    while (bottom - top <= tallest * xHeight && isThere(top - 1)) top -= 1;
    while (bottom - top <= tallest * xHeight && isThere(bottom + 1)) bottom += 1;
    const size = bottom - top + 1;
    if (size >= lowest * xHeight && size <= tallest * xHeight) uprights.push({ x: middle, top, bottom });
  }
  return uprights;
}

/** Rules of one height that stand equally far from one another. */
function inRows(uprights: readonly Upright[], xHeight: number): readonly (readonly Upright[])[] {
  const rows: (readonly Upright[])[] = [];
  let row: Upright[] = [];
  const close = (): void => {
    if (row.length >= fewestRules) rows.push(row);
  };
  for (const upright of uprights) {
    const [before, earlier] = [row.at(-1), row.at(-2)];
    const step = before === undefined ? 0 : upright.x - before.x;
    const pitch = before === undefined || earlier === undefined ? step : before.x - earlier.x;
    const follows =
      before !== undefined &&
      step >= xHeight * 0.8 &&
      step <= xHeight * 4 &&
      Math.abs(step - pitch) <= Math.max(2, pitch * 0.15) &&
      Math.abs(upright.top - before.top) <= xHeight * 0.3 &&
      Math.abs(upright.bottom - before.bottom) <= xHeight * 0.3;
    if (follows) row.push(upright);
    // A sign as tall as the field stands between two rules.
    else if (before !== undefined && step < pitch * 0.85 && row.length >= 2) continue;
    else {
      close();
      row = [upright];
    }
  }
  close();
  return rows;
}
