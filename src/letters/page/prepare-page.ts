import { flattenBackground } from './background.ts';
import { clearDividers } from './clear-dividers.ts';
import { clearLeaders } from './clear-leaders.ts';
import { clearSurroundings } from './dark-shapes.ts';
import type { GreyPage } from './grey-page.ts';
import { scalePage } from './resample.ts';
import { findLineDirection, mapInk, measureText, type TextMeasure } from './text-lines.ts';
import { levelPage, turnPage } from './turn.ts';

/** The height of small letters, in pixels, from which the Danish model reads no better but only slower. */
export const bestXHeight = 16;
/** A page is never made larger than this for recognition; pixels. */
const mostPixels = 14_000_000;
/** Longest side at which a page is looked at first: a sheet of A4 at 200 dpi, and some room around it. */
const firstLook = 2450;

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
  const smaller = Math.min(1, firstLook / Math.max(raw.width, raw.height));
  const first = levelled(scalePage(raw, smaller));
  const { xHeight } = first.text;
  // Small print on a large picture: what the first look has thrown away is needed.
  const isTooSmall = smaller < 1 && xHeight > 0 && xHeight < bestXHeight * 0.8;
  const larger = Math.min(1, (smaller * bestXHeight) / Math.max(1, xHeight));
  return atReadingSize(isTooSmall ? levelled(scalePage(raw, larger)) : first);
}

interface LevelledPage {
  readonly page: GreyPage;
  readonly text: TextMeasure;
}

function levelled(raw: GreyPage): LevelledPage {
  const flat = clearSurroundings(flattenBackground(raw));
  const lines = findLineDirection(mapInk(flat));
  const onItsSide = lines.axis === 'along';
  const upright = onItsSide ? turnPage(flat, 1) : flat;
  // A quarter turn clockwise mirrors the direction of the fall.
  const slope = onItsSide ? -lines.slope : lines.slope;
  const page = levelPage(upright, slope);
  return { page, text: measureText(page) };
}

function atReadingSize({ page, text }: LevelledPage): PreparedPage {
  const turned = text.lines >= 3 && text.uprightness < 1 ? turnPage(page, 2) : page;
  const certainty = Math.abs(Math.log(text.uprightness));
  const wanted = text.xHeight > 0 ? bestXHeight / text.xHeight : 1;
  const room = Math.sqrt(mostPixels / (turned.width * turned.height));
  const factor = Math.min(room, Math.max(0.5, Math.min(3, wanted)));
  const worthwhile = Math.abs(factor - 1) > 0.12 || factor < 1;
  const xHeight = text.xHeight * (worthwhile ? factor : 1);
  return {
    page: clearDividers(clearLeaders(worthwhile ? scalePage(turned, factor) : turned, xHeight), xHeight),
    xHeight,
    wayUpIsClear: text.lines >= 5 && certainty > 0.2,
  };
}
