import { blankPage, type GreyPage } from './grey-page.ts';

/** Quarter turns clockwise. */
export type QuarterTurns = 0 | 1 | 2 | 3;

export function turnPage(page: GreyPage, turns: QuarterTurns): GreyPage {
  if (turns === 0) return page;
  const { width, height, pixels } = page;
  const turned = new Uint8Array(pixels.length);
  if (turns === 2) {
    for (let at = 0, to = pixels.length - 1; to >= 0; at += 1, to -= 1) turned[to] = pixels[at] as number;
    return { width, height, pixels: turned };
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = turns === 1 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
      turned[to] = pixels[y * width + x] as number;
    }
  }
  return { width: height, height: width, pixels: turned };
}

/**
 * The page turned so that lines which fall by `slope` (rise of y per x, as a tangent) become level. The
 * page grows so that no corner is lost; the new corners are white.
 */
export function levelPage(page: GreyPage, slope: number): GreyPage {
  if (Math.abs(slope) < 0.0004) return page;
  const angle = Math.atan(slope);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const width = Math.ceil(page.width * Math.abs(cos) + page.height * Math.abs(sin));
  const height = Math.ceil(page.width * Math.abs(sin) + page.height * Math.abs(cos));
  const level = blankPage(width, height);
  const { pixels } = page;
  const stride = page.width;
  for (let y = 0; y < height; y += 1) {
    const dy = y - height / 2;
    let sourceX = (-width / 2) * cos - dy * sin + page.width / 2;
    let sourceY = (-width / 2) * sin + dy * cos + page.height / 2;
    const row = y * width;
    for (let x = 0; x < width; x += 1, sourceX += cos, sourceY += sin) {
      if (sourceX < 0 || sourceY < 0 || sourceX >= stride - 1 || sourceY >= page.height - 1) continue;
      const left = sourceX | 0;
      const top = sourceY | 0;
      const right = sourceX - left;
      const at = top * stride + left;
      const first = pixels[at] as number;
      const above = first + ((pixels[at + 1] as number) - first) * right;
      const second = pixels[at + stride] as number;
      const below = second + ((pixels[at + stride + 1] as number) - second) * right;
      level.pixels[row + x] = above + (below - above) * (sourceY - top);
    }
  }
  return level;
}
