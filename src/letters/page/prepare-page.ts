import { flattenBackground } from './background.ts';
import { clearSurroundings } from './dark-shapes.ts';
import type { GreyPage } from './grey-page.ts';
import { scalePage } from './resample.ts';
import { findLineDirection, mapInk, measureText } from './text-lines.ts';
import { levelPage, turnPage } from './turn.ts';

/** The size of small letters, in pixels, at which the Danish model reads best. */
const bestXHeight = 20;
/** A page is never made larger than this for recognition; pixels. */
const mostPixels = 14_000_000;

export interface PreparedPage {
  /** Upright, level, white paper and black ink, at the size for recognition. */
  readonly page: GreyPage;
  /** Height of small letters on it, in pixels; 0 where no lines were found. */
  readonly xHeight: number;
  /** Whether the shapes of the lines spoke clearly for this way up. */
  readonly wayUpIsClear: boolean;
}

/** Makes a scan or photograph ready to be recognised: even light, lines level, right way up, right size. */
export function preparePage(raw: GreyPage): PreparedPage {
  const flat = clearSurroundings(flattenBackground(raw));
  const ink = mapInk(flat);
  const lines = findLineDirection(ink);
  const onItsSide = lines.axis === 'along' && lines.clearness > 1.15;
  const upright = onItsSide ? turnPage(flat, 1) : flat;
  // A quarter turn clockwise mirrors the direction of the fall.
  const slope = onItsSide ? -lines.slope : lines.axis === 'across' ? lines.slope : 0;
  const level = levelPage(upright, slope);
  const text = measureText(level);
  const turned = text.lines >= 3 && text.uprightness < 1 ? turnPage(level, 2) : level;
  const certainty = Math.abs(Math.log(text.uprightness));
  const wanted = text.xHeight > 0 ? bestXHeight / text.xHeight : 1;
  const room = Math.sqrt(mostPixels / (turned.width * turned.height));
  const factor = Math.min(room, Math.max(0.5, Math.min(3, wanted)));
  const worthwhile = Math.abs(factor - 1) > 0.12 || factor < 1;
  return {
    page: worthwhile ? scalePage(turned, factor) : turned,
    xHeight: text.xHeight * (worthwhile ? factor : 1),
    wayUpIsClear: text.lines >= 5 && certainty > 0.2,
  };
}
