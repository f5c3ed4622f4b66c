import type { GreyPage } from './grey-page.ts';
import { scalePage } from './resample.ts';

export const inkBelow = 150;

/** A connected dark shape on a page. */
export interface DarkShape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Positions (y * width + x) of its pixels. */
  readonly pixels: readonly number[];
  readonly touchesEdge: boolean;
}

/** All connected dark shapes, diagonal neighbours counted. Meant for small copies of pages. */
export function findDarkShapes(page: GreyPage): readonly DarkShape[] {
  const { width, height, pixels } = page;
  const seen = new Uint8Array(pixels.length);
  const shapes: DarkShape[] = [];
  for (let start = 0; start < pixels.length; start += 1) {
    if (seen[start] === 1 || (pixels[start] as number) >= inkBelow) continue;
    const members = [start];
    seen[start] = 1;
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (let next = 0; next < members.length; next += 1) {
      const at = members[next] as number;
      const x = at % width;
      const y = (at - x) / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
          const neighbour = ny * width + nx;
          if (seen[neighbour] === 1 || (pixels[neighbour] as number) >= inkBelow) continue;
          seen[neighbour] = 1;
          members.push(neighbour);
        }
      }
    }
    const touchesEdge = left === 0 || top === 0 || right === width - 1 || bottom === height - 1;
    shapes.push({ left, top, right, bottom, pixels: members, touchesEdge });
  }
  return shapes;
}

/** A copy for looking at shapes, about 900 pixels on its longest side. */
export const smallCopy = (page: GreyPage): GreyPage =>
  scalePage(page, Math.min(1, 900 / Math.max(page.width, page.height)));

/**
 * Whitens what lies around the sheet: dark shapes that reach in from the picture's edge, such as the
 * scanner's lid, a table top, or the shadow of the page's border.
 */
export function clearSurroundings(page: GreyPage): GreyPage {
  const small = smallCopy(page);
  const outside = findDarkShapes(small).filter(
    (shape) => shape.touchesEdge && shape.pixels.length > small.pixels.length * 0.0004,
  );
  if (outside.length === 0) return page;
  const cleared = Uint8Array.from(page.pixels);
  const stepX = page.width / small.width;
  const stepY = page.height / small.height;
  for (const shape of outside) {
    for (const at of shape.pixels) {
      const x = at % small.width;
      const y = (at - x) / small.width;
      const left = Math.max(0, Math.floor((x - 1) * stepX));
      const right = Math.min(page.width, Math.ceil((x + 2) * stepX));
      for (
        let row = Math.max(0, Math.floor((y - 1) * stepY));
        row < Math.min(page.height, Math.ceil((y + 2) * stepY));
        row += 1
      ) {
        cleared.fill(255, row * page.width + left, row * page.width + right);
      }
    }
  }
  return { width: page.width, height: page.height, pixels: cleared };
}
