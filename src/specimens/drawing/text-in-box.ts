import type { Box, PageDrawing } from './page-drawing.ts';
import { textWidth } from './text-width.ts';

/** The signs whose middle lies in a box, in the order of drawing: what a box of the truth holds. */
export function textInBox(pages: readonly PageDrawing[], box: Box): string {
  let held = '';
  for (const shape of pages[box.page]?.shapes ?? []) {
    if (shape.kind !== 'text' || shape.turned !== undefined) continue;
    if (shape.y < box.top || shape.y > box.top + box.height) continue;
    let x = shape.x;
    for (const sign of shape.text) {
      const width = textWidth(sign, shape.font, shape.weight, shape.size);
      const middle = x + width / 2;
      if (middle > box.left && middle < box.left + box.width) held += sign;
      x += width;
    }
  }
  return held;
}
