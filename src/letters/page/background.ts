import type { GreyPage } from './grey-page.ts';

/** The paper's own light per block: a high percentile, so that print in the block does not count. */
function paperLight(page: GreyPage, block: number): GreyPage {
  const width = Math.ceil(page.width / block);
  const height = Math.ceil(page.height / block);
  const pixels = new Uint8Array(width * height);
  const counts = new Uint32Array(256);
  for (let by = 0; by < height; by += 1) {
    for (let bx = 0; bx < width; bx += 1) {
      counts.fill(0);
      let total = 0;
      for (let y = by * block; y < Math.min(page.height, (by + 1) * block); y += 1) {
        for (let x = bx * block; x < Math.min(page.width, (bx + 1) * block); x += 1) {
          const light = page.pixels[y * page.width + x] as number;
          counts[light] = (counts[light] as number) + 1;
          total += 1;
        }
      }
      let above = total * 0.2;
      let light = 255;
      while (light > 0 && above > 0) {
        above -= counts[light] as number;
        light -= 1;
      }
      pixels[by * width + bx] = light;
    }
  }
  return { width, height, pixels };
}

function overNeighbours(map: GreyPage, reach: number, pick: (values: number[]) => number): GreyPage {
  const pixels = new Uint8Array(map.pixels.length);
  const values: number[] = [];
  for (let y = 0; y < map.height; y += 1) {
    for (let x = 0; x < map.width; x += 1) {
      values.length = 0;
      for (let ny = Math.max(0, y - reach); ny <= Math.min(map.height - 1, y + reach); ny += 1) {
        for (let nx = Math.max(0, x - reach); nx <= Math.min(map.width - 1, x + reach); nx += 1) {
          values.push(map.pixels[ny * map.width + nx] as number);
        }
      }
      pixels[y * map.width + x] = pick(values);
    }
  }
  return { width: map.width, height: map.height, pixels };
}

const largest = (values: number[]): number => Math.max(...values);
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Where the darkest ink begins, so that faint print becomes black: the level of the darkest 0.6 %. */
function inkLevel(pixels: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const light of pixels) counts[light] = (counts[light] as number) + 1;
  let left = pixels.length * 0.006;
  let light = 0;
  while (light < 255 && left > 0) {
    left -= counts[light] as number;
    light += 1;
  }
  return Math.min(light, 190);
}

/**
 * Even white paper and black ink: shadows, yellowed paper and low contrast are divided away, and what
 * remains is stretched from the ink to just under the paper.
 */
export function flattenBackground(page: GreyPage): GreyPage {
  const block = Math.max(8, Math.round(Math.min(page.width, page.height) / 80));
  const paper = overNeighbours(overNeighbours(paperLight(page, block), 1, largest), 2, mean);
  const pixels = new Uint8Array(page.pixels.length);
  for (let y = 0; y < page.height; y += 1) {
    const mapY = Math.min(paper.height - 1, Math.max(0, (y + 0.5) / block - 0.5));
    const upper = Math.floor(mapY);
    const lower = Math.min(paper.height - 1, upper + 1);
    const down = mapY - upper;
    for (let x = 0; x < page.width; x += 1) {
      const mapX = Math.min(paper.width - 1, Math.max(0, (x + 0.5) / block - 0.5));
      const near = Math.floor(mapX);
      const far = Math.min(paper.width - 1, near + 1);
      const right = mapX - near;
      const light =
        ((paper.pixels[upper * paper.width + near] as number) * (1 - right) +
          (paper.pixels[upper * paper.width + far] as number) * right) *
          (1 - down) +
        ((paper.pixels[lower * paper.width + near] as number) * (1 - right) +
          (paper.pixels[lower * paper.width + far] as number) * right) *
          down;
      const at = y * page.width + x;
      pixels[at] = Math.min(255, ((page.pixels[at] as number) * 255) / Math.max(30, light));
    }
  }
  const ink = inkLevel(pixels);
  const white = 235;
  for (let at = 0; at < pixels.length; at += 1) {
    const light = ((pixels[at] as number) - ink) * (255 / (white - ink));
    pixels[at] = light < 0 ? 0 : light > 255 ? 255 : light;
  }
  return { width: page.width, height: page.height, pixels };
}

/** Only ink as black as the print, of a page whose background is flat: stamps and rings are greyer, and vanish. */
export function darkestInk(page: GreyPage): GreyPage {
  const [black, white] = [40, 120];
  const pixels = page.pixels.map((light) =>
    Math.max(0, Math.min(255, ((light - black) * 255) / (white - black))),
  );
  return { width: page.width, height: page.height, pixels };
}
