import type { GreyPage } from './grey-page.ts';

/** Rows with print, one below the other. */
interface Band {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly ink: number;
}

/** Of what is darkest in a strip, so much is ink. */
const inkShare = 0.45;
/** Of the line's height: marks above letters and below them are smaller, and nearer, than other lines. */
const tallestMark = 0.5;
const farthestMark = 0.4;

/**
 * A strip with one line of text, of which parts of the lines above and below are taken away: recognition takes two
 * lines for one that says nothing. What cannot be told apart stays as it is.
 */
export function keepOneLine(strip: GreyPage): GreyPage {
  const bands = findBands(strip);
  const line = bands.reduce<Band | undefined>(
    (most, band) => (most === undefined || band.ink > most.ink ? band : most),
    undefined,
  );
  if (line === undefined || bands.length < 2) return strip;
  const height = line.to - line.from;
  const gapTo = (band: Band): number => (band.to <= line.from ? line.from - band.to : band.from - line.to);
  const belongs = (band: Band): boolean =>
    band === line || (band.to - band.from <= height * tallestMark && gapTo(band) <= height * farthestMark);
  const others = bands.filter((band) => !belongs(band));
  if (others.length === 0) return strip;
  const pixels = strip.pixels.slice();
  for (const { from, to } of others) pixels.fill(white, from * strip.width, to * strip.width);
  return { ...strip, pixels };
}

const white = 255;

function findBands({ width, height, pixels }: GreyPage): readonly Band[] {
  let [darkest, lightest] = [white, 0];
  for (const pixel of pixels) {
    if (pixel < darkest) darkest = pixel;
    if (pixel > lightest) lightest = pixel;
  }
  const limit = darkest + (lightest - darkest) * inkShare;
  const bands: Band[] = [];
  let [from, ink] = [-1, 0];
  for (let y = 0; y <= height; y += 1) {
    let dark = 0;
    if (y < height)
      for (let x = 0; x < width; x += 1) if ((pixels[y * width + x] as number) < limit) dark += 1;
    if (dark > 0) {
      if (from < 0) from = y;
      ink += dark;
    } else if (from >= 0) {
      bands.push({ from, to: y, ink });
      [from, ink] = [-1, 0];
    }
  }
  return bands;
}
