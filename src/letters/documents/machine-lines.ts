import type { LetterWord, PageText } from '../text/page-text.ts';

/** A line of a document's machine-readable zone, as words of the page: where to read it again. */
export type ZoneLine = readonly LetterWord[];

/** Fewer signs than this are no line of a zone: the shortest has 30, some of which recognition loses. */
const fewestSigns = 22;

/**
 * Lines of a page that look like a passport's or card's machine-readable zone (ICAO 9303): two or three long
 * lines under one another of capitals, digits and `<`, which recognition also takes for « or ‹.
 */
export function findZoneLines(page: PageText): readonly ZoneLine[] {
  const lines = gatherLines(page).filter(looksLikeZone);
  const last = lines.at(-1);
  if (last === undefined) return [];
  // The zone stands lowest on its document: lines near above its last one, no more than three.
  const height = Math.max(...last.map(({ box }) => box.height));
  const zone = [last];
  for (const line of lines.slice(0, -1).toReversed()) {
    const gap = middleOf(zone[0] ?? last) - middleOf(line);
    if (gap > height * 4 || zone.length === 3) break;
    zone.unshift(line);
  }
  return zone.length >= 2 ? zone : [];
}

const middle = ({ box }: LetterWord): number => box.top + box.height / 2;
const middleOf = (line: ZoneLine): number => line.reduce((sum, word) => sum + middle(word), 0) / line.length;

function gatherLines(page: PageText): readonly LetterWord[][] {
  const lines: LetterWord[][] = [];
  for (const word of [...page.words].sort((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && middle(word) - middleOf(line) < first.box.height * 0.6)
      line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.box.left - b.box.left));
}

function looksLikeZone(line: ZoneLine): boolean {
  const text = line.map((word) => word.text).join('');
  if (text.length < fewestSigns) return false;
  const fillers = text.replace(/[^<«‹]/gu, '').length;
  const signs = text.replace(/[^A-Z0-9<«‹]/gu, '').length;
  return fillers >= 2 && signs > text.length * 0.7;
}
